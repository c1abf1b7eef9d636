// The kiosk on bare X while its monitor goes off and on, changes its mode or is turned: the picture covers it again and
// a real finger lands where it points.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include <unistd.h>

#include "tests/e2e/hall.h"

namespace starharbor::tests {
namespace {

constexpr int kWidth = 1920, kHeight = 1080;

// The language toggle by the design, 1920 x 1080 or 1080 x 1920, which lies in the middle of a monitor of other sides.
Point language_toggle(int width, int height) {
  const bool portrait = height > width;
  const Point at = portrait ? Point{908, 1840} : Point{1724, 1000};
  const double design_width = portrait ? kHeight : kWidth, design_height = portrait ? kWidth : kHeight;
  const double scale = std::min(width / design_width, height / design_height);
  return {(width - design_width * scale) / 2 + at.x * scale, (height - design_height * scale) / 2 + at.y * scale};
}

// The hall's darkest colour is not black, as is what nobody draws: none of 16 x 16 fields may be black all over.
bool is_covered(const Screenshot& shot) {
  constexpr int kFields = 16;
  std::vector<bool> drawn(kFields * kFields);
  for (int y = 0; y < shot.height; ++y) {
    for (int x = 0; x < shot.width; ++x) {
      if (shot.at(x, y) != 0) drawn[y * kFields / shot.height * kFields + x * kFields / shot.width] = true;
    }
  }
  return std::all_of(drawn.begin(), drawn.end(), [](bool field) { return field; });
}

class MonitorTest : public testing::Test {
 protected:
  MonitorTest() : server_(kWidth, kHeight), kiosk_(server_, Hall::instance().left()) {}

  void go_home() {
    ASSERT_TRUE(kiosk_.reaches("attract"));
    server_.tap({kWidth / 2., kHeight / 2.});
    ASSERT_TRUE(kiosk_.reaches("home zh"));
  }

  // The picture covers the monitor, and a finger on the language toggle changes the language.
  void expect_a_hall(int width, int height) {
    EXPECT_TRUE(wait_until(10'000, [&] { return is_covered(server_.screenshot()); }))
        << "the picture does not cover " << width << "x" << height << "\n"
        << kiosk_.process().output();
    const bool was_english = kiosk_.place().starts_with("home en");
    sleep_ms(900);  // the toggle takes no second touch right after the last
    server_.tap(language_toggle(width, height));
    EXPECT_TRUE(kiosk_.reaches(was_english ? "home zh" : "home en")) << "at " << width << "x" << height;
  }

  int64_t cpu_ticks() {
    std::ifstream in("/proc/" + std::to_string(kiosk_.process().id()) + "/stat");
    std::string word;
    int64_t user = 0, system = 0;
    for (int field = 1; field < 14; ++field) in >> word;
    in >> user >> system;
    return user + system;
  }

  XServer server_;
  Kiosk kiosk_;
};

TEST_F(MonitorTest, OffAndOnTheHallIsThereAgain) {
  ASSERT_NO_FATAL_FAILURE(go_home());
  for (int time = 0; time < 3; ++time) {
    server_.switch_monitor_off();
    sleep_ms(300);
    server_.set_mode(kWidth, kHeight);
    expect_a_hall(kWidth, kHeight);
  }
}

TEST_F(MonitorTest, OtherModesAndATurnAreFollowed) {
  ASSERT_NO_FATAL_FAILURE(go_home());
  server_.set_mode(1280, 1024);
  expect_a_hall(1280, 1024);
  server_.set_mode(kHeight, kWidth);
  expect_a_hall(kHeight, kWidth);
  server_.set_mode(kWidth, kHeight);
  expect_a_hall(kWidth, kHeight);
}

TEST_F(MonitorTest, WhatChangedWhileItWasOffIsFollowed) {
  ASSERT_NO_FATAL_FAILURE(go_home());
  server_.switch_monitor_off();
  sleep_ms(300);
  server_.set_mode(kHeight, kWidth);
  expect_a_hall(kHeight, kWidth);
}

TEST_F(MonitorTest, WithoutAMonitorItSleeps) {
  ASSERT_NO_FATAL_FAILURE(go_home());
  server_.switch_monitor_off();
  ASSERT_TRUE(wait_until(10'000, [&] { return kiosk_.process().output().find("no monitor") != std::string::npos; }));
  const int64_t before = cpu_ticks();
  sleep_ms(2000);
  EXPECT_LT(cpu_ticks() - before, sysconf(_SC_CLK_TCK) / 4) << "it is busy with a picture that nobody sees";
  EXPECT_TRUE(kiosk_.process().running());
}

}  // namespace
}  // namespace starharbor::tests
