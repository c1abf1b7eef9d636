// The kiosk's clock beside a machine whose wall clock is moved by hand.
#include "kiosk/clock.h"

#include <gtest/gtest.h>

namespace starharbor::kiosk {
namespace {

constexpr int64_t kNoon = 1'781'755'200'000;
constexpr int64_t kHourMs = 3'600'000;

MachineTime machine;

class ClockTest : public testing::Test {
 protected:
  void SetUp() override { machine = {kNoon, 5'000}; }
  static void pass(int64_t ms) {
    machine.wall_ms += ms;
    machine.steady_ms += ms;
  }
  static MachineTime read() { return machine; }
};

TEST_F(ClockTest, RunsWithTheMachine) {
  Clock clock(std::nullopt, read);
  EXPECT_EQ(clock.now_ms(), kNoon);
  pass(250);
  EXPECT_EQ(clock.now_ms(), kNoon + 250);
  EXPECT_FALSE(clock.follow_wall(true));
}

TEST_F(ClockTest, FollowsAClockPutForward) {
  Clock clock(std::nullopt, read);
  machine.wall_ms += kHourMs;
  EXPECT_EQ(clock.now_ms(), kNoon) << "not in the middle of a frame";
  EXPECT_FALSE(clock.follow_wall(false)) << "it did not go back";
  EXPECT_EQ(clock.now_ms(), kNoon + kHourMs);
}

TEST_F(ClockTest, GoesOnWhenTheClockIsPutBackUntilNobodyIsThere) {
  Clock clock(std::nullopt, read);
  pass(1'000);
  machine.wall_ms -= kHourMs;
  EXPECT_FALSE(clock.follow_wall(false));
  pass(1'000);
  EXPECT_EQ(clock.now_ms(), kNoon + 2'000);
  EXPECT_TRUE(clock.follow_wall(true));
  EXPECT_EQ(clock.now_ms(), kNoon + 2'000 - kHourMs);
  EXPECT_FALSE(clock.follow_wall(true)) << "once is enough";
}

TEST_F(ClockTest, ABeginningOfItsOwnRunsOnAndKeepsItsDistance) {
  Clock clock(kNoon - 24 * kHourMs, read);
  pass(3'000);
  EXPECT_EQ(clock.now_ms(), kNoon - 24 * kHourMs + 3'000);
  clock.follow_wall(true);
  EXPECT_EQ(clock.now_ms(), kNoon - 24 * kHourMs + 3'000);
}

TEST_F(ClockTest, HeldItMovesByHandAlone) {
  Clock clock(std::nullopt, read);
  pass(10);
  clock.hold();
  pass(kHourMs);
  clock.follow_wall(true);
  EXPECT_EQ(clock.now_ms(), kNoon + 10);
  clock.advance(90);
  EXPECT_EQ(clock.now_ms(), kNoon + 100);
}

}  // namespace
}  // namespace starharbor::kiosk
