// Times and their summaries for the benchmarks. It knows nothing of what is measured.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace starharbor::tests {

using Seconds = double;

inline Seconds seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<Seconds>(std::chrono::steady_clock::now() - begin).count();
}

// The value below which this share of `values` lies; 0.5 is the median.
double quantile(std::vector<double> values, double share);
inline double median(const std::vector<double>& values) {
  return quantile(values, 0.5);
}

// A folder on a real disk, for what is measured waits for its flushes; $TMPDIR says on which.
inline TemporaryFolder on_disk() {
  return TemporaryFolder(std::filesystem::temp_directory_path());
}

// The greatest resident memory of this process so far, in bytes.
size_t peak_memory();

}  // namespace starharbor::tests
