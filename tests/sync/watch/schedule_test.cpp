// When the watch exchanges with which store: each rule by itself, then anything in any order.
#include "sync/watch/schedule.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "content-db/base/civil_time.h"

namespace starharbor::sync {
namespace {

constexpr int64_t kSecondMs = 1'000;
constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int kHalfPastThree = 3 * 60 + 30;
const std::string kShare = "/mnt/share", kCloud = "cloud:starharbor", kStick = "/media/stick";

class ScheduleTest : public ::testing::Test {
 protected:
  void begin(const std::vector<std::string>& stores, std::vector<int> set_times = {}) {
    schedule.emplace(stores, std::move(set_times), now);
  }
  // All that is due at first is done, and done well.
  void settle(const std::vector<std::string>& stores, std::vector<int> set_times = {}) {
    begin(stores, std::move(set_times));
    for (size_t i = 0; i < stores.size(); ++i) {
      ASSERT_NE(due(), "");
      end(Ending::kGood);
    }
    ASSERT_EQ(due(), "");
    pass(2 * kMinuteMs);
  }
  void pass(int64_t ms) {
    now.steady_ms += ms;
    now.wall_ms += ms;
  }
  // The store to exchange with now; empty: none.
  std::string due() { return schedule->decide(now).exchange.value_or(""); }
  void end(Ending ending, bool news = false) { schedule->ended(ending, news, now); }
  // Sleeps as told until an exchange is due; how long that took.
  int64_t slept_until_due() {
    const int64_t from_ms = now.steady_ms;
    for (int i = 0; i < 100; ++i) {
      const WatchDecision decision = schedule->decide(now);
      if (decision.exchange) return now.steady_ms - from_ms;
      pass(decision.sleep_ms);
    }
    return -1;
  }

