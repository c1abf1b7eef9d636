// See shell_word.h.
#include "content-db/base/shell_word.h"

#include <algorithm>
#include <string_view>

namespace starharbor {

std::string shell_word(const std::string& text) {
  // Bytes of UTF-8 letters mean nothing to a shell.
  const auto is_plain = [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_./:,+@%").find(static_cast<char>(c)) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return text;
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + "'";
}

}  // namespace starharbor
