// See collect_garbage.h.
#include "sync/exchange/collect_garbage.h"

#include <algorithm>

#include "sync/local/coverage.h"

namespace starharbor::sync {
namespace {

// Parts that were never followed by the others, while a newer snapshot came whole: what they hold can't be told, and
// they are of use to nobody.
bool is_broken_off(Coverage& coverage, const Files& files, const SnapshotName& name) {
  const auto& whole = coverage.snapshots(name.of.scope);
  return !whole.empty() && name.of < whole.back().of && !is_whole(files.snapshots, name.of, name.parts);
}

}  // namespace

void collect_local_garbage(content::DataFolder& folder, LocalStore& local, const CurrentTrust& trust) {
  const Files files = local.files();
  Coverage copies(folder, trust.list(), files);
  for (const SegmentName& name : files.segments) {
    if (copies.is_superseded(name)) local.remove(segment_path(name));
  }
  for (const SnapshotName& name : files.snapshots) {
    if (copies.is_superseded(name) || is_broken_off(copies, files, name)) local.remove(snapshot_path(name));
  }
}

void collect_store_garbage(content::DataFolder& folder, Store& store, const CurrentTrust& trust, const Listing& there,
                           const Listing& here, const std::set<std::string>& refused) {
  if (!trust.trusts_this_device()) return;
  Listing sure = here;
  std::erase_if(sure, [&](const auto& copy) {
    const auto found = there.find(copy.first);
    return found == there.end() || found->second != copy.second;
  });
  const Files listed = files_of(there);
  Coverage kept(folder, trust.list(), files_of(sure));
  for (const SegmentName& name : listed.segments) {
    if (!content::holds(folder.device(), name.scope)) continue;
    if (kept.is_superseded(name) && (folder.log().owners().is_own(name.log) || kept.is_retired(name)))
      store.remove(segment_path(name));
  }
  const bool is_office = makes_snapshots(*trust.list(), folder.keys().signing.public_key);
  for (const SnapshotName& name : listed.snapshots) {
    if (!content::holds(folder.device(), name.of.scope)) continue;
    const std::string path = snapshot_path(name);
    const bool is_refused = is_office && refused.contains(path) && !kept.snapshots(name.of.scope).empty();
    if (is_refused || kept.is_superseded(name) || is_broken_off(kept, listed, name)) store.remove(path);
  }
}

}  // namespace starharbor::sync
