#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "csystem_terminal.h"
#include "csystem_terminal_state.h"

// The signals of a crash, and SIGQUIT: a program that hangs is ended with it, too.
static const int crashes[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSYS, SIGQUIT};
enum { crash_count = sizeof crashes / sizeof crashes[0] };

static struct sigaction previous[crash_count];
static int installed = 0;
static int chains = 0;

// What the handler needs is in plain memory before `armed` says so.
static atomic_int armed = 0;
static int terminal = -1;
static uint8_t farewell[512];
static int farewell_count = 0;

static atomic_int captured = -1;
static int error_output = -1;

/// Writes all of it, or as much as a terminal takes that may have stopped reading.
static void write_all(int descriptor, const uint8_t *bytes, size_t count) {
  int patience = 200;
  while (count > 0 && patience > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno == EINTR) {
      continue;
    } else if (written < 0 && errno == EAGAIN) {
      patience -= 1;
      usleep(1000);
    } else {
      return;
    }
  }
}

void csystem_error_output_release(void) {
  int memory = atomic_exchange(&captured, -1);
  if (memory < 0) return;
  dup2(error_output, STDERR_FILENO);
  // The end of it is what matters, and a terminal is no place for more.
  enum { most = 64 * 1024 };
  uint8_t block[4096];
  off_t size = lseek(memory, 0, SEEK_END);
  off_t place = size > most ? size - most : 0;
  ssize_t count;
  while ((count = pread(memory, block, sizeof block, place)) > 0) {
    write_all(STDERR_FILENO, block, (size_t)count);
    place += count;
  }
  close(memory);
  close(error_output);
  error_output = -1;
}

int csystem_error_output_capture(void) {
  if (atomic_load(&captured) >= 0 || !isatty(STDERR_FILENO)) return 0;
  int memory = memfd_create("error-output", MFD_CLOEXEC);
  if (memory < 0) return errno;
  error_output = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (error_output < 0 || dup2(memory, STDERR_FILENO) < 0) {
    int code = errno;
    close(memory);
    return code;
  }
  atomic_store(&captured, memory);
  return 0;
}

/// Leaves the screen; only the first of several crashing threads does.
static void restore(void) {
  if (atomic_exchange(&armed, 0)) {
    write_all(terminal, farewell, (size_t)farewell_count);
    csystem_terminal_leave_raw(terminal);
  }
  csystem_error_output_release();
}

static void crash(int signal, siginfo_t *information, void *context) {
  int saved = errno;
  restore();
  for (int index = 0; index < crash_count; index++) {
    if (crashes[index] != signal) continue;
    struct sigaction *old = &previous[index];
    if (chains && (old->sa_flags & SA_SIGINFO) && old->sa_sigaction != NULL) {
      sigaction(signal, old, NULL);
      // With the signals it expects: it reads memory that may not be there, and catches the fault.
      sigset_t mask = ((ucontext_t *)context)->uc_sigmask;
      for (int other = 1; other < NSIG; other++) {
        if (sigismember(&old->sa_mask, other) == 1) sigaddset(&mask, other);
      }
      pthread_sigmask(SIG_SETMASK, &mask, NULL);
      old->sa_sigaction(signal, information, context);
      errno = saved;
      return;
    }
    struct sigaction plain;
    memset(&plain, 0, sizeof plain);
    plain.sa_handler = SIG_DFL;
    sigaction(signal, &plain, NULL);
    raise(signal);  // Blocked while we are in here: it ends the process when we return.
  }
  errno = saved;
}

void csystem_guard_thread(void) {
  enum { size = 64 * 1024 };
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  stack_t stack = {.ss_sp = memory, .ss_size = size, .ss_flags = 0};
  sigaltstack(&stack, NULL);
}

void csystem_unguard_thread(void) {
  const stack_t none = {.ss_flags = SS_DISABLE};
  stack_t stack;
  if (sigaltstack(&none, &stack) == 0 && !(stack.ss_flags & SS_DISABLE)) {
    munmap(stack.ss_sp, stack.ss_size);
  }
}

static void install(void) {
  if (installed) return;
  installed = 1;
  // The runtime's own handler prints into the raw screen and then waits for a key. It gets its
  // turn, after the screen was left, only when the person asked for it.
  const char *wish = getenv("SWIFT_BACKTRACE");
  chains = wish != NULL && wish[0] != 0;
  csystem_guard_thread();
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigfillset(&action.sa_mask);
  for (int index = 0; index < crash_count; index++) {
    sigaction(crashes[index], &action, &previous[index]);
  }
  atexit(restore);
}

void csystem_guard_arm(int descriptor, const uint8_t *leave, int count) {
  atomic_store(&armed, 0);
  install();
  if (count > (int)sizeof farewell) count = sizeof farewell;
  memcpy(farewell, leave, (size_t)count);
  farewell_count = count;
  terminal = descriptor;
  atomic_store(&armed, 1);
}

void csystem_guard_disarm(void) { atomic_store(&armed, 0); }
