// What time does to a visit that nobody goes on with, and to a clock that is moved.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/kiosk/model/core/visit.h"

namespace starharbor::kiosk {
namespace {

TEST(Idle, ItsTimesAreSettingsOfTheTerminalAndOutliveAVisit) {
  Visit visit;
  ASSERT_EQ(visit.state.settings.set("kiosk.idle_warning_after_s", int64_t{90}, "here"), "");
  ASSERT_EQ(visit.state.settings.set("kiosk.idle_warning_s", int64_t{10}, "here"), "");
  for (int times = 0; times < 2; ++times) {
    visit.act(Touched{}).act(OpenHome{}).after(89'999);
    EXPECT_FALSE(visit.state.idle.warning_since_ms);
    visit.after(1);
    ASSERT_TRUE(visit.state.idle.warning_since_ms);
    EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + 10'000);
    visit.after(10'000);
    EXPECT_EQ(visit.state.screen, Screen::kAttract);
  }
}

TEST(Idle, WarnsAfterAMinute) {
  Visit visit;
  visit.act(Touched{}).after(kIdleWarningAfterMs - 1);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + 1);
  visit.after(1);
  ASSERT_TRUE(visit.state.idle.warning_since_ms);
  EXPECT_EQ(idle_warning_left_ms(visit.state), kIdleWarningMs);
}

TEST(Idle, WarnsAfterHalfAMinuteInSignIn) {
  Visit visit;
  visit.find_people().after(kSignInIdleWarningAfterMs - 1);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
  visit.after(1);
  EXPECT_TRUE(visit.state.idle.warning_since_ms);
  EXPECT_EQ(idle_warning_left_ms(visit.state), kSignInIdleWarningMs);
  EXPECT_EQ(visit.state.sign_in.typed, "");
}

TEST(Idle, EndsTheVisitAndForgetsIt) {
  Visit visit;
  visit.act(Touched{}).act(ToggleLanguage{}).act(OpenStory{"harbour"}).act(GoToChapter{2}).act(SetHomePage{1});
  visit.after(kIdleWarningAfterMs).after(kIdleWarningMs - 1);
  EXPECT_EQ(visit.state.screen, Screen::kStory);
  visit.after(1);
  EXPECT_EQ(visit.state.screen, Screen::kAttract);
  EXPECT_EQ(visit.state.transition.from, Screen::kStory);
  EXPECT_EQ(visit.state.language, Language::kChinese);
  EXPECT_EQ(visit.state.story.chapter, 0);
  EXPECT_EQ(visit.state.home_page, 0);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
  EXPECT_NE(visit.state.hall, nullptr);
  EXPECT_EQ(next_due_ms(visit.state), std::nullopt) << "the attract screen waits for a finger, not for time";
}

TEST(Idle, AnAnswerThatComesAfterTheVisitIsNobodys) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{0});
  const uint64_t asked = visit.state.sign_in.query;
  visit.after(kSignInIdleWarningAfterMs).after(kSignInIdleWarningMs);
  ASSERT_EQ(visit.state.screen, Screen::kAttract);
  content::SignInResult result;
  result.outcome = content::SignInOutcome::kSignedIn;
  visit.act(SignedIn{result, asked});
  EXPECT_EQ(visit.state.screen, Screen::kAttract);
}

TEST(IdleWarning, StillHereGoesOnWhereTheVisitorWas) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs).after(5'000);
  visit.act(Touched{}).act(StillHere{});
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
  EXPECT_EQ(visit.state.screen, Screen::kStory);
  visit.after(kIdleWarningAfterMs - 1);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
}

TEST(IdleWarning, LeadsToTheStarMapWhenAsked) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs);
  visit.act(Touched{}).after(200).act(OpenHome{});
  EXPECT_EQ(visit.state.screen, Screen::kHome);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
}

TEST(IdleWarning, ATouchThatMeansNothingStillMeansSomebodyIsThere) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs).after(kIdleWarningMs - 10);
  visit.act(Touched{}).after(kWarningTouchMs - 1);
  EXPECT_TRUE(visit.state.idle.warning_since_ms) << "the finger may yet come up on a button";
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + 1);
  visit.after(1);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
  EXPECT_EQ(visit.state.screen, Screen::kStory);
}

TEST(IdleWarning, ComesAgainAtOnceForOneWhoLeftLongAfterTouchingIt) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs);
  visit.act(Touched{}).after(kIdleWarningAfterMs + 1'000);
  EXPECT_EQ(visit.state.idle.warning_since_ms, visit.now_ms);
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + kIdleWarningMs);
}

TEST(Clock, ALeapForwardStillLeavesTheWholeCountdown) {
  Visit visit;
  visit.act(Touched{}).act(OpenStory{"harbour"}).after(3'600'000);
  EXPECT_EQ(visit.state.screen, Screen::kStory);
  EXPECT_EQ(idle_warning_left_ms(visit.state), kIdleWarningMs);
}

