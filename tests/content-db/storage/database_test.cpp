// Opening: what is refused and left untouched, what is backed up first, what is durable.
#include "content-db/storage/database.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>

#include "content-db/folder/data_folder.h"
#include "content-db/storage/schema_versions.h"
#include "tests/support/device.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::content {
namespace {

using tests::TemporaryFolder;

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_FALSE(error.hint.empty());
    return error.code;
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorCode::kIo;
}

TEST(Database, ANewerFileIsRefusedAndNotTouched) {
  TemporaryFolder folder;
  {
    Database db = Database::open(folder / "hall.db");
    db.run("PRAGMA user_version = 9999");
    db.run("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  const Bytes before = read_file(folder / "hall.db");
  EXPECT_EQ(code_of([&] { Database::open(folder / "hall.db"); }), ErrorCode::kNewerVersion);
  EXPECT_EQ(read_file(folder / "hall.db"), before);
}

// A file of the first version, as that version made it, and what lay in it.
void make_first_version(const std::filesystem::path& file) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  const std::string sql = std::string(content::kSchemaVersions.front()) +
                          "INSERT INTO local_setting (name, value) VALUES ('log', 'ab'); PRAGMA user_version = 1;";
  EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(db);
}

TEST(Database, AnOlderFileIsBroughtToThisVersionWithABackupBeside) {
  TemporaryFolder folder;
  make_first_version(folder / "hall.db");
  Database db = Database::open(folder / "hall.db");
  EXPECT_FALSE(db.query("SELECT store FROM local_exchange").step());
  auto kept = db.query("SELECT value FROM local_setting WHERE name = 'log'");
  ASSERT_TRUE(kept.step());
  EXPECT_EQ(kept.text(0), "ab");
  EXPECT_TRUE(std::filesystem::exists(folder / "hall.db.v1.backup"));
  EXPECT_FALSE(std::filesystem::exists(folder / "hall.db.v2.backup"));
}

TEST(Database, AFileThatIsNewHasNoBackup) {
  TemporaryFolder folder;
  Database::open(folder / "hall.db");
  const Database here = Database::in_memory();
  EXPECT_FALSE(std::filesystem::exists(folder / "hall.db.v1.backup"));
  EXPECT_FALSE(std::filesystem::exists(":memory:.v1.backup"));
}

TEST(Database, AFileOfAnotherKindIsRefusedAndNotTouched) {
  TemporaryFolder folder;
  { Database::open(folder / "hall.db").run("PRAGMA application_id = 7; PRAGMA wal_checkpoint(TRUNCATE);"); }
  const auto before = read_file(folder / "hall.db");
  EXPECT_EQ(code_of([&] { Database::open(folder / "hall.db"); }), ErrorCode::kInput);
  EXPECT_EQ(read_file(folder / "hall.db"), before);
}

TEST(Database, AFileThatIsNoDatabaseIsSaidToBeDamagedAndKept) {
  TemporaryFolder folder;
  std::ofstream(folder / "hall.db") << std::string(8192, 'x');
  EXPECT_EQ(code_of([&] { Database::open(folder / "hall.db"); }), ErrorCode::kCorrupt);
  EXPECT_EQ(read_file(folder / "hall.db").size(), 8192u);
}

TEST(Database, AMissingFolderIsSaid) {
  TemporaryFolder folder;
  EXPECT_EQ(code_of([&] { Database::open(folder / "no" / "hall.db"); }), ErrorCode::kReadOnly);
  EXPECT_EQ(code_of([&] { DataFolder::open(folder / "no"); }), ErrorCode::kMissing);
}

TEST(Database, AFullDiskIsSaidAndTheTransactionIsGoneWhole) {
  TemporaryFolder folder;
  Database db = Database::open(folder / "hall.db");
  {
    auto rows = db.query("PRAGMA page_count");
    rows.step();
    db.run("PRAGMA max_page_count = " + std::to_string(rows.integer(0) + 2));
  }
  EXPECT_EQ(code_of([&] {
              Transaction transaction(db);
              for (int i = 0; i < 10'000; ++i)
                db.query("INSERT INTO local_setting (name, value) VALUES (?1, ?2)")
                    .bind(1, std::to_string(i))
                    .bind(2, std::string(500, 'x'))
                    .run();
              transaction.commit();
            }),
            ErrorCode::kDiskFull);
  auto rows = db.query("SELECT count(*) FROM local_setting");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.integer(0), 0);
}

TEST(Database, ATransactionWithoutCommitLeavesNothing) {
  Database db = Database::in_memory();
  {
    Transaction transaction(db);
    db.run("INSERT INTO local_setting (name, value) VALUES ('a', 'b')");
  }
  auto rows = db.query("SELECT count(*) FROM local_setting");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.integer(0), 0);
}

