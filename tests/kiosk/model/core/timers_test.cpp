// The list of what time does: each has a name, and all that waits goes along when the clock is set back.
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "content-db/people/card_code.h"
#include "kiosk/model/core/feature.h"
#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

TEST(Timers, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Feature* feature : features()) {
    EXPECT_FALSE(feature->name.empty());
    for (const Timer& timer : feature->timers) EXPECT_TRUE(names.insert(timer.name).second) << timer.name;
  }
  EXPECT_GT(names.size(), 10u);
}

struct Waiting {
  std::string what;  // the timer that is due next
  std::function<void(Visitor&)> begin;
};

class SetBack : public testing::TestWithParam<Waiting> {};

std::string next_timer(const State& state) {
  for (const Feature* feature : features()) {
    for (const Timer& timer : feature->timers) {
      if (timer.wakes && timer.due(state) == next_due_ms(state)) return std::string(timer.name);
    }
  }
  return {};
}

// It has waited for a while, so that a span which began anew would show.
TEST_P(SetBack, ItWaitsAsLongAsBefore) {
  constexpr int64_t kBackMs = 1'800'000;  // the events stay open
  Visitor visitor;
  GetParam().begin(visitor);
  visitor.after(100);
  ASSERT_EQ(next_timer(visitor.state), GetParam().what);
  const auto due = next_due_ms(visitor.state);
  ASSERT_TRUE(due);
  visitor.now_ms -= kBackMs;
  visitor.act(Tick{});
  EXPECT_EQ(next_due_ms(visitor.state), *due - kBackMs);
}

INSTANTIATE_TEST_SUITE_P(
    Timers, SetBack,
    testing::Values(
        Waiting{"idle warning", [](Visitor& visitor) { visitor.act(Touched{}); }},
        Waiting{"visit ends", [](Visitor& visitor) { visitor.act(Touched{}).after(kIdleWarningAfterMs); }},
        Waiting{"warning answered",
                [](Visitor& visitor) { visitor.act(Touched{}).after(kIdleWarningAfterMs).act(Touched{}); }},
        Waiting{"toast", [](Visitor& visitor) { visitor.act(Touched{}).act(CardScanned{"QQ"}); }},
        Waiting{"exchange", [](Visitor& visitor) { visitor.act(Touched{}).act(ExchangeNews{{.running = true}}); }},
        Waiting{"typed", [](Visitor& visitor) { visitor.find_people(); }},
        Waiting{"return from a result", [](Visitor& visitor) { visitor.sign_in(); }},
        Waiting{"result", [](Visitor& visitor) { visitor.sign_in().act(OpenHome{}); }},
        Waiting{"undo", [](Visitor& visitor) { visitor.sign_in().act(FinishSignIn{}).after(kResultAfterglowMs); }},
        Waiting{"retry", [](Visitor& visitor) { visitor.find_people().act(ChooseCandidate{0}).fail(); }},
        Waiting{"held card",
                [](Visitor& visitor) {
                  content::Hall hall = test_hall();
                  hall.events.at(2).base = hall.events.at(3).base;  // a choice of two here
                  visitor.change_hall(hall).act(Touched{});
                  visitor.act(CardScanned{content::write_card_code({})}).after(kToastMs).act(Touched{}).after(1);
                }}),
    [](const auto& tested) {
      std::string name = tested.param.what;
      for (char& c : name) c = c == ' ' ? '_' : c;
      return name;
    });

}  // namespace
}  // namespace starharbor::kiosk
