#pragma once

// What Swift cannot import from the system, as plain functions and structs. One header for each
// user.

#include "csystem_files.h"
#include "csystem_program.h"
#include "csystem_terminal.h"
#include "csystem_threads.h"
