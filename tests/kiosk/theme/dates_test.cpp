// Days end at midnight in Ningbo, wherever the machine believes it is.
#include "kiosk/theme/dates.h"

#include <gtest/gtest.h>

namespace starharbor::kiosk {
namespace {

constexpr auto kChinese = content::Language::kChinese;
constexpr auto kEnglish = content::Language::kEnglish;
constexpr int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr int64_t kMidnight = 1'781'712'000'000;  // 2026-06-18 00:00 in Asia/Shanghai, a Thursday
constexpr int64_t kNow = kMidnight + 13 * kHour + 42 * kMinute;

TEST(Dates, WritesDaysAndTimes) {
  EXPECT_EQ(clock_time(kNow), "13:42");
  EXPECT_EQ(long_date(kChinese, kNow), "6月18日\u2002星期四");
  EXPECT_EQ(long_date(kEnglish, kNow), "Thursday 18 June");
  EXPECT_EQ(short_date(kChinese, kNow), "6月18日");
  EXPECT_EQ(short_date(kEnglish, kNow), "18 June");
  EXPECT_EQ(time_span(kChinese, kNow, kNow + kHour), "13:42–14:42");
}

TEST(Dates, TheDayTurnsAtMidnightInNingbo) {
  EXPECT_EQ(clock_time(kMidnight), "00:00");
  EXPECT_EQ(clock_time(kMidnight - 1), "23:59");
  EXPECT_EQ(short_date(kEnglish, kMidnight - 1), "17 June");
  EXPECT_FALSE(same_day(kMidnight - 1, kMidnight));
  EXPECT_TRUE(same_day(kMidnight, kMidnight + kDay - 1));
}

TEST(Dates, WhatEndsAtMidnightEndsOnTheDayBefore) {
  EXPECT_EQ(end_time(kMidnight + kDay), "24:00");
  EXPECT_EQ(end_time(kNow), "13:42");
  EXPECT_EQ(time_span(kChinese, kNow, kMidnight + kDay), "13:42–24:00");
  EXPECT_TRUE(ends_on_day_of(kMidnight + kDay, kNow));
  EXPECT_FALSE(ends_on_day_of(kMidnight + kDay + kMinute, kNow));
}

TEST(Dates, NamesTheNeighbouringDays) {
  EXPECT_EQ(relative_day_time(kChinese, kMidnight + 14 * kHour, kNow), "今天 14:00");
  EXPECT_EQ(relative_day_time(kEnglish, kMidnight + 14 * kHour, kNow), "Today 14:00");
  EXPECT_EQ(relative_day(kChinese, kMidnight + kDay, kNow), "明天");
  EXPECT_EQ(relative_day(kChinese, kMidnight + kDay - 1, kNow), "今天");
  EXPECT_EQ(relative_day(kEnglish, kMidnight - 1, kNow), "Yesterday");
  EXPECT_EQ(relative_day(kEnglish, kMidnight + 2 * kDay, kNow), "20 June");
}

TEST(Dates, WritesAlbumDays) {
  EXPECT_EQ(album_day(kChinese, "2026-06-10", kNow), "6月10日");
  EXPECT_EQ(album_day(kEnglish, "2026-06-10", kNow), "10 June");
  EXPECT_EQ(album_day(kChinese, "2025-12-31", kNow), "2025年12月31日");
  EXPECT_EQ(album_day(kEnglish, "2026-02-30", kNow), "2026-02-30");
  EXPECT_EQ(album_day(kEnglish, "soon", kNow), "soon");
}

TEST(Dates, HoldsBeforeTheEpochAndInLeapYears) {
  EXPECT_EQ(short_date(kEnglish, -9 * kHour), "31 December");
  EXPECT_EQ(album_day(kEnglish, "2028-02-29", kNow), "29 February 2028");
}

}  // namespace
}  // namespace starharbor::kiosk
