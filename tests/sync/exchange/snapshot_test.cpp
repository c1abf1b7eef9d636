// Snapshots: who was away for long, or is new, ends with what everybody has; nothing of the past comes back, and nobody
// but the office is believed.
#include "sync/format/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "content-db/base/error.h"
#include "content-db/folder/verify.h"
#include "content-db/log/audit.h"
#include "sync/exchange/make_snapshot.h"
#include "sync/local/coverage.h"
#include "sync/local/local_store.h"
#include "tests/support/devices.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr int64_t kDayMs = 86'400'000;

class SnapshotTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(store_);
    fill_office(office_);
    office_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "old-firm"}});
    office_.edit("base-heart"_scope, "member", "heart.1", {{"firm", "new-firm"}});
    go_round();
    left_.sign_in("heart-tea", "heart.1");
    go_round();
  }
  void go_round() {
    for (int round = 0; round < 2; ++round) {
      for (DiskDevice* device : {&office_, &left_, &right_}) device->exchange(store_);
    }
  }
  void snapshot(DiskDevice& device) {
    sync::LocalStore local(device.path());
    for (const auto& made : sync::make_snapshots(device.folder(), local, sync::CurrentTrust(device.folder())))
      ASSERT_FALSE(made.refused) << made.scope.name();
  }
  void pass_days(int days) {
    now_ms_ += days * kDayMs;
    for (DiskDevice* device : {&office_, &left_, &right_}) device->set_now(now_ms_);
  }
  // A snapshot of some age: the old segments are gone wherever somebody was.
  void retire() {
    snapshot(office_);
    go_round();
    pass_days(31);
    go_round();
  }
  std::vector<std::string> stored(const std::string& under) { return stored(store_, under); }
  static std::vector<std::string> stored(const fs::path& place, const std::string& under) {
    std::vector<std::string> names;
    for (const auto& entry : sync::FolderStore(place).list(under)) names.push_back(entry.name);
    return names;
  }
  static std::string text(DiskDevice& device, const std::string& sql) {
    auto rows = device.folder().database().query(sql);
    return rows.step() ? rows.text(0) : "(no row)";
  }
  static std::string bodies(DiskDevice& device) { return text(device, "SELECT group_concat(body, ' ') FROM op"); }
  DiskDevice fresh(const std::string& name = "fresh") {
    DiskDevice device(folder_ / name, kiosk("heart", name));
    device.set_now(now_ms_);
    return device;
  }
  static void expect_same(DiskDevice& device, DiskDevice& full) {
    EXPECT_THAT(differing_scopes(device, full), IsEmpty());
    EXPECT_EQ(device.attendance("heart-tea"), full.attendance("heart-tea"));
    EXPECT_EQ(text(device, "SELECT group_concat(id || name || ifnull(firm, '-')) FROM member WHERE base = 'heart'"),
              text(full, "SELECT group_concat(id || name || ifnull(firm, '-')) FROM member WHERE base = 'heart'"));
    EXPECT_THAT(content::verify_data(device.folder()).faults, IsEmpty());
  }
  // The file of the people's snapshot in the store.
  fs::path part() { return store_ / stored("snapshots/base-heart").front(); }

  TemporaryFolder folder_;
  fs::path store_ = folder_ / "store";
  int64_t now_ms_ = kNoonMs;
  DiskDevice office_{folder_ / "office", office()};
  DiskDevice left_{folder_ / "left", kiosk("heart", "left")};
  DiskDevice right_{folder_ / "right", kiosk("heart", "right")};
};

TEST(SnapshotBytes, PathsAreTakenToTheLetter) {
  const std::string hash(32, 'a'), good = "snapshots/base-heart/1781755200000-0001-0002-0123456789abcdef-" + hash;
  const auto name = sync::parse_snapshot_path(good);
  ASSERT_TRUE(name);
  EXPECT_EQ(sync::snapshot_path(*name), good);
  for (const std::string& bad :
       {good + "0", good.substr(1), "snapshots/base-heart/1781755200000-0003-0002-0123456789abcdef-" + hash,
        "snapshots/base-heart/1781755200000-0000-0002-0123456789abcdef-" + hash,
        "snapshots/base-heart/x781755200000-0001-0002-0123456789abcdef-" + hash,
        "snapshots/../1781755200000-0001-0002-0123456789abcdef-" + hash})
    EXPECT_FALSE(sync::parse_snapshot_path(bad)) << bad;
}

