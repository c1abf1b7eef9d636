// A whole visit by real touches, from the attract screen to a sign-in that shows on another terminal after a sync; and
// what must not happen on the way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/e2e/hall.h"

namespace starharbor::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// Where the design puts things, 1920 x 1080.
constexpr Point kMiddle{960, 540};
constexpr Point kHeartStar{614, 600};
constexpr Point kEventStripButton{834, 828};
constexpr Point kBack{196, 1000};
constexpr Point kLanguage{1724, 1000};
constexpr Point kStoryChapterTwo{900, 1000};
constexpr Point kFirstPhoto{870, 390};
constexpr Point kFirstCandidate{960, 376};
constexpr Point kUndo{700, 824};

// Keys of the letter keyboard.
Point key(char letter) {
  const std::string rows[] = {"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};
  const double indents[] = {0, 57.8, 173.4};
  for (int row = 0; row < 3; ++row) {
    const size_t column = rows[row].find(letter);
    if (column != std::string::npos)
      return {680 + indents[row] + static_cast<double>(column) * 115.6 + 52, 646 + row * 116.0};
  }
  return kMiddle;
}

// The hall's second tile; there are three while nobody can take part yet.
constexpr Point kGalleryTile{1398, 828};

std::set<std::string> people_at(const std::string& data) {
  std::set<std::string> people;
  for (const auto& row : content(data, {"attendance"})) people.insert(row.at("member").get<std::string>());
  return people;
}

TEST(Visit, ASignInByTouchShowsOnTheOtherTerminalAfterASync) {
  Hall& hall = Hall::instance();
  XServer server(1920, 1080);
  std::set<std::string> before = people_at(hall.left());
  {
    Kiosk kiosk(server, hall.left());
    ASSERT_TRUE(kiosk.reaches("attract"));
    server.tap(kMiddle);
    ASSERT_TRUE(kiosk.reaches("home"));
    sleep_ms(900);

    server.tap(kHeartStar);
    ASSERT_TRUE(kiosk.reaches("story zhen-xin-hui 0"));
    sleep_ms(900);
    server.tap(kStoryChapterTwo);
    ASSERT_TRUE(kiosk.reaches("story zhen-xin-hui 1"));
    sleep_ms(500);
    server.tap(kLanguage);
    ASSERT_TRUE(kiosk.reaches("story zhen-xin-hui 1 en"));
    sleep_ms(500);
    server.tap(kLanguage);
    sleep_ms(500);
    server.tap(kBack);
    ASSERT_TRUE(kiosk.reaches("home"));
    sleep_ms(900);

    server.tap(kGalleryTile);
    ASSERT_TRUE(kiosk.reaches("gallery"));
    sleep_ms(900);
    server.tap(kFirstPhoto);
    ASSERT_TRUE(kiosk.reaches("photo"));
    sleep_ms(900);
    server.pinch(kMiddle, 200, 500);
    const bool zoomed = wait_until(5000, [&] {
      const std::string place = kiosk.place();
      const size_t zoom = place.find("zoom ");
      return zoom != std::string::npos && std::stod(place.substr(zoom + 5)) > 1.5;
    });
    EXPECT_TRUE(zoomed) << kiosk.place();
    server.tap(kBack);
    ASSERT_TRUE(kiosk.reaches("gallery"));
    sleep_ms(900);
    server.tap(kBack);
    ASSERT_TRUE(kiosk.reaches("home"));
    sleep_ms(900);

    server.tap(kEventStripButton);
    ASSERT_TRUE(kiosk.reaches("signin-find"));
    sleep_ms(900);
    for (int letter = 0; letter < 2; ++letter) {
      server.tap(key('W'));
      sleep_ms(400);
    }
    ASSERT_TRUE(wait_until(5000, [&] {
      return !kiosk.place().ends_with("found 0") && kiosk.place().find("found") != std::string::npos;
    })) << kiosk.place();
    sleep_ms(300);
    server.tap(kFirstCandidate);
    ASSERT_TRUE(kiosk.reaches("signin-done"));
  }

  const std::set<std::string> at_left = people_at(hall.left());
  ASSERT_EQ(at_left.size(), before.size() + 1);
  EXPECT_NE(people_at(hall.right()), at_left);
  hall.sync(hall.left());
  hall.sync(hall.right());
  hall.sync(hall.office());
  EXPECT_EQ(people_at(hall.right()), at_left);
  EXPECT_EQ(people_at(hall.office()), at_left);
  EXPECT_EQ(content(hall.left(), {"digest"}), content(hall.right(), {"digest"}));
}

TEST(Visit, AnUndoTakesTheSignInBack) {
  Hall& hall = Hall::instance();
  XServer server(1920, 1080);
  Kiosk kiosk(server, hall.right());
  ASSERT_TRUE(kiosk.reaches("attract"));
  server.tap(kMiddle);
  ASSERT_TRUE(kiosk.reaches("home"));
  sleep_ms(900);
  server.tap(kEventStripButton);
  ASSERT_TRUE(kiosk.reaches("signin-find"));
  sleep_ms(900);
  for (const char letter : {'L', 'N', 'X'}) {
    server.tap(key(letter));
    sleep_ms(400);
  }
  ASSERT_TRUE(wait_until(5000, [&] {
    return !kiosk.place().ends_with("found 0") && kiosk.place().find("found") != std::string::npos;
  })) << kiosk.place();
  sleep_ms(300);
  const size_t before = people_at(hall.right()).size();
  server.tap(kFirstCandidate);
  ASSERT_TRUE(kiosk.reaches("signin-done"));
  sleep_ms(1200);
  server.tap(kUndo);
  ASSERT_TRUE(kiosk.reaches("signin-find"));
  int standing = 0, annulled = 0;
  for (const auto& row : content(hall.right(), {"attendance"}))
    (row.at("annulled").get<bool>() ? annulled : standing)++;
  EXPECT_EQ(static_cast<size_t>(standing), before);
  EXPECT_EQ(annulled, 1);
}

TEST(Visit, AChangeByAnotherProgramShowsWithinTwoSeconds) {
  Hall& hall = Hall::instance();
  XServer server(1920, 1080);
  Kiosk kiosk(server, hall.left());
  ASSERT_TRUE(kiosk.reaches("attract"));
  ASSERT_TRUE(wait_until(5000, [&] { return kiosk.place().find("attended") != std::string::npos; }));
  const std::string before = kiosk.place();
  const auto members = content(hall.left(), {"members"});
  const auto events = content(hall.left(), {"events"});
  std::string open_house;
  for (const auto& event : events)
    if (event.at("base") == "zhen-xin-hui" && event.at("id").get<std::string>().ends_with(".2"))
      open_house = event.at("id");
  ASSERT_FALSE(open_house.empty());
  program("starharbor-content",
          {"--data", hall.left(), "sign-in", "--event", open_house, "--member", members.back().at("id")});
  EXPECT_TRUE(wait_until(2000, [&] { return kiosk.place() != before; })) << kiosk.place();
}

TEST(Visit, ASecondKioskOnTheSameDataIsRefusedInPlainWords) {
  Hall& hall = Hall::instance();
  XServer server(1920, 1080);
  Kiosk first(server, hall.left());
  ASSERT_TRUE(first.reaches("attract"));
  const auto second = program("starharbor-kiosk", {"--data", hall.left()}, 3, server.environment());
  EXPECT_THAT(second.errors, HasSubstr("another kiosk is running"));
  EXPECT_TRUE(first.process().running());
}

TEST(Visit, WithoutADisplayItSaysWhatToDo) {
  const auto kiosk =
      program("starharbor-kiosk", {"--data", Hall::instance().left()}, 3, {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}});
  EXPECT_THAT(kiosk.errors, HasSubstr("display"));
}

