// Finding oneself, signing in and taking it back, as the screen goes through it.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "tests/kiosk/model/core/visit.h"

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

TEST(Find, ClearsItselfAfterFifteenSecondsWithoutATouch) {
  Visit visit;
  visit.find_people().after(10'000).act(TypeKey{'M'}).after(10'000).act(Touched{}).after(kTypedClearMs - 1);
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
    visit.after(kResultReturnMs);
    EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
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

TEST(SignIn, TroubleIsTriedAgainAndLosesNothing) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{2});
  const uint64_t asked = visit.state.sign_in.query;
  // Nobody touches it for minutes: they have gone to fetch somebody.
  for (int i = 0; i < 100; ++i) {
    visit.act(DataFailed{.disk_full = true});
    EXPECT_TRUE(visit.effects.empty());
    EXPECT_TRUE(visit.state.data_trouble);
    EXPECT_TRUE(visit.state.disk_full);
    EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + kRetryMs);
    visit.after(kRetryMs - 1);
    EXPECT_TRUE(visit.effects.empty());
    visit.after(1);
    ASSERT_NE(visit.caused<WriteSignIn>(), nullptr);
    EXPECT_EQ(visit.caused<WriteSignIn>()->member, "heart.2");
    EXPECT_EQ(visit.caused<WriteSignIn>()->query, asked);
    EXPECT_EQ(visit.state.sign_in.typed, "WX");
    EXPECT_EQ(visit.state.sign_in.found.candidates.size(), 4u);
  }
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visit.act(SignedIn{result, asked});
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  EXPECT_FALSE(visit.state.data_trouble);
  EXPECT_FALSE(visit.state.idle.warning_since_ms);
}

TEST(SignIn, WhoIsTiredOfTheTroubleMayLeave) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{2}).act(DataFailed{}).after(100'000);
  visit.act(Back{});
  EXPECT_FALSE(visit.state.sign_in.waiting);
  visit.after(kRetryMs);
  EXPECT_TRUE(visit.effects.empty());
}

TEST(SignIn, NothingIsTriedAgainOnceTheVisitorLeft) {
  Visit visit;
  visit.find_people().act(ChooseCandidate{0}).act(DataFailed{}).act(Back{}).after(kRetryMs);
  EXPECT_TRUE(visit.effects.empty());
  EXPECT_EQ(visit.state.sign_in.member, "");
}

TEST(SignIn, OneOpenEventNeedsNoChoice) {
  content::Hall hall = test_hall();
  std::erase_if(hall.events, [](const auto& event) { return event.id == "alliance" || event.id == "harbour-house"; });
  Visit visit(hall);
  visit.act(Touched{}).act(OpenDesk{});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.event, "heart-house");
  EXPECT_EQ(visit.act(Back{}).state.screen, Screen::kEvents) << "where the events to come are";
  Visit several;
  EXPECT_EQ(several.act(Touched{}).act(OpenDesk{}).state.screen, Screen::kEvents);
}

TEST(SignIn, WhatIsOpenElsewhereIsNoChoiceWhereOneIsOpenHere) {
  const auto screen_with = [](const std::vector<std::string>& open) {
    content::Hall hall = test_hall();
    std::erase_if(hall.events, [&](const content::Event& event) {
      return std::find(open.begin(), open.end(), event.id) == open.end();
    });
    Visit visit(hall);
    visit.act(Touched{}).act(OpenDesk{});
    return std::pair(visit.state.screen, visit.state.sign_in.event);
  };
  EXPECT_EQ(screen_with({"heart-house", "harbour-house"}), std::pair(Screen::kSignInFind, std::string("heart-house")));
  EXPECT_EQ(screen_with({"harbour-house"}), std::pair(Screen::kSignInFind, std::string("harbour-house")));
  EXPECT_EQ(screen_with({"heart-house", "alliance"}).first, Screen::kEvents) << "the alliance's are everybody's";
  EXPECT_EQ(screen_with({}).first, Screen::kEvents);
}

TEST(Searches, GoingThroughLettersOneByOneCountsEachTime) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"}).type("WX");
  for (int i = 1; i <= 15; ++i) {
    visit.act(DeleteKey{}).act(DeleteKey{}).type("WX");
    EXPECT_EQ(visit.state.searches.in_vain, i);
  }
  visit.type("A");
  for (int i = 16; i <= 30; ++i) {
    visit.act(DeleteKey{}).type("B");
    EXPECT_EQ(visit.state.searches.in_vain, i) << "never below two letters";
  }
  EXPECT_EQ(search_delay_ms(visit.state), kSlowestMs);
}

