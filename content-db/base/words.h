// The words of the programs, by key, in both languages: assets/strings/zh.toml and en.toml, compiled in, so that no
// program can lose them. Content has its own texts. A key that one language lacks fails a test.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content-db/base/text.h"

namespace starharbor::content {

// The text of a key ("home.gallery"); the key itself where it is unknown, which a test forbids.
std::string_view tr(Language language, std::string_view key);
// With {name} replaced by the given values: fill(tr(language, "find.more"), {{"n", "3"}}).
std::string fill(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values);
// The form of a word for so many: "sync.file_one" for one in English, else "sync.file_other"; Chinese has one form.
std::string plural_key(Language language, std::string_view key, int64_t count);
// All keys, sorted, for tests.
std::vector<std::string_view> string_keys(Language language);

}  // namespace starharbor::content
