#define NCURSES_WIDECHAR 1
#define _GNU_SOURCE

#include "CCurses.h"

#include <curses.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "terminfo_entry.h"

// <term.h> would define a hundred macros, `lines` and `columns` among them.
extern char *tigetstr(const char *);
extern int tigetnum(const char *);
extern int setupterm(const char *, int, int *);
extern int del_curterm(void *);
extern void *cur_term;

static SCREEN *screen = NULL;
static FILE *sink = NULL;
static FILE *source = NULL;
static int memory = -1;
static uint8_t *output = NULL;
static size_t output_capacity = 0;
static cchar_t *row_cells = NULL;
static int row_capacity = 0;

static char *copy(const char *text) { return text == NULL ? NULL : strdup(text); }

/// Sets a variable of the environment, or takes it out.
static void put_environment(const char *name, const char *value) {
  if (value == NULL) {
    unsetenv(name);
  } else {
    setenv(name, value, 1);
  }
}

/// Moves what curses wrote into `output`; how many bytes that is.
static int collect(void) {
  off_t count = lseek(memory, 0, SEEK_CUR);
  if (count <= 0) return 0;
  if ((size_t)count > output_capacity) {
    uint8_t *larger = realloc(output, (size_t)count * 2);
    if (larger == NULL) {
      lseek(memory, 0, SEEK_SET);
      return 0;
    }
    output = larger;
    output_capacity = (size_t)count * 2;
  }
  ssize_t taken = pread(memory, output, (size_t)count, 0);
  lseek(memory, 0, SEEK_SET);
  return taken > 0 ? (int)taken : 0;
}

int ccurses_colours_of(const char *type) {
  int status = 0;
  void *before = cur_term;
  if (setupterm(type, STDOUT_FILENO, &status) != OK) return -1;
  int colours = tigetnum("colors");
  if (cur_term != before) del_curterm(cur_term);
  cur_term = before;
  return colours < 0 ? 0 : colours;
}

/// The variables that tell `newterm` what we know better.
static const char *const variables[] = {"TERMINFO", "LINES", "COLUMNS"};

/// `newterm`, with the signals' handlers and the environment as they were before.
static SCREEN *start(const char *type, int columns, int rows) {
  static const int signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  struct sigaction handlers[4];
  char *before[3];
  for (int index = 0; index < 4; index++) sigaction(signals[index], NULL, &handlers[index]);
  for (int index = 0; index < 3; index++) before[index] = copy(getenv(variables[index]));
  // Memory has no size to ask for, and some types have none either.
  char number[16];
  snprintf(number, sizeof number, "%d", rows);
  setenv("LINES", number, 1);
  snprintf(number, sizeof number, "%d", columns);
  setenv("COLUMNS", number, 1);
  if (type == NULL) {
    // Curses reads a compiled entry from the variable itself if it starts with `b64:`.
    setenv("TERMINFO", ccurses_direct_entry, 1);
    type = ccurses_direct_type;
  }
  SCREEN *made = newterm(type, sink, source);
  for (int index = 0; index < 3; index++) {
    put_environment(variables[index], before[index]);
    free(before[index]);
  }
  // Curses' own handlers would restore the screen half and then exit.
  for (int index = 0; index < 4; index++) sigaction(signals[index], &handlers[index], NULL);
  return made;
}

static int open_streams(void) {
  memory = memfd_create("frame", MFD_CLOEXEC);
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  sink = memory >= 0 ? fdopen(memory, "w") : NULL;
  source = nothing >= 0 ? fdopen(nothing, "r") : NULL;
  return sink != NULL && source != NULL;
}

