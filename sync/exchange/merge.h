// From a device's own copies of segments to its log and back: what waits is merged, in order, one transaction for each
// segment; what was written here and is in no segment yet is cut into new ones. It knows no store but the local copies.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "sync/format/segment.h"
#include "sync/local/coverage.h"
#include "sync/local/local_store.h"
#include "sync/trust/current.h"
#include "sync/trust/problem.h"

namespace starharbor::sync {

// Ops that have not come yet, while later ones wait for them.
struct Gap {
  content::Scope scope;
  std::string log;    // hex
  int64_t from = 0;   // the first op missing
  int64_t until = 0;  // the last one missing
  auto operator<=>(const Gap&) const = default;
};

// A log of which two different continuations have come: a copied disk, or a restored backup.
struct Branch {
  content::Scope scope;
  std::string log;   // hex
  int64_t from = 0;  // the first op of which there are two
  auto operator<=>(const Branch&) const = default;
};

struct MergeReport {
  std::map<content::Scope, int64_t> applied;   // by scope
  std::map<content::Scope, int64_t> sign_ins;  // of these, by scope
  int64_t known_files = 0;                     // merged now, and nothing in them was new
  std::vector<Gap> gaps;
  std::vector<Branch> branches;              // that were noticed now
  std::map<content::Scope, int64_t> locked;  // by scope: copies whose key has not come yet
  std::vector<Problem> problems;             // copies that are damaged (and gone now)
};

using MergeProgress = std::function<void(int64_t done, int64_t total)>;

// Merges every local segment that is not merged yet, whose predecessor is here, whose signer is on the list and whose
// key has come; the others wait.
void merge_segments(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust, MergeReport& report,
                    const MergeProgress& progress);

// Cuts the ops of the device's own log that no copy holds into segments, under the newest keys that it has,
// and puts them among the copies.
void cut_segments(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust,
                  std::vector<Problem>& problems);

// Between two transactions of a long merge: whoever waits to write, a member who signs in perhaps, gets through.
void let_others_write();

// Writes these ops of an own log as one segment among the copies.
void add_own_segment(content::DataFolder& folder, LocalStore& local, const content::Run& run, const SegmentKeys& keys);

// How many ops of the device's own log are in none of these files.
int64_t uncut_ops(content::DataFolder& folder, Coverage& files);

// What is missing between the log and its local segments.
std::vector<Gap> find_gaps(content::DataFolder& folder, LocalStore& local);

}  // namespace starharbor::sync
