// See pinyin.h. The library's word of choosing, by which it would learn, is never said.
#include "kiosk/input/pinyin.h"

#include <algorithm>

#include <googlepinyin/pinyinime.h>

#include "content-db/base/error.h"
#include "kiosk/theme/text.h"

namespace starharbor::kiosk {

namespace {

constexpr const char* kNoDictionaryOfChoices = "";
constexpr size_t kLongestWord = 40;

// The library speaks UTF-16 and knows no character outside the first plane.
std::string utf8_of(const ime_pinyin::char16* text) {
  std::string utf8;
  for (; *text != 0; ++text) utf8 += encode_utf8(*text);
  return utf8;
}

int length_of(const ime_pinyin::char16* text) {
  int length = 0;
  while (text[length] != 0) ++length;
  return length;
}

}  // namespace

PinyinReader::PinyinReader() {
  if (ime_pinyin::im_open_decoder(STARHARBOR_PINYIN_DICTIONARY, kNoDictionaryOfChoices)) return;
  throw Error(ErrorCode::kMissing, "open " STARHARBOR_PINYIN_DICTIONARY,
              "names can be written in letters meanwhile; install libgooglepinyin0 and start the kiosk again.");
}

PinyinReader::~PinyinReader() {
  ime_pinyin::im_close_decoder();
}

std::vector<Word> PinyinReader::words(std::string_view letters) {
  ime_pinyin::im_reset_search();
  const size_t found = ime_pinyin::im_search(letters.data(), letters.size());
  const ime_pinyin::uint16* syllables = nullptr;  // where each begins, and where the last one ends
  const auto syllable_count = static_cast<int>(ime_pinyin::im_get_spl_start_pos(syllables));
  std::vector<Word> words;
  for (size_t i = 0; i < std::min(found, kMaxPinyinWords); ++i) {
    ime_pinyin::char16 text[kLongestWord + 1] = {};
    if (!ime_pinyin::im_get_candidate(i, text, kLongestWord)) continue;
    // A character for each syllable.
    const int length = length_of(text);
    if (length > 0 && length <= syllable_count) words.push_back({utf8_of(text), syllables[length]});
  }
  return words;
}

}  // namespace starharbor::kiosk