TEST(HollowOp, KeepsItsPlaceAndItsColumnsAndNoValue) {
  content::Op op{MemoryDevice::log_id(1),           "base-heart"_scope, 2,   5,
                 {{MemoryDevice::log_id(1), 1, 7}}, "member",           "m", {}};
  op.body = R"({"name":"王小明","firm":"x"})";
  const content::Hash h = content::chain_next({}, op);
  const content::Op hollow = content::hollow(op, h);
  EXPECT_EQ(hollow.body, R"({"firm":null,"name":null})");
  EXPECT_EQ(content::chain_next({}, hollow), h);
  const auto bytes = content::encode_op(hollow);
  std::span<const uint8_t> in = bytes;
  auto read = content::decode_op(in);
  ASSERT_TRUE(read && in.empty());
  EXPECT_TRUE(read->is_hollow());
  EXPECT_EQ(std::tie(read->body, read->stated_hash, read->seen),
            std::tie(hollow.body, hollow.stated_hash, hollow.seen));
  for (size_t cut = 0; cut < bytes.size(); ++cut) {
    std::span<const uint8_t> front(bytes.data(), cut);
    EXPECT_FALSE(content::decode_op(front)) << cut;
  }
}

TEST_F(SnapshotTest, SegmentsStayForThirtyDaysAndThenLeave) {
  snapshot(office_);
  const auto segments = stored("segments");
  go_round();
  EXPECT_EQ(stored("segments").size(), segments.size());
  pass_days(31);
  go_round();
  EXPECT_THAT(stored("segments"), IsEmpty());
  EXPECT_THAT(stored(left_.path(), "segments"), IsEmpty());
  EXPECT_THAT(stored("snapshots/base-heart"), SizeIs(1));
  const auto again = left_.exchange(store_);
  EXPECT_EQ(again.segments_in.files + again.segments_out.files, 0);
  EXPECT_THAT(again.problems, IsEmpty());
  EXPECT_THAT(bodies(office_), HasSubstr("old-firm"));  // the office keeps its whole log
}

TEST_F(SnapshotTest, AFreshTerminalGetsAllButTheValuesOfThePast) {
  retire();
  DiskDevice late = fresh();
  const auto result = late.exchange(store_);
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(result.gaps, IsEmpty());
  EXPECT_THAT(bodies(late), Not(HasSubstr("old-firm")));
  EXPECT_THAT(bodies(late), HasSubstr("new-firm"));
  EXPECT_EQ(content::kept_aside(late.folder().log().database()), 0);
  EXPECT_THAT(late.folder().log().conflicts(), IsEmpty());
  expect_same(late, office_);
  EXPECT_EQ(late.folder().log().ops().tips().size(), left_.folder().log().ops().tips().size());
}

TEST_F(SnapshotTest, ThreeMonthsAwayJoinsWithoutLossOrResurrection) {
  office_.edit("base-heart"_scope, "member", "heart.4", {{"base", "heart"}, {"name", "deleted-one"}});
  go_round();
  right_.sign_in("heart-tea", "heart.2");  // given to nobody before it goes away
  const fs::path away = folder_ / "away";
  content::Transaction removal(office_.folder().database());
  office_.folder().log().remove("base-heart"_scope, "member", "heart.4");
  removal.commit();
  office_.edit("base-heart"_scope, "member", "heart.2", {{"firm", "while-away"}});
  for (int month = 0; month < 3; ++month) {
    if (month == 0) snapshot(office_);
    now_ms_ += 31 * kDayMs;
    for (DiskDevice* device : {&office_, &left_}) device->set_now(now_ms_);
    for (DiskDevice* device : {&office_, &left_, &office_}) device->exchange(store_);
  }
  right_.set_now(now_ms_);
  EXPECT_THAT(right_.exchange(store_).problems, IsEmpty());
  go_round();
  EXPECT_THAT(office_.attendance("heart-tea"), ElementsAre("heart.1", "heart.2"));
  EXPECT_EQ(text(right_, "SELECT deleted FROM member WHERE id = 'heart.4'"), "1");
  expect_same(right_, office_);
  expect_same(left_, office_);
}

