// See decisions.h. Every decision ends in seal(): one place numbers a list and says who gets which key.
#include "sync/trust/decisions.h"

#include <algorithm>

namespace starharbor::sync {
namespace {

using content::Closure;
using content::Grant;
using content::PublicKey;
using content::SharedKey;

// A list that is being decided on, with today's keys at hand.
struct Draft {
  TrustList list;
  std::map<content::Scope, SharedKey> today;  // by scope
};

std::variant<Draft, Refusal> draft_of(const Safe& safe, const TrustList& list) {
  const auto keyring = keys_of(list, list.root_keys, safe.root.sealing);
  if (list.district != safe.root.signing.public_key || !keyring) return Refusal::kForeignRoot;
  Draft draft{list, {}};
  for (const auto& [scope, past] : list.past_keys) {
    const SharedKey* key = find_key(*keyring, scope, list.epoch(scope));
    if (!key) return Refusal::kForeignRoot;
    draft.today[scope] = *key;
  }
  return draft;
}

NextList seal(const Safe& safe, Draft draft) {
  TrustList& list = draft.list;
  if (list.devices.size() > kMaxTrustedDevices || list.number >= kMaxListNumber) return Refusal::kTooMany;
  ++list.number;
  list.at_ms = safe.now_ms;
  Keyring all;
  for (const auto& [scope, key] : draft.today) all[{scope, list.epoch(scope)}] = key;
  list.root_keys = seal_keyring(all, list.root_box);
  for (TrustedDevice& device : list.devices) {
    Keyring own;
    for (const auto& [name, key] : all) {
      if (device.reads(name.first)) own[name] = key;
    }
    device.keys = own.empty() ? Bytes() : seal_keyring(own, device.sealing);
  }
  return std::move(list);
}

// False when there have been too many.
bool change_key(const Safe& safe, Draft& draft, const content::Scope& scope) {
  const SharedKey next = safe.fresh_key();
  auto& past = draft.list.past_keys[scope];
  if (const auto today = draft.today.find(scope); today != draft.today.end()) {
    if (past.size() >= kMaxEpochs) return false;
    past.push_back(wrap_key(today->second, scope, static_cast<uint32_t>(past.size()) + 1, next));
  }
  draft.today[scope] = next;
  return true;
}

void know_scopes(const Safe& safe, Draft& draft, const std::set<content::Scope>& scopes) {
  for (const content::Scope& scope : scopes) {
    if (!draft.today.contains(scope)) change_key(safe, draft, scope);
  }
}

TrustedDevice* find(Draft& draft, const PublicKey& device) {
  return const_cast<TrustedDevice*>(draft.list.find(device));
}

bool is_taken(const TrustList& list, const std::string& name) {
  return std::ranges::any_of(list.devices,
                             [&](const TrustedDevice& device) { return device.is_open() && device.name == name; });
}

std::optional<Refusal> admit(const Safe& safe, Draft& draft, const Request& request, const content::Device& as) {
  TrustedDevice* known = find(draft, request.signing);
  if (known && known->is_open()) return Refusal::kAlreadyTrusted;
  // It would hold the keys of one base and write for another.
  if (request.device.role != as.role || request.device.base != as.base) return Refusal::kAsksOtherwise;
  if (is_taken(draft.list, as.name)) return Refusal::kNameTaken;
  if (!known) {
    draft.list.devices.push_back({request.signing, request.sealing, as.name, {}, {}});
    known = &draft.list.devices.back();
  }
  known->name = as.name;
  known->grants.push_back({as.role, as.base, false, {}});
  if (!as.base.empty()) know_scopes(safe, draft, scopes_of({as.base}));
  return std::nullopt;
}

std::optional<Refusal> dismiss(const Safe& safe, Draft& draft, const PublicKey& device,
                               const std::set<Closure>& until) {
  TrustedDevice* known = find(draft, device);
  if (!known) return Refusal::kUnknownDevice;
  if (!known->is_open()) return Refusal::kNotOpen;
  std::set<content::Scope> read;
  for (const auto& [scope, key] : draft.today) {
    if (known->reads(scope)) read.insert(scope);
  }
  for (Grant& grant : known->grants) {
    if (grant.closed) continue;
    grant.closed = true;
    grant.until = until;
  }
  for (const content::Scope& scope : read) {
    if (!change_key(safe, draft, scope)) return Refusal::kTooMany;
  }
  return std::nullopt;
}

// As what a device is trusted: by its last open grant.
std::optional<content::Device> open_device(const TrustList& list, const PublicKey& device) {
  const TrustedDevice* known = list.find(device);
  std::optional<content::Device> as;
  if (!known) return as;
  for (const Grant& grant : known->grants) {
    if (!grant.closed) as = {known->name, grant.role, grant.base};
  }
  return as;
}

// The next list, when `decide` has nothing against it.
template <typename Decide>
NextList next_list(const Safe& safe, const TrustList& list, const Decide& decide) {
  auto draft = draft_of(safe, list);
  if (const auto* refusal = std::get_if<Refusal>(&draft)) return *refusal;
  if (const std::optional<Refusal> refusal = decide(std::get<Draft>(draft))) return *refusal;
  return seal(safe, std::move(std::get<Draft>(draft)));
}

}  // namespace

const char* words_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::kAlreadyTrusted:
      return "sync_refused.already_enrolled";
    case Refusal::kUnknownDevice:
      return "sync_refused.unknown_device";
    case Refusal::kNotOpen:
      return "sync_refused.off_list_already";
    case Refusal::kStillOpen:
      return "sync_refused.still_on_list";
    case Refusal::kNoName:
      return "sync_refused.no_name";
    case Refusal::kAsksOtherwise:
      return "sync_refused.asks_otherwise";
    case Refusal::kNameTaken:
      return "sync_refused.name_taken";
    case Refusal::kTooMany:
      return "sync_refused.list_is_full";
    case Refusal::kForeignRoot:
      return "sync_refused.foreign_list";
  }
  return "";
}

