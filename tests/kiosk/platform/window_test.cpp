// The window on a real X server with fingers and a keyboard.
#include "kiosk/platform/window.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <cstdlib>
#include <thread>

#include "content-db/base/error.h"
#include "tests/support/x_server.h"

namespace starharbor::kiosk {
namespace {

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
