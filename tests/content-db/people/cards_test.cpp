// Cards from the office to the door: issued, checked without a network, lost, of another base, forged.
#include "content-db/people/cards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/exhibit/catalog.h"
#include "tests/support/place.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::Cards;
using content::CardStanding;
using content::CheckIn;
using content::MemberCard;
using content::SignInOutcome;
using ::testing::SizeIs;

constexpr int64_t kHourMs = 3'600'000;
const Cards::Print kToNobody = [](const std::vector<MemberCard>&) {};

class CardsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* base : {"heart", "haven"}) {
      office_.edit("district"_scope, "base", base, {{"name_zh", base}});
      for (int i = 1; i <= 2; ++i) {
        const std::string id = std::string(base) + "." + std::to_string(i);
        office_.edit(content::base_scope(base), "member", id,
                     {{"name", "王小明"}, {"base", base}, {"member_no", std::to_string(i)}});
      }
    }
    office_.edit("events-heart"_scope, "event", "tea",
                 {{"title_zh", "茶话会"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + kHourMs}, {"base", "heart"}});
  }
  std::vector<MemberCard> issue(const std::string& base) { return Cards(*office_).issue(base, {}, false, kToNobody); }
  void sync() {
    heart_.take_all(office_);
    haven_.take_all(office_);
    office_.take_all(heart_);
  }
  content::SignInResult scan(Place& kiosk, const std::string& code, int64_t now_ms = kNoonMs) {
    return CheckIn(*kiosk).sign_in_by_card("tea", code, now_ms);
  }

  TemporaryFolder folder_;
  Place office_{folder_ / "office", {"office", content::Role::kOffice, ""}};
  Place heart_{folder_ / "heart", {"left", content::Role::kKiosk, "heart"}};
  Place haven_{folder_ / "haven", {"haven 1", content::Role::kKiosk, "haven"}};
};

TEST_F(CardsTest, AreIssuedOnceAndPrintedAgainAsTheyAre) {
  const auto first = issue("heart");
  ASSERT_THAT(first, SizeIs(2));
  EXPECT_TRUE(first[0].is_new);
  EXPECT_EQ(first[0].member, "heart.1");
  EXPECT_NE(first[0].id, first[1].id);
  EXPECT_THAT(issue("heart"), SizeIs(0)) << "everybody has one";
  const auto again = Cards(*office_).issue("heart", {"heart.2"}, true, kToNobody);
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_FALSE(again[0].is_new);
  EXPECT_EQ(again[0].code, first[1].code);
}

TEST_F(CardsTest, SayNothingOfTheirHolder) {
  for (const MemberCard& card : issue("heart")) {
    const auto code = content::read_card_code(card.code);
    ASSERT_TRUE(code);
    EXPECT_EQ(content::to_hex(code->id), card.id);
    EXPECT_EQ(code->base, "heart");
  }
}

TEST_F(CardsTest, SignTheirHolderInAtTheirBase) {
  const auto cards = issue("heart");
  sync();
  const auto result = scan(heart_, cards[1].code);
  EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.masked_name, "王*明");
  EXPECT_EQ(result.guest_from, "");
  EXPECT_EQ(scan(heart_, cards[1].code).outcome, SignInOutcome::kAlreadyIn);
  EXPECT_EQ(CheckIn(*heart_).sign_in("tea", "heart.2", kNoonMs).outcome, SignInOutcome::kAlreadyIn)
      << "by name, the same";
  EXPECT_EQ(content::load_hall(*heart_, kNoonMs).event("tea")->attended, 1);
}

TEST_F(CardsTest, OfAnotherBaseSignAGuestInWithoutAName) {
  const auto cards = issue("haven");
  sync();
  const auto result = scan(heart_, cards[0].code);
  EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.masked_name, "");
  EXPECT_EQ(result.guest_from, "haven");
  EXPECT_EQ(result.ordinal, 1);
  EXPECT_EQ(scan(heart_, cards[0].code).outcome, SignInOutcome::kAlreadyIn);
  EXPECT_EQ(scan(heart_, cards[1].code, kNoonMs + 1).ordinal, 2) << "another guest";
  const auto here = CheckIn(*heart_).attendance("tea");
  ASSERT_THAT(here, SizeIs(2));
  EXPECT_EQ(here[0].member, "");
  EXPECT_EQ(here[0].name, "");
  EXPECT_EQ(here[0].base, "haven");
  // The office knows whose card it is.
  sync();
  const auto there = CheckIn(*office_).attendance("tea");
  ASSERT_THAT(there, SizeIs(2));
  EXPECT_EQ(there[0].member, "haven.1");
  EXPECT_EQ(there[0].name, "王小明");
}

