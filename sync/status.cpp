// See status.h.
#include "sync/status.h"

#include <algorithm>
#include <map>

#include "sync/merge.h"
#include "sync/names.h"
#include "sync/segment.h"
#include "sync/store_file.h"
#include "sync/stores/folder.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;

int64_t seq_in(const Holdings& holds, const std::string& scope, const std::string& log) {
  const auto logs = holds.find(scope);
  if (logs == holds.end()) return 0;
  const auto seq = logs->second.find(log);
  return seq == logs->second.end() ? 0 : seq->second;
}

// How many ops of `more` are not in `fewer`, in scopes that `reader` holds.
int64_t lacking(const Holdings& more, const Holdings& fewer, const content::Device& reader) {
  int64_t count = 0;
  for (const auto& [scope, logs] : more) {
    if (!content::holds(reader, scope)) continue;
    for (const auto& [log, seq] : logs) count += std::max<int64_t>(0, seq - seq_in(fewer, scope, log));
  }
  return count;
}

std::vector<SegmentName> segments_in(Store& store) {
  std::vector<SegmentName> names;
  for (const StoreEntry& entry : store.list(kSegmentsFolder)) {
    if (auto name = parse_segment_path(entry.name)) names.push_back(std::move(*name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

StatusReport status(DataFolder& folder, Store* store) {
  StatusReport report;
  FolderStore local(folder.path());
  if (store) {
    if (const auto file = read_store(*store)) report.store_id = file->id;
  }
  Store& source = store ? *store : local;

  const DeviceState here = state_of(folder);
  report.devices.push_back({here, true, 0, 0});
  for (DeviceState& state : read_states(source, report.problems)) {
    if (state.id == here.id) continue;
    const int64_t lacks = lacking(here.holds, state.holds, state.device());
    const int64_t ahead = lacking(state.holds, here.holds, here.device());
    report.devices.push_back({std::move(state), false, lacks, ahead});
  }
  std::stable_sort(report.devices.begin() + 1, report.devices.end(),
                   [](const DeviceStatus& a, const DeviceStatus& b) { return a.state.at_ms < b.state.at_ms; });

  const auto names = segments_in(source);
  report.to_give = uncut_ops(folder, names);
  const auto held = local_segments(local);
  report.to_fetch = std::count_if(names.begin(), names.end(), [&](const SegmentName& name) {
    return content::holds(folder.device(), name.scope) && !std::binary_search(held.begin(), held.end(), name);
  });
  report.gaps = find_gaps(folder, local);
  return report;
}

}  // namespace starharbor::sync
