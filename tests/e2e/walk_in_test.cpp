// Somebody on no list, by real touches: agrees, writes a name by keys and by hand, is in; the next one finds nothing of
// them, and staff find out who it was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/e2e/check_in.h"
#include "tests/e2e/hall.h"

namespace starharbor::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// In a window of half the design's width and height.
constexpr Point kEntry{750, 188};
constexpr Point kAgree{450, 386};
constexpr Point kFirstWord{365, 188};
constexpr Point kOtherPad{380, 439}, kPinyinPad{871, 439};
constexpr Point kPhoneTab{820, 256};
constexpr Point kSignIn{438, 500};
constexpr int kArrivalMs = 900;  // until a screen has arrived and takes every finger

class WalkInTest : public ::testing::Test {
 protected:
  void open_form() {
    ASSERT_TRUE(kiosk_.reaches("signin-find tea"));
    sleep_ms(kArrivalMs);
    server_.tap(kEntry);
    ASSERT_TRUE(shows("notice")) << kiosk_.place();
    sleep_ms(kArrivalMs);
    server_.tap(kAgree);
    ASSERT_TRUE(shows("form words 0")) << kiosk_.place();
    sleep_ms(300);
  }
  bool shows(const std::string& words) {
    return wait_until(10'000, [&] { return kiosk_.place().find(words) != std::string::npos; });
  }
  void choose_first_word() {
    ASSERT_TRUE(wait_until(10'000, [&] { return !kiosk_.place().ends_with("words 0"); })) << kiosk_.place();
    sleep_ms(300);
    server_.tap(kFirstWord);
    sleep_ms(300);
  }
  // 十, in the pad's middle.
  void draw_ten() {
    server_.drag({500, 370}, {640, 370});
    sleep_ms(100);
    server_.drag({570, 310}, {570, 450});
  }
  nlohmann::json walk_ins(const std::string& data) const { return content(data, {"walk-ins"}); }

  CheckInDistrict district_{2, 1, {"door"}};
  XServer server_{1920, 1080};
  Kiosk kiosk_{server_, district_.data("door"), {kSmallWindow[0], kSmallWindow[1], "--at-door"}};
};

TEST_F(WalkInTest, WritesThemselvesDownIsInAndIsFoundOutLater) {
  open_form();
  type_letters(server_, "ZHANGWEI");
  choose_first_word();
  server_.tap(kOtherPad);
  sleep_ms(300);
  draw_ten();
  choose_first_word();
  server_.tap(kSignIn);
  ASSERT_TRUE(shows("ordinal 1")) << kiosk_.place();

  // The next one is offered what the first was offered, and writes the rest in letters.
  server_.tap(kSmallNext);
  open_form();
  type_letters(server_, "ZHANGWEI");
  choose_first_word();
  server_.tap(kSignIn);
  ASSERT_TRUE(shows("ordinal 2")) << kiosk_.place();

  const auto rows = walk_ins(district_.data("door"));
  ASSERT_EQ(rows.size(), 2u);
  const size_t first = rows[0].at("name") == "张伟十" ? 0 : 1;
  EXPECT_EQ(rows[first].at("name"), "张伟十");
  EXPECT_EQ(rows[1 - first].at("name"), "张伟");
  EXPECT_THAT(kiosk_.process().output(), Not(HasSubstr("张")));
  EXPECT_THAT(kiosk_.process().output(), Not(HasSubstr("zhang")));

  district_.sync(district_.data("door"));
  district_.sync(district_.office());
  program("starharbor-content", {"--data", district_.office(), "walk-ins", "link", rows[first].at("id"), "east.0001"});
  district_.sync(district_.office());
  district_.sync(district_.data("door"));
  const auto known = content(district_.data("door"), {"attendance", "--member", "east.0001"});
  ASSERT_EQ(known.size(), 1u) << "the sign-in follows to the terminal";
}

TEST_F(WalkInTest, ACardIsReadInTheMidstOfItAndWhatWasUndoneIsKeptFromEverybody) {
  open_form();
  type_letters(server_, "ZHANG");
  const auto cards = district_.print_cards("east");
  district_.sync(district_.office());
  district_.sync(district_.data("door"));
  scan(server_, cards[0]);
  ASSERT_TRUE(shows("ordinal 1")) << kiosk_.place() << ": the member, not the walk-in";
  EXPECT_EQ(walk_ins(district_.data("door")).size(), 0u);

  server_.tap(kSmallNext);
  open_form();
  type_letters(server_, "ZHANG");
  choose_first_word();
  server_.tap(kSignIn);
  ASSERT_TRUE(shows("ordinal 2")) << kiosk_.place();
  sleep_ms(kArrivalMs);
  server_.tap(kSmallUndo);
  ASSERT_TRUE(kiosk_.reaches("signin-find tea"));
  EXPECT_EQ(walk_ins(district_.data("door")).size(), 0u);
  district_.sync(district_.data("door"));
  district_.sync(district_.office());
  EXPECT_EQ(content(district_.office(), {"walk-ins", "forget"}).size(), 1u);
  EXPECT_EQ(content(district_.office(), {"walk-ins", "forget"}).size(), 0u);
}

}  // namespace
}  // namespace starharbor::tests
