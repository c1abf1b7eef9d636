// The trust list: every device of the district, what it may write, and the keys of the scopes that it may read; signed
// by the district's root key. Values and their bytes; which list is the newest here is kept in trust/current.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content-db/log/identity.h"
#include "content-db/log/rights.h"
#include "sync/trust/keyring.h"
#include "sync/trust/signed_document.h"

namespace starharbor::sync {

constexpr size_t kMaxListBytes = 16u << 20;
constexpr size_t kMaxTrustedDevices = 1000;
constexpr size_t kMaxDeviceNameBytes = 64;
constexpr size_t kMaxEpochs = 1000;  // of one scope
constexpr int64_t kMaxListNumber = 99'999'999;

struct TrustedDevice {
  content::PublicKey signing{};        // who it is
  content::PublicKey sealing{};        // what is sealed to it
  std::string name;                    // for people
  std::vector<content::Grant> grants;  // never removed, only closed
  Bytes keys;                          // today's keys of the scopes that it reads, sealed to it

  bool is_open() const;                           // has a grant that is not closed
  bool reads(const content::Scope& scope) const;  // by an open grant
};

struct TrustList {
  content::PublicKey district{};       // the root's public signing key
  content::PublicKey root_box{};       // what is sealed to the office's safe goes to this key
  int64_t number = 0;                  // 1, 2, 3 ...; the greatest is the newest
  int64_t at_ms = 0;                   // when it was made, by the office's clock; for people
  std::vector<TrustedDevice> devices;  // in the order in which they came
  // By scope: the key of each epoch before today's, from epoch 1, wrapped in the key of the next.
  std::map<content::Scope, std::vector<Bytes>> past_keys;
  Bytes root_keys;  // today's keys of all scopes, sealed to the root

  const TrustedDevice* find(const content::PublicKey& signing) const;
  uint32_t epoch(const content::Scope& scope) const;  // today's; 0 for a scope that the list does not know
  content::Rights rights(std::string version) const;
};

enum class ListFault {
  kBadName,       // the path is no list's
  kDamaged,       // not the bytes that the name promises, or not signed by whom it says
  kNewerVersion,  // of a newer program
  kNonsense,      // signed, but no list
};
const char* words(ListFault fault);

struct ListName {
  int64_t number = 0;
  std::string hash;                                   // the first 16 bytes of BLAKE2b-256 over the whole file, in hex
  auto operator<=>(const ListName&) const = default;  // the newest is the greatest: by number, then by hash
};
// trust/<number, 8 digits>-<hash>.
std::string list_path(const ListName& name);
std::optional<ListName> parse_list_path(std::string_view path);
ListName name_of(int64_t number, std::span<const uint8_t> bytes);

Bytes encode_list(const TrustList& list, const content::SigningKey& root);
// Whatever the bytes: never an exception, bounded memory.
std::variant<TrustList, ListFault> decode_list(std::string_view path, std::span<const uint8_t> bytes);

// The keys that `sealed` (a device's or the root's) opens, and all that follow from them; nullopt when `owner` can't
// open it.
std::optional<Keyring> keys_of(const TrustList& list, std::span<const uint8_t> sealed,
                               const content::SealingKey& owner);

}  // namespace starharbor::sync
