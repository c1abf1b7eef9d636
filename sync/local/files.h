// What the files of one place are by their names: segments and snapshots, sorted. It reads none of them.
#pragma once

#include <vector>

#include "sync/format/segment.h"
#include "sync/format/snapshot.h"
#include "sync/stores/listing.h"

namespace starharbor::sync {

struct Files {
  std::vector<SegmentName> segments;
  std::vector<SnapshotName> snapshots;
};

Files files_of(const Listing& listing);
Files files_in(Store& store);
// The store's segments and snapshots, with whatever else lies in their folders.
Listing changes_in(Store& store);
// Are all parts of this snapshot there?
bool is_whole(const std::vector<SnapshotName>& names, const SnapshotId& id, int64_t parts);

}  // namespace starharbor::sync