// evdev key codes + 8, as X counts them.
constexpr int kControl = 37, kAlt = 64, kQ = 24, kEscape = 9, kF4 = 70;

void press_leave(XServer& server) {
  server.hold_key(kControl);
  server.hold_key(kAlt);
  server.press_key(kQ);
  server.release_key(kAlt);
  server.release_key(kControl);
}

TEST(Visit, ControlAltQLeavesUnlessLocked) {
  Hall& hall = Hall::instance();
  XServer server(1920, 1080);
  {
    Kiosk kiosk(server, hall.left(), {"--locked"});
    ASSERT_TRUE(kiosk.reaches("attract"));
    press_leave(server);
    server.press_key(kEscape);
    server.hold_key(kAlt);
    server.press_key(kF4);
    server.release_key(kAlt);
    sleep_ms(700);
    EXPECT_TRUE(kiosk.process().running());
  }
  Kiosk kiosk(server, hall.left());
  ASSERT_TRUE(kiosk.reaches("attract"));
  press_leave(server);
  EXPECT_EQ(kiosk.process().wait(5000), 0);
}

TEST(Visit, AnAccidentalDoubleTapDoesNothingTwice) {
  Hall& hall = Hall::instance();
  XServer server(1920, 1080);
  Kiosk kiosk(server, hall.left());
  ASSERT_TRUE(kiosk.reaches("attract"));
  server.tap(kMiddle);
  ASSERT_TRUE(kiosk.reaches("home"));
  sleep_ms(900);
  server.tap(kLanguage);
  sleep_ms(40);
  server.tap(kLanguage);
  sleep_ms(600);
  EXPECT_THAT(kiosk.place(), StartsWith("home en"));
}

TEST(Tour, WalksEveryScreenInBothLanguagesAndOrientations) {
  TemporaryFolder folder;
  XServer server(1920, 1080);
  const size_t before = people_at(Hall::instance().office()).size();
  program("starharbor-kiosk", {"--data", Hall::instance().office(), "--tour", folder.path()}, 0, server.environment());
  for (const std::string screen : {"attract", "home", "story", "gallery", "album", "photo", "events", "signin-find",
                                   "signin-done", "idle-warning"})
    for (const std::string language : {"zh", "en"})
      for (const std::string turned : {"", "-portrait"}) {
        const auto picture = folder / (screen + "-" + language + turned + ".png");
        ASSERT_TRUE(std::filesystem::exists(picture)) << picture;
        EXPECT_GT(std::filesystem::file_size(picture), 30'000u) << picture << " is all but empty";
      }
  EXPECT_EQ(people_at(Hall::instance().office()).size(), before) << "the tour's sign-in stayed";
}

}  // namespace
}  // namespace starharbor::tests
