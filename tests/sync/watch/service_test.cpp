// The service itself, as a process: two terminals of one door beside a shared folder, a stick that is really mounted,
// and how it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>

#include "content-db/folder/exchange_record.h"
#include "sync/stores/folder.h"
#include "tests/support/devices.h"
#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

constexpr int kLongMs = 60'000;  // what is waited for comes much sooner; a loaded machine may take its time

class WatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(store_);
    fill_office(office_);
    office_.exchange(store_);
    left_.exchange(store_);
    right_.exchange(store_);
  }
  std::vector<std::string> command(const DiskDevice& device, std::vector<std::string> more) {
    std::vector<std::string> all{SYNC_COMMAND, "--data", device.path().string(), "watch"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  std::unique_ptr<Process> watch(const DiskDevice& device, std::vector<std::string> more) {
    const fs::path log = device.path().string() + ".log";
    fs::remove(log);
    return std::make_unique<Process>(command(device, std::move(more)), Environment{}, log);
  }
  static bool came(DiskDevice& device, size_t members) {
    return wait_until(kLongMs, [&] { return device.attendance("heart-tea").size() == members; });
  }
  // Signs in on one and waits until the other knows.
  static double seconds_across(DiskDevice& from, DiskDevice& to, const std::string& member, size_t members) {
    const auto begun = std::chrono::steady_clock::now();
    from.sign_in("heart-tea", member);
    EXPECT_TRUE(came(to, members));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  }
  static bool has_settled(const Process& process) { return process.output().find("files in") != std::string::npos; }

  const WallClock clock_{kNoonMs};  // of the services; the event is open then
  TemporaryFolder folder_{fs::temp_directory_path()};  // a stick is known by the disk that it is
  fs::path store_ = folder_ / "store";
  DiskDevice office_{folder_ / "office", office()};
  DiskDevice left_{folder_ / "left", kiosk("heart", "left")}, right_{folder_ / "right", kiosk("heart", "right")};
};

TEST_F(WatchTest, TerminalsOfOneDoorKnowOfEachOthersSignIns) {
  const auto left = watch(left_, {"--store", store_.string()}), right = watch(right_, {"--store", store_.string()});
  ASSERT_TRUE(wait_until(kLongMs, [&] { return has_settled(*left) && has_settled(*right); }));
  double longest_s = 0;
  longest_s = std::max(longest_s, seconds_across(left_, right_, "heart.1", 1));
  longest_s = std::max(longest_s, seconds_across(right_, left_, "heart.2", 2));
  longest_s = std::max(longest_s, seconds_across(left_, right_, "heart.3", 3));
  RecordProperty("longest_s", std::to_string(longest_s));
  // No bound on time itself here: that would fail with the machine, not with the code. The schedule's own tests hold
  // the spacing.
  const auto rows = content::load_exchanges(left_.folder().database());
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().store, store_.string());
  EXPECT_FALSE(rows.front().stick);
  EXPECT_TRUE(rows.front().good_ms);
  EXPECT_EQ(left->output().find("王"), std::string::npos);
}

