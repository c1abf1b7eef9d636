// The keys that scopes are sealed with, by epoch. A trust list carries the keys of today sealed to each device; the
// keys of the epochs before are each encrypted under the next one's, so that whoever has today's has all of its past.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "content-db/base/cryptography.h"
#include "content-db/log/scope.h"

namespace starharbor::sync {

using Bytes = std::vector<uint8_t>;

// By (scope, epoch); epochs count from 1.
using Keyring = std::map<std::pair<content::Scope, uint32_t>, content::SharedKey>;

// Null when there is none. The key is the keyring's own: it must outlive what it gives.
const content::SharedKey* find_key(const Keyring& keyring, const content::Scope& scope, uint32_t epoch);
const content::SharedKey* find_key(const Keyring&& keyring, const content::Scope& scope, uint32_t epoch) = delete;
// The greatest epoch of a scope; 0 when there is none.
uint32_t newest_epoch(const Keyring& keyring, const content::Scope& scope);

// Each entry: length of the scope (1), scope, epoch (4, big endian), key (32); sealed together to the owner.
Bytes seal_keyring(const Keyring& keyring, const content::PublicKey& owner);
// nullopt when it is not the owner's, or no keyring.
std::optional<Keyring> open_keyring(std::span<const uint8_t> sealed, const content::SealingKey& owner);

// The key of an epoch under the key of the next; bound to its scope and epoch.
Bytes wrap_key(const content::SharedKey& key, const content::Scope& scope, uint32_t epoch,
               const content::SharedKey& next);
std::optional<content::SharedKey> unwrap_key(std::span<const uint8_t> wrapped, const content::Scope& scope,
                                             uint32_t epoch, const content::SharedKey& next);

}  // namespace starharbor::sync
