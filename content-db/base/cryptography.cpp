// libsodium's side of cryptography.h.
#include "content-db/base/cryptography.h"

#include <sodium.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "content-db/base/error.h"

namespace starharbor::content {
namespace {

struct Sodium {
  Sodium() {
    if (sodium_init() < 0) std::abort();
  }
};
const Sodium kSodium;

constexpr char kDerivationContext[crypto_kdf_CONTEXTBYTES + 1] = "starharb";
constexpr size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kLockHeaderBytes = crypto_pwhash_SALTBYTES + 16;
constexpr PassphraseCost kMaxPassphraseCost{16, 1u << 30};

void put_number(std::vector<uint8_t>& out, uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

uint64_t number_at(std::span<const uint8_t> bytes, size_t at) {
  uint64_t value = 0;
  for (size_t i = 0; i < 8; ++i) value = value << 8 | bytes[at + i];
  return value;
}

// nullopt when the machine has not that much memory, or the cost is less than Argon2id takes.
std::optional<SharedKey> passphrase_key(std::string_view passphrase, std::span<const uint8_t> salt,
                                        PassphraseCost cost) {
  SharedKey key;
  if (crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(), salt.data(),
                    cost.operations, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return std::nullopt;
  return key;
}

crypto_generichash_state* state_of(std::array<uint8_t, 384>& bytes) {
  static_assert(sizeof(crypto_generichash_state) <= sizeof(bytes));
  return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

}  // namespace

Hash hash_bytes(std::span<const uint8_t> bytes) {
  return Hasher().add(bytes).finish();
}

Hasher::Hasher() {
  crypto_generichash_init(state_of(state_), nullptr, 0, sizeof(Hash));
}

Hasher& Hasher::add(std::span<const uint8_t> bytes) {
  crypto_generichash_update(state_of(state_), bytes.data(), bytes.size());
  return *this;
}

Hasher& Hasher::add(std::string_view text) {
  return add(std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
}

Hash Hasher::finish() {
  Hash hash;
  crypto_generichash_final(state_of(state_), hash.data(), hash.size());
  return hash;
}

Hash hash_file(const std::filesystem::path& file) {
  FILE* in = std::fopen(file.c_str(), "rb");
  if (!in)
    throw Error(errno == ENOENT ? ErrorCode::kMissing : ErrorCode::kIo, "read " + file.string(), std::strerror(errno));
  Hasher hasher;
  std::array<uint8_t, 65536> buffer;
  size_t count;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), in)) > 0) hasher.add(std::span(buffer.data(), count));
  const bool failed = std::ferror(in) != 0;
  std::fclose(in);
  if (failed) throw Error(ErrorCode::kIo, "read " + file.string(), "the disk could not be read. Check it.");
  return hasher.finish();
}

std::vector<uint8_t> random_bytes(size_t count) {
  std::vector<uint8_t> bytes(count);
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string to_hex(std::span<const uint8_t> bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

std::vector<uint8_t> from_hex(std::string_view hex) {
  std::vector<uint8_t> bytes(hex.size() / 2);
  size_t count = 0;
  const char* end = nullptr;
  if (hex.empty() || hex.size() % 2 != 0 ||
      sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &count, &end) != 0 ||
      end != hex.data() + hex.size())
    return {};
  return bytes;
}

void wipe(std::span<uint8_t> bytes) {
  sodium_memzero(bytes.data(), bytes.size());
}

Seed make_seed() {
  Seed seed;
  randombytes_buf(seed.bytes.data(), seed.bytes.size());
  return seed;
}

Seed derive_seed(const Seed& seed, uint64_t purpose) {
  static_assert(crypto_kdf_KEYBYTES == 32);
  Seed derived;
  crypto_kdf_derive_from_key(derived.bytes.data(), derived.bytes.size(), purpose, kDerivationContext,
                             seed.bytes.data());
  return derived;
}

SigningKey signing_key(const Seed& seed) {
  SigningKey key;
  crypto_sign_seed_keypair(key.public_key.data(), key.secret_key.bytes.data(), seed.bytes.data());
  return key;
}

Signature sign(const SigningKey& key, std::span<const uint8_t> message) {
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key.secret_key.bytes.data());
  return signature;
}

bool is_signed(const PublicKey& signer, std::span<const uint8_t> message, std::span<const uint8_t> signature) {
  return signature.size() == sizeof(Signature) &&
         crypto_sign_verify_detached(signature.data(), message.data(), message.size(), signer.data()) == 0;
}

SealingKey sealing_key(const Seed& seed) {
  SealingKey key;
  crypto_box_seed_keypair(key.public_key.data(), key.secret_key.bytes.data(), seed.bytes.data());
  return key;
}

std::vector<uint8_t> seal_to(const PublicKey& owner, std::span<const uint8_t> plain) {
  static_assert(crypto_box_SEALBYTES == kSealBytes);
  std::vector<uint8_t> sealed(plain.size() + kSealBytes);
  crypto_box_seal(sealed.data(), plain.data(), plain.size(), owner.data());
  return sealed;
}

std::optional<std::vector<uint8_t>> open_seal(const SealingKey& owner, std::span<const uint8_t> sealed) {
  if (sealed.size() < kSealBytes) return std::nullopt;
  std::vector<uint8_t> plain(sealed.size() - kSealBytes);
  if (crypto_box_seal_open(plain.data(), sealed.data(), sealed.size(), owner.public_key.data(),
                           owner.secret_key.bytes.data()) != 0)
    return std::nullopt;
  return plain;
}

std::vector<uint8_t> encrypt(const SharedKey& key, std::span<const uint8_t> plain, std::span<const uint8_t> bound) {
  static_assert(kNonceBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES == kEncryptionBytes);
  std::vector<uint8_t> sealed(plain.size() + kEncryptionBytes);
  randombytes_buf(sealed.data(), kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonceBytes, nullptr, plain.data(), plain.size(),
                                             bound.data(), bound.size(), nullptr, sealed.data(), key.bytes.data());
  return sealed;
}

std::optional<std::vector<uint8_t>> decrypt(const SharedKey& key, std::span<const uint8_t> sealed,
                                            std::span<const uint8_t> bound) {
  if (sealed.size() < kEncryptionBytes) return std::nullopt;
  std::vector<uint8_t> plain(sealed.size() - kEncryptionBytes);
  const auto box = sealed.subspan(kNonceBytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, box.data(), box.size(), bound.data(),
                                                 bound.size(), sealed.data(), key.bytes.data()) != 0)
    return std::nullopt;
  return plain;
}

