#pragma once
// What the terminal's functions and the crash guard share; not for Swift.

#include <termios.h>

/// The line settings from before raw input.
struct csystem_terminal_lines {
  volatile int known;
  struct termios settings;
};

extern struct csystem_terminal_lines csystem_saved_lines;
