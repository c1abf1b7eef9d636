// See measure.h.
#include "tests/bench/measure.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

namespace starharbor::tests {

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const size_t index = std::min(values.size() - 1, static_cast<size_t>(share * static_cast<double>(values.size())));
  return values[index];
}

size_t peak_memory_of(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 1;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return status == 0 ? static_cast<size_t>(usage.ru_maxrss) * 1024 : 0;
}

}  // namespace starharbor::tests
