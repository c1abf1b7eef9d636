// What staff are asked to look at, and what their answer does to the counts.
#include "content-db/attendance/review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "content-db/attendance/check_in.h"
#include "content-db/exhibit/catalog.h"
#include "tests/support/device.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::CheckIn;
using content::DataFolder;
using content::Review;
using content::ReviewKind;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kHourMs = 3'600'000;

class ReviewTest : public ::testing::Test {
 protected:
  void SetUp() override {
    DataFolder::init(folder_ / "office", {"office", content::Role::kOffice, ""});
    data_.emplace(DataFolder::open(folder_ / "office", [] { return kNoonMs; }));
    edit("district"_scope, "event", "tea",
         {{"title_zh", "茶话会"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + kHourMs}});
    member("heart", "h1", "王小明", "5678");
    member("maple", "p1", "王小明", "5678");
    member("maple", "p2", "王小明", "0000");
    member("maple", "p3", "单雄信", "5678");
  }
  void edit(const content::Scope& scope, const std::string& table, const std::string& row,
            const content::Columns& columns) {
    content::Transaction transaction(data_->database());
    data_->log().edit(scope, table, row, columns);
    transaction.commit();
  }
  void member(const std::string& base, const std::string& id, const std::string& name, const std::string& last4) {
    edit(content::base_scope(base), "member", id, {{"name", name}, {"base", base}, {"phone_last4", last4}});
  }
  void take(MemoryDevice& other) {
    for (const auto& tip : other.log().ops().tips()) {
      const auto run = other.log().ops().read(tip, 1, 1000);
      content::Transaction transaction(data_->database());
      data_->log().merge(run.before, run.ops);
      transaction.commit();
    }
  }
  void give(MemoryDevice& other) {
    for (const auto& tip : data_->log().ops().tips()) other.merge(data_->log().ops().read(tip, 1, 1000));
  }
  std::vector<content::ReviewItem> items() { return Review(*data_).items(); }
  int attended() { return content::load_hall(*data_, kNoonMs).event("tea")->attended; }

  TemporaryFolder folder_;
  std::optional<DataFolder> data_;
};

TEST_F(ReviewTest, OneNameAndTheSameDigitsAtTwoBasesIsAsked) {
  const auto found = items();
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].kind, ReviewKind::kPerson);
  ASSERT_THAT(found[0].entries, SizeIs(2));
  EXPECT_EQ(found[0].entries[0].member, "h1");
  EXPECT_EQ(found[0].entries[0].masked_name, "王*明");
  EXPECT_EQ(found[0].entries[0].by, "office");
  EXPECT_EQ(found[0].entries[0].at_ms, kNoonMs);
  EXPECT_EQ(found[0].entries[1].member, "p1");
}

TEST_F(ReviewTest, ALinkCountsThemOnceAndHidesNeitherRow) {
  CheckIn check_in(*data_);
  edit("base-heart"_scope, "registration", "r1", {{"event", "tea"}, {"member", "h1"}});
  edit("base-maple"_scope, "registration", "r2", {{"event", "tea"}, {"member", "p1"}});
  check_in.sign_in_by_staff("tea", "h1", kNoonMs);
  check_in.sign_in_by_staff("tea", "p1", kNoonMs + 1);
  check_in.sign_in_by_staff("tea", "p3", kNoonMs + 2);
  EXPECT_EQ(attended(), 3);
  Review(*data_).decide(items()[0].id, true);
  EXPECT_THAT(items(), IsEmpty());
  EXPECT_EQ(attended(), 2);
  EXPECT_EQ(content::load_hall(*data_, kNoonMs).event("tea")->registered, 1);
  const auto again = check_in.sign_in_by_staff("tea", "p3", kNoonMs + 3);
  EXPECT_EQ(again.attended, 2);
  EXPECT_EQ(again.ordinal, 2);
  EXPECT_EQ(again.registered, 1);
  EXPECT_THAT(check_in.attendance("tea"), SizeIs(3));
  EXPECT_EQ(check_in.attendance("tea")[1].person, "h1");
  EXPECT_THAT(check_in.members(), SizeIs(4));
}

TEST_F(ReviewTest, LinksReachFurtherThanTwo) {
  member("haven", "v1", "王小明", "5678");
  const auto found = items();
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].entries, SizeIs(3));
  Review(*data_).decide("h1", "v1", true);
  Review(*data_).decide("v1", "p1", true);
  EXPECT_THAT(items(), IsEmpty());
  for (const char* id : {"h1", "p1", "v1"}) CheckIn(*data_).sign_in_by_staff("tea", id, kNoonMs);
  EXPECT_EQ(attended(), 1);
}

