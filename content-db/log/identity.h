// Who a device is to the others: key pairs that follow from one seed, and logs that nobody but the holder of the
// key can have begun. Values only; where the seed lies is the data folder's matter.
#pragma once

#include <array>

#include "content-db/base/cryptography.h"
#include "content-db/log/op.h"

namespace starharbor::content {

// Made with a log, so that one key can have several.
using Nonce = std::array<uint8_t, 16>;
Nonce make_nonce();

// What a data folder is made with. Used twice, it shows as a copied device.
struct Identity {
  Seed seed;
  Nonce nonce{};
};
Identity make_identity();

struct DeviceKeys {
  SigningKey signing;  // its public half is the device's name to every other
  SealingKey sealing;
  SigningKey cards;  // an office's: members' cards are signed with it
};
// Purposes 1 to 3 of the seed.
DeviceKeys device_keys(const Seed& seed);

// The first 16 bytes of BLAKE2b-256("starharbor log", signer, nonce): whoever shows both shows whose log it is.
LogId log_id_of(const PublicKey& signer, const Nonce& nonce);

}  // namespace starharbor::content
