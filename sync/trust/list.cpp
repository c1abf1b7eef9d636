// The bytes of a trust list; FORMAT.md says what they mean.
#include "sync/trust/list.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

using content::Closure;
using content::Grant;
using content::PublicKey;
using content::Role;
using nlohmann::json;

constexpr int kListFormat = 1;
constexpr std::string_view kListKind = "trust list";
constexpr size_t kHashDigits = 32;
constexpr size_t kMaxGrants = 100;      // of a device
constexpr size_t kMaxClosures = 10000;  // of a grant: as many logs, scopes and branches as a device could have
constexpr int kNumberDigits = 8;

json json_of(const Closure& closure) {
  return {{"scope", closure.scope.name()},
          {"log", content::to_hex(closure.log)},
          {"seq", closure.seq},
          {"chain", content::to_hex(closure.chain)}};
}

json json_of(const Grant& grant) {
  json object = {{"role", grant.role == Role::kOffice ? "office" : "kiosk"}, {"base", grant.base}};
  if (!grant.closed) return object;
  object["until"] = json::array();
  for (const Closure& closure : grant.until) object["until"].push_back(json_of(closure));
  return object;
}

json json_of(const TrustedDevice& device) {
  json object = {{"key", content::to_hex(device.signing)},
                 {"box", content::to_hex(device.sealing)},
                 {"name", device.name},
                 {"keys", content::to_hex(device.keys)},
                 {"grants", json::array()}};
  for (const Grant& grant : device.grants) object["grants"].push_back(json_of(grant));
  return object;
}

std::optional<Closure> closure_in(const json& object) {
  const auto log = array_of_bytes_in<16>(object, "log");
  const auto chain = array_of_bytes_in<32>(object, "chain");
  const auto scope = content::Scope::parse(text_in(object, "scope"));
  const int64_t seq = number_in(object, "seq");
  if (!scope || !log || !chain || seq < 0) return std::nullopt;
  return Closure{*scope, *log, seq, *chain};
}

std::optional<Grant> grant_in(const json& object) {
  const std::string role = text_in(object, "role");
  Grant grant{role == "office" ? Role::kOffice : Role::kKiosk, text_in(object, "base"), object.contains("until"), {}};
  const bool sound_base = grant.base.empty() ? role == "office" : content::is_base_id(grant.base);
  if ((role != "office" && role != "kiosk") || !sound_base) return std::nullopt;
  const json& until = array_in(object, "until");
  if (until.size() > kMaxClosures) return std::nullopt;
  for (const json& place : until) {
    auto closure = closure_in(place);
    if (!closure) return std::nullopt;
    grant.until.insert(std::move(*closure));
  }
  return grant;
}

std::optional<TrustedDevice> device_in(const json& object) {
  const auto signing = array_of_bytes_in<32>(object, "key");
  const auto sealing = array_of_bytes_in<32>(object, "box");
  if (!signing || !sealing) return std::nullopt;
  TrustedDevice device{*signing, *sealing, text_in(object, "name"), {}, content::from_hex(text_in(object, "keys"))};
  const json& grants = array_in(object, "grants");
  if (device.name.size() > kMaxDeviceNameBytes || grants.size() > kMaxGrants) return std::nullopt;
  for (const json& entry : grants) {
    auto grant = grant_in(entry);
    if (!grant) return std::nullopt;
    device.grants.push_back(std::move(*grant));
  }
  return device;
}

bool read_devices(const json& object, TrustList& list) {
  const json& devices = array_in(object, "devices");
  if (devices.size() > kMaxTrustedDevices) return false;
  std::set<PublicKey> keys;
  for (const json& entry : devices) {
    auto device = device_in(entry);
    if (!device || !keys.insert(device->signing).second) return false;
    list.devices.push_back(std::move(*device));
  }
  return true;
}

bool read_past_keys(const json& object, TrustList& list) {
  for (const auto& [name, epochs] : object_in(object, "past_keys").items()) {
    const auto scope = content::Scope::parse(name);
    if (!scope || !epochs.is_array() || epochs.size() > kMaxEpochs) return false;
    auto& keys = list.past_keys[*scope];
    for (const json& key : epochs) {
      if (!key.is_string()) return false;
      keys.push_back(content::from_hex(key.get_ref<const std::string&>()));
    }
  }
  return true;
}

}  // namespace

bool TrustedDevice::is_open() const {
  return std::ranges::any_of(grants, [](const Grant& grant) { return !grant.closed; });
}

bool TrustedDevice::reads(const content::Scope& scope) const {
  return std::ranges::any_of(grants, [&](const Grant& grant) {
    return !grant.closed && content::holds({name, grant.role, grant.base}, scope);
  });
}

