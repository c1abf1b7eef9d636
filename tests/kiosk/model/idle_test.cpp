// What time does to a visit that nobody goes on with, and to a clock that is moved.
#include <gtest/gtest.h>

#include "tests/kiosk/model/visit.h"

namespace starharbor::kiosk {
namespace {

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
  visit.after(kSignInIdleWarningAfterMs).after(kIdleWarningMs);
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
  visit.sign_in().after(4'000);
  visit.now_ms -= 7'200'000;
  visit.act(Tick{});
  EXPECT_EQ(done_return_left_ms(visit.state), 6'000);
  visit.after(6'000);
  EXPECT_EQ(visit.state.screen, Screen::kHome);
}

}  // namespace
}  // namespace starharbor::kiosk
