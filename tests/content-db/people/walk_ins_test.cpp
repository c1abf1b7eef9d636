// People who are on no roster: written down at the check-in, found out by staff, counted once.
#include "content-db/people/walk_ins.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/attendance/attendance_report.h"
#include "content-db/people/phones.h"
#include "tests/support/place.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::CheckIn;
using content::SignInOutcome;
using content::WalkIn;
using content::WalkIns;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr int64_t kHourMs = 3'600'000;

class WalkInsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    office_.edit("base-heart"_scope, "member", "heart.1",
                 {{"name", "王小明"}, {"base", "heart"}, {"phone_last4", "5678"}});
    event("tea", {{"walk_ins", true}});
    event("council", {});
    event("small", {{"walk_ins", true}, {"capacity", 1}});
    kiosk_.take_all(office_);
  }
  void event(const std::string& id, content::Columns columns) {
    columns.insert({{"title_zh", id}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + kHourMs}, {"base", "heart"}});
    office_.edit("events-heart"_scope, "event", id, columns);
  }
  static WalkIn person(char number, const std::string& name = "赵来") {
    return {std::string(32, number), name, false, "星海模具", "+86 138 0000 4321", kNoonMs};
  }
  content::SignInResult come(const std::string& event, const WalkIn& walk_in, int64_t now_ms = kNoonMs) {
    return CheckIn(*kiosk_).sign_in_walk_in(event, walk_in, now_ms);
  }

  TemporaryFolder folder_;
  Place office_{folder_ / "office", {"office", content::Role::kOffice, ""}};
  Place kiosk_{folder_ / "kiosk", {"left", content::Role::kKiosk, "heart"}};
};

TEST_F(WalkInsTest, AreSignedInAndWrittenDown) {
  const auto result = come("tea", person('a'));
  EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.masked_name, "赵*");
  EXPECT_EQ(result.ordinal, 1);
  const auto rows = WalkIns(*kiosk_).list("tea");
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].name, "赵来");
  EXPECT_EQ(rows[0].firm, "星海模具");
  EXPECT_EQ(rows[0].phone_last4, "4321");
  const auto attendance = CheckIn(*kiosk_).attendance("tea");
  ASSERT_THAT(attendance, SizeIs(1));
  EXPECT_EQ(attendance[0].name, "赵来");
  EXPECT_EQ(attendance[0].member, "");
}

TEST_F(WalkInsTest, TheSamePersonGivenTwiceIsInOnce) {
  come("tea", person('a'));
  EXPECT_EQ(come("tea", person('a')).outcome, SignInOutcome::kAlreadyIn);
  EXPECT_EQ(come("tea", person('b'), kNoonMs + 1).ordinal, 2) << "a namesake is another";
  EXPECT_THAT(WalkIns(*kiosk_).list(), SizeIs(2));
}

TEST_F(WalkInsTest, WhatIsTakenBackAtTheTerminalIsShownToNobodyAndForgottenByTheOffice) {
  const content::FactId fact = come("tea", person('a')).sign_in;
  come("tea", person('b', "钱去"));
  ASSERT_TRUE(CheckIn(*kiosk_).take_back(fact, kNoonMs + 1));
  EXPECT_FALSE(CheckIn(*kiosk_).take_back(fact, kNoonMs + 2)) << "once";
  EXPECT_THAT(WalkIns(*kiosk_).list(), SizeIs(1));
  office_.take_all(kiosk_);
  EXPECT_THAT(WalkIns(*office_).list(), SizeIs(1));
  const auto attendance = CheckIn(*office_).attendance("tea");
  ASSERT_THAT(attendance, SizeIs(2)) << "the fact is kept, as annulled";
  for (const auto& row : attendance) {
    EXPECT_EQ(row.name, row.annulled ? "" : "钱去");
    EXPECT_EQ(row.erased, row.annulled);
  }
  ASSERT_THAT(WalkIns(*office_).withdrawn(), ElementsAre(std::string(32, 'a')));
  ASSERT_TRUE(CheckIn(*office_).erase(std::string(32, 'a'), "took it back", kNoonMs));
  EXPECT_THAT(WalkIns(*office_).withdrawn(), IsEmpty());
  kiosk_.take_all(office_);
  EXPECT_THAT(WalkIns(*kiosk_).withdrawn(), IsEmpty());
  auto words = kiosk_->database().query("SELECT count(*) FROM op WHERE CAST(body AS TEXT) LIKE '%赵来%'");
  ASSERT_TRUE(words.step());
  EXPECT_EQ(words.integer(0), 0) << "gone from the log too";
}

TEST_F(WalkInsTest, StaffWhoAnnulKeepWhatWasWritten) {
  const content::FactId fact = come("tea", person('a')).sign_in;
  ASSERT_TRUE(CheckIn(*kiosk_).annul(fact, "the wrong event", kNoonMs + 1));
  EXPECT_THAT(WalkIns(*kiosk_).list(), SizeIs(1));
  EXPECT_EQ(CheckIn(*kiosk_).attendance("tea")[0].name, "赵来");
}

