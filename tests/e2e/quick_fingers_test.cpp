// Quick, overlapping and held fingers on the pads, and a drop on the glass beside them, by real touches: no letter is
// lost, and the drop is nobody.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <string>

#include "tests/e2e/check_in.h"
#include "tests/e2e/hall.h"

namespace starharbor::tests {
namespace {

// In a window of half the design's width and height.
constexpr Point kEntry{750, 188};
constexpr Point kAgree{450, 386};
constexpr Point kPhoneTab{820, 256}, kNameTab{430, 256};
constexpr Point kKeepLetters{626, 500};
constexpr Point kSignIn{438, 500};
constexpr Point kStillHere{400, 414};
constexpr Point kDrop{150, 380};  // where nothing takes a press
constexpr int kArrivalMs = 900;   // until a screen has arrived and takes every finger
constexpr int kButtonMs = 300;    // from one button to the next, which is deaf for a moment

class QuickFingersTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(kiosk_.reaches("signin-find tea"));
    sleep_ms(kArrivalMs);
  }
  void open_form() {
    server_.tap(kEntry);
    ASSERT_TRUE(shows("notice")) << kiosk_.place();
    sleep_ms(kArrivalMs);
    server_.tap(kAgree);
    ASSERT_TRUE(shows("form words 0")) << kiosk_.place();
    sleep_ms(kButtonMs);
  }
  void press(Point button) {
    server_.tap(button);
    sleep_ms(kButtonMs);
  }
  bool shows(const std::string& words) {
    return wait_until(10'000, [&] { return kiosk_.place().find(words) != std::string::npos; });
  }
  bool offers_words() {
    return wait_until(10'000, [&] { return !kiosk_.place().ends_with("words 0"); });
  }
  // As fast as the server takes them.
  void drum(const std::string& keys) {
    for (const char key : keys) {
      server_.down(0, pad_key(key));
      server_.up(0, pad_key(key));
    }
  }
  // Each finger is down before the one before is up.
  void roll(const std::string& keys) {
    for (size_t i = 0; i < keys.size(); ++i) {
      server_.down(static_cast<int>(i % 2), pad_key(keys[i]));
      if (i > 0) server_.up(static_cast<int>((i - 1) % 2), pad_key(keys[i - 1]));
    }
    server_.up(static_cast<int>((keys.size() - 1) % 2), pad_key(keys.back()));
  }
  // Until `done`, or for so long.
  template <typename Done>
  bool jitter(int ms, Done done) {
    for (int i = 0; i < ms / 20; ++i) {
      server_.move(9, {kDrop.x + i % 3 * 2, kDrop.y - i % 2});
      sleep_ms(20);
      if (done()) return true;
    }
    return done();
  }

  CheckInDistrict district_{2, 1, {"door"}};
  XServer server_{1920, 1080};
  Kiosk kiosk_{server_, district_.data("door"), {kSmallWindow[0], kSmallWindow[1], "--at-door"}};
};

TEST_F(QuickFingersTest, NoLetterAndNoDigitIsLost) {
  open_form();
  drum("WW");
  roll("ZHANG");
  ASSERT_TRUE(offers_words()) << kiosk_.place();
  press(kKeepLetters);
  press(kPhoneTab);
  // All of them in one frame.
  ASSERT_EQ(kill(kiosk_.process().id(), SIGSTOP), 0);
  drum("1118999");
  ASSERT_EQ(kill(kiosk_.process().id(), SIGCONT), 0);
  sleep_ms(kButtonMs);
  press(kSignIn);
  ASSERT_TRUE(shows("ordinal 1")) << kiosk_.place();
  const auto rows = content(district_.data("door"), {"walk-ins"});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].at("name"), "Wwzhang");
  EXPECT_EQ(rows[0].at("phone_last4"), "8999");
}

TEST_F(QuickFingersTest, HeldEraseEmptiesTheField) {
  drum("KQQQ");
  server_.down(0, kSmallErase);
  sleep_ms(2'500);
  server_.up(0, kSmallErase);
  ASSERT_EQ(kill(kiosk_.process().id(), SIGSTOP), 0);
  drum(letters_of(0));
  ASSERT_EQ(kill(kiosk_.process().id(), SIGCONT), 0);
  EXPECT_TRUE(wait_until(10'000, [&] { return kiosk_.place().ends_with("found 1"); })) << kiosk_.place();
}

TEST_F(QuickFingersTest, ADropThatJittersIsNobodyAndInNobodysWay) {
  open_form();
  server_.down(9, kDrop);
  jitter(500, [] { return false; });
  roll("ZHANG");
  ASSERT_TRUE(jitter(10'000, [&] { return !kiosk_.place().ends_with("words 0"); })) << "others can't type beside it";
  const auto is_warned = [&] { return kiosk_.place().starts_with("idle-warning over"); };
  ASSERT_TRUE(jitter(45'000, is_warned)) << kiosk_.place();
  server_.tap(kStillHere);
  EXPECT_TRUE(jitter(5'000, [&] { return !is_warned(); })) << "others can't press beside it";
  EXPECT_THAT(kiosk_.place(), ::testing::StartsWith("signin-walk-in"));
}

}  // namespace
}  // namespace starharbor::tests