TEST_F(SnapshotTest, APersonWhoWasErasedStaysForgottenWhateverComesBack) {
  const fs::path forgotten = folder_ / "forgotten";
  fs::copy(store_, forgotten, fs::copy_options::recursive);
  ASSERT_TRUE(content::CheckIn(office_.folder()).erase("heart.1", "asked to be forgotten", now_ms_));
  retire();
  DiskDevice late = fresh();
  late.exchange(store_);
  EXPECT_THAT(bodies(late), Not(HasSubstr("new-firm")));
  late.exchange(forgotten);
  EXPECT_THAT(bodies(late), Not(HasSubstr("new-firm")));
  EXPECT_EQ(text(late, "SELECT id FROM member WHERE id = 'heart.1'"), "(no row)");
  expect_same(late, office_);
}

TEST_F(SnapshotTest, OldSegmentsOfAForgottenStickChangeNothingAndAreNotGivenOn) {
  const fs::path forgotten = folder_ / "forgotten";
  fs::copy(store_, forgotten, fs::copy_options::recursive);
  retire();
  const auto before = left_.digests();
  const auto result = left_.exchange(forgotten);
  EXPECT_EQ(result.segments_in.files, 0);
  EXPECT_THAT(result.applied, IsEmpty());
  EXPECT_EQ(left_.digests(), before);
  EXPECT_THAT(stored(forgotten, "segments/base-heart"), IsEmpty());
  left_.exchange(store_);
  EXPECT_THAT(stored("segments"), IsEmpty());
}

TEST_F(SnapshotTest, LateOpsThatItDidNotCoverFollow) {
  retire();
  left_.edit("base-heart"_scope, "member", "heart.3", {{"firm", "later"}});
  left_.exchange(store_);
  EXPECT_THAT(stored("segments/base-heart"), SizeIs(1));
  DiskDevice late = fresh();
  EXPECT_THAT(late.exchange(store_).gaps, IsEmpty());
  go_round();
  expect_same(late, office_);
}

TEST_F(SnapshotTest, BranchesComeWithIt) {
  fs::copy(left_.path(), folder_ / "copy", fs::copy_options::recursive);
  DiskDevice copy(folder_ / "copy");
  copy.set_now(kNoonMs + 1000);
  const auto log = left_.folder().log().id();
  left_.sign_in("heart-tea", "heart.2");
  left_.exchange(store_);
  copy.sign_in("heart-tea", "heart.3");
  copy.exchange(store_);
  go_round();
  ASSERT_THAT(office_.folder().log().ops().tips(log, "base-heart"_scope), SizeIs(2));
  retire();
  copy.set_now(now_ms_);
  EXPECT_THAT(copy.exchange(store_).problems, IsEmpty());
  DiskDevice late = fresh();
  EXPECT_THAT(late.exchange(store_).problems, IsEmpty());
  EXPECT_THAT(late.folder().log().ops().tips(log, "base-heart"_scope), SizeIs(2));
  EXPECT_THAT(late.attendance("heart-tea"), ElementsAre("heart.1", "heart.2", "heart.3"));
  expect_same(late, office_);
}

TEST_F(SnapshotTest, ANewerOneReplacesAnOlder) {
  snapshot(office_);
  go_round();
  const auto first = stored("snapshots");
  office_.edit("base-heart"_scope, "member", "heart.2", {{"firm", "a"}});
  snapshot(office_);
  go_round();
  EXPECT_EQ(stored("snapshots").size(), first.size());
  EXPECT_NE(stored("snapshots"), first);
  EXPECT_THAT(stored(left_.path(), "snapshots/base-heart"), SizeIs(1));
}

TEST_F(SnapshotTest, TheOfficeRenewsItByItself) {
  retire();
  const auto names = stored("snapshots/base-heart");
  ASSERT_THAT(names, SizeIs(1));
  EXPECT_GT(sync::parse_snapshot_path(names[0])->of.at_ms, kNoonMs);
}

