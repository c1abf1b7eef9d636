// The check-in: who is found, who gets in, what is masked, what an undo leaves behind.
#include "content-db/attendance/check_in.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/exhibit/catalog.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::CheckIn;
using content::DataFolder;
using content::SignInOutcome;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

constexpr int64_t kHourMs = 3'600'000, kDayMs = 24 * kHourMs;

class CheckInTest : public ::testing::Test {
 protected:
  void SetUp() override {
    DataFolder::init(folder_ / "hall", {"left terminal", content::Role::kKiosk, "heart"});
    data_.emplace(DataFolder::open(folder_ / "hall", [] { return kNoonMs; }));
    event("tea", {{"title_zh", "茶话会"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + kHourMs}, {"base", "heart"}});
    member("m1", "王小明", "wang xiao ming", "5678");
    member("m2", "单雄信", "shan xiong xin|dan xiong xin", "5678");
    member("m3", "王伟", "wang wei", "0001");
    member("m4", "John Smith", "john smith", "");
  }
  void event(const std::string& id, const content::Columns& columns) {
    edit("events-heart"_scope, "event", id, columns);
  }
  void member(const std::string& id, const std::string& name, const std::string& readings, const std::string& last4) {
    edit("base-heart"_scope, "member", id,
         {{"name", name}, {"base", "heart"}, {"readings", readings}, {"phone_last4", last4}, {"firm", "示例"}});
  }
  void edit(const content::Scope& scope, const std::string& table, const std::string& row,
            const content::Columns& columns) {
    content::Transaction transaction(data_->database());
    data_->log().edit(scope, table, row, columns);
    transaction.commit();
  }
  std::vector<std::string> found(const std::string& letters) {
    std::vector<std::string> ids;
    for (const auto& candidate : CheckIn(*data_).find_by_letters("tea", letters).candidates)
      ids.push_back(candidate.member);
    return ids;
  }

  TemporaryFolder folder_;
  std::optional<DataFolder> data_;
};

TEST_F(CheckInTest, FindsByInitialsFullPinyinAndAMix) {
  EXPECT_THAT(found("WXM"), ElementsAre("m1"));
  EXPECT_THAT(found("wangxiaoming"), ElementsAre("m1"));
  EXPECT_THAT(found("wangxm"), ElementsAre("m1"));
  EXPECT_THAT(found("ww"), ElementsAre("m3"));
  EXPECT_THAT(found("wxy"), ElementsAre());
}

TEST_F(CheckInTest, FindsByAnyReadingOfASurname) {
  EXPECT_THAT(found("sxx"), ElementsAre("m2"));
  EXPECT_THAT(found("dxx"), ElementsAre("m2"));
}

TEST_F(CheckInTest, FindsALatinNameByEitherWord) {
  EXPECT_THAT(found("smi"), ElementsAre("m4"));
  EXPECT_THAT(found("jsm"), ElementsAre("m4"));
}

TEST_F(CheckInTest, OneLetterShowsNobody) {
  EXPECT_THAT(found("w"), ElementsAre());
}

TEST_F(CheckInTest, FindsByAllFourDigitsOnly) {
  EXPECT_EQ(CheckIn(*data_).find_by_phone("tea", "5678").total, 2);
  EXPECT_EQ(CheckIn(*data_).find_by_phone("tea", "567").total, 0);
  EXPECT_EQ(CheckIn(*data_).find_by_phone("tea", "").total, 0);
}

TEST_F(CheckInTest, TheRegisteredComeFirstAndNoMoreThanFourAreShown) {
  for (int i = 0; i < 6; ++i) member("w" + std::to_string(i), "王宁", "wang ning", "");
  edit("base-heart"_scope, "registration", "r", {{"event", "tea"}, {"member", "w5"}});
  const auto all = CheckIn(*data_).find_by_letters("tea", "wn");
  EXPECT_EQ(all.total, 6);
  ASSERT_EQ(all.candidates.size(), 4u);
  EXPECT_EQ(all.candidates[0].member, "w5");
  EXPECT_TRUE(all.candidates[0].registered);
}

