// See files.h.
#include "sync/local/files.h"

#include <algorithm>

#include "sync/format/names.h"

namespace starharbor::sync {

Files files_of(const Listing& listing) {
  Files files;
  for (const auto& [path, size] : listing) {
    if (auto segment = parse_segment_path(path)) files.segments.push_back(std::move(*segment));
    if (auto snapshot = parse_snapshot_path(path)) files.snapshots.push_back(std::move(*snapshot));
  }
  std::sort(files.segments.begin(), files.segments.end());
  std::sort(files.snapshots.begin(), files.snapshots.end());
  return files;
}

Files files_in(Store& store) {
  return files_of(changes_in(store));
}

Listing changes_in(Store& store) {
  Listing changes = listing_of(store, kSegmentsFolder);
  changes.merge(listing_of(store, kSnapshotsFolder));
  return changes;
}

bool is_whole(const std::vector<SnapshotName>& names, const SnapshotId& id, int64_t parts) {
  int64_t next = 1;
  for (auto name = std::ranges::lower_bound(names, SnapshotName{id, 0, 0, {}}); name != names.end(); ++name) {
    if (name->of != id) break;
    if (name->part == next && name->parts == parts) ++next;
  }
  return next > parts;
}

}  // namespace starharbor::sync
