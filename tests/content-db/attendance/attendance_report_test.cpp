// What attendance adds up to: by event, base, group and month; guests, linked people, annulled sign-ins.
#include "content-db/attendance/attendance_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/attendance/review.h"
#include "tests/support/place.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::CheckIn;
using content::count_results;
using content::CountBy;
using content::result_lines;
using content::ResultCount;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kHourMs = 3'600'000, kDayMs = 24 * kHourMs;

class ResultsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    office_.edit("district"_scope, "base", "heart", {{"name_zh", "臻心汇"}});
    office_.edit("district"_scope, "base", "haven", {{"name_zh", "蓝馨湾"}});
    office_.edit("district"_scope, "member_group", "engineers", {{"name_zh", "工程师"}});
    for (const char* id : {"heart.1", "heart.2", "haven.1"}) {
      const std::string base(id, 5);
      office_.edit(content::base_scope(base), "member", id,
                   {{"name", "王伟"}, {"base", base}, {"member_no", std::string(id).substr(6)}, {"firm", "星海"}});
    }
    event("tea", "heart", "engineers", kNoonMs);
    event("talk", "heart", "", kNoonMs + 20 * kDayMs);
    event("run", "haven", "", kNoonMs + kDayMs);
  }
  void event(const std::string& id, const std::string& base, const std::string& group, int64_t starts_at_ms) {
    content::Columns columns = {
        {"title_zh", "活动 " + id}, {"base", base}, {"starts_at", starts_at_ms}, {"ends_at", starts_at_ms + kHourMs}};
    if (!group.empty()) columns["member_group"] = group;
    office_.edit(content::events_scope(base), "event", id, columns);
  }
  content::FactId sign_in(const std::string& event, const std::string& member, int64_t at_ms) {
    return CheckIn(*office_).sign_in_by_staff(event, member, at_ms).sign_in;
  }
  void guest(const std::string& event, const std::string& card) {
    content::Transaction transaction(office_->database());
    office_->log().append_fact("base-heart"_scope, "sign_in",
                               {{"event", event}, {"card", card}, {"guest_from", "haven"}, {"at", kNoonMs}});
    transaction.commit();
  }
  // "id visits/people +guests -annulled"
  std::vector<std::string> counts(CountBy by, const content::ResultFilter& filter = {}) {
    std::vector<std::string> told;
    for (const ResultCount& count : count_results(result_lines(*office_, filter), by)) {
      told.push_back(
          fmt::format("{} {}/{} +{} -{}", count.id, count.visits, count.people, count.guests, count.annulled));
    }
    return told;
  }

  TemporaryFolder folder_;
  Place office_{folder_ / "office", {"office", content::Role::kOffice, ""}};
};

TEST_F(ResultsTest, CountVisitsAndPeopleEveryWay) {
  sign_in("tea", "heart.1", kNoonMs);
  sign_in("tea", "heart.2", kNoonMs + 1);
  sign_in("talk", "heart.1", kNoonMs + 20 * kDayMs);
  sign_in("run", "heart.1", kNoonMs + kDayMs);
  EXPECT_THAT(counts(CountBy::kEvent), ElementsAre("tea 2/2 +0 -0", "run 1/1 +0 -0", "talk 1/1 +0 -0"));
  EXPECT_THAT(counts(CountBy::kBase), ElementsAre("heart 3/2 +0 -0", "haven 1/1 +0 -0"));
  EXPECT_THAT(counts(CountBy::kGroup), ElementsAre("engineers 2/2 +0 -0", " 2/1 +0 -0"));
  EXPECT_THAT(counts(CountBy::kMonth), ElementsAre("2026-06 3/2 +0 -0", "2026-07 1/1 +0 -0"));
}

TEST_F(ResultsTest, AMonthIsShanghais) {
  // 2026-06-30 23:30 there is still June in London as well; half past midnight is not.
  event("late", "heart", "", kNoonMs + 12 * kDayMs + 12 * kHourMs);
  sign_in("late", "heart.1", kNoonMs + 12 * kDayMs + 12 * kHourMs + kHourMs / 2);
  EXPECT_THAT(counts(CountBy::kMonth), ElementsAre("2026-07 1/1 +0 -0"));
}

