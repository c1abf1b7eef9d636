// Small segments become one, and leave wherever the one has come; cut off anywhere, it ends the same.
#include "sync/exchange/compact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/base/error.h"
#include "sync/format/segment.h"
#include "sync/report/status.h"
#include "sync/stores/folder.h"
#include "tests/support/devices.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kEveningMs = kNoonMs + 8 * 3'600'000;

// Works `calls` times, then fails every time.
class FailingStore : public sync::Store {
 public:
  FailingStore(const fs::path& folder, int64_t calls) : store_(folder), left_(calls) {}
  std::vector<sync::StoreEntry> list(std::string_view prefix) override { return spend(), store_.list(prefix); }
  bool exists(std::string_view name) override { return spend(), store_.exists(name); }
  sync::Bytes get(std::string_view name, size_t max_bytes) override { return spend(), store_.get(name, max_bytes); }
  void put(std::string_view name, std::span<const uint8_t> bytes) override { spend(), store_.put(name, bytes); }
  void remove(std::string_view name) override { spend(), store_.remove(name); }
  std::string describe() const override { return store_.describe(); }

 private:
  void spend() {
    if (left_-- <= 0) throw Error(ErrorCode::kIo, "use the store", "it failed");
  }
  sync::FolderStore store_;
  int64_t left_;
};

class JoinTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(store_);
    fill_office(office_);
    office_.exchange(store_);
    left_.exchange(store_);
    right_.exchange(store_);
  }
  // During the event each sign-in leaves in a file of its own.
  void sign_in_many(DiskDevice& device, int count) {
    for (int i = 0; i < count; ++i) {
      content::Transaction transaction(device.folder().database());
      device.folder().log().append_fact("base-heart"_scope, "sign_in",
                                        {{"event", "heart-tea"}, {"member", "heart.1"}, {"at", kNoonMs + i}});
      transaction.commit();
      device.exchange(store_);
    }
  }
  static std::vector<std::string> segments_of(const fs::path& place, DiskDevice& device) {
    std::vector<std::string> names;
    const std::string of_log = "segments/base-heart/" + content::to_hex(device.folder().log().id());
    for (const auto& entry : sync::FolderStore(place).list(of_log)) names.push_back(entry.name);
    return names;
  }
  void evening() {
    for (DiskDevice* device : {&office_, &left_, &right_}) device->set_now(kEveningMs);
  }

  TemporaryFolder folder_;
  fs::path store_ = folder_ / "store";
  DiskDevice office_{folder_ / "office", office()};
  DiskDevice left_{folder_ / "left", kiosk("heart", "left")};
  DiskDevice right_{folder_ / "right", kiosk("heart", "right")};
};

TEST_F(JoinTest, WhileAnEventIsOpenTheSmallOnesStay) {
  sign_in_many(left_, 6);
  EXPECT_THAT(segments_of(store_, left_), SizeIs(6));
}

TEST_F(JoinTest, AfterTheEventOneTakesTheirPlaceEverywhere) {
  sign_in_many(left_, 6);
  right_.exchange(store_);
  ASSERT_THAT(segments_of(right_.path(), left_), SizeIs(6));
  evening();
  const auto given = left_.exchange(store_);
  EXPECT_EQ(given.segments_out.files, 1);
  EXPECT_THAT(given.given, IsEmpty()) << "the store had every change before";
  ASSERT_THAT(segments_of(store_, left_), SizeIs(1));
  EXPECT_EQ(sync::parse_segment_path(segments_of(store_, left_)[0])->last, 6);
  EXPECT_EQ(segments_of(left_.path(), left_), segments_of(store_, left_));
  const auto taken = right_.exchange(store_);
  EXPECT_EQ(taken.segments_in.files, 1);
  EXPECT_THAT(taken.applied, IsEmpty());
  EXPECT_EQ(segments_of(right_.path(), left_), segments_of(store_, left_));
  for (DiskDevice* device : {&left_, &right_}) {
    const auto again = device->exchange(store_);
    EXPECT_EQ(again.segments_in.files + again.segments_out.files, 0);
    EXPECT_THAT(again.gaps, IsEmpty());
  }
  EXPECT_THAT(differing_scopes(left_, right_), IsEmpty());
  EXPECT_EQ(sync::status(left_.folder(), nullptr).to_give, 0);
}

TEST_F(JoinTest, ADeviceThatHasTheSmallOnesAloneMergesThem) {
  sign_in_many(left_, 6);
  const fs::path stick = folder_ / "stick";
  fs::copy(store_, stick, fs::copy_options::recursive);
  right_.exchange(stick);
  EXPECT_THAT(differing_scopes(left_, right_), IsEmpty());
  EXPECT_THAT(segments_of(right_.path(), left_), SizeIs(6));
}

TEST_F(JoinTest, AStoreThatStillHasTheSmallOnesGivesNoneOfThemAgain) {
  sign_in_many(left_, 6);
  const fs::path stick = folder_ / "stick";
  fs::copy(store_, stick, fs::copy_options::recursive);
  right_.exchange(store_);
  evening();
  left_.exchange(store_);
  right_.exchange(store_);
  const auto at_stick = right_.exchange(stick);
  EXPECT_EQ(at_stick.segments_in.files, 0);
  EXPECT_THAT(segments_of(stick, left_), SizeIs(7));  // not its own, so it takes none away
  left_.exchange(stick);
  EXPECT_THAT(segments_of(stick, left_), SizeIs(1));
}

TEST_F(JoinTest, CutOffAnywhereAndRunAgainEndsTheSame) {
  sign_in_many(left_, 5);
  evening();
  const TemporaryFolder prepared;
  fs::copy(left_.path(), prepared.path() / "left", fs::copy_options::recursive);
  fs::copy(store_, prepared.path() / "store", fs::copy_options::recursive);
  bool reached_the_end = false;
  for (int64_t calls = 0; !reached_the_end; ++calls) {
    const TemporaryFolder scene;
    const fs::path store = scene.path() / "store";
    fs::copy(prepared.path(), scene.path(), fs::copy_options::recursive);
    DiskDevice device(scene.path() / "left");
    device.set_now(kEveningMs);
    FailingStore failing(store, calls);
    try {
      device.exchange(failing);
      reached_the_end = true;
    } catch (const Error&) {
    }
    EXPECT_THAT(device.exchange(store).problems, IsEmpty()) << calls;
    EXPECT_THAT(segments_of(store, device), SizeIs(1)) << calls;
    EXPECT_EQ(segments_of(device.path(), device), segments_of(store, device)) << calls;
  }
}

TEST_F(JoinTest, SegmentsOfALogWithBranchesAreLeftAsTheyAre) {
  sign_in_many(left_, 2);
  fs::copy(left_.path(), folder_ / "copy", fs::copy_options::recursive);
  DiskDevice copy(folder_ / "copy");
  const auto log = left_.folder().log().id();
  sign_in_many(left_, 3);
  copy.set_now(kNoonMs + 60'000);
  sign_in_many(copy, 3);
  evening();
  copy.set_now(kEveningMs);
  for (int round = 0; round < 3; ++round) {
    for (DiskDevice* device : {&left_, &copy, &right_}) device->exchange(store_);
  }
  EXPECT_THAT(right_.folder().log().ops().tips(log, "base-heart"_scope), SizeIs(2));
  EXPECT_THAT(differing_scopes(left_, copy), IsEmpty());
  EXPECT_THAT(differing_scopes(left_, right_), IsEmpty());
  const auto again = left_.exchange(store_);
  EXPECT_EQ(again.segments_in.files + again.segments_out.files, 0);
}

}  // namespace
}  // namespace starharbor::tests
