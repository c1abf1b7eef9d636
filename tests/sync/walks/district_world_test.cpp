// The whole of sync against a model of it: devices that edit, sign in, take back, exchange through sticks that get
// lost, copied and damaged, come and go, are copied and restored. RapidCheck prints the seed and the shortest walk that
// breaks it; RC_PARAMS="seed=N" plays the same walks again.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/sync/walks/district_world.h"

namespace starharbor::tests {
namespace {

// Of each theme. Under sanitizers, where one takes four times as long, the first of the same: what they look for is on
// every walk.
#ifdef __SANITIZE_ADDRESS__
constexpr int kWalks = 40, kLongWalks = 800;
#else
constexpr int kWalks = 125, kLongWalks = 2500;
#endif
constexpr int kMostSteps = 80;

const Theme kEveryday = {{Act::kEdit, 20},     {Act::kRemove, 5},   {Act::kSettle, 8},       {Act::kSignIn, 12},
                         {Act::kAnnul, 4},     {Act::kErase, 2},    {Act::kWriteAsNewer, 4}, {Act::kUpgrade, 3},
                         {Act::kExchange, 38}, {Act::kSetClock, 6}, {Act::kTimePasses, 3}};

Theme with(Theme theme, const Theme& more) {
  theme.insert(theme.end(), more.begin(), more.end());
  return theme;
}

const Theme kStores = {{Act::kFileVanishes, 8}, {Act::kStickIsLost, 3},     {Act::kFileIsCopied, 5},
                       {Act::kKeepStore, 3},    {Act::kOldStoreReturns, 3}, {Act::kDamage, 10}};
const Theme kTrust = {{Act::kRevoke, 7}, {Act::kReplace, 4}, {Act::kAccept, 5},
                      {Act::kRotate, 4}, {Act::kEnrol, 8},   {Act::kNewTerminal, 5}};
const Theme kDisks = {{Act::kCopyDisk, 8}, {Act::kBackUp, 8}, {Act::kRestore, 10}, {Act::kTerminalDies, 2}};

// The first walks are as rich as the last ones.
template <typename Value>
rc::Gen<Value> of_full_size(rc::Gen<Value> gen) {
  return rc::gen::resize(rc::kNominalSize, std::move(gen));
}

void walk(const Theme& theme) {
  const int sites = *of_full_size(rc::gen::inRange(2, 7)), choice = *of_full_size(rc::gen::inRange(0, 1 << 7));
  DistrictWorld world(sites, choice);
  const auto steps = *rc::gen::resize(kMostSteps, rc::gen::container<std::vector<Step>>(of_full_size(any_step())));
  for (const Step& step : steps) {
    world.take(step, theme);
    RC_ASSERT(world.breaches() == std::vector<std::string>());
  }
  world.settle_down();
  RC_ASSERT(world.breaches() == std::vector<std::string>());
  world.check_end();
  RC_ASSERT(world.breaches() == std::vector<std::string>());
}

// Each theme has walks of its own from one seed.
void check_walks(const Theme& theme, uint64_t number) {
  auto parameters = rc::detail::configuration().testParams;
  std::cout << "seed=" << parameters.seed << std::endl;
  parameters.seed += number;
  parameters.maxSuccess = std::getenv("STARHARBOR_LONG") ? kLongWalks : kWalks;
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  rc::detail::TestMetadata metadata;
  metadata.id = std::string(test->test_suite_name()) + "/" + test->name();
  metadata.description = test->name();
  const auto result = rc::detail::checkTestable([&theme] { walk(theme); }, metadata, parameters);
  if (result.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream said;
  rc::detail::printResultMessage(result, said);
  FAIL() << said.str();
}

TEST(DistrictProperties, LostCopiedAndDamagedFilesTakeNothingFromAnyone) {
  check_walks(with(kEveryday, kStores), 1);
}

TEST(DistrictProperties, WhoIsBelievedFollowsFromTheNewestListAlone) {
  check_walks(with(kEveryday, kTrust), 2);
}

TEST(DistrictProperties, CopiedDisksAndRestoredBackupsLiveOnBesideEachOther) {
  check_walks(with(kEveryday, kDisks), 3);
}

TEST(DistrictProperties, EverythingAtOnceEndsWithTheSameEverywhere) {
  check_walks(with(with(with(kEveryday, kStores), kTrust), kDisks), 4);
}

}  // namespace
}  // namespace starharbor::tests