TEST_F(WatchTest, AtRestItExchangesWithNobody) {
  const auto left = watch(left_, {"--store", store_.string()}), right = watch(right_, {"--store", store_.string()});
  ASSERT_TRUE(wait_until(kLongMs, [&] { return has_settled(*left) && has_settled(*right); }));
  seconds_across(left_, right_, "heart.1", 1);
  // Long enough for a change that each takes for the other's to go to and fro.
  sleep_ms(8'000);
  const auto exchanges = [](const Process& process) {
    const std::string said = process.output();
    int count = 0;
    for (size_t at = said.find("files in"); at != std::string::npos; at = said.find("files in", at + 1)) ++count;
    return count;
  };
  EXPECT_LE(exchanges(*left), 4) << left->output();
  EXPECT_LE(exchanges(*right), 4) << right->output();
}

TEST_F(WatchTest, AMissingShareIsSaidAndTakenUpWhenItIsThere) {
  fs::rename(store_, folder_ / "away");
  const auto left = watch(left_, {"--store", store_.string()});
  ASSERT_TRUE(wait_until(kLongMs, [&] { return left->output().find("there is no such folder") != std::string::npos; }));
  right_.sign_in("heart-tea", "heart.1");
  right_.exchange(folder_ / "away");
  fs::rename(folder_ / "away", store_);
  EXPECT_TRUE(came(left_, 1)) << left->output();
}

TEST_F(WatchTest, EndsWhenItIsToldTo) {
  for (const int signal : {SIGTERM, SIGINT}) {
    const auto left = watch(left_, {"--store", store_.string()});
    ASSERT_TRUE(wait_until(kLongMs, [&] { return has_settled(*left); }));
    ::kill(left->id(), signal);
    EXPECT_EQ(left->wait(kLongMs), 0) << left->output();
  }
}

// As a signal in the midst of an exchange does it.
TEST_F(WatchTest, StoppedBetweenAnyTwoFilesTheNextExchangeEndsTheSame) {
  struct Stop {};
  office_.add_photo("boats");
  office_.exchange(store_);
  left_.sign_in("heart-tea", "heart.1");
  sync::FolderStore store(store_);
  bool whole = false;
  for (int files = 0; !whole; ++files) {
    sync::ExchangeResult result;
    int left = files;
    try {
      sync::exchange(left_.folder(), store, result, [&](content::ExchangeStep, int64_t, int64_t) {
        if (left-- == 0) throw Stop{};
      });
      whole = true;
    } catch (const Stop&) {
      ASSERT_LT(files, 1'000);
    }
  }
  office_.exchange(store_);
  EXPECT_THAT(differing_scopes(left_, office_), testing::IsEmpty());
  EXPECT_EQ(office_.attendance("heart-tea").size(), 1u);
}

TEST_F(WatchTest, AKilledOneLeavesNoLock) {
  {
    const auto left = watch(left_, {"--store", store_.string()});
    ASSERT_TRUE(wait_until(kLongMs, [&] { return has_settled(*left); }));
    ::kill(left->id(), SIGKILL);
    EXPECT_EQ(left->wait(kLongMs), 128 + SIGKILL);
  }
  left_.exchange(store_);
}

TEST_F(WatchTest, AStickThatIsMountedIsExchangedWithAndOneThatIsNoStoreIsLeftAlone) {
  if (run({"unshare", "-m", "true"}).status != 0) GTEST_SKIP() << "this user may not mount anything here";
  right_.sign_in("heart-tea", "heart.1");
  right_.exchange(store_);
  const fs::path stick = folder_ / "mounted", other = folder_ / "other", holiday = folder_ / "holiday";
  for (const fs::path& place : {stick, other, holiday}) fs::create_directory(place);
  // Mounted within its own view of the file system, after it has begun.
  std::string line;
  for (const std::string& word : command(left_, {})) line += "'" + word + "' ";
  const std::string script = line + "& watch=$!; trap 'kill $watch; wait $watch; exit' TERM; sleep 1; mount --bind '" +
                             holiday.string() + "' '" + other.string() + "'; mount --bind '" + store_.string() + "' '" +
                             stick.string() + "'; wait $watch";
  Process left({"unshare", "-m", "sh", "-c", script}, {}, folder_ / "left.log");
  EXPECT_TRUE(came(left_, 1)) << left.output();
  EXPECT_TRUE(wait_until(kLongMs, [&] {
    const auto rows = content::load_exchanges(left_.folder().database());
    return rows.size() == 1 && rows.front().outcome == content::ExchangeOutcome::kDone;
  }));
  const auto rows = content::load_exchanges(left_.folder().database());
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().store, stick.string());
  EXPECT_TRUE(rows.front().stick);
  EXPECT_TRUE(fs::is_empty(holiday));
}

TEST_F(WatchTest, ATimeThatIsNoneIsRefused) {
  const Finished finished = run(command(left_, {"--at", "25:70"}));
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.errors.find("25:70"), std::string::npos);
}

TEST_F(WatchTest, RunLeavesWordToo) {
  const Finished finished = run({SYNC_COMMAND, "--data", left_.path().string(), "run", store_.string()});
  EXPECT_EQ(finished.status, 0) << finished.errors;
  const auto rows = content::load_exchanges(left_.folder().database());
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().outcome, content::ExchangeOutcome::kDone);
}

}  // namespace
}  // namespace starharbor::tests