TEST(Database, EveryTableOfTheRulesIsInTheSchemaAndStrict) {
  Database db = Database::in_memory();
  for (const TableRule& rule : tables()) {
    auto rows = db.query("SELECT strict FROM pragma_table_list WHERE name = ?1");
    rows.bind(1, rule.name);
    ASSERT_TRUE(rows.step()) << rule.name;
    EXPECT_EQ(rows.integer(0), 1) << rule.name;
    for (const auto column : rule.required) {
      auto shape = db.query("SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2");
      shape.bind(1, rule.name).bind(2, column);
      ASSERT_TRUE(shape.step());
      EXPECT_EQ(shape.integer(0), 1) << rule.name << "." << column;
    }
  }
}

TEST(DataFolder, ASecondHolderOfTheLockIsTold) {
  TemporaryFolder folder;
  FolderLock first(folder.path(), "kiosk");
  EXPECT_EQ(code_of([&] { FolderLock second(folder.path(), "kiosk"); }), ErrorCode::kBusy);
  FolderLock other(folder.path(), "sync");
}

TEST(DataFolder, InitNeverOverwrites) {
  TemporaryFolder folder;
  DataFolder::init(folder.path(), {"a", Role::kKiosk, "heart"});
  const auto id = DataFolder::open(folder.path()).log().id();
  EXPECT_EQ(code_of([&] { DataFolder::init(folder.path(), {"b", Role::kOffice, ""}); }), ErrorCode::kInput);
  EXPECT_EQ(DataFolder::open(folder.path()).log().id(), id);
  EXPECT_EQ(DataFolder::open(folder.path()).device().name, "a");
}

// As a migration does that brings a column of which ops came before, written by a newer version.
TEST(DataFolder, WhatAMigrationBringsIsProjectedAtTheNextOpening) {
  TemporaryFolder folder;
  DataFolder::init(folder.path(), {"a", Role::kKiosk, "heart"});
  tests::MemoryDevice office(1, {"office", Role::kOffice, ""});
  office.edit("district", "base", "heart", {{"name_zh", "臻心汇"}, {"motto", "together"}});
  {
    DataFolder data = DataFolder::open(folder.path());
    Transaction transaction(data.database());
    const content::Run run = office.read(1, "district", 1, 1);
    data.log().merge(run.before, run.ops);
    transaction.commit();
    ASSERT_EQ(data.log().kept_aside(), 1);
    data.database().run("ALTER TABLE base ADD COLUMN motto TEXT");
    data.database().run("UPDATE local_setting SET value = '1' WHERE name = 'projected'");
  }
  DataFolder data = DataFolder::open(folder.path());
  EXPECT_EQ(data.log().kept_aside(), 0);
  const auto motto = [&] {
    auto rows = data.database().query("SELECT motto FROM base WHERE id = 'heart'");
    return rows.step() ? rows.text(0) : "(no row)";
  };
  EXPECT_EQ(motto(), "together");
  data.database().run("UPDATE base SET motto = 'untouched'");
  DataFolder::open(folder.path());
  EXPECT_EQ(motto(), "untouched") << "once is enough";
}

TEST(DataFolder, MediaIsStoredByItsHashOnce) {
  TemporaryFolder folder;
  DataFolder::init(folder.path(), {"a", Role::kKiosk, "heart"});
  DataFolder data = DataFolder::open(folder.path());
  const Bytes bytes = {1, 2, 3};
  const std::string hash = data.store_media(bytes);
  EXPECT_EQ(read_file(data.media_path(hash)), bytes);
  EXPECT_EQ(data.store_media(bytes), hash);
}

TEST(DataFolder, AFileInPlaceOfAFolderIsReadOnlyInPlainWords) {
  TemporaryFolder folder;
  std::ofstream(folder / "file") << "x";
  EXPECT_EQ(code_of([&] { write_file_durably(folder / "file" / "inside", Bytes{1}); }), ErrorCode::kReadOnly);
}

}  // namespace
}  // namespace starharbor::content
