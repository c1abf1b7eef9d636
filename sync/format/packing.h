// What the forms of files have in common: whole numbers, big endian and without sign; the hash in a name; a packed part
// that says beforehand how large it will be. Any bytes at all may come in.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::sync {

using Bytes = std::vector<uint8_t>;

constexpr size_t kMaxPackedBytes = 64u << 20;  // of a file, and of what it holds unpacked; nothing larger is ever read
constexpr size_t kNameHashDigits = 32;

void put_number(Bytes& out, uint64_t value, int bytes);
template <typename Range>
void put_bytes(Bytes& out, const Range& bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// Reads a header from the front. After the first read past the end everything is zero and ok() is false.
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes) : rest_(bytes) {}

  std::span<const uint8_t> take(size_t count);
  uint64_t number(int bytes);
  std::string text(size_t count);
  template <size_t N>
  std::array<uint8_t, N> array() {
    std::array<uint8_t, N> out{};
    const auto bytes = take(N);
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
  }
  bool ok() const { return ok_; }
  std::span<const uint8_t> rest() const { return rest_; }

 private:
  std::span<const uint8_t> rest_;
  bool ok_ = true;
};

// The first 16 bytes of BLAKE2b-256 over a whole file, in hex: the end of its name.
std::string name_hash(std::span<const uint8_t> file);
// Up to 18 decimal digits; nullopt for anything else.
std::optional<int64_t> parse_digits(std::string_view digits);

// One zstd frame that states its content size. Throws Error{kInput} when it can't be made.
Bytes pack(std::span<const uint8_t> bytes);
// The `size` bytes that `packed` holds, all of it and nothing else; nullopt when it is no such frame or is too large.
std::optional<Bytes> unpack(std::span<const uint8_t> packed, uint64_t size);

}  // namespace starharbor::sync
