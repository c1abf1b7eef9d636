// The window on a real X server with fingers and a keyboard.
#include "kiosk/platform/window.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "content-db/base/error.h"
#include "tests/support/x_server.h"

namespace starharbor::kiosk {
namespace {

constexpr uint32_t kRed = 0xFF0000, kBlue = 0x0000FF;
constexpr int kControl = 37, kAlt = 64, kQ = 24, kEscape = 9, kF4 = 70;  // X key codes

class WindowTest : public testing::Test {
 protected:
  WindowTest() : server_(1280, 720) { setenv("DISPLAY", server_.environment().at("DISPLAY").c_str(), 1); }

  // Samples until there are enough, or nothing has come for five seconds.
  static std::vector<TouchSample> samples(Window& window, size_t enough) {
    std::vector<TouchSample> all;
    for (int round = 0; round < 200 && all.size() < enough; ++round) {
      window.wait(5000);
      for (const TouchSample& sample : window.poll(1000 + round)) all.push_back(sample);
    }
    return all;
  }

  // Takes in everything that the server has to say: a key that leaves would be among it.
  static bool leaves(Window& window) {
    for (int round = 0; round < 20 && !window.quit_requested(); ++round) {
      window.wait(50);
      window.poll(0);
    }
    return window.quit_requested();
  }

  // Takes in what the server says until the window is as large as that and nothing more comes.
  static bool becomes(Window& window, PixelSize size) {
    return tests::wait_until(5000, [&] {
      window.wait(0);
      window.poll(0);
      return window.has_monitor() && window.size() == size;
    });
  }

  static bool loses_its_monitor(Window& window) {
    return tests::wait_until(5000, [&] {
      window.poll(0);
      return !window.has_monitor();
    });
  }

  // One colour all over, and another for a square at the bottom right.
  static void show_colors(Window& window) {
    const PixelSize size = window.size();
    const float right = static_cast<float>(size.width), bottom = static_cast<float>(size.height);
    ImDrawList* list = window.begin_frame();
    list->AddRectFilled({0, 0}, {right, bottom}, IM_COL32(0, 0, 255, 255));
    list->AddRectFilled({right - 20, bottom - 20}, {right, bottom}, IM_COL32(255, 0, 0, 255));
    window.end_frame();
  }

  // The monitor shows the window and nothing else, from corner to corner.
  void expect_colors_cover(PixelSize size) {
    const bool shown = tests::wait_until(5000, [&] {
      const tests::Screenshot shot = server_.screenshot();
      return shot.at(size.width - 1, size.height - 1) == kRed;
    });
    const tests::Screenshot shot = server_.screenshot();
    EXPECT_TRUE(shown);
    EXPECT_EQ((PixelSize{shot.width, shot.height}), size);
    const auto red = std::count(shot.pixels.begin(), shot.pixels.end(), kRed);
    const auto blue = std::count(shot.pixels.begin(), shot.pixels.end(), kBlue);
    EXPECT_EQ(red, 20 * 20);
    EXPECT_EQ(red + blue, size.width * size.height);
  }

  void expect_a_touch_arrives(Window& window, float x, float y) {
    server_.tap({x, y});
    const std::vector<TouchSample> all = samples(window, 2);
    ASSERT_GE(all.size(), 2u);
    EXPECT_EQ(all.front().phase, TouchPhase::kDown);
    EXPECT_NEAR(all.front().at.x, x, 1);
    EXPECT_NEAR(all.front().at.y, y, 1);
  }

  void press_together(std::initializer_list<int> keys) {
    for (int key : keys) server_.hold_key(key);
    for (int key : keys) server_.release_key(key);
  }

