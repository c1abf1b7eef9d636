// Every word of the interface, by key, in both languages. The words live in assets/strings/zh.toml and en.toml and are
// compiled in; content has its own texts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content-db/base/text.h"

namespace starharbor::kiosk {

// The text of a key ("home.gallery"); the key itself where it is unknown, which a test forbids.
std::string_view tr(content::Language language, std::string_view key);
// With {name} replaced by the given values: fill(tr(language, "find.more"), {{"n", "3"}}).
std::string fill(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values);
// All keys, sorted, for tests.
std::vector<std::string_view> string_keys(content::Language language);

}  // namespace starharbor::kiosk
