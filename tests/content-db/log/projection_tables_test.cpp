// The projection's tables follow their specification, and are made anew where it has changed; nothing else replays the
// log.
#include "content-db/log/projection_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/folder/data_folder.h"
#include "content-db/log/audit.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::ColumnType;
using content::Database;
using content::DataFolder;
using content::StoredColumn;
using content::TableKind;
using content::TableSpecification;
using testing::HasSubstr;

TEST(ProjectionTables, EveryTableIsThereAsSpecifiedAndStrict) {
  MemoryDevice device(1, office());
  for (const TableSpecification& table : content::tables()) {
    EXPECT_EQ(device.text(fmt::format("SELECT strict FROM pragma_table_list WHERE name = '{}'", table.name)), "1");
    for (const StoredColumn& column : table.columns) {
      const char* type = column.type == ColumnType::kText      ? "TEXT"
                         : column.type == ColumnType::kInteger ? "INTEGER"
                                                               : "REAL";
      EXPECT_EQ(device.text(
                    fmt::format("SELECT type FROM pragma_table_info('{}') WHERE name = '{}'", table.name, column.name)),
                type)
          << table.name << "." << column.name;
    }
    // And nothing else: the id, and a fact's scope.
    EXPECT_EQ(device.text(fmt::format("SELECT count(*) FROM pragma_table_info('{}')", table.name)),
              std::to_string(table.columns.size() + (table.kind == TableKind::kFact ? 2 : 1)))
        << table.name;
  }
}

TEST(ProjectionTables, WhatAColumnRefersToIsATable) {
  for (const TableSpecification& table : content::tables()) {
    for (const StoredColumn& column : table.columns) {
      const auto other = column.meaning.table;
      EXPECT_TRUE(other.empty() || content::find_table(other)) << table.name << "." << column.name;
    }
  }
}

TEST(ProjectionTables, ARowShowsWhileItIsWholeAndNeitherRetiredNorDeleted) {
  MemoryDevice device(1, office());
  const auto shown = [&] { return device.text("SELECT count(*) FROM visible_member"); };
  device.edit("base-heart"_scope, "member", "m1", {{"name", "王小明"}});
  EXPECT_EQ(shown(), "0") << "it has no base";
  device.edit("base-heart"_scope, "member", "m1", {{"base", "heart"}});
  EXPECT_EQ(shown(), "1");
  device.edit("base-heart"_scope, "member", "m1", {{"retired", true}});
  EXPECT_EQ(shown(), "0");
  device.edit("base-heart"_scope, "member", "m1", {{"retired", false}});
  EXPECT_EQ(shown(), "1");
  device.remove("base-heart"_scope, "member", "m1");
  EXPECT_EQ(shown(), "0");
}

TEST(ProjectionTables, AFactSaysInWhichScopeItWasWrittenWhateverItsBodySays) {
  MemoryDevice writer(1, office()), reader(2, office());
  writer.fact("base-heart"_scope, "sign_in", {{"event", "tea"}, {"member", "m1"}, {"at", kNoonMs}});
  auto run = writer.read(1, "base-heart"_scope, 1, 1);
  run.ops[0].body = R"({"event":"tea","member":"m1","at":5,"scope":"base-maple"})";
  reader.merge(run);
  EXPECT_EQ(reader.text("SELECT scope FROM sign_in"), "base-heart");
}

TEST(ProjectionTables, WhatIsMisspeltOrOfAWrongTypeIsRefusedWhereItIsWritten) {
  MemoryDevice device(1, office());
  const auto hint_of = [&](const std::function<void()>& write) {
    try {
      write();
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::kInput);
      return error.hint;
    }
    return std::string("(nothing was thrown)");
  };
  EXPECT_THAT(hint_of([&] {
                device.edit("district"_scope, "base", "x", {{"nmae_zh", "臻心汇"}});
              }),
              HasSubstr("nmae_zh"));
  EXPECT_THAT(hint_of([&] {
                device.edit("district"_scope, "base", "x", {{"name_zh", 5}});
              }),
              HasSubstr("takes text, not 5"));
  EXPECT_THAT(hint_of([&] {
                device.edit("district"_scope, "base", "x", {{"position", 2.5}});
              }),
              HasSubstr("whole number"));
  EXPECT_THAT(hint_of([&] {
                device.fact("base-m"_scope, "sign_in", {{"event", "e"}, {"when", 5}});
              }),
              HasSubstr("when"));
  EXPECT_EQ(device.log().ops().count_ops(), 0);
  device.edit("district"_scope, "base", "x", {{"name_zh", nullptr}, {"hue_deg", 182}, {"retired", true}});
  EXPECT_EQ(content::kept_aside(device.log().database()), 0);
}

