// Every screen has both its halves, and the names by which logs and tests know them are told apart.
#include "kiosk/screens/registry.h"

#include <gtest/gtest.h>

#include <set>

#include "kiosk/model/core/screens.h"

namespace starharbor::kiosk {
namespace {

TEST(Registry, HasEveryScreenOnceWithItsOwnName) {
  std::set<std::string_view> names;
  std::set<Screen> ids;
  for (const ScreenFacts& facts : kScreens) {
    EXPECT_TRUE(names.insert(facts.name).second) << facts.name;
    EXPECT_TRUE(ids.insert(facts.id).second) << facts.name;
    EXPECT_TRUE(is_drawn(facts.id)) << facts.name;
  }
}

TEST(Registry, LeadsBackToAScreenOfItsOwnAndAtLastHome) {
  for (const ScreenFacts& facts : kScreens) {
    Screen at = facts.id;
    for (size_t step = 0; step < kScreens.size() && facts_of(at).back; ++step) at = *facts_of(at).back;
    EXPECT_TRUE(at == Screen::kHome || at == Screen::kAttract) << facts.name;
  }
}

TEST(Registry, KnowsWhichMovesAScreenDrawsItself) {
  EXPECT_TRUE(draws_own_arrival(Screen::kHome, Screen::kStory));
  EXPECT_TRUE(draws_own_arrival(Screen::kSignInWalkIn, Screen::kSignInDone));
  EXPECT_FALSE(draws_own_arrival(Screen::kStory, Screen::kHome));
  EXPECT_FALSE(draws_own_arrival(Screen::kEvents, Screen::kSignInFind));
}

TEST(ScreenMemory, IsKeptForEachScreenByItself) {
  ScreenMemory memory;
  memory.of<int>(Screen::kHome) = 3;
  EXPECT_EQ(memory.of<int>(Screen::kHome), 3);
  EXPECT_EQ(memory.of<int>(Screen::kStory), 0);
}

}  // namespace
}  // namespace starharbor::kiosk
