// A passphrase that the program proposes: five words of two syllables, as pinyin has them, so that they are typed on
// any keyboard, read out by telephone, and are as good as 86 random bits.
#pragma once

#include <string>
#include <string_view>

namespace starharbor::sync {

// What people choose themselves has at least so many characters. Each counts as one, whatever its script.
constexpr size_t kLeastPassphraseCharacters = 14;
bool is_long_enough(std::string_view passphrase);

// "haiyue mingshan ...", another one each time.
std::string propose_passphrase();

}  // namespace starharbor::sync
