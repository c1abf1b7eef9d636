// See authority.h.
#include "sync/trust/authority.h"

#include <algorithm>

#include <fmt/format.h>

#include "content-db/base/worded_error.h"
#include "sync/format/names.h"
#include "sync/trust/proposed_passphrase.h"
#include "sync/trust/pull.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;
using content::PublicKey;
using content::Role;
using content::Seed;
using content::Sentence;

constexpr std::string_view kRootSecret = "root";

[[noreturn]] void refuse(Sentence operation, Sentence why) {
  throw content::WordedError(ErrorCode::kInput, std::move(operation), std::move(why));
}

Sentence of_device(const char* operation, const std::string& device) {
  return {operation, {{"device", device}}};
}

bool is_name_taken(const NextList& next) {
  const auto* refusal = std::get_if<Refusal>(&next);
  return refusal && *refusal == Refusal::kNameTaken;
}

Seed read_root(std::span<const uint8_t> recovery_file, std::string_view passphrase, const Sentence& operation) {
  const auto read = read_recovery(recovery_file, passphrase);
  if (const auto* fault = std::get_if<LockedFault>(&read)) refuse(operation, {words_of(*fault)});
  return std::get<Seed>(read);
}

Seed open_root(DataFolder& folder, std::string_view passphrase) {
  const Sentence operation{"sync_refused.open_safe"};
  const auto locked = folder.secret(kRootSecret);
  if (!locked) refuse(operation, {"sync_refused.no_district_key"});
  return read_root(*locked, passphrase, operation);
}

}  // namespace

TrustAuthority::TrustAuthority(DataFolder& folder, const Seed& root)
    : folder_(folder), root_(content::device_keys(root)), trust_(folder) {}

TrustAuthority::TrustAuthority(DataFolder& folder, std::string_view passphrase)
    : TrustAuthority(folder, open_root(folder, passphrase)) {}

Safe TrustAuthority::safe() const {
  return {root_, [] { return content::make_seed(); }, folder_.log().now_ms()};
}

Bytes make_recovery(std::string_view passphrase, content::PassphraseCost cost) {
  if (!is_long_enough(passphrase))
    refuse({"sync_refused.make_district"},
           {"sync_refused.short_passphrase", {{"least", std::to_string(kLeastPassphraseCharacters)}}});
  return write_recovery(content::make_seed(), passphrase, cost);
}

bool TrustAuthority::is_recovery_of(DataFolder& folder, std::span<const uint8_t> recovery_file,
                                    std::string_view passphrase) {
  const auto read = read_recovery(recovery_file, passphrase);
  if (const auto* fault = std::get_if<LockedFault>(&read)) refuse({"sync_refused.check_recovery"}, {words_of(*fault)});
  const CurrentTrust trust(folder);
  return trust.list() && trust.list()->district == content::device_keys(std::get<Seed>(read)).signing.public_key;
}

TrustAuthority TrustAuthority::take_over(DataFolder& folder, std::span<const uint8_t> recovery_file,
                                         std::string_view passphrase, const Sentence& operation) {
  if (folder.device().role != Role::kOffice) refuse(operation, {"sync_refused.folder_of_terminal"});
  TrustAuthority office(folder, read_root(recovery_file, passphrase, operation));
  if (!office.trust_.is_open_to(office.root_.signing.public_key))
    refuse(operation, {"sync_refused.folder_of_other_district"});
  folder.set_secret(kRootSecret, recovery_file);
  return office;
}

void TrustAuthority::found(DataFolder& folder, std::span<const uint8_t> recovery_file, std::string_view passphrase) {
  const Sentence operation{"sync_refused.make_district"};
  TrustAuthority office = take_over(folder, recovery_file, passphrase, operation);
  if (office.trust_.list()) return;
  const TrustList empty = first_list(office.safe(), scopes_of(bases_in(folder)));
  office.take(sync::enrol(office.safe(), empty, request_of(folder), folder.device()), operation);
}

void TrustAuthority::recover(DataFolder& folder, Store& store, std::span<const uint8_t> recovery_file,
                             std::string_view passphrase) {
  const Sentence operation{"sync_refused.recover_district"};
  TrustAuthority office = take_over(folder, recovery_file, passphrase, operation);
  office.trust_.pin(office.root_.signing.public_key);
  std::vector<Problem> problems;
  const PublicKey self = folder.keys().signing.public_key;
  if (pull_trust(store, office.trust_, self, problems).standing == Standing::kTrusted) return;
  if (!office.trust_.list()) refuse(operation, {"sync_refused.store_without_list", {{"store", store.describe()}}});
  const Request request = request_of(folder);
  content::Device as = folder.device();
  NextList next = sync::enrol(office.safe(), *office.trust_.list(), request, as);
  // The office that is gone has the name.
  for (int number = 2; is_name_taken(next); ++number) {
    as.name = fmt::format("{} {}", folder.device().name, number);
    next = sync::enrol(office.safe(), *office.trust_.list(), request, as);
  }
  office.take_with_bases(next, operation);
}