std::set<content::Scope> scopes_of(const std::set<std::string>& bases) {
  std::set<content::Scope> scopes{content::kDistrictScope};
  for (const std::string& base : bases) {
    scopes.insert(content::events_scope(base));
    scopes.insert(content::base_scope(base));
  }
  return scopes;
}

TrustList first_list(const Safe& safe, const std::set<content::Scope>& scopes) {
  Draft draft;
  draft.list.district = safe.root.signing.public_key;
  draft.list.root_box = safe.root.sealing.public_key;
  know_scopes(safe, draft, scopes);
  return std::get<TrustList>(seal(safe, std::move(draft)));
}

NextList enrol(const Safe& safe, const TrustList& list, const Request& request, const content::Device& as) {
  return next_list(safe, list, [&](Draft& draft) { return admit(safe, draft, request, as); });
}

NextList readmit(const Safe& safe, const TrustList& list, const PublicKey& device) {
  return next_list(safe, list, [&](Draft& draft) -> std::optional<Refusal> {
    const TrustedDevice* known = list.find(device);
    if (!known || known->grants.empty()) return Refusal::kUnknownDevice;
    if (known->is_open()) return Refusal::kStillOpen;
    const content::Device as{known->name, known->grants.back().role, known->grants.back().base};
    return admit(safe, draft, {known->signing, known->sealing, as, safe.now_ms}, as);
  });
}

NextList rename(const Safe& safe, const TrustList& list, const PublicKey& device, const std::string& name) {
  return next_list(safe, list, [&](Draft& draft) -> std::optional<Refusal> {
    TrustedDevice* known = find(draft, device);
    if (!known) return Refusal::kUnknownDevice;
    if (!content::is_device_name(name)) return Refusal::kNoName;
    if (known->name != name && is_taken(draft.list, name)) return Refusal::kNameTaken;
    known->name = name;
    return std::nullopt;
  });
}

NextList revoke(const Safe& safe, const TrustList& list, const PublicKey& device, const std::set<Closure>& until) {
  return next_list(safe, list, [&](Draft& draft) { return dismiss(safe, draft, device, until); });
}

NextList replace(const Safe& safe, const TrustList& list, const PublicKey& dead, const Request& request,
                 const std::set<Closure>& until) {
  return next_list(safe, list, [&](Draft& draft) {
    const std::optional<content::Device> as = open_device(list, dead);
    const auto refusal = dismiss(safe, draft, dead, until);
    return refusal ? refusal : admit(safe, draft, request, as.value());
  });
}

NextList move_closure(const Safe& safe, const TrustList& list, const PublicKey& device,
                      const std::set<Closure>& until) {
  return next_list(safe, list, [&](Draft& draft) -> std::optional<Refusal> {
    TrustedDevice* known = find(draft, device);
    if (!known) return Refusal::kUnknownDevice;
    if (known->is_open()) return Refusal::kStillOpen;
    for (Grant& grant : known->grants) grant.until = until;
    return std::nullopt;
  });
}

NextList rotate(const Safe& safe, const TrustList& list, const std::set<content::Scope>& scopes) {
  return next_list(safe, list, [&](Draft& draft) -> std::optional<Refusal> {
    for (const content::Scope& scope : scopes) {
      if (!change_key(safe, draft, scope)) return Refusal::kTooMany;
    }
    return std::nullopt;
  });
}

NextList add_scopes(const Safe& safe, const TrustList& list, const std::set<content::Scope>& scopes) {
  return next_list(safe, list, [&](Draft& draft) -> std::optional<Refusal> {
    know_scopes(safe, draft, scopes);
    return std::nullopt;
  });
}

}  // namespace starharbor::sync
