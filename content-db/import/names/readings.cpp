// See readings.h. ICU knows how a character is read in a name; Unihan knows every other way it may be read; surnames of
// two characters are few enough to be listed.
#include "content-db/import/names/readings.h"

#include <algorithm>
#include <memory>
#include <sstream>
#include <vector>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "content-db/base/error.h"
#include "content-db/import/names/readings_table.h"

namespace starharbor::content {
namespace {

// More alternatives than this find too many people by too few letters.
constexpr size_t kMaxAlternatives = 16;

using Syllables = std::vector<std::string>;

struct CompoundSurname {
  std::u32string_view characters;
  std::string_view reading;
};

constexpr CompoundSurname kCompoundSurnames[] = {
    {U"欧阳", "ou yang"},   {U"太史", "tai shi"},    {U"端木", "duan mu"},   {U"上官", "shang guan"},
    {U"司马", "si ma"},     {U"东方", "dong fang"},  {U"独孤", "du gu"},     {U"南宫", "nan gong"},
    {U"万俟", "mo qi"},     {U"闻人", "wen ren"},    {U"夏侯", "xia hou"},   {U"诸葛", "zhu ge"},
    {U"尉迟", "yu chi"},    {U"公羊", "gong yang"},  {U"赫连", "he lian"},   {U"澹台", "tan tai"},
    {U"皇甫", "huang fu"},  {U"宗政", "zong zheng"}, {U"濮阳", "pu yang"},   {U"公冶", "gong ye"},
    {U"太叔", "tai shu"},   {U"申屠", "shen tu"},    {U"公孙", "gong sun"},  {U"慕容", "mu rong"},
    {U"仲孙", "zhong sun"}, {U"钟离", "zhong li"},   {U"长孙", "zhang sun"}, {U"宇文", "yu wen"},
    {U"司徒", "si tu"},     {U"鲜于", "xian yu"},    {U"司空", "si kong"},   {U"闾丘", "lv qiu"},
    {U"子车", "zi ju"},     {U"亓官", "qi guan"},    {U"司寇", "si kou"},    {U"巫马", "wu ma"},
    {U"公西", "gong xi"},   {U"颛孙", "zhuan sun"},  {U"壤驷", "rang si"},   {U"公良", "gong liang"},
    {U"漆雕", "qi diao"},   {U"乐正", "yue zheng"},  {U"宰父", "zai fu"},    {U"谷梁", "gu liang"},
    {U"拓跋", "tuo ba"},    {U"夹谷", "jia gu"},     {U"轩辕", "xuan yuan"}, {U"令狐", "ling hu"},
    {U"段干", "duan gan"},  {U"百里", "bai li"},     {U"呼延", "hu yan"},    {U"东郭", "dong guo"},
    {U"南门", "nan men"},   {U"羊舌", "yang she"},   {U"微生", "wei sheng"}, {U"梁丘", "liang qiu"},
    {U"左丘", "zuo qiu"},   {U"东门", "dong men"},   {U"西门", "xi men"},    {U"第五", "di wu"},
    {U"单于", "chan yu"},   {U"尔朱", "er zhu"},     {U"叱干", "chi gan"},   {U"完颜", "wan yan"},
    {U"纳兰", "na lan"},    {U"宿勤", "su qin"},     {U"仆固", "pu gu"},     {U"哥舒", "ge shu"},
    {U"贺兰", "he lan"},    {U"独吉", "du ji"},
};

std::unique_ptr<icu::Transliterator> make_transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::kMissing, "read names", "ICU's transliteration data is missing; install libicu72 again");
  }
  return made;
}

std::string latin(icu::Transliterator& transliterator, icu::UnicodeString text) {
  transliterator.transliterate(text);
  std::string letters;
  text.toUTF8String(letters);
  std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });
  return letters;
}

bool is_han(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC);
}

void add_once(Syllables& readings, std::string reading) {
  if (!reading.empty() && std::find(readings.begin(), readings.end(), reading) == readings.end()) {
    readings.push_back(std::move(reading));
  }
}

// Every reading of a character, the likeliest first: as a surname, or as an ordinary word.
Syllables readings_of(char32_t character, bool surname) {
  thread_local const auto as_name = make_transliterator("Han-Latin/Names; Latin-ASCII; Lower");
  thread_local const auto as_word = make_transliterator("Han-Latin; Latin-ASCII; Lower");
  Syllables readings;
  add_once(readings, latin(surname ? *as_name : *as_word, icu::UnicodeString(static_cast<UChar32>(character))));
  const auto* end = kCharacterReadings + kCharacterReadingsCount;
  const auto* found = std::lower_bound(kCharacterReadings, end, character,
                                       [](const CharacterReadings& entry, char32_t c) { return entry.character < c; });
  if (found == end || found->character != character) return readings;
  std::istringstream all(found->readings);
  for (std::string reading; all >> reading;) add_once(readings, reading);
  return readings;
}

// All ways through the characters, the first readings first, as long as there are few.
std::vector<std::string> combine(const std::vector<Syllables>& characters) {
  std::vector<std::string> ways = {""};
  for (size_t i = 0; i < characters.size(); ++i) {
    const bool room = i == 0 || ways.size() * characters[i].size() <= kMaxAlternatives;
    std::vector<std::string> longer;
    for (const std::string& reading : characters[i]) {
      for (const std::string& way : ways) longer.push_back(way.empty() ? reading : way + " " + reading);
      if (!room) break;
    }
    ways = std::move(longer);
  }
  return ways;
}

std::vector<std::string> read_given(std::u32string_view given, std::vector<Syllables> characters) {
  for (const char32_t c : given) {
    Syllables readings = readings_of(c, false);
    if (!readings.empty()) characters.push_back(std::move(readings));
  }
  return combine(characters);
}

// With a surname of two characters, the name may still be one of a single one (单 于明): both are given.
std::string read_chinese(std::u32string_view name) {
  std::vector<std::string> ways;
  for (const CompoundSurname& surname : kCompoundSurnames) {
    if (name.size() <= surname.characters.size() || !name.starts_with(surname.characters)) continue;
    ways = read_given(name.substr(surname.characters.size()), {{std::string(surname.reading)}});
  }
  for (std::string& way : read_given(name.substr(1), {readings_of(name.front(), true)})) add_once(ways, std::move(way));
  if (ways.size() > kMaxAlternatives) ways.resize(kMaxAlternatives);
  std::string joined;
  for (const std::string& way : ways) joined += (joined.empty() ? "" : "|") + way;
  return joined;
}

// Whatever is no Chinese name: words of letters.
std::string read_words(const icu::UnicodeString& name) {
  thread_local const auto to_latin = make_transliterator("Any-Latin; Latin-ASCII; Lower");
  icu::UnicodeString text = name;
  to_latin->transliterate(text);
  std::string written, words;
  text.toUTF8String(written);
  for (const char c : written) {
    if (c >= 'a' && c <= 'z') {
      words += c;
    } else if (c != '\'' && !words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

}  // namespace

std::string name_readings(std::string_view name) {
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  std::u32string han;
  bool other_letters = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_han(static_cast<char32_t>(c))) {
      han.push_back(static_cast<char32_t>(c));
    } else if (u_isalpha(c)) {
      other_letters = true;
    }
  }
  return han.empty() || other_letters ? read_words(text) : read_chinese(han);
}

}  // namespace starharbor::content
