// Does what was typed fit a name's reading? Pure text, no data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace starharbor::content {

// Sounds that people of a base need not tell apart when they type.
struct SoundsAlike {
  bool n_ng = false;  // chen, cheng
  bool z_zh = false;  // zang, zhang; as well c, ch and s, sh
  bool l_n = false;   // li, ni
  bool any() const { return n_ng || z_zh || l_n; }
  bool operator==(const SoundsAlike&) const = default;
};

// "n-ng z-zh l-n", in any order, any of them; others are passed over.
SoundsAlike sounds_alike_of(std::string_view text);

// Readings as import wrote them, with what sounds alike written alike.
std::string written_alike(std::string_view readings, const SoundsAlike& alike);

// `words` is one reading, or in a Latin name the rest of one from some word on: syllables (or words) parted by spaces,
// as written_alike() gives them. `letters`, in lower case, fit when they can be cut into beginnings of consecutive
// syllables from the first on: zxm, zhangxm, zhangxiao. Gives how many syllables the cut that uses most of them uses; 0
// where they don't fit.
int syllables_used(std::string_view words, std::string_view letters, const SoundsAlike& alike);

}  // namespace starharbor::content
