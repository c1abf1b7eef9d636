// Matching letters against readings, by trying every cut; names are short. It allocates nothing: it runs for thousands
// of names at every key.
#include "content-db/people/pinyin_match.h"

#include <algorithm>
#include <array>

namespace starharbor::content {
namespace {

// No syllable of pinyin is longer than zhuang; Latin words may be, and then have nothing that sounds alike.
constexpr size_t kLongestSyllable = 6;

size_t write_alike(std::string_view syllable, const SoundsAlike& alike, char* out) {
  size_t size = 0;
  for (size_t i = 0; i < syllable.size(); ++i) {
    const char c = syllable[i], first = syllable[0];
    const bool hissing = i == 1 && c == 'h' && (first == 'z' || first == 'c' || first == 's');
    const bool ends_ng = i > 0 && i + 1 == syllable.size() && c == 'g' && syllable[i - 1] == 'n';
    if ((alike.z_zh && hissing) || (alike.n_ng && ends_ng)) continue;
    out[size++] = alike.l_n && i == 0 && c == 'l' ? 'n' : c;
  }
  return size;
}

bool begins(std::string_view syllable, std::string_view piece, const SoundsAlike& alike) {
  if (!alike.any() || piece.size() > kLongestSyllable) return syllable.starts_with(piece);
  std::array<char, kLongestSyllable> written;
  return syllable.starts_with(std::string_view(written.data(), write_alike(piece, alike, written.data())));
}

}  // namespace

SoundsAlike sounds_alike_of(std::string_view text) {
  const auto has = [&](std::string_view word) {
    const std::string padded = " " + std::string(text) + " ";
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
  };
  return {has("n-ng"), has("z-zh"), has("l-n")};
}

std::string written_alike(std::string_view readings, const SoundsAlike& alike) {
  if (!alike.any()) return std::string(readings);
  std::string written;
  while (true) {
    const size_t end = std::min(readings.find_first_of(" |"), readings.size());
    const std::string_view syllable = readings.substr(0, end);
    std::string one(syllable.size(), ' ');
    one.resize(write_alike(syllable, alike, one.data()));
    written += one;
    if (end == readings.size()) return written;
    written += readings[end];
    readings.remove_prefix(end + 1);
  }
}

int syllables_used(std::string_view words, std::string_view letters, const SoundsAlike& alike) {
  if (letters.empty() || words.empty()) return 0;
  const size_t space = words.find(' ');
  const std::string_view syllable = words.substr(0, space);
  const std::string_view rest = space == std::string_view::npos ? std::string_view() : words.substr(space + 1);
  // Of letters that are written away there may be more than the syllable has.
  const size_t longest =
      std::min(letters.size(), alike.any() ? std::max(syllable.size() + 2, kLongestSyllable) : syllable.size());
  int best = 0;
  for (size_t length = 1; length <= longest; ++length) {
    if (!begins(syllable, letters.substr(0, length), alike)) {
      // A piece that ends within "ng" fits no more, and with its g it may.
      if (alike.any()) continue;
      break;
    }
    if (length == letters.size()) return std::max(best, 1);
    if (const int used = syllables_used(rest, letters.substr(length), alike); used > 0) best = std::max(best, used + 1);
  }
  return best;
}

}  // namespace starharbor::content
