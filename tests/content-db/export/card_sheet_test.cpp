// The printed card: drawn from its PDF as a printer would, its code read back as a scanner would, its size measured.
#include "content-db/export/card_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/base/cryptography.h"
#include "content-db/people/card_code.h"
#include "tests/support/printed.h"

namespace starharbor::tests {
namespace {

using content::card_pdf;
using content::CardFace;
using content::CardLayout;
using ::testing::ElementsAre;
using ::testing::SizeIs;

CardFace face(int number, const std::string& name = "王小明") {
  content::CardCode code;
  code.base = "xing-ling-xiu";
  const auto random = content::random_bytes(code.signature.size());
  std::copy(random.begin(), random.end(), code.signature.begin());
  code.id[0] = static_cast<uint8_t>(number);
  return {name,
          "XLX-" + std::to_string(1000 + number),
          "星领秀",
          "Leading Stars",
          content::write_card_code(code),
          content::print_colors("leading", std::nullopt)};
}

TEST(CardSheet, AScannerReadsTheCodeOffThePrintedCard) {
  const CardFace card = face(1);
  const Printed pdf(card_pdf({card}, CardLayout::kSingle));
  // A cheap printer's 200 dots an inch are enough.
  for (const double dots_per_inch : {200, 300, 600}) {
    EXPECT_THAT(pdf.codes(0, dots_per_inch), ElementsAre(card.code)) << dots_per_inch;
  }
}

TEST(CardSheet, ASingleCardIsAsLargeAsABankCard) {
  const Printed pdf(card_pdf({face(1), face(2)}, CardLayout::kSingle));
  EXPECT_EQ(pdf.pages(), 2);
  EXPECT_NEAR(pdf.size_mm(1).first, 85.6, .05);
  EXPECT_NEAR(pdf.size_mm(1).second, 53.98, .05);
}

TEST(CardSheet, TenCardsStandOnASheetAndEachIsItsOwn) {
  std::vector<CardFace> faces;
  std::vector<std::string> codes;
  for (int i = 0; i < 13; ++i) {
    faces.push_back(face(i));
    codes.push_back(faces.back().code);
  }
  const Printed pdf(card_pdf(faces, CardLayout::kSheet));
  EXPECT_EQ(pdf.pages(), 2);
  EXPECT_NEAR(pdf.size_mm(0).first, 210, .05);
  EXPECT_NEAR(pdf.size_mm(0).second, 297, .05);
  std::vector<std::string> read = pdf.codes(0, 300);
  for (const std::string& code : pdf.codes(1, 300)) read.push_back(code);
  EXPECT_THAT(read, ::testing::UnorderedElementsAreArray(codes));
}

TEST(CardSheet, SaysWhoseItIsAndNothingElse) {
  const Printed pdf(card_pdf({face(1)}, CardLayout::kSingle));
  const std::string words = pdf.words(0);
  for (const char* expected : {"王小明", "XLX-1001", "星领秀", "Leading Stars", "星联盟会员卡"}) {
    EXPECT_THAT(words, ::testing::HasSubstr(expected));
  }
}

TEST(CardSheet, LongAndRareNamesKeepOffTheCode) {
  const std::string longest = "亚历山大罗维奇阿卜杜拉热合曼艾山江买买提吐尔逊古丽再努尔阿依";
  for (const std::string& name :
       {longest, std::string("𬭚玥㛃"), std::string("Alexandra Featherstonehaugh-Cholmondeley")}) {
    const CardFace card = face(1, name);
    const Printed pdf(card_pdf({card}, CardLayout::kSingle));
    EXPECT_THAT(pdf.codes(0, 300), ElementsAre(card.code)) << name;
  }
}

}  // namespace
}  // namespace starharbor::tests
