// What a visitor hears, and that it is little.
#include "kiosk/sounds.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

// As the app does: a look before and after each action. What was signed in is what was waited for.
std::vector<Sound> heard_during(Visitor& visitor, const std::vector<Action>& actions) {
  std::vector<Sound> heard;
  for (Action action : actions) {
    if (auto* answer = std::get_if<SignedIn>(&action)) answer->query = visitor.state.visit.check_in.query;
    const Screen before = visitor.state.visit.screen;
    visitor.act(action);
    if (const auto sound = sound_of(before, visitor.state)) heard.push_back(*sound);
  }
  return heard;
}

content::SignInResult result(content::SignInOutcome outcome) {
  content::SignInResult made;
  made.outcome = outcome;
  made.sign_in = content::FactId("fact.1");
  return made;
}

TEST(SoundOf, TellsWhatASignInCameTo) {
  Visitor visitor;
  EXPECT_EQ(heard_during(visitor.find_people(),
                         {ChooseCandidate{0}, SignedIn{result(content::SignInOutcome::kSignedIn)}, Tick{}, Touched{}}),
            std::vector{Sound::kDone});
  visitor = Visitor();
  EXPECT_EQ(heard_during(visitor.find_people(),
                         {ChooseCandidate{0}, SignedIn{result(content::SignInOutcome::kAlreadyIn)}, Tick{}, Touched{}}),
            std::vector{Sound::kDone})
      << "in is in";
  visitor = Visitor();
  EXPECT_EQ(heard_during(visitor.find_people(),
                         {ChooseCandidate{0}, SignedIn{result(content::SignInOutcome::kFull)}, Tick{}, Touched{}}),
            std::vector{Sound::kNotice});
}

TEST(SoundOf, GoesWithEachResultInAQueue) {
  Visitor visitor;
  const SignedIn done{result(content::SignInOutcome::kSignedIn)}, full{result(content::SignInOutcome::kFull)};
  EXPECT_EQ(heard_during(visitor.find_people(), {ChooseCandidate{0}, done, FinishSignIn{}}), std::vector{Sound::kDone});
  EXPECT_EQ(heard_during(visitor.find_people(),
                         {ChooseCandidate{1}, done, UndoSignIn{}, SignInUndone{content::FactId("fact.1")}}),
            std::vector{Sound::kDone});
  EXPECT_EQ(heard_during(visitor.find_people(), {ChooseCandidate{2}, full, Back{}}), std::vector{Sound::kNotice});
}

TEST(SoundOf, IsNothingForAnythingElse) {
  const std::vector<Screen> quiet = {Screen::kAttract, Screen::kHome,   Screen::kStory,      Screen::kGallery,
                                     Screen::kPhoto,   Screen::kEvents, Screen::kSignInFind, Screen::kSignInWalkIn};
  const auto at = [](Screen screen) {
    State state;
    state.visit.screen = screen;
    return state;
  };
  std::vector<Screen> all = quiet;
  all.insert(all.end(), {Screen::kSignInDone, Screen::kSignInProblem});
  for (const Screen before : all) {
    for (const Screen after : quiet) EXPECT_EQ(sound_of(before, at(after)), std::nullopt);
    EXPECT_EQ(sound_of(before, at(before)), std::nullopt);
  }
}

}  // namespace
}  // namespace starharbor::kiosk
