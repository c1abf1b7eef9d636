// The two tables that the build makes of assets/strings, sorted by key. Only words.cpp reads them.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace starharbor::content {

extern const std::vector<std::pair<std::string_view, std::string_view>> kChineseWords;
extern const std::vector<std::pair<std::string_view, std::string_view>> kEnglishWords;

}  // namespace starharbor::content
