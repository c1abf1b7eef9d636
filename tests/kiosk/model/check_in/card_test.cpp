// A card is scanned: on any screen, in any state of the one who was there before.
#include <gtest/gtest.h>

#include <algorithm>

#include "content-db/people/card_code.h"
#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

using content::SignInOutcome;

std::string test_card(uint8_t number) {
  content::CardCode code;
  code.base = "heart";
  code.id[0] = number;
  return content::write_card_code(code);
}

content::Hall hall_with(const std::vector<std::string>& events) {
  content::Hall hall = test_hall();
  std::erase_if(hall.events,
                [&](const auto& event) { return std::find(events.begin(), events.end(), event.id) == events.end(); });
  return hall;
}

class CardTest : public testing::Test {
 protected:
  const WriteCardSignIn* written(int number = 1) {
    const auto* effect = visitor.caused<WriteCardSignIn>();
    EXPECT_TRUE(effect) << "nothing is written";
    if (effect) {
      EXPECT_EQ(effect->card, test_card(static_cast<uint8_t>(number)));
    }
    return effect;
  }
  void scan(int number = 1) { visitor.act(CardScanned{test_card(static_cast<uint8_t>(number))}); }
  void answer(SignInOutcome outcome) {
    content::SignInResult result;
    result.outcome = outcome;
    result.sign_in = content::FactId("fact.2");
    visitor.act(SignedIn{result, visitor.state.visit.check_in.query});
  }

  Visitor visitor{hall_with({"heart-house", "harbour-house"})};
};

TEST_F(CardTest, SignsInFromEveryScreen) {
  const std::vector<std::vector<Action>> ways = {
      {},
      {Touched{}},
      {Touched{}, OpenStory{"harbour"}},
      {Touched{}, OpenGallery{""}},
      {Touched{}, OpenPhoto{"boats", 2}},
      {Touched{}, OpenEvents{}},
      {Touched{}, OpenSignIn{"heart-house"}},
      {Touched{}, OpenSignIn{"heart-house"}, TypeKey{'W'}, TypeKey{'X'}},
      {Touched{}, OpenSignIn{"heart-house"}, SwitchKeypad{}, TypeKey{'1'}},
  };
  for (const auto& way : ways) {
    visitor = Visitor(hall_with({"heart-house", "harbour-house"}));
    for (const Action& action : way) visitor.act(action);
    scan();
    ASSERT_TRUE(written());
    EXPECT_EQ(written()->event, "heart-house");
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
    EXPECT_TRUE(visitor.state.visit.check_in.waiting);
    EXPECT_EQ(visitor.state.visit.check_in.typed, "") << "a card types nothing";
    answer(SignInOutcome::kSignedIn);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
    visitor.act(FinishSignIn{});
    EXPECT_EQ(visitor.state.visit.check_in.card, "") << "nothing of it is kept";
  }
}

TEST_F(CardTest, ReadAgainAndAgainIsReadOnce) {
  scan();
  ASSERT_TRUE(written());
  scan();
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_FALSE(visitor.state.visit.toast) << "on its way, nothing is wrong";
  answer(SignInOutcome::kSignedIn);
  scan();
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_GT(undo_left_ms(visitor.state), 0);
  scan(2);
  EXPECT_TRUE(written(2)) << "another card is the next person";
  answer(SignInOutcome::kAlreadyIn);
  visitor.act(Back{});
  scan(2);
  EXPECT_TRUE(written(2)) << "after its result it may be read once more";
}

TEST_F(CardTest, CountsAtTheIdleWarningToo) {
  visitor.act(Touched{}).act(OpenStory{"harbour"}).after(kIdleWarningAfterMs);
  scan();
  EXPECT_TRUE(written());
  EXPECT_FALSE(visitor.state.visit.idle.warning_since_ms);
}

TEST_F(CardTest, OnTheDoneScreenBeginsTheNextAtOnce) {
  visitor.sign_in();
  scan(7);
  EXPECT_TRUE(written(7));
  EXPECT_EQ(undo_left_ms(visitor.state), 0) << "the person before had until now";
  answer(SignInOutcome::kSignedIn);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_EQ(visitor.state.visit.check_in.undo->sign_in, content::FactId("fact.2"));
}

