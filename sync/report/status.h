// Who was at a store and when, what each lacks, and what waits. It reads and compares; it changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "sync/exchange/merge.h"
#include "sync/exchange/state.h"
#include "sync/report/directory.h"
#include "sync/stores/store.h"
#include "sync/trust/problem.h"

namespace starharbor::sync {

struct DeviceStatus {
  DeviceState state;
  bool this_one = false;
  int64_t lacks = 0;  // ops here, of scopes that it holds, that it did not have when it was last seen
  int64_t ahead = 0;  // ops that it had then, of scopes held here, that are not here
  // Sign-ins here that it made; none of a base whose scope is not held here.
  std::optional<int64_t> sign_ins;
};

struct StatusReport {
  std::string store_id;               // empty without a store, or when the place is no store yet
  std::vector<DeviceStatus> devices;  // this one first, then by when they were seen, the longest ago first; each once
  int64_t to_give = 0;   // ops made here that the store does not have; without a store: that are in no segment
  int64_t to_fetch = 0;  // segments in the store that are not here
  std::vector<Gap> gaps;
  std::vector<Problem> problems;
  std::vector<NamedDevice> never_seen;  // on the list, and no state of theirs is here; by base and name
};

// `store` may be null: then it tells what the device learned when it last was at one. Throws Error as the store does.
StatusReport status(content::DataFolder& folder, Store* store);

}  // namespace starharbor::sync
