#define _DEFAULT_SOURCE
#include "CMemory.h"
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

static void prefer_large_pages(void *start, size_t bytes) {
#ifdef MADV_HUGEPAGE
  (void)madvise(start, bytes, MADV_HUGEPAGE);
#else
  (void)start;
  (void)bytes;
#endif
}

// A block that is free; the next one of its size hangs on it.
typedef struct block {
  struct block *next;
} block;

// Sizes are powers of two, from a cache line to 64 KiB. What is larger is few blocks, which grow
// and would leave those behind that they grew out of.
enum { smallest_bits = 6, largest_bits = 16, sizes = largest_bits - smallest_bits + 1 };

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static block *freed[sizes];
// What is left of the large page that blocks are cut from.
static char *rest;
static size_t rest_bytes;
static int page_count;
// The first pages are had in small ones, so that a program with a few markets takes no more memory
// than it touches.
enum { pages_as_small_ones = 4 };
// How many large pages a block must fill to be had in them.
enum { large_block_pages = 2 };

static int size_index(size_t bytes) {
  int index = 0;
  while (((size_t)1 << (index + smallest_bits)) < bytes) index++;
  return index;
}

static void put(int index, void *start) {
  block *added = start;
  added->next = freed[index];
  freed[index] = added;
}

// Makes blocks of what is left, the largest that fit first, and begins another page.
static int begin_page(void) {
  char *page = aligned_alloc(cmemory_large_page_bytes, cmemory_large_page_bytes);
  if (page == NULL) return 0;
  if (page_count++ >= pages_as_small_ones) prefer_large_pages(page, cmemory_large_page_bytes);
  for (int index = sizes - 1; index >= 0; index--) {
    size_t bytes = (size_t)1 << (index + smallest_bits);
    for (; rest_bytes >= bytes; rest += bytes, rest_bytes -= bytes) put(index, rest);
  }
  rest = page;
  rest_bytes = cmemory_large_page_bytes;
  return 1;
}

static void *allocate_small(size_t bytes) {
  int index = size_index(bytes);
  size_t rounded = (size_t)1 << (index + smallest_bits);
  void *start = NULL;
  pthread_mutex_lock(&guard);
  if (freed[index] != NULL) {
    start = freed[index];
    freed[index] = freed[index]->next;
  } else if (rest_bytes >= rounded || begin_page()) {
    start = rest;
    rest += rounded;
    rest_bytes -= rounded;
  }
  pthread_mutex_unlock(&guard);
  return start;
}

static int is_small(size_t bytes) { return bytes <= (size_t)1 << largest_bits; }

void *cmemory_allocate(size_t bytes) {
  if (is_small(bytes)) return allocate_small(bytes);
  // What would fill few large pages is had in small ones too, as the orders of a few markets are:
  // most of it is never touched.
  int is_large = bytes >= large_block_pages * cmemory_large_page_bytes;
  void *start = NULL;
  if (posix_memalign(&start, is_large ? cmemory_large_page_bytes : 64, bytes) != 0) return NULL;
  if (is_large) prefer_large_pages(start, bytes);
  return start;
}

void cmemory_free(void *start, size_t bytes) {
  if (!is_small(bytes)) return free(start);
  pthread_mutex_lock(&guard);
  put(size_index(bytes), start);
  pthread_mutex_unlock(&guard);
}