int ccurses_open(const char *type, int columns, int rows) {
  if (screen != NULL) return ccurses_failure_busy;
  if (!open_streams()) {
    ccurses_close();
    return ccurses_failure_system;
  }
  screen = start(type, columns, rows);
  if (screen == NULL) {
    ccurses_close();
    return ccurses_failure_unknown;
  }
  if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1) {
    ccurses_close();
    return ccurses_failure_incapable;
  }
  nonl();            // A line feed only goes down: cheaper cursor moves.
  typeahead(-1);     // No polls for input between rows.
  idcok(stdscr, FALSE);
  leaveok(stdscr, TRUE);
  scrollok(stdscr, FALSE);
  if (tigetnum("colors") > 1 && start_color() == OK) use_default_colors();
  // Before the first suspension curses flushes after every cursor move. So suspend once, into the
  // void; the frame after it enters the screen.
  endwin();
  collect();
  resize_term(rows, columns);
  curs_set(0);
  return 0;
}

void ccurses_close(void) {
  if (screen != NULL) {
    if (!isendwin()) endwin();
    delscreen(screen);
    screen = NULL;
  }
  if (sink != NULL) fclose(sink);
  else if (memory >= 0) close(memory);
  if (source != NULL) fclose(source);
  sink = NULL;
  source = NULL;
  memory = -1;
}

int ccurses_colours(void) { return has_colors() ? COLORS : 0; }

int ccurses_pairs(void) { return has_colors() ? COLOR_PAIRS : 0; }

int ccurses_define_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK ? 0 : -1;
}

void ccurses_forget_pairs(void) {
  reset_color_pairs();
  ccurses_invalidate();
}

/// Our attributes as curses has them; its constants are macros.
static attr_t attributes_of(uint32_t bits) {
  attr_t attributes = A_NORMAL;
  if (bits & ccurses_attribute_bold) attributes |= A_BOLD;
  if (bits & ccurses_attribute_dim) attributes |= A_DIM;
  if (bits & ccurses_attribute_underline) attributes |= A_UNDERLINE;
  if (bits & ccurses_attribute_reverse) attributes |= A_REVERSE;
  if (bits & ccurses_attribute_italic) attributes |= A_ITALIC;
  return attributes;
}

void ccurses_put(int row, int column, const ccurses_cell *cells, int count) {
  if (row < 0 || row >= LINES || column < 0 || column >= COLS) return;
  if (count > COLS - column) count = COLS - column;
  if (count <= 0) return;
  if (count > row_capacity) {
    cchar_t *larger = realloc(row_cells, (size_t)count * sizeof *larger);
    if (larger == NULL) return;
    row_cells = larger;
    row_capacity = count;
  }
  for (int index = 0; index < count; index++) {
    // A glyph of two columns or none would shift the rest of the row.
    wchar_t glyph = (wchar_t)cells[index].glyph;
    if (glyph >= 0x80 && wcwidth(glyph) != 1) glyph = L'?';
    const wchar_t text[2] = {glyph, 0};
    int pair = cells[index].pair;
    setcchar(&row_cells[index], text, attributes_of(cells[index].attributes), 0, &pair);
  }
  mvadd_wchnstr(row, column, row_cells, count);
}

void ccurses_blank(void) { erase(); }

int ccurses_resize(int columns, int rows) {
  int result = resize_term(rows, columns);
  erase();
  ccurses_invalidate();
  return result == OK ? 0 : -1;
}

void ccurses_invalidate(void) { clearok(curscr, TRUE); }

int ccurses_frame(void) {
  wnoutrefresh(stdscr);
  doupdate();
  return collect();
}

int ccurses_leave(void) {
  endwin();
  return collect();
}

const uint8_t *ccurses_output(void) { return output; }

int ccurses_farewell(uint8_t *bytes, int capacity) {
  static const char *const names[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
  int count = 0;
  for (int index = 0; index < 5; index++) {
    const char *text = tigetstr(names[index]);
    if (text == NULL || text == (const char *)-1) continue;
    for (; *text != 0 && count < capacity; text++) {
      // Padding in the manner of `$<5>` means nothing to the terminal.
      if (text[0] == '$' && text[1] == '<') {
        while (*text != 0 && *text != '>') text++;
        if (*text == 0) break;
        continue;
      }
      bytes[count++] = (uint8_t)*text;
    }
  }
  return count;
}
