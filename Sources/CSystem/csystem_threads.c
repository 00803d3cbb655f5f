#define _GNU_SOURCE
#include "csystem_threads.h"
#include "csystem_terminal.h"

#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { nanoseconds_per_second = 1000000000 };

const char *csystem_error_text(int code) {
  const char *text = strerrordesc_np(code);
  return text ? text : "unknown error";
}

void *csystem_memory_zeroed(int64_t count) {
  // Large pieces come straight from the system, which gives a page only when it is touched.
  void *memory = calloc(1, (size_t)count);
  if (memory == NULL) abort();
  return memory;
}

void csystem_memory_free(void *memory) { free(memory); }

void csystem_memory_keep_little(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 18);
  mallopt(M_TRIM_THRESHOLD, 1 << 18);
}

void csystem_memory_trim(void) { malloc_trim(0); }

static int forget_object(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  (void)context;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int index = 0; index < object->dlpi_phnum; index++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[index];
    // What can be written has relocations in it, which no file would bring back.
    if (part->p_type != PT_LOAD || (part->p_flags & PF_W) != 0) continue;
    uintptr_t start = ((uintptr_t)object->dlpi_addr + part->p_vaddr) & ~(page - 1);
    uintptr_t end = (uintptr_t)object->dlpi_addr + part->p_vaddr + part->p_filesz;
    madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 0;
}

void csystem_memory_forget_start(void) { dl_iterate_phdr(forget_object, NULL); }

void csystem_yield(void) { sched_yield(); }

static int64_t read_clock(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * nanoseconds_per_second + now.tv_nsec;
}

int64_t csystem_monotonic_nanoseconds(void) { return read_clock(CLOCK_MONOTONIC); }

int64_t csystem_thread_processor_nanoseconds(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

int csystem_doorbell_open(void) {
  int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

void csystem_doorbell_ring(int descriptor) {
  uint64_t one = 1;
  ssize_t written;
  do {
    written = write(descriptor, &one, sizeof one);
  } while (written < 0 && errno == EINTR);
}

int csystem_doorbell_drain(int descriptor) {
  uint64_t rings;
  ssize_t taken;
  do {
    taken = read(descriptor, &rings, sizeof rings);
  } while (taken < 0 && errno == EINTR);
  return taken == (ssize_t)sizeof rings;
}

int csystem_doorbell_wait(int descriptor, int64_t timeout_nanoseconds) {
  struct pollfd bell = {.fd = descriptor, .events = POLLIN};
  struct timespec timeout = {
      .tv_sec = timeout_nanoseconds / nanoseconds_per_second,
      .tv_nsec = timeout_nanoseconds % nanoseconds_per_second,
  };
  return ppoll(&bell, 1, timeout_nanoseconds < 0 ? NULL : &timeout, NULL) > 0;
}

void csystem_doorbell_close(int descriptor) { close(descriptor); }

// What the new thread takes over from the one that started it; freed by the new thread.
struct start {
  void (*entry)(void *);
  void *context;
  char name[16];
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  pthread_setname_np(pthread_self(), start.name);
  csystem_guard_thread();
  start.entry(start.context);
  csystem_unguard_thread();
  return NULL;
}

// Signals of a crash stay deliverable: blocked, they would end the process without the handler that
// puts the terminal right.
static void fill_with_blockable_signals(sigset_t *signals) {
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
  sigfillset(signals);
  for (size_t index = 0; index < sizeof crashes / sizeof crashes[0]; index += 1)
    sigdelset(signals, crashes[index]);
}

int csystem_thread_start(
    csystem_thread *thread, const char *name, void (*entry)(void *context), void *context) {
  struct start *start = malloc(sizeof *start);
  if (!start) return ENOMEM;
  start->entry = entry;
  start->context = context;
  strncpy(start->name, name, sizeof start->name - 1);
  start->name[sizeof start->name - 1] = 0;

  // The mask is inherited, so it is set around the start: no signal can slip in between.
  sigset_t blocked, before;
  fill_with_blockable_signals(&blocked);
  pthread_sigmask(SIG_BLOCK, &blocked, &before);
  pthread_t handle;
  int failure = pthread_create(&handle, NULL, run, start);
  pthread_sigmask(SIG_SETMASK, &before, NULL);

  if (failure) {
    free(start);
    return failure;
  }
  thread->handle = (uint64_t)handle;
  return 0;
}

void csystem_thread_join(csystem_thread thread) { pthread_join((pthread_t)thread.handle, NULL); }

void csystem_thread_detach(csystem_thread thread) { pthread_detach((pthread_t)thread.handle); }

void csystem_thread_step_back(void) {
  // Of this thread alone: Linux keeps a priority for each.
  setpriority(PRIO_PROCESS, (id_t)gettid(), 15);
}
