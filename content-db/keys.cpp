// libsodium's side of keys.h.
#include "content-db/keys.h"

#include <sodium.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "content-db/error.h"

namespace starharbor::content {
namespace {

struct Sodium {
  Sodium() {
    if (sodium_init() < 0) std::abort();
  }
};
const Sodium kSodium;

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

}  // namespace starharbor::content
