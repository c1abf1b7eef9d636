// See keyring.h.
#include "sync/trust/keyring.h"

#include <algorithm>

#include <fmt/format.h>

namespace starharbor::sync {
namespace {

using content::SharedKey;

constexpr size_t kEpochBytes = 4, kKeyBytes = 32;

Bytes bound_to(const content::Scope& scope, uint32_t epoch) {
  const std::string text = fmt::format("starharbor key {} {}", scope.name(), epoch);
  return Bytes(text.begin(), text.end());
}

}  // namespace

const SharedKey* find_key(const Keyring& keyring, const content::Scope& scope, uint32_t epoch) {
  const auto found = keyring.find({scope, epoch});
  return found == keyring.end() ? nullptr : &found->second;
}

uint32_t newest_epoch(const Keyring& keyring, const content::Scope& scope) {
  const auto after = keyring.upper_bound({scope, UINT32_MAX});
  if (after == keyring.begin()) return 0;
  const auto& [name, epoch] = std::prev(after)->first;
  return name == scope ? epoch : 0;
}

Bytes seal_keyring(const Keyring& keyring, const content::PublicKey& owner) {
  Bytes plain;
  for (const auto& [name, key] : keyring) {
    const auto& [of_scope, epoch] = name;
    const std::string& scope = of_scope.name();
    plain.push_back(static_cast<uint8_t>(scope.size()));
    plain.insert(plain.end(), scope.begin(), scope.end());
    for (int shift = 24; shift >= 0; shift -= 8) plain.push_back(static_cast<uint8_t>(epoch >> shift));
    plain.insert(plain.end(), key.bytes.begin(), key.bytes.end());
  }
  Bytes sealed = content::seal_to(owner, plain);
  content::wipe(plain);
  return sealed;
}

std::optional<Keyring> open_keyring(std::span<const uint8_t> sealed, const content::SealingKey& owner) {
  auto plain = content::open_seal(owner, sealed);
  if (!plain) return std::nullopt;
  Keyring keyring;
  std::span<const uint8_t> rest(*plain);
  bool whole = true;
  while (whole && !rest.empty()) {
    const size_t length = rest[0];
    const size_t size = 1 + length + kEpochBytes + kKeyBytes;
    whole = rest.size() >= size;
    if (!whole) break;
    const auto scope = content::Scope::parse({reinterpret_cast<const char*>(rest.data()) + 1, length});
    whole = scope.has_value();
    if (!whole) break;
    uint32_t epoch = 0;
    for (const uint8_t byte : rest.subspan(1 + length, kEpochBytes)) epoch = epoch << 8 | byte;
    keyring[{*scope, epoch}] = content::secret_of<32>(rest.subspan(1 + length + kEpochBytes, kKeyBytes));
    rest = rest.subspan(size);
  }
  content::wipe(*plain);
  if (!whole) return std::nullopt;
  return keyring;
}

Bytes wrap_key(const SharedKey& key, const content::Scope& scope, uint32_t epoch, const SharedKey& next) {
  return content::encrypt(next, key.bytes, bound_to(scope, epoch));
}

std::optional<SharedKey> unwrap_key(std::span<const uint8_t> wrapped, const content::Scope& scope, uint32_t epoch,
                                    const SharedKey& next) {
  auto plain = content::decrypt(next, wrapped, bound_to(scope, epoch));
  if (!plain || plain->size() != kKeyBytes) return std::nullopt;
  SharedKey key = content::secret_of<32>(*plain);
  content::wipe(*plain);
  return key;
}

}  // namespace starharbor::sync
