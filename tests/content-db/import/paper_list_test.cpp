// A paper list, typed afterwards: who is meant, when they came, and what can't be told.
#include "content-db/import/rosters/paper_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "content-db/base/civil_time.h"
#include "tests/support/device.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

using content::Member;
using content::PaperSignIn;
using content::Problem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int64_t kMinuteMs = 60'000;

class PaperListTest : public ::testing::Test {
 protected:
  // "member 14:05" for each person, or "LINE: message" for each problem.
  std::vector<std::string> read(const std::string& text) {
    std::ofstream(folder_ / "list.csv") << text;
    content::Problems problems;
    std::vector<std::string> told;
    for (const PaperSignIn& person : content::read_paper_list(folder_ / "list.csv", members_, event_, problems))
      told.push_back(person.member + " " + content::local_text(person.at_ms).substr(11));
    for (const Problem& problem : problems.sorted())
      told.push_back(std::to_string(problem.at.line) + ": " + problem.message);
    return told;
  }

  TemporaryFolder folder_;
  // From noon to two, and it is a quarter past one.
  content::EventTimes event_{kNoonMs, kNoonMs + 120 * kMinuteMs, kNoonMs + 75 * kMinuteMs};
  std::vector<Member> members_ = {{"heart.1", "heart", "1", "王伟", "", "5678", {}, false},
                                  {"heart.2", "heart", "2", "王伟", "", "0001", {}, false},
                                  {"haven.1", "haven", "1", "李四", "", "", {}, false}};
};

TEST_F(PaperListTest, NamesPeopleByNameNumberOrDigits) {
  EXPECT_THAT(read("name,last4,time\n李四,,12:31\n王伟,0001,\n"), ElementsAre("haven.1 12:31", "heart.2 12:00"));
  EXPECT_THAT(read("member_no,time\n2,12:05\nheart.1,2026-06-18 12:06\n"),
              ElementsAre("heart.2 12:05", "heart.1 12:06"));
  EXPECT_THAT(read("\xEF\xBB\xBFtime,member_no,name\r\n,1,李四\r\n"), ElementsAre("haven.1 12:00"));
}

TEST_F(PaperListTest, TellsWhatItCantTell) {
  const auto told = read("member_no,name,last4,time\n,王伟,,\n1,,,\n,赵六,,\n,,,12:00\n,李四,,noon\n");
  EXPECT_THAT(told,
              ElementsAre(HasSubstr("2: 2 people fit (heart.1, heart.2)"),
                          HasSubstr("3: 2 people fit (heart.1, haven.1)"), HasSubstr("4: nobody on the roster fits"),
                          HasSubstr("5: there is neither"), HasSubstr("6: the time is none")));
  for (const std::string& line : told) EXPECT_THAT(line, Not(HasSubstr("王")));
}

TEST_F(PaperListTest, TakesTimesAsPeopleWriteThem) {
  EXPECT_THAT(read("member_no,time\n2,9:05\nheart.1,2026-06-18 9:06\nhaven.1,2026-06-17 13:00\n"),
              ElementsAre("heart.2 09:05", "heart.1 09:06", "haven.1 13:00"));
}

TEST_F(PaperListTest, NamesATimeThatCantBeByItsLine) {
  EXPECT_THAT(read("member_no,time\n2,13:15\n2,13:16\n2,2026-06-17 11:59\n2,2025-01-01 10:00\n"),
              ElementsAre("heart.2 13:15", HasSubstr("3: the time is still to come by this device's clock"),
                          HasSubstr("4: the time is more than a day from the event (2026-06-18 12:00 to"),
                          HasSubstr("5: the time is more than a day from the event")));
}

TEST_F(PaperListTest, WithoutATimeTheEventMustHaveBegun) {
  event_.now_ms = kNoonMs - 1;
  EXPECT_THAT(read("member_no,time\n2,\n2,11:59\n"), ElementsAre("heart.2 11:59", HasSubstr("2: the time is still")));
}

TEST_F(PaperListTest, RepeatsNothingThatALineSays) {
  const auto told = read("member_no,name,last4,time\n,李四,,张三\n,张三,5678,12:00\n");
  ASSERT_THAT(told, testing::SizeIs(2));
  for (const std::string& line : told) {
    for (const char* word : {"李四", "张三", "5678"}) EXPECT_THAT(line, Not(HasSubstr(word)));
  }
}

TEST_F(PaperListTest, SaysThatAnEmptyFileIsEmpty) {
  for (const char* text : {"", "\xEF\xBB\xBF", "\n", "\r\n  \n\n"})
    EXPECT_THAT(read(text), ElementsAre(HasSubstr("1: is empty; its first line names the columns: member_no, name, ")));
  EXPECT_THAT(read("name,time\n"), IsEmpty()) << "a list of nobody";
}

TEST_F(PaperListTest, SaysWhenTheFileIsNone) {
  EXPECT_THAT(read("name\n\xCD\xF5\xCE\xB0\n"), ElementsAre(HasSubstr("GBK")));
  EXPECT_THAT(read("nom\nx\n"), Not(IsEmpty()));
}

}  // namespace
}  // namespace starharbor::tests
