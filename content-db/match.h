// Does what was typed fit a name's readings? Pure text, no data.
#pragma once

#include <optional>
#include <string_view>

namespace starharbor::content {

// `readings` is what import wrote: alternatives separated by '|', syllables (or Latin words) by a space. `letters` fit
// when they can be cut into beginnings of consecutive syllables from the first on: zxm, zhangxm, zhangxiao. In a Latin
// name they may begin at any word. Case doesn't matter. How well: 0 all syllables are used, 1 only the first ones;
// nullopt: no fit.
std::optional<int> match_letters(std::string_view readings, std::string_view letters, bool latin);

}  // namespace starharbor::content
