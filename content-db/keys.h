// libsodium behind one door: random bytes and hashes now, sealing and signatures when sync brings them. No cryptography
// of our own, here or anywhere.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::content {

using Hash = std::array<uint8_t, 32>;

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

}  // namespace starharbor::content
