// The log's promises, one by one: who wins, what stands on the ledger, what waits, what is kept aside.
#include <gtest/gtest.h>

#include "content-db/log/audit.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::LogId;
using content::Op;

const content::Scope kScope = "district"_scope;

class LogTest : public ::testing::Test {
 protected:
  MemoryDevice a_{1, office()};
  MemoryDevice b_{2, office()};

  std::string name(MemoryDevice& device) { return device.text("SELECT name_zh FROM base WHERE id = 'x'"); }
  void exchange() {
    a_.take_all(b_);
    b_.take_all(a_);
  }
};

TEST_F(LogTest, AnEditShowsInTheTable) {
  a_.edit(kScope, "base", "x", {{"name_zh", "新港湾"}, {"position", 3}, {"hue_deg", 182.5}});
  EXPECT_EQ(a_.text("SELECT name_zh || position || hue_deg FROM base WHERE id = 'x'"), "新港湾3182.5");
}

TEST_F(LogTest, AnEditThatHasSeenAnotherFollowsItWhateverTheClocksSay) {
  a_.set_now(kNoonMs + 3'600'000);
  a_.edit(kScope, "base", "x", {{"name_zh", "first"}});
  b_.take_all(a_);
  b_.set_now(0);  // 1970
  b_.edit(kScope, "base", "x", {{"name_zh", "second"}});
  a_.take_all(b_);
  EXPECT_EQ(name(a_), "second");
  EXPECT_EQ(name(b_), "second");
  EXPECT_TRUE(a_.log().conflicts().empty());
}

TEST_F(LogTest, EditsThatDidNotKnowOfEachOtherStandOnTheLedger) {
  a_.edit(kScope, "base", "x", {{"name_zh", "from a"}});
  b_.set_now(kNoonMs + 1);
  b_.edit(kScope, "base", "x", {{"name_zh", "from b"}});
  exchange();
  EXPECT_EQ(name(a_), "from b");
  EXPECT_EQ(name(b_), "from b");
  const auto conflicts = a_.log().conflicts();
  ASSERT_EQ(conflicts.size(), 1u);
  ASSERT_EQ(conflicts[0].values.size(), 2u);
  EXPECT_EQ(conflicts[0].values[0].value, content::Value("from b"));
  EXPECT_TRUE(conflicts[0].values[0].shown);
  EXPECT_EQ(conflicts[0].values[1].value, content::Value("from a"));
  EXPECT_EQ(content::digests(a_.log().database()), content::digests(b_.log().database()));
}

TEST_F(LogTest, EditsOfDifferentColumnsDoNotDisagree) {
  a_.edit(kScope, "base", "x", {{"name_zh", "name"}});
  b_.edit(kScope, "base", "x", {{"place_zh", "place"}});
  exchange();
  EXPECT_TRUE(a_.log().conflicts().empty());
  EXPECT_EQ(a_.text("SELECT name_zh || place_zh FROM base WHERE id = 'x'"), "nameplace");
}

TEST_F(LogTest, EqualValuesAreNoConflict) {
  a_.edit(kScope, "base", "x", {{"name_zh", "same"}});
  b_.edit(kScope, "base", "x", {{"name_zh", "same"}});
  exchange();
  EXPECT_TRUE(a_.log().conflicts().empty());
}

TEST_F(LogTest, ASettlementEndsAConflictEverywhere) {
  a_.edit(kScope, "base", "x", {{"name_zh", "from a"}});
  b_.edit(kScope, "base", "x", {{"name_zh", "from b"}});
  exchange();
  const auto conflict = b_.log().conflicts().at(0);
  content::Transaction transaction(b_.database());
  b_.log().settle(conflict, 1);
  transaction.commit();
  exchange();
  EXPECT_TRUE(a_.log().conflicts().empty());
  EXPECT_TRUE(b_.log().conflicts().empty());
  EXPECT_EQ(name(a_), conflict.values[1].value == content::Value("from a") ? "from a" : "from b");
  EXPECT_EQ(a_.rows(), b_.rows());
}

