#define _DEFAULT_SOURCE
#include "CMemory.h"
#include <sys/mman.h>

void cmemory_prefer_large_pages(void *start, size_t bytes) {
#ifdef MADV_HUGEPAGE
  (void)madvise(start, bytes, MADV_HUGEPAGE);
#else
  (void)start;
  (void)bytes;
#endif
}
