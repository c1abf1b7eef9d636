// Something that is done in a process of its own, on a disk where a fate awaits it: what it said before, and how it
// ended. For programs that link write_points.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/write_points.h"

namespace starharbor::tests {

// Heard by whoever runs the process, whatever happens to it afterwards. One line.
using Say = std::function<void(const std::string& line)>;

struct FatedRun {
  std::vector<std::string> said;
  bool gone = false;   // the process met its fate; otherwise it came to the act's end
  bool sound = false;  // it ended in no other way
  int64_t points = 0;  // when nothing happened to it
};

// Runs the act to its end or its fate. What it throws is printed, and the run is not sound.
FatedRun run_fated(const WritePlan& plan, const std::function<void(const Say&)>& act);

}  // namespace starharbor::tests