TEST_F(LogTest, AnEditOfAnotherColumnNeverSettlesAConflictByAccident) {
  // One op of a sets both columns; b contests one of them. An edit of both columns by a third, who sees a's op shown in
  // the one and b's in the other, must leave the contest standing.
  a_.edit(kScope, "base", "x", {{"name_zh", "a name"}, {"place_zh", "a place"}});
  b_.set_now(kNoonMs + 10);
  b_.edit(kScope, "base", "x", {{"name_zh", "b name"}});
  exchange();
  a_.edit(kScope, "base", "x", {{"name_zh", "c name"}, {"place_zh", "c place"}});
  exchange();
  const auto conflicts = b_.log().conflicts();
  ASSERT_EQ(conflicts.size(), 1u);
  EXPECT_EQ(conflicts[0].column, "name_zh");
  EXPECT_EQ(conflicts[0].values.size(), 2u);
  EXPECT_EQ(a_.text("SELECT place_zh FROM base WHERE id = 'x'"), "c place");
}

TEST_F(LogTest, ARemovalThatDidNotKnowOfAnEditIsAConflict) {
  a_.edit(kScope, "base", "x", {{"name_zh", "name"}});
  b_.take_all(a_);
  a_.remove(kScope, "base", "x");
  b_.edit(kScope, "base", "x", {{"name_zh", "edited"}});
  exchange();
  ASSERT_EQ(a_.log().conflicts().size(), 1u);
  const auto conflict = a_.log().conflicts()[0];
  EXPECT_EQ(conflict.column, "deleted");
  content::Transaction transaction(a_.database());
  a_.log().settle(conflict, 1);
  transaction.commit();
  exchange();
  EXPECT_TRUE(b_.log().conflicts().empty());
  EXPECT_EQ(b_.text("SELECT name_zh || ' ' || deleted FROM base WHERE id = 'x'"), "edited 0");
}

TEST_F(LogTest, AnEditOfADeletedRowBringsItBack) {
  a_.edit(kScope, "base", "x", {{"name_zh", "name"}});
  a_.remove(kScope, "base", "x");
  EXPECT_EQ(a_.text("SELECT deleted FROM base WHERE id = 'x'"), "1");
  a_.edit(kScope, "base", "x", {{"name_zh", "again"}});
  EXPECT_EQ(a_.text("SELECT name_zh || deleted FROM base WHERE id = 'x'"), "again0");
  EXPECT_TRUE(a_.log().conflicts().empty());
}

TEST_F(LogTest, ALateOpThatWasAlreadySeenIsNoHead) {
  a_.edit(kScope, "base", "x", {{"name_zh", "first"}});
  b_.take_all(a_);
  b_.edit(kScope, "base", "x", {{"name_zh", "second"}});
  MemoryDevice late(3, office());
  late.merge(b_.read(2, kScope, 1, 10));
  EXPECT_EQ(late.text("SELECT name_zh FROM base WHERE id = 'x'"), "second");
  late.merge(a_.read(1, kScope, 1, 10));
  EXPECT_EQ(late.text("SELECT name_zh FROM base WHERE id = 'x'"), "second");
  EXPECT_TRUE(late.log().conflicts().empty());
  EXPECT_EQ(content::digests(late.log().database()), content::digests(b_.log().database()));
}

TEST_F(LogTest, AGapWaitsAndTakesNothing) {
  a_.edit(kScope, "base", "x", {{"name_zh", "1"}});
  a_.edit(kScope, "base", "x", {{"name_zh", "2"}});
  const auto run = a_.read(1, kScope, 2, 10);
  EXPECT_TRUE(b_.merge(run).gap);
  EXPECT_EQ(name(b_), "(no row)");
  b_.merge(a_.read(1, kScope, 1, 1));
  EXPECT_EQ(b_.merge(run).applied, 1);
  EXPECT_EQ(name(b_), "2");
}

