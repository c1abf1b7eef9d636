// Days, times and months as people write them.
#include "content-db/base/civil_time.h"

#include <gtest/gtest.h>

namespace starharbor::tests {
namespace {

using namespace content;

TEST(Days, KnowsWhichDaysThereAre) {
  EXPECT_EQ(day_text(parse_day("2024-02-29").value()), "2024-02-29");
  for (const char* text :
       {"2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-6-18", "2026-06-18x", "", "+026-06-18"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Days, KnowsWhichTimesThereAre) {
  EXPECT_EQ(parse_time_of_day("00:00"), 0);
  EXPECT_EQ(parse_time_of_day("24:00"), 24 * 60);
  for (const char* text : {"24:01", "25:00", "12:60", "9:00", "09.00", "09:00:00", "-1:00"})
    EXPECT_FALSE(parse_time_of_day(text)) << text;
}

TEST(Days, TakesInstantsOfShanghaiAndOfAnyOffset) {
  constexpr int64_t kMs = 1'781'755'500'000;  // 2026-06-18 04:05 UTC
  for (const char* text : {"2026-06-18 12:05", "2026-06-18 12:05:00", "2026-06-18T04:05:00Z", "2026-06-18T12:05+08:00",
                           "2026-06-17T23:05:00.000-05:00"}) {
    EXPECT_EQ(parse_instant(text), kMs) << text;
  }
  for (const char* text : {"2026-06-18", "12:05", "2026-06-18 25:00", "2026-02-30 12:00", "2026-06-18 12:05 pm"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
  EXPECT_EQ(local_text(kMs), "2026-06-18 12:05");
  EXPECT_EQ(iso_text(kMs), "2026-06-18T12:05:00+08:00");
}

TEST(Days, TheDayInShanghaiBeginsEightHoursBeforeThatOfGreenwich) {
  EXPECT_EQ(day_text(day_at(parse_instant("2026-06-17T15:59:59Z").value())), "2026-06-17");
  EXPECT_EQ(day_text(day_at(parse_instant("2026-06-17T16:00:00Z").value())), "2026-06-18");
}

TEST(Days, AMonthWithoutThatDayTakesItsLastOne) {
  const Day from = parse_day("2024-01-31").value();
  EXPECT_EQ(day_text(add_months(from, 1)), "2024-02-29");
  EXPECT_EQ(day_text(add_months(from, 2)), "2024-03-31");
  EXPECT_EQ(day_text(add_months(from, 13)), "2025-02-28");
}

}  // namespace
}  // namespace starharbor::tests
