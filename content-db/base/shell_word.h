// A text as one word of a shell's command line, for commands that are printed to be pasted.
#pragma once

#include <string>

namespace starharbor {

// In quotes where it holds more than letters, digits and a few signs.
std::string shell_word(const std::string& text);

}  // namespace starharbor
