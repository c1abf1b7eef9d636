// What brings a device into a district: requests, provisioning files, recovery files. A passphrase is made as cheap
// here as can be, for what it costs is nothing that a fuzzer could find.
#include <nlohmann/json.hpp>

#include "sync/format/names.h"
#include "sync/trust/decisions.h"
#include "sync/trust/locked_file.h"
#include "tests/fuzz/input.h"

namespace starharbor::fuzz {
namespace {

constexpr std::string_view kPassphrase = "correct horse";

const sync::Safe& safe() {
  static const sync::Safe safe{keys_of_device(1), [] { return content::SharedKey(); }, 1'781'755'200'000};
  return safe;
}

void take_request(const std::string& path, Input file) {
  const auto request = sync::decode_request(path, file);
  if (!request) return;
  STARHARBOR_MUST_HOLD(sync::request_path(request->signing) == path);
  // Whoever the office takes in, its list can be read by everybody.
  const auto next =
      sync::enrol(safe(), sync::first_list(safe(), sync::scopes_of({"heart"})), *request, request->device);
  const auto* list = std::get_if<sync::TrustList>(&next);
  STARHARBOR_MUST_HOLD(list);
  const Bytes bytes = sync::encode_list(*list, safe().root.signing);
  const auto read = sync::decode_list(sync::list_path(sync::name_of(list->number, bytes)), bytes);
  STARHARBOR_MUST_HOLD(std::holds_alternative<sync::TrustList>(read));
}

// The cost stands after the salt; what would be paid is made the least, what is refused stays.
Bytes cheap(std::string_view kind, Input rest) {
  constexpr size_t kCostAt = 16;
  Bytes file(kind.begin(), kind.end());
  file.insert(file.end(), rest.begin(), rest.end());
  const size_t at = kind.size() + kCostAt;
  if (file.size() < at + 16) return file;
  Taker cost(Input(file).subspan(at, 16));
  const uint64_t operations = cost.number(8), memory = cost.number(8);
  if (operations > 16 || memory > 1u << 30) return file;
  std::fill_n(file.begin() + static_cast<ptrdiff_t>(at), 16, 0);
  file[at + 7] = 1;
  file[at + 14] = 32;
  return file;
}

void take_provision(Input file) {
  const auto read = sync::read_provision(file, kPassphrase);
  const auto* provision = std::get_if<sync::Provision>(&read);
  if (!provision) return;
  const auto again =
      sync::read_provision(sync::write_provision(*provision, kPassphrase, content::kLeastPassphraseCost), kPassphrase);
  const auto* same = std::get_if<sync::Provision>(&again);
  STARHARBOR_MUST_HOLD(same && same->device.name == provision->device.name);
  STARHARBOR_MUST_HOLD(same->identity.nonce == provision->identity.nonce && same->district == provision->district);
}

// As write_provision does, of any bytes.
Bytes locked(std::string_view kind, Input plain) {
  Bytes file(kind.begin(), kind.end());
  const Bytes rest = content::lock_with_passphrase(kPassphrase, plain, content::kLeastPassphraseCost);
  file.insert(file.end(), rest.begin(), rest.end());
  return file;
}

}  // namespace

void enrolment(Input bytes) {
  constexpr std::string_view kProvision = "starharbor terminal 1\n", kRecovery = "starharbor recovery 1\n";
  Taker taker(bytes);
  const uint8_t way = taker.byte() % 6;
  const auto terminal = keys_of_device(2);
  const Input rest = taker.rest();
  if (way == 0) {
    take_request(sync::request_path(terminal.signing.public_key), rest);
  } else if (way == 1) {
    take_request(sync::request_path(terminal.signing.public_key),
                 sync::write_document("enrolment request", text_of(rest), terminal.signing));
  } else if (way == 2) {
    take_provision(cheap(kProvision, rest));
  } else if (way == 3) {
    take_provision(locked(kProvision, rest));
  } else if (way == 4) {
    sync::read_recovery(cheap(kRecovery, rest), kPassphrase);
  } else {
    const Bytes file = locked(kRecovery, rest);
    const auto read = sync::read_recovery(file, kPassphrase);
    STARHARBOR_MUST_HOLD(std::holds_alternative<content::Seed>(read) == (rest.size() == 32));
  }
}

}  // namespace starharbor::fuzz
