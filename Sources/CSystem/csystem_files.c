#define _GNU_SOURCE

#include "csystem_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const int32_t csystem_error_no_space = ENOSPC;
const int32_t csystem_error_input_output = EIO;
const int32_t csystem_error_read_only = EROFS;
const int32_t csystem_error_exists = EEXIST;
const int32_t csystem_error_locked = EWOULDBLOCK;
const int32_t csystem_error_absent = ENOENT;

int csystem_error_is_locked(int code) { return code == EWOULDBLOCK; }
int csystem_error_is_absence(int code) { return code == ENOENT || code == ENOTDIR; }

static int open_at(const char *path, int flags) {
  int descriptor;
  do {
    descriptor = open(path, flags | O_CLOEXEC, 0600);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor < 0 ? -errno : descriptor;
}

int csystem_file_create(const char *path) { return open_at(path, O_WRONLY | O_CREAT | O_EXCL); }

int csystem_file_open(const char *path) { return open_at(path, O_RDONLY); }

int64_t csystem_file_write(int descriptor, const void *bytes, int64_t count) {
  ssize_t written;
  do {
    written = write(descriptor, bytes, (size_t)count);
  } while (written < 0 && errno == EINTR);
  return written < 0 ? -errno : written;
}

int64_t csystem_file_read(int descriptor, void *bytes, int64_t count) {
  ssize_t taken;
  do {
    taken = read(descriptor, bytes, (size_t)count);
  } while (taken < 0 && errno == EINTR);
  return taken < 0 ? -errno : taken;
}

int csystem_file_nameless(const char *directory) {
#ifdef O_TMPFILE
  int nameless = open_at(directory, O_RDWR | O_TMPFILE);
  if (nameless >= 0 || nameless == -ENOENT || nameless == -EACCES || nameless == -EROFS)
    return nameless;
#endif
  // Not every file system knows of files without a name: a name for a moment, then.
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/.moment-XXXXXX", directory);
  if (length < 0 || (size_t)length >= sizeof path) return -ENAMETOOLONG;
  int descriptor = mkstemp(path);
  if (descriptor < 0) return -errno;
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  unlink(path);
  return descriptor;
}

int64_t csystem_file_read_at(int descriptor, void *bytes, int64_t count, int64_t offset) {
  ssize_t taken;
  do {
    taken = pread(descriptor, bytes, (size_t)count, (off_t)offset);
  } while (taken < 0 && errno == EINTR);
  return taken < 0 ? -errno : taken;
}

int64_t csystem_file_size(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) < 0 ? -errno : (int64_t)status.st_size;
}

int csystem_file_sync(int descriptor) { return fdatasync(descriptor) < 0 ? -errno : 0; }

void csystem_file_forget(int descriptor, int64_t count) {
  // A hint; where it is not taken nothing is lost but memory.
  posix_fadvise(descriptor, 0, count, POSIX_FADV_DONTNEED);
}

void csystem_file_close(int descriptor) { close(descriptor); }

int csystem_directory_sync(const char *path) {
  int descriptor = open_at(path, O_RDONLY | O_DIRECTORY);
  if (descriptor < 0) return descriptor;
  int failure = fsync(descriptor) < 0 ? -errno : 0;
  close(descriptor);
  return failure;
}

int csystem_directory_make(const char *path) {
  if (mkdir(path, 0700) == 0) return 0;
  if (errno != EEXIST) return -errno;
  struct stat status;
  if (stat(path, &status) < 0) return -errno;
  return S_ISDIR(status.st_mode) ? 0 : -ENOTDIR;
}

int csystem_directory_remove(const char *path) { return rmdir(path) < 0 ? -errno : 0; }

int64_t csystem_directory_names(const char *path, char *names, int64_t capacity) {
  DIR *folder = opendir(path);
  if (!folder) return -errno;
  int64_t used = 0;
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    int64_t length = (int64_t)strlen(entry->d_name) + 1;
    if (used + length <= capacity) memcpy(names + used, entry->d_name, (size_t)length);
    used += length;
  }
  closedir(folder);
  return used;
}

int csystem_file_rename(const char *from, const char *to) {
  return rename(from, to) < 0 ? -errno : 0;
}

int csystem_file_remove(const char *path) { return unlink(path) < 0 ? -errno : 0; }

int csystem_file_lock(const char *path) {
  int descriptor = open_at(path, O_RDWR | O_CREAT);
  if (descriptor < 0) return descriptor;
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  int failure = -errno;
  close(descriptor);
  return failure;
}

int64_t csystem_calendar_seconds(void) { return (int64_t)time(NULL); }
