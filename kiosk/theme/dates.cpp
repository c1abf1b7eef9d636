// Civil dates by std::chrono, words by the string tables.
#include "kiosk/theme/dates.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "kiosk/theme/strings.h"

namespace starharbor::kiosk {

namespace {

using content::Language;
using Days = std::chrono::sys_days;

constexpr std::chrono::hours kHallOffset{8};

std::chrono::sys_time<std::chrono::milliseconds> hall_time(int64_t utc_ms) {
  return std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(utc_ms) + kHallOffset);
}

Days hall_day(int64_t utc_ms) {
  return std::chrono::floor<std::chrono::days>(hall_time(utc_ms));
}

std::string format_day(Language language, std::string_view key, Days day) {
  std::chrono::year_month_day date(day);
  auto number = static_cast<unsigned>(date.month());
  auto weekday = std::chrono::weekday(day).iso_encoding();
  return fill(tr(language, key), {{"year", std::to_string(static_cast<int>(date.year()))},
                                  {"month", std::string(tr(language, fmt::format("date.month_{}", number)))},
                                  {"day", std::to_string(static_cast<unsigned>(date.day()))},
                                  {"weekday", std::string(tr(language, fmt::format("date.weekday_{}", weekday)))}});
}

}  // namespace

std::string clock_time(int64_t utc_ms) {
  std::chrono::hh_mm_ss time(hall_time(utc_ms) - hall_day(utc_ms));
  return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string end_time(int64_t utc_ms) {
  const std::string time = clock_time(utc_ms);
  return time == "00:00" ? "24:00" : time;
}

std::string long_date(Language language, int64_t utc_ms) {
  return format_day(language, "date.full", hall_day(utc_ms));
}
std::string short_date(Language language, int64_t utc_ms) {
  return format_day(language, "date.day", hall_day(utc_ms));
}

std::string relative_day(Language language, int64_t utc_ms, int64_t now_ms) {
  switch ((hall_day(utc_ms) - hall_day(now_ms)).count()) {
    case -1:
      return std::string(tr(language, "date.yesterday"));
    case 0:
      return std::string(tr(language, "date.today"));
    case 1:
      return std::string(tr(language, "date.tomorrow"));
    default:
      return short_date(language, utc_ms);
  }
}

std::string relative_day_time(Language language, int64_t utc_ms, int64_t now_ms) {
  return fill(tr(language, "date.day_time"),
              {{"day", relative_day(language, utc_ms, now_ms)}, {"time", clock_time(utc_ms)}});
}

std::string time_span(Language language, int64_t from_ms, int64_t to_ms) {
  return fill(tr(language, "date.span"), {{"from", clock_time(from_ms)}, {"to", end_time(to_ms)}});
}

std::string album_day(Language language, std::string_view day, int64_t now_ms) {
  int year = 0;
  unsigned month = 0, day_of_month = 0;
  if (std::sscanf(std::string(day).c_str(), "%4d-%2u-%2u", &year, &month, &day_of_month) != 3) return std::string(day);
  std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day_of_month)};
  if (!date.ok()) return std::string(day);
  bool this_year = date.year() == std::chrono::year_month_day(hall_day(now_ms)).year();
  return format_day(language, this_year ? "date.day" : "date.day_year", Days(date));
}

bool ends_on_day_of(int64_t end_ms, int64_t day_ms) {
  return same_day(end_ms - 1, day_ms);
}

bool same_day(int64_t a_ms, int64_t b_ms) {
  return hall_day(a_ms) == hall_day(b_ms);
}

}  // namespace starharbor::kiosk
