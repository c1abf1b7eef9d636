// See written_day.h.
#include "content-db/import/package/written_day.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "content-db/import/package/lunar_calendar.h"

namespace starharbor::content::package {
namespace {

using namespace std::chrono;

constexpr int kLongestLunarMonthDays = 30;
constexpr year kLeapYear{2024};

// The day itself where it is that weekday.
Day moved_to(const std::optional<weekday>& wanted, Day day) {
  return wanted ? day + (*wanted - weekday(day)) : day;
}

std::optional<int> two_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() != 2 || error != std::errc() || end != text.data() + 2 || value < 0) return std::nullopt;
  return value;
}

bool comes_in_some_year(const YearlyDay& yearly) {
  if (yearly.lunar) {
    return yearly.month >= 1 && yearly.month <= 12 && yearly.day >= 1 && yearly.day <= kLongestLunarMonthDays;
  }
  return (kLeapYear / yearly.month / yearly.day).ok();
}

}  // namespace

Day YearlyDay::in(int of_year) const {
  if (lunar) return lunar_day(of_year, month, day);
  const year_month_day written = year(of_year) / month / day;
  return written.ok() ? Day(written) : Day(written.year() / written.month() / last);
}

std::optional<YearlyDay> parse_yearly_day(std::string_view text) {
  constexpr std::string_view kLunar = "lunar ";
  YearlyDay yearly;
  yearly.lunar = text.starts_with(kLunar);
  if (yearly.lunar) text.remove_prefix(kLunar.size());
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const auto month = two_digits(text.substr(0, 2)), day = two_digits(text.substr(3));
  if (!month || !day) return std::nullopt;
  yearly.month = *month;
  yearly.day = *day;
  if (!comes_in_some_year(yearly)) return std::nullopt;
  return yearly;
}

Day WrittenDay::from(Day anchor) const {
  if (date) return moved_to(weekday, *date);
  if (!each) return moved_to(weekday, anchor + days(offset_days));
  // A lunar year reaches into the next of ours, and a weekday may move a day over the turn of the year.
  const int this_year = static_cast<int>(year_month_day(anchor).year());
  std::optional<Day> past, coming;
  for (int year = this_year - 2; year <= this_year + 2; ++year) {
    const Day day = moved_to(weekday, each->in(year));
    if (day <= anchor) past = day;
    if (day >= anchor && !coming) coming = day;
  }
  const bool past_is_nearer = anchor - *past <= *coming - anchor;
  return nearest == Nearest::kPast || (nearest == Nearest::kEither && past_is_nearer) ? *past : *coming;
}

Day months_later(Day day, int count, bool by_weekday) {
  if (!by_weekday) return add_months(day, count);
  const year_month_weekday later = year_month_weekday(day) + months(count);
  return later.ok() ? Day(later) : Day(later.year() / later.month() / weekday_last(later.weekday()));
}

}  // namespace starharbor::content::package
