/* Fails the n-th call on files below a folder: LD_PRELOAD before Python. Set by fault_set, see preload.py.
   kind: an errno, or 0 for a write of half the bytes; lasting: every call from then on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static long at, calls;
static int kind, lasting, reads;

void fault_set(const char *path, long number, int which, int stays, int of_reads) {
  snprintf(folder, sizeof folder, "%s", path);
  at = number; calls = 0; kind = which; lasting = stays; reads = of_reads;
}

long fault_calls(void) { return calls; }

static int below(int fd) {
  char name[64], path[4096];
  if (!at || !folder[0]) return 0;
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return !strncmp(path, folder, strlen(folder));
}

/* 0: go on; 1: fail; 2: half of it */
static int now(int fd, int is_read) {
  int saved = errno, found = 0;
  if (is_read == reads && below(fd)) {
    calls++;
    if (calls == at || (lasting && calls > at)) found = kind ? 1 : 2;
  }
  errno = found == 1 ? kind : saved;
  return found;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t count) {
  int what = now(fd, 0);
  if (what == 1) return -1;
  return REAL(write)(fd, data, what == 2 && count > 1 ? count / 2 : count);
}
ssize_t pwrite(int fd, const void *data, size_t count, off_t offset) {
  int what = now(fd, 0);
  if (what == 1) return -1;
  return REAL(pwrite)(fd, data, what == 2 && count > 1 ? count / 2 : count, offset);
}
ssize_t pwrite64(int fd, const void *data, size_t count, off64_t offset) {
  int what = now(fd, 0);
  if (what == 1) return -1;
  return REAL(pwrite64)(fd, data, what == 2 && count > 1 ? count / 2 : count, offset);
}
ssize_t pread(int fd, void *data, size_t count, off_t offset) {
  return now(fd, 1) == 1 ? -1 : REAL(pread)(fd, data, count, offset);
}
ssize_t pread64(int fd, void *data, size_t count, off64_t offset) {
  return now(fd, 1) == 1 ? -1 : REAL(pread64)(fd, data, count, offset);
}
int fsync(int fd) { return now(fd, 0) == 1 ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return now(fd, 0) == 1 ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t length) { return now(fd, 0) == 1 ? -1 : REAL(ftruncate)(fd, length); }
int ftruncate64(int fd, off64_t length) { return now(fd, 0) == 1 ? -1 : REAL(ftruncate64)(fd, length); }
