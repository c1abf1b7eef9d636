// Somebody on no list writes themselves down: a notice, a name by letters or strokes, what is optional, and in.
#include <gtest/gtest.h>

#include "content-db/people/card_code.h"
#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

using content::SignInOutcome;

content::Hall open_hall() {
  content::Hall hall = test_hall();
  for (content::Event& event : hall.events) event.walk_ins = true;
  return hall;
}

class WalkInTest : public testing::Test {
 protected:
  WalkInTest() : visitor(open_hall()) { visitor.act(Touched{}).act(OpenSignIn{"heart-house"}); }

  const WalkInView& place() const { return visitor.state.visit.check_in.walk_in; }
  void open_form() { visitor.act(OpenWalkIn{}).act(AgreeToKeep{}); }
  void answer(std::vector<Word> words) { visitor.act(WordsRead{visitor.state.visit.check_in.query, std::move(words)}); }
  void write_name() {
    visitor.type("ZHANGWEI");
    answer({{"张伟", 8}, {"张", 5}});
    visitor.act(ChooseWord{0});
  }
  void end_with(SignInOutcome outcome) {
    content::SignInResult result;
    result.outcome = outcome;
    result.event = "heart-house";
    if (outcome == SignInOutcome::kSignedIn) result.sign_in = content::FactId("fact.1");
    visitor.act(SignedIn{result, visitor.state.visit.check_in.query});
  }

  Visitor visitor;
};

TEST_F(WalkInTest, IsOpenOnlyWhereTheEventTakesThem) {
  visitor.act(OpenWalkIn{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInWalkIn);
  Visitor closed;
  closed.act(Touched{}).act(OpenSignIn{"heart-house"}).act(OpenWalkIn{});
  EXPECT_EQ(closed.state.visit.screen, Screen::kSignInFind);
  Visitor elsewhere(open_hall());
  elsewhere.act(Touched{}).act(OpenWalkIn{});
  EXPECT_EQ(elsewhere.state.visit.screen, Screen::kHome);
}

TEST_F(WalkInTest, NothingIsTakenBeforeTheNoticeIsAgreedTo) {
  visitor.act(OpenWalkIn{}).type("ZHANG").act(DrawStroke{{{0, 0}}}).act(KeepLetters{}).act(SignInWalkIn{});
  EXPECT_TRUE(visitor.effects.empty());
  EXPECT_TRUE(place().spelling.empty());
  EXPECT_TRUE(place().name.empty());
  visitor.act(Back{});
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_EQ(place().consent_at_ms, 0);
}

TEST_F(WalkInTest, LettersAreAskedForAndAWordTakesItsOwn) {
  open_form();
  EXPECT_EQ(place().consent_at_ms, kNoon);
  visitor.type("ZHANGWEI");
  const auto* asked = visitor.caused<SpellWords>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->spelling, "zhangwei");
  answer({{"张伟", 8}, {"章", 5}});
  visitor.act(ChooseWord{1});
  EXPECT_EQ(place().name, "章");
  EXPECT_EQ(place().spelling, "wei");
  ASSERT_NE(visitor.caused<SpellWords>(), nullptr);
  EXPECT_EQ(visitor.caused<SpellWords>()->spelling, "wei");
  answer({{"伟", 3}});
  visitor.act(ChooseWord{0});
  EXPECT_EQ(place().name, "章伟");
  EXPECT_TRUE(place().spelling.empty());
  EXPECT_FALSE(place().as_it_sounds);
}

TEST_F(WalkInTest, WordsOfAnotherSpellingAreNotChosen) {
  open_form();
  visitor.type("ZHANG");
  const uint64_t older = visitor.state.visit.check_in.query;
  answer({{"张", 5}});
  visitor.type("W").act(ChooseWord{0});
  EXPECT_TRUE(place().name.empty());
  EXPECT_EQ(place().words.size(), 1u) << "shown meanwhile";
  visitor.act(WordsRead{older, {{"长", 5}}}).act(ChooseWord{0});
  EXPECT_TRUE(place().name.empty());
}

