#pragma once
// Memory as the books want it, and hints about it that Swift has no words for. None of it has any
// effect on what a program computes.

#include <stddef.h>

/// Asks the processor to fetch a line of memory into its cache; any address will do.
static inline void cmemory_prefetch(const void *address) { __builtin_prefetch(address); }

/// The size of a large page.
enum { cmemory_large_page_bytes = 2 << 20 };

/// Memory aligned to a cache line at least; NULL where there is none. Safe to call on any thread.
///
/// Small blocks lie together in large pages, because the processor holds the addresses of few
/// pages: a thousand markets have some six thousand blocks, which would lie on as many pages of
/// their own. They are kept for the next of their size once they are freed. Larger blocks go back
/// to the system; those of several large pages ask for large pages.
void *cmemory_allocate(size_t bytes);

/// Frees what `cmemory_allocate` gave for the same number of bytes.
void cmemory_free(void *start, size_t bytes);
