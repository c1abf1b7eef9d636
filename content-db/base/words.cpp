// Looks words up by key in the tables of the build. Knows no screen; a missing key is a test's business, not a
// visitor's.
#include "content-db/base/words.h"

#include <algorithm>

#include "content-db/base/word_tables.h"

namespace starharbor::content {

namespace {

const auto& table(Language language) {
  return language == Language::kEnglish ? kEnglishWords : kChineseWords;
}

}  // namespace

std::string_view tr(Language language, std::string_view key) {
  const auto& entries = table(language);
  auto found = std::lower_bound(entries.begin(), entries.end(), key,
                                [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return found != entries.end() && found->first == key ? found->second : key;
}

std::string fill(std::string_view text, const WordValues& values) {
  std::string filled;
  while (!text.empty()) {
    size_t open = text.find('{');
    size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    filled += text.substr(0, open);
    std::string_view name = text.substr(open + 1, close - open - 1);
    auto value = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
    filled += value == values.end() ? text.substr(open, close - open + 1) : std::string_view(value->second);
    text.remove_prefix(close + 1);
  }
  filled += text;
  return filled;
}

std::string say(Language language, const Sentence& sentence) {
  return fill(tr(language, sentence.key), sentence.values);
}

std::string plural_key(Language language, std::string_view key, int64_t count) {
  const bool is_one = language == Language::kEnglish && count == 1;
  return std::string(key) + (is_one ? "_one" : "_other");
}

std::vector<std::string_view> string_keys(Language language) {
  std::vector<std::string_view> keys;
  for (const auto& [key, text] : table(language)) keys.push_back(key);
  return keys;
}

}  // namespace starharbor::content
