// See locked_file.h.
#include "sync/trust/locked_file.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace starharbor::sync {
namespace {

using content::Role;
using nlohmann::json;

constexpr std::string_view kRecovery = "starharbor recovery ";
constexpr std::string_view kProvision = "starharbor terminal ";
constexpr std::string_view kVersion = "1\n";

Bytes write_locked(std::string_view kind, std::span<const uint8_t> plain, std::string_view passphrase,
                   content::PassphraseCost cost) {
  Bytes out(kind.begin(), kind.end());
  out.insert(out.end(), kVersion.begin(), kVersion.end());
  const Bytes locked = content::lock_with_passphrase(passphrase, plain, cost);
  out.insert(out.end(), locked.begin(), locked.end());
  return out;
}

std::variant<Bytes, LockedFault> read_locked(std::string_view kind, std::span<const uint8_t> bytes,
                                             std::string_view passphrase) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (bytes.size() > kMaxLockedBytes || !text.starts_with(kind)) return LockedFault::kOtherFile;
  if (!text.substr(kind.size()).starts_with(kVersion)) return LockedFault::kNewerVersion;
  auto plain = content::unlock_with_passphrase(passphrase, bytes.subspan(kind.size() + kVersion.size()));
  if (!plain) return LockedFault::kWrongPassphrase;
  return std::move(*plain);
}

}  // namespace

const char* words_of(LockedFault fault) {
  switch (fault) {
    case LockedFault::kOtherFile:
      return "sync_refused.other_file";
    case LockedFault::kNewerVersion:
      return "sync_refused.newer_version";
    case LockedFault::kWrongPassphrase:
      return "sync_refused.wrong_passphrase";
  }
  return "";
}

Bytes write_recovery(const content::Seed& root, std::string_view passphrase, content::PassphraseCost cost) {
  return write_locked(kRecovery, root.bytes, passphrase, cost);
}

std::variant<content::Seed, LockedFault> read_recovery(std::span<const uint8_t> bytes, std::string_view passphrase) {
  auto plain = read_locked(kRecovery, bytes, passphrase);
  if (auto* fault = std::get_if<LockedFault>(&plain)) return *fault;
  auto& seed_bytes = std::get<Bytes>(plain);
  const bool whole = seed_bytes.size() == content::Seed{}.bytes.size();
  const content::Seed seed = content::secret_of<32>(seed_bytes);
  content::wipe(seed_bytes);
  if (!whole) return LockedFault::kOtherFile;
  return seed;
}

Bytes write_provision(const Provision& provision, std::string_view passphrase, content::PassphraseCost cost) {
  std::string text = json{{"seed", content::to_hex(provision.identity.seed.bytes)},
                          {"nonce", content::to_hex(provision.identity.nonce)},
                          {"name", provision.device.name},
                          {"role", provision.device.role == Role::kOffice ? "office" : "kiosk"},
                          {"base", provision.device.base},
                          {"district", content::to_hex(provision.district)}}
                         .dump(-1, ' ', false, json::error_handler_t::replace);
  const std::span bytes(reinterpret_cast<uint8_t*>(text.data()), text.size());
  Bytes file = write_locked(kProvision, bytes, passphrase, cost);
  content::wipe(bytes);
  return file;
}

std::variant<Provision, LockedFault> read_provision(std::span<const uint8_t> bytes, std::string_view passphrase) {
  auto plain = read_locked(kProvision, bytes, passphrase);
  if (auto* fault = std::get_if<LockedFault>(&plain)) return *fault;
  auto& text = std::get<Bytes>(plain);
  const json object = parse_object({reinterpret_cast<const char*>(text.data()), text.size()});
  content::wipe(text);
  const auto seed = array_of_bytes_in<32>(object, "seed");
  const auto nonce = array_of_bytes_in<16>(object, "nonce");
  const auto district = array_of_bytes_in<32>(object, "district");
  if (!seed || !nonce || !district) return LockedFault::kOtherFile;
  const Role role = text_in(object, "role") == "office" ? Role::kOffice : Role::kKiosk;
  return Provision{
      {content::secret_of<32>(*seed), *nonce}, {text_in(object, "name"), role, text_in(object, "base")}, *district};
}

}  // namespace starharbor::sync
