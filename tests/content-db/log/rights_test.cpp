// Which ops apply: those that the newest list gives their writer a right to, whichever came first, the op or the list.
#include <gtest/gtest.h>

#include "content-db/log/audit.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {
namespace {

using content::Closure;
using content::Grant;
using content::PublicKey;
using content::Rights;
using content::Role;

PublicKey key(uint8_t number) {
  PublicKey key{};
  key.fill(number);
  return key;
}

// Device 1 is the office, device 2 a kiosk of base m, both writing logs of the same number; `reader_` judges them.
class RightsTest : public ::testing::Test {
 protected:
  MemoryDevice office_{1, office()};
  MemoryDevice kiosk_{2, kiosk("m")};
  MemoryDevice reader_{3, office()};

  RightsTest() {
    for (MemoryDevice* device : {&office_, &kiosk_, &reader_}) {
      for (uint8_t number : {1, 2, 3}) device->log().owners().note_owner(MemoryDevice::log_id(number), key(number));
    }
  }

  static Rights both() {
    return {"1", {{key(1), {Grant{Role::kOffice, "", false, {}}}}, {key(2), {Grant{Role::kKiosk, "m", false, {}}}}}};
  }
  Closure end_of(MemoryDevice& writer, uint8_t number, const content::Scope& scope) {
    const auto tip = writer.log().ops().tip(MemoryDevice::log_id(number), scope);
    return {tip.scope, tip.log, tip.seq, tip.chain};
  }
  Rights closed_at(const std::string& version, std::set<Closure> until) {
    Rights rights = both();
    rights.version = version;
    rights.grants[key(2)].front() = Grant{Role::kKiosk, "m", true, std::move(until)};
    return rights;
  }
  static void give(MemoryDevice& device, const Rights& rights) {
    content::Transaction transaction(device.database());
    device.log().set_rights(rights);
    while (device.log().judge(2) > 0) {
    }
    transaction.commit();
  }
  content::FactId sign_in(MemoryDevice& device, const std::string& member) {
    return device.fact("base-m"_scope, "sign_in", {{"event", "e"}, {"member", member}, {"at", 5}});
  }
  std::string members(MemoryDevice& device) {
    return device.text("SELECT ifnull(group_concat(member), '') FROM (SELECT member FROM sign_in ORDER BY member)");
  }
};

TEST_F(RightsTest, WithoutAListEverythingApplies) {
  sign_in(kiosk_, "a");
  reader_.take_all(kiosk_);
  EXPECT_EQ(members(reader_), "a");
}

TEST_F(RightsTest, WhatAnUnknownDeviceWroteWaitsUntilTheListNamesIt) {
  Rights office_only = both();
  office_only.grants.erase(key(2));
  give(reader_, office_only);
  sign_in(kiosk_, "a");
  kiosk_.edit("base-m"_scope, "member", "a", {{"name", "n"}});
  reader_.take_all(kiosk_);
  EXPECT_EQ(members(reader_), "");
  EXPECT_EQ(reader_.log().ops().quarantined().at(key(2)), 2);
  EXPECT_EQ(reader_.text("SELECT count(*) FROM member"), "0");

  Rights enrolled = both();
  enrolled.version = "2";
  give(reader_, enrolled);
  EXPECT_EQ(members(reader_), "a");
  EXPECT_EQ(reader_.text("SELECT name FROM member"), "n");
  EXPECT_TRUE(reader_.log().ops().quarantined().empty());
  EXPECT_EQ(content::digests(reader_.log().database()), content::digests(kiosk_.log().database()));
}

TEST_F(RightsTest, WhatIsQuarantinedIsPassedOn) {
  Rights office_only = both();
  office_only.grants.erase(key(2));
  give(reader_, office_only);
  sign_in(kiosk_, "a");
  reader_.take_all(kiosk_);
  office_.take_all(reader_);
  EXPECT_EQ(members(office_), "a");
}

TEST_F(RightsTest, AnErasureErasesOnlyOnceItsWriterHasTheRight) {
  give(reader_, both());
  kiosk_.edit("base-m"_scope, "member", "a", {{"name", "n"}});
  reader_.take_all(kiosk_);
  MemoryDevice thief(2, office());
  thief.take_all(kiosk_);
  thief.fact("base-m"_scope, "erasure", {{"of_table", "member"}, {"of_row", "a"}});
  reader_.take_all(thief);
  EXPECT_EQ(reader_.text("SELECT name FROM member"), "n");
  EXPECT_EQ(reader_.log().ops().quarantined().at(key(2)), 1);

  Rights promoted = both();
  promoted.version = "2";
  promoted.grants[key(2)].push_back(Grant{Role::kOffice, "", false, {}});
  give(reader_, promoted);
  EXPECT_EQ(reader_.text("SELECT count(*) FROM member"), "0");
  EXPECT_EQ(reader_.text("SELECT count(*) FROM op WHERE body LIKE '%\"n\"%'"), "0");
  EXPECT_EQ(content::digests(reader_.log().database()), content::digests(thief.log().database()));

  // What is gone can't come back with the right.
  give(reader_, closed_at("3", {end_of(kiosk_, 2, "base-m"_scope)}));
  EXPECT_EQ(reader_.text("SELECT count(*) FROM member"), "0");
}

TEST_F(RightsTest, AKioskHasNoRightBeyondItsBase) {
  give(reader_, both());
  MemoryDevice thief(2, office());
  thief.edit("district"_scope, "base", "m", {{"name_zh", "taken over"}});
  thief.edit("base-other"_scope, "member", "x", {{"name", "n"}});
  reader_.take_all(thief);
  EXPECT_EQ(reader_.text("SELECT count(*) FROM base"), "0");
  EXPECT_EQ(reader_.text("SELECT count(*) FROM member"), "0");
  EXPECT_EQ(reader_.log().ops().quarantined().at(key(2)), 2);
}

TEST_F(RightsTest, AClosedGrantCountsUpToWhereItWasClosed) {
  give(reader_, both());
  sign_in(kiosk_, "a");
  const Closure end = end_of(kiosk_, 2, "base-m"_scope);
  sign_in(kiosk_, "b");
  reader_.take_all(kiosk_);
  EXPECT_EQ(members(reader_), "a,b");
  give(reader_, closed_at("2", {end}));
  EXPECT_EQ(members(reader_), "a");
  sign_in(kiosk_, "c");
  reader_.take_all(kiosk_);
  EXPECT_EQ(members(reader_), "a");
  EXPECT_EQ(reader_.log().ops().quarantined().at(key(2)), 2);
}

TEST_F(RightsTest, AClosureThatMovesTakesInWhatWaited) {
  sign_in(kiosk_, "a");
  const Closure first = end_of(kiosk_, 2, "base-m"_scope);
  sign_in(kiosk_, "b");
  give(reader_, closed_at("1", {first}));
  reader_.take_all(kiosk_);
  EXPECT_EQ(members(reader_), "a");
  give(reader_, closed_at("2", {end_of(kiosk_, 2, "base-m"_scope)}));
  EXPECT_EQ(members(reader_), "a,b");
}

TEST_F(RightsTest, TheOrderOfOpsAndListsMakesNoDifference) {
  sign_in(kiosk_, "a");
  kiosk_.edit("base-m"_scope, "member", "x", {{"name", "first"}, {"firm", "f"}});
  const Closure end = end_of(kiosk_, 2, "base-m"_scope);
  kiosk_.edit("base-m"_scope, "member", "x", {{"name", "second"}});
  kiosk_.remove("base-m"_scope, "member", "x");
  office_.take_all(kiosk_);
  office_.edit("base-m"_scope, "member", "x", {{"firm", "office"}});
  const Rights rights = closed_at("2", {end});
  MemoryDevice list_first(4, office()), list_last(5, office());
  for (MemoryDevice* device : {&list_first, &list_last}) {
    for (uint8_t number : {1, 2}) device->log().owners().note_owner(MemoryDevice::log_id(number), key(number));
  }
  give(list_first, rights);
  list_first.take_all(office_);
  list_last.take_all(office_);
  give(list_last, rights);
  EXPECT_EQ(list_first.rows(), list_last.rows());
  EXPECT_EQ(content::digests(list_first.log().database()), content::digests(list_last.log().database()));
  EXPECT_EQ(list_first.log().conflicts().size(), list_last.log().conflicts().size());
  EXPECT_EQ(list_first.text("SELECT name FROM member"), "first");
}

TEST_F(RightsTest, OfACopiedDiskOnlyTheBranchThatLeadsToTheClosureCounts) {
  sign_in(kiosk_, "both");
  MemoryDevice copy(2, kiosk("m"));
  copy.take_all(kiosk_);
  sign_in(kiosk_, "kept");
  sign_in(kiosk_, "last");
  copy.set_now(kNoonMs + 1);
  sign_in(copy, "stolen");
  const Rights rights = closed_at("1", {end_of(kiosk_, 2, "base-m"_scope)});
  MemoryDevice other_order(4, office());
  other_order.log().owners().note_owner(MemoryDevice::log_id(2), key(2));
  give(reader_, rights);
  give(other_order, rights);
  const auto take = [](MemoryDevice& to, MemoryDevice& from) {
    to.take_all(from);
    content::Transaction transaction(to.database());
    while (to.log().judge(100) > 0) {
    }
    transaction.commit();
  };
  take(reader_, kiosk_);
  take(reader_, copy);
  take(other_order, copy);
  EXPECT_EQ(members(other_order), "both,stolen");  // nobody can know yet
  take(other_order, kiosk_);
  EXPECT_EQ(members(reader_), "both,kept,last");
  EXPECT_EQ(members(other_order), "both,kept,last");
  EXPECT_EQ(content::digests(reader_.log().database()), content::digests(other_order.log().database()));
}

TEST_F(RightsTest, OnesOwnOpsAlwaysApplyHere) {
  give(kiosk_, closed_at("1", {}));
  sign_in(kiosk_, "a");
  EXPECT_EQ(members(kiosk_), "a");
}

TEST_F(RightsTest, AReplayWithholdsTheSame) {
  sign_in(kiosk_, "a");
  const Closure end = end_of(kiosk_, 2, "base-m"_scope);
  sign_in(kiosk_, "b");
  kiosk_.edit("base-m"_scope, "member", "x", {{"name", "n"}});
  reader_.take_all(kiosk_);
  give(reader_, closed_at("1", {end}));
  const auto rows = reader_.rows();
  const auto digests = content::digests(reader_.log().database());
  content::Transaction transaction(reader_.database());
  reader_.log().rebuild();
  transaction.commit();
  EXPECT_EQ(reader_.rows(), rows);
  EXPECT_EQ(content::digests(reader_.log().database()), digests);
}

TEST_F(RightsTest, RightsAreKeptWithTheData) {
  sign_in(kiosk_, "a");
  const Rights rights = closed_at("7", {end_of(kiosk_, 2, "base-m"_scope)});
  give(reader_, rights);
  content::Log again(reader_.database(), office(), [] { return kNoonMs; });
  EXPECT_EQ(again.rights().version, "7");
  EXPECT_EQ(again.rights().grants, rights.grants);
}

TEST_F(RightsTest, OpsOfATableFromANewerVersionAreJudgedByTheirScope) {
  const Grant grant{Role::kKiosk, "m", false, {}};
  EXPECT_TRUE(content::covers(grant, "base-m"_scope, "telescope"));
  EXPECT_FALSE(content::covers(grant, "district"_scope, "telescope"));
  EXPECT_TRUE(content::covers({Role::kOffice, "", false, {}}, "district"_scope, "telescope"));
}

}  // namespace
}  // namespace starharbor::tests
