#pragma once
// Files that must survive a crash: what `Journal` needs of the system, each call once and without
// hidden retries but that of an interrupted one. Every call gives minus errno where it fails.

#include <stdint.h>

/// Makes a file that is not there yet, for writing. Gives the descriptor.
int csystem_file_create(const char *path);

/// Opens a file for reading. Gives the descriptor.
int csystem_file_open(const char *path);

/// Writes what the system takes at once. Gives how many bytes.
int64_t csystem_file_write(int descriptor, const void *bytes, int64_t count);

/// Reads what the system gives at once; 0 at the end.
int64_t csystem_file_read(int descriptor, void *bytes, int64_t count);

/// Makes a file in a folder that no name leads to, for writing and reading: nothing is left of it
/// once it is closed, however the process ends. Gives the descriptor.
int csystem_file_nameless(const char *directory);

/// Reads what the system gives at once, from a byte on; 0 at the end.
int64_t csystem_file_read_at(int descriptor, void *bytes, int64_t count, int64_t offset);

/// How many bytes a file has.
int64_t csystem_file_size(int descriptor);

/// Brings what was written to the disk, with what is needed to find it. Gives 0.
int csystem_file_sync(int descriptor);

/// Lets the system drop from its memory the first bytes of a file, as far as they are on the disk;
/// a page that is not whole among them stays. `count` is above 0.
void csystem_file_forget(int descriptor, int64_t count);

/// Closes a descriptor.
void csystem_file_close(int descriptor);

/// Brings the names in a folder to the disk. Gives 0.
int csystem_directory_sync(const char *path);

/// Makes a folder for this user alone; one that is there already is as good. Gives 0.
int csystem_directory_make(const char *path);

/// Removes an empty folder. Gives 0.
int csystem_directory_remove(const char *path);

/// The names in a folder one after another, each ended by a zero. Gives how many bytes that is,
/// also where it is more than the capacity.
int64_t csystem_directory_names(const char *path, char *names, int64_t capacity);

/// Gives a file another name, in the place of the one that has it. Gives 0.
int csystem_file_rename(const char *from, const char *to);

/// Removes a file. Gives 0.
int csystem_file_remove(const char *path);

/// Opens or makes a file and locks it for this process. Gives the descriptor, whose closing
/// unlocks; minus EWOULDBLOCK where another process has it.
int csystem_file_lock(const char *path);

/// Whether an error number says that somebody else has the lock, or that nothing is there.
int csystem_error_is_locked(int code);
int csystem_error_is_absence(int code);

/// The numbers of errors that are made here or injected by tests.
extern const int32_t csystem_error_no_space;
extern const int32_t csystem_error_input_output;
extern const int32_t csystem_error_read_only;
extern const int32_t csystem_error_exists;
extern const int32_t csystem_error_locked;
extern const int32_t csystem_error_absent;

/// Seconds since 1970 by the clock on the wall.
int64_t csystem_calendar_seconds(void);
