// A queue at the door: people sign in one after the other, half by touch and half by a card that a scanner types. None
// may be lost, none counted twice. STARHARBOR_LONG makes it two hundred people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include <fmt/format.h>

#include "tests/e2e/check_in.h"
#include "tests/e2e/hall.h"

namespace starharbor::tests {
namespace {

struct Seconds {
  double sum = 0, most = 0;
  int count = 0;
  void add(double seconds) {
    sum += seconds;
    most = std::max(most, seconds);
    ++count;
  }
};

class RushTest : public ::testing::Test {
 protected:
  static int people() { return std::getenv("STARHARBOR_LONG") ? 200 : 16; }

  void SetUp() override {
    cards_ = district_.print_cards("east");
    guests_ = district_.print_cards("west");
    for (const std::string& data : {office(), door()}) sync(data);
  }

  std::string office() const { return district_.office(); }
  std::string door() const { return district_.data("door"); }
  void sync(const std::string& data) { district_.sync(data); }

  static constexpr int kGuests = 2;
  CheckInDistrict district_{people(), kGuests, {"door"}};
  std::vector<std::string> cards_, guests_;
};

TEST_F(RushTest, NobodyIsLostAndNobodyCountedTwice) {
  ASSERT_EQ(cards_.size(), static_cast<size_t>(people()));
  ASSERT_EQ(guests_.size(), static_cast<size_t>(kGuests));
  Seconds by_touch, by_card;
  {
    XServer server(1920, 1080);
    Kiosk kiosk(server, door(), {kSmallWindow[0], kSmallWindow[1], "--at-door"});
    ASSERT_TRUE(kiosk.reaches("signin-find tea"));
    sleep_ms(900);
    const auto is_done = [&](int ordinal) {
      const std::string end = fmt::format("ordinal {}", ordinal);
      return wait_until(10'000, [&] { return kiosk.place().ends_with(end); });
    };
    for (int i = 0; i < people(); ++i) {
      const Stopwatch watch;
      if (i % 2 == 0) {
        // After a card the done screen still stands.
        if (i > 0) server.tap(kSmallNext);
        ASSERT_TRUE(kiosk.reaches("signin-find tea"));
        type_letters(server, letters_of(i));
        ASSERT_TRUE(wait_until(10'000, [&] { return kiosk.place().ends_with("found 1"); })) << kiosk.place();
        server.tap(kSmallFirstCandidate);
        ASSERT_TRUE(is_done(i + 1)) << kiosk.place();
        by_touch.add(watch.seconds());
      } else {
        // From the done screen of the one before, at once.
        scan(server, cards_[static_cast<size_t>(i)]);
        ASSERT_TRUE(is_done(i + 1)) << kiosk.place();
        by_card.add(watch.seconds());
      }
    }
  }
  const auto attendance = content(door(), {"attendance"});
  ASSERT_EQ(attendance.size(), static_cast<size_t>(people()));
  std::set<std::string> members;
  for (const auto& row : attendance) {
    EXPECT_EQ(row.at("sign_ins").size(), 1u);
    members.insert(row.at("member").get<std::string>());
  }
  EXPECT_EQ(members.size(), static_cast<size_t>(people()));
  fmt::print("A person by touch {:.2f} s (longest {:.2f}), by card {:.2f} s (longest {:.2f}); {} people\n",
             by_touch.sum / by_touch.count, by_touch.most, by_card.sum / by_card.count, by_card.most, people());
}

TEST_F(RushTest, ACardIsReadAnywhereAndSaysWhatIsTheMatter) {
  const std::string lost = cards_[0];
  program("starharbor-content", {"--data", office(), "revoke-cards", "east.0000"});
  for (const std::string& data : {office(), door()}) sync(data);
  XServer server(1920, 1080);
  Kiosk kiosk(server, door(), kSmallWindow);
  ASSERT_TRUE(kiosk.reaches("attract"));
  sleep_ms(900);
  scan(server, lost);
  ASSERT_TRUE(kiosk.reaches("signin-problem tea"));
  scan(server, guests_[0]);
  ASSERT_TRUE(kiosk.reaches("signin-done tea"));
  EXPECT_THAT(kiosk.place(), ::testing::EndsWith("ordinal 1"));
  // A French keyboard writes Q for A and é for 2: a scanner's keys are read by their place. And with Caps Lock on,
  // while a name is being typed: nothing of it gets into the field.
  ASSERT_EQ(run({"setxkbmap", "-layout", "fr"}, server.environment()).status, 0);
  server.tap(kSmallNext);
  ASSERT_TRUE(kiosk.reaches("signin-find tea"));
  type_letters(server, "K");
  server.press_key(kCapsLock);
  server.hold_key(kShift);
  scan(server, cards_[1]);
  server.release_key(kShift);
  server.press_key(kCapsLock);
  ASSERT_TRUE(wait_until(10'000, [&] { return kiosk.place().ends_with("ordinal 2"); })) << kiosk.place();
  // Half a card signs nobody in, and the rest of it is none.
  scan(server, cards_[2].substr(0, 60), false);
  sleep_ms(2'500);
  scan(server, cards_[2].substr(60));
  sleep_ms(500);
  EXPECT_EQ(content(door(), {"attendance"}).size(), 2u);
  scan(server, cards_[2]);
  ASSERT_TRUE(wait_until(10'000, [&] { return kiosk.place().ends_with("ordinal 3"); })) << kiosk.place();
  sync(door());
  sync(office());
  const auto known = content(office(), {"attendance"});
  ASSERT_EQ(known.size(), 3u);
  EXPECT_EQ(known[0].at("member"), "west.0000") << "the office knows whose card the guest's is";
}

}  // namespace
}  // namespace starharbor::tests
