// Importing: what becomes of a package, of the next one, and of what staff changed in between.
#include "content-db/import/importer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "content-db/attendance/check_in.h"
#include "content-db/base/error.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/folder/verify.h"
#include "tests/content-db/import/package_folder.h"
#include "tests/support/scope_literal.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using namespace content;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kDayMs = 86'400'000;

class ImporterTest : public ::testing::Test {
 protected:
  ImporterTest() : data_(make_data()) {}

  DataFolder make_data() {
    DataFolder::init(folder_ / "data", {"office", Role::kOffice, ""});
    return DataFolder::open(folder_ / "data", [this] { return now_ms_; });
  }
  ImportReport import() {
    ImportReport report = import_package_folder(package_.path(), data_);
    for (const Problem& problem : report.problems.sorted()) ADD_FAILURE() << problem.text();
    return report;
  }
  int64_t ops() { return number("SELECT count(*) FROM op"); }
  int64_t number(const std::string& sql) {
    auto rows = data_.database().query(sql);
    return rows.step() ? rows.integer(0) : -1;
  }
  std::string text(const std::string& sql) {
    auto rows = data_.database().query(sql);
    return rows.step() ? rows.text(0) : "(no row)";
  }
  void edit(const content::Scope& scope, const std::string& table, const std::string& row,
            const content::Columns& columns) {
    Transaction transaction(data_.database());
    data_.log().edit(scope, table, row, columns);
    transaction.commit();
  }

  int64_t now_ms_ = kNoonMs;
  TemporaryFolder folder_;
  PackageFolder package_;
  DataFolder data_;
};

TEST_F(ImporterTest, WhatSoundsAlikeAtABaseIsImported) {
  package_.replace("hall.toml", "hue = 200", "hue = 200\nsounds_alike = [\"l-n\", \"n-ng\"]");
  import();
  auto rows = data_.database().query("SELECT sounds_alike FROM base WHERE id = 'haven'");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.text(0), "l-n n-ng");
}

TEST_F(ImporterTest, WhatIsImportedIsShown) {
  import();
  const Hall hall = load_hall(data_, kNoonMs);
  EXPECT_TRUE(hall.sample);
  ASSERT_THAT(hall.bases, SizeIs(2));
  EXPECT_EQ(hall.bases[0].name.zh, "臻心汇");
  EXPECT_EQ(hall.bases[1].hue_deg, 200);
  ASSERT_THAT(hall.albums, SizeIs(1));
  EXPECT_EQ(hall.albums[0].day, "2026-06-09");
  EXPECT_EQ(hall.albums[0].photos.front().id, "boats");
  ASSERT_THAT(hall.events, SizeIs(1));
  EXPECT_EQ(hall.events[0].starts_at_ms, kNoonMs + 2 * 3'600'000);
  EXPECT_EQ(hall.events[0].capacity, 100) << "the venue's";
  EXPECT_EQ(hall.events[0].registered, 1);
  EXPECT_THAT(hall.chapters.front().pictures, ElementsAre("boats", "ink"));
  EXPECT_THAT(CheckIn(data_).find_by_letters("tea", "dxx").candidates, SizeIs(1));
  EXPECT_THAT(CheckIn(data_).find_by_phone("tea", "1234").candidates, SizeIs(1));
}

TEST_F(ImporterTest, OfAPhoneOnlyTheLastFourDigitsEnter) {
  import();
  EXPECT_EQ(number("SELECT count(*) FROM op WHERE body LIKE '%12000001234%' OR body LIKE '%120000%'"), 0);
  EXPECT_EQ(text("SELECT phone_last4 FROM member WHERE id = 'heart.001'"), "1234");
}

TEST_F(ImporterTest, RowsLiveWhereTheirTableBelongs) {
  import();
  EXPECT_EQ(number("SELECT count(*) FROM op WHERE scope = 'events-heart' AND table_name <> 'event'"), 0);
  EXPECT_EQ(text("SELECT scope FROM op WHERE row = 'tea'"), "events-heart");
  EXPECT_EQ(text("SELECT scope FROM op WHERE row = 'talk.1'"), "district");
  EXPECT_EQ(text("SELECT scope FROM op WHERE row = 'heart.001'"), "base-heart");
  EXPECT_EQ(text("SELECT scope FROM op WHERE row = 'talk.2.heart.003'"), "base-heart");
  EXPECT_EQ(text("SELECT scope FROM op WHERE row = 'heart.001.engineers'"), "base-heart");
}