TEST_F(ReviewTest, ThoseWhoAreSeveralAreAskedNoMoreUntilAnotherComes) {
  const std::string id = items()[0].id;
  Review(*data_).decide(id, false);
  EXPECT_THAT(items(), IsEmpty());
  EXPECT_THROW(Review(*data_).decide(id, true), Error);
  member("haven", "v1", "王小明", "5678");
  EXPECT_THAT(items(), SizeIs(1));
}

TEST_F(ReviewTest, ALinkMadeInErrorIsTakenBack) {
  Review(*data_).decide(items()[0].id, true);
  Review(*data_).decide("p1", "h1", false);
  for (const char* id : {"h1", "p1"}) CheckIn(*data_).sign_in_by_staff("tea", id, kNoonMs);
  EXPECT_EQ(attended(), 2);
  EXPECT_THROW(Review(*data_).decide("p1", "nobody", true), Error);
  EXPECT_THROW(Review(*data_).decide("p1", "p1", true), Error);
}

TEST_F(ReviewTest, OnlyTheOfficeLinks) {
  MemoryDevice terminal(7, kiosk("heart"));
  EXPECT_THROW(
      terminal.edit("base-heart"_scope, "person_link", "h1=p1", {{"member", "h1"}, {"other", "p1"}, {"same", 1}}),
      Error);
}

TEST_F(ReviewTest, OneCardOnTwoMembersNamesTheConflictThatSettlesIt) {
  MemoryDevice left(7, kiosk("heart", "left")), right(8, kiosk("heart", "right"));
  give(left);
  give(right);
  left.edit("base-heart"_scope, "card", "04a1", {{"member", "h1"}});
  left.fact("base-heart"_scope, "sign_in", {{"event", "tea"}, {"member", "h1"}, {"at", kNoonMs}, {"terminal", "left"}});
  right.edit("base-heart"_scope, "card", "04a1", {{"member", "h2"}});
  take(left);
  take(right);
  const auto found = items();
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].kind, ReviewKind::kCard);
  EXPECT_EQ(found[0].subject, "04a1");
  ASSERT_THAT(found[0].entries, SizeIs(2));
  const auto& known = found[0].entries[0].member == "h1" ? found[0].entries[0] : found[0].entries[1];
  EXPECT_EQ(known.by, "left");
  EXPECT_EQ(known.masked_name, "王*明");
  EXPECT_EQ(found[0].conflict, data_->log().conflicts().at(0).id);
}

TEST_F(ReviewTest, AnAnnulledPersonSeenLaterIsListed) {
  CheckIn check_in(*data_);
  const auto first = check_in.sign_in_by_staff("tea", "p3", kNoonMs);
  check_in.annul(first.sign_in, "not me", kNoonMs + 1);
  EXPECT_THAT(items(), SizeIs(1));
  check_in.sign_in_by_staff("tea", "p3", kNoonMs + 2);
  const auto found = items();
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[1].kind, ReviewKind::kSeenAgain);
  EXPECT_EQ(found[1].subject, "tea");
  ASSERT_THAT(found[1].entries, SizeIs(2));
  EXPECT_EQ(found[1].entries[0].note, content::ReviewNote::kAnnulled);
  EXPECT_EQ(found[1].entries[1].at_ms, kNoonMs + 2);
}

TEST_F(ReviewTest, ASecondSignInThatWasCleanedUpIsNothingToLookAt) {
  MemoryDevice right(8, kiosk("maple", "right"));
  CheckIn(*data_).sign_in_by_staff("tea", "p3", kNoonMs);
  const auto id = right.fact("base-maple"_scope, "sign_in", {{"event", "tea"}, {"member", "p3"}, {"at", kNoonMs + 5}});
  take(right);
  CheckIn(*data_).annul(id, "twice", kNoonMs + 10);
  EXPECT_THAT(items(), SizeIs(1));
}

TEST_F(ReviewTest, AnyOrderOfMergingGivesTheSameItems) {
  Review(*data_).decide(items()[0].id, true);
  MemoryDevice forwards(7, office()), backwards(8, office());
  auto tips = data_->log().ops().tips();
  for (const auto& tip : tips) forwards.merge(data_->log().ops().read(tip, 1, 1000));
  std::reverse(tips.begin(), tips.end());
  for (const auto& tip : tips) backwards.merge(data_->log().ops().read(tip, 1, 1000));
  EXPECT_EQ(forwards.rows(), backwards.rows());
  EXPECT_EQ(forwards.text("SELECT person FROM person_of WHERE member = 'p1'"), "h1");
}

}  // namespace
}  // namespace starharbor::tests
