#pragma once

/// The name of the terminal type that is compiled in.
extern const char ccurses_direct_type[];

/// The compiled type, as a value for TERMINFO.
extern const char ccurses_direct_entry[];
