// The monitor stays lit for as long as the kiosk asks for it, and no longer.
#include "kiosk/platform/awake_screen.h"

#include <gtest/gtest.h>

// After GoogleTest, whose names Xlib's macros break.
#include <X11/Xlib.h>

#include "tests/support/x_server.h"

namespace starharbor::kiosk {
namespace {

TEST(AwakeScreen, EndsTheScreenSaverAndPutsItBack) {
  tests::XServer server(640, 480);
  const std::string name = server.environment().at("DISPLAY");
  Display* display = XOpenDisplay(name.c_str());
  ASSERT_NE(display, nullptr);
  auto saver_timeout_s = [display] {
    int timeout_s = -1, interval_s = 0, blanking = 0, exposures = 0;
    XGetScreenSaver(display, &timeout_s, &interval_s, &blanking, &exposures);
    return timeout_s;
  };
  XSetScreenSaver(display, 300, 300, DefaultBlanking, DefaultExposures);
  ASSERT_EQ(saver_timeout_s(), 300);
  {
    AwakeScreen awake(name);
    EXPECT_EQ(saver_timeout_s(), 0);
  }
  EXPECT_EQ(saver_timeout_s(), 300);
  XCloseDisplay(display);
}

}  // namespace
}  // namespace starharbor::kiosk
