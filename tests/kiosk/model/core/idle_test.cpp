// What time does to a visit that nobody goes on with, and to a clock that is moved.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

TEST(Idle, ItsTimesAreSettingsOfTheTerminalAndOutliveAVisit) {
  Visitor visitor;
  ASSERT_EQ(visitor.state.device.settings.set("kiosk.idle_warning_after_s", int64_t{90}, "here"), "");
  ASSERT_EQ(visitor.state.device.settings.set("kiosk.idle_warning_s", int64_t{10}, "here"), "");
  for (int times = 0; times < 2; ++times) {
    visitor.act(Touched{}).act(OpenHome{}).after(89'999);
    EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
    visitor.after(1);
    ASSERT_TRUE(visitor.state.visit.idle.warning_since_ms);
    EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + 10'000);
    visitor.after(10'000);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
  }
}

TEST(Idle, WarnsAfterAMinute) {
  Visitor visitor;
  visitor.act(Touched{}).after(kIdleWarningAfterMs - 1);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + 1);
  visitor.after(1);
  ASSERT_TRUE(visitor.state.visit.idle.warning_since_ms);
  EXPECT_EQ(idle_warning_left_ms(visitor.state), kIdleWarningMs);
}

TEST(Idle, WarnsAfterHalfAMinuteInSignIn) {
  Visitor visitor;
  visitor.find_people().after(kSignInIdleWarningAfterMs - 1);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
  visitor.after(1);
  EXPECT_TRUE(visitor.state.visit.idle.warning_since_ms);
  EXPECT_EQ(idle_warning_left_ms(visitor.state), kSignInIdleWarningMs);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
}

TEST(Idle, EndsTheVisitAndForgetsIt) {
  Visitor visitor;
  visitor.act(Touched{}).act(ToggleLanguage{}).act(OpenStory{"harbour"}).act(GoToChapter{2}).act(SetHomePage{1});
  visitor.after(kIdleWarningAfterMs).after(kIdleWarningMs - 1);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kStory);
  visitor.after(1);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
  EXPECT_EQ(visitor.state.visit.transition.from, Screen::kStory);
  EXPECT_EQ(visitor.state.visit.language, Language::kChinese);
  EXPECT_EQ(visitor.state.visit.browse.story.chapter, 0);
  EXPECT_EQ(visitor.state.visit.browse.home_page, 0);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
  EXPECT_NE(visitor.state.hall, nullptr);
  EXPECT_EQ(next_due_ms(visitor.state), std::nullopt) << "the attract screen waits for a finger, not for time";
}

TEST(Idle, AnAnswerThatComesAfterTheVisitIsNobodys) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{0});
  const uint64_t asked = visitor.state.visit.check_in.query;
  visitor.after(kSignInIdleWarningAfterMs).after(kSignInIdleWarningMs);
  ASSERT_EQ(visitor.state.visit.screen, Screen::kAttract);
  content::SignInResult result;
  result.outcome = content::SignInOutcome::kSignedIn;
  visitor.act(SignedIn{result, asked});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
}

TEST(IdleWarning, StillHereGoesOnWhereTheVisitorWas) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs).after(5'000);
  visitor.act(Touched{}).act(StillHere{});
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kStory);
  visitor.after(kIdleWarningAfterMs - 1);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
}

TEST(IdleWarning, LeadsToTheStarMapWhenAsked) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs);
  visitor.act(Touched{}).after(200).act(OpenHome{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kHome);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
}

TEST(IdleWarning, ATouchThatMeansNothingStillMeansSomebodyIsThere) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs).after(kIdleWarningMs - 10);
  visitor.act(Touched{}).after(kWarningTouchMs - 1);
  EXPECT_TRUE(visitor.state.visit.idle.warning_since_ms) << "the finger may yet come up on a button";
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + 1);
  visitor.after(1);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kStory);
}

TEST(IdleWarning, ComesAgainAtOnceForOneWhoLeftLongAfterTouchingIt) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs);
  visitor.act(Touched{}).after(kIdleWarningAfterMs + 1'000);
  EXPECT_EQ(visitor.state.visit.idle.warning_since_ms, visitor.now_ms);
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + kIdleWarningMs);
}

TEST(Clock, ALeapForwardStillLeavesTheWholeCountdown) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenStory{"harbour"}).after(3'600'000);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kStory);
  EXPECT_EQ(idle_warning_left_ms(visitor.state), kIdleWarningMs);
}

