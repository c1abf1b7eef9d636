// Finding oneself, signing in and taking it back, as the screen goes through it.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

using content::SignInOutcome;

TEST(Find, AsksFromTwoLettersOn) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"}).act(TypeKey{'W'});
  EXPECT_TRUE(visitor.effects.empty());
  visitor.act(TypeKey{'X'});
  const auto* asked = visitor.caused<FindByLetters>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->event, "heart-house");
  EXPECT_EQ(asked->letters, "WX");
  EXPECT_EQ(asked->query, visitor.state.visit.check_in.query);
}

TEST(Find, AsksAtExactlyFourDigits) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"}).act(SwitchKeypad{}).type("567");
  EXPECT_TRUE(visitor.effects.empty());
  visitor.act(TypeKey{'8'});
  ASSERT_NE(visitor.caused<FindByPhone>(), nullptr);
  EXPECT_EQ(visitor.caused<FindByPhone>()->last4, "5678");
  visitor.act(TypeKey{'9'});
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_EQ(visitor.state.visit.check_in.typed, "5678");
}

TEST(Find, TakesOnlyTheKeysOfItsPad) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"}).type("1a'W 2");
  EXPECT_EQ(visitor.state.visit.check_in.typed, "W");
  visitor.act(SwitchKeypad{}).type("W1");
  EXPECT_EQ(visitor.state.visit.check_in.typed, "1");
}

TEST(Find, StopsAtTwelveLetters) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"}).type("ABCDEFGHIJKLMNOP");
  EXPECT_EQ(visitor.state.visit.check_in.typed, "ABCDEFGHIJKL");
}

TEST(Find, DropsAnAnswerToAnOlderQuestion) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"}).type("WX");
  const uint64_t older = visitor.state.visit.check_in.query;
  visitor.act(TypeKey{'M'}).act(MembersFound{older, test_found(4)});
  EXPECT_TRUE(visitor.state.visit.check_in.found.candidates.empty());
  visitor.act(MembersFound{visitor.state.visit.check_in.query, test_found(1)});
  EXPECT_EQ(visitor.state.visit.check_in.found.candidates.size(), 1u);
}

TEST(Find, KeepsTheListUntilTheNextAnswerButNotBelowTheMinimum) {
  Visitor visitor;
  visitor.find_people().act(TypeKey{'M'});
  EXPECT_EQ(visitor.state.visit.check_in.found.candidates.size(), 4u);
  visitor.act(DeleteKey{});
  EXPECT_NE(visitor.caused<FindByLetters>(), nullptr);
  visitor.act(DeleteKey{});
  EXPECT_TRUE(visitor.state.visit.check_in.found.candidates.empty());
  EXPECT_TRUE(visitor.effects.empty());
}

TEST(Find, ForgetsWhatWasTypedWhenLeft) {
  for (const Action& leave :
       std::vector<Action>{Back{}, OpenHome{}, OpenGallery{""}, OpenStory{"heart"}, OpenEvents{}}) {
    Visitor visitor;
    visitor.find_people();
    const uint64_t asked = visitor.state.visit.check_in.query;
    visitor.act(leave);
    EXPECT_EQ(visitor.state.visit.check_in.typed, "");
    EXPECT_TRUE(visitor.state.visit.check_in.found.candidates.empty());
    visitor.act(MembersFound{asked, test_found(4)});
    EXPECT_TRUE(visitor.state.visit.check_in.found.candidates.empty());
  }
}

TEST(Find, ClearsItselfAfterFifteenSecondsWithoutATouch) {
  Visitor visitor;
  visitor.find_people().after(10'000).act(TypeKey{'M'}).after(10'000).act(Touched{}).after(kTypedClearMs - 1);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "WXM");
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + 1);
  visitor.after(1);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  EXPECT_TRUE(visitor.state.visit.check_in.found.candidates.empty());
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
}

TEST(Find, AnotherEventBeginsAnew) {
  Visitor visitor;
  visitor.find_people().act(OpenSignIn{"heart-house"});
  EXPECT_EQ(visitor.state.visit.check_in.typed, "WX") << "the same event";
  visitor.act(OpenSignIn{"alliance"});
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  EXPECT_EQ(visitor.state.visit.check_in.event, "alliance");
}

