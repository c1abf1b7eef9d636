// What only a store in a folder can go through: sticks that fill up or are pulled, rights, links, old halves. The
// promise that it shares with the other kinds is in store_contract_test.cpp.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

#include "content-db/base/error.h"
#include "sync/local/local_store.h"
#include "sync/stores/folder.h"
#include "sync/stores/store_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

sync::Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

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
  const WallClock clock(kNoonMs);
  sync::FolderStore store(folder_.path());
  for (const auto& [file, hours] : {std::pair{"1.0011aabb.part", 23}, {"2.0011aabb.part", 25}}) {
    write(std::string("segments/a/") + file, "hal");
    fs::last_write_time(folder_ / (std::string("segments/a/") + file),
                        fs::file_time_type::clock::now() - std::chrono::hours(hours));
  }
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

// A stick comes from anywhere, and whoever made it may have put links where folders of a store belong.
TEST_F(FolderStoreTest, ALinkInPlaceOfAFolderLeadsNowhere) {
  fs::create_directories(folder_ / "outside/aa");
  write("outside/aa/secret", "not the store's");
  fs::create_directories(folder_ / "store/segments");
  fs::create_symlink(folder_ / "outside", folder_ / "store/media");
  fs::create_symlink(folder_ / "outside/aa", folder_ / "store/segments/district");
  sync::FolderStore store(folder_ / "store");
  EXPECT_THAT(store.list(""), IsEmpty());
  EXPECT_THAT(store.list("media"), IsEmpty());
  EXPECT_THAT(store.list("media/aa"), IsEmpty());
  for (const char* name : {"media/aa/secret", "segments/district/secret"}) {
    EXPECT_FALSE(store.exists(name));
    EXPECT_THROW(store.get(name, 100), Error);
    EXPECT_THROW(store.put(name, bytes_of("x")), Error);
    store.remove(name);
  }
  EXPECT_THROW(store.put("media/bb/new", bytes_of("x")), Error);
  EXPECT_THROW(store.put("segments/district/log/new", bytes_of("x")), Error);
  EXPECT_EQ(std::distance(fs::recursive_directory_iterator(folder_ / "outside"), fs::recursive_directory_iterator()),
            2);
  EXPECT_EQ(sync::FolderStore(folder_ / "outside").get("aa/secret", 100), bytes_of("not the store's"));
}

TEST_F(FolderStoreTest, ALinkInPlaceOfAFileIsReplacedAndWhatItNamedStays) {
  write("secret", "not the store's");
  fs::create_directories(folder_ / "store/state");
  fs::create_symlink(folder_ / "secret", folder_ / "store/state/a.json");
  sync::FolderStore store(folder_ / "store");
  store.put("state/a.json", bytes_of("x"));
  EXPECT_EQ(store.get("state/a.json", 100), bytes_of("x"));
  EXPECT_EQ(sync::FolderStore(folder_.path()).get("secret", 100), bytes_of("not the store's"));
}

// Devices of several users reach a share, whatever umask each of them has; nobody else reads a data folder.
TEST_F(FolderStoreTest, RightsAreTheStoresWhateverTheUmask) {
  const auto rights = [&](const std::string& name) {
    return static_cast<int>(fs::status(folder_ / name).permissions());
  };
  for (const mode_t mask : {0, 077}) {
    const mode_t before = umask(mask);
    const std::string place = "mask" + std::to_string(mask);
    fs::create_directories(folder_ / place / "shared");
    fs::create_directories(folder_ / place / "own");
    sync::FolderStore(folder_ / place / "shared").put("state/a.json", bytes_of("x"));
    sync::LocalStore(folder_ / place / "own").put("state/a.json", bytes_of("x"));
    umask(before);
    EXPECT_EQ(rights(place + "/shared/state"), 0755);
    EXPECT_EQ(rights(place + "/shared/state/a.json"), 0644);
    EXPECT_EQ(rights(place + "/own/state"), 0700);
    EXPECT_EQ(rights(place + "/own/state/a.json"), 0600);
  }
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
