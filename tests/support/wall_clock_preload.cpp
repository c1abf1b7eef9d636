// What becomes of a program that a test started without a wall clock. Servers and tools may ask the system; the
// project's own programs may not.
#include <errno.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "tests/support/wall_clock_shim.h"

namespace starharbor::tests {

void asked_without_wall_clock(const char*) {
  constexpr char kOurs[] = "starharbor-";
  if (strncmp(program_invocation_short_name, kOurs, sizeof kOurs - 1) != 0) return;
  constexpr char kSaid[] = "a test started this program without a WallClock, and it asked the system for the time\n";
  if (write(STDERR_FILENO, kSaid, sizeof kSaid - 1) < 0) abort();
  abort();
}

}  // namespace starharbor::tests
