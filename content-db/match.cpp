// Matching letters against readings, by trying every cut; names are short.
#include "content-db/match.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace starharbor::content {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// The number of syllables used by the cut that uses most; 0: no cut fits.
size_t most_used(const std::vector<std::string_view>& syllables, size_t from, std::string_view letters) {
  if (letters.empty() || from == syllables.size()) return 0;
  size_t best = 0;
  const std::string_view syllable = syllables[from];
  for (size_t length = 1;
       length <= std::min(syllable.size(), letters.size()) && syllable[length - 1] == letters[length - 1]; ++length) {
    if (length == letters.size()) return std::max<size_t>(best, 1);
    if (const size_t rest = most_used(syllables, from + 1, letters.substr(length))) best = std::max(best, rest + 1);
  }
  return best;
}

}  // namespace

std::optional<int> match_letters(std::string_view readings, std::string_view letters, bool latin) {
  std::string lower(letters);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  std::optional<int> best;
  for (const std::string_view reading : split(readings, '|')) {
    const auto syllables = split(reading, ' ');
    for (size_t from = 0; from < (latin ? syllables.size() : std::min<size_t>(1, syllables.size())); ++from) {
      const size_t used = most_used(syllables, from, lower);
      if (used == 0) continue;
      const int grade = used == syllables.size() ? 0 : 1;
      best = best ? std::min(*best, grade) : grade;
    }
  }
  return best;
}

}  // namespace starharbor::content