TEST_F(LogTest, MergingAgainChangesNothing) {
  a_.edit(kScope, "base", "x", {{"name_zh", "1"}});
  const auto run = a_.read(1, kScope, 1, 10);
  EXPECT_EQ(b_.merge(run).applied, 1);
  const auto digests = content::digests(b_.log().database());
  EXPECT_EQ(b_.merge(run).applied, 0);
  EXPECT_EQ(b_.merge(run).known, 1);
  EXPECT_EQ(content::digests(b_.log().database()), digests);
}

// Two devices that write one log: a copied disk.
class ForkedLogTest : public LogTest {
 protected:
  MemoryDevice copy_{1, office()};

  ForkedLogTest() {
    a_.edit(kScope, "base", "x", {{"name_zh", "both"}});
    copy_.take_all(a_);
    copy_.set_now(kNoonMs + 1);
  }
};

TEST_F(ForkedLogTest, TwoOpsUnderOneKeyAreBothKeptAndApplied) {
  const content::FactId one = a_.fact("base-m"_scope, "sign_in", {{"event", "e"}, {"member", "m"}, {"at", 5}});
  const content::FactId other = copy_.fact("base-m"_scope, "sign_in", {{"event", "e"}, {"member", "n"}, {"at", 6}});
  EXPECT_NE(one, other);
  b_.take_all(a_);
  const auto result = b_.merge(copy_.read(1, "base-m"_scope, 1, 10));
  EXPECT_TRUE(result.forked);
  EXPECT_EQ(result.applied, 1);
  EXPECT_EQ(b_.text("SELECT group_concat(member) FROM (SELECT member FROM sign_in ORDER BY member)"), "m,n");
  a_.take_all(copy_);
  EXPECT_EQ(content::digests(a_.log().database()), content::digests(b_.log().database()));
}

TEST_F(ForkedLogTest, EditsOnTwoBranchesStandOnTheLedger) {
  a_.edit(kScope, "base", "x", {{"name_zh", "from the disk"}});
  copy_.edit(kScope, "base", "x", {{"name_zh", "from its copy"}});
  b_.take_all(copy_);
  b_.take_all(a_);
  ASSERT_EQ(b_.log().conflicts().size(), 1u);
  EXPECT_EQ(name(b_), "from its copy");
  content::Transaction transaction(b_.database());
  b_.log().settle(b_.log().conflicts().front(), 1);
  transaction.commit();
  a_.take_all(b_);
  copy_.take_all(b_);
  EXPECT_TRUE(copy_.log().conflicts().empty());
  EXPECT_EQ(name(copy_), "from the disk");
  EXPECT_EQ(content::digests(a_.log().database()), content::digests(copy_.log().database()));
}

TEST_F(ForkedLogTest, EveryBranchGoesOnAndCanBeReadToItsEnd) {
  for (const char* place : {"1", "2", "3"}) {
    a_.edit(kScope, "base", "x", {{"place_zh", place}});
    copy_.edit(kScope, "base", "y", {{"place_zh", place}});
    b_.take_all(copy_);
    b_.take_all(a_);
  }
  EXPECT_EQ(b_.log().ops().tips().size(), 2u);
  MemoryDevice late(3, office());
  late.take_all(b_);
  EXPECT_EQ(late.log().ops().tips(), b_.log().ops().tips());
  EXPECT_EQ(content::digests(late.log().database()), content::digests(b_.log().database()));
  EXPECT_EQ(late.rows(), b_.rows());
}

TEST_F(ForkedLogTest, AForkIsToldOnceAndNotOnMergingAgain) {
  a_.edit(kScope, "base", "x", {{"name_zh", "from the disk"}});
  copy_.edit(kScope, "base", "x", {{"name_zh", "from its copy"}});
  b_.take_all(a_);
  EXPECT_TRUE(b_.merge(copy_.read(1, kScope, 1, 10)).forked);
  EXPECT_FALSE(b_.merge(copy_.read(1, kScope, 1, 10)).forked);
  copy_.edit(kScope, "base", "x", {{"name_zh", "and on"}});
  EXPECT_FALSE(b_.merge(copy_.read(1, kScope, 1, 10)).forked);
}

