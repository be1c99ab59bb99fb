// Times whole processes, from the fork to the end, without a shell between.
//   process STATUS FIRST COUNT COMMAND [ARGUMENT...]
// Each must end with the exit STATUS; `%d` in an argument is FIRST, FIRST + 1, …
#include "measure.h"
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

extern char **environ;

int main(int argc, char **argv) {
  if (argc < 5) return 64;
  int expected = atoi(argv[1]), first = atoi(argv[2]), count = atoi(argv[3]);
  double *times = malloc(sizeof *times * count);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  for (int i = 0; i < count; i++) {
    char **arguments = calloc(argc, sizeof *arguments);
    for (int j = 4; j < argc; j++) {
      char *hole = strstr(argv[j], "%d"), *filled = malloc(strlen(argv[j]) + 12);
      if (hole)
        sprintf(filled, "%.*s%d%s", (int)(hole - argv[j]), argv[j], first + i, hole + 2);
      arguments[j - 4] = hole ? filled : argv[j];
    }
    pid_t child;
    int status;
    double start = now();
    if (posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ))
      fail(arguments[0], "cannot be started");
    waitpid(child, &status, 0);
    times[i] = now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != expected)
      fail(arguments[0], "ended with another status than expected");
  }
  report(times, count, count);
  return 0;
}
