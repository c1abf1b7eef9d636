// The words of the interface, which are in content-db/base/words.h with those of the other programs. Where room may be
// scarce a key has a shorter form beside it, under <key>_short.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "content-db/base/words.h"

namespace starharbor::kiosk {

using content::fill;
using content::string_keys;
using content::tr;

// What is to be said, and how to say it in less room; empty: there is no other way.
struct Words {
  Words() = default;
  template <std::convertible_to<std::string_view> Text>
  Words(const Text& text, std::string_view shorter = {}) : whole(std::string_view(text)), brief(shorter) {}
  bool empty() const { return whole.empty(); }

  std::string whole, brief;
};

// Both forms of a key.
inline Words words(content::Language language, std::string_view key) {
  const std::string shorter = std::string(key) + "_short";
  const std::string_view found = tr(language, shorter);
  return {tr(language, key), found == shorter ? std::string_view{} : found};
}

inline Words fill(const Words& words, const content::WordValues& values) {
  return {fill(std::string_view(words.whole), values), fill(std::string_view(words.brief), values)};
}

}  // namespace starharbor::kiosk
