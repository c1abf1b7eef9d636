// UTF-8: to code points and back, and cut between characters. Malformed bytes never throw. It knows nothing of what a
// character is like; a letter with an accent of its own is two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::content {

// A byte that goes on with a character that another byte began.
constexpr bool is_utf8_tail(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::u32string decode_utf8(std::string_view utf8);  // malformed bytes become U+FFFD
std::string encode_utf8(char32_t code_point);

// The text as a terminal may be given it, whoever wrote it: what would move the cursor, change colours, turn the
// writing round or is no UTF-8 shows as U+FFFD. Of controls only line feeds and tabs stay, and only in a text of several.
enum class Lines { kOne, kSeveral };
std::string printable(std::string_view utf8, Lines lines = Lines::kOne);
// Would printable() replace it?
bool is_unprintable(char32_t code_point);

// How many characters.
size_t utf8_length(std::string_view utf8);
// Character by character; of malformed text the tails that follow a byte go with it.
std::vector<std::string_view> utf8_characters(std::string_view utf8);
// As many whole characters from the beginning as fit.
std::string_view utf8_prefix(std::string_view utf8, size_t max_bytes);
// Takes the last character off.
void pop_utf8(std::string& utf8);

}  // namespace starharbor::content
