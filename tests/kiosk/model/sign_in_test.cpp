// Finding oneself, signing in and taking it back, as the screen goes through it.
#include <gtest/gtest.h>

#include "tests/kiosk/model/visit.h"

namespace starharbor::kiosk {
namespace {

using content::SignInOutcome;

TEST(Find, AsksFromTwoLettersOn) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"}).act(TypeKey{'W'});
  EXPECT_TRUE(visit.effects.empty());
  visit.act(TypeKey{'X'});
  const auto* asked = visit.caused<FindByLetters>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->event, "heart-house");
  EXPECT_EQ(asked->letters, "WX");
  EXPECT_EQ(asked->query, visit.state.sign_in.query);
}

TEST(Find, AsksAtExactlyFourDigits) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"}).act(SwitchKeypad{}).type("567");
  EXPECT_TRUE(visit.effects.empty());
  visit.act(TypeKey{'8'});
  ASSERT_NE(visit.caused<FindByPhone>(), nullptr);
  EXPECT_EQ(visit.caused<FindByPhone>()->last4, "5678");
  visit.act(TypeKey{'9'});
  EXPECT_TRUE(visit.effects.empty());
  EXPECT_EQ(visit.state.sign_in.typed, "5678");
}

TEST(Find, TakesOnlyTheKeysOfItsPad) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"}).type("1a'W 2");
  EXPECT_EQ(visit.state.sign_in.typed, "W");
  visit.act(SwitchKeypad{}).type("W1");
  EXPECT_EQ(visit.state.sign_in.typed, "1");
}

TEST(Find, StopsAtTwelveLetters) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"}).type("ABCDEFGHIJKLMNOP");
  EXPECT_EQ(visit.state.sign_in.typed, "ABCDEFGHIJKL");
}

TEST(Find, DropsAnAnswerToAnOlderQuestion) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"}).type("WX");
  const uint64_t older = visit.state.sign_in.query;
  visit.act(TypeKey{'M'}).act(MembersFound{older, test_found(4)});
  EXPECT_TRUE(visit.state.sign_in.found.candidates.empty());
  visit.act(MembersFound{visit.state.sign_in.query, test_found(1)});
  EXPECT_EQ(visit.state.sign_in.found.candidates.size(), 1u);
}

TEST(Find, KeepsTheListUntilTheNextAnswerButNotBelowTheMinimum) {
  Visit visit;
  visit.find_people().act(TypeKey{'M'});
  EXPECT_EQ(visit.state.sign_in.found.candidates.size(), 4u);
  visit.act(DeleteKey{});
  EXPECT_NE(visit.caused<FindByLetters>(), nullptr);
  visit.act(DeleteKey{});
  EXPECT_TRUE(visit.state.sign_in.found.candidates.empty());
  EXPECT_TRUE(visit.effects.empty());
}

TEST(Find, ForgetsWhatWasTypedWhenLeft) {
  for (const Action& leave :
       std::vector<Action>{Back{}, OpenHome{}, OpenGallery{""}, OpenStory{"heart"}, OpenEvents{}}) {
    Visit visit;
    visit.find_people();
    const uint64_t asked = visit.state.sign_in.query;
    visit.act(leave);
    EXPECT_EQ(visit.state.sign_in.typed, "");
    EXPECT_TRUE(visit.state.sign_in.found.candidates.empty());
    visit.act(MembersFound{asked, test_found(4)});
    EXPECT_TRUE(visit.state.sign_in.found.candidates.empty());
  }
}

TEST(Find, ClearsItselfAfterFifteenSecondsWithoutAKey) {
  Visit visit;
  visit.find_people().after(10'000).act(TypeKey{'M'}).after(kTypedClearMs - 1);
  EXPECT_EQ(visit.state.sign_in.typed, "WXM");
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + 1);
  visit.after(1);
  EXPECT_EQ(visit.state.sign_in.typed, "");
  EXPECT_TRUE(visit.state.sign_in.found.candidates.empty());
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
}

TEST(Find, AnotherEventBeginsAnew) {
  Visit visit;
  visit.find_people().act(OpenSignIn{"heart-house"});
  EXPECT_EQ(visit.state.sign_in.typed, "WX") << "the same event";
  visit.act(OpenSignIn{"alliance"});
  EXPECT_EQ(visit.state.sign_in.typed, "");
  EXPECT_EQ(visit.state.sign_in.event, "alliance");
}

TEST(SignIn, WritesOnceHoweverOftenPressed) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{2});
  const auto* written = visit.caused<WriteSignIn>();
  ASSERT_NE(written, nullptr);
  EXPECT_EQ(written->member, "heart.2");
  EXPECT_EQ(written->event, "heart-house");
  EXPECT_TRUE(visit.state.sign_in.waiting);
  for (const Action& action : std::vector<Action>{ChooseCandidate{2}, ChooseCandidate{0}, TypeKey{'A'}, DeleteKey{}}) {
    visit.act(action);
    EXPECT_TRUE(visit.effects.empty());
  }
  EXPECT_EQ(visit.state.sign_in.typed, "WX");
}