TEST_F(WalkInTest, StrokesAreReadAllTogether) {
  open_form();
  visitor.act(ChoosePad{WritingPad::kHandwriting}).act(DrawStroke{{{0, 0}, {1, 0}}});
  ASSERT_NE(visitor.caused<ReadStrokes>(), nullptr);
  EXPECT_EQ(visitor.caused<ReadStrokes>()->strokes.size(), 1u);
  visitor.act(DrawStroke{{{0, 1}, {1, 1}}});
  EXPECT_EQ(visitor.caused<ReadStrokes>()->strokes.size(), 2u);
  answer({{"二", 0}, {"三", 0}});
  visitor.act(ChooseWord{0});
  EXPECT_EQ(place().name, "二");
  EXPECT_TRUE(place().strokes.empty());
  visitor.type("A");
  EXPECT_TRUE(place().spelling.empty()) << "there are no letters on that pad";
}

TEST_F(WalkInTest, ErasingTakesTheLastThingFirst) {
  open_form();
  write_name();
  visitor.type("AB").act(DeleteKey{});
  EXPECT_EQ(place().spelling, "a");
  ASSERT_NE(visitor.caused<SpellWords>(), nullptr);
  visitor.act(DeleteKey{});
  EXPECT_TRUE(place().spelling.empty());
  EXPECT_EQ(place().name, "张伟");
  visitor.act(DeleteKey{});
  EXPECT_EQ(place().name, "张");
  visitor.act(DeleteKey{}).act(DeleteKey{});
  EXPECT_TRUE(place().name.empty());
  visitor.act(ChoosePad{WritingPad::kHandwriting}).act(DrawStroke{{{0, 0}}}).act(DrawStroke{{{0, 1}}}).act(DeleteKey{});
  EXPECT_EQ(place().strokes.size(), 1u);
}

TEST_F(WalkInTest, LettersThatStandForCharactersAreSaidSo) {
  open_form();
  visitor.type("ZHANG");
  answer({{"张", 5}});
  visitor.act(ChooseWord{0}).type("QIONG").act(KeepLetters{});
  EXPECT_EQ(place().name, "张Qiong");
  EXPECT_TRUE(place().as_it_sounds);
  for (int i = 0; i < 5; ++i) visitor.act(DeleteKey{});
  EXPECT_EQ(place().name, "张");
  EXPECT_FALSE(place().as_it_sounds) << "nothing is left to complete";
}

TEST_F(WalkInTest, ANameInLettersIsOne) {
  open_form();
  visitor.act(ToggleLanguage{}).type("JOHN").act(KeepLetters{}).type("SMITH").act(KeepLetters{});
  EXPECT_EQ(place().name, "John Smith");
  EXPECT_FALSE(place().as_it_sounds);
}

TEST_F(WalkInTest, TheFirmsLettersLeaveTheNameAsItIs) {
  open_form();
  write_name();
  visitor.act(ChooseWalkInField{WalkInField::kFirm}).type("ABB").act(KeepLetters{});
  EXPECT_EQ(place().firm, "Abb");
  EXPECT_FALSE(place().as_it_sounds);
}

TEST_F(WalkInTest, AMiddleDotIsOfferedWhereOneMayStand) {
  open_form();
  EXPECT_TRUE(place().words.empty());
  visitor.type("A");
  answer({{"阿", 1}});
  visitor.act(ChooseWord{0});
  ASSERT_EQ(place().words.size(), 1u);
  visitor.act(ChooseWord{0});
  EXPECT_EQ(place().name, "阿·");
  EXPECT_TRUE(place().words.empty()) << "not two of them";
}