  Moment now{5'000, content::instant_ms(*content::parse_day("2026-06-18"), 12 * 60)};
  std::optional<WatchSchedule> schedule;
};

TEST_F(ScheduleTest, EveryStoreIsDueWhenItBegins) {
  begin({kShare, kCloud});
  std::set<std::string> seen;
  for (int i = 0; i < 2; ++i) {
    seen.insert(due());
    end(Ending::kGood);
  }
  EXPECT_EQ(seen, (std::set<std::string>{kShare, kCloud}));
  EXPECT_EQ(due(), "");
}

TEST_F(ScheduleTest, OneExchangeAtATime) {
  begin({kShare, kCloud});
  ASSERT_NE(due(), "");
  EXPECT_EQ(due(), "") << "the first has not ended";
  schedule->link_came_up(now);
  schedule->store_came(kStick, true, now);
  EXPECT_EQ(due(), "");
  end(Ending::kGood);
  EXPECT_EQ(due(), kStick);
}

TEST_F(ScheduleTest, TheSetTimeIsInShanghai) {
  settle({kShare}, {kHalfPastThree});
  ASSERT_GE(slept_until_due(), 0);
  EXPECT_EQ(content::local_text(now.wall_ms), "2026-06-19 03:30");
}

TEST_F(ScheduleTest, ASetTimeThatPassedInSleepIsMadeUp) {
  settle({kShare}, {kHalfPastThree});
  pass(20 * kHourMs);
  EXPECT_EQ(due(), kShare);
  end(Ending::kGood);
  EXPECT_EQ(due(), "") << "once";
}

TEST_F(ScheduleTest, ASetTimeThatFailedIsStillOwed) {
  settle({kShare}, {kHalfPastThree});
  slept_until_due();
  end(Ending::kFailed);
  EXPECT_EQ(slept_until_due(), kFirstRetryMs);
}

TEST_F(ScheduleTest, ASetTimeDuringAnExchangeIsMadeUpAfterIt) {
  settle({kShare}, {kHalfPastThree});
  schedule->link_came_up(now);
  ASSERT_EQ(due(), kShare);
  pass(20 * kHourMs);
  ASSERT_EQ(due(), "");
  end(Ending::kGood);
  EXPECT_EQ(due(), kShare);
}

TEST_F(ScheduleTest, ASetTimeDoesNotWaitForAFailingStoresNextTry) {
  settle({kShare}, {kHalfPastThree});
  schedule->link_came_up(now);
  for (int i = 0; i < 15; ++i) {
    slept_until_due();
    end(Ending::kFailed);
  }
  now.wall_ms = content::instant_ms(*content::parse_day("2026-06-20"), kHalfPastThree);
  EXPECT_EQ(due(), kShare);
}

TEST_F(ScheduleTest, AClockThatWasAYearAheadKeepsNoSetTimeAway) {
  now.wall_ms += 365 * 24 * kHourMs;
  settle({kShare}, {kHalfPastThree});
  now.wall_ms -= 365 * 24 * kHourMs;
  ASSERT_EQ(due(), kShare) << "another set time than the last that it knew of";
  end(Ending::kGood);
  slept_until_due();
  EXPECT_EQ(content::local_text(now.wall_ms), "2026-06-19 03:30");
}

TEST_F(ScheduleTest, ALinkThatComesUpMakesNamedStoresDueButNoStick) {
  settle({kShare});
  schedule->store_came(kStick, true, now);
  ASSERT_EQ(due(), kStick);
  end(Ending::kGood);
  schedule->link_came_up(now);
  EXPECT_EQ(due(), kShare);
  end(Ending::kGood);
  EXPECT_EQ(due(), "");
}

TEST_F(ScheduleTest, AStickThatIsMountedIsDueAtOnceAndBeforeAllOthers) {
  begin({kShare});
  pass(kMinuteMs);
  schedule->store_came(kStick, true, now);
  EXPECT_EQ(due(), kStick);
}

TEST_F(ScheduleTest, NothingMoreGoesToAStickByItselfOnceItIsDone) {
  settle({});
  schedule->store_came(kStick, true, now);
  ASSERT_EQ(due(), kStick);
  end(Ending::kGood);
  pass(kHourMs);
  schedule->data_changed(now);
  EXPECT_EQ(due(), "");
}

TEST_F(ScheduleTest, AStickThatWasPulledIsForgotten) {
  settle({});
  schedule->store_came(kStick, true, now);
  ASSERT_EQ(due(), kStick);
  schedule->store_went(kStick);
  end(Ending::kFailed);
  EXPECT_EQ(slept_until_due(), -1);
}

TEST_F(ScheduleTest, AChangeInASharedFolderIsFetchedAtOnce) {
  settle({kShare});
  schedule->store_changed(kShare, now);
  EXPECT_EQ(due(), kShare);
}

TEST_F(ScheduleTest, ManyChangesInASharedFolderAreFetchedEveryTwoSeconds) {
  settle({kShare});
  schedule->store_changed(kShare, now);
  ASSERT_EQ(due(), kShare);
  end(Ending::kGood);
  pass(100);
  schedule->store_changed(kShare, now);
  EXPECT_EQ(slept_until_due(), kOpenSpacingMs - 100);
}

TEST_F(ScheduleTest, WhileAnEventIsOpenOwnChangesLeaveAtMostEveryTwoSeconds) {
  settle({kShare});
  schedule->set_event_open(true, now);
  schedule->data_changed(now);
  ASSERT_EQ(due(), kShare);
  end(Ending::kGood);
  pass(300);
  schedule->data_changed(now);
  EXPECT_EQ(slept_until_due(), kOpenSpacingMs - 300);
}

TEST_F(ScheduleTest, OtherwiseOwnChangesLeaveWithinAMinute) {
  settle({kShare});
  schedule->data_changed(now);
  ASSERT_EQ(due(), kShare);
  end(Ending::kGood);
  schedule->data_changed(now);
  const int64_t waited_ms = slept_until_due();
  EXPECT_GT(waited_ms, 30 * kSecondMs);
  EXPECT_LE(waited_ms, kMinuteMs);
}

TEST_F(ScheduleTest, WhatWaitsLeavesSoonerWhenAnEventOpens) {
  settle({kShare});
  schedule->data_changed(now);
  ASSERT_EQ(due(), kShare);
  end(Ending::kGood);
  schedule->data_changed(now);
  pass(3 * kSecondMs);
  ASSERT_EQ(due(), "");
  schedule->set_event_open(true, now);
  EXPECT_EQ(due(), kShare);
}

TEST_F(ScheduleTest, WhatOneStoreBroughtGoesOnToTheOthers) {
  settle({kShare, kCloud});
  schedule->store_changed(kShare, now);
  ASSERT_EQ(due(), kShare);
  end(Ending::kGood, true);
  EXPECT_EQ(due(), kCloud);
  end(Ending::kGood);
  EXPECT_EQ(due(), "");
}

TEST_F(ScheduleTest, AFailingStoreIsTriedLaterAndLaterUpToAnHour) {
  begin({kShare});
  std::vector<int64_t> waits_ms;
  for (int i = 0; i < 14; ++i) {
    waits_ms.push_back(slept_until_due());
    end(Ending::kFailed);
  }
  EXPECT_EQ(waits_ms[1], kFirstRetryMs);
  EXPECT_EQ(waits_ms[2], 2 * kFirstRetryMs);
  EXPECT_EQ(waits_ms[3], 4 * kFirstRetryMs);
  EXPECT_EQ(waits_ms.back(), kLongestRetryMs);
}

TEST_F(ScheduleTest, NewsDoesNotBringAFailingStoresTryForward) {
  settle({kShare});
  schedule->store_changed(kShare, now);
  ASSERT_EQ(due(), kShare);
  end(Ending::kFailed);
  schedule->store_changed(kShare, now);
  schedule->data_changed(now);
  EXPECT_EQ(slept_until_due(), kFirstRetryMs);
}

TEST_F(ScheduleTest, SuccessALinkAndAMountForgiveFailures) {
  const auto fail_often = [&] {
    schedule->link_came_up(now);
    for (int i = 0; i < 9; ++i) {
      slept_until_due();
      end(Ending::kFailed);
    }
  };
  const auto wait_after_next_failure = [&] {
    end(Ending::kFailed);
    return slept_until_due();
  };
  settle({kShare});
  fail_often();
  schedule->link_came_up(now);
  ASSERT_EQ(due(), kShare);
  EXPECT_EQ(wait_after_next_failure(), kFirstRetryMs);
  end(Ending::kGood);

  fail_often();
  schedule->store_came(kShare, false, now);
  ASSERT_EQ(due(), kShare);
  EXPECT_EQ(wait_after_next_failure(), kFirstRetryMs);
  end(Ending::kGood);

  fail_often();
  slept_until_due();
  end(Ending::kGood);
  schedule->link_came_up(now);
  ASSERT_EQ(due(), kShare);
  EXPECT_EQ(wait_after_next_failure(), kFirstRetryMs);
}

TEST_F(ScheduleTest, OneFailingStoreKeepsNoOtherWaiting) {
  begin({kCloud, kShare});
  ASSERT_EQ(due(), kShare);
  end(Ending::kFailed);
  EXPECT_EQ(due(), kCloud);
  end(Ending::kGood);
  schedule->store_changed(kCloud, now);
  EXPECT_LE(slept_until_due(), kOpenSpacingMs);
}

TEST_F(ScheduleTest, AFolderThatSomebodyElseWorksOnIsTriedAgainSoon) {
  begin({kShare});
  for (int i = 0; i < 5; ++i) {
    ASSERT_EQ(due(), kShare);
    end(Ending::kBusy);
    EXPECT_EQ(slept_until_due(), kBusyRetryMs) << "it is no failure: the wait does not grow";
    end(Ending::kBusy);
    pass(kBusyRetryMs);
  }
}

// A random life of the watch beside a record of what must be done.
class Walk {
 public:
  Walk() : schedule_({kShare, kCloud}, {kHalfPastThree, 22 * 60}, now_), passed_ms_(latest_set_time_ms()) {}

