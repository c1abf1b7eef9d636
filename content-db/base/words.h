// The words of the programs, by key, in both languages: assets/strings/*.toml, compiled in, so that no program can lose
// them. Content has its own texts. A key that one language lacks fails a test.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content-db/base/text.h"

namespace starharbor::content {

// What the {name}s of a text are filled with.
using WordValues = std::vector<std::pair<std::string_view, std::string>>;

// What is to be said, before it is known in which language: a key, and what its text is filled with.
struct Sentence {
  std::string key;
  WordValues values = {};
};

// The text of a key ("home.gallery"); the key itself where it is unknown, which a test forbids.
std::string_view tr(Language language, std::string_view key);
// With {name} replaced by the given values: fill(tr(language, "count.device_other"), {{"n", "3"}}).
std::string fill(std::string_view text, const WordValues& values);
std::string say(Language language, const Sentence& sentence);
// The form of a word for so many: "count.file_one" for one in English, else "count.file_other"; Chinese has one form.
std::string plural_key(Language language, std::string_view key, int64_t count);
// All keys, sorted, for tests.
std::vector<std::string_view> string_keys(Language language);

}  // namespace starharbor::content