TEST_F(WalkInTest, IsSignedInWithWhatIsWrittenDown) {
  open_form();
  visitor.after(5'000);
  write_name();
  visitor.act(ChooseWalkInField{WalkInField::kPhone}).type("13800005678").act(SignInWalkIn{});
  const auto* written = visitor.caused<WriteWalkIn>();
  ASSERT_NE(written, nullptr);
  EXPECT_EQ(written->event, "heart-house");
  EXPECT_EQ(written->walk_in.name, "张伟");
  EXPECT_EQ(written->walk_in.phone, "13800005678");
  EXPECT_EQ(written->walk_in.consent_at_ms, kNoon);
  EXPECT_TRUE(visitor.state.visit.check_in.waiting);
  visitor.type("1").act(DeleteKey{}).act(SignInWalkIn{});
  EXPECT_TRUE(visitor.effects.empty()) << "it is on its way";
  end_with(SignInOutcome::kSignedIn);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
  EXPECT_TRUE(place().name.empty());
  EXPECT_TRUE(place().phone.empty());
  EXPECT_GT(undo_left_ms(visitor.state), 0);
}

TEST_F(WalkInTest, IsNotSignedInHalfWritten) {
  open_form();
  visitor.act(SignInWalkIn{});
  EXPECT_TRUE(visitor.effects.empty()) << "no name";
  write_name();
  visitor.type("A").act(SignInWalkIn{});
  EXPECT_TRUE(visitor.effects.empty()) << "a letter that is no word yet";
  visitor.act(DeleteKey{}).act(ChooseWalkInField{WalkInField::kPhone}).type("138000").act(SignInWalkIn{});
  EXPECT_TRUE(visitor.effects.empty()) << "half a phone number";
  visitor.type("0").act(SignInWalkIn{});
  EXPECT_NE(visitor.caused<WriteWalkIn>(), nullptr);
}

TEST_F(WalkInTest, WhatCanNotBeWrittenIsTriedAgainUnderTheSameQuestion) {
  open_form();
  write_name();
  visitor.act(SignInWalkIn{});
  const uint64_t query = visitor.caused<WriteWalkIn>()->query;
  visitor.fail(true).after(kRetryMs);
  ASSERT_NE(visitor.caused<WriteWalkIn>(), nullptr);
  EXPECT_EQ(visitor.caused<WriteWalkIn>()->query, query);
  EXPECT_EQ(visitor.caused<WriteWalkIn>()->walk_in.name, "张伟");
}

TEST_F(WalkInTest, EveryWayOutForgets) {
  const std::vector<Action> ways_out = {OpenHome{}, Back{}, OpenEvents{}, OpenStory{""}, OpenGallery{""}};
  for (const Action& way_out : ways_out) {
    visitor.act(OpenSignIn{"heart-house"});
    open_form();
    write_name();
    visitor.type("A").act(way_out);
    EXPECT_NE(visitor.state.visit.screen, Screen::kSignInWalkIn);
    EXPECT_TRUE(place().name.empty());
    EXPECT_TRUE(place().spelling.empty());
    EXPECT_TRUE(place().words.empty());
    EXPECT_EQ(place().consent_at_ms, 0);
  }
}

TEST_F(WalkInTest, ACardBeginsItsOwnSignIn) {
  content::CardCode code;
  code.base = "heart";
  open_form();
  write_name();
  visitor.act(CardScanned{content::write_card_code(code)});
  EXPECT_NE(visitor.caused<WriteCardSignIn>(), nullptr);
  EXPECT_TRUE(place().name.empty());
}

TEST_F(WalkInTest, LeftAloneItIsWarnedAndForgotten) {
  for (const bool has_agreed : {false, true}) {
    visitor.act(OpenSignIn{"heart-house"}).act(OpenWalkIn{});
    if (has_agreed) {
      visitor.act(AgreeToKeep{});
      write_name();
    }
    visitor.after(kSignInIdleWarningAfterMs);
    EXPECT_TRUE(visitor.state.visit.idle.warning_since_ms);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInWalkIn);
    visitor.after(kSignInIdleWarningMs);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kAttract);
    EXPECT_TRUE(place().name.empty());
    visitor.act(Touched{});
  }
}

TEST_F(WalkInTest, AtTheDoorItEndsAtAnEmptyFindScreen) {
  visitor.state.device.at_door = true;
  open_form();
  write_name();
  visitor.after(kSignInIdleWarningAfterMs).after(kSignInIdleWarningMs);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  EXPECT_TRUE(is_resting(visitor.state));
  EXPECT_TRUE(place().name.empty());
}

TEST_F(WalkInTest, WhoIsStillThereKeepsWhatTheyWrote) {
  open_form();
  write_name();
  visitor.after(kSignInIdleWarningAfterMs).act(StillHere{});
  EXPECT_EQ(place().name, "张伟");
}

TEST_F(WalkInTest, NewContentUnderTheFingers) {
  open_form();
  write_name();
  visitor.change_hall(open_hall());
  EXPECT_EQ(place().name, "张伟") << "the event is still there";
  content::Hall without = open_hall();
  std::erase_if(without.events, [](const content::Event& event) { return event.id == "heart-house"; });
  visitor.change_hall(without);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kHome);
  EXPECT_TRUE(place().name.empty());
}