TEST_F(ImporterTest, AMonthlyEventTakesTheLastDayOfAShortMonth) {
  import();
  const auto start = [&](const char* id) {
    return number(std::string("SELECT starts_at FROM event WHERE id = '") + id + "'");
  };
  EXPECT_EQ(start("talk.1"), instant_ms(parse_day("2026-01-31").value(), 9 * 60 + 30));
  EXPECT_EQ(start("talk.2"), instant_ms(parse_day("2026-02-28").value(), 9 * 60 + 30));
  EXPECT_EQ(start("talk.3"), instant_ms(parse_day("2026-03-31").value(), 9 * 60 + 30));
  EXPECT_EQ(number("SELECT ends_at - starts_at FROM event WHERE id = 'talk.1'"), (14 * 60 + 30) * 60'000);
  EXPECT_EQ(text("SELECT series FROM event WHERE id = 'talk.1'"), "talk");
}

TEST_F(ImporterTest, AYearlyDayAndAWeekdayAreSeenFromTheFirstImport) {
  package_.replace("hall.toml", "day = -9\n", "each = \"lunar 05-05\"\nnearest = \"past\"\n");
  package_.replace("hall.toml", "day = 0\n", "day = 1\nweekday = \"wed\"\n");
  package_.replace("hall.toml", "date = 2026-01-31\n", "date = 2026-01-31\nweekday = \"sat\"\n");
  import();
  const auto day_of = [&](const std::string& id) {
    return day_text(day_at(number("SELECT starts_at FROM event WHERE id = '" + id + "'")));
  };
  EXPECT_EQ(text("SELECT day FROM album"), "2025-05-31") << "this year's race is tomorrow";
  EXPECT_EQ(day_of("tea"), "2026-06-24");
  EXPECT_EQ(day_of("talk.1"), "2026-01-31");
  EXPECT_EQ(day_of("talk.2"), "2026-02-28");
  EXPECT_EQ(day_of("talk.3"), "2026-03-28") << "the last Saturday, as the fifth in January was";
  const int64_t before = ops();
  now_ms_ += 30 * kDayMs;
  import();
  EXPECT_EQ(ops(), before) << "a day that went by since is no other day";
}

TEST_F(ImporterTest, ImportingAgainWritesNothing) {
  import();
  const int64_t before = ops();
  EXPECT_EQ(import().written, 0);
  EXPECT_EQ(ops(), before);
}

TEST_F(ImporterTest, TheDayOfTheFirstImportIsKept) {
  import();
  const int64_t before = ops();
  now_ms_ += 30 * kDayMs;
  import();
  EXPECT_EQ(ops(), before);
  EXPECT_EQ(text("SELECT anchor_day FROM package"), "2026-06-18");
}

TEST_F(ImporterTest, OnlyWhatThePackageSaysDifferentlyIsWritten) {
  import();
  const int64_t before = ops();
  package_.replace("hall.toml", "title = \"夏天\"", "title = \"盛夏\"");
  EXPECT_EQ(import().written, 1);
  EXPECT_EQ(ops(), before + 1);
  EXPECT_EQ(text("SELECT body FROM op WHERE table_name = 'album' ORDER BY seq DESC"), R"({"title_zh":"盛夏"})");
}

TEST_F(ImporterTest, WhatThePackageNoLongerSaysIsEmptied) {
  import();
  package_.replace("hall.toml", "capacity = 100\n", "");
  import();
  EXPECT_EQ(number("SELECT capacity IS NULL FROM venue WHERE id = 'room'"), 1);
  EXPECT_EQ(import().written, 0);
}

TEST_F(ImporterTest, WhatStaffChangedStays) {
  import();
  edit("events-heart"_scope, "event", "tea", {{"title_zh", "改到三楼"}});
  import();
  EXPECT_EQ(text("SELECT title_zh FROM event WHERE id = 'tea'"), "改到三楼");
  package_.replace("hall.toml", "\"15:30\"", "\"16:00\"");
  import();
  EXPECT_EQ(text("SELECT title_zh FROM event WHERE id = 'tea'"), "改到三楼")
      << "though another column of the row changed";
}

TEST_F(ImporterTest, ARowThatIsGoneIsRetiredAndShownAgainWhenItIsBack) {
  import();
  const std::string whole = package_.read("members/heart.csv");
  package_.replace("members/heart.csv", "002,John Smith,,,\n", "");
  EXPECT_EQ(import().retired, 1);
  EXPECT_EQ(number("SELECT retired FROM member WHERE id = 'heart.002'"), 1);
  EXPECT_EQ(text("SELECT name FROM member WHERE id = 'heart.002'"), "John Smith");
  EXPECT_EQ(import().written, 0);

  package_.write("members/heart.csv", whole);
  EXPECT_EQ(import().written, 1);
  EXPECT_EQ(number("SELECT retired FROM member WHERE id = 'heart.002'"), 0);
  EXPECT_EQ(import().written, 0);
}

TEST_F(ImporterTest, ARowThatStaffRetiredStaysRetired) {
  import();
  edit("district"_scope, "album", "summer", {{"retired", true}});
  import();
  EXPECT_EQ(number("SELECT retired FROM album WHERE id = 'summer'"), 1);
}

TEST_F(ImporterTest, AMistakeAnywhereLeavesTheDataAsItIs) {
  package_.replace("registrations.csv", "tea,", "tee,");
  const ImportReport report = import_package_folder(package_.path(), data_);
  EXPECT_THAT(report.problems.sorted(), SizeIs(1));
  EXPECT_EQ(ops(), 0);
}

TEST_F(ImporterTest, ARowCantMoveToAnotherBase) {
  import();
  const int64_t before = ops();
  package_.replace("hall.toml", "base = \"heart\"\ntitle = { zh = \"茶话会\"",
                   "base = \"haven\"\ntitle = { zh = \"茶话会\"");
  const ImportReport report = import_package_folder(package_.path(), data_);
  ASSERT_THAT(report.problems.sorted(), SizeIs(1));
  EXPECT_THAT(report.problems.sorted()[0].text(), HasSubstr("the event \"tea\" can't move to another base"));
  EXPECT_EQ(ops(), before);
}

TEST_F(ImporterTest, APackageCantTakeTheRowsOfAnother) {
  import();
  package_.replace("package.toml", "test-hall", "other-hall");
  const ImportReport report = import_package_folder(package_.path(), data_);
  EXPECT_FALSE(report.problems.empty());
  EXPECT_THAT(report.problems.sorted()[0].message, HasSubstr("belongs to the package \"test-hall\""));
}

TEST_F(ImporterTest, OnAKioskContentComesBySync) {
  DataFolder::init(folder_ / "kiosk", {"kiosk", Role::kKiosk, "heart"});
  DataFolder kiosk = DataFolder::open(folder_ / "kiosk", [] { return kNoonMs; });
  try {
    import_package_folder(package_.path(), kiosk);
    FAIL() << "a kiosk took a package";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kInput);
    EXPECT_THAT(error.what(), HasSubstr("content comes by sync"));
  }
}

