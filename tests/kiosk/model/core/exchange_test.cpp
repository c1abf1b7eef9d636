// What is said of an exchange of data, to whom, and for how long.
#include <gtest/gtest.h>

#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

ExchangeNews running(bool stick, int percent = 25, int64_t age_ms = 0) {
  return {{.running = true, .stick = stick, .percent = percent}, age_ms};
}
ExchangeNews ended(bool stick, bool good, int64_t age_ms = 0) {
  return {{.stick = stick, .good = good, .percent = 100}, age_ms};
}

TEST(ExchangeLine, NothingIsSaidBeforeAnyExchange) {
  EXPECT_FALSE(shows_exchange(Visitor().state));
}

TEST(ExchangeLine, AStickIsTalkedAboutFromItsBeginToAMinuteAfterItsEnd) {
  Visitor visitor;
  visitor.act(Touched{}).act(running(true));
  EXPECT_TRUE(shows_exchange(visitor.state));
  EXPECT_EQ(visitor.state.device.exchange->percent, 25);
  visitor.after(10'000).act(ended(true, true));
  EXPECT_TRUE(shows_exchange(visitor.state));
  EXPECT_EQ(visitor.state.device.exchange->since_ms, visitor.now_ms);
  visitor.after(kExchangeDoneMs - 1).act(Touched{});
  EXPECT_TRUE(shows_exchange(visitor.state));
  visitor.after(1);
  EXPECT_FALSE(shows_exchange(visitor.state));
}

TEST(ExchangeLine, AShareIsTalkedAboutOnlyWhileItTakesLong) {
  Visitor visitor;
  visitor.act(Touched{}).act(running(false));
  EXPECT_FALSE(shows_exchange(visitor.state));
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + kExchangeQuietMs);
  visitor.after(kExchangeQuietMs);
  EXPECT_TRUE(shows_exchange(visitor.state));
  visitor.act(ended(false, true));
  EXPECT_FALSE(shows_exchange(visitor.state));
}

TEST(ExchangeLine, AFailureIsNotForVisitors) {
  Visitor visitor;
  visitor.act(Touched{}).act(ended(true, false));
  EXPECT_FALSE(shows_exchange(visitor.state));
}

TEST(ExchangeLine, AnOldOneIsNoNews) {
  Visitor visitor;
  visitor.act(Touched{}).act(ended(true, true, kExchangeDoneMs));
  EXPECT_FALSE(shows_exchange(visitor.state));
}

TEST(ExchangeLine, TimeTakesItAwayOnTheStarMapByItself) {
  Visitor visitor;
  visitor.act(Touched{}).act(ended(true, true, 30'000));
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + 30'000);
}

TEST(ExchangeLine, AClockThatIsSetBackKeepsNoLineUp) {
  Visitor visitor;
  visitor.act(Touched{}).act(ended(true, true));
  visitor.after(-3'600'000);
  EXPECT_TRUE(shows_exchange(visitor.state));
  visitor.after(kExchangeDoneMs);
  EXPECT_FALSE(shows_exchange(visitor.state));
}

TEST(ExchangeLine, OutlivesTheVisitBecauseTheStickIsStillIn) {
  Visitor visitor;
  visitor.act(Touched{}).act(running(true));
  visitor.after(kIdleWarningAfterMs).after(kIdleWarningMs);
  ASSERT_EQ(visitor.state.visit.screen, Screen::kAttract);
  EXPECT_TRUE(shows_exchange(visitor.state));
  visitor.act(Touched{});
  EXPECT_TRUE(shows_exchange(visitor.state));
}

TEST(ExchangeLine, IsNoSignOfAPerson) {
  Visitor visitor;
  visitor.act(running(true));
  EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
  visitor.act(Touched{}).after(kIdleWarningAfterMs - 1).act(running(true, 50)).after(1);
  EXPECT_TRUE(visitor.state.visit.idle.warning_since_ms);
}

}  // namespace
}  // namespace starharbor::kiosk
