// See card_code.h.
#include "content-db/people/card_code.h"

#include <algorithm>

#include "content-db/base/error.h"

namespace starharbor::content {
namespace {

constexpr std::string_view kMark = "SH1";
constexpr uint8_t kVersion = 1;
constexpr std::string_view kSignedFor = "starharbor card";
constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr int kBitsOfDigit = 5, kBitsOfByte = 8;
constexpr size_t kHeadBytes = 2;  // version and the base's length

std::string to_base32(const std::vector<uint8_t>& bytes) {
  std::string text;
  uint32_t bits = 0;
  int count = 0;
  for (const uint8_t byte : bytes) {
    bits = bits << kBitsOfByte | byte;
    for (count += kBitsOfByte; count >= kBitsOfDigit; count -= kBitsOfDigit) {
      text += kDigits[bits >> (count - kBitsOfDigit) & 31];
    }
    bits &= (1u << count) - 1;
  }
  if (count > 0) text += kDigits[bits << (kBitsOfDigit - count) & 31];
  return text;
}

// nullopt for another character, or for bits left over that say something.
std::optional<std::vector<uint8_t>> from_base32(std::string_view text) {
  std::vector<uint8_t> bytes;
  uint32_t bits = 0;
  int count = 0;
  for (const char character : text) {
    const size_t digit = kDigits.find(character);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << kBitsOfDigit | static_cast<uint32_t>(digit);
    count += kBitsOfDigit;
    if (count < kBitsOfByte) continue;
    count -= kBitsOfByte;
    bytes.push_back(static_cast<uint8_t>(bits >> count));
    bits &= (1u << count) - 1;
  }
  if (count >= kBitsOfDigit || bits != 0) return std::nullopt;
  return bytes;
}

std::vector<uint8_t> named_part(const CardCode& code) {
  if (code.base.size() > UINT8_MAX) {
    throw Error(ErrorCode::kInput, "write a card", "the name of its base is too long; shorten it in the package");
  }
  std::vector<uint8_t> bytes;
  bytes.reserve(kHeadBytes + code.base.size() + code.id.size() + code.signature.size());
  bytes.push_back(kVersion);
  bytes.push_back(static_cast<uint8_t>(code.base.size()));
  bytes.insert(bytes.end(), code.base.begin(), code.base.end());
  bytes.insert(bytes.end(), code.id.begin(), code.id.end());
  return bytes;
}

}  // namespace

std::vector<uint8_t> signed_part(const CardCode& code) {
  std::vector<uint8_t> bytes(kSignedFor.begin(), kSignedFor.end());
  const std::vector<uint8_t> named = named_part(code);
  bytes.insert(bytes.end(), named.begin(), named.end());
  return bytes;
}

std::string write_card_code(const CardCode& code) {
  std::vector<uint8_t> bytes = named_part(code);
  bytes.insert(bytes.end(), code.signature.begin(), code.signature.end());
  return std::string(kMark) + to_base32(bytes);
}

std::optional<CardCode> read_card_code(std::string_view scanned) {
  // No digit of base32 is a 1, so the mark can't stand inside a code.
  const size_t mark = scanned.rfind(kMark);
  if (mark == std::string_view::npos) return std::nullopt;
  const auto bytes = from_base32(scanned.substr(mark + kMark.size()));
  if (!bytes || bytes->size() < kHeadBytes || bytes->front() != kVersion) return std::nullopt;
  CardCode code;
  const size_t base_bytes = (*bytes)[1];
  if (bytes->size() != kHeadBytes + base_bytes + code.id.size() + code.signature.size()) return std::nullopt;
  auto at = bytes->begin() + kHeadBytes;
  code.base.assign(at, at + static_cast<std::ptrdiff_t>(base_bytes));
  at += static_cast<std::ptrdiff_t>(base_bytes);
  std::copy_n(at, code.id.size(), code.id.begin());
  std::copy_n(at + static_cast<std::ptrdiff_t>(code.id.size()), code.signature.size(), code.signature.begin());
  return code;
}

ScanKind kind_of_scan(std::string_view scanned) {
  if (read_card_code(scanned)) return ScanKind::kCard;
  return scanned.find(kMark) == std::string_view::npos ? ScanKind::kOther : ScanKind::kDamaged;
}

}  // namespace starharbor::content