TEST(SignIn, WritesOnceHoweverOftenPressed) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{2});
  const auto* written = visitor.caused<WriteSignIn>();
  ASSERT_NE(written, nullptr);
  EXPECT_EQ(written->member, "heart.2");
  EXPECT_EQ(written->event, "heart-house");
  EXPECT_TRUE(visitor.state.visit.check_in.waiting);
  for (const Action& action : std::vector<Action>{ChooseCandidate{2}, ChooseCandidate{0}, TypeKey{'A'}, DeleteKey{}}) {
    visitor.act(action);
    EXPECT_TRUE(visitor.effects.empty());
  }
  EXPECT_EQ(visitor.state.visit.check_in.typed, "WX");
}

TEST(SignIn, NobodyOutsideTheListCanBeChosen) {
  Visitor visitor;
  visitor.find_people();
  for (const int index : {-1, 4, 1000}) {
    visitor.act(ChooseCandidate{index});
    EXPECT_TRUE(visitor.effects.empty());
    EXPECT_FALSE(visitor.state.visit.check_in.waiting);
  }
}

TEST(SignIn, DoneShowsTheResultAndAsksForTheNewCount) {
  Visitor visitor;
  visitor.sign_in();
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_EQ(visitor.state.visit.check_in.result.masked_name, "王*明");
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  EXPECT_EQ(undo_left_ms(visitor.state), kUndoMs);
  EXPECT_NE(visitor.caused<LoadHall>(), nullptr);
}

TEST(SignIn, EveryOtherOutcomeIsAProblem) {
  for (const auto outcome :
       {SignInOutcome::kAlreadyIn, SignInOutcome::kFull, SignInOutcome::kClosed, SignInOutcome::kNotFound}) {
    Visitor visitor;
    visitor.sign_in(outcome);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInProblem);
    EXPECT_TRUE(visitor.effects.empty());
    EXPECT_TRUE(visitor.act(UndoSignIn{}).effects.empty());
    visitor.after(kResultReturnMs);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  }
}

TEST(SignIn, AnAnswerAfterLeavingChangesNothingButTheCount) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{0});
  const uint64_t asked = visitor.state.visit.check_in.query;
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visitor.act(Back{}).act(SignedIn{result, asked});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kHome);
  EXPECT_NE(visitor.caused<LoadHall>(), nullptr);
}

TEST(SignIn, AnAnswerForSomebodyBeforeIsNotTheNextPersons) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{0});
  const uint64_t asked = visitor.state.visit.check_in.query;
  visitor.act(Back{}).find_people().act(ChooseCandidate{1});
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visitor.act(SignedIn{result, asked});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_TRUE(visitor.state.visit.check_in.waiting);
  visitor.act(SignedIn{result, visitor.state.visit.check_in.query});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
}

TEST(SignIn, TroubleIsTriedAgainAndLosesNothing) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{2});
  const uint64_t asked = visitor.state.visit.check_in.query;
  // Nobody touches it for minutes: they have gone to fetch somebody.
  for (int i = 0; i < 100; ++i) {
    visitor.fail(true);
    EXPECT_TRUE(visitor.effects.empty());
    EXPECT_TRUE(visitor.state.device.data_trouble);
    EXPECT_TRUE(visitor.state.device.disk_full);
    EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + kRetryMs);
    visitor.after(kRetryMs - 1);
    EXPECT_TRUE(visitor.effects.empty());
    visitor.after(1);
    ASSERT_NE(visitor.caused<WriteSignIn>(), nullptr);
    EXPECT_EQ(visitor.caused<WriteSignIn>()->member, "heart.2");
    EXPECT_EQ(visitor.caused<WriteSignIn>()->query, asked);
    EXPECT_EQ(visitor.state.visit.check_in.typed, "WX");
    EXPECT_EQ(visitor.state.visit.check_in.found.candidates.size(), 4u);
  }
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visitor.act(SignedIn{result, asked});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_FALSE(visitor.state.device.data_trouble);
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
}

