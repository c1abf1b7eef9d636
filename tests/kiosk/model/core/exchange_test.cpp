// What is said of an exchange of data, to whom, and for how long.
#include <gtest/gtest.h>

#include "tests/kiosk/model/core/visit.h"

namespace starharbor::kiosk {
namespace {

ExchangeNews running(bool stick, int percent = 25, int64_t age_ms = 0) {
  return {{.running = true, .stick = stick, .percent = percent}, age_ms};
}
ExchangeNews ended(bool stick, bool good, int64_t age_ms = 0) {
  return {{.stick = stick, .good = good, .percent = 100}, age_ms};
}

TEST(ExchangeLine, NothingIsSaidBeforeAnyExchange) {
  EXPECT_FALSE(shows_exchange(Visit().state));
}

TEST(ExchangeLine, AStickIsTalkedAboutFromItsBeginToAMinuteAfterItsEnd) {
  Visit visit;
  visit.act(Touched{}).act(running(true));
  EXPECT_TRUE(shows_exchange(visit.state));
  EXPECT_EQ(visit.state.exchange->percent, 25);
  visit.after(10'000).act(ended(true, true));
  EXPECT_TRUE(shows_exchange(visit.state));
  EXPECT_EQ(visit.state.exchange->since_ms, visit.now_ms);
  visit.after(kExchangeDoneMs - 1).act(Touched{});
  EXPECT_TRUE(shows_exchange(visit.state));
  visit.after(1);
  EXPECT_FALSE(shows_exchange(visit.state));
}

TEST(ExchangeLine, AShareIsTalkedAboutOnlyWhileItTakesLong) {
  Visit visit;
  visit.act(Touched{}).act(running(false));
  EXPECT_FALSE(shows_exchange(visit.state));
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + kExchangeQuietMs);
  visit.after(kExchangeQuietMs);
  EXPECT_TRUE(shows_exchange(visit.state));
  visit.act(ended(false, true));
  EXPECT_FALSE(shows_exchange(visit.state));
}

TEST(ExchangeLine, AFailureIsNotForVisitors) {
  Visit visit;
  visit.act(Touched{}).act(ended(true, false));
  EXPECT_FALSE(shows_exchange(visit.state));
}

TEST(ExchangeLine, AnOldOneIsNoNews) {
  Visit visit;
  visit.act(Touched{}).act(ended(true, true, kExchangeDoneMs));
  EXPECT_FALSE(shows_exchange(visit.state));
}

TEST(ExchangeLine, TimeTakesItAwayOnTheStarMapByItself) {
  Visit visit;
  visit.act(Touched{}).act(ended(true, true, 30'000));
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + 30'000);
}

TEST(ExchangeLine, AClockThatIsSetBackKeepsNoLineUp) {
  Visit visit;
  visit.act(Touched{}).act(ended(true, true));
  visit.after(-3'600'000);
  EXPECT_TRUE(shows_exchange(visit.state));
  visit.after(kExchangeDoneMs);
  EXPECT_FALSE(shows_exchange(visit.state));
}

TEST(ExchangeLine, OutlivesTheVisitBecauseTheStickIsStillIn) {
  Visit visit;
  visit.act(Touched{}).act(running(true));
  visit.after(kIdleWarningAfterMs).after(kIdleWarningMs);
  ASSERT_EQ(visit.state.screen, Screen::kAttract);
  EXPECT_TRUE(shows_exchange(visit.state));
  visit.act(Touched{});
  EXPECT_TRUE(shows_exchange(visit.state));
}

TEST(ExchangeLine, IsNoSignOfAPerson) {
  Visit visit;
  visit.act(running(true));
  EXPECT_EQ(visit.state.screen, Screen::kAttract);
  visit.act(Touched{}).after(kIdleWarningAfterMs - 1).act(running(true, 50)).after(1);
  EXPECT_TRUE(visit.state.idle.warning_since_ms);
}

}  // namespace
}  // namespace starharbor::kiosk