TEST_F(SnapshotTest, OnlyAnOfficeMakesOne) {
  sync::LocalStore local(left_.path());
  EXPECT_THROW(sync::make_snapshots(left_.folder(), local, sync::CurrentTrust(left_.folder())), Error);
}

// One that a kiosk signs, with the scope's own key.
TEST_F(SnapshotTest, AKiosksIsRefusedInWords) {
  const sync::CurrentTrust trust(left_.folder());
  const uint32_t epoch = sync::newest_epoch(trust.keys(), "base-heart"_scope);
  const sync::Bytes packed = sync::pack({});
  const auto file = sync::write_snapshot(
      {"base-heart"_scope, now_ms_, "0123456789abcdef"}, 1, 1, packed, 0,
      {left_.folder().keys().signing, epoch, *sync::find_key(trust.keys(), "base-heart"_scope, epoch)});
  sync::FolderStore(store_).put(file.path, file.bytes);
  const auto result = right_.exchange(store_);
  EXPECT_THAT(result.problems, ElementsAre(HasSubstr("no office")));
  EXPECT_THAT(stored(right_.path(), "snapshots"), IsEmpty());
}

TEST_F(SnapshotTest, ARevokedOfficesCountsNoMoreAndEverybodyGivesItsOwnAgain) {
  retire();
  auto& district = TestDistrict::instance();
  const auto key = office_.folder().keys().signing.public_key;
  std::set<content::Closure> until;
  for (const auto& tip : office_.folder().log().ops().tips()) {
    if (office_.folder().log().owners().owner_of(tip.log) == key)
      until.insert({tip.scope, tip.log, tip.seq, tip.chain});
  }
  district.decide(sync::revoke(district.safe(), district.list(), key, until));
  district.give(left_.folder());
  left_.exchange(store_);
  EXPECT_THAT(stored(left_.path(), "snapshots"), IsEmpty());
  EXPECT_THAT(stored("segments/base-heart/" + content::to_hex(left_.folder().log().id())), Not(IsEmpty()));
  right_.exchange(store_);
  EXPECT_THAT(right_.exchange(store_).problems, Contains(HasSubstr("no office")));
  EXPECT_THAT(stored(right_.path(), "snapshots"), IsEmpty());
}

TEST_F(SnapshotTest, CutShortOrChangedIsRefusedInWordsAndMadeGood) {
  snapshot(office_);
  office_.exchange(store_);
  const auto whole = content::read_file(part());
  for (const bool cut : {true, false}) {
    auto bytes = whole;
    if (cut) {
      bytes.resize(bytes.size() / 2);
    } else {
      bytes[bytes.size() / 2] ^= 1;
    }
    const fs::path file = part();
    content::write_private_file(file, bytes);
    EXPECT_THAT(right_.exchange(store_).problems, Contains(HasSubstr("damaged")));
    office_.exchange(store_);
    EXPECT_EQ(content::read_file(file), whole);
  }
  EXPECT_THAT(right_.exchange(store_).problems, IsEmpty());
}

TEST_F(SnapshotTest, AForgedOneUnderAFittingNameIsRefused) {
  snapshot(office_);
  office_.exchange(store_);
  auto bytes = content::read_file(part());
  bytes[bytes.size() - 100] ^= 1;
  auto name = *sync::parse_snapshot_path(stored("snapshots/base-heart").front());
  name.hash = sync::name_hash(bytes);
  fs::remove(part());
  sync::FolderStore(store_).put(sync::snapshot_path(name), bytes);
  EXPECT_THAT(right_.exchange(store_).problems, Contains(HasSubstr("not signed")));
}

TEST_F(SnapshotTest, TheBackupOfATerminalGoesOnUnderANewLog) {
  fs::copy(left_.path(), folder_ / "backup", fs::copy_options::recursive);
  left_.sign_in("heart-tea", "heart.2");
  go_round();
  retire();
  DiskDevice restored(folder_ / "backup");
  restored.set_now(now_ms_);
  const auto log = restored.folder().log().id();
  EXPECT_THAT(restored.exchange(store_).branches, IsEmpty());
  EXPECT_NE(restored.folder().log().id(), log);
  expect_same(restored, office_);
}

}  // namespace
}  // namespace starharbor::tests
