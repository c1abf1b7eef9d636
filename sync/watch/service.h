// The service: looks at links, mounts, shared folders and the data folder, asks the schedule, and exchanges. It holds
// no rule of when; what goes wrong it says and goes on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sync/watch/mounts.h"
#include "sync/watch/stop_signal.h"

namespace starharbor::sync {

struct WatchOptions {
  std::filesystem::path data;
  std::vector<std::string> stores;  // typed addresses; sticks are found by themselves
  std::vector<int> set_times;       // minutes after midnight in Shanghai
  std::filesystem::path mounts = kMountsFile;
};

// Until `stop` comes. One line on stderr for each exchange and for what is amiss. Throws Error only where the data
// folder can't be opened at the start.
void watch(const WatchOptions& options, const StopSignal& stop);

}  // namespace starharbor::sync
