// Finding oneself, signing in, taking it back, and what is said when it could not be done.
#include "tests/kiosk/screens/drawn_screen.h"

#include "kiosk/screens/check_in/common.h"

namespace starharbor::kiosk {
namespace {

using content::SignInOutcome;

class SignInScreenTest : public ScreenTest {
 protected:
  SignInScreenTest() {
    content::Hall hall = made_up_hall(5);
    hall.events = {made_up_event("tea", "b1", now_ms - kHourMs, now_ms + kHourMs)};
    set_hall(hall);
    state.visit.check_in.event = "tea";
    rest_on(Screen::kSignInFind);
  }

  void type(const std::string& typed, int shown, int total) {
    state.visit.check_in.typed = typed;
    state.visit.check_in.typed_at_ms = now_ms;
    state.visit.check_in.found = made_up_people(shown, total);
  }
  void end_with(SignInOutcome outcome) {
    content::SignInResult& result = state.visit.check_in.result;
    result.outcome = outcome;
    result.event = "tea";
    result.masked_name = "王*明";
    result.terminal = "左侧终端";
    result.at_ms = now_ms;
    result.ordinal = 27;
    result.registered = 60;
    state.visit.check_in.result_at_ms = now_ms;
    if (outcome == SignInOutcome::kSignedIn) state.visit.check_in.undo = Undo{content::FactId("fact.1"), now_ms};
    rest_on(outcome == SignInOutcome::kSignedIn ? Screen::kSignInDone : Screen::kSignInProblem);
  }
};

TEST_F(SignInScreenTest, LettersAreTyped) {
  press({731, 646});
  ASSERT_TRUE(came<TypeKey>());
  EXPECT_EQ(came<TypeKey>()->key, 'Q');
  press({1772, 646});
  ASSERT_TRUE(came<TypeKey>());
  EXPECT_EQ(came<TypeKey>()->key, 'P');
  press({1740, 878});
  EXPECT_TRUE(came<DeleteKey>());
  press({760, 878});
  EXPECT_TRUE(came<SwitchKeypad>());
}

TEST_F(SignInScreenTest, LettersAreTypedInPortrait) {
  turn_portrait(true);
  press({72, 1450});
  ASSERT_TRUE(came<TypeKey>());
  EXPECT_EQ(came<TypeKey>()->key, 'Q');
}

TEST_F(SignInScreenTest, DigitsAreTyped) {
  state.visit.check_in.keypad = Keypad::kDigits;
  press({800, 646});
  ASSERT_TRUE(came<TypeKey>());
  EXPECT_EQ(came<TypeKey>()->key, '1');
}

TEST_F(SignInScreenTest, NoFifthDigitAndNoThirteenthLetter) {
  state.visit.check_in.keypad = Keypad::kDigits;
  type("5678", 1, 1);
  press({800, 646});
  EXPECT_TRUE(actions.empty());
  state.visit.check_in.keypad = Keypad::kLetters;
  type("ABCDEFGHIJKL", 0, 0);
  press({731, 646});
  EXPECT_TRUE(actions.empty());
}

TEST_F(SignInScreenTest, OnePressOnACardSignsIn) {
  for (const bool portrait : {false, true}) {
    turn_portrait(portrait);
    type("WXM", 4, 4);
    for (int i = 0; i < 4; ++i) {
      press(candidate_rect(portrait, i).center());
      ASSERT_TRUE(came<ChooseCandidate>()) << i;
      EXPECT_EQ(came<ChooseCandidate>()->index, i);
    }
  }
}

TEST_F(SignInScreenTest, WhileASignInIsOnItsWayNothingElseIsChosen) {
  type("WXM", 4, 4);
  state.visit.check_in.waiting = true;
  state.visit.check_in.pressed_candidate = 0;
  press(candidate_rect(false, 1).center());
  EXPECT_TRUE(actions.empty());
  press({731, 646});
  EXPECT_TRUE(actions.empty());
}

TEST_F(SignInScreenTest, NobodyIsSaidOnlyAfterTheSearchHadItsTime) {
  type("XX", 0, 0);
  show();
  ASSERT_TRUE(next_frame_at);
  EXPECT_GT(*next_frame_at, now_ms);
  EXPECT_LE(*next_frame_at, now_ms + 1'000);
  now_ms = *next_frame_at;
  show();
  EXPECT_FALSE(next_frame_at) << "said once, nothing moves";
}

TEST_F(SignInScreenTest, SeatsAreTheRegisteredElseTheCapacityElseSixty) {
  content::SignInResult result;
  EXPECT_EQ(seats_of(result), 60);
  result.capacity = 24;
  EXPECT_EQ(seats_of(result), 24);
  result.registered = 44;
  EXPECT_EQ(seats_of(result), 44);
}

TEST_F(SignInScreenTest, DoneAndUndo) {
  for (const bool portrait : {false, true}) {
    turn_portrait(portrait);
    end_with(SignInOutcome::kSignedIn);
    press(portrait ? Vec2{540, 1564} : Vec2{256, 824});
    EXPECT_TRUE(came<FinishSignIn>());
    press(portrait ? Vec2{540, 1708} : Vec2{640, 824});
    EXPECT_TRUE(came<UndoSignIn>());
  }
}

TEST_F(SignInScreenTest, UndoEndsWithItsRing) {
  end_with(SignInOutcome::kSignedIn);
  now_ms += kUndoMs;
  press({640, 824});
  EXPECT_TRUE(actions.empty());
}

TEST_F(SignInScreenTest, TheCountdownStepsWithTheSeconds) {
  end_with(SignInOutcome::kSignedIn);
  now_ms += 300;
  show();
  ASSERT_TRUE(next_frame_at);
  EXPECT_EQ(*next_frame_at, now_ms + 700);
}

TEST_F(SignInScreenTest, NobodyElseIsSignedInWhenTheListChangesUnderAFinger) {
  type("WXM", 2, 2);
  const Vec2 first = candidate_rect(false, 0).center();
  show({gesture(GestureKind::kPress, first)});
  std::swap(state.visit.check_in.found.candidates[0], state.visit.check_in.found.candidates[1]);
  now_ms += 80;
  show({gesture(GestureKind::kTap, first)});
  EXPECT_TRUE(actions.empty());
}

TEST_F(SignInScreenTest, WhoIsInAlreadyMayLetTheNextOneTry) {
  end_with(SignInOutcome::kAlreadyIn);
  press({256, 824});
  EXPECT_TRUE(came<FinishSignIn>());
  press({640, 824});
  EXPECT_TRUE(came<Back>());
}

TEST_F(SignInScreenTest, FullAndClosedLeadToOtherEvents) {
  for (const SignInOutcome outcome : {SignInOutcome::kFull, SignInOutcome::kClosed, SignInOutcome::kNotFound}) {
    end_with(outcome);
    press({256, 824});
    EXPECT_TRUE(came<Back>());
    press({640, 824});
    EXPECT_TRUE(came<OpenHome>());
  }
}

TEST_F(SignInScreenTest, ACardThatSignsNobodyInLeadsBackToTheName) {
  for (const SignInOutcome outcome :
       {SignInOutcome::kCardNotRead, SignInOutcome::kCardRevoked, SignInOutcome::kCardUnknown}) {
    for (const bool portrait : {false, true}) {
      turn_portrait(portrait);
      end_with(outcome);
      press(portrait ? Vec2{540, 1564} : Vec2{256, 824});
      EXPECT_TRUE(came<Back>());
    }
  }
}

TEST_F(SignInScreenTest, TheLastSignInCanBeTakenBackUntilTheNextBegins) {
  for (const bool portrait : {false, true}) {
    turn_portrait(portrait);
    state.visit.check_in.undo = Undo{content::FactId("fact.1"), now_ms};
    press(portrait ? Vec2{540, 888} : Vec2{900, 376});
    EXPECT_TRUE(came<UndoSignIn>());
    state.visit.check_in.undo.reset();
    press(portrait ? Vec2{540, 888} : Vec2{900, 376});
    EXPECT_TRUE(actions.empty());
  }
}

TEST_F(SignInScreenTest, AnAnswerThatIsKeptBackIsNotCalledNobody) {
  type("XX", 0, 0);
  state.visit.check_in.held = HeldAnswer{{}, now_ms + 10'000};
  show();
  EXPECT_FALSE(next_frame_at);
}

TEST_F(SignInScreenTest, TheWarningStopsThePageUnderIt) {
  type("WXM", 4, 4);
  state.visit.idle.warning_since_ms = now_ms;
  press(candidate_rect(false, 0).center());
  EXPECT_TRUE(actions.empty());
  press({800, 828});
  EXPECT_TRUE(came<StillHere>());
  press({1212, 828});
  EXPECT_TRUE(came<OpenHome>());
  press({1724, 1000});
  EXPECT_TRUE(came<ToggleLanguage>());
}

}  // namespace
}  // namespace starharbor::kiosk
