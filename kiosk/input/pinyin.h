// Letters to Chinese words, by libgooglepinyin. It learns nothing from anybody: there is no dictionary of what was
// chosen, so the next visitor is offered what the one before was offered.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/input/words.h"

namespace starharbor::kiosk {

// More than anybody turns pages for.
constexpr size_t kMaxPinyinWords = 200;

// The library has one state for the whole process: one of these at a time, on one thread.
class PinyinReader {
 public:
  // Throws Error when the library's dictionary can't be opened.
  PinyinReader();
  ~PinyinReader();
  PinyinReader(const PinyinReader&) = delete;
  PinyinReader& operator=(const PinyinReader&) = delete;

  // What the spelling may begin with, likeliest first: words for all of it, then for its first syllables, one character
  // at least. `letters` are 'a'..'z'; none are found where it begins like no syllable.
  std::vector<Word> words(std::string_view letters);
};

}  // namespace starharbor::kiosk
