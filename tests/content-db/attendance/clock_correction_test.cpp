// Clocks that stood wrong: nobody is turned away, no fact is dated anew, and what staff enter once is what
// every view shows, here and elsewhere.
#include "content-db/attendance/clock_correction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/attendance/check_in.h"
#include "content-db/base/civil_time.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/folder/verify.h"
#include "content-db/log/audit.h"
#include "tests/support/place.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::CheckIn;
using content::ClockCorrections;
using content::ClockDoubt;
using content::DataFolder;
using content::SignInOutcome;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 3'600'000;
constexpr int64_t kDayMs = 24 * kHourMs;

// What people are shown: member, time, and whether the time is in doubt.
std::vector<std::string> shown_at(Place& place) {
  std::vector<std::string> shown;
  for (const auto& row : CheckIn(*place).attendance("tea"))
    shown.push_back(row.member + " " + content::local_text(row.at_ms) + (row.doubt ? " ?" : ""));
  return shown;
}

class ClocksTest : public ::testing::Test {
 protected:
  void SetUp() override {
    office_.edit(
        "events-heart"_scope, "event", "tea",
        {{"title_zh", "茶话会"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + 10 * kHourMs}, {"base", "heart"}});
    for (const char* member : {"m1", "m2", "m3", "m4"})
      office_.edit("base-heart"_scope, "member", member, {{"name", "王小明"}, {"base", "heart"}});
    left_.take_all(office_);
  }
  std::vector<content::ClockSpan> suspects(Place& place, int64_t now_ms) {
    return ClockCorrections(*place).suspects(now_ms);
  }

  TemporaryFolder folder_;
  Place office_{folder_ / "office", {"office", content::Role::kOffice, ""}};
  Place left_{folder_ / "left", {"left terminal", content::Role::kKiosk, "heart"}};
};

TEST_F(ClocksTest, NobodyIsTurnedAwayByAClockIn1970) {
  const auto result = left_.sign_in("m1", 5 * kMinuteMs);
  EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.at_ms, 5 * kMinuteMs);
  EXPECT_EQ(left_->database().query("SELECT 1 FROM sign_in WHERE at = 300000").step(), true);
}

TEST_F(ClocksTest, NobodyIsTurnedAwayByAClockAYearAhead) {
  EXPECT_EQ(left_.sign_in("m1", kNoonMs + 365 * kDayMs).outcome, SignInOutcome::kSignedIn);
}

