// How names may be typed.
#include "content-db/import/names/readings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace starharbor::tests {
namespace {

using content::name_readings;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

std::vector<std::string> ways(const std::string& name) {
  std::vector<std::string> all;
  std::istringstream readings(name_readings(name));
  for (std::string way; std::getline(readings, way, '|');) all.push_back(way);
  return all;
}

TEST(Readings, ASurnameIsReadAsOneFirstAndInItsOtherWaysAfterwards) {
  EXPECT_EQ(ways("单雄信").front(), "shan xiong xin");
  EXPECT_THAT(ways("单雄信"), UnorderedElementsAre("shan xiong xin", "dan xiong xin", "chan xiong xin"));
}

struct Surname {
  const char* name;
  const char* first;  // how it is read first
};
class KnownSurname : public ::testing::TestWithParam<Surname> {};

TEST_P(KnownSurname, IsReadAsPeopleReadIt) {
  EXPECT_EQ(ways(GetParam().name).front(), GetParam().first);
}

INSTANTIATE_TEST_SUITE_P(Readings, KnownSurname,
                         ::testing::Values(Surname{"单明", "shan ming"}, Surname{"仇明", "qiu ming"},
                                           Surname{"曾明", "zeng ming"}, Surname{"解明", "xie ming"},
                                           Surname{"查明", "zha ming"}, Surname{"区明", "ou ming"},
                                           Surname{"尉迟明", "yu chi ming"}, Surname{"万俟明", "mo qi ming"},
                                           Surname{"欧阳明", "ou yang ming"}, Surname{"澹台明", "tan tai ming"},
                                           Surname{"单于明", "chan yu ming"}, Surname{"皇甫明", "huang fu ming"}));

// Where one list has the other reading, both are there.
TEST(Readings, WhatOneListMissesTheOtherHas) {
  EXPECT_THAT(ways("缪明"), Contains("miao ming"));
  EXPECT_THAT(ways("朴明"), Contains("piao ming"));
  EXPECT_THAT(ways("盖明"), Contains("ge ming"));
  EXPECT_THAT(ways("覃明"), Contains("qin ming"));
  EXPECT_THAT(ways("覃明"), Contains("tan ming"));
}

TEST(Readings, ASurnameOfTwoCharactersMayStillBeOneOfOne) {
  EXPECT_THAT(ways("单于明"), Contains("shan yu ming"));
  EXPECT_THAT(ways("万俟"), Contains("wan qi")) << "万 with the given name 俟";
}

TEST(Readings, UmlautIsTypedAsVOrAsU) {
  EXPECT_THAT(ways("吕明"), UnorderedElementsAre("lu ming", "lv ming"));
}

TEST(Readings, ManyReadingsDoNotGrowWithoutBound) {
  EXPECT_LE(ways("解单曾仇查盖覃朴").size(), 16u);
  EXPECT_THAT(
      ways("解单曾仇查盖覃朴"),
      Each(::testing::ResultOf([](const std::string& way) { return std::count(way.begin(), way.end(), ' '); }, 7)));
}

TEST(Readings, CharactersBeyondSixteenBitsAreRead) {
  EXPECT_THAT(ways("王𬭎"), Contains("wang hong"));
  EXPECT_THAT(ways("李𬱖"), Contains("li di")) << "the standard's own reading";
}

TEST(Readings, LatinNamesAreTheirWords) {
  EXPECT_THAT(ways("John Smith"), ElementsAre("john smith"));
  EXPECT_THAT(ways("Zoë O'Brien-Müller"), ElementsAre("zoe obrien muller"));
  EXPECT_EQ(ways("阿卜杜·热西提").front(), "a bo du re xi ti") << "the dot is no letter";
  EXPECT_THAT(ways("123"), SizeIs(0));
  EXPECT_THAT(ways(""), SizeIs(0));
}

}  // namespace
}  // namespace starharbor::tests
