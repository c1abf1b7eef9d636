// A day as a package writes it, and the day that it is: a date, a day counted from the first import, or one that comes
// every year; each may be moved on to a weekday. PACKAGE.md tells writers of it. Reads no file and no clock.
#pragma once

#include <optional>
#include <string_view>

#include "content-db/base/civil_time.h"

namespace starharbor::content::package {

// A day that comes every year, by our calendar or by the Chinese one. In a year without it, the last day of its month.
struct YearlyDay {
  bool lunar = false;
  int month = 1;
  int day = 1;

  // By the Chinese calendar, in the Chinese year that begins in `year`.
  Day in(int year) const;
};

// "06-19", "lunar 05-05"; nothing for a day that comes in no year. "02-29" and "lunar 12-30" come in some.
std::optional<YearlyDay> parse_yearly_day(std::string_view text);

// Which of the years of a yearly day is meant, seen from the day of the first import. That day is both past and coming.
enum class Nearest { kEither, kPast, kComing };

// Of date, each and offset one is used, in this order.
struct WrittenDay {
  std::optional<Day> date;
  std::optional<YearlyDay> each;
  Nearest nearest = Nearest::kEither;  // of `each`; of two years equally near the past one
  int offset_days = 0;                 // from the first import
  std::optional<std::chrono::weekday> weekday;

  // `anchor` is the day of the first import. Throws what lunar_day throws.
  Day from(Day anchor) const;
};

// The same day n months later; a month without it takes its last one. With `by_weekday` the second Saturday stays the
// second Saturday, and a fifth one is the month's last.
Day months_later(Day day, int count, bool by_weekday);

}  // namespace starharbor::content::package
