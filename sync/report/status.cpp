// See status.h.
#include "sync/report/status.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "sync/exchange/merge.h"
#include "sync/format/names.h"
#include "sync/format/segment.h"
#include "sync/local/change_count.h"
#include "sync/local/coverage.h"
#include "sync/stores/store_file.h"
#include "sync/trust/current.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;

int64_t seq_in(const Holdings& holds, const content::Scope& scope, const std::string& log) {
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

bool is_own(DataFolder& folder, const DeviceState& state) {
  const auto log = content::array_from_hex<16>(state.id);
  return log && folder.log().owners().is_own(*log);
}

// A device that goes on under a new log leaves a state under each: its newest counts.
std::vector<DeviceState> newest_of_each(std::vector<DeviceState> states) {
  std::stable_sort(states.begin(), states.end(), [](const DeviceState& a, const DeviceState& b) {
    return std::tie(a.signer, b.at_ms) < std::tie(b.signer, a.at_ms);
  });
  const auto same = [](const DeviceState& a, const DeviceState& b) { return a.signer == b.signer; };
  states.erase(std::unique(states.begin(), states.end(), same), states.end());
  return states;
}

std::map<content::PublicKey, int64_t> sign_ins_by_device(DataFolder& folder, const Directory& directory) {
  std::map<content::PublicKey, int64_t> counts;
  for (const auto& [log, count] : sign_ins_by_log(folder.database())) {
    const auto owner = directory.owners.find(log);
    if (owner != directory.owners.end()) counts[owner->second] += count;
  }
  return counts;
}

// Of a base that is not held here, nothing is known.
void count_sign_ins(DataFolder& folder, const Directory& directory, StatusReport& report) {
  const auto counts = sign_ins_by_device(folder, directory);
  for (DeviceStatus& device : report.devices) {
    const auto found = counts.find(device.state.signer);
    if (found != counts.end()) {
      device.sign_ins = found->second;
    } else if (content::is_base_id(device.state.base) &&
               content::holds(folder.device(), content::base_scope(device.state.base))) {
      device.sign_ins = 0;
    }
  }
}

void list_never_seen(const Directory& directory, StatusReport& report) {
  for (const auto& [key, device] : directory.devices) {
    const bool seen =
        std::ranges::any_of(report.devices, [&key = key](const DeviceStatus& one) { return one.state.signer == key; });
    if (device.on_list && !seen) report.never_seen.push_back(device);
  }
  std::ranges::sort(report.never_seen, {},
                    [](const NamedDevice& device) { return std::tie(device.base, device.name); });
}

}  // namespace

StatusReport status(DataFolder& folder, Store* store) {
  StatusReport report;
  LocalStore local(folder.path());
  if (store) {
    if (const auto file = read_store(*store)) report.store_id = file->id;
  }
  Store& source = store ? *store : local;

  const DeviceState here = state_of(folder);
  report.devices.push_back({here, true, 0, 0, {}});
  const CurrentTrust trust(folder);
  auto states = trust.list() ? read_states(source, *trust.list(), report.problems) : std::vector<DeviceState>();
  std::erase_if(states, [&](const DeviceState& state) { return is_own(folder, state); });
  for (DeviceState& state : newest_of_each(std::move(states))) {
    const int64_t lacks = lacking(here.holds, state.holds, state.device());
    const int64_t ahead = lacking(state.holds, here.holds, here.device());
    report.devices.push_back({std::move(state), false, lacks, ahead, {}});
  }
  std::stable_sort(report.devices.begin() + 1, report.devices.end(),
                   [](const DeviceStatus& a, const DeviceStatus& b) { return a.state.at_ms < b.state.at_ms; });
  const Directory directory = directory_of(folder);
  count_sign_ins(folder, directory, report);
  list_never_seen(directory, report);

  const Files there = files_in(source), held = local.files();
  Coverage at_source(folder, trust.list(), there), copies(folder, trust.list(), held);
  report.to_give = uncut_ops(folder, at_source);
  const auto is_lacking = [&](const auto& name, const auto& names, const content::Scope& scope) {
    return content::holds(folder.device(), scope) && !std::ranges::binary_search(names, name) &&
           !copies.is_superseded(name);
  };
  for (const SegmentName& name : there.segments) report.to_fetch += is_lacking(name, held.segments, name.scope);
  for (const SnapshotName& name : there.snapshots) report.to_fetch += is_lacking(name, held.snapshots, name.of.scope);
  report.gaps = find_gaps(folder, local);
  return report;
}

}  // namespace starharbor::sync