TEST(Clock, SetBackItFreezesNothing) {
  Visitor visitor;
  visitor.find_people().after(5'000);
  visitor.now_ms -= 86'400'000;
  visitor.act(Tick{}).after(kTypedClearMs - 5'001);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "WX") << "the leap itself is no time that passed";
  visitor.after(1);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  visitor.after(kSignInIdleWarningAfterMs);
  EXPECT_TRUE(visitor.state.visit.idle.warning_since_ms);
}

TEST(Clock, SetBackOnTheDoneScreenItStillReturns) {
  Visitor visitor;
  visitor.sign_in().after(3'000);
  visitor.now_ms -= 1'800'000;
  visitor.act(Tick{});
  EXPECT_EQ(result_return_ms(visitor.state), visitor.now_ms + 1'000);
  EXPECT_EQ(undo_left_ms(visitor.state), kUndoMs - 3'000);
  EXPECT_EQ(visitor.after(1'000).state.visit.screen, Screen::kSignInFind);
}

// A terminal at the door.

class DoorTest : public testing::Test {
 protected:
  DoorTest() : visitor(only({"heart-house", "harbour-house", "later"})) { visitor.state.device.at_door = true; }

  static content::Hall only(const std::vector<std::string>& events) {
    content::Hall hall = test_hall();
    std::erase_if(hall.events,
                  [&](const auto& event) { return std::find(events.begin(), events.end(), event.id) == events.end(); });
    return hall;
  }

  Visitor visitor;
};

TEST_F(DoorTest, WaitsAtTheFindScreenWhileAnEventIsOpen) {
  visitor.act(Tick{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.event, "heart-house") << "its base's own, though another is open elsewhere";
  EXPECT_TRUE(is_resting(visitor.state));
  visitor.after(kIdleWarningAfterMs);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms) << "nobody is asked whether they are there";
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
}

TEST_F(DoorTest, FollowsTheEventsAsTheyOpenAndClose) {
  visitor.act(Tick{});
  constexpr int64_t kHour = 3'600'000;
  EXPECT_EQ(next_due_ms(visitor.state), kNoon + kHour);
  EXPECT_EQ(visitor.after(kHour).state.visit.screen, Screen::kAttract);
  EXPECT_EQ(next_due_ms(visitor.state), kNoon + 2 * kHour) << "when the other base's closes";
  content::Hall hall = only({"later"});
  hall.events.front().base = "heart";
  visitor.change_hall(hall).act(Tick{});
  EXPECT_EQ(next_due_ms(visitor.state), kNoon + 4 * kHour);
  EXPECT_EQ(visitor.after(3 * kHour).state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.event, "later");
}

TEST_F(DoorTest, AVisitEndsThereAndKeepsNothing) {
  visitor.act(Tick{}).act(Touched{}).act(ToggleLanguage{}).type("WX");
  EXPECT_FALSE(is_resting(visitor.state));
  visitor.after(kSignInIdleWarningAfterMs);
  ASSERT_TRUE(visitor.state.visit.idle.warning_since_ms);
  visitor.after(kSignInIdleWarningMs);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.language, Language::kChinese);
  EXPECT_TRUE(is_resting(visitor.state));
}

TEST_F(DoorTest, AnEmptyScreenNeedsNoWarning) {
  visitor.act(Tick{}).act(Touched{}).after(kSignInIdleWarningAfterMs);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
  EXPECT_TRUE(is_resting(visitor.state));
}

TEST_F(DoorTest, AReaderOfStoriesIsWarnedAndThenTheDoorIsBack) {
  visitor.act(Tick{}).act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs).after(kIdleWarningMs);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.event, "heart-house");
}

TEST_F(DoorTest, WhereThereIsAChoiceItWaitsAtTheAttractScreen) {
  visitor = Visitor(only({"heart-house", "alliance"}));
  visitor.state.device.at_door = true;
  visitor.act(Tick{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
  visitor.act(Touched{}).act(OpenSignIn{"alliance"}).after(kSignInIdleWarningAfterMs);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind) << "unless one has been chosen";
  EXPECT_EQ(visitor.state.visit.check_in.event, "alliance");
}

TEST_F(DoorTest, AnEventThatIsTakenAwayLeavesTheAttractScreen) {
  visitor.act(Tick{}).change_hall(only({"later"}));
  EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
  EXPECT_TRUE(is_resting(visitor.state));
}

TEST_F(DoorTest, WithoutTheSettingAVisitEndsAtTheAttractScreen) {
  visitor.state.device.at_door = false;
  visitor.find_people().after(kSignInIdleWarningAfterMs).after(kSignInIdleWarningMs);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
}

}  // namespace
}  // namespace starharbor::kiosk
