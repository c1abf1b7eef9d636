// See byte_search.h.
#include "tests/sync/exchange/byte_search.h"

#include <algorithm>

#include "content-db/base/cryptography.h"
#include "tests/support/devices.h"

namespace starharbor::tests {
namespace {

constexpr size_t kDigits = 11;

std::string base64(const std::string& text) {
  constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    bits = bits << 8 | static_cast<uint8_t>(c);
    for (count += 8; count >= 6; count -= 6) out += kLetters[bits >> (count - 6) & 63];
  }
  return out;  // what doesn't fill a letter depends on what follows
}

std::string hex(const std::string& text) {
  return content::to_hex(std::vector<uint8_t>(text.begin(), text.end()));
}

std::string capitals(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

// 138-5740-1234.
std::string grouped(const std::string& digits, const std::string& separator) {
  const size_t first = digits.size() - 8;
  return digits.substr(0, first) + separator + digits.substr(first, 4) + separator + digits.substr(first + 4);
}

}  // namespace

std::vector<std::string> disguises(const std::string& text) {
  std::vector<std::string> all = {text, hex(text), capitals(hex(text)), base64(text)};
  all.push_back(base64("x" + text).substr(2));  // the first letters hold bits of what stands before
  all.push_back(base64("xx" + text).substr(3));
  if (std::ranges::all_of(text, [](char c) { return static_cast<uint8_t>(c) < 128; })) {
    std::string wide;
    for (const char c : text) wide += {c, '\0'};
    all.push_back(wide.substr(0, wide.size() - 1));
  }
  return all;
}

std::vector<std::string> writings_of_phone(const std::string& written) {
  std::string digits;
  std::ranges::copy_if(written, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() > kDigits) digits.erase(0, digits.size() - kDigits);  // a country code may be left out
  std::vector<std::string> all;
  for (const std::string& writing : {written, digits, grouped(digits, " "), grouped(digits, "-"), grouped(digits, ".")})
    std::ranges::copy(disguises(writing), std::back_inserter(all));
  return all;
}

std::vector<std::string> files_that_tell(const std::filesystem::path& folder, const std::vector<std::string>& words) {
  std::vector<std::string> told;
  for (const auto& [path, bytes] : files_in(folder)) {
    const std::string all = path + '\n' + std::string(bytes.begin(), bytes.end());
    for (const std::string& word : words) {
      if (all.find(word) != std::string::npos) told.push_back(path + ": " + word);
    }
  }
  return told;
}

}  // namespace starharbor::tests