void TrustAuthority::take(const NextList& next, const Sentence& operation) {
  if (const auto* refusal = std::get_if<Refusal>(&next)) refuse(operation, {words_of(*refusal)});
  const Bytes bytes = encode_list(std::get<TrustList>(next), root_.signing);
  const std::string path = list_path(name_of(std::get<TrustList>(next).number, bytes));
  const auto list = decode_list(path, bytes);
  if (bytes.size() > kMaxListBytes || !std::holds_alternative<TrustList>(list))
    refuse(operation, {words_of(Refusal::kTooMany)});
  trust_.take(path, bytes, std::get<TrustList>(list));
  judge_ops(folder_);
}

void TrustAuthority::take_with_bases(const NextList& next, const Sentence& operation) {
  take(next, operation);
  const auto scopes = scopes_of(bases_in(folder_));
  const bool known = std::ranges::all_of(scopes, [&](const auto& scope) { return trust_.list()->epoch(scope) > 0; });
  if (!known) take(add_scopes(safe(), *trust_.list(), scopes), operation);
}

std::set<content::Closure> TrustAuthority::ends_of(const PublicKey& device) {
  std::set<content::Closure> ends;
  for (const content::Tip& tip : folder_.log().ops().tips()) {
    if (folder_.log().owners().owner_of(tip.log) == device) ends.insert({tip.scope, tip.log, tip.seq, tip.chain});
  }
  return ends;
}

void TrustAuthority::enrol(const Request& request, const content::Device& as) {
  take_with_bases(sync::enrol(safe(), *trust_.list(), request, as), of_device("sync_refused.enrol", as.name));
}

void TrustAuthority::readmit(const TrustedDevice& device) {
  take_with_bases(sync::readmit(safe(), *trust_.list(), device.signing),
                  of_device("sync_refused.readmit", device.name));
}

void TrustAuthority::rename(const TrustedDevice& device, const std::string& name) {
  take_with_bases(sync::rename(safe(), *trust_.list(), device.signing, name),
                  of_device("sync_refused.rename", device.name));
}

void TrustAuthority::revoke(const TrustedDevice& device) {
  const PublicKey key = device.signing;
  take_with_bases(sync::revoke(safe(), *trust_.list(), key, ends_of(key)),
                  of_device("sync_refused.revoke", device.name));
}

void TrustAuthority::replace(const TrustedDevice& dead, const Request& request) {
  const PublicKey key = dead.signing;
  take_with_bases(sync::replace(safe(), *trust_.list(), key, request, ends_of(key)),
                  of_device("sync_refused.replace", dead.name));
}

void TrustAuthority::accept(const TrustedDevice& device) {
  const PublicKey key = device.signing;
  take_with_bases(move_closure(safe(), *trust_.list(), key, ends_of(key)),
                  of_device("sync_refused.accept", device.name));
}

void TrustAuthority::rotate() {
  std::set<content::Scope> scopes;
  for (const auto& [scope, past] : trust_.list()->past_keys) scopes.insert(scope);
  take_with_bases(sync::rotate(safe(), *trust_.list(), scopes), {"sync_refused.change_keys"});
}

Provision TrustAuthority::provision(const content::Device& device) {
  Provision provision{content::make_identity(), device, trust_.list()->district};
  const content::DeviceKeys keys = content::device_keys(provision.identity.seed);
  enrol({keys.signing.public_key, keys.sealing.public_key, device, folder_.log().now_ms()}, device);
  return provision;
}

std::set<std::string> bases_in(DataFolder& folder) {
  std::set<std::string> bases;
  if (!folder.device().base.empty()) bases.insert(folder.device().base);
  auto rows = folder.database().query("SELECT id FROM base ORDER BY id");
  while (rows.step()) {
    const std::string base = rows.text(0);
    if (content::is_base_id(base)) bases.insert(base);
  }
  return bases;
}

const TrustedDevice& find_device(const TrustList& list, std::string_view name_or_fingerprint) {
  std::vector<const TrustedDevice*> found;
  for (const TrustedDevice& device : list.devices) {
    if (device.name == name_or_fingerprint || fingerprint(device.signing).starts_with(name_or_fingerprint))
      found.push_back(&device);
  }
  // Of several under one name, the one that is still there is meant.
  if (found.size() > 1) std::erase_if(found, [](const TrustedDevice* device) { return !device->is_open(); });
  const Sentence operation = of_device("sync_refused.find_device", std::string(name_or_fingerprint));
  if (found.empty()) refuse(operation, {words_of(Refusal::kUnknownDevice)});
  if (found.size() > 1) refuse(operation, {"sync_refused.several_devices"});
  return *found.front();
}

std::vector<Request> requests_in(Store& store, std::vector<Problem>& problems) {
  std::vector<Request> requests;
  for (const StoreEntry& entry : store.list(kRequestsFolder)) {
    std::string why = "it is no request, or damaged";
    const auto bytes = get_if_readable(store, entry.name, kMaxRequestBytes, why);
    auto request = bytes ? decode_request(entry.name, *bytes) : std::nullopt;
    if (request) {
      requests.push_back(std::move(*request));
    } else {
      problems.emplace_back(fmt::format("{}: {}", entry.name, why), ProblemKind::kOther, entry.name);
    }
  }
  return requests;
}

}  // namespace starharbor::sync