TEST_F(ForkedLogTest, ARunOfABranchThatIsNotHereWaits) {
  a_.edit(kScope, "base", "x", {{"name_zh", "from the disk"}});
  copy_.edit(kScope, "base", "x", {{"name_zh", "from its copy"}});
  copy_.edit(kScope, "base", "x", {{"name_zh", "and on"}});
  b_.take_all(a_);
  EXPECT_TRUE(b_.merge(copy_.read(1, kScope, 3, 10)).gap);
  EXPECT_EQ(name(b_), "from the disk");
}

TEST_F(ForkedLogTest, AReplayKeepsBothBranches) {
  a_.edit(kScope, "base", "x", {{"name_zh", "from the disk"}});
  copy_.edit(kScope, "base", "x", {{"name_zh", "from its copy"}, {"place_zh", "here"}});
  copy_.remove(kScope, "base", "x");
  b_.take_all(copy_);
  b_.take_all(a_);
  const auto rows = b_.rows();
  const auto digests = content::digests(b_.log().database());
  content::Transaction transaction(b_.database());
  b_.log().rebuild();
  transaction.commit();
  EXPECT_EQ(b_.rows(), rows);
  EXPECT_EQ(content::digests(b_.log().database()), digests);
}

TEST_F(LogTest, ALogGoesOnUnderAnotherName) {
  a_.edit(kScope, "base", "x", {{"name_zh", "before"}});
  a_.log().go_on_under(MemoryDevice::log_id(9));
  a_.edit(kScope, "base", "x", {{"name_zh", "after"}});
  EXPECT_EQ(a_.read(9, kScope, 1, 10).ops.size(), 1u);
  EXPECT_TRUE(a_.log().owners().is_own(MemoryDevice::log_id(1)));
  EXPECT_EQ(name(a_), "after");
  EXPECT_TRUE(a_.log().conflicts().empty());
}

TEST_F(LogTest, AnOpOfAnUnknownTableOrColumnIsKeptPassedOnAndCounted) {
  a_.edit(kScope, "base", "x", {{"name_zh", "name"}});
  auto run = a_.read(1, kScope, 1, 10);
  Op newer = run.ops[0];
  newer.seq = 2;
  newer.stamp += 1;
  newer.seen = {};
  newer.body = R"({"tides":"high"})";
  Op unknown = newer;
  unknown.seq = 3;
  unknown.table = "lighthouse";
  Op column_of_the_log = newer;
  column_of_the_log.seq = 4;
  column_of_the_log.table = "local_setting";
  column_of_the_log.body = R"({"value":"taken over"})";
  b_.merge({run.before, {run.ops[0], newer, unknown, column_of_the_log}});
  EXPECT_EQ(content::kept_aside(b_.log().database()), 3);
  EXPECT_EQ(name(b_), "name");
  EXPECT_EQ(b_.text("SELECT count(*) FROM local_setting"), "0");
  MemoryDevice third(3, office());
  third.take_all(b_);
  EXPECT_EQ(content::digests(third.log().database()), content::digests(b_.log().database()));
}

TEST_F(LogTest, AValueOfTheWrongTypeIsKeptAsideAndShownAsNothing) {
  a_.edit(kScope, "base", "x", {{"name_zh", "name"}, {"place_zh", "place"}});
  auto run = a_.read(1, kScope, 1, 1);
  run.ops[0].body = R"({"name_zh":5,"place_zh":"place"})";
  b_.merge(run);
  EXPECT_EQ(b_.text("SELECT name_zh IS NULL FROM base WHERE id = 'x'"), "1");
  EXPECT_EQ(b_.text("SELECT place_zh FROM base WHERE id = 'x'"), "place");
  EXPECT_EQ(content::kept_aside(b_.log().database()), 1);
}

