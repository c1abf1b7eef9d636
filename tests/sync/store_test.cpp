// The promise of a store, kept by each kind of store alike; and what only a folder can go through.
#include "sync/stores/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

#include "content-db/error.h"
#include "sync/store_file.h"
#include "sync/stores/folder.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

sync::Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

// A kind of store, and how a test makes an empty one that is gone with the test.
struct Kind {
  const char* name;
  std::function<std::unique_ptr<sync::Store>(const fs::path&)> make;
};

class StoreContract : public ::testing::TestWithParam<Kind> {
 protected:
  std::vector<std::string> names(std::string_view prefix) {
    std::vector<std::string> names;
    for (const auto& entry : store_->list(prefix)) names.push_back(entry.name);
    return names;
  }
  TemporaryFolder folder_;
  std::unique_ptr<sync::Store> store_ = GetParam().make(folder_.path());
};

TEST_P(StoreContract, GivesBackWhatWasPut) {
  store_->put("segments/base-heart/ab/1-2-3", bytes_of("one"));
  EXPECT_EQ(store_->get("segments/base-heart/ab/1-2-3", 100), bytes_of("one"));
  EXPECT_TRUE(store_->exists("segments/base-heart/ab/1-2-3"));
}

TEST_P(StoreContract, KeepsEmptyAndLargeFiles) {
  const sync::Bytes large(3'000'000, 0xa5);
  store_->put("media/aa/large", large);
  store_->put("media/aa/empty", {});
  EXPECT_EQ(store_->get("media/aa/large", large.size()), large);
  EXPECT_EQ(store_->get("media/aa/empty", 0), sync::Bytes());
}

TEST_P(StoreContract, PutReplaces) {
  store_->put("state/a.json", bytes_of("a long first text"));
  store_->put("state/a.json", bytes_of("second"));
  EXPECT_EQ(store_->get("state/a.json", 100), bytes_of("second"));
}

TEST_P(StoreContract, ListsOneFolderByNameWithSizes) {
  store_->put("segments/b/2", bytes_of("22"));
  store_->put("segments/a/1", bytes_of("1"));
  store_->put("media/aa/x", bytes_of("333"));
  EXPECT_THAT(store_->list("segments"),
              ElementsAre(sync::StoreEntry{"segments/a/1", 1}, sync::StoreEntry{"segments/b/2", 2}));
  EXPECT_THAT(names("segments/b"), ElementsAre("segments/b/2"));
  EXPECT_THAT(names("state"), IsEmpty());
}

TEST_P(StoreContract, WhatIsNotThereIsMissing) {
  EXPECT_FALSE(store_->exists("media/aa/x"));
  try {
    store_->get("media/aa/x", 100);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kMissing);
  }
}

TEST_P(StoreContract, NeverReadsMoreThanAskedFor) {
  store_->put("media/aa/x", sync::Bytes(101));
  EXPECT_THROW(store_->get("media/aa/x", 100), Error);
}

TEST_P(StoreContract, IsTheSameToTheNextOneWhoOpensIt) {
  store_->put("segments/a/1", bytes_of("1"));
  EXPECT_EQ(GetParam().make(folder_.path())->get("segments/a/1", 100), bytes_of("1"));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract,
                         ::testing::Values(Kind{
                             "Folder", [](const fs::path& path) { return std::make_unique<sync::FolderStore>(path); }}),
                         [](const auto& kind) { return kind.param.name; });

class FolderStoreTest : public ::testing::Test {
 protected:
  void write(const std::string& name, std::string_view text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  TemporaryFolder folder_;
};

TEST_F(FolderStoreTest, AFolderThatIsNotThereIsNeverMade) {
  EXPECT_THROW(sync::FolderStore(folder_ / "stick"), Error);
  EXPECT_FALSE(fs::exists(folder_ / "stick"));
}

TEST_F(FolderStoreTest, HalfWrittenFilesNeverShowAndGoWhenTheyAreOld) {
  sync::FolderStore store(folder_.path());
  write("segments/a/1.0011aabb.part", "hal");
  write("segments/a/2.0011aabb.part", "hal");
  fs::last_write_time(folder_ / "segments/a/2.0011aabb.part",
                      fs::file_time_type::clock::now() - std::chrono::hours(48));
  EXPECT_THAT(store.list("segments"), IsEmpty());
  EXPECT_TRUE(fs::exists(folder_ / "segments/a/1.0011aabb.part"));
  EXPECT_FALSE(fs::exists(folder_ / "segments/a/2.0011aabb.part"));
}

TEST_F(FolderStoreTest, AWriteThatFailsLeavesNothing) {
  sync::FolderStore store(folder_.path());
  fs::create_directories(folder_ / "state/a.json");  // a folder where the file is to go
  EXPECT_THROW(store.put("state/a.json", bytes_of("x")), Error);
  EXPECT_THAT(store.list("state"), IsEmpty());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "state"), fs::directory_iterator()), 1);
}

