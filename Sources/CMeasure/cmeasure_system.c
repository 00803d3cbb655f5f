#define _DEFAULT_SOURCE
#define _POSIX_C_SOURCE 200809L
#include "CMeasure.h"
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int64_t cmeasure_resident_bytes(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file) return -1;
  long long pages = -1;
  if (fscanf(file, "%*lld %lld", &pages) != 1) pages = -1;
  fclose(file);
  return pages < 0 ? -1 : (int64_t)pages * sysconf(_SC_PAGESIZE);
}

int64_t cmeasure_read_words(const char *path, uint64_t *words, int64_t capacity) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -errno;
  struct stat status;
  if (fstat(file, &status) != 0) {
    int code = errno;
    close(file);
    return -code;
  }
  int64_t bytes = capacity * 8 < status.st_size ? capacity * 8 : status.st_size;
  for (int64_t done = 0; done < bytes;) {
    ssize_t count = read(file, (char *)words + done, (size_t)(bytes - done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      int code = count < 0 ? errno : EIO;
      close(file);
      return -code;
    }
    done += count;
  }
  close(file);
  return status.st_size / 8;
}

int cmeasure_write_bytes(const char *path, const void *bytes, int64_t count) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return -errno;
  for (int64_t done = 0; done < count;) {
    ssize_t written = write(file, (const char *)bytes + done, (size_t)(count - done));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      int code = errno;
      close(file);
      return -code;
    }
    done += written;
  }
  return close(file) == 0 ? 0 : -errno;
}

int cmeasure_make_file(char *path, int capacity) {
  const char *folder = getenv("TMPDIR");
  int length = snprintf(path, (size_t)capacity, "%s/bellwether-XXXXXX", folder ? folder : "/tmp");
  if (length < 0 || length >= capacity) return -ENAMETOOLONG;
  int file = mkstemp(path);
  if (file < 0) return -errno;
  close(file);
  return 0;
}

void cmeasure_remove_file(const char *path) { (void)unlink(path); }

int cmeasure_system_text(const char *file, const char *key, char *text, int capacity) {
  FILE *stream = fopen(file, "r");
  if (!stream) return -errno;
  char line[512];
  int found = -ENOENT;
  while (fgets(line, sizeof line, stream)) {
    if (strncmp(line, key, strlen(key)) != 0) continue;
    const char *value = strchr(line, ':');
    value = *key && value ? value + 1 : line;
    while (*value == ' ' || *value == '\t') value++;
    snprintf(text, (size_t)capacity, "%s", value);
    text[strcspn(text, "\n")] = 0;
    found = 0;
    break;
  }
  fclose(stream);
  return found;
}

void cmeasure_return_memory_at_once(void) { (void)mallopt(M_MMAP_THRESHOLD, 1 << 20); }
