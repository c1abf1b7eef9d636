// Says what did not hold, and ends where a debugger or a fuzzer sees it.
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

namespace starharbor::fuzz {

void fail(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: must hold: %s\n", file, line, condition);
  std::abort();
}

}  // namespace starharbor::fuzz
