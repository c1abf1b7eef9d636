// See world_carriers.h.
#include "tests/sync/walks/world_carriers.h"

#include <algorithm>

namespace starharbor::tests {

std::vector<int> DeviceModel::keys_of(const std::string& scope) const {
  if (!is_trusted() || !holds(scope)) return {};
  const auto keys = known.decision->keys.find(scope);
  return keys == known.decision->keys.end() ? std::vector<int>() : keys->second;
}

void DeviceModel::learn(const WrittenOp& op, bool bodyless) {
  known.ops.insert(op.name);
  if (bodyless) known.bodyless.insert(op.name);
}

const Decision* Carriers::newest(const DeviceModel& device, const StoreModel& store) const {
  const Decision* best = device.known.decision;
  for (const auto& [path, health] : store.decisions) {
    const Decision& decision = decisions.at(path);
    const bool of_ours = device.known.decision || decision.names(device.key);
    const bool newer = !best || std::tie(decision.number, path) > std::tie(best->number, best->path);
    if (health == Health::kGood && of_ours && newer) best = &decision;
  }
  return best;
}

std::set<std::string> Carriers::fetched(const DeviceModel& device, const StoreModel& store) const {
  std::set<std::string> paths;
  const Decision* decision = newest(device, store);
  if (!decision || !decision->names(device.key)) return paths;
  for (const auto& [path, health] : store.parcels) {
    const Parcel& parcel = parcels.at(path);
    const bool lacking = device.holds(parcel.scope) && !device.copies.contains(path);
    if (lacking && health == Health::kGood && decision->names(parcel.signer)) paths.insert(path);
  }
  return paths;
}

bool Carriers::is_needless(const std::string& path, const std::set<std::string>& others) const {
  const Parcel& parcel = parcels.at(path);
  return std::ranges::any_of(others, [&](const std::string& other) {
    const auto found = parcels.find(other);
    if (other == path || found == parcels.end() || found->second.scope != parcel.scope) return false;
    const auto& held = found->second.ops;
    return std::ranges::all_of(parcel.ops, [&](const OpRef& op) { return std::ranges::find(held, op) != held.end(); });
  });
}

bool Carriers::can_open(const DeviceModel& device, const Parcel& parcel) const {
  const auto keys = device.keys_of(parcel.scope);
  return device.known.decision->names(parcel.signer) && parcel.epoch <= keys.size() &&
         keys[parcel.epoch - 1] == parcel.key;
}

void Carriers::drop_unreadable(DeviceModel& device) const {
  std::erase_if(device.copies, [&](const std::string& path) {
    const Parcel& parcel = parcels.at(path);
    const auto keys = device.keys_of(parcel.scope);
    const bool known = std::ranges::all_of(parcel.ops, [&](const OpRef& op) { return device.known.ops.contains(op); });
    return !known && device.known.decision->names(parcel.signer) && parcel.epoch <= keys.size() &&
           keys[parcel.epoch - 1] != parcel.key;
  });
}

bool Carriers::merge(DeviceModel& device) {
  const content::LogId log_before = device.log();
  bool own_went_on = false;
  for (bool moved = true; moved;) {
    moved = false;
    for (const std::string& path : device.copies) {
      const Parcel& parcel = parcels.at(path);
      const auto& before = ops.at(parcel.ops.front()).after;
      if (!can_open(device, parcel) || (before && !device.known.ops.contains(*before))) continue;
      for (const OpRef& op : parcel.ops) {
        if (device.known.ops.contains(op)) continue;
        device.learn(ops.at(op), parcel.bodyless.contains(op));
        moved = true;
        own_went_on = own_went_on || op.log == log_before;
      }
    }
  }
  return own_went_on;
}

// How many ops more than one follow the same op.
int Carriers::branches_of(const DeviceModel& device) const {
  std::map<std::tuple<content::LogId, std::string, std::optional<OpRef>>, int> followers;
  for (const OpRef& name : device.known.ops) {
    const WrittenOp& op = ops.at(name);
    ++followers[{name.log, op.scope, op.after}];
  }
  int more = 0;
  for (const auto& [place, count] : followers) more += count - 1;
  return more;
}

void Carriers::check_parcels(const DeviceModel& device, const Made& made, std::vector<std::string>& breaches) const {
  std::set<OpRef> carried;
  for (const std::string& path : device.copies)
    carried.insert(parcels.at(path).ops.begin(), parcels.at(path).ops.end());
  for (const auto& [path, parcel] : made.parcels) {
    const bool own = parcel.signer == device.key && std::ranges::all_of(parcel.ops, [&](const OpRef& op) {
                       return device.known.is_own(op.log) && device.known.ops.contains(op);
                     });
    if (!own) breaches.push_back(path + ": a file with ops that are not the device's own");
    if (parcel.epoch < 1 || parcel.epoch != device.keys_of(parcel.scope).size())
      breaches.push_back(path + ": sealed under another key than today's");
  }
  for (const OpRef& op : device.known.ops) {
    const std::string& scope = ops.at(op).scope;
    if (device.known.is_own(op.log) && !device.keys_of(scope).empty() && !carried.contains(op))
      breaches.push_back("an op of the device's own is in no file: " + text_of(op));
  }
}

Told Carriers::exchange(DeviceModel& device, StoreModel& store, const Made& made, std::vector<std::string>& breaches) {
  Told told;
  device.known.decision = newest(device, store);
  if (device.known.decision) store.decisions[device.known.decision->path] = Health::kGood;
  told.took_part = device.is_named();
  if (!told.took_part) return told;

  std::set<std::string> doubted, damaged;
  for (const auto& [path, state] : store.states) {
    if (state.health == Health::kGood && device.known.decision->names(state.device))
      doubted.insert(state.damaged.begin(), state.damaged.end());
  }
  for (const auto& [path, health] : store.parcels) {
    const bool lacking = device.holds(parcels.at(path).scope) && !device.copies.contains(path);
    if (lacking && health != Health::kGood && !is_needless(path, device.copies)) damaged.insert(path);
  }
  device.copies.merge(fetched(device, store));
  const int branches = branches_of(device);
  const bool must_go_on = merge(device);
  drop_unreadable(device);
  told.branches = branches_of(device) - branches;
  told.damaged = static_cast<int>(damaged.size());
  if (must_go_on != (made.log != device.log()))
    breaches.push_back(must_go_on ? "no new log after a branch of its own" : "a new log without need");
  if (made.log != device.log()) device.known.logs.push_back(made.log);

  const View view(ops, device.known);
  for (const auto& [path, parcel] : made.parcels) {
    Parcel& kept = parcels[path] = parcel;
    if (const auto keys = device.keys_of(parcel.scope); !keys.empty()) kept.key = keys.back();
    for (const OpRef& name : parcel.ops) {
      if (view.is_without_body(ops.at(name))) kept.bodyless.insert(name);
    }
    device.copies.insert(path);
  }
  check_parcels(device, made, breaches);
  for (const std::string& path : device.copies) {
    Health& health = store.parcels.try_emplace(path, Health::kOtherSize).first->second;
    if (health == Health::kOtherSize || doubted.contains(path)) health = Health::kGood;
  }
  store.states[made.state] = {Health::kGood, device.key, damaged};
  return told;
}

}  // namespace starharbor::tests
