// One exchange between a device's data folder and a store: pull what the store has, merge it, push what it lacks. It
// may be cut off anywhere; run again, it ends in the same. It decides nothing about what ops mean: Log does.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/data_folder.h"
#include "sync/merge.h"
#include "sync/stores/store.h"

namespace starharbor::sync {

struct Traffic {
  int64_t files = 0;
  int64_t bytes = 0;
};

struct ExchangeResult {
  std::string store_id;
  bool new_store = false;
  Traffic segments_in, segments_out, media_in, media_out;
  std::map<std::string, int64_t> applied;  // ops new here, by scope
  std::vector<Branch> branches;            // of logs that two devices continued: told once
  std::vector<Gap> gaps;                   // what waits for ops that the store does not have
  int64_t media_missing = 0;               // photos' files that are neither here nor in the store
  std::vector<std::string> problems;       // in words: what was refused or could not be read
  std::vector<std::string> strangers;      // names of files among the store's that are none of its own; left alone
};

// What is being done, and how far.
using Progress = std::function<void(std::string_view step, int64_t done, int64_t total)>;

// Alone on its data folder (FolderLock "sync"). `result` is filled as it goes, so that it tells what was done even when
// this throws Error: kBusy, what the store throws, what the database throws. A single file that the store can't read is
// a problem in the result, not an Error.
void exchange(content::DataFolder& folder, Store& store, ExchangeResult& result, const Progress& progress = {});

}  // namespace starharbor::sync