TEST(SignIn, WhatElseFailsIsNoReasonToWriteItTwice) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{2});
  visitor.act(DataFailed{}).after(kRetryMs);
  EXPECT_TRUE(visitor.effects.empty()) << "nobody asked for that";
  visitor.act(DataFailed{false, visitor.state.visit.check_in.query - 1}).after(kRetryMs);
  EXPECT_TRUE(visitor.effects.empty()) << "that was the search";
  visitor.fail().after(kRetryMs);
  EXPECT_NE(visitor.caused<WriteSignIn>(), nullptr);
}

TEST(SignIn, WhoIsTiredOfTheTroubleMayLeave) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{2}).fail().after(100'000);
  visitor.act(Back{});
  EXPECT_FALSE(visitor.state.visit.check_in.waiting);
  visitor.after(kRetryMs);
  EXPECT_TRUE(visitor.effects.empty());
}

TEST(SignIn, NothingIsTriedAgainOnceTheVisitorLeft) {
  Visitor visitor;
  visitor.find_people().act(ChooseCandidate{0}).fail().act(Back{}).after(kRetryMs);
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_EQ(visitor.state.visit.check_in.member, "");
}

TEST(SignIn, OneOpenEventNeedsNoChoice) {
  content::Hall hall = test_hall();
  std::erase_if(hall.events, [](const auto& event) { return event.id == "alliance" || event.id == "harbour-house"; });
  Visitor visitor(hall);
  visitor.act(Touched{}).act(OpenCheckIn{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.event, "heart-house");
  EXPECT_EQ(visitor.act(Back{}).state.visit.screen, Screen::kEvents) << "where the events to come are";
  Visitor several;
  EXPECT_EQ(several.act(Touched{}).act(OpenCheckIn{}).state.visit.screen, Screen::kEvents);
}

TEST(SignIn, WhatIsOpenElsewhereIsNoChoiceWhereOneIsOpenHere) {
  const auto screen_with = [](const std::vector<std::string>& open) {
    content::Hall hall = test_hall();
    std::erase_if(hall.events, [&](const content::Event& event) {
      return std::find(open.begin(), open.end(), event.id) == open.end();
    });
    Visitor visitor(hall);
    visitor.act(Touched{}).act(OpenCheckIn{});
    return std::pair(visitor.state.visit.screen, visitor.state.visit.check_in.event);
  };
  EXPECT_EQ(screen_with({"heart-house", "harbour-house"}), std::pair(Screen::kSignInFind, std::string("heart-house")));
  EXPECT_EQ(screen_with({"harbour-house"}), std::pair(Screen::kSignInFind, std::string("harbour-house")));
  EXPECT_EQ(screen_with({"heart-house", "alliance"}).first, Screen::kEvents) << "the alliance's are everybody's";
  EXPECT_EQ(screen_with({}).first, Screen::kEvents);
}

TEST(Searches, GoingThroughLettersOneByOneCountsEachTime) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"}).type("WX");
  for (int i = 1; i <= 15; ++i) {
    visitor.act(DeleteKey{}).act(DeleteKey{}).type("WX");
    EXPECT_EQ(visitor.state.device.searches.in_vain, i);
  }
  visitor.type("A");
  for (int i = 16; i <= 30; ++i) {
    visitor.act(DeleteKey{}).type("B");
    EXPECT_EQ(visitor.state.device.searches.in_vain, i) << "never below two letters";
  }
  EXPECT_EQ(search_delay_ms(visitor.state), kSlowestMs);
}

TEST(Searches, ATypingErrorCountsOnceAndSpellingItOutDoesNot) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"}).type("WANGXIAOMI");
  EXPECT_EQ(visitor.state.device.searches.in_vain, 0);
  for (int i = 0; i < 6; ++i) visitor.act(DeleteKey{});
  visitor.type("XIAO");
  EXPECT_EQ(visitor.state.device.searches.in_vain, 1);
}

