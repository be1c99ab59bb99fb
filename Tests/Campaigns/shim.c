/* Lies to a program about its disk and its clock; preloaded by the fault campaigns.
 *
 * SHIM_NOSYNC=1        syncing does nothing, and nothing is opened for synchronous writing
 * SHIM_SHORT=N         the Nth write to a file is cut to half of its length
 * SHIM_TRACE=FILE      appends what is done to data.mdb: one byte of kind, three numbers of eight
 *                      bytes (offset, length, 0), the bytes written. Kinds: w write, s sync,
 *                      t truncate, d write that is durable when it returns
 * SHIM_CLOCK=FILE      the wall clock is ahead by the seconds that are written in the file
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FILES 1024
static char is_data[FILES], is_durable[FILES];
static int trace = -1;
static long writes;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int has(const char *name) { return getenv(name) != NULL; }

static void note(char kind, uint64_t offset, uint64_t length, const struct iovec *parts, int count) {
  static __typeof__(&write) real;
  if (!has("SHIM_TRACE")) return;
  if (!real) real = REAL(write);
  if (trace < 0) trace = REAL(open)(getenv("SHIM_TRACE"), O_WRONLY | O_CREAT | O_APPEND, 0600);
  uint64_t head[3] = {offset, length, 0};
  char bytes[25];
  bytes[0] = kind;
  memcpy(bytes + 1, head, 24);
  if (real(trace, bytes, 25) != 25) abort();
  for (int i = 0; i < count; i++)
    if (real(trace, parts[i].iov_base, parts[i].iov_len) != (ssize_t)parts[i].iov_len) abort();
}

static int opened(int fd, const char *path, int flags) {
  if (fd >= 0 && fd < FILES) {
    const char *end = strrchr(path, '/');
    is_data[fd] = strcmp(end ? end + 1 : path, "data.mdb") == 0;
    is_durable[fd] = (flags & (O_DSYNC | O_SYNC)) != 0;
  }
  return fd;
}

static int allowed(int flags) { return has("SHIM_NOSYNC") ? flags & ~(O_DSYNC | O_SYNC) : flags; }

static mode_t mode_of(int flags, va_list list) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = mode_of(flags, list);
  va_end(list);
  return opened(REAL(open)(path, allowed(flags), mode), path, flags);
}

int open64(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  mode_t mode = mode_of(flags, list);
  va_end(list);
  return opened(REAL(open64)(path, allowed(flags), mode), path, flags);
}

static int watched(int fd) { return fd >= 0 && fd < FILES && is_data[fd]; }

static size_t cut(int fd, size_t length) {
  const char *nth = getenv("SHIM_SHORT");
  if (!nth || !watched(fd)) return length;
  return __atomic_add_fetch(&writes, 1, __ATOMIC_SEQ_CST) == atol(nth) ? length / 2 : length;
}

static ssize_t written(int fd, ssize_t result, off_t offset, const struct iovec *parts, int count) {
  if (result > 0 && watched(fd)) note(is_durable[fd] ? 'd' : 'w', offset, result, parts, count);
  return result;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  ssize_t result = REAL(pwrite)(fd, bytes, cut(fd, length), offset);
  struct iovec part = {(void *)bytes, result > 0 ? result : 0};
  return written(fd, result, offset, &part, 1);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) {
  return pwrite(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  off_t offset = watched(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t result = REAL(write)(fd, bytes, cut(fd, length));
  struct iovec part = {(void *)bytes, result > 0 ? result : 0};
  return written(fd, result, offset, &part, 1);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!watched(fd)) return REAL(writev)(fd, parts, count);
  off_t offset = lseek(fd, 0, SEEK_CUR);
  size_t whole = 0;
  for (int i = 0; i < count; i++) whole += parts[i].iov_len;
  size_t length = cut(fd, whole);
  if (length == whole) return written(fd, REAL(writev)(fd, parts, count), offset, parts, count);
  struct iovec part = {parts[0].iov_base, parts[0].iov_len / 2};
  return written(fd, REAL(writev)(fd, &part, 1), offset, &part, 1);
}

int fdatasync(int fd) {
  int result = has("SHIM_NOSYNC") ? 0 : REAL(fdatasync)(fd);
  if (result == 0 && watched(fd)) note('s', 0, 0, NULL, 0);
  return result;
}

int fsync(int fd) {
  int result = has("SHIM_NOSYNC") ? 0 : REAL(fsync)(fd);
  if (result == 0 && watched(fd)) note('s', 0, 0, NULL, 0);
  return result;
}

int msync(void *start, size_t length, int flags) {
  return has("SHIM_NOSYNC") ? 0 : REAL(msync)(start, length, flags);
}

int ftruncate(int fd, off_t length) {
  int result = REAL(ftruncate)(fd, length);
  if (result == 0 && watched(fd)) note('t', 0, length, NULL, 0);
  return result;
}

int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = REAL(clock_gettime)(clock, time);
  const char *path = getenv("SHIM_CLOCK");
  if (result != 0 || clock != CLOCK_REALTIME || !path) return result;
  char text[32] = {0};
  int fd = REAL(open)(path, O_RDONLY);
  if (fd < 0 || read(fd, text, sizeof text - 1) < 1) abort();
  close(fd);
  time->tv_sec += atol(text);
  return result;
}
