#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "csystem_terminal.h"

static struct winsize window(csystem_terminal_size size) {
  return (struct winsize){
      .ws_col = (unsigned short)size.columns, .ws_row = (unsigned short)size.rows};
}

csystem_pseudo_terminal csystem_pseudo_terminal_open(csystem_terminal_size size) {
  csystem_pseudo_terminal pair = {-1, -1};
  pair.master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  char name[128];
  if (pair.master < 0 || grantpt(pair.master) != 0 || unlockpt(pair.master) != 0 ||
      ptsname_r(pair.master, name, sizeof name) != 0 ||
      (pair.slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)) < 0) {
    int code = errno;
    if (pair.master >= 0) close(pair.master);
    pair.master = -code;
    return pair;
  }
  csystem_pseudo_terminal_resize(pair.master, size);
  return pair;
}

void csystem_pseudo_terminal_resize(int master, csystem_terminal_size size) {
  struct winsize measure = window(size);
  ioctl(master, TIOCSWINSZ, &measure);
}

void csystem_pseudo_terminal_name(int master, char *name, int capacity) {
  if (capacity > 0 && ptsname_r(master, name, (size_t)capacity) != 0) name[0] = 0;
}

int csystem_pseudo_terminal_adopt(const char *path, int controls) {
  if (controls) setsid();
  int slave = open(path, O_RDWR | O_NOCTTY);
  if (slave < 0 || (controls && ioctl(slave, TIOCSCTTY, 0) != 0)) return errno;
  for (int descriptor = 0; descriptor < 3; descriptor++) {
    if (dup2(slave, descriptor) < 0) return errno;
  }
  if (slave > 2) close(slave);
  return 0;
}
