// Opening: what is refused and left untouched, what is backed up first, what is durable.
#include "content-db/storage/database.h"

#include <gtest/gtest.h>

#include <fstream>

#include "content-db/folder/data_folder.h"
#include "content-db/storage/schema_versions.h"
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

// This program's schema, and a version after it that nobody has made yet.
std::vector<const char*> with_a_made_up_version() {
  std::vector<const char*> versions = kSchemaVersions;
  versions.push_back(
      "ALTER TABLE local_photo ADD COLUMN artist TEXT; CREATE TABLE local_lamp (id TEXT PRIMARY KEY) STRICT;");
  return versions;
}

std::string backup_of(int version) {
  return "hall.db.v" + std::to_string(version) + ".backup";
}

TEST(Database, AnOlderFileIsBroughtToThisVersionWithABackupBeside) {
  TemporaryFolder folder;
  const int now = static_cast<int>(kSchemaVersions.size());
  Database::open(folder / "hall.db").run("INSERT INTO local_setting (name, value) VALUES ('kept', 'ab')");
  Database db = Database::open(folder / "hall.db", with_a_made_up_version());
  EXPECT_EQ(db.schema_version(), now + 1);
  EXPECT_FALSE(db.query("SELECT artist FROM local_photo JOIN local_lamp").step());
  auto kept = db.query("SELECT value FROM local_setting WHERE name = 'kept'");
  ASSERT_TRUE(kept.step());
  EXPECT_EQ(kept.text(0), "ab");
  const auto rights = std::filesystem::status(folder / backup_of(now)).permissions();
  EXPECT_EQ(rights, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write) << "names are in it";
  EXPECT_FALSE(std::filesystem::exists(folder / backup_of(now + 1)));
}

TEST(Database, AVersionThatFailsLeavesTheFileAsItWas) {
  TemporaryFolder folder;
  Database::open(folder / "hall.db").run("INSERT INTO local_setting (name, value) VALUES ('kept', 'ab')");
  auto versions = with_a_made_up_version();
  versions.push_back(
      "CREATE TABLE local_chair (id TEXT PRIMARY KEY) STRICT; ALTER TABLE local_nothing ADD COLUMN x TEXT;");
  EXPECT_THROW(Database::open(folder / "hall.db", versions), Error);
  Database db = Database::open(folder / "hall.db", with_a_made_up_version());
  EXPECT_EQ(db.schema_version(), static_cast<int64_t>(kSchemaVersions.size()) + 1);
  auto chair = db.query("SELECT 1 FROM sqlite_schema WHERE name = 'local_chair'");
  EXPECT_FALSE(chair.step());
}

TEST(Database, AFileThatIsNewHasNoBackup) {
  TemporaryFolder folder;
  Database::open(folder / "hall.db");
  const Database here = Database::in_memory();
  EXPECT_FALSE(std::filesystem::exists(folder / "hall.db.v1.backup"));
  EXPECT_FALSE(std::filesystem::exists(":memory:.v1.backup"));
}

// A trial version had another name for its files and had counted to 12.
TEST(Database, AFileOfATrialVersionIsRefusedInPlainWordsAndNotTouched) {
  TemporaryFolder folder;
  Database::open(folder / "hall.db")
      .run("PRAGMA application_id = 0x53544152; PRAGMA user_version = 12; PRAGMA wal_checkpoint(TRUNCATE);");
  const auto before = read_file(folder / "hall.db");
  try {
    Database::open(folder / "hall.db");
    ADD_FAILURE() << "it was opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kInput);
    EXPECT_NE(error.hint.find("trial version"), std::string::npos) << error.hint;
  }
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
  EXPECT_EQ(code_of([&] { write_private_file(folder / "file" / "inside", Bytes{1}); }), ErrorCode::kReadOnly);
}

}  // namespace
}  // namespace starharbor::content
