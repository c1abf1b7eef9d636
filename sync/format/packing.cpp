// See packing.h. Every length is checked before anything is allocated for it.
#include "sync/format/packing.h"

#include <zstd.h>

#include "content-db/base/cryptography.h"
#include "content-db/base/error.h"

namespace starharbor::sync {
namespace {

constexpr int kZstdLevel = 6;

}  // namespace

void put_number(Bytes& out, uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(value >> shift));
}

std::span<const uint8_t> Reader::take(size_t count) {
  if (rest_.size() < count) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  const auto front = rest_.first(count);
  rest_ = rest_.subspan(count);
  return front;
}

uint64_t Reader::number(int bytes) {
  uint64_t value = 0;
  for (const uint8_t byte : take(bytes)) value = value << 8 | byte;
  return value;
}

std::string Reader::text(size_t count) {
  const auto bytes = take(count);
  return std::string(bytes.begin(), bytes.end());
}

std::string name_hash(std::span<const uint8_t> file) {
  return content::to_hex(content::hash_bytes(file)).substr(0, kNameHashDigits);
}

std::optional<int64_t> parse_digits(std::string_view digits) {
  int64_t value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

Bytes pack(std::span<const uint8_t> bytes) {
  Bytes packed(ZSTD_compressBound(bytes.size()));
  const size_t size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kZstdLevel);
  if (ZSTD_isError(size)) throw Error(ErrorCode::kInput, "pack changes", ZSTD_getErrorName(size));
  packed.resize(size);
  return packed;
}

std::optional<Bytes> unpack(std::span<const uint8_t> packed, uint64_t size) {
  if (size > kMaxPackedBytes || ZSTD_getFrameContentSize(packed.data(), packed.size()) != size ||
      ZSTD_findFrameCompressedSize(packed.data(), packed.size()) != packed.size()) {
    return std::nullopt;
  }
  Bytes out(size);
  if (ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size()) != size) return std::nullopt;
  return out;
}

}  // namespace starharbor::sync