TEST(Searches, ATypingErrorCountsOnceAndSpellingItOutDoesNot) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"}).type("WANGXIAOMI");
  EXPECT_EQ(visit.state.searches.in_vain, 0);
  for (int i = 0; i < 6; ++i) visit.act(DeleteKey{});
  visit.type("XIAO");
  EXPECT_EQ(visit.state.searches.in_vain, 1);
}

TEST(Searches, TenAreFreeThenEachAnswerTakesLonger) {
  Visit visit;
  visit.act(Touched{}).act(OpenSignIn{"heart-house"});
  for (int i = 0; i < kFreeSearches; ++i) {
    visit.after(100).type("WX").act(MembersFound{visit.state.sign_in.query, test_found(4)});
    EXPECT_EQ(visit.state.sign_in.found.total, 4) << i;
    visit.act(DeleteKey{}).act(DeleteKey{});
  }
  int64_t before_ms = 0;
  for (int i = 0; i < 8; ++i) {
    visit.type("WX").act(MembersFound{visit.state.sign_in.query, test_found(4)});
    EXPECT_EQ(visit.state.sign_in.found.total, 0);
    const int64_t delay_ms = search_delay_ms(visit.state);
    EXPECT_GE(delay_ms, before_ms);
    EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + delay_ms);
    visit.after(delay_ms - 1);
    EXPECT_EQ(visit.state.sign_in.found.total, 0);
    visit.after(1);
    EXPECT_EQ(visit.state.sign_in.found.total, 4);
    EXPECT_EQ(visit.state.sign_in.typed, "WX") << "and there is time to read it";
    before_ms = delay_ms;
    visit.act(SwitchKeypad{}).act(SwitchKeypad{});
  }
  EXPECT_EQ(before_ms, kSlowestMs);
}

TEST(Searches, AnAnswerKeptBackIsNotForWhatWasTypedLater) {
  Visit visit;
  visit.state.searches = {kFreeSearches, kNoon};
  visit.find_people().act(TypeKey{'M'}).after(kSlowestMs);
  EXPECT_EQ(visit.state.sign_in.found.total, 0);
}

TEST(Searches, ASignInEndsTheCountAndSoDoesTime) {
  Visit visit;
  visit.state.searches = {kFreeSearches, kNoon};
  visit.find_people().after(kSlowerMs).act(ChooseCandidate{0});
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visit.act(SignedIn{result, visit.state.sign_in.query});
  EXPECT_EQ(search_delay_ms(visit.state), 0);
  Visit later;
  later.state.searches = {kFreeSearches, kNoon};
  later.after(kSearchesForgottenMs - 1);
  EXPECT_EQ(search_delay_ms(later.state), kSlowerMs);
  EXPECT_EQ(search_delay_ms(later.after(1).state), 0);
}

TEST(Searches, AnotherEventIsNoWayAround) {
  Visit visit;
  visit.act(Touched{});
  for (int i = 0; i < kFreeSearches; ++i) {
    visit.act(OpenSignIn{i % 2 == 0 ? "heart-house" : "alliance"}).type("WX");
    visit.act(MembersFound{visit.state.sign_in.query, test_found(4)});
  }
  EXPECT_EQ(search_delay_ms(visit.act(OpenSignIn{"heart-house"}).state), kSlowerMs);
}

TEST(Searches, TheEndOfAVisitIsNoWayAround) {
  Visit visit;
  for (int i = 0; i < kFreeSearches; ++i) {
    visit.find_people().after(kTypedClearMs).after(kSignInIdleWarningAfterMs).after(kSignInIdleWarningMs);
    ASSERT_EQ(visit.state.screen, Screen::kAttract);
  }
  EXPECT_EQ(search_delay_ms(visit.state), kSlowerMs);
}

TEST(Done, GivesWayToTheNextPersonAfterFourSeconds) {
  Visit visit;
  visit.sign_in().after(kNextPersonMs - 1);
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + 1);
  visit.after(1);
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.event, "heart-house");
  EXPECT_EQ(visit.state.sign_in.typed, "");
  visit.after(kResultAfterglowMs);
  EXPECT_EQ(visit.state.sign_in.result.masked_name, "") << "nothing is kept about the visitor";
}

