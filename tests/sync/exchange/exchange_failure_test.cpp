// An exchange cut off at every point where the store may fail, then run again: the end is that of one which nothing
// disturbed. And stores that can't be written: what they hold comes in all the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <string>

#include "content-db/base/error.h"
#include "sync/exchange/exchange.h"
#include "sync/stores/folder.h"
#include "tests/support/devices.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int kCrashed = 9;

// Works `calls` times, then fails every time: a pulled stick (kIo) altogether; a full (kDiskFull) or write-protected
// (kReadOnly) one only when written. Without a code the whole process is gone.
class FailingStore : public sync::Store {
 public:
  FailingStore(const fs::path& folder, int64_t calls, std::optional<ErrorCode> code)
      : store_(folder), left_(calls), code_(code) {}

  std::vector<sync::StoreEntry> list(std::string_view prefix) override { return spend(false), store_.list(prefix); }
  bool exists(std::string_view name) override { return spend(false), store_.exists(name); }
  sync::Bytes get(std::string_view name, size_t max_bytes) override {
    return spend(false), store_.get(name, max_bytes);
  }
  void put(std::string_view name, std::span<const uint8_t> bytes) override { spend(true), store_.put(name, bytes); }
  void remove(std::string_view name) override { spend(true), store_.remove(name); }
  std::string describe() const override { return store_.describe(); }
  bool failed() const { return failed_; }

 private:
  void spend(bool writing) {
    if (left_ > 0) {
      --left_;
      return;
    }
    const bool only_writing = code_ == ErrorCode::kDiskFull || code_ == ErrorCode::kReadOnly;
    if (only_writing && !writing) return;
    if (!code_) _exit(kCrashed);
    failed_ = true;
    throw Error(*code_, "use the store", "it failed");
  }
  sync::FolderStore store_;
  int64_t left_;
  std::optional<ErrorCode> code_;
  bool failed_ = false;
};

// A hall where much is to be exchanged in both directions: one kiosk has pictures, an edit and another terminal's
// sign-in to fetch, and a sign-in and an edit of its own to give.
class ExchangeFailure : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    prepared_ = std::make_unique<TemporaryFolder>();
    const fs::path top = prepared_->path(), store = top / "store";
    fs::create_directory(store);
    DiskDevice office(top / "office", tests::office());
    DiskDevice left(top / "left", kiosk("heart", "left")), right(top / "right", kiosk("heart", "right"));
    fill_office(office);
    office.add_photo("boats");
    for (DiskDevice* device : {&office, &left, &right}) device->exchange(store);
    right.sign_in("heart-tea", "heart.1");
    right.exchange(store);
    office.add_photo("ink");
    office.edit("base-heart"_scope, "member", "heart.3", {{"firm", "a"}});
    office.exchange(store);
    left.sign_in("heart-tea", "heart.2");
    left.edit("events-heart"_scope, "event", "heart-tea", {{"capacity", 30}});
  }
  static void TearDownTestSuite() { prepared_.reset(); }

  // The scene as it was prepared, in a folder of its own.
  void begin() {
    folder_ = std::make_unique<TemporaryFolder>();
    fs::copy(prepared_->path(), folder_->path(), fs::copy_options::recursive);
  }
  fs::path store() const { return *folder_ / "store"; }
  DiskDevice left() const { return DiskDevice(*folder_ / "left"); }

  void expect_whole_after_another(const std::string& when) {
    DiskDevice kiosk = left(), office(*folder_ / "office");
    EXPECT_THAT(kiosk.exchange(store()).problems, IsEmpty()) << when;
    EXPECT_THAT(kiosk.attendance("heart-tea"), ElementsAre("heart.1", "heart.2")) << when;
    const auto last = office.exchange(store());
    EXPECT_THAT(last.problems, IsEmpty()) << when;
    EXPECT_THAT(last.gaps, IsEmpty()) << when;
    EXPECT_THAT(office.attendance("heart-tea"), ElementsAre("heart.1", "heart.2")) << when;
    EXPECT_THAT(differing_scopes(kiosk, office), IsEmpty()) << when;
    const auto again = kiosk.exchange(store());
    EXPECT_EQ(again.media_missing, 0) << when;
    EXPECT_EQ(again.segments_in.files + again.segments_out.files + again.media_in.files + again.media_out.files, 0)
        << when;
  }

  static std::unique_ptr<TemporaryFolder> prepared_;
  std::unique_ptr<TemporaryFolder> folder_;
};