TEST_F(CheckInTest, WhoLooksTheSameIsToldApartByTheEndOfTheirNumber) {
  for (const char* number : {"20260117", "20260118"}) {
    member(number, number == std::string("20260117") ? "王小宁" : "王晓宁", "wang xiao ning", "");
    edit("base-heart"_scope, "member", number, {{"member_no", number}});
  }
  member("n3", "王新宁", "wang xin ning", "0003");
  std::vector<std::string> ends;
  for (const auto& candidate : CheckIn(*data_).find_by_letters("tea", "wxn").candidates)
    ends.push_back(candidate.number_end);
  EXPECT_THAT(ends, UnorderedElementsAre("0117", "0118", "")) << "whose digits differ needs no number";
  EXPECT_EQ(CheckIn(*data_).find_by_letters("tea", "wxm").candidates[0].number_end, "");
}

TEST_F(CheckInTest, NamesLeaveMasked) {
  EXPECT_EQ(CheckIn(*data_).find_by_letters("tea", "wxm").candidates[0].masked_name, "王*明");
  EXPECT_EQ(CheckIn(*data_).find_by_letters("tea", "ww").candidates[0].masked_name, "王*");
  EXPECT_EQ(CheckIn(*data_).find_by_letters("tea", "js").candidates[0].masked_name, "J* S*");
}

TEST_F(CheckInTest, ASignInIsAFactAndCounts) {
  const auto result = CheckIn(*data_).sign_in("tea", "m1", kNoonMs + 5);
  EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.ordinal, 1);
  EXPECT_EQ(result.masked_name, "王*明");
  const auto list = CheckIn(*data_).attendance("tea");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].member, "m1");
  EXPECT_EQ(list[0].terminal, "left terminal");
  EXPECT_EQ(content::load_hall(*data_, kNoonMs).event("tea")->attended, 1);
}

TEST_F(CheckInTest, TwiceIsFriendlyAndWritesNothing) {
  const auto first = CheckIn(*data_).sign_in("tea", "m1", kNoonMs + 5);
  const auto again = CheckIn(*data_).sign_in("tea", "m1", kNoonMs + 900);
  EXPECT_EQ(again.outcome, SignInOutcome::kAlreadyIn);
  EXPECT_EQ(again.at_ms, kNoonMs + 5);
  EXPECT_EQ(again.sign_in, first.sign_in);
  EXPECT_EQ(again.terminal, "left terminal");
  EXPECT_EQ(CheckIn(*data_).attendance("tea")[0].sign_ins.size(), 1u);
}

TEST_F(CheckInTest, OutsideTheWindowAVisitorIsToldAndStaffMay) {
  EXPECT_EQ(CheckIn(*data_).sign_in("tea", "m1", kNoonMs - 2 * kHourMs).outcome, SignInOutcome::kClosed);
  EXPECT_EQ(CheckIn(*data_).sign_in("tea", "m1", kNoonMs + kHourMs).outcome, SignInOutcome::kClosed);
  EXPECT_EQ(CheckIn(*data_).sign_in_by_staff("tea", "m1", kNoonMs + 9 * kHourMs).outcome, SignInOutcome::kSignedIn);
}

TEST_F(CheckInTest, AFullEventSaysSoAndStaffMay) {
  event("tea", {{"capacity", 1}});
  CheckIn(*data_).sign_in("tea", "m1", kNoonMs);
  const auto full = CheckIn(*data_).sign_in("tea", "m2", kNoonMs);
  EXPECT_EQ(full.outcome, SignInOutcome::kFull);
  EXPECT_EQ(full.attended, 1);
  EXPECT_EQ(full.capacity, 1);
  EXPECT_EQ(CheckIn(*data_).sign_in_by_staff("tea", "m2", kNoonMs).outcome, SignInOutcome::kSignedIn);
}