TEST_F(WalkInTest, ARefusalLeadsBackToTheFindScreenWithNothingLeft) {
  for (const SignInOutcome outcome : {SignInOutcome::kNoWalkIns, SignInOutcome::kNotFound}) {
    open_form();
    write_name();
    visitor.act(SignInWalkIn{});
    end_with(outcome);
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInProblem);
    EXPECT_TRUE(place().name.empty());
    visitor.act(Back{});
    EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  }
}

TEST_F(WalkInTest, WhoLeavesBeforeTheAnswerIsTakenBackOrTheyWouldBeTwo) {
  open_form();
  write_name();
  visitor.act(SignInWalkIn{});
  const uint64_t query = visitor.state.visit.check_in.query;
  visitor.act(Back{});
  content::SignInResult result;
  result.outcome = SignInOutcome::kSignedIn;
  result.sign_in = content::FactId("fact.9");
  visitor.act(SignedIn{result, query, true});
  ASSERT_EQ(visitor.effects.size(), 2u);
  ASSERT_TRUE(std::holds_alternative<WriteUndo>(visitor.effects[1]));
  EXPECT_EQ(std::get<WriteUndo>(visitor.effects[1]).sign_in, content::FactId("fact.9"));
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInFind);
  visitor.act(SignInUndone{content::FactId("fact.9")});
  EXPECT_FALSE(visitor.state.visit.toast) << "nobody asked for it";
}

TEST_F(WalkInTest, NothingIsLostWhileSomebodyIsFetched) {
  open_form();
  write_name();
  visitor.act(SignInWalkIn{});
  for (int i = 0; i < 200; ++i) visitor.fail(true).after(kRetryMs);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInWalkIn);
  ASSERT_NE(visitor.caused<WriteWalkIn>(), nullptr);
  EXPECT_EQ(visitor.caused<WriteWalkIn>()->walk_in.name, "张伟");
  EXPECT_TRUE(is_stuck(visitor.state));
  end_with(SignInOutcome::kSignedIn);
  EXPECT_EQ(visitor.state.visit.screen, Screen::kSignInDone);
}

TEST_F(WalkInTest, LettersThatFitNoMoreAreLetGo) {
  open_form();
  for (int i = 0; i < kMaxWrittenCharacters - 1; ++i) {
    visitor.type("A");
    answer({{"啊", 1}});
    visitor.act(ChooseWord{0});
  }
  visitor.type("AWEI");
  answer({{"啊", 1}});
  visitor.act(ChooseWord{0});
  EXPECT_TRUE(place().spelling.empty());
  EXPECT_TRUE(is_complete(place()));
}

TEST_F(WalkInTest, ThePageThatIsLeftIsRememberedAsFormOrNotice) {
  visitor.act(OpenWalkIn{}).act(Back{});
  EXPECT_FALSE(visitor.state.visit.transition.left_form);
  open_form();
  visitor.act(Back{});
  EXPECT_TRUE(visitor.state.visit.transition.left_form);
  visitor.act(Back{});
  EXPECT_FALSE(visitor.state.visit.transition.left_form);
}

TEST_F(WalkInTest, LimitsHold) {
  open_form();
  for (int i = 0; i < 50; ++i) visitor.type("A");
  EXPECT_EQ(place().spelling.size(), static_cast<size_t>(kMaxSpelledLetters));
  for (int i = 0; i < 50; ++i) {
    visitor.type("A");
    answer({{"啊", 30}});
    visitor.act(ChooseWord{0});
  }
  EXPECT_EQ(place().name.size(), 3u * kMaxWrittenCharacters);
  visitor.act(ChooseWalkInField{WalkInField::kPhone}).type(std::string(40, '1'));
  EXPECT_EQ(place().phone.size(), static_cast<size_t>(content::kMaxPhoneDigits));
  visitor.act(ChooseWalkInField{WalkInField::kFirm}).act(ChoosePad{WritingPad::kHandwriting});
  for (int i = 0; i < 100; ++i) visitor.act(DrawStroke{Stroke(5'000)});
  EXPECT_EQ(place().strokes.size(), static_cast<size_t>(kMaxStrokes));
  EXPECT_EQ(place().strokes.back().size(), static_cast<size_t>(kMaxStrokePoints));
}

}  // namespace
}  // namespace starharbor::kiosk
