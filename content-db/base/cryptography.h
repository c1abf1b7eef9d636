// libsodium behind one door: hashes, signatures, sealing, passphrases, random bytes. No cryptography of our own, here
// or anywhere. Secrets are wiped when they die and are never printed.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::content {

using Hash = std::array<uint8_t, 32>;
using PublicKey = std::array<uint8_t, 32>;
using Signature = std::array<uint8_t, 64>;

// BLAKE2b-256.
Hash hash_bytes(std::span<const uint8_t> bytes);
// BLAKE2b-256 in pieces.
class Hasher {
 public:
  Hasher();
  Hasher& add(std::span<const uint8_t> bytes);
  Hasher& add(std::string_view text);
  Hash finish();

 private:
  alignas(64) std::array<uint8_t, 384> state_;
};
// Of a file's bytes. Throws Error{kMissing, kIo}.
Hash hash_file(const std::filesystem::path& file);

std::vector<uint8_t> random_bytes(size_t count);

std::string to_hex(std::span<const uint8_t> bytes);   // lower case
std::vector<uint8_t> from_hex(std::string_view hex);  // empty when it is no hex
// The N bytes that `hex` says; nullopt when it is anything else.
template <size_t N>
std::optional<std::array<uint8_t, N>> array_from_hex(std::string_view hex) {
  const auto bytes = from_hex(hex);
  std::array<uint8_t, N> out{};
  if (bytes.size() != N) return std::nullopt;
  for (size_t i = 0; i < N; ++i) out[i] = bytes[i];
  return out;
}

void wipe(std::span<uint8_t> bytes);

template <size_t N>
struct Secret {
  std::array<uint8_t, N> bytes{};

  Secret() = default;
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret() { wipe(bytes); }
};
// The first N of `bytes`; what is missing is zero.
template <size_t N>
Secret<N> secret_of(std::span<const uint8_t> bytes) {
  Secret<N> secret;
  for (size_t i = 0; i < N && i < bytes.size(); ++i) secret.bytes[i] = bytes[i];
  return secret;
}

using Seed = Secret<32>;
Seed make_seed();
// A seed of its own for each purpose (BLAKE2b key derivation); `purpose` counts from 1.
Seed derive_seed(const Seed& seed, uint64_t purpose);

// Ed25519.
struct SigningKey {
  PublicKey public_key{};
  Secret<64> secret_key;
};
SigningKey signing_key(const Seed& seed);
Signature sign(const SigningKey& key, std::span<const uint8_t> message);
bool is_signed(const PublicKey& signer, std::span<const uint8_t> message, std::span<const uint8_t> signature);

// X25519: anybody seals to the public half, only the owner opens.
struct SealingKey {
  PublicKey public_key{};
  Secret<32> secret_key;
};
SealingKey sealing_key(const Seed& seed);
constexpr size_t kSealBytes = 48;  // what sealing adds
std::vector<uint8_t> seal_to(const PublicKey& owner, std::span<const uint8_t> plain);
std::optional<std::vector<uint8_t>> open_seal(const SealingKey& owner, std::span<const uint8_t> sealed);

// XChaCha20-Poly1305 under a shared key; a random nonce goes first. `bound` is not sealed, but must be the same to
// open.
using SharedKey = Secret<32>;
constexpr size_t kEncryptionBytes = 24 + 16;  // what encrypting adds
std::vector<uint8_t> encrypt(const SharedKey& key, std::span<const uint8_t> plain, std::span<const uint8_t> bound);
std::optional<std::vector<uint8_t>> decrypt(const SharedKey& key, std::span<const uint8_t> sealed,
                                            std::span<const uint8_t> bound);

// What a guess at a passphrase costs (Argon2id). Tests take the least.
struct PassphraseCost {
  uint64_t operations = 3;
  uint64_t memory_bytes = 256u << 20;
};
constexpr PassphraseCost kLeastPassphraseCost{1, 8192};
// Salt and cost go with the bytes, so that they can be opened anywhere. Throws Error{kIo} when there is not enough
// memory.
std::vector<uint8_t> lock_with_passphrase(std::string_view passphrase, std::span<const uint8_t> plain,
                                          PassphraseCost cost);
// nullopt: another passphrase, or damaged.
std::optional<std::vector<uint8_t>> unlock_with_passphrase(std::string_view passphrase,
                                                           std::span<const uint8_t> locked);

}  // namespace starharbor::content
