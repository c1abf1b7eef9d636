// Days as packages write them: by the Chinese calendar, every year, from the first import, and moved to a weekday. The
// lunar days expected here are those that calendars announce, not what the library computed.
#include "content-db/import/package/written_day.h"

#include <gtest/gtest.h>

#include "content-db/import/package/lunar_calendar.h"

namespace starharbor::tests {
namespace {

using namespace content;
using content::package::months_later;
using content::package::Nearest;
using content::package::parse_yearly_day;
using content::package::WrittenDay;

Day day(const char* text) {
  return parse_day(text).value();
}

std::string lunar(int year, int month, int day_of_month) {
  return day_text(lunar_day(year, month, day_of_month));
}

WrittenDay each(const char* text, Nearest nearest = Nearest::kEither) {
  WrittenDay written;
  written.each = parse_yearly_day(text).value();
  written.nearest = nearest;
  return written;
}

std::string seen_from(const char* anchor, const WrittenDay& written) {
  return day_text(written.from(day(anchor)));
}

TEST(LunarCalendar, FestivalsFallOnTheirKnownDays) {
  EXPECT_EQ(lunar(2026, 1, 1), "2026-02-17");  // Spring Festival
  EXPECT_EQ(lunar(2026, 1, 15), "2026-03-03");
  EXPECT_EQ(lunar(2024, 5, 5), "2024-06-10");  // the dragon boats
  EXPECT_EQ(lunar(2025, 5, 5), "2025-05-31");
  EXPECT_EQ(lunar(2026, 5, 5), "2026-06-19");
  EXPECT_EQ(lunar(2027, 5, 5), "2027-06-09");
  EXPECT_EQ(lunar(2026, 8, 15), "2026-09-25");  // Mid-Autumn
}

TEST(LunarCalendar, ALeapMonthIsNeverMeant) {
  // 2020 had two fourth months, 2023 two second ones, 2025 two sixth ones.
  EXPECT_EQ(lunar(2020, 4, 8), "2020-04-30");
  EXPECT_EQ(lunar(2020, 5, 5), "2020-06-25");
  EXPECT_EQ(lunar(2023, 2, 2), "2023-02-21");
  EXPECT_EQ(lunar(2025, 6, 6), "2025-06-30");
  EXPECT_EQ(lunar(2025, 7, 7), "2025-08-29");
  // The leap month of 2033 follows the eleventh; almanacs once had it after the seventh.
  EXPECT_EQ(lunar(2033, 8, 15), "2033-09-08");
  EXPECT_EQ(lunar(2034, 1, 1), "2034-02-19");
}

TEST(LunarCalendar, TheThirtiethOfTheTwelfthMonthIsNewYearsEve) {
  EXPECT_EQ(lunar(2023, 12, 30), "2024-02-09");  // the month had thirty days,
  EXPECT_EQ(lunar(2024, 12, 30), "2025-01-28");  // and twenty-nine
  for (int year = 1950; year <= 2098; ++year)
    EXPECT_EQ(lunar_day(year, 12, 30) + std::chrono::days(1), lunar_day(year + 1, 1, 1)) << year;
}

TEST(YearlyDay, KnowsWhichDaysThereAre) {
  for (const char* text : {"06-19", "02-29", "12-31", "lunar 05-05", "lunar 12-30"})
    EXPECT_TRUE(parse_yearly_day(text)) << text;
  for (const char* text :
       {"",           "06-31",       "02-30",       "13-01",       "00-10",       "06-00",        "6-19",
        "06-19 ",     " 06-19",      "06/19",       "+6-19",       "06--9",       "2026-06-19",   "lunar",
        "lunar ",     "lunar 05-31", "lunar 13-01", "lunar 00-01", "lunar 05-00", "lunar  05-05", "Lunar 05-05",
        "solar 05-05"})
    EXPECT_FALSE(parse_yearly_day(text)) << text;
}

TEST(YearlyDay, TheNearestYearIsMeantUnlessThePackageSaysWhich) {
  EXPECT_EQ(seen_from("2026-11-28", each("lunar 05-05")), "2026-06-19");
  EXPECT_EQ(seen_from("2026-12-31", each("lunar 05-05")), "2027-06-09");
  EXPECT_EQ(seen_from("2026-11-28", each("lunar 05-05", Nearest::kPast)), "2026-06-19");
  EXPECT_EQ(seen_from("2026-11-28", each("lunar 05-05", Nearest::kComing)), "2027-06-09");
  EXPECT_EQ(seen_from("2026-06-18", each("lunar 05-05", Nearest::kPast)), "2025-05-31");
  EXPECT_EQ(seen_from("2026-01-02", each("12-30")), "2025-12-30");
  EXPECT_EQ(seen_from("2026-12-30", each("01-02")), "2027-01-02");
  // Of two years equally near, 181 days there and 181 back, the past one.
  EXPECT_EQ(seen_from("2024-07-01", each("01-01")), "2024-01-01");
  EXPECT_EQ(seen_from("2023-07-02", each("01-01")), "2023-01-01");
  // A lunar year ends in the next of ours.
  EXPECT_EQ(seen_from("2026-02-09", each("lunar 12-23", Nearest::kPast)), "2025-01-22");
  EXPECT_EQ(seen_from("2026-02-11", each("lunar 12-23", Nearest::kPast)), "2026-02-10");
  EXPECT_EQ(seen_from("2026-02-11", each("lunar 12-23", Nearest::kComing)), "2027-01-30");
}

TEST(YearlyDay, TheDayItselfIsBothPastAndComing) {
  for (const Nearest nearest : {Nearest::kEither, Nearest::kPast, Nearest::kComing}) {
    EXPECT_EQ(seen_from("2026-06-19", each("lunar 05-05", nearest)), "2026-06-19");
    EXPECT_EQ(seen_from("2026-01-01", each("01-01", nearest)), "2026-01-01");
  }
}

TEST(YearlyDay, AYearWithoutTheTwentyNinthOfFebruaryTakesTheLastDay) {
  EXPECT_EQ(seen_from("2024-02-29", each("02-29")), "2024-02-29");
  EXPECT_EQ(seen_from("2026-03-10", each("02-29")), "2026-02-28");
  EXPECT_EQ(seen_from("2024-02-28", each("02-29", Nearest::kPast)), "2023-02-28");
  EXPECT_EQ(seen_from("2024-02-28", each("02-29", Nearest::kComing)), "2024-02-29");
}

TEST(WrittenDay, AWeekdayMovesADayOnByUpToSix) {
  WrittenDay written;
  written.offset_days = 2;
  written.weekday = std::chrono::Saturday;
  EXPECT_EQ(seen_from("2026-06-18", written), "2026-06-20");  // a Saturday already
  EXPECT_EQ(seen_from("2026-06-19", written), "2026-06-27");
  EXPECT_EQ(seen_from("2026-06-25", written), "2026-06-27");
  written.date = day("2026-06-18");
  EXPECT_EQ(seen_from("2001-01-01", written), "2026-06-20");
}

TEST(WrittenDay, WhatIsPastIsPastWithItsWeekdayToo) {
  WrittenDay planting = each("03-12", Nearest::kPast);
  planting.weekday = std::chrono::Saturday;
  EXPECT_EQ(seen_from("2026-03-14", planting), "2026-03-14");
  EXPECT_EQ(seen_from("2026-03-13", planting), "2025-03-15") << "this year's is still to come";
  planting.nearest = Nearest::kComing;
  EXPECT_EQ(seen_from("2026-03-14", planting), "2026-03-14");
  EXPECT_EQ(seen_from("2026-03-13", planting), "2026-03-14") << "though its day was yesterday";
  // Over the turn of the year.
  WrittenDay gala = each("12-29", Nearest::kPast);
  gala.weekday = std::chrono::Saturday;
  EXPECT_EQ(seen_from("2028-01-01", gala), "2028-01-01");
  EXPECT_EQ(seen_from("2027-12-31", gala), "2027-01-02");
}

TEST(WrittenDay, AMonthlyEventKeepsItsWeekdayOfTheMonth) {
  const Day second_saturday = day("2026-06-13");
  EXPECT_EQ(day_text(months_later(second_saturday, 1, true)), "2026-07-11");
  EXPECT_EQ(day_text(months_later(second_saturday, 7, true)), "2027-01-09");
  EXPECT_EQ(day_text(months_later(second_saturday, 1, false)), "2026-07-13");
  const Day fifth_thursday = day("2026-01-29");
  EXPECT_EQ(day_text(months_later(fifth_thursday, 1, true)), "2026-02-26") << "a month without a fifth takes its last";
  EXPECT_EQ(day_text(months_later(fifth_thursday, 3, true)), "2026-04-30");
}

}  // namespace
}  // namespace starharbor::tests
