// What the program proposes is long enough, another each time, and of letters that every keyboard has.
#include "sync/trust/proposed_passphrase.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace starharbor::sync {
namespace {

TEST(ProposedPassphrase, IsFiveWordsOfPlainLettersAndAnotherEachTime) {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string proposed = propose_passphrase();
    EXPECT_EQ(std::ranges::count(proposed, ' '), 4);
    EXPECT_TRUE(std::ranges::all_of(proposed, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); })) << proposed;
    EXPECT_TRUE(is_long_enough(proposed));
    EXPECT_TRUE(seen.insert(proposed).second);
  }
}

TEST(ProposedPassphrase, CharactersCountAndNotBytes) {
  EXPECT_FALSE(is_long_enough("thirteen char"));
  EXPECT_TRUE(is_long_enough("fourteen chars"));
  EXPECT_FALSE(is_long_enough("星联盟五个基地的港湾"));
  EXPECT_TRUE(is_long_enough("星联盟五个基地的港湾都在北仑区"));
}

}  // namespace
}  // namespace starharbor::sync
