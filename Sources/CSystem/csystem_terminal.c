#define _GNU_SOURCE

#include "csystem_terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "csystem_terminal_state.h"

struct csystem_terminal_lines csystem_saved_lines = {0};

int64_t csystem_terminal_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int csystem_terminal_is(int descriptor) { return isatty(descriptor); }

csystem_terminal_size csystem_terminal_measure(int descriptor) {
  struct winsize size = {0};
  csystem_terminal_size none = {0, 0};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return none;
  return (csystem_terminal_size){size.ws_col, size.ws_row};
}

int csystem_terminal_reopen(int descriptor) {
  // A descriptor of its own, because O_NONBLOCK belongs to the open file, which the shell shares.
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  int own = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (own >= 0 && isatty(own)) return own;
  if (own >= 0) close(own);
  own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  return own >= 0 ? own : -errno;
}

void csystem_terminal_close(int descriptor) {
  if (descriptor >= 0) close(descriptor);
}

int csystem_terminal_enter_raw(int descriptor) {
  if (!csystem_saved_lines.known) {
    if (tcgetattr(descriptor, &csystem_saved_lines.settings) != 0) return errno;
    csystem_saved_lines.known = 1;
  }
  struct termios raw = csystem_saved_lines.settings;
  raw.c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
  raw.c_oflag &= ~(tcflag_t)OPOST;
  raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
  raw.c_cflag = (raw.c_cflag & ~(tcflag_t)(CSIZE | PARENB)) | CS8;
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return tcsetattr(descriptor, TCSADRAIN, &raw) == 0 ? 0 : errno;
}

void csystem_terminal_leave_raw(int descriptor) {
  // TCSANOW and not TCSAFLUSH: a terminal that no longer reads must not hold us up.
  if (!csystem_saved_lines.known) return;
  tcflush(descriptor, TCIFLUSH);
  tcsetattr(descriptor, TCSANOW, &csystem_saved_lines.settings);
}

void csystem_terminal_forget(void) { csystem_saved_lines.known = 0; }

int csystem_terminal_read(int descriptor, uint8_t *bytes, int capacity) {
  ssize_t count;
  do {
    count = read(descriptor, bytes, (size_t)capacity);
  } while (count < 0 && errno == EINTR);
  if (count > 0) return (int)count;
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
  return -1;
}

int csystem_terminal_write(int descriptor, const uint8_t *bytes, int count) {
  ssize_t written;
  do {
    written = write(descriptor, bytes, (size_t)count);
  } while (written < 0 && errno == EINTR);
  if (written >= 0) return (int)written;
  return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -1;
}

int csystem_locale_adopt(const char *name, int is_unicode) {
  int is_known = setlocale(LC_CTYPE, name) != NULL;
  if (is_unicode && (!is_known || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)) {
    is_known = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
  }
  if (!is_known) setlocale(LC_CTYPE, "C");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int csystem_terminal_wait(int input, int signals, int doorbell, int output, int64_t milliseconds) {
  struct pollfd list[4] = {
      {input, POLLIN, 0}, {signals, POLLIN, 0}, {doorbell, POLLIN, 0}, {output, POLLOUT, 0}};
  int timeout = milliseconds < 0 ? -1 : milliseconds > INT32_MAX ? INT32_MAX : (int)milliseconds;
  if (poll(list, 4, timeout) <= 0) return 0;
  int ready = 0;
  if (list[0].revents & POLLIN) ready |= csystem_terminal_ready_input;
  // Input that is still there is read first; the end of the terminal is found by that reading.
  else if (list[0].revents) ready |= csystem_terminal_ready_gone;
  if (list[1].revents & POLLIN) ready |= csystem_terminal_ready_signal;
  if (list[2].revents & POLLIN) ready |= csystem_terminal_ready_doorbell;
  if (list[3].revents & POLLOUT) ready |= csystem_terminal_ready_output;
  else if (list[3].revents) ready |= csystem_terminal_ready_gone;
  return ready;
}

uint64_t csystem_terminal_settings_hash(int descriptor) {
  struct termios now;
  if (tcgetattr(descriptor, &now) != 0) return 0;
  uint64_t hash = 1469598103934665603u;
  const tcflag_t flags[4] = {now.c_iflag, now.c_oflag, now.c_cflag, now.c_lflag};
  for (int index = 0; index < 4; index++) hash = (hash ^ flags[index]) * 1099511628211u;
  for (int index = 0; index < NCCS; index++) hash = (hash ^ now.c_cc[index]) * 1099511628211u;
  return hash;
}
