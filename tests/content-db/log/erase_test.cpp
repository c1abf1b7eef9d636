// A person who asked to be forgotten: the bodies go, known and late, everywhere; chains, counts and digests stay.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "content-db/log/audit.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Op;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const content::Scope kScope = "base-heart"_scope;

class EraseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    office_.edit(kScope, "member", "m1", {{"name", "王小明"}, {"base", "heart"}, {"phone_last4", "5678"}});
    office_.edit(kScope, "member", "m2", {{"name", "单雄信"}, {"base", "heart"}});
    kiosk_.take_all(office_);
    sign_in_ = kiosk_.fact(kScope, "sign_in", {{"event", "tea"}, {"member", "m1"}, {"at", kNoonMs}});
    office_.take_all(kiosk_);
  }
  void erase(MemoryDevice& device, const std::string& row = "m1") {
    device.fact(kScope, "erasure", {{"of_table", "member"}, {"of_row", row}, {"at", kNoonMs}});
  }
  static std::string bodies(MemoryDevice& device) {
    return device.text("SELECT group_concat(body || seen, ' ') FROM op");
  }
  static void rebuild(MemoryDevice& device) {
    content::Transaction transaction(device.database());
    device.log().rebuild();
    transaction.commit();
  }
  // Whatever came first, both hold the same, and it is what a replay makes.
  static void expect_same(MemoryDevice& a, MemoryDevice& b) {
    EXPECT_EQ(a.rows(), b.rows());
    EXPECT_EQ(content::digests(a.log().database()), content::digests(b.log().database()));
    const auto rows = a.rows();
    const auto digests = content::digests(a.log().database());
    rebuild(a);
    EXPECT_EQ(a.rows(), rows);
    EXPECT_EQ(content::digests(a.log().database()), digests);
  }

  MemoryDevice office_{1, office()};
  MemoryDevice kiosk_{2, kiosk("heart")};
  content::FactId sign_in_;
};

TEST_F(EraseTest, TheBodiesGoAndTheHashesStay) {
  const auto tips = office_.log().ops().tips();
  erase(office_);
  EXPECT_THAT(bodies(office_), Not(HasSubstr("王小明")));
  EXPECT_THAT(bodies(office_), HasSubstr("单雄信"));
  EXPECT_EQ(office_.text("SELECT id FROM member WHERE id = 'm1'"), "(no row)");
  EXPECT_EQ(office_.text("SELECT count(*) FROM op WHERE before IS NOT NULL"), "1");
  EXPECT_EQ(content::kept_aside(office_.log().database()), 0);
  EXPECT_TRUE(office_.log().ops().leads_to(tips[0], office_.log().ops().tip(MemoryDevice::log_id(1), kScope)));
}

TEST_F(EraseTest, ItReachesEveryReplicaAndFactsGoOnCounting) {
  erase(office_);
  kiosk_.take_all(office_);
  EXPECT_THAT(bodies(kiosk_), Not(HasSubstr("王小明")));
  EXPECT_EQ(kiosk_.text("SELECT member FROM sign_in WHERE id = '" + sign_in_.text() + "'"), "m1");
  expect_same(kiosk_, office_);
}

TEST_F(EraseTest, ALateOpOfTheRowIsBlankedOnArrival) {
  kiosk_.edit(kScope, "member", "m1", {{"firm", "示例厂"}});
  erase(office_);
  office_.take_all(kiosk_);
  EXPECT_THAT(bodies(office_), Not(HasSubstr("示例厂")));
  EXPECT_EQ(office_.text("SELECT id FROM member WHERE id = 'm1'"), "(no row)");
  kiosk_.take_all(office_);
  expect_same(office_, kiosk_);
}

TEST_F(EraseTest, AnErasureThatComesBeforeTheRowHoldsToo) {
  erase(office_);
  MemoryDevice other(3, office());
  kiosk_.edit(kScope, "member", "m1", {{"firm", "示例厂"}});
  other.merge(kiosk_.read(2, kScope, 1, 100));
  EXPECT_THAT(bodies(other), HasSubstr("示例厂"));
  other.merge(office_.read(1, kScope, 1, 100));
  EXPECT_THAT(bodies(other), Not(HasSubstr("示例厂")));
  office_.take_all(kiosk_);
  expect_same(other, office_);
}