TEST_F(WalkInsTest, WhoIsNotSignedInIsNotKept) {
  EXPECT_EQ(come("council", person('a')).outcome, SignInOutcome::kNoWalkIns);
  EXPECT_EQ(come("tea", person('b'), kNoonMs + 2 * kHourMs).outcome, SignInOutcome::kClosed);
  come("small", person('c'));
  EXPECT_EQ(come("small", person('d')).outcome, SignInOutcome::kFull);
  EXPECT_EQ(come("nowhere", person('e')).outcome, SignInOutcome::kNotFound);
  const auto rows = WalkIns(*kiosk_).list();
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].event, "small");
}

TEST_F(WalkInsTest, WithoutNameOrConsentNobodyIsWrittenDown) {
  WalkIn silent = person('a');
  silent.consent_at_ms = 0;
  EXPECT_THROW(come("tea", silent), Error);
  EXPECT_THROW(come("tea", person('a', "")), Error);
  EXPECT_THROW(come("tea", person('a', std::string(content::kMaxWalkInBytes + 1, 'x'))), Error);
  EXPECT_THAT(WalkIns(*kiosk_).list(), IsEmpty());
}

TEST_F(WalkInsTest, TheWholePhoneIsNowhereInClear) {
  const content::DeviceKeys box = content::device_keys(content::make_seed());
  kiosk_->set_phone_box(box.sealing.public_key);
  come("tea", person('a'));
  auto bodies = kiosk_->database().query("SELECT group_concat(body) FROM op WHERE table_name = 'walk_in'");
  ASSERT_TRUE(bodies.step());
  EXPECT_THAT(bodies.text(0), Not(HasSubstr("0000 4321")));
  auto seals = kiosk_->database().query("SELECT phone_sealed FROM walk_in");
  ASSERT_TRUE(seals.step());
  EXPECT_EQ(content::open_phone(seals.text(0), box.sealing), "+86 138 0000 4321");
}

TEST_F(WalkInsTest, LinkedWithAMemberTheSignInFollows) {
  come("tea", person('a'));
  office_.take_all(kiosk_);
  WalkIns(*office_).link(std::string(32, 'a'), "heart.1");
  kiosk_.take_all(office_);
  for (Place* place : {&office_, &kiosk_}) {
    const auto attendance = CheckIn(**place).attendance("tea");
    ASSERT_THAT(attendance, SizeIs(1));
    EXPECT_EQ(attendance[0].member, "heart.1");
    EXPECT_EQ(attendance[0].name, "王小明");
  }
  EXPECT_EQ(CheckIn(*kiosk_).sign_in("tea", "heart.1", kNoonMs).outcome, SignInOutcome::kAlreadyIn);
  EXPECT_THAT(content::result_lines(*office_, {.member = "heart.1"}), SizeIs(1));
}

TEST_F(WalkInsTest, WhoCameBothWaysIsOneVisitWithBothFactsKept) {
  come("tea", person('a'));
  CheckIn(*kiosk_).sign_in("tea", "heart.1", kNoonMs + 1);
  WalkIns(*kiosk_).link(std::string(32, 'a'), "heart.1");
  const auto attendance = CheckIn(*kiosk_).attendance("tea");
  ASSERT_THAT(attendance, SizeIs(1));
  EXPECT_THAT(attendance[0].sign_ins, SizeIs(2));
  WalkIns(*kiosk_).link(std::string(32, 'a'), "");
  EXPECT_THAT(CheckIn(*kiosk_).attendance("tea"), SizeIs(2)) << "taken back";
}

TEST_F(WalkInsTest, ANameAsItSoundsIsWrittenDownLater) {
  WalkIn heard = person('a', "zhao lai");
  heard.as_it_sounds = true;
  come("tea", heard);
  EXPECT_TRUE(WalkIns(*kiosk_).list()[0].as_it_sounds);
  WalkIns(*kiosk_).write_name(heard.id, "赵徕");
  EXPECT_FALSE(WalkIns(*kiosk_).list()[0].as_it_sounds);
  EXPECT_EQ(CheckIn(*kiosk_).attendance("tea")[0].name, "赵徕");
  EXPECT_THROW(WalkIns(*kiosk_).write_name("nobody", "赵"), Error);
  EXPECT_THROW(WalkIns(*kiosk_).link(heard.id, "nobody"), Error);
}

TEST_F(WalkInsTest, AreForgottenWhenTheyAsk) {
  come("tea", person('a'));
  office_.take_all(kiosk_);
  ASSERT_TRUE(CheckIn(*office_).erase(std::string(32, 'a'), "asked for it", kNoonMs));
  kiosk_.take_all(office_);
  EXPECT_THAT(WalkIns(*kiosk_).list(), IsEmpty());
  const auto attendance = CheckIn(*kiosk_).attendance("tea");
  ASSERT_THAT(attendance, SizeIs(1)) << "the visit counts on";
  EXPECT_EQ(attendance[0].name, "");
  EXPECT_TRUE(attendance[0].erased);
}

}  // namespace
}  // namespace starharbor::tests