TEST(Searches, TenAreFreeThenEachAnswerTakesLonger) {
  Visitor visitor;
  visitor.act(Touched{}).act(OpenSignIn{"heart-house"});
  for (int i = 0; i < kFreeSearches; ++i) {
    visitor.after(100).type("WX").act(MembersFound{visitor.state.visit.check_in.query, test_found(4)});
    EXPECT_EQ(visitor.state.visit.check_in.found.total, 4) << i;
    visitor.act(DeleteKey{}).act(DeleteKey{});
  }
  int64_t before_ms = 0;
  for (int i = 0; i < 8; ++i) {
    visitor.type("WX").act(MembersFound{visitor.state.visit.check_in.query, test_found(4)});
    EXPECT_EQ(visitor.state.visit.check_in.found.total, 0);
    const int64_t delay_ms = search_delay_ms(visitor.state);
    EXPECT_GE(delay_ms, before_ms);
    EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + delay_ms);
    visitor.after(delay_ms - 1);
    EXPECT_EQ(visitor.state.visit.check_in.found.total, 0);
    visitor.after(1);
    EXPECT_EQ(visitor.state.visit.check_in.found.total, 4);
    EXPECT_EQ(visitor.state.visit.check_in.typed, "WX") << "and there is time to read it";
    before_ms = delay_ms;
    visitor.act(SwitchKeypad{}).act(SwitchKeypad{});
  }
  EXPECT_EQ(before_ms, kSlowestMs);
}

TEST(Searches, AnAnswerKeptBackIsNotForWhatWasTypedLater) {
  Visitor visitor;
  visitor.state.device.searches = {kFreeSearches, kNoon};
  visitor.find_people().act(TypeKey{'M'}).after(kSlowestMs);
  EXPECT_EQ(visitor.state.visit.check_in.found.total, 0);
}

TEST(Searches, ASignInEndsTheCountAndSoDoesTime) {
  Visitor visitor;
  visitor.state.device.searches = {kFreeSearches, kNoon};
  visitor.find_people().after(kSlowerMs).act(ChooseCandidate{0});
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  visitor.act(SignedIn{result, visitor.state.visit.check_in.query});
  EXPECT_EQ(search_delay_ms(visitor.state), 0);
  Visitor later;
  later.state.device.searches = {kFreeSearches, kNoon};
  later.after(kSearchesForgottenMs - 1);
  EXPECT_EQ(search_delay_ms(later.state), kSlowerMs);
  EXPECT_EQ(search_delay_ms(later.after(1).state), 0);
}

TEST(Searches, AnotherEventIsNoWayAround) {
  Visitor visitor;
  visitor.act(Touched{});
  for (int i = 0; i < kFreeSearches; ++i) {
    visitor.act(OpenSignIn{i % 2 == 0 ? "heart-house" : "alliance"}).type("WX");
    visitor.act(MembersFound{visitor.state.visit.check_in.query, test_found(4)});
  }
  EXPECT_EQ(search_delay_ms(visitor.act(OpenSignIn{"heart-house"}).state), kSlowerMs);
}

TEST(Searches, TheEndOfAVisitIsNoWayAround) {
  Visitor visitor;
  for (int i = 0; i < kFreeSearches; ++i) {
    visitor.find_people().after(kTypedClearMs).after(kSignInIdleWarningAfterMs).after(kSignInIdleWarningMs);
    ASSERT_EQ(visitor.state.visit.screen, Screen::kAttract);
  }
  EXPECT_EQ(search_delay_ms(visitor.state), kSlowerMs);
}

TEST(Done, GivesWayToTheNextPersonAfterFourSeconds) {
  Visitor visitor;
  visitor.sign_in().after(kNextPersonMs - 1);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + 1);
  visitor.after(1);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.event, "heart-house");
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  visitor.after(kResultAfterglowMs);
  EXPECT_EQ(visitor.state.visit.check_in.result.masked_name, "") << "nothing is kept about the visitor";
}

TEST(Done, StaysForOneWhoTouchesIt) {
  Visitor visitor;
  visitor.sign_in().after(kNextPersonMs - 1).act(Touched{}).after(kNextPersonMs - 1);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_EQ(visitor.after(1).state.visit.screen, Screen::kSignInFind);
}

