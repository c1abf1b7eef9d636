// The star map and the events: every star leads to its story, every event to its sign-in, every page can be reached.
#include "tests/kiosk/screens/drawn_screen.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/shared/common.h"

namespace starharbor::kiosk {
namespace {

using HomeTest = ScreenTest;
using EventsTest = ScreenTest;

constexpr Vec2 kStripAction{834, 828}, kStripBody{500, 828};

TEST_F(HomeTest, EveryStarOpensItsStory) {
  for (const bool portrait : {false, true}) {
    turn_portrait(portrait);
    for (int i = 0; i < 5; ++i) {
      press(home_star(portrait, i, 5));
      ASSERT_TRUE(came<OpenStory>()) << "star " << i << (portrait ? " in portrait" : "");
      EXPECT_EQ(came<OpenStory>()->base, "b" + std::to_string(i));
    }
  }
}

TEST_F(HomeTest, ANameBelowTheHorizonOpensItsStoryToo) {
  press({614, 620});
  ASSERT_TRUE(came<OpenStory>());
  EXPECT_EQ(came<OpenStory>()->base, "b1");
}

TEST_F(HomeTest, TilesLeadToStoryGalleryAndTheCheckIn) {
  press({1106, 828});
  ASSERT_TRUE(came<OpenStory>());
  EXPECT_EQ(came<OpenStory>()->base, "");
  press({1398, 828});
  EXPECT_TRUE(came<OpenGallery>());
  press({1690, 828});
  EXPECT_TRUE(came<OpenCheckIn>());
}

TEST_F(HomeTest, NineBasesTakeTwoPages) {
  set_hall(made_up_hall(9));
  press({1872, 504});
  ASSERT_TRUE(came<SetHomePage>());
  EXPECT_EQ(came<SetHomePage>()->page, 1);
  swipe({1200, 400}, {700, 400});
  ASSERT_TRUE(came<SetHomePage>());
  EXPECT_EQ(came<SetHomePage>()->page, 1);

  state.visit.browse.home_page = 1;
  press(home_star(false, 0, 2));
  ASSERT_TRUE(came<OpenStory>());
  EXPECT_EQ(came<OpenStory>()->base, "b7");
  press({48, 504});
  ASSERT_TRUE(came<SetHomePage>());
  EXPECT_EQ(came<SetHomePage>()->page, 0);
}

TEST_F(HomeTest, SevenBasesNeedNoPages) {
  set_hall(made_up_hall(7));
  EXPECT_EQ(target_at({1872, 504}), "");
  swipe({1200, 400}, {700, 400});
  EXPECT_TRUE(actions.empty());
}

TEST_F(HomeTest, APageThatIsGoneShowsTheLastOne) {
  state.visit.browse.home_page = 3;
  press(home_star(false, 0, 5));
  ASSERT_TRUE(came<OpenStory>());
  EXPECT_EQ(came<OpenStory>()->base, "b0");
}

TEST_F(HomeTest, TheStripSignsInAtTheOpenEvent) {
  content::Hall hall = made_up_hall(5);
  hall.events = {made_up_event("tea", "b0", now_ms - kHourMs, now_ms + kHourMs)};
  set_hall(hall);
  press(kStripAction);
  ASSERT_TRUE(came<OpenSignIn>());
  EXPECT_EQ(came<OpenSignIn>()->event, "tea");
}

TEST_F(HomeTest, SeveralOpenEventsAreSwipedThrough) {
  content::Hall hall = made_up_hall(5);
  hall.events = {made_up_event("tea", "b0", now_ms - kHourMs, now_ms + kHourMs),
                 made_up_event("race", "b1", now_ms - kHourMs, now_ms + kHourMs)};
  set_hall(hall);
  show();
  swipe({600, 828}, {300, 828});
  press(kStripAction);
  ASSERT_TRUE(came<OpenSignIn>());
  EXPECT_EQ(came<OpenSignIn>()->event, open_events(state)[1]->id);

  // The last one stays, and another visit begins with the first.
  swipe({600, 828}, {300, 828});
  press(kStripAction);
  ASSERT_TRUE(came<OpenSignIn>());
  EXPECT_EQ(came<OpenSignIn>()->event, open_events(state)[1]->id);
  state.visit.screen_since_ms = now_ms;
  press(kStripAction);
  ASSERT_TRUE(came<OpenSignIn>());
  EXPECT_EQ(came<OpenSignIn>()->event, open_events(state)[0]->id);
}

TEST_F(HomeTest, WithoutAnOpenEventTheStripShowsTheEvents) {
  content::Hall hall = made_up_hall(5);
  hall.events = {made_up_event("later", "b0", now_ms + 2 * kHourMs, now_ms + 3 * kHourMs)};
  set_hall(hall);
  press(kStripAction);
  EXPECT_TRUE(came<OpenEvents>());
  set_hall(made_up_hall(5));
  press(kStripBody);
  EXPECT_TRUE(came<OpenEvents>());
}

TEST_F(HomeTest, AtRestOnlyTheClockAsksForAFrame) {
  show();
  ASSERT_TRUE(next_frame_at);
  EXPECT_EQ(*next_frame_at % 60'000, 0);
  EXPECT_GT(*next_frame_at, now_ms);
}

// Is the right end of an exchange's bar there, at the foot of the star map?
bool ends_bar(const std::vector<Vec2>& vertices, Vec2 end) {
  return std::any_of(vertices.begin(), vertices.end(), [&](Vec2 v) {
    return std::abs(v.x - end.x) < 1.5f && v.y >= end.y - 1.5f && v.y <= end.y + 5.5f;
  });
}

TEST_F(HomeTest, AnExchangeWithAStickShowsABarAndTakesItAwayAgain) {
  for (const bool portrait : {false, true}) {
    turn_portrait(portrait);
    const Vec2 whole = portrait ? Vec2{552, 1860} : Vec2{576, 1020}, half = whole - Vec2{240, 0};
    state.device.exchange.reset();
    show();
    EXPECT_FALSE(ends_bar(vertices, whole));
    state.device.exchange = Exchange{.running = true, .stick = true, .percent = 50, .since_ms = now_ms};
    show();
    EXPECT_TRUE(ends_bar(vertices, whole)) << "its track";
    EXPECT_TRUE(ends_bar(vertices, half));
    state.device.exchange = Exchange{.stick = true, .good = true, .percent = 100, .since_ms = now_ms};
    show();
    EXPECT_TRUE(ends_bar(vertices, whole));
    EXPECT_FALSE(ends_bar(vertices, half));
    state.device.exchange = Exchange{.stick = true, .good = true, .percent = 100, .since_ms = now_ms - kExchangeDoneMs};
    show();
    EXPECT_FALSE(ends_bar(vertices, whole));
  }
}

TEST_F(HomeTest, TheWordsOfAnExchangeKeepClearOfTheQuay) {
  for (const Language chosen : {Language::kChinese, Language::kEnglish}) {
    state.visit.language = chosen;
    for (const bool running : {true, false}) {
      for (const bool stick : {true, false}) {
        turn_portrait(true);
        state.device.exchange =
            Exchange{.running = running, .stick = stick, .good = true, .percent = 100, .since_ms = now_ms - 10'000};
        show();
        float right = 0;
        for (const Vec2 v : vertices) {
          // Between the navigation bar's ground, which is wider, and its first control.
          if (v.y > 1800 && v.y < 1850 && v.x < 720) right = std::max(right, v.x);
        }
        EXPECT_LE(right, 72 + 640);
      }
    }
  }
}

TEST_F(HomeTest, AnExchangeLeavesNothingToPress) {
  state.device.exchange = Exchange{.running = true, .stick = true, .percent = 50, .since_ms = now_ms};
  EXPECT_EQ(target_at({300, 1000}), "");
}

content::Hall hall_with_events(int open, int64_t now_ms) {
  content::Hall hall = made_up_hall(5);
  for (int i = 0; i < open; ++i) {
    hall.events.push_back(made_up_event("open" + std::to_string(i), "b1", now_ms - kHourMs, now_ms + kHourMs));
  }
  return hall;
}

TEST_F(EventsTest, AnOpenEventIsSignedInAtWithOnePress) {
  rest_on(Screen::kEvents);
  set_hall(hall_with_events(2, now_ms));
  press({834, 280});
  ASSERT_TRUE(came<OpenSignIn>());
  EXPECT_EQ(came<OpenSignIn>()->event, "open0");
  press({500, 460});
  ASSERT_TRUE(came<OpenSignIn>());
  EXPECT_EQ(came<OpenSignIn>()->event, "open1");
}

TEST_F(EventsTest, AnEventToComeCannotBePressed) {
  rest_on(Screen::kEvents);
  content::Hall hall = made_up_hall(5);
  hall.events = {made_up_event("later", "b0", now_ms + 2 * kHourMs, now_ms + 3 * kHourMs)};
  set_hall(hall);
  press({1400, 290});
  EXPECT_TRUE(actions.empty());
}

TEST_F(EventsTest, MoreThanFourOpenEventsTurnPages) {
  rest_on(Screen::kEvents);
  content::Hall hall = hall_with_events(6, now_ms);
  for (content::Event& event : hall.events) event.title = {"茶话会", "Tea hour"};
  set_hall(hall);
  press({1332, 1000});
  ASSERT_TRUE(came<SetEventsPage>());
  EXPECT_EQ(came<SetEventsPage>()->page, 1);
  state.visit.browse.events.page = 1;
  press({834, 280});
  ASSERT_TRUE(came<OpenSignIn>());
  EXPECT_EQ(came<OpenSignIn>()->event, "open4");
  press({1044, 1000});
  ASSERT_TRUE(came<SetEventsPage>());
  EXPECT_EQ(came<SetEventsPage>()->page, 0);
}

TEST_F(EventsTest, WhatIsOnEveryDayTakesOneLine) {
  rest_on(Screen::kEvents);
  content::Hall hall = made_up_hall(5);
  for (int day = 1; day <= 40; ++day) {
    content::Event event = made_up_event("house" + std::to_string(day), "b0", now_ms + day * 24 * kHourMs,
                                         now_ms + day * 24 * kHourMs + kHourMs);
    event.title = {"开放日", "Open house"};
    hall.events.push_back(event);
  }
  set_hall(hall);
  EXPECT_EQ(target_at({1332, 1000}), "") << "one page is enough";
}

TEST_F(EventsTest, BackLeadsBack) {
  rest_on(Screen::kEvents);
  press({196, 1000});
  EXPECT_TRUE(came<Back>());
}

}  // namespace
}  // namespace starharbor::kiosk