std::vector<uint8_t> lock_with_passphrase(std::string_view passphrase, std::span<const uint8_t> plain,
                                          PassphraseCost cost) {
  std::vector<uint8_t> locked = random_bytes(crypto_pwhash_SALTBYTES);
  put_number(locked, cost.operations);
  put_number(locked, cost.memory_bytes);
  const auto key = passphrase_key(passphrase, locked, cost);
  if (!key)
    throw Error(ErrorCode::kIo, "lock with a passphrase", "there is not enough memory. Close other programs first.");
  const auto sealed = encrypt(*key, plain, locked);
  locked.insert(locked.end(), sealed.begin(), sealed.end());
  return locked;
}

std::optional<std::vector<uint8_t>> unlock_with_passphrase(std::string_view passphrase,
                                                           std::span<const uint8_t> locked) {
  if (locked.size() < kLockHeaderBytes) return std::nullopt;
  const auto header = locked.first(kLockHeaderBytes);
  const PassphraseCost cost{number_at(header, crypto_pwhash_SALTBYTES), number_at(header, crypto_pwhash_SALTBYTES + 8)};
  // A file from elsewhere must not make this machine work for hours or fill its memory.
  if (cost.operations > kMaxPassphraseCost.operations || cost.memory_bytes > kMaxPassphraseCost.memory_bytes)
    return std::nullopt;
  const auto key = passphrase_key(passphrase, header, cost);
  return key ? decrypt(*key, locked.subspan(kLockHeaderBytes), header) : std::nullopt;
}

}  // namespace starharbor::content