  void step() {
    switch (*rc::gen::inRange(0, 10)) {
      case 0:
        return schedule_.link_came_up(now_);
      case 1:
        if (running_ != kStick) stick_ = true;
        return schedule_.store_came(kStick, true, now_);
      case 2:
        stick_ = false;
        owed_.erase(kStick);
        return schedule_.store_went(kStick);
      case 3:
        return schedule_.store_changed(*rc::gen::element(kShare, kCloud), now_);
      case 4:
        return schedule_.data_changed(now_);
      case 5:
        return schedule_.set_event_open(*rc::gen::arbitrary<bool>(), now_);
      case 6:
        return end();
      default:
        return pass(*rc::gen::element<int64_t>(0, 50, 700, 5'000, kMinuteMs, kHourMs, 13 * kHourMs, 40 * kHourMs));
    }
  }
  void decide() {
    note_set_time();
    const WatchDecision decision = schedule_.decide(now_);
    RC_ASSERT(decision.sleep_ms >= 0);
    RC_ASSERT(decision.sleep_ms <= kHourMs);
    if (!decision.exchange) {
      if (running_.empty()) RC_ASSERT(decision.sleep_ms > 0);
      return;
    }
    RC_ASSERT(running_.empty());
    running_ = *decision.exchange;
    owed_.erase(running_);
  }
  // Everything goes well from here: within the longest wait nothing is owed any more.
  void go_well() {
    const int64_t until_ms = now_.steady_ms + kLongestRetryMs + kMinuteMs;
    while (now_.steady_ms < until_ms) {
      decide();
      if (!running_.empty()) {
        schedule_.ended(Ending::kGood, false, now_);
        running_.clear();
      } else {
        pass(kSecondMs);
      }
    }
    RC_ASSERT(owed_.empty());
  }

 private:
  void pass(int64_t ms) {
    now_.steady_ms += ms;
    now_.wall_ms += ms + *rc::gen::element<int64_t>(0, 0, 0, 0, -kHourMs, kHourMs);
  }
  void end() {
    if (running_.empty()) return;
    const Ending ending = *rc::gen::element(Ending::kGood, Ending::kBusy, Ending::kFailed);
    schedule_.ended(ending, *rc::gen::arbitrary<bool>(), now_);
    RC_ASSERT(schedule_.retry_in_ms(running_, now_) <= kLongestRetryMs);
    if (ending != Ending::kGood && (running_ != kStick || stick_)) owed_.insert(running_);
    running_.clear();
  }
  int64_t latest_set_time_ms() const {
    int64_t latest_ms = 0;
    const content::Day today = content::day_at(now_.wall_ms);
    for (const content::Day day : {today - std::chrono::days(1), today}) {
      for (const int minutes : {kHalfPastThree, 22 * 60}) {
        if (content::instant_ms(day, minutes) <= now_.wall_ms)
          latest_ms = std::max(latest_ms, content::instant_ms(day, minutes));
      }
    }
    return latest_ms;
  }
  void note_set_time() {
    if (latest_set_time_ms() <= passed_ms_) return;
    passed_ms_ = latest_set_time_ms();
    owed_.insert({kShare, kCloud});
  }

  Moment now_{0, 1'781'755'200'000};
  WatchSchedule schedule_;
  int64_t passed_ms_;
  std::string running_;
  bool stick_ = false;
  std::set<std::string> owed_;  // stores with which an exchange must still begin
};

RC_GTEST_PROP(ScheduleWalk, NeverTwoAtOnceNeverALongWaitAndNoSetTimeMissed, ()) {
  Walk walk;
  const int steps = *rc::gen::inRange(1, 120);
  for (int i = 0; i < steps; ++i) {
    walk.step();
    walk.decide();
  }
  walk.go_well();
}

}  // namespace
}  // namespace starharbor::sync