TEST_F(LogTest, AStampAfterTheYear2200IsKeptAside) {
  a_.edit(kScope, "base", "x", {{"name_zh", "name"}});
  auto run = a_.read(1, kScope, 1, 10);
  Op far = run.ops[0];
  far.seq = 2;
  far.stamp = content::stamp_of(content::kLastStampMs + 1);
  far.body = R"({"name_zh":"from the future"})";
  b_.merge({run.before, {run.ops[0], far}});
  EXPECT_EQ(name(b_), "name");
  b_.edit(kScope, "base", "x", {{"name_zh", "now"}});
  EXPECT_EQ(name(b_), "now");
}

TEST_F(LogTest, ReplayGivesTheSameRowsHeadsAndDigests) {
  a_.edit(kScope, "base", "x", {{"name_zh", "a"}, {"place_zh", "a"}});
  b_.edit(kScope, "base", "x", {{"name_zh", "b"}});
  exchange();
  a_.remove(kScope, "base", "x");
  b_.edit(kScope, "base", "x", {{"place_zh", "b"}});
  a_.fact("base-m"_scope, "sign_in", {{"event", "e"}, {"member", "m"}, {"at", 5}, {"terminal", "t"}});
  exchange();
  const auto rows = a_.rows();
  const auto digests = content::digests(a_.log().database());
  const auto conflicts = a_.log().conflicts().size();
  content::Transaction transaction(a_.database());
  a_.log().rebuild();
  transaction.commit();
  EXPECT_EQ(a_.rows(), rows);
  EXPECT_EQ(content::digests(a_.log().database()), digests);
  EXPECT_EQ(a_.log().conflicts().size(), conflicts);
}

TEST_F(LogTest, AKioskWritesOnlyItsOwnScopes) {
  MemoryDevice terminal(4, kiosk("maple"));
  EXPECT_THROW(terminal.edit("district"_scope, "base", "x", {{"name_zh", "n"}}), Error);
  EXPECT_THROW(terminal.edit("base-heart"_scope, "member", "m", {{"name", "n"}}), Error);
  EXPECT_THROW(terminal.edit("base-maple"_scope, "base", "x", {{"name_zh", "n"}}), Error);
  EXPECT_THROW(terminal.fact("district"_scope, "sign_in", {{"event", "e"}}), Error);
  terminal.edit("base-maple"_scope, "member", "m", {{"name", "n"}});
  terminal.edit("events-maple"_scope, "event", "e", {{"title_zh", "t"}});
  EXPECT_EQ(terminal.log().ops().tips().size(), 2u);
}

TEST_F(LogTest, AnOpSurvivesItsBytes) {
  a_.edit(kScope, "base", "x", {{"name_zh", "万俟"}});
  a_.edit(kScope, "base", "x", {{"name_zh", "尉迟"}});
  for (const Op& op : a_.read(1, kScope, 1, 10).ops) {
    const auto bytes = content::encode_op(op);
    std::span<const uint8_t> in = bytes;
    auto read = content::decode_op(in);
    ASSERT_TRUE(read);
    EXPECT_TRUE(in.empty());
    read->log = op.log;
    read->scope = op.scope;
    read->seq = op.seq;
    EXPECT_EQ(*read, op);
    for (size_t cut = 0; cut < bytes.size(); ++cut) {
      std::span<const uint8_t> part(bytes.data(), cut);
      EXPECT_FALSE(content::decode_op(part)) << cut;
    }
  }
}

TEST_F(LogTest, FactsAreAUnionAndNeverChange) {
  const content::FactId id =
      a_.fact("base-m"_scope, "sign_in", {{"event", "e"}, {"member", "m"}, {"at", 5}, {"terminal", "left"}});
  b_.fact("base-m"_scope, "sign_in", {{"event", "e"}, {"member", "m"}, {"at", 7}, {"terminal", "right"}});
  exchange();
  exchange();
  EXPECT_EQ(a_.text("SELECT count(*) FROM sign_in"), "2");
  EXPECT_EQ(b_.text("SELECT terminal FROM sign_in WHERE id = '" + id.text() + "'"), "left");
  EXPECT_EQ(content::digests(a_.log().database()), content::digests(b_.log().database()));
}

}  // namespace
}  // namespace starharbor::tests
