// Letters and strokes become the words of a name, and nobody's choice changes what the next one is offered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "kiosk/input/handwriting.h"
#include "kiosk/input/pinyin.h"

namespace starharbor::kiosk {
namespace {

std::vector<std::string> texts(const std::vector<Word>& words) {
  std::vector<std::string> found;
  for (const Word& word : words) found.push_back(word.text);
  return found;
}

const Word* find(const std::vector<Word>& words, const std::string& text) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.text == text; });
  return found == words.end() ? nullptr : &*found;
}

TEST(Pinyin, KnowsWholeNamesAndTheirFirstCharacters) {
  PinyinReader pinyin;
  const auto words = pinyin.words("zhangwei");
  ASSERT_NE(find(words, "张伟"), nullptr);
  EXPECT_EQ(find(words, "张伟")->letters, 8);
  ASSERT_NE(find(words, "章"), nullptr);
  EXPECT_EQ(find(words, "章")->letters, 5) << "wei is left to be chosen";
  const auto surname = pinyin.words("ouyang");
  ASSERT_NE(find(surname, "欧阳"), nullptr);
  EXPECT_EQ(find(surname, "欧阳")->letters, 6);
}

TEST(Pinyin, WritesTheVowelThatHasNoKeyWithAV) {
  PinyinReader pinyin;
  EXPECT_NE(find(pinyin.words("lv"), "吕"), nullptr);
  EXPECT_EQ(find(pinyin.words("lu"), "吕"), nullptr);
}

TEST(Pinyin, FindsNothingWhereNoSyllableBegins) {
  PinyinReader pinyin;
  EXPECT_TRUE(pinyin.words("").empty());
  EXPECT_TRUE(pinyin.words("vvv").empty());
  EXPECT_LE(pinyin.words("zw").size(), kMaxPinyinWords);
}

TEST(Pinyin, AWordStandsForNoMoreLettersThanWereSpelled) {
  PinyinReader pinyin;
  for (const char* spelled : {"a", "zh", "zhan", "xian", "zhanggggg", "abcdefghijklmnopqrstuvwxyzabcd", "nihaov"}) {
    const auto length = static_cast<int>(std::string(spelled).size());
    for (const Word& word : pinyin.words(spelled)) {
      EXPECT_GT(word.letters, 0) << spelled;
      EXPECT_LE(word.letters, length) << spelled;
      EXPECT_FALSE(word.text.empty()) << spelled;
    }
  }
}

TEST(Pinyin, TheNextVisitorIsOfferedWhatTheOneBeforeWas) {
  std::vector<std::string> first;
  {
    PinyinReader pinyin;
    first = texts(pinyin.words("wangxiao"));
    for (int visitor = 0; visitor < 50; ++visitor) pinyin.words("wangxiaoming");
    EXPECT_EQ(texts(pinyin.words("wangxiao")), first);
  }
  PinyinReader later;
  EXPECT_EQ(texts(later.words("wangxiao")), first);
}

Stroke line(InkPoint from, InkPoint to) {
  Stroke stroke;
  constexpr int kSteps = 12;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    // No finger draws with a ruler.
    const float shake = .008f * std::sin(static_cast<float>(i) * 1.7f);
    stroke.push_back({from.x + (to.x - from.x) * t + shake, from.y + (to.y - from.y) * t - shake});
  }
  return stroke;
}

TEST(Handwriting, ReadsWhatAFingerDraws) {
  const HandwritingReader handwriting;
  const std::vector<Stroke> wang = {line({.2f, .2f}, {.8f, .2f}), line({.25f, .5f}, {.75f, .5f}),
                                    line({.5f, .2f}, {.5f, .8f}), line({.15f, .8f}, {.85f, .8f})};
  EXPECT_THAT(texts(handwriting.words(wang)), testing::Contains("王"));
  const std::vector<Stroke> ten = {line({.1f, .45f}, {.9f, .45f}), line({.5f, .1f}, {.5f, .9f})};
  EXPECT_THAT(texts(handwriting.words(ten)), testing::Contains("十"));
  const std::vector<Stroke> one = {line({.1f, .5f}, {.9f, .5f})};
  EXPECT_EQ(texts(handwriting.words(one)).at(0), "一");
}

TEST(Handwriting, ReadsTheSameWhereverAndHoweverLargeItIsWritten) {
  const HandwritingReader handwriting;
  const std::vector<Stroke> middle = {line({.3f, .4f}, {.7f, .4f}), line({.35f, .55f}, {.65f, .55f}),
                                      line({.25f, .7f}, {.75f, .7f})};
  const std::string read = handwriting.words(middle).at(0).text;
  EXPECT_EQ(read, "三");
  for (const float size : {.8f, 1.2f, 1.9f}) {
    for (const float x : {-.2f, 0.f, 1.7f}) {
      std::vector<Stroke> elsewhere = middle;
      for (Stroke& stroke : elsewhere) {
        for (InkPoint& point : stroke) point = {x + size * point.x, size * point.y - .2f};
      }
      EXPECT_EQ(handwriting.words(elsewhere).at(0).text, read) << size << " at " << x;
    }
  }
}

TEST(Handwriting, TakesDotsAndScribblesAndNothing) {
  const HandwritingReader handwriting;
  EXPECT_TRUE(handwriting.words({}).empty());
  EXPECT_TRUE(handwriting.words({{}}).empty());
  EXPECT_EQ(handwriting.words({{{.5f, .5f}}}).at(0).text, "丶");
  std::vector<Stroke> scribble;
  for (int i = 0; i < 40; ++i) {
    Stroke stroke;
    for (int k = 0; k < 500; ++k) {
      stroke.push_back({std::sin(static_cast<float>(i * k)), 2 * std::cos(static_cast<float>(k))});
    }
    scribble.push_back(stroke);
  }
  EXPECT_LE(handwriting.words(scribble).size(), kMaxDrawnWords);
}

TEST(Handwriting, OffersACharacterAtATime) {
  const HandwritingReader handwriting;
  for (const Word& word : handwriting.words({line({.2f, .2f}, {.8f, .8f})})) {
    EXPECT_FALSE(word.text.empty());
    EXPECT_EQ(word.letters, 0);
  }
}

}  // namespace
}  // namespace starharbor::kiosk