TEST(Done, LeadsHomeOnceTheEventIsOver) {
  content::Hall hall = test_hall();
  for (content::Event& event : hall.events) event.sign_in_until_ms = kNoon + 1'000;
  Visitor visitor(hall);
  visitor.sign_in().after(kResultReturnMs - 1);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_EQ(visitor.after(1).state.visit.screen, Screen::kHome);
  Visitor finished(hall);
  EXPECT_EQ(finished.sign_in().after(2'000).act(FinishSignIn{}).state.visit.screen, Screen::kHome);
}

TEST(Done, FinishLeadsToTheNextPersonWithLetters) {
  Visitor visitor;
  visitor.sign_in();
  visitor.state.visit.check_in.keypad = Keypad::kDigits;
  visitor.act(FinishSignIn{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.keypad, Keypad::kLetters);
}

TEST(Undo, LastsTenSecondsAlsoOverTheNextScreen) {
  Visitor visitor;
  visitor.sign_in().act(FinishSignIn{}).after(kUndoMs - 1);
  EXPECT_EQ(undo_left_ms(visitor.state), 1);
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + 1);
  visitor.after(1).act(UndoSignIn{});
  EXPECT_TRUE(visitor.effects.empty());
  Visitor quick;
  quick.sign_in().act(FinishSignIn{}).after(kUndoMs - 1).act(UndoSignIn{});
  ASSERT_NE(quick.caused<WriteUndo>(), nullptr);
  EXPECT_TRUE(quick.act(TypeKey{'W'}).state.visit.check_in.typed.empty());
  quick.act(SignInUndone{content::FactId("fact.1")});
  EXPECT_EQ(quick.state.visit.screen, Screen::kSignInFind);
  EXPECT_FALSE(quick.state.visit.check_in.taken_back) << "no star is seen to fall";
  EXPECT_EQ(quick.act(TypeKey{'W'}).state.visit.check_in.typed, "W");
}

TEST(Undo, EndsWhenTheNextPersonBegins) {
  Visitor visitor;
  visitor.sign_in().act(FinishSignIn{}).act(TypeKey{'L'}).act(UndoSignIn{});
  EXPECT_TRUE(visitor.effects.empty());
  Visitor home;
  home.sign_in().act(OpenHome{}).act(OpenSignIn{"heart-house"}).act(UndoSignIn{});
  EXPECT_TRUE(home.effects.empty());
}

TEST(Undo, TroubleLetsTheVisitorTryAgain) {
  Visitor visitor;
  visitor.sign_in().act(UndoSignIn{});
  const uint64_t asked = visitor.caused<WriteUndo>()->query;
  visitor.act(DataFailed{});
  EXPECT_TRUE(visitor.state.visit.check_in.undoing) << "that was something else";
  visitor.act(DataFailed{false, asked});
  ASSERT_TRUE(visitor.state.visit.toast);
  EXPECT_EQ(visitor.state.visit.toast->text_key, "toast.data_trouble");
  visitor.act(UndoSignIn{});
  EXPECT_NE(visitor.caused<WriteUndo>(), nullptr);
}

TEST(Undo, LeadsBackToAnEmptyFind) {
  Visitor visitor;
  visitor.sign_in().after(3'000).act(UndoSignIn{});
  ASSERT_NE(visitor.caused<WriteUndo>(), nullptr);
  EXPECT_EQ(visitor.caused<WriteUndo>()->sign_in, content::FactId("fact.1"));
  EXPECT_TRUE(visitor.act(UndoSignIn{}).effects.empty()) << "once is enough";
  visitor.act(SignInUndone{content::FactId("fact.1")});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.event, "heart-house");
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  EXPECT_FALSE(visitor.state.visit.check_in.undoing);
  EXPECT_TRUE(visitor.state.visit.check_in.taken_back);
  EXPECT_NE(visitor.caused<LoadHall>(), nullptr);
}

TEST(Undo, IsWaitedForEvenPastTheReturn) {
  Visitor visitor;
  visitor.sign_in().after(kNextPersonMs - 1).act(UndoSignIn{}).after(kNextPersonMs);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  visitor.act(SignInUndone{content::FactId("fact.1")});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
}

TEST(Problem, BackLetsTheNextPersonTry) {
  Visitor visitor;
  visitor.sign_in(SignInOutcome::kAlreadyIn).act(Back{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(visitor.state.visit.check_in.typed, "");
  Visitor full;
  EXPECT_EQ(full.sign_in(SignInOutcome::kFull).act(Back{}).state.visit.screen, Screen::kEvents);
}

}  // namespace
}  // namespace starharbor::kiosk