// The kernel's own refusal, half-way through a large file.
TEST_F(FolderStoreTest, ADiskThatFillsUpIsNamedAndKeepsNoHalfFile) {
  sync::FolderStore store(folder_.path());
  store.put("media/aa/x", bytes_of("old"));
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100'000, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  ErrorCode code = ErrorCode::kIo;
  try {
    store.put("media/aa/x", sync::Bytes(200'000));
  } catch (const Error& error) {
    code = error.code;
  }
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(code, ErrorCode::kDiskFull);
  EXPECT_EQ(store.get("media/aa/x", 100), bytes_of("old"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "media/aa"), fs::directory_iterator()), 1);
}

TEST_F(FolderStoreTest, APlaceWithoutTheRightToWriteIsNamed) {
  fs::permissions(folder_.path(), static_cast<fs::perms>(0755));
  fs::create_directory(folder_ / "store");
  fs::permissions(folder_ / "store", static_cast<fs::perms>(0555));
  sync::FolderStore store(folder_ / "store");
  // Rights don't bind root, so root becomes nobody for a moment.
  const bool root = geteuid() == 0;
  if (root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  ErrorCode code = ErrorCode::kIo;
  try {
    store.put("state/a.json", bytes_of("x"));
  } catch (const Error& error) {
    code = error.code;
  }
  if (root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  EXPECT_EQ(code, ErrorCode::kReadOnly);
}

// A stick that is pulled leaves its mount point: an empty folder on the system's disk.
TEST_F(FolderStoreTest, AnotherFolderInItsPlaceIsNotWritten) {
  fs::create_directory(folder_ / "stick");
  sync::FolderStore store(folder_ / "stick");
  fs::rename(folder_ / "stick", folder_ / "pulled");
  fs::create_directory(folder_ / "stick");
  EXPECT_THROW(store.put("state/a.json", bytes_of("x")), Error);
  EXPECT_THROW(store.list("state"), Error);
  EXPECT_TRUE(fs::is_empty(folder_ / "stick"));
}

TEST_F(FolderStoreTest, LinksAreNotFollowed) {
  write("secret", "not the store's");
  fs::create_directories(folder_ / "store/media/aa");
  fs::create_symlink(folder_ / "secret", folder_ / "store/media/aa/link");
  sync::FolderStore store(folder_ / "store");
  EXPECT_THAT(store.list("media"), IsEmpty());
  EXPECT_FALSE(store.exists("media/aa/link"));
  EXPECT_THROW(store.get("media/aa/link", 100), Error);
}

TEST_F(FolderStoreTest, AStoreIsMadeOnFirstUseBesideWhateverIsThere) {
  write("holiday.jpg", "somebody's");
  sync::FolderStore store(folder_.path());
  EXPECT_FALSE(sync::read_store(store));
  const auto made = sync::open_store(store);
  EXPECT_TRUE(made.made);
  const auto found = sync::open_store(store);
  EXPECT_FALSE(found.made);
  EXPECT_EQ(found.id, made.id);
  EXPECT_TRUE(fs::exists(folder_ / "holiday.jpg"));
}

TEST_F(FolderStoreTest, ANewerStoreIsRefusedAndUntouched) {
  const std::string text = R"({"format": 2, "id": "x", "more": true})";
  write("starharbor.json", text);
  sync::FolderStore store(folder_.path());
  try {
    sync::open_store(store);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kNewerVersion);
  }
  EXPECT_EQ(store.get("starharbor.json", 1000), bytes_of(text));
}

TEST_F(FolderStoreTest, ADamagedStoreFileIsRefusedWithWhatToDo) {
  for (const char* text : {"", "{", "[]", R"({"format": "one"})", R"({"format": 0})"}) {
    write("starharbor.json", text);
    sync::FolderStore store(folder_.path());
    try {
      sync::open_store(store);
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::kCorrupt);
      EXPECT_THAT(error.hint, ::testing::HasSubstr("delete that file"));
    }
  }
}

}  // namespace
}  // namespace starharbor::tests