TEST_F(ImporterTest, VerifyFindsAllWellThenEachFault) {
  import();
  EXPECT_THAT(verify_data(data_).faults, IsEmpty());

  data_.database().run(
      "UPDATE album SET title_zh = '?' WHERE id = 'summer'; DELETE FROM venue; INSERT INTO base (id) VALUES ('x')");
  EXPECT_THAT(verify_data(data_).faults, ElementsAre(HasSubstr("base/x is there"), HasSubstr("album/summer differs"),
                                                     HasSubstr("venue/room is missing")));
  {
    Transaction transaction(data_.database());
    data_.log().rebuild();
    transaction.commit();
  }
  EXPECT_THAT(verify_data(data_).faults, IsEmpty());

  const std::string hash = text("SELECT large_hash FROM photo WHERE id = 'boats'");
  std::ofstream(data_.media_path(hash), std::ios::app) << "x";
  fs::remove(data_.media_path(text("SELECT large_hash FROM photo WHERE id = 'ink'")));
  EXPECT_THAT(verify_data(data_).faults, ElementsAre(HasSubstr("photo/ink lacks a file"), HasSubstr("is damaged")));
}

TEST_F(ImporterTest, VerifyFindsAChangedOp) {
  import();
  data_.database().run("UPDATE op SET body = replace(body, '二楼', '三楼') WHERE row = 'room'");
  EXPECT_THAT(verify_data(data_).faults, ::testing::Contains(HasSubstr("doesn't lead to its own end")));
}

TEST_F(ImporterTest, OnAKioskAPhotoMayStillBeToCome) {
  import();
  DataFolder::init(folder_ / "kiosk", {"kiosk", Role::kKiosk, "heart"});
  DataFolder kiosk = DataFolder::open(folder_ / "kiosk", [] { return kNoonMs; });
  for (const Tip& tip : data_.log().ops().tips()) {
    Transaction transaction(kiosk.database());
    const content::Run run = data_.log().ops().read(tip, 1, 1000);
    kiosk.log().merge(run.before, run.ops);
    transaction.commit();
  }
  const VerifyReport report = verify_data(kiosk);
  EXPECT_THAT(report.faults, IsEmpty());
  EXPECT_THAT(report.still_to_come, SizeIs(2));
}

// Files may not grow past a few bytes: what a full disk does to whoever writes a photo.
class NoSpace {
 public:
  NoSpace() {
    getrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{256, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
  }
  ~NoSpace() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_;
};

class FullDiskTest : public ImporterTest {
 protected:
  void expect_refused() {
    try {
      import_package_folder(package_.path(), data_);
      FAIL() << "nothing was refused";
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::kDiskFull) << error.what();
    }
  }
  void expect_nothing_lost() {
    EXPECT_EQ(ops(), 0);
    EXPECT_THAT(verify_data(data_).faults, IsEmpty());
    EXPECT_GT(import().written, 0) << "with space again, the same import goes through";
    EXPECT_THAT(verify_data(data_).faults, IsEmpty());
  }
};

TEST_F(FullDiskTest, NoSpaceForPhotosLosesNothing) {
  {
    const NoSpace no_space;
    expect_refused();
  }
  expect_nothing_lost();
}

TEST_F(FullDiskTest, NoSpaceForRowsLosesNothing) {
  data_.database().run("PRAGMA max_page_count = 1");  // no less than it has: not a page more
  expect_refused();
  data_.database().run("PRAGMA max_page_count = 1000000");
  expect_nothing_lost();
}

}  // namespace
}  // namespace starharbor::tests