class ProjectionOnDisk : public testing::Test {
 protected:
  ProjectionOnDisk() {
    DataFolder::init(folder_.path(), office());
    auto data = open();
    content::Transaction transaction(data.database());
    data.log().edit("district"_scope, "base", "heart", {{"name_zh", "臻心汇"}, {"place_zh", "二楼"}});
    transaction.commit();
    // What a replay would undo.
    data.database().run("UPDATE base SET place_zh = 'untouched'");
  }
  DataFolder open() {
    return DataFolder::open(folder_.path(), [] { return kNoonMs; });
  }
  static std::string text(Database& db, const std::string& sql) {
    auto rows = db.query(sql);
    return rows.step() ? rows.text(0) : "(no row)";
  }
  static std::string place(Database& db) { return text(db, "SELECT place_zh FROM base WHERE id = 'heart'"); }

  TemporaryFolder folder_;
};

TEST_F(ProjectionOnDisk, AnotherSpecificationOfATableReplaysTheLogOnce) {
  {
    auto data = open();
    EXPECT_EQ(place(data.database()), "untouched") << "the same specification";
    // As a version left it that did not know a column yet.
    data.database().run(
        "DROP VIEW visible_base; ALTER TABLE base DROP COLUMN name_zh;"
        "UPDATE local_projection SET made_from = 'older' WHERE name = 'base'");
  }
  auto data = open();
  EXPECT_EQ(place(data.database()), "二楼");
  EXPECT_EQ(text(data.database(), "SELECT name_zh FROM visible_base"), "臻心汇");
  data.database().run("UPDATE base SET place_zh = 'untouched'");
  auto again = open();
  EXPECT_EQ(place(again.database()), "untouched") << "once is enough";
}

TEST_F(ProjectionOnDisk, ATableThatIsSpecifiedNoMoreGoes) {
  {
    auto data = open();
    data.database().run(
        "CREATE TABLE lighthouse (id TEXT PRIMARY KEY) STRICT;"
        "INSERT INTO local_projection (name, made_from) VALUES ('lighthouse', 'x')");
  }
  auto data = open();
  EXPECT_EQ(text(data.database(), "SELECT count(*) FROM sqlite_schema WHERE name = 'lighthouse'"), "0");
}

TEST_F(ProjectionOnDisk, AnotherViewReplaysNothing) {
  Database db = Database::open(folder_ / "hall.db");
  int replays = 0;
  const std::string views = "CREATE VIEW lamp (id) AS SELECT id FROM visible_base;";
  content::make_projection(
      db, [&] { ++replays; }, views);
  EXPECT_EQ(text(db, "SELECT id FROM lamp"), "heart");
  EXPECT_EQ(text(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'timed_sign_in'"), "0");
  content::make_projection(db, [&] { ++replays; });
  EXPECT_EQ(text(db, "SELECT count(*) FROM timed_sign_in"), "0");
  EXPECT_EQ(text(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'lamp'"), "0");
  EXPECT_EQ(text(db, "SELECT count(*) FROM sqlite_schema WHERE name IN ('op_by_row', 'sign_in_by_event')"), "2");
  EXPECT_EQ(replays, 0);
  EXPECT_EQ(place(db), "untouched");
}

TEST_F(ProjectionOnDisk, AMigrationOfThisDevicesOwnTablesReplaysNothing) {
  auto versions = content::kSchemaVersions;
  versions.push_back("ALTER TABLE local_photo ADD COLUMN artist TEXT;");
  Database db = Database::open(folder_ / "hall.db", versions);
  content::Log log(db, office(), [] { return kNoonMs; });
  EXPECT_EQ(text(db, "SELECT count(artist) FROM local_photo"), "0");
  EXPECT_EQ(place(db), "untouched");
}

}  // namespace
}  // namespace starharbor::tests
