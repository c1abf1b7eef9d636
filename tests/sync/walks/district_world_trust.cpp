// What the office of a walk decides: each decision is made by the real safe and, beside it, by the model.
#include <algorithm>

#include "content-db/base/error.h"
#include "sync/trust/authority.h"
#include "tests/sync/walks/district_world.h"

namespace starharbor::tests {

namespace fs = std::filesystem;
using content::PublicKey;
using sync::TrustAuthority;

namespace {

constexpr size_t kMostSites = 7;

bool is_name_taken(const Decision& decision, const std::string& name) {
  return std::ranges::any_of(
      decision.called, [&](const auto& called) { return called.second == name && decision.trusts(called.first); });
}

const sync::TrustedDevice& listed(TrustAuthority& safe, const PublicKey& device) {
  return *safe.trust().list()->find(device);
}

}  // namespace

// `expect` makes the next decision of the newest one; false: it must be refused. An office that is behind, its backup
// having been restored, exchanges before it decides: so staff are told to do.
void DistrictWorld::decide(const std::string& what, const std::function<void(TrustAuthority&)>& act,
                           const std::function<bool(Decision&)>& expect) {
  const Decision& before = *office().model.known.decision;
  if (&before != &newest(true)) return;
  Decision next = before;
  const bool must_be = expect(next);
  TrustAuthority safe(*office().folder, kOfficePassphrase);
  try {
    act(safe);
  } catch (const Error& error) {
    if (must_be || error.code != ErrorCode::kInput) breach(what + " failed: " + error.what());
    return;
  }
  if (!must_be) return breach(what + " was not refused");
  next.number = before.number + 1;
  next.path = sync::list_path(safe.trust().name());
  if (safe.trust().name().number != next.number) breach(what + " is not the next list");
  const std::string path = next.path;
  office().model.known.decision = &carriers_.decisions.insert_or_assign(path, std::move(next)).first->second;
  compare(office(), what);
}

const Decision& DistrictWorld::newest(bool put_away_too) const {
  const Decision* newest = office().model.known.decision;
  const auto look = [&](const Decision* other) {
    if (other && std::tie(other->number, other->path) > std::tie(newest->number, newest->path)) newest = other;
  };
  const auto look_into = [&](const std::vector<StorePlace>& stores) {
    for (const StorePlace& store : stores) {
      for (const auto& [path, health] : store.model.decisions)
        if (health == Health::kGood) look(&carriers_.decisions.at(path));
    }
  };
  for (const auto& site : sites_) look(site->model.known.decision);
  look_into(stores_);
  if (!put_away_too) return *newest;
  look_into(kept_);
  for (const Backup& backup : backups_) look(backup.model.known.decision);
  return *newest;
}

// The ops of its logs that nothing follows, as far as they have come to the office.
std::vector<OpRef> DistrictWorld::ends_of(const PublicKey& device) const {
  std::set<OpRef> ends;
  for (const OpRef& name : office().model.known.ops) {
    if (carriers_.ops.at(name).writer == device) ends.insert(name);
  }
  for (const OpRef& name : office().model.known.ops) {
    if (const auto& before = carriers_.ops.at(name).after) ends.erase(*before);
  }
  return {ends.begin(), ends.end()};
}

// Whoever read a scope gets none of its keys any more.
void DistrictWorld::close(Decision& decision, const PublicKey& device) {
  std::set<std::string> read;
  for (GivenGrant& grant : decision.grants.at(device)) {
    if (grant.closed) continue;
    for (const auto& [scope, keys] : decision.keys) {
      if (holds_scope(grant.role, grant.base, scope)) read.insert(scope);
    }
    grant.closed = true;
    grant.ends = ends_of(device);
  }
  for (const std::string& scope : read) decision.keys.at(scope).push_back(++keys_);
}

void DistrictWorld::revoke(const Step& step) {
  const DeviceModel device = sites_[static_cast<size_t>(step.device) % sites_.size()]->model;
  if (device.key == office().model.key || !office().model.known.decision->names(device.key)) return;
  decide(
      "revoke", [&](TrustAuthority& safe) { safe.revoke(listed(safe, device.key)); },
      [&](Decision& next) {
        if (!next.trusts(device.key)) return false;
        close(next, device.key);
        return true;
      });
}

void DistrictWorld::replace(const Step& step) {
  const DeviceModel dead = sites_[static_cast<size_t>(step.device) % sites_.size()]->model;
  Site& next_one = *sites_[static_cast<size_t>(step.other) % sites_.size()];
  const DeviceModel device = next_one.model;
  if (dead.key == office().model.key || dead.key == device.key || !office().model.known.decision->names(dead.key))
    return;
  decide(
      "replace",
      [&](TrustAuthority& safe) { safe.replace(listed(safe, dead.key), sync::request_of(*next_one.folder)); },
      [&](Decision& next) {
        const std::string name = next.called.at(dead.key);
        if (!next.trusts(dead.key) || next.trusts(device.key)) return false;
        if (device.role != dead.role || device.base != dead.base) return false;
        close(next, dead.key);
        note_enrolled(next, device);
        next.called[device.key] = name;
        return true;
      });
}

void DistrictWorld::accept(const Step& step) {
  const DeviceModel device = sites_[static_cast<size_t>(step.device) % sites_.size()]->model;
  if (!office().model.known.decision->names(device.key)) return;
  decide(
      "accept", [&](TrustAuthority& safe) { safe.accept(listed(safe, device.key)); },
      [&](Decision& next) {
        if (next.trusts(device.key)) return false;
        for (GivenGrant& grant : next.grants.at(device.key)) grant.ends = ends_of(device.key);
        return true;
      });
}

void DistrictWorld::rotate() {
  decide(
      "rotate", [](TrustAuthority& safe) { safe.rotate(); },
      [&](Decision& next) {
        for (auto& [scope, keys] : next.keys) keys.push_back(++keys_);
        return true;
      });
}

void DistrictWorld::enrol(const Step& step) {
  // One that waits for it, where there is one.
  const auto waits = [&](const auto& site) { return !office().model.known.decision->trusts(site->model.key); };
  const auto first = std::ranges::find_if(sites_, waits);
  Site& site = first == sites_.end() ? *sites_[static_cast<size_t>(step.device) % sites_.size()] : **first;
  const DeviceModel device = site.model;
  decide(
      "enrol", [&](TrustAuthority& safe) { safe.enrol(sync::request_of(*site.folder), site.folder->device()); },
      [&](Decision& next) {
        if (next.trusts(device.key) || is_name_taken(next, device.name)) return false;
        note_enrolled(next, device);
        return true;
      });
}

void DistrictWorld::add_terminal(const Step& step) {
  std::vector<const PreparedDistrict::Site*> fresh;
  for (const auto& site : PreparedDistrict::instance().sites()) {
    if (!site.enrolled) fresh.push_back(&site);
  }
  if (newcomers_ == fresh.size() || sites_.size() >= kMostSites) return;
  const auto& from = *fresh[newcomers_++];
  auto site = std::make_unique<Site>();
  site->path = next_folder("site");
  site->model = from.model;
  fs::copy(from.folder, site->path, fs::copy_options::recursive);
  open(*site);
  set_time(*site);
  sites_.push_back(std::move(site));
  if (step.value % 2 == 0) enrol(step);
}

}  // namespace starharbor::tests
