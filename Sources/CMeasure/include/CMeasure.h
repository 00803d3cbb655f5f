#pragma once
// What the measuring program needs of the system: files of words, memory in use, time, and counts
// of what a matcher must not do.

#include <stddef.h>
#include <stdint.h>
#include <time.h>

/// Nanoseconds of the clock that never goes back.
static inline int64_t cmeasure_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/// Bytes of memory that this process has in use, by the system's own count.
int64_t cmeasure_resident_bytes(void);

/// Reads a file of words, at most so many. Gives how many words it has, or minus errno.
int64_t cmeasure_read_words(const char *path, uint64_t *words, int64_t capacity);

/// Writes bytes into a file, replacing it. Gives 0 or minus errno.
int cmeasure_write_bytes(const char *path, const void *bytes, int64_t count);

/// Makes an empty file of a name of its own in the folder for such files. Gives 0 or minus errno.
int cmeasure_make_file(char *path, int capacity);

/// Removes a file.
void cmeasure_remove_file(const char *path);

/// What follows a word at the beginning of a line of a file; without a word the first line.
int cmeasure_system_text(const char *file, const char *key, char *text, int capacity);

/// What was counted since counting began.
typedef struct {
  /// Calls of the allocator that give memory out or take it back.
  int64_t allocations;
  /// Objects of the Swift runtime that were made, retained or released.
  int64_t references;
  /// Locks that were taken.
  int64_t locks;
  /// System calls.
  int64_t system_calls;
} cmeasure_counts;

/// Begins to count, from 0. Gives 0, or minus errno where system calls cannot be counted.
///
/// System calls are counted by having each of them refused with a signal. That cannot be undone:
/// afterwards the process may only write and exit.
int cmeasure_begin_counting(int counts_system_calls);

/// Ends counting and gives what was counted.
cmeasure_counts cmeasure_end_counting(void);

/// A place in a program from which something counted was called, system calls aside.
typedef struct {
  /// Where the call returns to.
  const void *address;
  /// The program or library that it lies in; NULL where that is not known.
  const char *file;
  /// How far from its beginning, as symbols are looked up by.
  int64_t offset;
  /// How often.
  int64_t calls;
} cmeasure_caller;

/// Lists who called, most calls first, once counting has ended. Gives how many it listed.
int cmeasure_callers(cmeasure_caller *list, int capacity);

/// Does one of what is counted: 0 allocates, 1 takes a lock, 2 calls the system.
void cmeasure_commit(int kind);

/// Has the allocator give memory back to the system as soon as a large piece is freed.
void cmeasure_return_memory_at_once(void);