std::unique_ptr<TemporaryFolder> ExchangeFailure::prepared_;

TEST_F(ExchangeFailure, CutOffAnywhereAndRunAgainEndsTheSame) {
  bool reached_the_end = false;
  for (int64_t calls = 0; !reached_the_end; ++calls) {
    begin();
    FailingStore failing(store(), calls, ErrorCode::kIo);
    try {
      left().exchange(failing);
    } catch (const Error& error) {
      EXPECT_EQ(error.code, ErrorCode::kIo);
    }
    reached_the_end = !failing.failed();
    expect_whole_after_another("cut off after " + std::to_string(calls) + " calls");
    ASSERT_LT(calls, 200);
  }
}

// The same with the process gone on the spot: nothing is closed, nothing is rolled back by hand.
TEST_F(ExchangeFailure, KilledAnywhereAndRunAgainEndsTheSame) {
  bool reached_the_end = false;
  for (int64_t calls = 0; !reached_the_end; ++calls) {
    begin();
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      try {
        FailingStore failing(store(), calls, std::nullopt);
        left().exchange(failing);
      } catch (const Error&) {
        _exit(1);
      }
      _exit(0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) != 1);
    reached_the_end = WEXITSTATUS(status) == 0;
    expect_whole_after_another("killed after " + std::to_string(calls) + " calls");
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

TEST_F(ExchangeFailure, ABadSpotKeepsNothingElseFromComing) {
  begin();
  DiskDevice fresh(*folder_ / "fresh", kiosk("heart", "fresh"));
  BadSpot stick(store(), "segments/events-maple");
  const auto result = fresh.exchange(stick);
  EXPECT_THAT(result.problems, ElementsAre(::testing::HasSubstr("events-maple")));
  EXPECT_THAT(fresh.attendance("heart-tea"), ElementsAre("heart.1"));
  EXPECT_FALSE(fresh.digests().contains("events-maple"_scope));
}

TEST_F(ExchangeFailure, ABadSpotInSomebodysStateNeither) {
  begin();
  BadSpot stick(store(), "state/");
  DiskDevice kiosk = left();
  const auto result = kiosk.exchange(stick);
  EXPECT_THAT(result.problems, ::testing::Each(::testing::HasSubstr("state/")));
  EXPECT_THAT(kiosk.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
}

class UnwritableStore : public ExchangeFailure, public ::testing::WithParamInterface<ErrorCode> {};

TEST_P(UnwritableStore, StillGivesWhatItHoldsAndTheRestFollowsLater) {
  begin();
  FailingStore failing(store(), 0, GetParam());
  const auto before = files_in(store());
  DiskDevice kiosk = left();
  sync::ExchangeResult result;
  try {
    sync::exchange(kiosk.folder(), failing, result);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code, GetParam());
  }
  EXPECT_EQ(files_in(store()), before);
  EXPECT_EQ(result.applied.at("base-heart"_scope), 2);
  EXPECT_EQ(result.media_in.files, 3);
  EXPECT_THAT(kiosk.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
  expect_whole_after_another("after the store could be written again");
}

TEST_P(UnwritableStore, GivesWhatItHoldsToADeviceThatHasANewerList) {
  begin();
  DiskDevice kiosk = left();
  auto& district = TestDistrict::instance();
  district.decide(sync::rotate(district.safe(), district.list(), {"district"_scope}));
  district.give(kiosk.folder());
  FailingStore failing(store(), 0, GetParam());
  sync::ExchangeResult result;
  EXPECT_THROW(sync::exchange(kiosk.folder(), failing, result), Error);
  EXPECT_THAT(kiosk.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
}

INSTANTIATE_TEST_SUITE_P(Kinds, UnwritableStore, ::testing::Values(ErrorCode::kReadOnly, ErrorCode::kDiskFull));

}  // namespace
}  // namespace starharbor::tests
