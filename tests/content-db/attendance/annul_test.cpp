// Taking back that somebody was at an event: all of it, wherever it was written, and what is said of it afterwards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/attendance/attendance_report.h"
#include "content-db/attendance/review.h"
#include "tests/support/place.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::CheckIn;
using content::SignInOutcome;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kMinuteMs = 60'000, kHourMs = 60 * kMinuteMs;

class AnnulTest : public ::testing::Test {
 protected:
  void SetUp() override {
    office_.edit("district"_scope, "event", "tea",
                 {{"title_zh", "茶话会"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + kHourMs}});
    office_.edit("base-heart"_scope, "member", "m1", {{"name", "王小明"}, {"base", "heart"}});
    for (Place* kiosk : {&left_, &right_, &maple_}) kiosk->take_all(office_);
  }
  // One person at two terminals that don't know of each other.
  void sign_in_twice() {
    first_ = left_.sign_in("m1", kNoonMs).sign_in;
    second_ = right_.sign_in("m1", kNoonMs + 5 * kMinuteMs).sign_in;
  }
  static content::Attendance only_row(Place& place) {
    const auto rows = CheckIn(*place).attendance("tea");
    EXPECT_THAT(rows, SizeIs(1));
    return rows.empty() ? content::Attendance() : rows[0];
  }
  static std::vector<std::string> scopes_of_annulments(Place& place) {
    std::vector<std::string> scopes;
    auto rows = place->database().query("SELECT scope FROM op WHERE table_name = 'annulment' ORDER BY scope");
    while (rows.step()) scopes.push_back(rows.text(0));
    return scopes;
  }

  TemporaryFolder folder_;
  Place office_{folder_ / "office", {"office", content::Role::kOffice, ""}};
  Place left_{folder_ / "left", {"left", content::Role::kKiosk, "heart"}};
  Place right_{folder_ / "right", {"right", content::Role::kKiosk, "heart"}};
  Place maple_{folder_ / "maple", {"maple", content::Role::kKiosk, "maple"}};
  content::FactId first_, second_;
};

TEST_F(AnnulTest, WhoCameAtTwoTerminalsIsInAtNeitherAfterwards) {
  sign_in_twice();
  office_.take_all(left_);
  office_.take_all(right_);
  ASSERT_THAT(only_row(office_).sign_ins, ElementsAre(first_, second_));
  ASSERT_TRUE(CheckIn(*office_).annul(only_row(office_).id, "by mistake", kNoonMs + kHourMs));
  EXPECT_FALSE(CheckIn(*office_).annul(second_, "by mistake", kNoonMs + kHourMs));
  EXPECT_THAT(scopes_of_annulments(office_), ElementsAre("base-heart"));
  left_.take_all(right_);
  left_.take_all(office_);
  for (Place* place : {&office_, &left_}) {
    const auto row = only_row(*place);
    EXPECT_TRUE(row.annulled);
    EXPECT_FALSE(row.seen_again);
    EXPECT_THAT(row.sign_ins, SizeIs(2)) << "the records stay";
    EXPECT_THAT(content::Review(**place).items(), IsEmpty());
  }
  const auto counts = count_results(content::result_lines(*office_, {}), content::CountBy::kEvent);
  ASSERT_THAT(counts, SizeIs(1));
  EXPECT_EQ(counts[0].visits, 0);
  EXPECT_EQ(counts[0].annulled, 1);
}

// Whatever staff give as a reason, it stays theirs.
TEST_F(AnnulTest, WhoTookASignInBackIsNoMatterOfWords) {
  sign_in_twice();
  ASSERT_TRUE(CheckIn(*left_).annul(first_, "undo", kNoonMs + kHourMs));
  ASSERT_TRUE(CheckIn(*right_).take_back(second_, kNoonMs + kHourMs));
  const auto by_staff = only_row(left_).taken_back, by_visitor = only_row(right_).taken_back;
  ASSERT_TRUE(by_staff && by_visitor);
  EXPECT_FALSE(by_staff->by_oneself);
  EXPECT_EQ(content::words(*by_staff), "undo");
  EXPECT_TRUE(by_visitor->by_oneself);
  EXPECT_EQ(content::words(*by_visitor), "taken back at the terminal");
}

TEST_F(AnnulTest, ATerminalTakesBackWhatItKnowsToo) {
  sign_in_twice();
  left_.take_all(right_);
  ASSERT_TRUE(CheckIn(*left_).annul(second_, "by mistake", kNoonMs + kHourMs));
  office_.take_all(right_);
  office_.take_all(left_);
  EXPECT_TRUE(only_row(office_).annulled);
  EXPECT_EQ(left_.sign_in("m1", kNoonMs + 6 * kMinuteMs).outcome, SignInOutcome::kSignedIn);
}

TEST_F(AnnulTest, WhatWasWrittenAtTwoBasesIsTakenBackAtEach) {
  const std::string card(32, 'c');
  office_.edit("base-heart"_scope, "card", card, {{"member", "m1"}});
  left_.sign_in("m1", kNoonMs);
  {
    content::Transaction transaction(maple_->database());
    maple_->log().append_fact("base-maple"_scope, "sign_in",
                              {{"event", "tea"}, {"card", card}, {"guest_from", "heart"}, {"at", kNoonMs + 1}});
    transaction.commit();
  }
  office_.take_all(left_);
  office_.take_all(maple_);
  ASSERT_THAT(only_row(office_).sign_ins, SizeIs(2));
  ASSERT_TRUE(CheckIn(*office_).annul(only_row(office_).id, "by mistake", kNoonMs + kHourMs));
  EXPECT_TRUE(only_row(office_).annulled);
  EXPECT_THAT(scopes_of_annulments(office_), ElementsAre("base-heart", "base-maple"));
  for (Place* kiosk : {&left_, &maple_}) {
    kiosk->take_all(office_);
    EXPECT_TRUE(only_row(*kiosk).annulled) << (*kiosk)->device().name;
  }
}