TEST_F(EraseTest, AnyOrderOfMergingGivesTheSameRows) {
  MemoryDevice second(4, office());
  second.take_all(office_);
  second.edit(kScope, "member", "m1", {{"name", "王大明"}});
  kiosk_.edit(kScope, "member", "m1", {{"name", "王中明"}});
  kiosk_.remove(kScope, "member", "m1");
  erase(office_);
  std::vector<content::Run> runs{office_.read(1, kScope, 1, 100), kiosk_.read(2, kScope, 1, 100),
                                 second.read(4, kScope, 1, 100)};
  std::vector<size_t> order(runs.size());
  std::iota(order.begin(), order.end(), 0);
  std::optional<std::map<std::string, std::vector<std::string>>> rows;
  std::map<content::Scope, std::string> digests;
  do {
    MemoryDevice device(9, office());
    for (const size_t i : order) device.merge(runs[i]);
    EXPECT_THAT(bodies(device), Not(HasSubstr("明")));
    EXPECT_THAT(device.log().conflicts(), IsEmpty());
    if (!rows) {
      rows = device.rows();
      digests = content::digests(device.log().database());
    }
    EXPECT_EQ(device.rows(), *rows);
    EXPECT_EQ(content::digests(device.log().database()), digests);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_F(EraseTest, AnErasedOpIsPassedOnWithItsHash) {
  erase(office_);
  MemoryDevice other(3, kiosk("heart", "other"));
  other.take_all(office_);
  expect_same(other, office_);
  EXPECT_EQ(other.log().ops().tips(), office_.log().ops().tips());
  // Who had it whole knows it again.
  const content::Run run = other.read(1, kScope, 1, 100);
  ASSERT_TRUE(run.ops[0].stated_hash);
  EXPECT_EQ(kiosk_.merge(run).known, 2);
}

TEST_F(EraseTest, AnErasedOpSurvivesItsBytes) {
  erase(office_);
  const Op op = office_.read(1, kScope, 1, 1).ops.at(0);
  const auto bytes = content::encode_op(op);
  std::span<const uint8_t> in = bytes;
  auto read = content::decode_op(in);
  ASSERT_TRUE(read);
  EXPECT_TRUE(in.empty());
  EXPECT_EQ(read->stated_hash, op.stated_hash);
  EXPECT_EQ(read->body, "");
  for (size_t cut = 0; cut < bytes.size(); ++cut) {
    std::span<const uint8_t> part(bytes.data(), cut);
    EXPECT_FALSE(content::decode_op(part)) << cut;
  }
}

TEST_F(EraseTest, ABlankOpWithoutItsErasureWaitsForItQuietly) {
  erase(office_);
  // A log of another device, blanked there, comes before the log with the erasure.
  MemoryDevice other(3, kiosk("heart", "other"));
  kiosk_.edit(kScope, "member", "m1", {{"firm", "示例厂"}});
  kiosk_.take_all(office_);
  other.merge(kiosk_.read(2, kScope, 1, 100));
  EXPECT_EQ(other.text("SELECT id FROM member WHERE id = 'm1'"), "(no row)");
  EXPECT_EQ(content::kept_aside(other.log().database()), 0);
  other.merge(office_.read(1, kScope, 1, 100));
  expect_same(other, kiosk_);
}

TEST_F(EraseTest, TheBranchesOfALogStillLeadToTheirEnds) {
  // The kiosk's disk is copied after one op on the row, and both go on; one erased op is where the log forks.
  MemoryDevice copy(2, kiosk("heart", "copy"));
  copy.take_all(kiosk_);
  kiosk_.edit(kScope, "member", "m1", {{"firm", "a"}});
  kiosk_.edit(kScope, "member", "m2", {{"firm", "c"}});
  copy.edit(kScope, "member", "m1", {{"firm", "b"}});
  for (const char* firm : {"d", "e", "f", "g", "h"}) {
    copy.edit(kScope, "member", "m1", {{"firm", firm}});
    kiosk_.edit(kScope, "member", "m1", {{"firm", firm}, {"name", "n"}});
  }
  office_.take_all(kiosk_);
  office_.take_all(copy);
  erase(office_);
  MemoryDevice other(3, office());
  other.take_all(office_);
  EXPECT_EQ(other.log().ops().tips(), office_.log().ops().tips());
  EXPECT_EQ(office_.log().ops().tips().size(), 3u);
  kiosk_.take_all(office_);
  EXPECT_EQ(kiosk_.log().ops().tips(), office_.log().ops().tips());
  expect_same(other, office_);
  expect_same(kiosk_, office_);
}

TEST_F(EraseTest, NothingIsWrittenToAnErasedRow) {
  erase(office_);
  EXPECT_THROW(office_.edit(kScope, "member", "m1", {{"name", "again"}}), Error);
  EXPECT_THROW(office_.remove(kScope, "member", "m1"), Error);
  kiosk_.take_all(office_);
  EXPECT_THROW(kiosk_.edit(kScope, "member", "m1", {{"name", "again"}}), Error);
}

TEST_F(EraseTest, OnlyTheOfficeErases) {
  EXPECT_THROW(erase(kiosk_), Error);
  EXPECT_EQ(office_.text("SELECT name FROM member WHERE id = 'm1'"), "王小明");
}

TEST_F(EraseTest, ItReachesTheScopeItIsWrittenInAndNoOther) {
  office_.edit("base-maple"_scope, "member", "m1", {{"name", "another"}, {"base", "maple"}});
  erase(office_);
  EXPECT_THAT(bodies(office_), HasSubstr("another"));
  EXPECT_EQ(office_.text("SELECT name FROM member WHERE id = 'm1'"), "another");
  rebuild(office_);
  EXPECT_EQ(office_.text("SELECT name FROM member WHERE id = 'm1'"), "another");
}

TEST_F(EraseTest, AConflictOnTheRowIsGone) {
  kiosk_.edit(kScope, "member", "m1", {{"name", "b"}});
  office_.edit(kScope, "member", "m1", {{"name", "c"}});
  office_.take_all(kiosk_);
  ASSERT_EQ(office_.log().conflicts().size(), 1u);
  erase(office_);
  EXPECT_THAT(office_.log().conflicts(), IsEmpty());
}

TEST_F(EraseTest, AnErasureKnownOnlyAfterAnUpgradeIsTakenInByTheReplay) {
  erase(office_);
  // As an older version would have it: the erasure is here, and its row still has its bodies.
  MemoryDevice old(3, office());
  old.take_all(kiosk_);
  MemoryDevice whole(5, office());
  whole.edit(kScope, "member", "m1", {{"firm", "示例厂"}});
  old.take_all(whole);
  old.take_all(office_);
  old.database().run(
      "UPDATE op SET body = '{\"firm\":\"示例厂\"}', before = NULL WHERE log = x'05050505050505050505050505050505'");
  rebuild(old);
  EXPECT_THAT(bodies(old), Not(HasSubstr("示例厂")));
  EXPECT_EQ(old.text("SELECT id FROM member WHERE id = 'm1'"), "(no row)");
}

}  // namespace
}  // namespace starharbor::tests
