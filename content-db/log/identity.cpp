// See identity.h.
#include "content-db/log/identity.h"

#include <algorithm>

namespace starharbor::content {
namespace {

constexpr std::string_view kLogPurpose = "starharbor log";
constexpr uint64_t kSigning = 1, kSealing = 2, kCards = 3;

}  // namespace

Nonce make_nonce() {
  Nonce nonce{};
  std::ranges::copy(random_bytes(nonce.size()), nonce.begin());
  return nonce;
}

Identity make_identity() {
  return {make_seed(), make_nonce()};
}

DeviceKeys device_keys(const Seed& seed) {
  return {signing_key(derive_seed(seed, kSigning)), sealing_key(derive_seed(seed, kSealing)),
          signing_key(derive_seed(seed, kCards))};
}

LogId log_id_of(const PublicKey& signer, const Nonce& nonce) {
  const Hash hash = Hasher().add(kLogPurpose).add(signer).add(nonce).finish();
  LogId id{};
  std::copy_n(hash.begin(), id.size(), id.begin());
  return id;
}

}  // namespace starharbor::content