TEST(SignIn, NobodyOutsideTheListCanBeChosen) {
  Visit visit;
  visit.find_people();
  for (const int index : {-1, 4, 1000}) {
    visit.act(ChooseCandidate{index});
    EXPECT_TRUE(visit.effects.empty());
    EXPECT_FALSE(visit.state.sign_in.waiting);
  }
}

TEST(SignIn, DoneShowsTheResultAndAsksForTheNewCount) {
  Visit visit;
  visit.sign_in();
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  EXPECT_EQ(visit.state.sign_in.result.masked_name, "王*明");
  EXPECT_EQ(visit.state.sign_in.typed, "");
  EXPECT_EQ(undo_left_ms(visit.state), kUndoMs);
  EXPECT_NE(visit.caused<LoadHall>(), nullptr);
}

TEST(SignIn, EveryOtherOutcomeIsAProblem) {
  for (const auto outcome :
       {SignInOutcome::kAlreadyIn, SignInOutcome::kFull, SignInOutcome::kClosed, SignInOutcome::kNotFound}) {
    Visit visit;
    visit.sign_in(outcome);
    EXPECT_EQ(visit.state.screen, Screen::kSignInProblem);
    EXPECT_TRUE(visit.effects.empty());
    EXPECT_TRUE(visit.act(UndoSignIn{}).effects.empty());
    visit.after(kDoneReturnMs);
    EXPECT_EQ(visit.state.screen, Screen::kHome);
  }
}

TEST(SignIn, AnAnswerAfterLeavingChangesNothingButTheCount) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{0});
  const uint64_t asked = visit.state.sign_in.query;
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visit.act(Back{}).act(SignedIn{result, asked});
  EXPECT_EQ(visit.state.screen, Screen::kHome);
  EXPECT_NE(visit.caused<LoadHall>(), nullptr);
}

TEST(SignIn, AnAnswerForSomebodyBeforeIsNotTheNextPersons) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{0});
  const uint64_t asked = visit.state.sign_in.query;
  visit.act(Back{}).find_people().act(ChooseCandidate{1});
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visit.act(SignedIn{result, asked});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_TRUE(visit.state.sign_in.waiting);
  visit.act(SignedIn{result, visit.state.sign_in.query});
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
}

TEST(SignIn, TroubleLetsTheVisitorTryAgain) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{0}).act(DataFailed{});
  EXPECT_TRUE(visit.state.data_trouble);
  EXPECT_FALSE(visit.state.sign_in.waiting);
  ASSERT_TRUE(visit.state.toast);
  EXPECT_EQ(visit.state.toast->text_key, "toast.data_trouble");
  visit.after(kToastMs).act(ChooseCandidate{0});
  EXPECT_FALSE(visit.state.toast);
  EXPECT_NE(visit.caused<WriteSignIn>(), nullptr);
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visit.act(SignedIn{result, visit.state.sign_in.query});
  EXPECT_FALSE(visit.state.data_trouble);
}

TEST(Done, ReturnsHomeByItselfAfterTenSeconds) {
  Visit visit;
  visit.sign_in().after(kDoneReturnMs - 1);
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  EXPECT_EQ(done_return_left_ms(visit.state), 1);
  visit.after(1);
  EXPECT_EQ(visit.state.screen, Screen::kHome);
  visit.after(kResultAfterglowMs);
  EXPECT_EQ(visit.state.sign_in.result.masked_name, "") << "nothing is kept about the visitor";
}

TEST(Done, FinishLeadsHome) {
  Visit visit;
  EXPECT_EQ(visit.sign_in().act(FinishSignIn{}).state.screen, Screen::kHome);
}

TEST(Undo, LeadsBackToAnEmptyFind) {
  Visit visit;
  visit.sign_in().after(4'000).act(UndoSignIn{});
  ASSERT_NE(visit.caused<WriteUndo>(), nullptr);
  EXPECT_EQ(visit.caused<WriteUndo>()->sign_in, "fact.1");
  EXPECT_TRUE(visit.act(UndoSignIn{}).effects.empty()) << "once is enough";
  visit.act(SignInUndone{"fact.1"});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.event, "heart-house");
  EXPECT_EQ(visit.state.sign_in.typed, "");
  EXPECT_FALSE(visit.state.sign_in.undoing);
  EXPECT_NE(visit.caused<LoadHall>(), nullptr);
}

TEST(Undo, IsWaitedForEvenPastTheReturn) {
  Visit visit;
  visit.sign_in().after(9'900).act(UndoSignIn{}).after(500);
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  visit.act(SignInUndone{"fact.1"});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
}

TEST(Undo, EndsWithTheScreen) {
  Visit visit;
  visit.sign_in().act(FinishSignIn{}).act(UndoSignIn{});
  EXPECT_TRUE(visit.effects.empty());
}

TEST(Problem, BackLetsTheNextPersonTry) {
  Visit visit;
  visit.sign_in(SignInOutcome::kAlreadyIn).act(Back{});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.typed, "");
  Visit full;
  EXPECT_EQ(full.sign_in(SignInOutcome::kFull).act(Back{}).state.screen, Screen::kEvents);
}

}  // namespace
}  // namespace starharbor::kiosk