  tests::XServer server_;
};

TEST_F(WindowTest, FillsTheScreen) {
  Window window({});
  EXPECT_EQ(window.size(), (PixelSize{1280, 720}));
}

TEST_F(WindowTest, FingersComeInOrderWithTheirPlaces) {
  Window window({});
  window.poll(0);
  server_.down(0, {100, 200});
  server_.down(1, {700, 400});
  server_.move(0, {140, 220});
  server_.up(0, {140, 220});
  server_.up(1, {700, 400});
  std::vector<TouchSample> all = samples(window, 5);
  std::vector<TouchPhase> first_phases, second_phases;
  ASSERT_GE(all.size(), 5u);
  for (const TouchSample& sample : all) {
    EXPECT_NE(sample.id, kMouseTouch);
    EXPECT_GE(sample.time_ms, 1000);
    (sample.id == all[0].id ? first_phases : second_phases).push_back(sample.phase);
  }
  EXPECT_EQ(first_phases, (std::vector{TouchPhase::kDown, TouchPhase::kMove, TouchPhase::kUp}));
  EXPECT_EQ(second_phases.front(), TouchPhase::kDown);
  EXPECT_EQ(second_phases.back(), TouchPhase::kUp);
  EXPECT_NEAR(all[0].at.x, 100, 1);
  EXPECT_NEAR(all[0].at.y, 200, 1);
}

TEST_F(WindowTest, ControlAltQLeaves) {
  Window window({});
  window.poll(0);
  press_together({kQ});
  press_together({kControl, kQ});
  press_together({kEscape});
  EXPECT_FALSE(leaves(window));
  press_together({kControl, kAlt, kQ});
  EXPECT_TRUE(leaves(window));
}

TEST_F(WindowTest, ALockedWindowHasNoWayOut) {
  WindowOptions options;
  options.locked = true;
  Window window(options);
  window.poll(0);
  press_together({kControl, kAlt, kQ});
  press_together({kAlt, kF4});
  EXPECT_FALSE(leaves(window));
}

TEST_F(WindowTest, SleepsUntilSomebodyWakesIt) {
  Window window({});
  EXPECT_FALSE(leaves(window));  // whatever the server says of a new window is over
  std::thread other([&window] { window.wake(); });
  window.wait(-1);
  other.join();
  window.poll(0);
}

TEST_F(WindowTest, AMonitorThatWasOffShowsItAgain) {
  Window window({});
  for (int time = 0; time < 3; ++time) {
    server_.switch_monitor_off();
    ASSERT_TRUE(loses_its_monitor(window));
    window.take_damage();
    server_.set_mode(1280, 720);
    ASSERT_TRUE(becomes(window, {1280, 720}));
    EXPECT_TRUE(window.take_damage());
    show_colors(window);
    expect_colors_cover({1280, 720});
    expect_a_touch_arrives(window, 1200, 700);
  }
  press_together({kControl, kAlt, kQ});
  EXPECT_TRUE(leaves(window)) << "its keys are lost";
}

TEST_F(WindowTest, FollowsAnotherModeAndATurn) {
  Window window({});
  for (const PixelSize size : {PixelSize{1024, 768}, {720, 1280}, {1280, 1024}, {1280, 720}}) {
    server_.set_mode(size.width, size.height);
    ASSERT_TRUE(becomes(window, size));
    EXPECT_TRUE(window.take_damage());
    show_colors(window);
    expect_colors_cover(size);
    expect_a_touch_arrives(window, static_cast<float>(size.width) - 30, static_cast<float>(size.height) - 20);
  }
}

TEST_F(WindowTest, AModeThatChangedWhileTheMonitorWasOffCounts) {
  Window window({});
  server_.switch_monitor_off();
  ASSERT_TRUE(loses_its_monitor(window));
  server_.set_mode(720, 1280);
  ASSERT_TRUE(becomes(window, {720, 1280}));
  show_colors(window);
  expect_colors_cover({720, 1280});
  expect_a_touch_arrives(window, 700, 1250);
}

TEST_F(WindowTest, BeginsWithoutAMonitorAndWaitsForOne) {
  server_.switch_monitor_off();
  Window window({});
  EXPECT_FALSE(window.has_monitor());
  server_.set_mode(1280, 720);
  ASSERT_TRUE(becomes(window, {1280, 720}));
  show_colors(window);
  expect_colors_cover({1280, 720});
}

TEST_F(WindowTest, SleepsWithoutAMonitorAndWakesWhenItComes) {
  Window window({});
  server_.switch_monitor_off();
  ASSERT_TRUE(loses_its_monitor(window));
  EXPECT_FALSE(leaves(window));  // whatever the server says of it is over
  std::thread other([this] { server_.set_mode(1280, 720); });
  window.wait(-1);
  other.join();
  ASSERT_TRUE(becomes(window, {1280, 720}));
}

TEST_F(WindowTest, AFingerThatIsDownIsLostWithItsMonitor) {
  Window window({});
  server_.down(0, {100, 200});
  ASSERT_EQ(samples(window, 1).size(), 1u);
  server_.set_mode(720, 1280);
  const std::vector<TouchSample> all = samples(window, 1);
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all.back().phase, TouchPhase::kCancel);
  server_.up(0, {100, 200});
}

TEST_F(WindowTest, AWindowOfItsOwnSizeKeepsIt) {
  WindowOptions options;
  options.size = PixelSize{640, 480};
  Window window(options);
  server_.switch_monitor_off();
  EXPECT_FALSE(leaves(window));
  server_.set_mode(720, 1280);
  EXPECT_FALSE(leaves(window));
  EXPECT_TRUE(window.has_monitor());
  EXPECT_EQ(window.size(), (PixelSize{640, 480}));
}

TEST_F(WindowTest, APictureHasAnySizeAndItsTopAtTheTop) {
  Window window({});
  ImDrawList* list = window.begin_picture({2160, 3840});
  list->AddRectFilled({0, 0}, {2160, 10}, IM_COL32(255, 0, 0, 255));
  Pixels pixels = window.end_picture();
  ASSERT_EQ(pixels.rgba.size(), 2160u * 3840u * 4u);
  EXPECT_EQ(pixels.rgba[0], 255);
  EXPECT_EQ(pixels.rgba[pixels.rgba.size() - 4], 0);
  EXPECT_EQ(pixels.rgba.back(), 255);
}

TEST(WindowWithoutDisplay, SaysWhatToDo) {
  setenv("DISPLAY", ":4095", 1);
  try {
    Window window({});
    FAIL() << "there is no such display";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kNoDisplay);
    EXPECT_NE(std::string(error.hint).find("DISPLAY"), std::string::npos);
  }
}

}  // namespace
}  // namespace starharbor::kiosk