TEST_F(ResultsTest, FilterLinesAndCounts) {
  sign_in("tea", "heart.1", kNoonMs);
  sign_in("tea", "heart.2", kNoonMs + 1);
  sign_in("run", "heart.1", kNoonMs + kDayMs);
  sign_in("talk", "heart.2", kNoonMs + 20 * kDayMs);
  EXPECT_THAT(counts(CountBy::kEvent, {.event = "tea"}), ElementsAre("tea 2/2 +0 -0"));
  EXPECT_THAT(counts(CountBy::kEvent, {.base = "haven"}), ElementsAre("run 1/1 +0 -0"));
  EXPECT_THAT(counts(CountBy::kEvent, {.group = "engineers"}), ElementsAre("tea 2/2 +0 -0"));
  EXPECT_THAT(counts(CountBy::kEvent, {.month = "2026-07"}), ElementsAre("talk 1/1 +0 -0"));
  EXPECT_THAT(counts(CountBy::kEvent, {.member = "heart.1"}), ElementsAre("tea 1/1 +0 -0", "run 1/1 +0 -0"));
  EXPECT_THAT(result_lines(*office_, {.member = "nobody"}), IsEmpty());
}

TEST_F(ResultsTest, OnePersonOnTwoRostersIsCountedOnceAndHasOneRecord) {
  sign_in("tea", "heart.1", kNoonMs);
  sign_in("tea", "haven.1", kNoonMs + 1);
  content::Review(*office_).decide("heart.1", "haven.1", true);
  EXPECT_THAT(counts(CountBy::kEvent), ElementsAre("tea 1/1 +0 -0"));
  EXPECT_THAT(result_lines(*office_, {.member = "haven.1"}), SizeIs(2)) << "both rows are shown";
}

TEST_F(ResultsTest, AnnulledOnesAreShownAndCountNowhereElse) {
  const content::FactId id = sign_in("tea", "heart.1", kNoonMs);
  ASSERT_TRUE(CheckIn(*office_).annul(id, "by mistake", kNoonMs));
  EXPECT_THAT(counts(CountBy::kEvent), ElementsAre("tea 0/0 +0 -1"));
  EXPECT_TRUE(result_lines(*office_, {})[0].attendance.annulled);
  sign_in("tea", "heart.1", kNoonMs + 2);
  EXPECT_THAT(counts(CountBy::kEvent), ElementsAre("tea 1/1 +0 -0"));
  EXPECT_TRUE(result_lines(*office_, {})[0].attendance.seen_again);
}

TEST_F(ResultsTest, GuestsCountUntilSomebodyKnowsThem) {
  guest("tea", "aa");
  guest("tea", "bb");
  EXPECT_THAT(counts(CountBy::kEvent), ElementsAre("tea 2/2 +2 -0"));
  office_.edit("base-haven"_scope, "card", "aa", {{"member", "haven.1"}});
  EXPECT_THAT(counts(CountBy::kEvent), ElementsAre("tea 2/2 +1 -0"));
  EXPECT_THAT(counts(CountBy::kEvent, {.member = "haven.1"}), ElementsAre("tea 1/1 +0 -0"));
}

TEST_F(ResultsTest, LinesSayAllThatBelongsToThem) {
  sign_in("tea", "heart.2", kNoonMs);
  const auto line = result_lines(*office_, {}).at(0);
  EXPECT_EQ(line.event_title, "活动 tea");
  EXPECT_EQ(line.event_base_name, "臻心汇");
  EXPECT_EQ(line.event_group_name, "工程师");
  EXPECT_EQ(line.member_no, "2");
  EXPECT_EQ(line.firm, "星海");
  EXPECT_EQ(line.base_name, "臻心汇");
}

}  // namespace
}  // namespace starharbor::tests
