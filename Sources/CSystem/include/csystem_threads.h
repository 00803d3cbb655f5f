#pragma once
// Threads, doorbells and the monotonic clock: what `Lanes` and `Venue` need and Swift cannot import
// (eventfd is not in the Glibc module; thread names need _GNU_SOURCE; the spin hint is not public).

#include <stdint.h>

/// Tells the processor that this thread is spinning, so that its sibling gets the pipeline.
static inline void csystem_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
  __asm__ volatile("yield");
#endif
}

/// What an errno means, in the words of the system's own table; lives for ever.
const char *csystem_error_text(int code);

/// Memory that is all zero, and not in use before it is touched; never NULL.
///
/// It is given back with `csystem_memory_free`.
void *csystem_memory_zeroed(int64_t count);

/// Gives memory of `csystem_memory_zeroed` back.
void csystem_memory_free(void *memory);

/// From now on pieces of a quarter of a megabyte and more come straight from the system and go
/// straight back, and no more than that is kept free for later. Left alone, the allocator learns
/// to keep more.
void csystem_memory_keep_little(void);

/// Gives memory that is free, and that the allocator keeps for later, back to the system.
void csystem_memory_trim(void);

/// Gives the pages of programs and libraries that were read so far, and cannot be written, back to
/// the system: what is needed again is mapped again, and what only the start needed is not.
void csystem_memory_forget_start(void);

/// Gives the rest of this thread's time slice away.
void csystem_yield(void);

/// Nanoseconds of the clock that never goes back and does not tick while the machine sleeps.
int64_t csystem_monotonic_nanoseconds(void);

/// Nanoseconds of processor time that the calling thread has used.
int64_t csystem_thread_processor_nanoseconds(void);

/// A doorbell: a non-blocking eventfd, closed on exec.
///
/// Gives the descriptor, or minus errno.
int csystem_doorbell_open(void);

/// Makes the descriptor readable.
///
/// Never blocks: a full counter is readable already.
void csystem_doorbell_ring(int descriptor);

/// Takes every ring that was given so far; 1 if there was one, 0 if not.
///
/// Never blocks.
int csystem_doorbell_drain(int descriptor);

/// Waits until the descriptor is readable: 1 when it is, 0 at the timeout or a signal.
///
/// A negative timeout waits for ever. The ring is left in place for `csystem_doorbell_drain`.
int csystem_doorbell_wait(int descriptor, int64_t timeout_nanoseconds);

/// Closes the descriptor.
void csystem_doorbell_close(int descriptor);

/// A thread that was started, until it is joined or detached.
typedef struct csystem_thread {
  uint64_t handle;
} csystem_thread;

/// Starts a thread that runs `entry(context)`.
///
/// Gives 0, or errno. The thread blocks every signal that can be blocked but those of a crash, so
/// that signals reach the thread that waits for them; its name is cut to what the system shows (15
/// bytes).
int csystem_thread_start(
    csystem_thread *thread, const char *name, void (*entry)(void *context), void *context);

/// Waits until the thread has ended.
void csystem_thread_join(csystem_thread thread);

/// Lets the thread end on its own.
void csystem_thread_detach(csystem_thread thread);

/// Lets every other thread go first: for work that nobody waits for.
void csystem_thread_step_back(void);
