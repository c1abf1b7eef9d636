// The process is killed, the power cut, the stick pulled, the disk full, at every single write: what was promised
// before is kept, nothing is half done, and a further exchange ends as if nothing had happened.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <random>

#include "content-db/base/error.h"
#include "tests/support/wall_clock.h"
#include "tests/sync/crash/scene.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::IsEmpty;

constexpr int64_t kEveryOne = 1'000'000;
#ifdef __SANITIZE_ADDRESS__
constexpr int64_t kPoints = 10, kMorePoints = 5;  // of a scene; sanitizers make all this many times slower
constexpr int kRandomCuts = 20;
#else
constexpr int64_t kPoints = kEveryOne, kMorePoints = 25;
constexpr int kRandomCuts = 200;
#endif

bool is_long() {
  return std::getenv("STARHARBOR_LONG") != nullptr;
}

// The same in every run, so that a failing run is the fault of what changed; the long form goes new ways.
uint32_t seed() {
  static const uint32_t seed = [] {
    const uint32_t chosen = is_long() ? std::random_device()() : 20260501;
    std::cout << "seed " << chosen << "\n";
    return chosen;
  }();
  return seed;
}

// All of them, or as many as there is time for, evenly spread from a random first one on. An odd step, for power cuts
// are of two kinds.
std::vector<int64_t> points_to_try(int64_t points, int64_t at_most) {
  const int64_t step = is_long() ? 1 : points / at_most | 1;
  std::vector<int64_t> chosen;
  for (int64_t at = seed() % static_cast<uint32_t>(step); at < points; at += step) chosen.push_back(at);
  return chosen;
}

void expect_kept(const Stage& stage, const fs::path& hall, const std::vector<std::string>& promises) {
  for (const std::string& promise : promises) EXPECT_TRUE(stage.scene().is_kept(hall, promise)) << promise;
  // No state between two transactions shows.
  if (stage.scene().is_done_again) return;
  DiskDevice device(hall / stage.scene().device);
  for (const std::string& end : own_ends(device)) EXPECT_THAT(stage.promises(), Contains(end));
}

void expect_healed(const Stage& stage, const fs::path& hall) {
  EXPECT_THAT(heal(stage.scene(), hall), IsEmpty());
  if (stage.scene().is_done_again) {
    EXPECT_EQ(digests_of(hall), stage.undisturbed());
  }
}

class Crash : public ::testing::TestWithParam<size_t> {
 protected:
  const Stage& stage() {
    if (!stage_) stage_ = std::make_unique<Stage>(scenes()[GetParam()]);
    return *stage_;
  }
  void gone_at_points(Fate fate, int64_t at_most) {
    for (const int64_t at : points_to_try(stage().points(), at_most)) {
      SCOPED_TRACE("at write " + std::to_string(at) + " of " + std::to_string(stage().points()));
      const Stage::Played played = stage().play(fate, at);
      ASSERT_TRUE(played.gone);
      expect_kept(stage(), played.hall->path(), played.promises);
      expect_healed(stage(), played.hall->path());
      if (HasFailure()) return;
    }
  }
  bool act_on_failing(const fs::path& hall, const WritePlan& plan, bool& reached);
  void failing_at_points(const std::string& folder, int error, int64_t at_most, bool must_tell);

 private:
  const WallClock clock_{kNoonMs};  // by which half-written files are old, or not yet
  std::unique_ptr<Stage> stage_;
};

TEST_P(Crash, KilledAtAnyWriteKeepsWhatWasPromisedAndHeals) {
  gone_at_points(Fate::kKilled, kPoints);
}

TEST_P(Crash, KilledInTheMiddleOfAnyWriteKeepsWhatWasPromisedAndHeals) {
  gone_at_points(Fate::kTorn, kMorePoints);
}

TEST_P(Crash, APowerCutAtAnyWriteKeepsWhatWasPromisedAndHeals) {
  gone_at_points(Fate::kPowerCut, kMorePoints);
}

// From one write on, until the end, while the program goes on. False when it passed that over in silence. Did it come
// to that write at all?
bool Crash::act_on_failing(const fs::path& hall, const WritePlan& plan, bool& reached) {
  std::vector<std::string> promises;
  bool told = false;
  arm_write_points(plan);
  try {
    stage().scene().act(hall, [&](const std::string& promise) { promises.push_back(promise); });
  } catch (const Error&) {
    told = true;
  }
  const int64_t met = disarm_write_points();
  reached = met > plan.at;
  expect_kept(stage(), hall, promises);
  return told || !reached;
}

void Crash::failing_at_points(const std::string& folder, int error, int64_t at_most, bool must_tell) {
  const int64_t step = is_long() ? 1 : stage().points() / at_most | 1;
  bool reached = true;
  for (int64_t at = 0; reached; at += step) {
    SCOPED_TRACE("failing at write " + std::to_string(at));
    const auto hall = stage().copy();
    const bool told = act_on_failing(hall->path(), {hall->path() / folder, Fate::kFails, at, error}, reached);
    EXPECT_TRUE(told || !must_tell) << "a failed write was passed over in silence";
    expect_healed(stage(), hall->path());
    if (HasFailure()) return;
  }
}

TEST_P(Crash, AStickPulledAtAnyWriteIsToldAndHeals) {
  failing_at_points("store", EIO, kPoints, true);
}

// What SQLite tidies up after a commit may fail without a word: nothing that was promised hangs on it.
TEST_P(Crash, ADiskThatIsFullAtAnyWriteKeepsWhatWasPromisedAndHeals) {
  failing_at_points(stage().scene().device, ENOSPC, kMorePoints, false);
}

std::string name_of(const ::testing::TestParamInfo<size_t>& info) {
  return scenes()[info.param].name;
}

INSTANTIATE_TEST_SUITE_P(At, Crash, ::testing::Range<size_t>(0, scenes().size()), name_of);

// Two ends one after the other, each at a random point of a random scene.
TEST(CrashAtRandom, TwiceInARowKeepsWhatWasPromisedAndHeals) {
  const WallClock clock(kNoonMs);
  std::mt19937 random(seed());
  std::vector<std::unique_ptr<Stage>> stages;
  for (const Scene& scene : scenes()) stages.push_back(std::make_unique<Stage>(scene));
  for (int number = 0; number < (is_long() ? 2000 : kRandomCuts); ++number) {
    const Stage& stage = *stages[random() % stages.size()];
    const Fate fates[] = {Fate::kKilled, Fate::kTorn, Fate::kPowerCut};
    const Fate first = fates[random() % 3], second = fates[random() % 3];
    const int64_t at = random() % stage.points(), then = random() % stage.points();
    SCOPED_TRACE(stage.scene().name + ", number " + std::to_string(number) + ": at " + std::to_string(at) + ", then " +
                 std::to_string(then));
    Stage::Played played = stage.play(first, at);
    if (stage.scene().is_done_again) stage.play_on(played, second, then);
    ASSERT_TRUE(played.sound);
    expect_kept(stage, played.hall->path(), played.promises);
    expect_healed(stage, played.hall->path());
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace starharbor::tests
