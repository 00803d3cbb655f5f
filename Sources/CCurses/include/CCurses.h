#pragma once
// Curses as an encoder: cells go in, the bytes that change the terminal from the last picture to
// this one come out. It never touches the terminal's device: it writes into memory, and the caller
// sends what it wrote, a frame in one piece. Macro-free, so that Swift sees all of it.
//
// One screen at a time, from one thread.

#include <stdint.h>

/// A cell for `ccurses_put`.
typedef struct ccurses_cell {
  /// The character: printable, one column wide.
  uint32_t glyph;
  /// A sum of `ccurses_attribute`.
  uint32_t attributes;
  /// The colour pair; 0 is the terminal's own colours.
  int32_t pair;
} ccurses_cell;

/// How a cell is emphasised.
enum ccurses_attribute {
  ccurses_attribute_bold = 1,
  ccurses_attribute_dim = 2,
  ccurses_attribute_underline = 4,
  ccurses_attribute_reverse = 8,
  ccurses_attribute_italic = 16,
};

/// Why `ccurses_open` failed.
enum ccurses_failure {
  /// The terminal type is not in the system's terminfo.
  ccurses_failure_unknown = 1,
  /// The terminal cannot place its cursor.
  ccurses_failure_incapable = 2,
  /// Memory or a descriptor was refused.
  ccurses_failure_system = 3,
  /// A screen is open already.
  ccurses_failure_busy = 4,
};

/// How many colours a terminal type has, without opening it; -1 if it is unknown.
int ccurses_colours_of(const char *type);

/// Starts a screen for a terminal type, or, for NULL, for our own type in 24-bit colour.
///
/// The bytes that enter the screen (alternate screen, cursor off, cleared) wait in
/// `ccurses_output`. Gives 0, or a `ccurses_failure`.
int ccurses_open(const char *type, int columns, int rows);

/// Ends it; the bytes of `ccurses_leave` are not made here.
void ccurses_close(void);

/// How many colours the open screen has; 0 for none.
int ccurses_colours(void);

/// How many colour pairs there are; valid numbers are 1 to this less 1.
int ccurses_pairs(void);

/// Gives a pair its colours; -1 is the terminal's own. 0, or -1.
int ccurses_define_pair(int pair, int foreground, int background);

/// Forgets all pairs. The next frame paints every cell anew.
void ccurses_forget_pairs(void);

/// Puts cells on the picture, from a place to the right; what does not fit is cut off.
void ccurses_put(int row, int column, const ccurses_cell *cells, int count);

/// Blanks the picture; the next frame sends what that changes.
void ccurses_blank(void);

/// Changes the picture's size, and blanks it. 0, or -1.
int ccurses_resize(int columns, int rows);

/// The next frame paints every cell anew.
void ccurses_invalidate(void);

/// Composes a frame: how many bytes wait in `ccurses_output`.
int ccurses_frame(void);

/// Composes what leaves the screen: how many bytes wait in `ccurses_output`.
///
/// The next `ccurses_frame` enters it again.
int ccurses_leave(void);

/// The bytes that were composed last; valid until the next call.
const uint8_t *ccurses_output(void);

/// The bytes that leave the screen from whatever state it is in, for a crash handler.
int ccurses_farewell(uint8_t *bytes, int capacity);
