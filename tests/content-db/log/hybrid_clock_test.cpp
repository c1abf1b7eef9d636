// Nobody sets another's clock forward: a stamp from the future is taken in and shown, and what is written here stays
// near the device's own time, applies, and is there when it is said to be.
#include <gtest/gtest.h>

#include "content-db/log/hybrid_clock.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Op;
using content::Stamp;

constexpr int64_t kDayMs = 86'400'000;
constexpr int64_t kIn2199Ms = content::kLastStampMs - 1;
const content::Scope kScope = "district"_scope;

class HybridClockTest : public ::testing::Test {
 protected:
  MemoryDevice foreign_{1, office()};
  MemoryDevice own_{2, office()};

  // An op that another device's keys could sign, with any stamp.
  Op stamped(Stamp stamp, const std::string& name) {
    foreign_.edit(kScope, "base", "x", {{"name_zh", name}});
    Op op = foreign_.read(1, kScope, foreign_.log().ops().tip(MemoryDevice::log_id(1), kScope).seq, 1).ops.at(0);
    op.stamp = stamp;
    return op;
  }
  void take(Stamp stamp, const std::string& name = "from the future") {
    Op op = stamped(stamp, name);
    const content::Tip end = own_.log().ops().tip(op.log, kScope);
    op.seq = end.seq + 1;
    op.seen.clear();
    own_.merge({end.chain, {op}});
  }
  // Writes, and says when that was by its stamp.
  int64_t written_ms(const std::string& name = "mine") {
    own_.edit(kScope, "base", "x", {{"name_zh", name}});
    EXPECT_EQ(own_.text("SELECT name_zh FROM base WHERE id = 'x'"), name) << "written, and nothing shows it";
    const auto end = own_.read(2, kScope, own_.log().ops().tip(MemoryDevice::log_id(2), kScope).seq, 1);
    return content::stamp_ms(end.ops.at(0).stamp);
  }
};

TEST_F(HybridClockTest, AStampAtTheLimitIsShownAndMovesNothing) {
  take(content::stamp_of(content::kLastStampMs) - 1);
  EXPECT_EQ(own_.text("SELECT name_zh FROM base WHERE id = 'x'"), "from the future");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(written_ms("mine " + std::to_string(i)), kNoonMs);
}

TEST_F(HybridClockTest, ItFollowsThreeDaysAndNoMore) {
  take(content::stamp_of(kNoonMs + 3 * kDayMs));
  EXPECT_EQ(written_ms(), kNoonMs + 3 * kDayMs);
  take(content::stamp_of(kNoonMs + 3 * kDayMs + 1));
  EXPECT_EQ(written_ms("mine again"), kNoonMs + 3 * kDayMs);
}

TEST_F(HybridClockTest, StampsRiseAtTheEdgeOfWhatItFollows) {
  take(content::stamp_of(kNoonMs + 3 * kDayMs, 65535));
  Stamp before = own_.log().clock().last();
  for (int i = 0; i < 5; ++i) {
    written_ms("mine " + std::to_string(i));
    EXPECT_GT(own_.log().clock().last(), before);
    before = own_.log().clock().last();
  }
}

TEST_F(HybridClockTest, WhatIsWithheldMovesNothing) {
  content::PublicKey writer{};
  writer.fill(1);
  {
    content::Transaction transaction(own_.database());
    own_.log().owners().note_owner(MemoryDevice::log_id(1), writer);
    own_.log().set_rights({"1", {}});
    transaction.commit();
  }
  take(content::stamp_of(kNoonMs + kDayMs));
  EXPECT_EQ(written_ms(), kNoonMs);
  content::Transaction transaction(own_.database());
  own_.log().set_rights({"2", {{writer, {content::Grant{content::Role::kOffice, "", false, {}}}}}});
  while (own_.log().judge(2) > 0) {
  }
  transaction.commit();
  EXPECT_EQ(written_ms("mine after"), kNoonMs + kDayMs) << "it applies now";
}

TEST_F(HybridClockTest, ADeviceWhoseClockStoodBeyondTheYear2200RecordsAndHarmsNobody) {
  take(content::stamp_of(kNoonMs));
  own_.set_now(content::kLastStampMs + kDayMs);
  EXPECT_EQ(written_ms(), kNoonMs);
  foreign_.take_all(own_);
  foreign_.edit(kScope, "base", "x", {{"name_zh", "theirs"}});
  EXPECT_EQ(foreign_.text("SELECT name_zh FROM base WHERE id = 'x'"), "theirs");
}

TEST_F(HybridClockTest, ADeviceWhoseClockWasYearsAheadIsItselfAgain) {
  own_.set_now(kIn2199Ms);
  EXPECT_EQ(written_ms(), kIn2199Ms);
  own_.set_now(kNoonMs);
  EXPECT_EQ(written_ms("mine again"), kNoonMs);
}

TEST_F(HybridClockTest, AFolderThatWasPoisonedHeals) {
  own_.database().run("UPDATE local_clock SET stamp = " + std::to_string(content::stamp_of(content::kLastStampMs) - 1));
  EXPECT_EQ(written_ms(), kNoonMs);
  take(content::stamp_of(kNoonMs + kDayMs));
  EXPECT_EQ(own_.text("SELECT stamp FROM local_clock"), std::to_string(content::stamp_of(kNoonMs + kDayMs)));
}

TEST_F(HybridClockTest, AClockThatKnowsNothingFollowsTheOthers) {
  take(content::stamp_of(kNoonMs));
  own_.set_now(0);
  EXPECT_EQ(written_ms(), kNoonMs);
}

TEST_F(HybridClockTest, AtTheEndOfTimeWhatIsWrittenStillApplies) {
  own_.set_now(0);
  take(content::stamp_of(content::kLastStampMs) - 1);
  EXPECT_EQ(written_ms(), 0);
}

}  // namespace
}  // namespace starharbor::tests
