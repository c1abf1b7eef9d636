// Sticks as they are: full, pulled at any moment. On a real file system of a few kilobytes, which fills up and goes
// away as one does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/base/cryptography.h"
#include "content-db/base/error.h"
#include "sync/stores/folder.h"
#include "tests/support/small_disk.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/stores/store_place.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Stick : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!disk_.missing().empty()) GTEST_SKIP() << disk_.missing();
  }
  template <typename Step>
  ErrorCode code_of(Step step) {
    try {
      step();
    } catch (const Error& error) {
      hint_ = error.hint;
      return error.code;
    }
    ADD_FAILURE() << "nothing was thrown";
    return ErrorCode::kNoDisplay;
  }

  TemporaryFolder folder_;
  SmallDisk disk_{folder_ / "stick", 256 << 10};
  std::string hint_;
  const sync::Bytes small_ = content::random_bytes(1000);
  const sync::Bytes large_ = content::random_bytes(400'000);
};

TEST_F(Stick, AFullOneIsToldAndKeepsWhatItHad) {
  sync::FolderStore store(disk_.path());
  store.put("state/a.json", small_);
  EXPECT_EQ(code_of([&] { store.put("state/a.json", large_); }), ErrorCode::kDiskFull);
  EXPECT_THAT(hint_, HasSubstr("Make room"));
  EXPECT_EQ(store.get("state/a.json", 1000), small_);
  EXPECT_EQ(code_of([&] { store.put("media/aa/x", large_); }), ErrorCode::kDiskFull);
  EXPECT_THAT(store.list(""), ElementsAre(sync::StoreEntry{"state/a.json", 1000}));
  EXPECT_TRUE(fs::is_empty(disk_.path() / "media/aa"));
  store.put("media/aa/x", small_);
}

TEST_F(Stick, AFullOneByWayOfRcloneIsTold) {
  RclonePlace place(folder_.path(), "[here]\ntype = alias\nremote = " + disk_.path().string() + "\n", "here:");
  const auto store = place.open();
  store->put("state/a.json", small_);
  EXPECT_EQ(code_of([&] { store->put("media/aa/x", large_); }), ErrorCode::kDiskFull);
  EXPECT_THAT(place.pauses(), IsEmpty());
  EXPECT_EQ(store->get("state/a.json", 1000), small_);
  for (const auto& entry : store->list("media")) EXPECT_NE(entry.size_bytes, large_.size());
}

// A server's disk, as the server tells it.
TEST_F(Stick, AFullServerIsTold) {
  const SmallDisk disk(folder_ / "place/server/files", 256 << 10);
  fs::permissions(folder_.path(), fs::perms::others_exec, fs::perm_options::add);
  const auto place = server_kinds().front().make(folder_ / "place");
  const auto store = place->open();
  store->put("state/a.json", small_);
  EXPECT_EQ(code_of([&] { store->put("media/aa/x", large_); }), ErrorCode::kDiskFull) << hint_;
  EXPECT_THAT(place->pauses(), IsEmpty());
  EXPECT_EQ(store->get("state/a.json", 1000), small_);
}

TEST_F(Stick, OnePulledIsToldByEveryCallAndItsMountPointStaysEmpty) {
  sync::FolderStore store(disk_.path());
  store.put("segments/a/1", small_);
  disk_.pull();
  EXPECT_EQ(code_of([&] { store.put("segments/a/2", small_); }), ErrorCode::kIo);
  EXPECT_THAT(hint_, HasSubstr("pulled"));
  EXPECT_EQ(code_of([&] { store.list("segments"); }), ErrorCode::kIo);
  EXPECT_EQ(code_of([&] { store.exists("segments/a/1"); }), ErrorCode::kIo);
  EXPECT_EQ(code_of([&] { store.remove("segments/a/1"); }), ErrorCode::kIo);
  std::string why;
  EXPECT_THROW(sync::get_if_readable(store, "segments/a/1", 1000, why), Error);
  EXPECT_TRUE(fs::is_empty(disk_.path()));
}

}  // namespace
}  // namespace starharbor::tests