const TrustedDevice* TrustList::find(const PublicKey& signing) const {
  const auto found = std::ranges::find(devices, signing, &TrustedDevice::signing);
  return found == devices.end() ? nullptr : &*found;
}

uint32_t TrustList::epoch(const content::Scope& scope) const {
  const auto found = past_keys.find(scope);
  return found == past_keys.end() ? 0 : static_cast<uint32_t>(found->second.size()) + 1;
}

content::Rights TrustList::rights(std::string version) const {
  content::Rights rights{std::move(version), {}};
  for (const TrustedDevice& device : devices) {
    if (!device.grants.empty()) rights.grants[device.signing] = device.grants;
  }
  return rights;
}

const char* words(ListFault fault) {
  switch (fault) {
    case ListFault::kBadName:
      return "its name is no trust list's";
    case ListFault::kDamaged:
      return "damaged or forged: not signed as it says";
    case ListFault::kNewerVersion:
      return "a trust list of a newer version: it waits until this device is upgraded";
    case ListFault::kNonsense:
      return "signed, but not a trust list";
  }
  return "";
}

std::string list_path(const ListName& name) {
  return fmt::format("{}/{:0{}}-{}", kTrustFolder, name.number, kNumberDigits, name.hash);
}

std::optional<ListName> parse_list_path(std::string_view path) {
  const auto parts = split_path(path);
  if (parts.size() != 2 || parts[0] != kTrustFolder || parts[1].size() != kNumberDigits + 1 + kHashDigits)
    return std::nullopt;
  ListName name{0, std::string(parts[1].substr(kNumberDigits + 1))};
  for (const char digit : parts[1].substr(0, kNumberDigits)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    name.number = name.number * 10 + (digit - '0');
  }
  if (content::from_hex(name.hash).empty() || name.number < 1 || list_path(name) != path) return std::nullopt;
  return name;
}

ListName name_of(int64_t number, std::span<const uint8_t> bytes) {
  return {number, content::to_hex(content::hash_bytes(bytes)).substr(0, kHashDigits)};
}

Bytes encode_list(const TrustList& list, const content::SigningKey& root) {
  json object = {{"format", kListFormat},
                 {"number", list.number},
                 {"at", list.at_ms},
                 {"root_box", content::to_hex(list.root_box)},
                 {"root_keys", content::to_hex(list.root_keys)},
                 {"past_keys", json::object()},
                 {"devices", json::array()}};
  for (const auto& [scope, keys] : list.past_keys) {
    json& epochs = object["past_keys"][scope.name()] = json::array();
    for (const Bytes& key : keys) epochs.push_back(content::to_hex(key));
  }
  for (const TrustedDevice& device : list.devices) object["devices"].push_back(json_of(device));
  return write_document(kListKind, object.dump(-1, ' ', false, json::error_handler_t::replace), root);
}

std::variant<TrustList, ListFault> decode_list(std::string_view path, std::span<const uint8_t> bytes) {
  const auto name = parse_list_path(path);
  if (!name) return ListFault::kBadName;
  if (name_of(name->number, bytes) != *name) return ListFault::kDamaged;
  const auto document = read_document(kListKind, bytes, kMaxListBytes);
  if (!document) return ListFault::kDamaged;
  const json object = parse_object(document->text);
  const int64_t format = number_in(object, "format");
  if (format > kListFormat) return ListFault::kNewerVersion;
  const auto root_box = array_of_bytes_in<32>(object, "root_box");
  TrustList list;
  list.district = document->by;
  list.number = number_in(object, "number");
  list.at_ms = number_in(object, "at");
  list.root_keys = content::from_hex(text_in(object, "root_keys"));
  if (format != kListFormat || !root_box || list.number != name->number) return ListFault::kNonsense;
  list.root_box = *root_box;
  if (!read_devices(object, list) || !read_past_keys(object, list)) return ListFault::kNonsense;
  return list;
}

std::optional<Keyring> keys_of(const TrustList& list, std::span<const uint8_t> sealed,
                               const content::SealingKey& owner) {
  auto keyring = open_keyring(sealed, owner);
  if (!keyring) return std::nullopt;
  for (const auto& [scope, past] : list.past_keys) {
    for (auto epoch = static_cast<uint32_t>(past.size()); epoch >= 1; --epoch) {
      const content::SharedKey* next = find_key(*keyring, scope, epoch + 1);
      const auto key = next ? unwrap_key(past[epoch - 1], scope, epoch, *next) : std::nullopt;
      if (!key) break;
      (*keyring)[{scope, epoch}] = *key;
    }
  }
  return keyring;
}

}  // namespace starharbor::sync
