#pragma once
// Hints about memory that Swift has no words for. None has any effect on what a program computes.

#include <stddef.h>

/// Asks the processor to fetch a line of memory into its cache; any address will do.
static inline void cmemory_prefetch(const void *address) { __builtin_prefetch(address); }

/// The size of a large page, and what memory must be aligned to for having any.
enum { cmemory_large_page_bytes = 2 << 20 };

/// Asks the system to back memory with large pages where it can; any failure is no matter.
void cmemory_prefer_large_pages(void *start, size_t bytes);
