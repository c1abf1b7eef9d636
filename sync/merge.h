// From a device's own copies of segments to its log and back: what waits is merged, in order, one transaction for each
// segment; what was written here and is in no segment yet is cut into new ones. It knows no store but the local copies.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "content-db/data_folder.h"
#include "sync/segment.h"
#include "sync/stores/folder.h"

namespace starharbor::sync {

// Ops that have not come yet, while later ones wait for them.
struct Gap {
  std::string scope;
  std::string log;    // hex
  int64_t from = 0;   // the first op missing
  int64_t until = 0;  // the last one missing
  auto operator<=>(const Gap&) const = default;
};

struct MergeReport {
  std::map<std::string, int64_t> applied;  // by scope
  std::vector<Gap> gaps;
  std::vector<std::string>
      problems;  // in words: copies that are damaged (and gone now), and logs that contradict each other
};

using MergeProgress = std::function<void(int64_t done, int64_t total)>;

// Merges every local segment that goes beyond what the log has, and those of `fresh` (paths) even if they don't: so a
// log that contradicts itself is noticed when it arrives.
void merge_segments(content::DataFolder& folder, FolderStore& local, const std::set<std::string>& fresh,
                    MergeReport& report, const MergeProgress& progress);

// Cuts the ops of the device's own log that no local segment holds into segments, and puts them among the copies.
// Problems in words.
void cut_segments(content::DataFolder& folder, FolderStore& local, std::vector<std::string>& problems);

// What is missing between the log and its local segments.
std::vector<Gap> find_gaps(content::DataFolder& folder, FolderStore& local);

// The segments among the local copies, by scope, log and place.
std::vector<SegmentName> local_segments(FolderStore& local);

}  // namespace starharbor::sync