TEST_F(CheckInTest, AnUndoLeavesBothFactsAndFreesThePlace) {
  const auto first = CheckIn(*data_).sign_in("tea", "m1", kNoonMs + 5);
  EXPECT_TRUE(CheckIn(*data_).annul(first.sign_in, "not me", kNoonMs + 6));
  EXPECT_FALSE(CheckIn(*data_).annul(first.sign_in, "not me", kNoonMs + 7));
  EXPECT_TRUE(CheckIn(*data_).attendance("tea")[0].annulled);
  const auto again = CheckIn(*data_).sign_in("tea", "m1", kNoonMs + 8);
  EXPECT_EQ(again.outcome, SignInOutcome::kSignedIn);
  const auto list = CheckIn(*data_).attendance("tea");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_FALSE(list[0].annulled);
  EXPECT_TRUE(list[0].seen_again);
  EXPECT_EQ(list[0].sign_ins.size(), 2u);
}

TEST_F(CheckInTest, AStrangerOrAnUnknownEventIsNotFound) {
  EXPECT_EQ(CheckIn(*data_).sign_in("tea", "nobody", kNoonMs).outcome, SignInOutcome::kNotFound);
  EXPECT_EQ(CheckIn(*data_).sign_in("nothing", "m1", kNoonMs).outcome, SignInOutcome::kNotFound);
}

