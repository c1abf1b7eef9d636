// The two tables that the build makes of assets/strings, sorted by key. Only strings.cpp reads them.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace starharbor::kiosk {

extern const std::vector<std::pair<std::string_view, std::string_view>> kChineseStrings;
extern const std::vector<std::pair<std::string_view, std::string_view>> kEnglishStrings;

}  // namespace starharbor::kiosk
