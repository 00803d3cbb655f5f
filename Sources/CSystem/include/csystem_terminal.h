#pragma once
// The terminal's device, the process's signals, and the guard that leaves a usable terminal behind
// when the program crashes: what `Terminal` needs and Swift cannot import (signalfd and memfd are
// not in the Glibc module) or must not do itself (only async-signal-safe C may run in a crash
// handler).

#include <stddef.h>
#include <stdint.h>

/// A terminal's columns and rows; 0 and 0 where they are not known.
typedef struct csystem_terminal_size {
  int32_t columns;
  int32_t rows;
} csystem_terminal_size;

/// Milliseconds of the clock that never goes back.
int64_t csystem_terminal_milliseconds(void);

/// 1 if the descriptor is a terminal.
int csystem_terminal_is(int descriptor);

/// How large the terminal says it is.
csystem_terminal_size csystem_terminal_measure(int descriptor);

/// Opens the terminal behind a descriptor once more, non-blocking, without changing the original.
///
/// Where the device may not be opened (after `su`), this is a blocking duplicate. Gives the
/// descriptor, or minus errno.
int csystem_terminal_reopen(int descriptor);

/// Closes a descriptor.
void csystem_terminal_close(int descriptor);

/// Remembers the line settings and switches to raw input: no echo, no lines, no keys that signal.
///
/// The settings are remembered once, until `csystem_terminal_forget`. Gives 0, or errno.
int csystem_terminal_enter_raw(int descriptor);

/// Puts the remembered line settings back and throws away input that nobody has read.
void csystem_terminal_leave_raw(int descriptor);

/// Forgets the remembered line settings.
void csystem_terminal_forget(void);

/// Reads what is there: the number of bytes, 0 if there is nothing now, -1 if the terminal is gone.
int csystem_terminal_read(int descriptor, uint8_t *bytes, int capacity);

/// Writes what the terminal takes at once: the number of bytes, 0 if it takes nothing now, -1 if it
/// is gone.
int csystem_terminal_write(int descriptor, const uint8_t *bytes, int count);

/// What `csystem_terminal_wait` found.
enum csystem_terminal_ready {
  csystem_terminal_ready_input = 1,
  csystem_terminal_ready_signal = 2,
  csystem_terminal_ready_doorbell = 4,
  csystem_terminal_ready_output = 8,
  csystem_terminal_ready_gone = 16,
};

/// Makes a locale the one that characters are encoded by: 1 if that is UTF-8.
///
/// Where a locale of UTF-8 is not installed, the system's own (`C.UTF-8`) stands in.
int csystem_locale_adopt(const char *name, int is_unicode);

/// Waits until one of four descriptors is ready, or the time is over; -1 leaves a descriptor out.
///
/// A negative timeout waits for ever. Gives the sum of `csystem_terminal_ready`.
int csystem_terminal_wait(int input, int signals, int doorbell, int output, int64_t milliseconds);

/// Blocks the signals that a screen reads as events, in this thread and those it starts.
///
/// Call it before the first thread is started. A second call does nothing.
void csystem_signals_block(void);

/// Unblocks what `csystem_signals_block` blocked.
void csystem_signals_unblock(void);

/// Opens the descriptor the blocked signals are read from: the descriptor, or minus errno.
int csystem_signals_open(void);

/// The next signal that arrived, or 0.
int csystem_signals_next(int descriptor);

/// From now on writing to a pipe that nobody reads is an error and ends no program.
void csystem_signals_ignore_pipe(void);

/// Stops the process as Ctrl-Z would, and returns when it is continued.
///
/// With `group`, everybody in the terminal's foreground job is stopped. Where nobody could
/// continue it (no job control), it returns at once.
void csystem_process_stop(int group);

/// Sends standard error to memory, if it is a terminal; 0, or errno.
int csystem_error_output_capture(void);

/// Sends standard error where it was before, and writes there what was kept: the last 64 KiB of it.
void csystem_error_output_release(void);

/// From now on a crash or an `exit` writes `leave` to the terminal, puts its line settings back and
/// releases standard error before the process ends. At most 512 bytes are kept.
void csystem_guard_arm(int descriptor, const uint8_t *leave, int count);

/// Ends the guard; the handlers stay, and do nothing to the terminal.
void csystem_guard_disarm(void);

/// Gives the calling thread a stack of its own for crash handlers, so that a stack overflow in it
/// restores the terminal, too. The main thread has one from `csystem_guard_arm` on.
void csystem_guard_thread(void);

/// Gives that stack back, before the thread ends.
void csystem_unguard_thread(void);

/// A pseudo-terminal: two descriptors, or minus errno in `master`.
typedef struct csystem_pseudo_terminal {
  int32_t master;
  int32_t slave;
} csystem_pseudo_terminal;

/// Opens a pseudo-terminal of a size. Its master does not block.
csystem_pseudo_terminal csystem_pseudo_terminal_open(csystem_terminal_size size);

/// Changes a pseudo-terminal's size, which sends SIGWINCH to its foreground job.
void csystem_pseudo_terminal_resize(int master, csystem_terminal_size size);

/// The name of a pseudo-terminal's slave among the devices, ended by a zero; empty if it has none.
void csystem_pseudo_terminal_name(int master, char *name, int capacity);

/// Makes a terminal device standard input, output and error, for a child process of a test.
///
/// With `controls`, the process begins a session of its own, and the device's signals come to it.
/// Gives 0, or errno.
int csystem_pseudo_terminal_adopt(const char *path, int controls);

/// A number that two equal line settings share: 0 if the descriptor is no terminal.
uint64_t csystem_terminal_settings_hash(int descriptor);

/// The numbers of the signals that `csystem_signals_next` gives, by what they mean.
extern const int32_t csystem_signal_interrupt;
extern const int32_t csystem_signal_stop;
extern const int32_t csystem_signal_continue;
extern const int32_t csystem_signal_hangup;
extern const int32_t csystem_signal_resize;
