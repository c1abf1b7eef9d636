// Attendance in the files that an office program opens.
#include "content-db/export/attendance_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <functional>
#include <thread>

#include "content-db/folder/data_folder.h"
#include "content-db/import/rosters/csv.h"
#include "tests/support/device.h"
#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::ResultCount;
using content::ResultLine;
using content::results_csv;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

ResultLine line(const std::string& name) {
  ResultLine line;
  line.attendance.event = "tea";
  line.attendance.name = name;
  line.attendance.at_ms = 1'781'755'200'000;
  line.attendance.terminal = "左侧终端";
  line.event_title = "茶话会";
  line.firm = "星海, \"模具\"";
  return line;
}

TEST(ResultsCsv, OpensRightInExcel) {
  const std::string text = results_csv({line("王小明")});
  EXPECT_THAT(text, StartsWith("\xEF\xBB\xBF\"活动\","));
  EXPECT_THAT(text, HasSubstr("\"2026-06-18 12:00\",\"王小明\""));
  EXPECT_THAT(text, HasSubstr("\"星海, \"\"模具\"\"\""));
  EXPECT_TRUE(text.ends_with("\r\n"));
}

TEST(ResultsCsv, ComesBackAsItWas) {
  content::Problems problems;
  const std::string text = results_csv({line("龘\n靐"), line("")}).substr(3);
  const auto rows = content::read_csv(
      text, "results.csv",
      {{"活动", "主办基地", "时间", "姓名", "会员号", "所属基地", "单位", "终端", "状态", "编号"}, {}}, problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].fields.at("姓名"), "龘\n靐");
  EXPECT_EQ(rows[0].fields.at("单位"), "星海, \"模具\"");
}

TEST(ResultsCsv, ANameIsNoFormula) {
  for (const char* name : {"=1+1", "+86", "-1", "@sum"}) {
    EXPECT_THAT(results_csv({line(name)}), HasSubstr("\"'" + std::string(name) + "\"")) << name;
  }
}

TEST(ResultsCsv, SaysHowASignInStands) {
  ResultLine annulled = line("王小明");
  annulled.attendance.annulled = true;
  EXPECT_THAT(results_csv({annulled}), HasSubstr("\"已撤销\""));
  annulled.attendance.taken_back = content::TakenBack{0, "", "登记错了", false};
  EXPECT_THAT(results_csv({annulled}), HasSubstr("\"已撤销（登记错了）\""));
  annulled.attendance.taken_back = content::TakenBack{0, "", "", true};
  EXPECT_THAT(results_csv({annulled}), HasSubstr("\"已撤销（本人在终端撤销）\""));
  ResultLine again = line("王小明");
  again.attendance.seen_again = true;
  again.attendance.taken_back = content::TakenBack{0, "", "登记错了", false};
  EXPECT_THAT(results_csv({again}), HasSubstr("\"撤销后再签到（登记错了）\""));
  ResultLine guest = line("");
  guest.attendance.card = "aa";
  EXPECT_THAT(results_csv({guest}), HasSubstr("（来宾）"));
}

// A workbook is a ZIP of XML.
std::string unpacked(const std::filesystem::path& file, const std::string& part) {
  return run({"python3", "-c",
              "import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2])"
              ".decode())",
              file.string(), part})
      .output;
}

TEST(ResultsXlsx, TheFirstSheetCanBeReadAsItIs) {
  TemporaryFolder folder;
  const std::filesystem::path file = folder / "results.xlsx";
  const ResultCount count{.id = "tea", .name = "茶话会", .visits = 27, .people = 26, .guests = 3};
  content::write_results_xlsx(file, kNoonMs, {{"按活动", {count}}, {"按月", {}}}, {line("=1+1")});
  EXPECT_THAT(unpacked(file, "xl/workbook.xml"), ::testing::ContainsRegex("按活动.*按月.*名单"));
  const std::string first = unpacked(file, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(first, HasSubstr("<v>27</v>")) << "a number, not a text";
  const std::string words = unpacked(file, "xl/sharedStrings.xml");
  for (const char* word : {"签到结果", "2026-06-18 12:00", "到场人次", "茶话会", "=1+1", "左侧终端"}) {
    EXPECT_THAT(words, HasSubstr(word));
  }
  EXPECT_THAT(unpacked(file, "docProps/core.xml"), HasSubstr("2026-06-18T04:00:00Z"));
  EXPECT_THAT(unpacked(file, "xl/worksheets/sheet3.xml"), Not(HasSubstr("<f>"))) << "a name is no formula";
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".part"));
}

TEST(ResultsXlsx, IsWrittenWholeOrNotAtAll) {
  TemporaryFolder folder;
  std::filesystem::create_directory(folder / "results.xlsx");
  EXPECT_THROW(content::write_results_xlsx(folder / "results.xlsx", kNoonMs, {{"按活动", {}}}, {}), Error);
  EXPECT_FALSE(std::filesystem::exists(folder / "results.xlsx.part"));
}

// Writes, again and again if need be, until the file was seen half-way in; gives whether anybody but the owner could
// have read anything in the folder meanwhile.
bool is_open_to_others_while(const std::filesystem::path& folder, const std::function<void()>& write) {
  std::atomic<bool> done = false, seen = false, open_to_others = false;
  std::thread looker([&] {
    while (!done) {
      std::error_code ignored;
      for (std::filesystem::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored)) {
        const auto mode = at->status(ignored).permissions();
        if (ignored) continue;  // it was gone in this moment
        seen = seen || at->path().extension() == ".part";
        const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
        if ((mode & others) != std::filesystem::perms::none) open_to_others = true;
      }
    }
  });
  while (!seen) write();
  done = true;
  looker.join();
  return open_to_others;
}

TEST(PrivateFile, IsNobodyElsesFromItsFirstByteOn) {
  TemporaryFolder folder;
  const content::Bytes bytes(1'000'000, 'x');
  const auto write = [&] { content::write_private_file(folder / "results.csv", bytes); };
  EXPECT_FALSE(is_open_to_others_while(folder.path(), write));
  EXPECT_EQ(content::read_file(folder / "results.csv"), bytes);
}

TEST(ResultsXlsx, IsNobodyElsesFromItsFirstByteOn) {
  TemporaryFolder folder;
  const std::vector<ResultLine> lines(1'000, line("王小明"));
  const auto write = [&] { content::write_results_xlsx(folder / "results.xlsx", kNoonMs, {{"按活动", {}}}, lines); };
  EXPECT_FALSE(is_open_to_others_while(folder.path(), write));
}

TEST(ResultsXlsx, WhatAnotherRunLeftBehindIsNotWrittenInto) {
  TemporaryFolder folder;
  std::ofstream(folder / "results.xlsx.part") << "left behind";
  std::filesystem::create_hard_link(folder / "results.xlsx.part", folder / "kept open");
  content::write_results_xlsx(folder / "results.xlsx", kNoonMs, {{"按活动", {}}}, {line("王小明")});
  EXPECT_EQ(content::read_file(folder / "kept open").size(), std::string("left behind").size());
  EXPECT_FALSE(std::filesystem::exists(folder / "results.xlsx.part"));
}

}  // namespace
}  // namespace starharbor::tests
