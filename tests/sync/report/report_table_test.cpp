// The word that exchanges leave in the data folder: how far, how it ended, and that it is seldom and never in the way.
#include "sync/report/report_table.h"

#include <gtest/gtest.h>

#include "sync/stores/folder.h"
#include "tests/support/devices.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::ExchangeRecord;
using sync::ExchangeResult;
using sync::ReportTable;

class ReportTest : public ::testing::Test {
 protected:
  std::vector<ExchangeRecord> rows() { return content::load_exchanges(device_.folder().database()); }
  ExchangeRecord row() {
    const auto all = rows();
    EXPECT_EQ(all.size(), 1u);
    return all.empty() ? ExchangeRecord() : all.front();
  }
  TemporaryFolder folder_;
  DiskDevice device_{folder_ / "left", kiosk("heart", "left")};
};

TEST_F(ReportTest, SaysHowFarItIsAndHowItEnded) {
  ReportTable table(device_.folder(), "/media/stick", true);
  table.progress(content::ExchangeStep::kFetchingChanges, 3, 12);
  EXPECT_EQ(row().store, "/media/stick");
  EXPECT_TRUE(row().stick);
  EXPECT_EQ(row().step, content::ExchangeStep::kFetchingChanges);
  EXPECT_EQ(row().done, 3);
  EXPECT_EQ(row().total, 12);
  EXPECT_EQ(row().permille, 50);
  EXPECT_EQ(row().started_ms, kNoonMs);
  EXPECT_FALSE(row().ended_ms);
  EXPECT_EQ(row().outcome, content::ExchangeOutcome::kRunning);

  device_.set_now(kNoonMs + 5'000);
  ExchangeResult result;
  result.segments_in.files = 2;
  result.media_in.files = 3;
  result.segments_out.files = 1;
  result.applied = {{"district"_scope, 10}, {"base-heart"_scope, 4}};
  table.ended(result);
  EXPECT_EQ(row().outcome, content::ExchangeOutcome::kDone);
  EXPECT_EQ(row().ended_ms, kNoonMs + 5'000);
  EXPECT_EQ(row().good_ms, kNoonMs + 5'000);
  EXPECT_EQ(row().permille, 1000);
  EXPECT_EQ(row().files_in, 5);
  EXPECT_EQ(row().files_out, 1);
  EXPECT_EQ(row().changes_in, 14);
}

TEST_F(ReportTest, TheWholeNeverGoesBack) {
  ReportTable table(device_.folder(), "store", false);
  table.progress(content::ExchangeStep::kTakingChangesIn, 5, 10);
  EXPECT_EQ(row().permille, 500);
  table.progress(content::ExchangeStep::kFetchingPhotos, 1, 10);
  EXPECT_EQ(row().step, content::ExchangeStep::kFetchingPhotos);
  EXPECT_EQ(row().permille, 500);
}

TEST_F(ReportTest, WritesAtMostAFewTimesASecond) {
  ReportTable table(device_.folder(), "store", false);
  const int64_t before = device_.folder().database().changes();
  table.progress(content::ExchangeStep::kFetchingChanges, 1, 1000);
  for (int i = 2; i <= 200; ++i) table.progress(content::ExchangeStep::kFetchingChanges, i, 1000);
  EXPECT_EQ(row().done, 1) << before;
  device_.set_now(kNoonMs + sync::kReportEveryMs);
  table.progress(content::ExchangeStep::kFetchingChanges, 300, 1000);
  EXPECT_EQ(row().done, 300);
  device_.set_now(kNoonMs - 1'000'000);
  table.progress(content::ExchangeStep::kFetchingChanges, 400, 1000);
  EXPECT_EQ(row().done, 400) << "a clock that was set back silences nothing";
}

TEST_F(ReportTest, FailuresAreACodeAndKeepWhenItWasLastGood) {
  ReportTable(device_.folder(), "store", false).ended({});
  device_.set_now(kNoonMs + 1'000);
  ReportTable(device_.folder(), "store", false).failed({}, ErrorCode::kDiskFull);
  EXPECT_EQ(row().outcome, content::ExchangeOutcome::kDiskFull);
  EXPECT_EQ(row().good_ms, kNoonMs);
  ReportTable(device_.folder(), "store", false).stopped({});
  EXPECT_EQ(row().outcome, content::ExchangeOutcome::kStopped);
  ExchangeResult partly;
  partly.problems.emplace_back("segments/x: damaged");
  ReportTable(device_.folder(), "store", false).ended(partly);
  EXPECT_EQ(row().outcome, content::ExchangeOutcome::kPartly);
  EXPECT_EQ(row().problems, 1);
  EXPECT_EQ(row().good_ms, kNoonMs);
}

TEST_F(ReportTest, ABusyFolderBelongsToWhoeverIsAtIt) {
  ReportTable at_it(device_.folder(), "store", false);
  at_it.progress(content::ExchangeStep::kFetchingChanges, 1, 2);
  ReportTable(device_.folder(), "store", false).failed({}, ErrorCode::kBusy);
  EXPECT_FALSE(row().ended_ms);
}

TEST_F(ReportTest, ARowThatADeadProcessLeftRunningIsClosedByTheNext) {
  ReportTable(device_.folder(), "a stick", true).progress(content::ExchangeStep::kFetchingChanges, 1, 2);
  ReportTable(device_.folder(), "store", false).progress(content::ExchangeStep::kFetchingChanges, 1, 2);
  const auto all = rows();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].store, "a stick");
  EXPECT_EQ(all[0].outcome, content::ExchangeOutcome::kCutOff);
  EXPECT_TRUE(all[0].ended_ms);
  EXPECT_FALSE(all[1].ended_ms);
}

TEST_F(ReportTest, NotBeingAbleToWriteDisturbsNothing) {
  device_.folder().database().run("ALTER TABLE local_exchange RENAME TO local_exchange_away");
  ReportTable table(device_.folder(), "store", false);
  table.progress(content::ExchangeStep::kFetchingChanges, 1, 2);
  table.ended({});
}

TEST_F(ReportTest, AnExchangesOwnStepsEndAtTheWhole) {
  std::filesystem::create_directory(folder_ / "store");
  DiskDevice office(folder_ / "office", tests::office());
  fill_office(office);
  office.add_photo("boats");
  office.exchange(folder_ / "store");
  sync::FolderStore store(folder_ / "store");
  ExchangeResult result;
  ReportTable table(device_.folder(), "store", false);
  std::vector<int> permilles;
  sync::exchange(device_.folder(), store, result, [&](content::ExchangeStep step, int64_t done, int64_t total) {
    table.progress(step, done, total);
    permilles.push_back(row().permille);
  });
  EXPECT_TRUE(std::is_sorted(permilles.begin(), permilles.end()));
  EXPECT_GT(permilles.back(), 600) << "the steps are known by their names";
  EXPECT_GT(result.applied["district"_scope], 0);
}

}  // namespace
}  // namespace starharbor::tests