TEST_F(CardsTest, AGuestWhoIsAlsoOnTheListIsCountedOnceAtTheOffice) {
  const auto cards = issue("haven");
  sync();
  scan(heart_, cards[0].code);
  office_.take_all(heart_);
  EXPECT_EQ(CheckIn(*office_).sign_in_by_staff("tea", "haven.1", kNoonMs).outcome, SignInOutcome::kAlreadyIn);
}

TEST_F(CardsTest, ALostOneIsRevokedEverywhereAndReplaced) {
  const auto lost = issue("heart")[0];
  const auto guest = issue("haven")[0];
  EXPECT_EQ(Cards(*office_).revoke("heart.1"), 1);
  EXPECT_EQ(Cards(*office_).revoke("haven.1"), 1);
  EXPECT_EQ(Cards(*office_).revoke("heart.1"), 0);
  const auto fresh = issue("heart");
  ASSERT_THAT(fresh, SizeIs(1));
  EXPECT_EQ(fresh[0].member, "heart.1");
  sync();
  EXPECT_EQ(scan(heart_, lost.code).outcome, SignInOutcome::kCardRevoked);
  EXPECT_EQ(scan(heart_, guest.code).outcome, SignInOutcome::kCardRevoked) << "though its people are not known here";
  EXPECT_EQ(scan(heart_, fresh[0].code).outcome, SignInOutcome::kSignedIn);
}

TEST_F(CardsTest, OneThatHasNotComeHereYetIsUnknown) {
  issue("heart");
  sync();
  office_.edit("base-heart"_scope, "member", "heart.3", {{"name", "李四"}, {"base", "heart"}, {"member_no", "3"}});
  const auto fresh = issue("heart");
  EXPECT_EQ(scan(heart_, fresh[0].code).outcome, SignInOutcome::kCardUnknown);
  sync();
  EXPECT_EQ(scan(heart_, fresh[0].code).outcome, SignInOutcome::kSignedIn);
}

TEST_F(CardsTest, OneThatTheOfficeDidNotSignIsNone) {
  const auto card = issue("heart")[0];
  sync();
  auto code = *content::read_card_code(card.code);
  code.base = "haven";
  EXPECT_EQ(Cards(*heart_).check(content::write_card_code(code)).standing, CardStanding::kNotRead) << "another base";
  code.base = "heart";
  code.id[3] ^= 1;
  EXPECT_EQ(Cards(*heart_).check(content::write_card_code(code)).standing, CardStanding::kNotRead) << "another id";
  Place stranger(folder_ / "stranger", {"office", content::Role::kOffice, ""});
  stranger.edit("base-heart"_scope, "member", "heart.1", {{"name", "王小明"}, {"base", "heart"}});
  EXPECT_EQ(scan(heart_, Cards(*stranger).issue("heart", {}, false, kToNobody)[0].code).outcome,
            SignInOutcome::kCardNotRead);
}

TEST_F(CardsTest, AKioskIssuesNone) {
  EXPECT_THROW(Cards(*heart_).issue("heart", {}, false, kToNobody), Error);
  EXPECT_THROW(Cards(*heart_).revoke("heart.1"), Error);
}

TEST_F(CardsTest, NobodyGetsOneWhenOneIsNotToBeFound) {
  EXPECT_THROW(Cards(*office_).issue("heart", {"heart.1", "haven.1"}, false, kToNobody), Error);
  EXPECT_EQ(office_->database().query("SELECT 1 FROM card").step(), false);
}

TEST_F(CardsTest, NobodyGetsOneThatCouldNotBePrinted) {
  const auto broken = [](const std::vector<MemberCard>&) { throw Error(ErrorCode::kDiskFull, "print", "no space"); };
  EXPECT_THROW(Cards(*office_).issue("heart", {}, false, broken), Error);
  EXPECT_EQ(office_->database().query("SELECT 1 FROM card").step(), false);
  EXPECT_EQ(office_->database().query("SELECT 1 FROM card_key").step(), false);
}

TEST_F(CardsTest, AnErasedMembersCardIsForgotten) {
  const auto card = issue("heart")[0];
  sync();
  scan(heart_, card.code);
  office_.take_all(heart_);
  ASSERT_TRUE(CheckIn(*office_).erase("heart.1", "asked for it", kNoonMs));
  sync();
  EXPECT_NE(scan(heart_, card.code).outcome, SignInOutcome::kSignedIn);
}

TEST_F(CardsTest, TerminalsKnowThatThereAreCards) {
  EXPECT_FALSE(content::load_hall(*heart_, kNoonMs).cards);
  issue("heart");
  sync();
  EXPECT_TRUE(content::load_hall(*heart_, kNoonMs).cards);
}

}  // namespace
}  // namespace starharbor::tests