TEST_F(ClocksTest, NobodyIsTurnedAwayByAClockSetBackMidDay) {
  EXPECT_EQ(left_.sign_in("m1", kNoonMs + 2 * kHourMs).outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(left_.sign_in("m2", kNoonMs - 3 * kHourMs).outcome, SignInOutcome::kSignedIn);
}

TEST_F(ClocksTest, ABelievableClockStillKeepsTheWindow) {
  EXPECT_EQ(left_.sign_in("m1", kNoonMs - 3 * kHourMs).outcome, SignInOutcome::kClosed);
  EXPECT_EQ(left_.sign_in("m1", kNoonMs + 11 * kHourMs).outcome, SignInOutcome::kClosed);
}

TEST_F(ClocksTest, ATerminalIn1970StillShowsWhatIsToCome) {
  left_.set_now(5 * kMinuteMs);
  const auto hall = content::load_hall(*left_, left_.now());
  ASSERT_TRUE(hall.event("tea"));
  EXPECT_TRUE(hall.event("tea")->open_at(left_.now()));
}

TEST_F(ClocksTest, ATerminalSetBackShowsTheEventsOfTheDayAsOpen) {
  office_.edit("events-heart"_scope, "event", "later",
               {{"title_zh", "以后"}, {"starts_at", kNoonMs + 9 * kDayMs}, {"ends_at", kNoonMs + 10 * kDayMs}});
  left_.take_all(office_);
  left_.sign_in("m1", kNoonMs + 2 * kHourMs);
  left_.set_now(kNoonMs - 3 * kHourMs);
  const auto hall = content::load_hall(*left_, left_.now());
  EXPECT_TRUE(hall.event("tea")->open_at(left_.now()));
  EXPECT_FALSE(hall.event("later")->open_at(left_.now()));
}

TEST_F(ClocksTest, EachKindOfWrongClockIsMarked) {
  left_.sign_in("m1", kNoonMs + kHourMs);
  left_.sign_in("m2", kNoonMs - 2 * kHourMs);
  left_.sign_in("m3", kNoonMs + 365 * kDayMs);
  left_.sign_in("m4", 5 * kMinuteMs);
  office_.take_all(left_);
  const auto spans = suspects(office_, kNoonMs);
  ASSERT_THAT(spans, SizeIs(3));
  EXPECT_EQ(spans[0].doubt, ClockDoubt::kWentBack);
  EXPECT_EQ(spans[1].doubt, ClockDoubt::kAhead);
  EXPECT_EQ(spans[2].doubt, ClockDoubt::kBefore2020);
  EXPECT_EQ(spans[0].terminal, "left terminal");
  // Two years later a year ahead is no longer the future, and still far from its event.
  EXPECT_EQ(suspects(office_, kNoonMs + 730 * kDayMs)[1].doubt, ClockDoubt::kFarFromEvent);
}

TEST_F(ClocksTest, ATimeThatStaffStateIsNotInDoubtAndNoSpanMovesIt) {
  left_.sign_in("m1", kNoonMs + kHourMs);
  CheckIn(*left_).sign_in_stated("tea", "m2", kNoonMs);
  EXPECT_THAT(suspects(left_, kNoonMs + kHourMs), IsEmpty());
  ClockCorrections(*left_).set(left_->log().id(), {kNoonMs, kNoonMs + 2 * kHourMs, kNoonMs + 5 * kHourMs, ""});
  EXPECT_THAT(shown_at(left_), testing::ElementsAre("m2 2026-06-18 12:00", "m1 2026-06-18 18:00"));
}

TEST_F(ClocksTest, AnEnteredOffsetIsAppliedInEveryViewEverywhereAfterSync) {
  left_.sign_in("m1", 5 * kMinuteMs);
  left_.sign_in("m2", 65 * kMinuteMs);
  left_.sign_in("m3", kNoonMs + 9 * kHourMs);
  office_.take_all(left_);
  EXPECT_THAT(shown_at(office_),
              testing::ElementsAre("m1 1970-01-01 08:05 ?", "m2 1970-01-01 09:05 ?", "m3 2026-06-18 21:00"));
  const auto spans = suspects(office_, kNoonMs);
  ASSERT_THAT(spans, SizeIs(1));
  ClockCorrections(*office_).set(spans[0], kNoonMs + 2 * kHourMs, "flat battery");
  left_.take_all(office_);
  for (Place* place : {&office_, &left_}) {
    EXPECT_THAT(shown_at(*place),
                testing::ElementsAre("m1 2026-06-18 14:00", "m2 2026-06-18 15:00", "m3 2026-06-18 21:00"));
    EXPECT_THAT(suspects(*place, kNoonMs), IsEmpty());
    EXPECT_THAT(content::verify_data(**place).faults, IsEmpty());
  }
  // The kiosk's "already in at".
  EXPECT_EQ(left_.sign_in("m2", kNoonMs + 9 * kHourMs).at_ms, kNoonMs + 3 * kHourMs);
  EXPECT_EQ(left_.sign_in("m2", kNoonMs + 9 * kHourMs).ordinal, 2);
  // The fact itself says what the device believed.
  EXPECT_TRUE(office_->database().query("SELECT 1 FROM sign_in WHERE at = 300000").step());
}

TEST_F(ClocksTest, TheOrderOfArrivalDoesNotMatter) {
  left_.sign_in("m1", 5 * kMinuteMs);
  office_.take_all(left_);
  ClockCorrections(*office_).set(suspects(office_, kNoonMs).at(0), kNoonMs, "");
  Place late(folder_ / "late", {"late", content::Role::kKiosk, "heart"});
  late.take_all(office_);
  Place later(folder_ / "later", {"later", content::Role::kOffice, ""});
  auto tips = office_->log().ops().tips();
  std::reverse(tips.begin(), tips.end());
  for (const auto& tip : tips) {
    const auto run = office_->log().ops().read(tip, 1, 1000);
    content::Transaction transaction(later->database());
    later->log().merge(run.before, run.ops);
    transaction.commit();
  }
  EXPECT_EQ(shown_at(late), shown_at(office_));
  EXPECT_EQ(shown_at(later), shown_at(office_));
  EXPECT_EQ(content::digests(later->log().database()), content::digests(office_->log().database()));
}

TEST_F(ClocksTest, OnlyTheSpanOfAClockSetBackMoves) {
  left_.sign_in("m1", kNoonMs + kHourMs);
  left_.sign_in("m2", kNoonMs + 4 * kHourMs);
  left_.sign_in("m3", kNoonMs + 50 * kMinuteMs);  // set back by four hours
  left_.sign_in("m4", kNoonMs + 70 * kMinuteMs);
  ClockCorrections clocks(*left_);
  const auto spans = clocks.suspects(kNoonMs);
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_EQ(spans[0].sign_ins, 2);
  // By believed time alone m1 would be meant as well.
  EXPECT_THROW(clocks.set(left_->log().id(), {kNoonMs, kNoonMs + 2 * kHourMs, kNoonMs + 4 * kHourMs, ""}), Error);
  clocks.set(spans[0], kNoonMs + 4 * kHourMs + 50 * kMinuteMs, "");
  EXPECT_THAT(shown_at(left_), testing::ElementsAre("m1 2026-06-18 13:00", "m2 2026-06-18 16:00", "m3 2026-06-18 16:50",
                                                    "m4 2026-06-18 17:10"));
}

TEST_F(ClocksTest, AnotherLogsTimesStayAsTheyAre) {
  Place right(folder_ / "right", {"right terminal", content::Role::kKiosk, "heart"});
  right.take_all(office_);
  left_.sign_in("m1", 5 * kMinuteMs);
  right.sign_in("m2", 5 * kMinuteMs);
  office_.take_all(left_);
  office_.take_all(right);
  ClockCorrections(*office_).set(left_->log().id(), {0, kHourMs, kNoonMs, ""});
  EXPECT_THAT(shown_at(office_), testing::ElementsAre("m2 1970-01-01 08:05 ?", "m1 2026-06-18 12:05"));
}

TEST_F(ClocksTest, TheOfficesLogIsCountedForEachBaseOnItsOwn) {
  // As many rows as the other base has, so that both sign-ins have the same seq.
  for (const char* member : {"h1", "h2", "h3", "h4"})
    office_.edit("base-haven"_scope, "member", member, {{"name", "胡立春"}, {"base", "haven"}});
  office_.set_now(10 * kMinuteMs);
  CheckIn(*office_).sign_in_by_staff("tea", "h1", 10 * kMinuteMs);
  CheckIn(*office_).sign_in_by_staff("tea", "m1", 10 * kMinuteMs);
  const auto spans = suspects(office_, kNoonMs);
  ASSERT_THAT(spans, SizeIs(2));
  for (const auto& span : spans) {
    if (span.base == "haven") ClockCorrections(*office_).set(span, kNoonMs, "");
  }
  office_.set_now(kNoonMs);
  EXPECT_THAT(shown_at(office_), testing::ElementsAre("m1 1970-01-01 08:10 ?", "h1 2026-06-18 12:00"));
}

TEST_F(ClocksTest, AnEntryIsTakenBackAndEnteredAnew) {
  left_.sign_in("m1", 5 * kMinuteMs);
  ClockCorrections clocks(*left_);
  const auto offset = clocks.set(clocks.suspects(kNoonMs).at(0), kNoonMs, "");
  EXPECT_TRUE(clocks.clear(offset.id));
  EXPECT_FALSE(clocks.clear(offset.id));
  EXPECT_THAT(shown_at(left_), testing::ElementsAre("m1 1970-01-01 08:05 ?"));
  clocks.set(clocks.suspects(kNoonMs).at(0), kNoonMs + kHourMs, "");
  EXPECT_THAT(shown_at(left_), testing::ElementsAre("m1 2026-06-18 13:00"));
}

TEST_F(ClocksTest, WhatIsNotThereIsNotEntered) {
  EXPECT_THROW(ClockCorrections(*left_).set(left_->log().id(), {0, kHourMs, kNoonMs, ""}), Error);
  EXPECT_THAT(ClockCorrections(*left_).offsets(), IsEmpty());
}

}  // namespace
}  // namespace starharbor::tests
