#define _GNU_SOURCE

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "csystem_terminal.h"

static int blocked = 0;
static sigset_t before;

static void fill(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGWINCH);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGHUP);
  sigaddset(set, SIGTSTP);
  sigaddset(set, SIGCONT);
}

void csystem_signals_block(void) {
  if (blocked) return;
  sigset_t set;
  fill(&set);
  pthread_sigmask(SIG_BLOCK, &set, &before);
  blocked = 1;
}

void csystem_signals_unblock(void) {
  if (!blocked) return;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  blocked = 0;
}

void csystem_signals_ignore_pipe(void) { signal(SIGPIPE, SIG_IGN); }

int csystem_signals_open(void) {
  sigset_t set;
  fill(&set);
  int descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  return descriptor >= 0 ? descriptor : -errno;
}

int csystem_signals_next(int descriptor) {
  struct signalfd_siginfo information;
  ssize_t count;
  do {
    count = read(descriptor, &information, sizeof information);
  } while (count < 0 && errno == EINTR);
  return count == (ssize_t)sizeof information ? (int)information.ssi_signo : 0;
}

void csystem_process_stop(int group) {
  // SIGTSTP with its default action, not SIGSTOP: in an orphaned job, which no shell could ever
  // continue, and where job control was switched off for us, the system then does nothing.
  sigset_t stop;
  sigset_t held;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  if (group) {
    kill(0, SIGTSTP);
  } else {
    kill(getpid(), SIGTSTP);
  }
  pthread_sigmask(SIG_UNBLOCK, &stop, &held);  // The process stops here.
  pthread_sigmask(SIG_SETMASK, &held, NULL);
}

const int32_t csystem_signal_interrupt = SIGINT;
const int32_t csystem_signal_stop = SIGTSTP;
const int32_t csystem_signal_continue = SIGCONT;
const int32_t csystem_signal_hangup = SIGHUP;
const int32_t csystem_signal_resize = SIGWINCH;
