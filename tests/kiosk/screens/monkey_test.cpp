// Somebody presses and wipes anywhere, in any order, at the check-in: nothing breaks, and when they have gone nothing
// is left of what they did.
#include <gtest/gtest.h>

#include <random>

#include "content-db/people/card_code.h"
#include "kiosk/screens/registry.h"
#include "tests/kiosk/screens/glass.h"

namespace starharbor::kiosk {
namespace {

class MonkeyTest : public tests::Glass, public testing::WithParamInterface<unsigned> {
 protected:
  MonkeyTest() : random_(GetParam()) {
    use(tests::a_hall_with_tea(now_ms));
    state.device.at_door = below(2) == 1;
    appearance.motion = below(2) == 1;
    if (below(2) == 1) upright();
    act(OpenSignIn{"tea"});
  }
  void draw(Ui& ui, Actions& actions) override { draw_screen(ui, state, memory, actions); }

  int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(random_); }
  Vec2 anywhere() {
    return {static_cast<float>(below(static_cast<int>(screen_w))),
            static_cast<float>(below(static_cast<int>(screen_h)))};
  }
  // As the data thread would, or wouldn't.
  void answer() {
    for (const Effect& effect : std::exchange(asked, {})) {
      if (below(8) == 0) continue;
      if (below(12) == 0) {
        act(DataFailed{below(2) == 1, query_of(effect)});
      } else if (const auto* letters = std::get_if<FindByLetters>(&effect)) {
        act(MembersFound{letters->query, people()});
      } else if (const auto* phone = std::get_if<FindByPhone>(&effect)) {
        act(MembersFound{phone->query, people()});
      } else if (const auto* spelled = std::get_if<SpellWords>(&effect)) {
        act(WordsRead{spelled->query, words(static_cast<int>(spelled->spelling.size()))});
      } else if (const auto* drawn = std::get_if<ReadStrokes>(&effect)) {
        act(WordsRead{drawn->query, words(0)});
      } else if (const auto* undo = std::get_if<WriteUndo>(&effect)) {
        act(SignInUndone{undo->sign_in});
      } else if (!std::holds_alternative<LoadHall>(effect)) {
        act(SignedIn{result(), query_of(effect), std::holds_alternative<WriteWalkIn>(effect)});
      }
    }
  }
  content::Found people() {
    content::Found found;
    const int count = below(5);
    for (int i = 0; i < count; ++i)
      found.candidates.push_back({"m" + std::to_string(i), "王*明", "", "星海", {}, false, false});
    found.total = count + below(3);
    return found;
  }
  std::vector<Word> words(int letters) {
    std::vector<Word> words;
    for (int i = below(60); i > 0; --i)
      words.push_back({i % 7 == 0 ? "欧阳上官尉迟公孙" : "𠮷", std::min(letters, 1 + i % 3)});
    return words;
  }
  content::SignInResult result() {
    content::SignInResult made;
    made.outcome = static_cast<content::SignInOutcome>(below(9));
    made.event = "tea";
    made.sign_in = content::FactId("fact");
    made.ordinal = made.attended = below(200);
    made.at_ms = now_ms;
    return made;
  }
  void play() {
    switch (below(12)) {
      case 0:
        return pull(anywhere(), anywhere());
      case 1:
        return flick(anywhere(), anywhere());
      case 2:
        return act(CardScanned{content::write_card_code({})});
      case 3:
        now_ms += below(20'000);
        return show();
      case 4:
        // The way in, which a finger finds seldom.
        act(OpenSignIn{"tea"});
        act(OpenWalkIn{});
        return act(AgreeToKeep{});
      default:
        return touch(anywhere());
    }
  }

  std::mt19937 random_;
  ScreenMemory memory;
};

TEST_P(MonkeyTest, BreaksNothingAndLeavesNothing) {
  int forms = 0, results = 0;
  for (int i = 0; i < 1'000; ++i) {
    play();
    answer();
    forms += state.visit.check_in.walk_in.consent_at_ms != 0;
    results += state.visit.screen == Screen::kSignInDone || state.visit.screen == Screen::kSignInProblem;
  }
  EXPECT_GT(forms, 20);
  EXPECT_GT(results, 5);
  if (state.visit.check_in.waiting) act(SignedIn{result()});
  for (int i = 0; i < 200 && !is_resting(state); ++i) {
    now_ms += 1'000;
    show();
  }
  ASSERT_TRUE(is_resting(state));
  EXPECT_TRUE(state.visit.check_in.typed.empty());
  EXPECT_TRUE(state.visit.check_in.found.candidates.empty());
  EXPECT_TRUE(state.visit.check_in.walk_in.name.empty());
  EXPECT_TRUE(state.visit.check_in.card.empty());
  EXPECT_TRUE(state.visit.check_in.result.masked_name.empty());
}

INSTANTIATE_TEST_SUITE_P(Anybody, MonkeyTest, testing::Range(1u, 9u));

}  // namespace
}  // namespace starharbor::kiosk