TEST(Clock, SetBackItFreezesNothing) {
  Visit visit;
  visit.find_people().after(5'000);
  visit.now_ms -= 86'400'000;
  visit.act(Tick{}).after(kTypedClearMs - 5'001);
  EXPECT_EQ(visit.state.sign_in.typed, "WX") << "the leap itself is no time that passed";
  visit.after(1);
  EXPECT_EQ(visit.state.sign_in.typed, "");
  visit.after(kSignInIdleWarningAfterMs);
  EXPECT_TRUE(visit.state.idle.warning_since_ms);
}

TEST(Clock, SetBackOnTheDoneScreenItStillReturns) {
  Visit visit;
  visit.sign_in().after(3'000);
  visit.now_ms -= 1'800'000;
  visit.act(Tick{});
  EXPECT_EQ(result_return_ms(visit.state), visit.now_ms + 1'000);
  EXPECT_EQ(undo_left_ms(visit.state), kUndoMs - 3'000);
  EXPECT_EQ(visit.after(1'000).state.screen, Screen::kSignInFind);
}

// A terminal at the door.

class DoorTest : public testing::Test {
 protected:
  DoorTest() : visit(only({"heart-house", "harbour-house", "later"})) { visit.state.at_door = true; }

  static content::Hall only(const std::vector<std::string>& events) {
    content::Hall hall = test_hall();
    std::erase_if(hall.events,
                  [&](const auto& event) { return std::find(events.begin(), events.end(), event.id) == events.end(); });
    return hall;
  }

  Visit visit;
};

TEST_F(DoorTest, WaitsAtTheFindScreenWhileAnEventIsOpen) {
  visit.act(Tick{});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.event, "heart-house") << "its base's own, though another is open elsewhere";
  EXPECT_TRUE(is_resting(visit.state));
  visit.after(kIdleWarningAfterMs);
  EXPECT_FALSE(visit.state.idle.warning_since_ms) << "nobody is asked whether they are there";
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
}

TEST_F(DoorTest, FollowsTheEventsAsTheyOpenAndClose) {
  visit.act(Tick{});
  constexpr int64_t kHour = 3'600'000;
  EXPECT_EQ(next_due_ms(visit.state), kNoon + kHour);
  EXPECT_EQ(visit.after(kHour).state.screen, Screen::kAttract);
  EXPECT_EQ(next_due_ms(visit.state), kNoon + 2 * kHour) << "when the other base's closes";
  content::Hall hall = only({"later"});
  hall.events.front().base = "heart";
  visit.change_hall(hall).act(Tick{});
  EXPECT_EQ(next_due_ms(visit.state), kNoon + 4 * kHour);
  EXPECT_EQ(visit.after(3 * kHour).state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.event, "later");
}

TEST_F(DoorTest, AVisitEndsThereAndKeepsNothing) {
  visit.act(Tick{}).act(Touched{}).act(ToggleLanguage{}).type("WX");
  EXPECT_FALSE(is_resting(visit.state));
  visit.after(kSignInIdleWarningAfterMs);
  ASSERT_TRUE(visit.state.idle.warning_since_ms);
  visit.after(kSignInIdleWarningMs);
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.language, Language::kChinese);
  EXPECT_TRUE(is_resting(visit.state));
}

TEST_F(DoorTest, AnEmptyScreenNeedsNoWarning) {
  visit.act(Tick{}).act(Touched{}).after(kSignInIdleWarningAfterMs);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
  EXPECT_TRUE(is_resting(visit.state));
}

TEST_F(DoorTest, AReaderOfStoriesIsWarnedAndThenTheDoorIsBack) {
  visit.act(Tick{}).act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs).after(kIdleWarningMs);
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.event, "heart-house");
}

TEST_F(DoorTest, WhereThereIsAChoiceItWaitsAtTheAttractScreen) {
  visit = Visit(only({"heart-house", "alliance"}));
  visit.state.at_door = true;
  visit.act(Tick{});
  EXPECT_EQ(visit.state.screen, Screen::kAttract);
  visit.act(Touched{}).act(OpenSignIn{"alliance"}).after(kSignInIdleWarningAfterMs);
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind) << "unless one has been chosen";
  EXPECT_EQ(visit.state.sign_in.event, "alliance");
}

TEST_F(DoorTest, AnEventThatIsTakenAwayLeavesTheAttractScreen) {
  visit.act(Tick{}).change_hall(only({"later"}));
  EXPECT_EQ(visit.state.screen, Screen::kAttract);
  EXPECT_TRUE(is_resting(visit.state));
}

TEST_F(DoorTest, WithoutTheSettingAVisitEndsAtTheAttractScreen) {
  visit.state.at_door = false;
  visit.find_people().after(kSignInIdleWarningAfterMs).after(kSignInIdleWarningMs);
  EXPECT_EQ(visit.state.screen, Screen::kAttract);
}

}  // namespace
}  // namespace starharbor::kiosk