TEST(Done, StaysForOneWhoTouchesIt) {
  Visit visit;
  visit.sign_in().after(kNextPersonMs - 1).act(Touched{}).after(kNextPersonMs - 1);
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  EXPECT_EQ(visit.after(1).state.screen, Screen::kSignInFind);
}

TEST(Done, LeadsHomeOnceTheEventIsOver) {
  content::Hall hall = test_hall();
  for (content::Event& event : hall.events) event.sign_in_until_ms = kNoon + 1'000;
  Visit visit(hall);
  visit.sign_in().after(kResultReturnMs - 1);
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  EXPECT_EQ(visit.after(1).state.screen, Screen::kHome);
  Visit finished(hall);
  EXPECT_EQ(finished.sign_in().after(2'000).act(FinishSignIn{}).state.screen, Screen::kHome);
}

TEST(Done, FinishLeadsToTheNextPersonWithLetters) {
  Visit visit;
  visit.sign_in();
  visit.state.sign_in.keypad = Keypad::kDigits;
  visit.act(FinishSignIn{});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.keypad, Keypad::kLetters);
}

TEST(Undo, LastsTenSecondsAlsoOverTheNextScreen) {
  Visit visit;
  visit.sign_in().act(FinishSignIn{}).after(kUndoMs - 1);
  EXPECT_EQ(undo_left_ms(visit.state), 1);
  EXPECT_EQ(next_due_ms(visit.state), visit.now_ms + 1);
  visit.after(1).act(UndoSignIn{});
  EXPECT_TRUE(visit.effects.empty());
  Visit quick;
  quick.sign_in().act(FinishSignIn{}).after(kUndoMs - 1).act(UndoSignIn{});
  ASSERT_NE(quick.caused<WriteUndo>(), nullptr);
  EXPECT_TRUE(quick.act(TypeKey{'W'}).state.sign_in.typed.empty());
  quick.act(SignInUndone{"fact.1"});
  EXPECT_EQ(quick.state.screen, Screen::kSignInFind);
  EXPECT_FALSE(quick.state.sign_in.taken_back) << "no star is seen to fall";
  EXPECT_EQ(quick.act(TypeKey{'W'}).state.sign_in.typed, "W");
}

TEST(Undo, EndsWhenTheNextPersonBegins) {
  Visit visit;
  visit.sign_in().act(FinishSignIn{}).act(TypeKey{'L'}).act(UndoSignIn{});
  EXPECT_TRUE(visit.effects.empty());
  Visit home;
  home.sign_in().act(OpenHome{}).act(OpenSignIn{"heart-house"}).act(UndoSignIn{});
  EXPECT_TRUE(home.effects.empty());
}

TEST(Undo, TroubleLetsTheVisitorTryAgain) {
  Visit visit;
  visit.sign_in().act(UndoSignIn{}).act(DataFailed{});
  ASSERT_TRUE(visit.state.toast);
  EXPECT_EQ(visit.state.toast->text_key, "toast.data_trouble");
  visit.act(UndoSignIn{});
  EXPECT_NE(visit.caused<WriteUndo>(), nullptr);
}

TEST(Undo, LeadsBackToAnEmptyFind) {
  Visit visit;
  visit.sign_in().after(3'000).act(UndoSignIn{});
  ASSERT_NE(visit.caused<WriteUndo>(), nullptr);
  EXPECT_EQ(visit.caused<WriteUndo>()->sign_in, "fact.1");
  EXPECT_TRUE(visit.act(UndoSignIn{}).effects.empty()) << "once is enough";
  visit.act(SignInUndone{"fact.1"});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
  EXPECT_EQ(visit.state.sign_in.event, "heart-house");
  EXPECT_EQ(visit.state.sign_in.typed, "");
  EXPECT_FALSE(visit.state.sign_in.undoing);
  EXPECT_TRUE(visit.state.sign_in.taken_back);
  EXPECT_NE(visit.caused<LoadHall>(), nullptr);
}

TEST(Undo, IsWaitedForEvenPastTheReturn) {
  Visit visit;
  visit.sign_in().after(kNextPersonMs - 1).act(UndoSignIn{}).after(kNextPersonMs);
  EXPECT_EQ(visit.state.screen, Screen::kSignInDone);
  visit.act(SignInUndone{"fact.1"});
  EXPECT_EQ(visit.state.screen, Screen::kSignInFind);
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
