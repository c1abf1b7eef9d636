// The masking rules of mask.h.
#include "content-db/people/mask.h"

#include <algorithm>
#include <vector>

#include "content-db/base/utf8.h"

namespace starharbor::content {
namespace {

bool is_latin_letter(std::string_view character) {
  if (character.size() == 1) return std::isalpha(static_cast<unsigned char>(character[0])) != 0;
  // Latin-1 Supplement to Latin Extended-B (U+00C0..U+024F): é, ü, ł.
  const auto lead = static_cast<unsigned char>(character[0]);
  return character.size() == 2 && lead >= 0xC3 && lead <= 0xC9;
}

std::string mask_latin(const std::vector<std::string_view>& name) {
  std::string masked;
  bool in_word = false;
  for (const std::string_view character : name) {
    if (character == " ") {
      in_word = false;
      continue;
    }
    if (in_word) continue;
    in_word = true;
    if (!masked.empty()) masked += ' ';
    masked += std::string(character) + "*";
  }
  return masked;
}

}  // namespace

std::string mask_name(std::string_view name) {
  const auto parts = utf8_characters(name);
  if (parts.empty()) return {};
  if (is_latin_letter(parts.front())) return mask_latin(parts);
  if (parts.size() == 1) return "*";
  if (parts.size() == 2) return std::string(parts[0]) + "*";
  return std::string(parts.front()) + "*" + std::string(parts.back());
}

std::string mask_phone(std::string_view last4) {
  return last4.empty() ? std::string() : "****" + std::string(last4);
}

std::string last_four_digits(std::string_view phone) {
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits.size() < 4 ? std::string() : digits.substr(digits.size() - 4);
}

}  // namespace starharbor::content
