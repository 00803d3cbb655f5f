#define _GNU_SOURCE

#include "csystem_program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// In the child, between fork and exec. Errno travels back through the pipe if this returns.
static void become(char *const *arguments, int slave) {
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(slave, descriptor);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execvp(arguments[0], arguments);
}

// Runs the program on the slave: its process, or minus errno.
static int run(char *const *arguments, int slave) {
  // The far end is closed by a successful exec, so a read of nothing means that the program runs.
  int news[2];
  if (pipe2(news, O_CLOEXEC) != 0) return -errno;
  pid_t process = fork();
  if (process == 0) {
    become(arguments, slave);
    int code = errno;
    if (write(news[1], &code, sizeof code) < 0) _exit(126);
    _exit(127);
  }
  int code = process < 0 ? errno : 0;
  close(news[1]);
  if (process > 0 && read(news[0], &code, sizeof code) > 0) waitpid(process, NULL, 0);
  close(news[0]);
  return code == 0 ? process : -code;
}

csystem_program csystem_program_start(const char *words, int count, csystem_terminal_size size) {
  char **arguments = calloc((size_t)count + 1, sizeof *arguments);
  if (!arguments) return (csystem_program){-ENOMEM, -1};
  for (int index = 0; index < count; index++) {
    arguments[index] = (char *)words;
    words += strlen(words) + 1;
  }
  csystem_pseudo_terminal pair = csystem_pseudo_terminal_open(size);
  csystem_program program = {pair.master, -1};
  if (pair.master >= 0) {
    program.process = run(arguments, pair.slave);
    close(pair.slave);
    if (program.process > 0) {
      program.master = pair.master;
    } else {
      close(pair.master);
    }
  }
  free(arguments);
  return program;
}

csystem_child csystem_child_start(const char *words, int count) {
  char **arguments = calloc((size_t)count + 1, sizeof *arguments);
  int output[2];
  if (!arguments || pipe2(output, O_CLOEXEC) != 0) {
    free(arguments);
    return (csystem_child){-ENOMEM, -1};
  }
  for (int index = 0; index < count; index++) {
    arguments[index] = (char *)words;
    words += strlen(words) + 1;
  }
  pid_t process = fork();
  if (process == 0) {
    dup2(output[1], 1);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execvp(arguments[0], arguments);
    _exit(127);
  }
  int code = process < 0 ? errno : 0;
  close(output[1]);
  fcntl(output[0], F_SETFL, O_NONBLOCK);
  free(arguments);
  if (process > 0) return (csystem_child){process, output[0]};
  close(output[0]);
  return (csystem_child){-code, -1};
}

void csystem_child_kill(int process) {
  // Not if it was waited for before: its number may be another's by now.
  if (process <= 0 || waitpid(process, NULL, WNOHANG) != 0) return;
  kill(process, SIGKILL);
  waitpid(process, NULL, 0);
}

void csystem_child_wait(int output, int milliseconds) {
  struct pollfd news = {.fd = output, .events = POLLIN};
  poll(&news, 1, milliseconds);
}

void csystem_environment_set(const char *name, const char *value) {
  if (value) {
    setenv(name, value, 1);
  } else {
    unsetenv(name);
  }
}

int csystem_program_exists(const char *name) {
  if (strchr(name, '/')) return access(name, X_OK) == 0;
  const char *path = getenv("PATH");
  while (path && *path) {
    size_t length = strcspn(path, ":");
    char place[4096];
    int count = snprintf(place, sizeof place, "%.*s/%s", (int)length, path, name);
    if (count > 0 && (size_t)count < sizeof place && access(place, X_OK) == 0) return 1;
    path += length + (path[length] == ':');
  }
  return 0;
}

int csystem_program_status(int process) {
  int status;
  pid_t ended = waitpid(process, &status, WNOHANG);
  if (ended == 0) return -1;
  if (ended < 0) return 0;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void csystem_program_end(int process) {
  if (process > 0) kill(process, SIGTERM);
}

csystem_program_cost csystem_program_measure(int process) {
  csystem_program_cost cost = {-1, -1, -1};
  // The clock counts the same time as /proc/PID/stat, without rounding it to ticks of 10 ms.
  clockid_t clock;
  struct timespec used;
  if (clock_getcpuclockid(process, &clock) == 0 && clock_gettime(clock, &used) == 0) {
    cost.processor_nanoseconds = (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
  }
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/statm", process);
  FILE *file = fopen(path, "re");
  long long total, resident;
  if (file && fscanf(file, "%lld %lld", &total, &resident) == 2) {
    cost.resident_bytes = resident * sysconf(_SC_PAGESIZE);
  }
  if (file) fclose(file);
  snprintf(path, sizeof path, "/proc/%d/task/%d/schedstat", process, process);
  file = fopen(path, "re");
  long long main_thread;
  if (file && fscanf(file, "%lld", &main_thread) == 1) cost.main_thread_nanoseconds = main_thread;
  if (file) fclose(file);
  return cost;
}
