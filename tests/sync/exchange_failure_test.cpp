// An exchange cut off at every point where the store may fail, then run again: the end is that of one which nothing
// disturbed. And stores that can't be written: what they hold comes in all the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "content-db/error.h"
#include "sync/exchange.h"
#include "sync/stores/folder.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/devices.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Fails once it has been asked `calls` times, with `code`; a store that is gone stays gone, and one that is full or
// write-protected can still be read.
class FailingStore : public sync::Store {
 public:
  FailingStore(const fs::path& folder, int64_t calls, ErrorCode code) : store_(folder), left_(calls), code_(code) {}

  std::vector<sync::StoreEntry> list(std::string_view prefix) override { return spend(false), store_.list(prefix); }
  bool exists(std::string_view name) override { return spend(false), store_.exists(name); }
  sync::Bytes get(std::string_view name, size_t max_bytes) override {
    return spend(false), store_.get(name, max_bytes);
  }
  void put(std::string_view name, std::span<const uint8_t> bytes) override { spend(true), store_.put(name, bytes); }
  std::string describe() const override { return store_.describe(); }
  bool failed() const { return failed_; }

 private:
  void spend(bool writing) {
    if (left_ > 0)
      --left_;
    else if (writing || code_ == ErrorCode::kIo)
      failed_ = true, throw Error(code_, "use the store", "it failed");
  }
  sync::FolderStore store_;
  int64_t left_;
  ErrorCode code_;
  bool failed_ = false;
};

// A hall where much is to be exchanged in both directions: one kiosk has pictures, members and another terminal's
// sign-in to fetch, and sign-ins of its own to give.
struct Scene {
  explicit Scene(const fs::path& top)
      : store(top / "store"),
        office(top / "office", tests::office()),
        left(top / "left", kiosk("heart", "left")),
        right(top / "right", kiosk("heart", "right")) {
    fs::create_directory(store);
    fill_office(office);
    office.add_photo("boats");
    office.exchange(store);
    left.exchange(store);
    right.exchange(store);
    right.sign_in("heart-tea", "heart.1");
    right.exchange(store);
    office.add_photo("ink");
    office.edit("base-heart", "member", "heart.3", {{"firm", "a"}});
    office.exchange(store);
    left.sign_in("heart-tea", "heart.2");
    left.edit("events-heart", "event", "heart-tea", {{"capacity", 30}});
  }
  fs::path store;
  DiskDevice office, left, right;
};

void expect_whole(Scene& scene, const std::string& when) {
  EXPECT_THAT(scene.left.attendance("heart-tea"), ElementsAre("heart.1", "heart.2")) << when;
  const auto last = scene.office.exchange(scene.store);
  EXPECT_THAT(last.problems, IsEmpty()) << when;
  EXPECT_THAT(last.gaps, IsEmpty()) << when;
  EXPECT_THAT(scene.office.attendance("heart-tea"), ElementsAre("heart.1", "heart.2")) << when;
  EXPECT_THAT(differing_scopes(scene.left, scene.office), IsEmpty()) << when;
  const auto again = scene.left.exchange(scene.store);
  EXPECT_EQ(again.media_missing, 0) << when;
  EXPECT_EQ(again.segments_in.files + again.segments_out.files + again.media_in.files + again.media_out.files, 0)
      << when;
}

TEST(ExchangeFailure, CutOffAnywhereAndRunAgainEndsTheSame) {
  bool reached_the_end = false;
  for (int64_t calls = 0; !reached_the_end; ++calls) {
    const TemporaryFolder folder;
    Scene scene(folder.path());
    FailingStore failing(scene.store, calls, ErrorCode::kIo);
    try {
      scene.left.exchange(failing);
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::kIo);
    }
    reached_the_end = !failing.failed();
    const auto again = scene.left.exchange(scene.store);
    EXPECT_THAT(again.problems, IsEmpty()) << calls;
    expect_whole(scene, "cut off after " + std::to_string(calls) + " calls");
    ASSERT_LT(calls, 200);
  }
}

// One file that can't be read (a bad spot on the stick) is told, and keeps nothing else from coming.
class BadSpot : public sync::FolderStore {
 public:
  BadSpot(const fs::path& folder, std::string bad) : FolderStore(folder), bad_(std::move(bad)) {}
  sync::Bytes get(std::string_view name, size_t max_bytes) override {
    if (name.find(bad_) != std::string_view::npos)
      throw Error(ErrorCode::kIo, "read " + std::string(name), "I/O error");
    return FolderStore::get(name, max_bytes);
  }

 private:
  std::string bad_;
};

TEST(ExchangeFailure, ABadSpotKeepsNothingElseFromComing) {
  const TemporaryFolder folder;
  Scene scene(folder.path());
  DiskDevice fresh(folder / "fresh", kiosk("heart", "fresh"));
  BadSpot stick(scene.store, "segments/events-maple");
  const auto result = fresh.exchange(stick);
  EXPECT_THAT(result.problems, ElementsAre(::testing::HasSubstr("events-maple")));
  EXPECT_THAT(fresh.attendance("heart-tea"), ElementsAre("heart.1"));
  EXPECT_FALSE(fresh.digests().contains("events-maple"));
}

class UnwritableStore : public ::testing::TestWithParam<ErrorCode> {};

TEST_P(UnwritableStore, StillGivesWhatItHoldsAndTheRestFollowsLater) {
  const TemporaryFolder folder;
  Scene scene(folder.path());
  FailingStore failing(scene.store, 0, GetParam());
  const auto before = files_in(scene.store);
  sync::ExchangeResult result;
  try {
    sync::exchange(scene.left.folder(), failing, result);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, GetParam());
  }
  EXPECT_EQ(files_in(scene.store), before);
  EXPECT_EQ(result.applied.at("base-heart"), 2);
  EXPECT_EQ(result.media_in.files, 3);
  EXPECT_THAT(scene.left.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
  scene.left.exchange(scene.store);
  expect_whole(scene, "after the store could be written again");
}

INSTANTIATE_TEST_SUITE_P(Kinds, UnwritableStore, ::testing::Values(ErrorCode::kReadOnly, ErrorCode::kDiskFull));

// The real thing, where the user of the test is bound by rights at all.
TEST(ExchangeFailure, AWriteProtectedFolderIsNamedAsSuch) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "store");
  fs::permissions(folder / "store", fs::perms::owner_read | fs::perms::owner_exec);
  if (::access((folder / "store").c_str(), W_OK) == 0) GTEST_SKIP() << "this user may write anywhere";
  DiskDevice device(folder / "office", office());
  try {
    device.exchange(folder / "store");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::kReadOnly);
  }
}

}  // namespace
}  // namespace starharbor::tests
