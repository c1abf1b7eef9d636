// See utf8.h.
#include "content-db/base/utf8.h"

#include <algorithm>

namespace starharbor::content {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Bytes that a sequence beginning with this byte has; 0 for one that can't begin any.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8) {
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  std::u32string code_points;
  code_points.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    auto lead = static_cast<unsigned char>(utf8[i]);
    int length = sequence_length(lead);
    char32_t value = length <= 1 ? lead : lead & (0xFF >> (length + 1));
    bool sound = length > 0 && i + static_cast<size_t>(length) <= utf8.size();
    for (int k = 1; sound && k < length; ++k) {
      auto next = static_cast<unsigned char>(utf8[i + static_cast<size_t>(k)]);
      sound = is_utf8_tail(utf8[i + static_cast<size_t>(k)]);
      value = value << 6 | (next & 0x3F);
    }
    sound = sound && value >= kLeast[length] && value <= 0x10FFFF && !(value >= 0xD800 && value < 0xE000);
    code_points.push_back(sound ? value : kReplacement);
    i += sound ? static_cast<size_t>(length) : 1;
  }
  return code_points;
}

std::string encode_utf8(char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) code_point = kReplacement;
  auto tail = [&](int shift) { return static_cast<char>(0x80 | (code_point >> shift & 0x3F)); };
  if (code_point < 0x80) return {static_cast<char>(code_point)};
  if (code_point < 0x800) return {static_cast<char>(0xC0 | code_point >> 6), tail(0)};
  if (code_point < 0x10000) return {static_cast<char>(0xE0 | code_point >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code_point >> 18), tail(12), tail(6), tail(0)};
}

bool is_unprintable(char32_t code_point) {
  const auto between = [code_point](char32_t first, char32_t last) {
    return code_point >= first && code_point <= last;
  };
  const bool control = code_point < 0x20 || between(0x7F, 0x9F);
  const bool turns =
      code_point == 0x061C || between(0x200E, 0x200F) || between(0x202A, 0x202E) || between(0x2066, 0x2069);
  return control || turns || between(0x2028, 0x2029) || code_point == 0xFEFF;
}

std::string printable(std::string_view utf8, Lines lines) {
  std::string shown;
  for (const char32_t code_point : decode_utf8(utf8)) {
    const bool sets_lines = code_point == U'\n' || code_point == U'\t';
    const bool stays = !is_unprintable(code_point) || (sets_lines && lines == Lines::kSeveral);
    shown += encode_utf8(stays ? code_point : kReplacement);
  }
  return shown;
}

size_t utf8_length(std::string_view utf8) {
  return static_cast<size_t>(std::ranges::count_if(utf8, [](char byte) { return !is_utf8_tail(byte); }));
}

std::vector<std::string_view> utf8_characters(std::string_view utf8) {
  std::vector<std::string_view> characters;
  while (!utf8.empty()) {
    size_t size = 1;
    while (size < utf8.size() && is_utf8_tail(utf8[size])) ++size;
    characters.push_back(utf8.substr(0, size));
    utf8.remove_prefix(size);
  }
  return characters;
}

std::string_view utf8_prefix(std::string_view utf8, size_t max_bytes) {
  if (utf8.size() <= max_bytes) return utf8;
  while (max_bytes > 0 && is_utf8_tail(utf8[max_bytes])) --max_bytes;
  return utf8.substr(0, max_bytes);
}

void pop_utf8(std::string& utf8) {
  while (!utf8.empty()) {
    const char last = utf8.back();
    utf8.pop_back();
    if (!is_utf8_tail(last)) return;
  }
}

}  // namespace starharbor::content
