// What a card says comes back from its text, and nothing else passes for it.
#include "content-db/people/card_code.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "content-db/base/error.h"

namespace starharbor::tests {
namespace {

using content::CardCode;
using content::kind_of_scan;
using content::read_card_code;
using content::ScanKind;
using content::write_card_code;

CardCode any_card() {
  CardCode code;
  code.base = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcxyz-")));
  for (uint8_t& byte : code.id) byte = *rc::gen::arbitrary<uint8_t>();
  for (uint8_t& byte : code.signature) byte = *rc::gen::arbitrary<uint8_t>();
  return code;
}

bool same(const CardCode& a, const CardCode& b) {
  return a.base == b.base && a.id == b.id && a.signature == b.signature;
}

RC_GTEST_PROP(CardCodeProperties, ComesBackFromItsText, ()) {
  const CardCode code = any_card();
  const auto back = read_card_code(write_card_code(code));
  RC_ASSERT(back.has_value());
  RC_ASSERT(same(*back, code));
}

RC_GTEST_PROP(CardCodeProperties, AnyPartOfItIsDamaged, ()) {
  const std::string text = write_card_code(any_card());
  RC_ASSERT(kind_of_scan(text.substr(0, *rc::gen::inRange<size_t>(3, text.size()))) == ScanKind::kDamaged);
}

RC_GTEST_PROP(CardCodeProperties, NoOtherTextPassesForIt, ()) {
  const std::string text = write_card_code(any_card());
  std::string other = text;
  other[*rc::gen::inRange<size_t>(3, text.size())] = *rc::gen::elementOf(std::string("ABCXYZ234567"));
  const auto read = read_card_code(other);
  // One text is one card: another text, another card or none.
  const bool holds = !read || write_card_code(*read) == other;
  RC_ASSERT(holds);
}

TEST(CardCode, IsWhatAQrCodeHoldsDensely) {
  CardCode code;
  code.base = "xing-ling-xiu";
  const std::string text = write_card_code(code);
  EXPECT_EQ(text.substr(0, 3), "SH1");
  EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), std::string::npos);
  EXPECT_EQ(text.size(), 3u + 152) << "2 + 13 + 16 + 64 bytes";
}

TEST(CardCode, IsKnownByHeart) {
  CardCode code;
  code.base = "x";
  // 01 01 78, then zeros: 00000 00100 00000 10111 1000.
  EXPECT_EQ(write_card_code(code).substr(0, 9), "SH1AEAXQA");
}

TEST(CardCode, SomethingTypedBeforeItDoesNotMatter) {
  CardCode code;
  code.base = "heart";
  const std::string text = write_card_code(code);
  code.base = "haven";
  EXPECT_EQ(read_card_code("WXM" + text)->base, "heart");
  EXPECT_EQ(read_card_code(text.substr(0, 50) + write_card_code(code))->base, "haven");
}

TEST(CardCode, AnotherCodeIsNone) {
  for (const char* text : {"", "6901234567892", "HTTPSEXAMPLECOM", "SH2AEAXQA"}) {
    EXPECT_EQ(kind_of_scan(text), ScanKind::kOther) << text;
  }
  EXPECT_EQ(kind_of_scan("SH1"), ScanKind::kDamaged);
  EXPECT_EQ(kind_of_scan("SH1AEAXQA1"), ScanKind::kDamaged);
}

TEST(CardCode, ABaseWithoutAnEndIsRefused) {
  CardCode code;
  code.base = std::string(256, 'x');
  EXPECT_THROW(write_card_code(code), Error);
}

}  // namespace
}  // namespace starharbor::tests
