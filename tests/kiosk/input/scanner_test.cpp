// A scanner's keys become the text that was scanned: in one go, slowly, in pieces, without an end.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "kiosk/input/scanner.h"

namespace starharbor::kiosk {
namespace {

using Texts = std::vector<std::string>;

class ScannerTest : public testing::Test {
 protected:
  Texts type(const std::string& keys, int64_t pause_ms = 5) {
    Texts scanned;
    for (const char key : keys) {
      now_ms += pause_ms;
      for (std::string& text : scanner.step({{key, now_ms}}, now_ms)) scanned.push_back(std::move(text));
    }
    return scanned;
  }
  Texts after(int64_t ms) {
    now_ms += ms;
    return scanner.step({}, now_ms);
  }

  CardScanner scanner;
  int64_t now_ms = 1'000'000;
};

TEST_F(ScannerTest, GivesWhatWasScannedAtEnter) {
  EXPECT_EQ(type("SH1ABC234\n"), Texts{"SH1ABC234"});
  EXPECT_EQ(type("\n"), Texts{}) << "nothing is left";
  EXPECT_EQ(scanner.due_ms(), std::nullopt);
}

TEST_F(ScannerTest, TakesAWholeBurstInOneFrame) {
  EXPECT_EQ(scanner.step({{'S', 1}, {'H', 1}, {'1', 1}, {kEnterKey, 1}, {'7', 1}, {kEnterKey, 1}}, 1),
            (Texts{"SH1", "7"}));
}

TEST_F(ScannerTest, IsPatientWithASlowOne) {
  EXPECT_EQ(type("SH1ABC\n", kLongestPauseMs - 1), Texts{"SH1ABC"});
}

TEST_F(ScannerTest, GivesACardWithoutItsEndOnceItIsNotGoingOn) {
  type("SH1ABC");
  EXPECT_EQ(scanner.due_ms(), now_ms + kLongestPauseMs);
  EXPECT_EQ(after(kLongestPauseMs - 1), Texts{});
  EXPECT_EQ(after(1), Texts{"SH1ABC"});
}

TEST_F(ScannerTest, TheRestOfABrokenCardIsNoCodeOfItsOwn) {
  type("SH1ABC");
  EXPECT_EQ(after(3'000), Texts{"SH1ABC"});
  EXPECT_EQ(type("DEF\n"), Texts{});
  EXPECT_EQ(type("DEF\n"), Texts{"DEF"}) << "this one stands alone";
}

TEST_F(ScannerTest, AWholeCardAfterABrokenOneCounts) {
  type("SH1ABC");
  after(3'000);
  EXPECT_EQ(type("SH1DEF\n"), Texts{"SH1DEF"});
}

TEST_F(ScannerTest, ForgetsKeysThatSomebodyPlayedWith) {
  type("QWE");
  EXPECT_EQ(after(kLongestPauseMs), Texts{});
  EXPECT_EQ(type("SH1A\n"), Texts{"SH1A"});
}

TEST_F(ScannerTest, AKeyThatIsHeldDownFillsNothing) {
  EXPECT_EQ(type(std::string(5'000, 'A') + "\n").front().size(), kMostScannedKeys);
}

TEST_F(ScannerTest, AClockThatIsSetBackIsNoPause) {
  type("SH1");
  now_ms -= 3'600'000;
  EXPECT_EQ(type("ABC\n"), Texts{"SH1ABC"});
}

RC_GTEST_PROP(ScannerProperties, FramesDoNotMatter, ()) {
  const auto keys = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("SH1AB\n")));
  CardScanner one, other;
  std::vector<TypedKey> all;
  Texts piecewise;
  for (const char key : keys) {
    all.push_back({key, 0});
    for (auto& text : one.step({{key, 0}}, 0)) piecewise.push_back(std::move(text));
  }
  RC_ASSERT(other.step(all, 0) == piecewise);
}

}  // namespace
}  // namespace starharbor::kiosk