TEST_F(CheckInTest, AtAnEventThatHasLeftThePackageStaffSignInAndVisitorsDoNot) {
  event("tea", {{"retired", true}});
  EXPECT_EQ(CheckIn(*data_).sign_in("tea", "m1", kNoonMs).outcome, SignInOutcome::kNotFound);
  EXPECT_EQ(CheckIn(*data_).sign_in_by_staff("tea", "m1", kNoonMs).outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(CheckIn(*data_).sign_in_stated("tea", "m2", kNoonMs).outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(CheckIn(*data_).event_times("tea")->starts_at_ms, kNoonMs);
  event("tea", {{"deleted", true}});
  EXPECT_EQ(CheckIn(*data_).sign_in_by_staff("tea", "m3", kNoonMs).outcome, SignInOutcome::kNotFound);
  EXPECT_FALSE(CheckIn(*data_).event_times("tea"));
}

TEST_F(CheckInTest, StaffStateNoTimeThatIsFarFromTheEventOrStillToCome) {
  event("tea", {{"starts_at", kNoonMs - 4 * kDayMs}, {"ends_at", kNoonMs - 4 * kDayMs + kHourMs}});
  event("talk", {{"title_zh", "月谈"}, {"starts_at", kNoonMs - kHourMs}, {"ends_at", kNoonMs + kHourMs}});
  CheckIn check_in(*data_);
  const auto stated = [&](const std::string& event, int64_t at_ms) {
    check_in.sign_in_stated(event, "m1", at_ms);
    for (const auto& row : check_in.attendance(event)) check_in.annul(row.id, "to be stated anew", kNoonMs);
  };
  EXPECT_NO_THROW(stated("tea", kNoonMs - 5 * kDayMs));
  EXPECT_THROW(stated("tea", kNoonMs - 5 * kDayMs - 1), Error);
  EXPECT_NO_THROW(stated("tea", kNoonMs - 3 * kDayMs + kHourMs));
  EXPECT_THROW(stated("tea", kNoonMs - 3 * kDayMs + kHourMs + 1), Error);
  EXPECT_NO_THROW(stated("talk", kNoonMs)) << "the device's own time";
  EXPECT_THROW(stated("talk", kNoonMs + 1), Error);
  EXPECT_THROW(check_in.sign_in_all_stated("talk", {{"m2", kNoonMs}, {"m3", kNoonMs + 1}}), Error);
  EXPECT_EQ(check_in.attendance("talk").size(), 1u);
}

TEST_F(CheckInTest, AListSignsEverybodyInOnce) {
  CheckIn check_in(*data_);
  check_in.sign_in("tea", "m3", kNoonMs);
  const auto results =
      check_in.sign_in_all_stated("tea", {{"m1", kNoonMs - 1}, {"m2", kNoonMs}, {"m1", kNoonMs}, {"m3", kNoonMs}});
  ASSERT_EQ(results.size(), 4u);
  EXPECT_EQ(results[0].outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(results[1].outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(results[2].outcome, SignInOutcome::kAlreadyIn) << "written down twice";
  EXPECT_EQ(results[2].sign_in, results[0].sign_in);
  EXPECT_EQ(results[3].outcome, SignInOutcome::kAlreadyIn);
  EXPECT_EQ(check_in.attendance("tea").size(), 3u);
  EXPECT_EQ(check_in.sign_in("tea", "m4", kNoonMs + 1).ordinal, 4);
}

TEST_F(CheckInTest, AListIsTakenWholeOrNotAtAll) {
  CheckIn check_in(*data_);
  const auto results = check_in.sign_in_all_stated("tea", {{"m1", kNoonMs}, {"nobody", kNoonMs}, {"m2", kNoonMs}});
  EXPECT_EQ(results[1].outcome, SignInOutcome::kNotFound);
  EXPECT_EQ(check_in.attendance("tea").size(), 0u);
  data_->database().run(
      "CREATE TRIGGER full BEFORE INSERT ON sign_in WHEN NEW.member = 'm2' BEGIN SELECT raise(ABORT, 'full'); END");
  EXPECT_THROW(check_in.sign_in_all_stated("tea", {{"m1", kNoonMs}, {"m2", kNoonMs}}), Error);
  EXPECT_EQ(check_in.attendance("tea").size(), 0u);
  EXPECT_EQ(check_in.sign_in("tea", "m1", kNoonMs).ordinal, 1) << "and the check-in knows that nobody came by it";
}

TEST_F(CheckInTest, AKiosksSignInGoesIntoItsOwnScopeWhateverTheEvent) {
  CheckIn(*data_).sign_in("tea", "m1", kNoonMs);
  auto rows = data_->database().query("SELECT DISTINCT scope FROM op WHERE table_name = 'sign_in'");
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.text(0), "base-heart");
}

TEST_F(CheckInTest, KnowsWhetherPeopleMayBeSigningInHere) {
  // An hour before the start to the end, where the event says nothing else.
  EXPECT_FALSE(content::is_sign_in_open(*data_, kNoonMs - kHourMs - 1));
  EXPECT_TRUE(content::is_sign_in_open(*data_, kNoonMs - kHourMs));
  EXPECT_TRUE(content::is_sign_in_open(*data_, kNoonMs + kHourMs - 1));
  EXPECT_FALSE(content::is_sign_in_open(*data_, kNoonMs + kHourMs));
  event("tea", {{"sign_in_from", kNoonMs}, {"sign_in_until", kNoonMs + 1}});
  EXPECT_FALSE(content::is_sign_in_open(*data_, kNoonMs - 1));
  EXPECT_TRUE(content::is_sign_in_open(*data_, kNoonMs));
  EXPECT_FALSE(content::is_sign_in_open(*data_, kNoonMs + 1));
  event("tea", {{"base", "maple"}});
  EXPECT_FALSE(content::is_sign_in_open(*data_, kNoonMs)) << "another base's door";
  event("tea", {{"base", nullptr}});
  EXPECT_TRUE(content::is_sign_in_open(*data_, kNoonMs)) << "the whole alliance's";
  event("tea", {{"retired", true}});
  EXPECT_FALSE(content::is_sign_in_open(*data_, kNoonMs));
}

TEST_F(CheckInTest, ARetiredMemberIsNotFound) {
  edit("base-heart"_scope, "member", "m1", {{"retired", 1}});
  EXPECT_THAT(found("wxm"), ElementsAre());
  EXPECT_EQ(CheckIn(*data_).sign_in("tea", "m1", kNoonMs).outcome, SignInOutcome::kNotFound);
}

class FindTest : public CheckInTest {
 protected:
  void edit_base(const std::string& row, const content::Columns& columns) {
    MemoryDevice office(1, {"office", content::Role::kOffice, ""});
    office.edit("district"_scope, "base", row, columns);
    content::Transaction transaction(data_->database());
    const content::Run run = office.read(1, "district"_scope, 1, 1);
    data_->log().merge(run.before, run.ops);
    transaction.commit();
  }
  // A sign-in of nobody on a roster; its id.
  content::FactId written_down(const std::string& event, content::Columns who) {
    who.insert({{"event", event}, {"at", kNoonMs}});
    content::Transaction transaction(data_->database());
    const content::FactId id = data_->log().append_fact("base-heart"_scope, "sign_in", who);
    transaction.commit();
    return id;
  }
  void register_for(const std::string& event, const std::string& member) {
    edit("base-heart"_scope, "registration", event + "." + member, {{"event", event}, {"member", member}});
  }
};

TEST_F(FindTest, TheRegisteredComeFirstThenTheGroupAndTheSeriesThenTheOthers) {
  for (const char* id : {"w1", "w2", "w3", "w4"}) member(id, std::string("王") + id, "wang w", "1111");
  event("last", {{"title_zh", "上次"}, {"starts_at", 0}, {"ends_at", kHourMs}, {"base", "heart"}, {"series", "teas"}});
  edit("events-heart"_scope, "event", "tea", {{"series", "teas"}, {"member_group", "moulders"}});
  edit("base-heart"_scope, "membership", "w3.moulders", {{"member", "w3"}, {"member_group", "moulders"}});
  register_for("tea", "w4");
  EXPECT_THAT(found("ww"), ElementsAre("w4", "w3", "w1", "w2"));
  CheckIn(*data_).sign_in_stated("last", "w2", kHourMs);
  EXPECT_THAT(found("ww"), ElementsAre("w4", "w2", "w3", "w1"));
  EXPECT_EQ(CheckIn(*data_).find_by_letters("tea", "ww").total, 5);
}

TEST_F(FindTest, WhoIsInIsSaidOfWalkInsAndGuestsThatAreKnownToo) {
  const auto is_in = [&](const std::string& letters) {
    return CheckIn(*data_).find_by_letters("tea", letters).candidates.at(0).already_in;
  };
  const auto walk_in = written_down("tea", {{"walk_in", "w"}}), guest = written_down("tea", {{"card", "c"}});
  const auto member = CheckIn(*data_).sign_in("tea", "m2", kNoonMs).sign_in;
  EXPECT_TRUE(is_in("sxx"));
  EXPECT_FALSE(is_in("wxm")) << "nobody knows yet who the walk-in is";
  EXPECT_FALSE(is_in("ww"));
  edit("base-heart"_scope, "walk_in", "w", {{"event", "tea"}, {"name", "小明"}, {"member", "m1"}});
  edit("base-heart"_scope, "card", "c", {{"member", "m3"}});
  EXPECT_TRUE(is_in("wxm"));
  EXPECT_TRUE(is_in("ww"));
  EXPECT_FALSE(is_in("js"));
  EXPECT_FALSE(CheckIn(*data_).find_by_letters("", "ww").candidates.at(0).already_in) << "at no event in particular";
  const auto alike = CheckIn(*data_).find_by_phone("tea", "5678").candidates;
  ASSERT_EQ(alike.size(), 2u);
  EXPECT_TRUE(alike[0].already_in && alike[1].already_in);
  for (const content::FactId& id : {walk_in, guest, member}) ASSERT_TRUE(CheckIn(*data_).annul(id, "by mistake", kNoonMs));
  for (const char* letters : {"sxx", "wxm", "ww"}) EXPECT_FALSE(is_in(letters)) << letters;
}

TEST_F(FindTest, WhoCameToTheSeriesAsAWalkInIsARegular) {
  for (const char* id : {"w1", "w2"}) member(id, std::string("王") + id, "wang w", "1111");
  event("last", {{"title_zh", "上次"}, {"starts_at", 0}, {"ends_at", kHourMs}, {"base", "heart"}, {"series", "teas"}});
  event("tea", {{"series", "teas"}});
  const content::FactId fact = written_down("last", {{"walk_in", "w"}});
  EXPECT_THAT(found("ww"), ElementsAre("w1", "w2", "m3"));
  edit("base-heart"_scope, "walk_in", "w", {{"event", "last"}, {"name", "王"}, {"member", "w2"}});
  EXPECT_THAT(found("ww"), ElementsAre("w2", "w1", "m3"));
  ASSERT_TRUE(CheckIn(*data_).annul(fact, "by mistake", kNoonMs));
  EXPECT_THAT(found("ww"), ElementsAre("w1", "w2", "m3"));
}

TEST_F(FindTest, AChangeIsFoundByTheSameCheckIn) {
  CheckIn check_in(*data_);
  EXPECT_EQ(check_in.find_by_letters("tea", "lb").total, 0);
  member("m5", "李白", "li bai", "2222");
  EXPECT_EQ(check_in.find_by_letters("tea", "lb").total, 1);
  edit("base-heart"_scope, "member", "m5", {{"retired", 1}});
  EXPECT_EQ(check_in.find_by_letters("tea", "lb").total, 0);
  EXPECT_FALSE(check_in.find_by_letters("tea", "ww").candidates[0].registered);
  register_for("tea", "m3");
  EXPECT_TRUE(check_in.find_by_letters("tea", "ww").candidates[0].registered);
}

TEST_F(FindTest, WithoutAnEventEverybodyMayBeMeant) {
  EXPECT_EQ(CheckIn(*data_).find_by_letters("", "ww").total, 1);
  EXPECT_EQ(CheckIn(*data_).find_by_phone("no-such-event", "5678").total, 2);
}

TEST_F(FindTest, WhoFitsByTwoReadingsShowsOnce) {
  EXPECT_EQ(CheckIn(*data_).find_by_letters("tea", "sxx").total, 1);
  member("m5", "曾一", "zeng yi|ceng yi|zeng yi", "2222");
  EXPECT_EQ(CheckIn(*data_).find_by_letters("tea", "zy").total, 1);
}

TEST_F(FindTest, WhatSoundsAlikeFindsOnlyWhereTheBaseSaysSo) {
  member("m5", "程立", "cheng li", "2222");
  for (const char* letters : {"cheni", "cenli", "cengli", "chengni", "cn", "cenl"})
    EXPECT_THAT(found(letters), ElementsAre()) << letters;
  edit_base("heart", {{"name_zh", "臻心汇"}, {"sounds_alike", "n-ng z-zh l-n"}});
  for (const char* letters :
       {"chengli", "chenli", "cenli", "cengli", "chengni", "cl", "cn", "cenl", "ch", "che", "chl"})
    EXPECT_THAT(found(letters), ElementsAre("m5")) << letters;
  for (const char* letters : {"chenni1", "chengliu", "dl", "c"}) EXPECT_THAT(found(letters), ElementsAre()) << letters;
  EXPECT_THAT(found("wangxm"), ElementsAre("m1"));
  EXPECT_THAT(found("wanxm"), ElementsAre("m1"));
}

TEST_F(CheckInTest, ASignInThatCouldNotBeWrittenIsNotCounted) {
  CheckIn check_in(*data_);
  ASSERT_EQ(check_in.sign_in("tea", "m1", kNoonMs).attended, 1);
  data_->database().run("CREATE TRIGGER full BEFORE INSERT ON sign_in BEGIN SELECT raise(ABORT, 'full'); END");
  EXPECT_THROW(check_in.sign_in("tea", "m3", kNoonMs), Error);
  data_->database().run("DROP TRIGGER full");
  const auto result = check_in.sign_in("tea", "m3", kNoonMs + 1);
  EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.ordinal, 2);
  EXPECT_EQ(result.attended, 2);
}

TEST_F(CheckInTest, WhatAnotherProgramWroteIsCountedAtTheNextSignIn) {
  CheckIn check_in(*data_);
  ASSERT_EQ(check_in.sign_in("tea", "m1", kNoonMs).ordinal, 1);
  DataFolder other = DataFolder::open(folder_ / "hall", [] { return kNoonMs; });
  ASSERT_EQ(CheckIn(other).sign_in("tea", "m2", kNoonMs + 1).ordinal, 2);
  EXPECT_EQ(check_in.sign_in("tea", "m3", kNoonMs + 2).ordinal, 3);
  EXPECT_EQ(check_in.sign_in("tea", "m2", kNoonMs + 3).outcome, SignInOutcome::kAlreadyIn);
  ASSERT_TRUE(check_in.annul(check_in.sign_in("tea", "m1", kNoonMs + 4).sign_in, "undo", kNoonMs + 5));
  const auto again = check_in.sign_in("tea", "m1", kNoonMs + 6);
  EXPECT_EQ(again.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(again.ordinal, 3);
}

}  // namespace
}  // namespace starharbor::tests