TEST_F(AnnulTest, AnotherPersonAndAnotherEventStayAsTheyAre) {
  office_.edit("district"_scope, "event", "talk",
               {{"title_zh", "月谈"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + kHourMs}});
  office_.edit("base-heart"_scope, "member", "m2", {{"name", "王伟"}, {"base", "heart"}});
  CheckIn check_in(*office_);
  const content::FactId id = check_in.sign_in_by_staff("tea", "m1", kNoonMs).sign_in;
  check_in.sign_in_by_staff("tea", "m2", kNoonMs);
  check_in.sign_in_by_staff("talk", "m1", kNoonMs);
  ASSERT_TRUE(check_in.annul(id, "by mistake", kNoonMs));
  int standing = 0;
  for (const auto& row : check_in.attendance()) standing += row.annulled ? 0 : 1;
  EXPECT_EQ(standing, 2);
}

TEST_F(AnnulTest, AVisitorTakesBackTheirOwnPressAlone) {
  sign_in_twice();
  right_.take_all(left_);
  ASSERT_TRUE(CheckIn(*right_).take_back(second_, kNoonMs + 5 * kMinuteMs + 1));
  const auto row = only_row(right_);
  EXPECT_EQ(row.id, first_);
  EXPECT_FALSE(row.annulled);
  EXPECT_FALSE(row.seen_again) << "they were in before, and nobody saw them later";
  EXPECT_FALSE(row.taken_back);
}

TEST_F(AnnulTest, WhoComesAfterItIsSeenAgain) {
  sign_in_twice();
  left_.take_all(right_);
  CheckIn(*left_).annul(first_, "by mistake", kNoonMs + 6 * kMinuteMs);
  const content::FactId third = left_.sign_in("m1", kNoonMs + 7 * kMinuteMs).sign_in;
  const auto row = only_row(left_);
  EXPECT_EQ(row.id, third);
  EXPECT_TRUE(row.seen_again);
  const auto items = content::Review(*left_).items();
  ASSERT_THAT(items, SizeIs(1));
  EXPECT_EQ(items[0].entries[0].by, "right") << "the last that was taken back";
  EXPECT_EQ(items[0].entries[0].at_ms, kNoonMs + 5 * kMinuteMs);
  EXPECT_EQ(items[0].entries[1].by, "left");
  EXPECT_EQ(items[0].entries[1].at_ms, kNoonMs + 7 * kMinuteMs);
}

TEST_F(AnnulTest, WhyItWasIsKeptToBeRead) {
  sign_in_twice();
  left_.take_all(right_);
  CheckIn check_in(*left_);
  check_in.annul(first_, "the wrong event", kNoonMs + 6 * kMinuteMs);
  ASSERT_TRUE(only_row(left_).taken_back);
  EXPECT_EQ(words(*only_row(left_).taken_back), "the wrong event");
  const content::FactId third = left_.sign_in("m1", kNoonMs + 7 * kMinuteMs).sign_in;
  EXPECT_EQ(words(*only_row(left_).taken_back), "the wrong event");
  EXPECT_EQ(content::Review(*left_).items().at(0).entries[0].reason, "the wrong event");
  ASSERT_TRUE(check_in.take_back(third, kNoonMs + 7 * kMinuteMs + 1));
  EXPECT_TRUE(only_row(left_).taken_back->by_oneself);
  EXPECT_EQ(words(*only_row(left_).taken_back), "taken back at the terminal");
}

TEST_F(AnnulTest, OfTwoAnnulmentsTheFirstSaysWhy) {
  const content::FactId id = left_.sign_in("m1", kNoonMs).sign_in;
  right_.take_all(left_);
  CheckIn(*left_).annul(id, "first", kNoonMs + kMinuteMs);
  CheckIn(*right_).annul(id, "second", kNoonMs + 2 * kMinuteMs);
  for (Place* kiosk : {&right_, &left_}) office_.take_all(*kiosk);
  EXPECT_EQ(words(*only_row(office_).taken_back), "first");
}

TEST_F(AnnulTest, TheSameTimeStatedAgainIsNothingSeenLater) {
  CheckIn check_in(*office_);
  check_in.annul(check_in.sign_in_stated("tea", "m1", kNoonMs).sign_in, "the wrong list", kNoonMs + kHourMs);
  check_in.sign_in_stated("tea", "m1", kNoonMs);
  EXPECT_FALSE(only_row(office_).annulled);
  EXPECT_FALSE(only_row(office_).seen_again);
}

TEST_F(AnnulTest, WhatIsLaterGoesByTheTimesThatStaffKnow) {
  const content::FactId wrong = left_.sign_in("m1", 5 * kMinuteMs).sign_in;  // its clock stands in 1970
  CheckIn(*left_).take_back(wrong, 5 * kMinuteMs + 1);
  right_.sign_in("m1", kNoonMs);
  office_.take_all(left_);
  office_.take_all(right_);
  EXPECT_TRUE(only_row(office_).seen_again);
  content::ClockCorrections(*office_).set(left_->log().id(), {0, kHourMs, kNoonMs + 10 * kMinuteMs, "battery"});
  EXPECT_FALSE(only_row(office_).seen_again) << "the one that was taken back came later";
  EXPECT_THAT(content::Review(*office_).items(), IsEmpty());
}

}  // namespace
}  // namespace starharbor::tests
