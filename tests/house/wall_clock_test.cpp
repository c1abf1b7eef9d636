// The clock of the tests: here and in what a test starts, it says what it was put to; without it, asking is a failure.
#include "tests/support/wall_clock.h"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <sstream>
#include <string>

#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

constexpr int64_t kLeapDayMs = 1'835'395'200'000;  // 2028-02-29 00:00 UTC
constexpr int64_t kMinuteMs = 60'000;

int64_t system_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}
int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

// A program of the project, as far as the guard can tell.
class WallClockTest : public ::testing::Test {
 protected:
  WallClockTest() { std::filesystem::copy_file("/bin/date", program_); }
  Finished date() { return run({program_.string(), "-u", "+%F %H:%M"}); }

  TemporaryFolder folder_{std::filesystem::temp_directory_path()};  // programs are run from there
  std::filesystem::path program_ = folder_ / "starharbor-date";
};

TEST_F(WallClockTest, SaysWhatItWasPutToAndRunsOn) {
  const WallClock clock(kLeapDayMs);
  const int64_t begun = system_ms();
  EXPECT_GE(begun, kLeapDayMs);
  EXPECT_LT(begun, kLeapDayMs + kMinuteMs);
  EXPECT_GE(std::time(nullptr), kLeapDayMs / 1'000);
  EXPECT_LT(std::time(nullptr), (kLeapDayMs + kMinuteMs) / 1'000);
  const int64_t steady = steady_ms();
  sleep_ms(2);
  EXPECT_GT(system_ms(), begun);
  EXPECT_GT(steady_ms(), steady);
}

TEST_F(WallClockTest, IsTheSameInWhatATestStarts) {
  const WallClock clock(kLeapDayMs);
  EXPECT_EQ(date().output, "2028-02-29 00:00\n");
  EXPECT_EQ(run({"sh", "-c", program_.string() + " -u +%Y"}).output, "2028\n");
}

TEST_F(WallClockTest, TheOneBeforeCountsAgain) {
  const WallClock clock(kLeapDayMs);
  { const WallClock other(0); }
  EXPECT_EQ(date().output, "2028-02-29 00:00\n");
}

TEST_F(WallClockTest, WithoutItWhoAsksFails) {
  EXPECT_NONFATAL_FAILURE(system_ms(), "asked the system for the time (clock_gettime)");
  EXPECT_NONFATAL_FAILURE(std::time(nullptr), "asked the system for the time (time)");
  EXPECT_EQ(steady_ms() >= 0, true);
}

TEST_F(WallClockTest, WithoutItAProgramOfTheProjectThatAsksEnds) {
  const Finished finished = date();
  EXPECT_EQ(finished.status, 128 + SIGABRT);
  EXPECT_NE(finished.errors.find("without a WallClock"), std::string::npos) << finished.errors;
  EXPECT_EQ(run({"/bin/date", "+%Y"}).status, 0) << "others may";
}

// It is loaded before everything else into programs that know nothing of sanitizers.
TEST(WallClockLibrary, NeedsTheCLibraryAlone) {
  const std::string preloaded = std::getenv("LD_PRELOAD");
  const Finished finished = run({"readelf", "-d", preloaded.substr(0, preloaded.find(':'))});
  ASSERT_EQ(finished.status, 0) << finished.errors;
  std::istringstream lines(finished.output);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("(NEEDED)") == std::string::npos) continue;
    EXPECT_TRUE(line.find("[libc.so") != std::string::npos || line.find("[ld-linux") != std::string::npos) << line;
  }
}

}  // namespace
}  // namespace starharbor::tests
