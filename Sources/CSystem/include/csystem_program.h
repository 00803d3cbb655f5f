#pragma once

// Another program on a terminal of its own, and what it costs: what `Pseudoterminal` needs and
// Swift cannot do (fork is unavailable; only async-signal-safe C may run between fork and exec).

#include <stdint.h>

#include "csystem_terminal.h"

/// A running program: its process and the master of its terminal; minus errno in `process` if it
/// could not be started.
typedef struct csystem_program {
  int32_t process;
  int32_t master;
} csystem_program;

/// Starts a program in a session of its own whose terminal has the given size.
///
/// `words` are `count` texts one after another, each ended by a zero: the program, looked up in
/// PATH, and its arguments. The program gets this process's environment and default signals.
csystem_program csystem_program_start(const char *words, int count, csystem_terminal_size size);

/// A running program whose standard output comes through a pipe; minus errno in `process` if it
/// could not be started.
typedef struct csystem_child {
  int32_t process;
  int32_t output;
} csystem_child;

/// Starts a program with this process's environment; words as in `csystem_program_start`. The read
/// end of the pipe does not block.
csystem_child csystem_child_start(const char *words, int count);

/// Kills a process of ours at once, unless it has ended, and waits until it is gone: one that
/// nobody waits for stays in the system's table and hides others from whoever waits for any child.
void csystem_child_kill(int process);

/// Waits until bytes can be read, or the time is over.
void csystem_child_wait(int output, int milliseconds);

/// Sets a variable of the environment, or removes it if the value is NULL.
void csystem_environment_set(const char *name, const char *value);

/// Where a program stands in PATH or as a path: 1 if it can be run.
int csystem_program_exists(const char *name);

/// How a program ended: its status, 128 and the signal's number, or -1 while it runs.
int csystem_program_status(int process);

/// Asks a program to end.
void csystem_program_end(int process);

/// What a process has used so far; minus 1 where the system does not tell.
typedef struct csystem_program_cost {
  /// Processor time of all its threads, ended ones included.
  int64_t processor_nanoseconds;
  /// Memory that is in use now.
  int64_t resident_bytes;
  /// Processor time of its first thread, which in ours is the one that draws.
  int64_t main_thread_nanoseconds;
} csystem_program_cost;

/// What a process has used so far.
csystem_program_cost csystem_program_measure(int process);