TEST_F(CardTest, OnAProblemBeginsTheNextAtOnce) {
  visitor.sign_in(SignInOutcome::kAlreadyIn);
  scan();
  EXPECT_TRUE(written());
}

TEST_F(CardTest, WhileAnotherIsBeingWrittenWaits) {
  visitor.find_people().act(ChooseCandidate{0});
  scan();
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_EQ(visitor.state.visit.toast->text_key, "toast.card_wait");
  answer(SignInOutcome::kSignedIn);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone) << "the other's";
  visitor.act(UndoSignIn{});
  scan();
  EXPECT_TRUE(visitor.effects.empty());
}

TEST_F(CardTest, WhatIsNoCardIsSaidWhereOneStands) {
  visitor.act(Touched{}).act(OpenStory{"harbour"}).act(CardScanned{"HTTPSWWWEXAMPLE"});
  EXPECT_EQ(visitor.state.visit.toast->text_key, "toast.card_other");
  visitor.act(CardScanned{test_card(1).substr(0, 40)});
  EXPECT_EQ(visitor.state.visit.toast->text_key, "toast.card_retry");
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_EQ(visitor.state.visit.screen, Screen::kStory);
}

TEST_F(CardTest, TheLastOfTwoInARowCounts) {
  visitor.act(CardScanned{test_card(1) + test_card(2)});
  const auto* effect = visitor.caused<WriteCardSignIn>();
  ASSERT_TRUE(effect);
  EXPECT_EQ(content::read_card_code(effect->card)->id[0], 2);
}

TEST_F(CardTest, SaysWhatIsTheMatterWithIt) {
  for (const auto outcome : {SignInOutcome::kCardNotRead, SignInOutcome::kCardRevoked, SignInOutcome::kCardUnknown}) {
    scan();
    answer(outcome);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInProblem);
    EXPECT_EQ(visitor.act(Back{}).state.visit.screen, Screen::kSignInFind) << "there is the name yet";
  }
}

TEST_F(CardTest, WithoutAnOpenEventNothingHappens) {
  visitor.change_hall(hall_with({"later"}));
  scan();
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_EQ(visitor.state.visit.toast->text_key, "toast.card_no_event");
}

TEST_F(CardTest, WaitsForAChoiceOfEvents) {
  visitor.change_hall(hall_with({"heart-house", "alliance"}));
  scan();
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_EQ(visitor.state.visit.screen, Screen::kEvents);
  EXPECT_EQ(visitor.state.visit.toast->text_key, "toast.card_choose");
  visitor.act(OpenSignIn{"alliance"});
  ASSERT_TRUE(written());
  EXPECT_EQ(written()->event, "alliance");
  EXPECT_EQ(visitor.state.visit.check_in.held_card.text, "");
}

TEST_F(CardTest, IsNotHeldForSomebodyElse) {
  visitor.change_hall(hall_with({"heart-house", "alliance"}));
  scan();
  visitor.act(Back{}).act(OpenEvents{}).act(OpenSignIn{"alliance"});
  EXPECT_TRUE(visitor.effects.empty());
  visitor.act(OpenEvents{});
  scan();
  EXPECT_TRUE(written()) << "an event has been chosen already";
  visitor.act(OpenHome{}).change_hall(hall_with({"over", "heart-house", "alliance"}));
  visitor.state.visit.check_in.event.clear();
  scan();
  EXPECT_EQ(next_due_ms(visitor.state), visitor.now_ms + kToastMs);
  visitor.after(kHeldCardMs);
  EXPECT_EQ(visitor.state.visit.check_in.held_card.text, "");
  EXPECT_TRUE(visitor.act(OpenSignIn{"alliance"}).effects.empty());
}

TEST_F(CardTest, IsWrittenAgainAfterTrouble) {
  scan();
  const uint64_t asked = written()->query;
  visitor.fail().after(kRetryMs);
  ASSERT_TRUE(written());
  EXPECT_EQ(written()->query, asked);
}

}  // namespace
}  // namespace starharbor::kiosk
