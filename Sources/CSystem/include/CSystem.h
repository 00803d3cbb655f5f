#pragma once

#include "csystem_terminal.h"
