// See lunar_calendar.h. ICU computes the new moons; here they are only asked for.
#include "content-db/import/package/lunar_calendar.h"

#include <memory>

#include <unicode/calendar.h>
#include <unicode/timezone.h>

#include "content-db/base/error.h"

namespace starharbor::content {
namespace {

using std::chrono::days;
using std::chrono::duration_cast;
using std::chrono::milliseconds;

void expect_success(UErrorCode status) {
  if (U_SUCCESS(status)) return;
  throw Error(ErrorCode::kMissing, "read the Chinese calendar",
              "ICU's calendar data is missing; install libicu72 again");
}

// In UTC, so that its days are counted like ours; its new moons are those of UTC+8 in any zone.
std::unique_ptr<icu::Calendar> chinese_calendar() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("zh@calendar=chinese"), status));
  expect_success(status);
  return calendar;
}

void set_day(icu::Calendar& calendar, Day day) {
  UErrorCode status = U_ZERO_ERROR;
  calendar.setTime(static_cast<UDate>(duration_cast<milliseconds>(day.time_since_epoch()).count()), status);
  expect_success(status);
}

int field(const icu::Calendar& calendar, UCalendarDateFields name) {
  UErrorCode status = U_ZERO_ERROR;
  const int value = calendar.get(name, status);
  expect_success(status);
  return value;
}

Day first_of_month(icu::Calendar& calendar, int chinese_year, int month) {
  calendar.clear();
  calendar.set(UCAL_EXTENDED_YEAR, chinese_year);
  calendar.set(UCAL_MONTH, month - 1);
  calendar.set(UCAL_IS_LEAP_MONTH, 0);
  calendar.set(UCAL_DAY_OF_MONTH, 1);
  UErrorCode status = U_ZERO_ERROR;
  const milliseconds at(static_cast<int64_t>(calendar.getTime(status)));
  expect_success(status);
  return Day(std::chrono::floor<days>(at));
}

}  // namespace

Day lunar_day(int year, int month, int day_of_month) {
  const auto calendar = chinese_calendar();
  // The Chinese year has begun by February and is not over before the next January.
  set_day(*calendar, Day(std::chrono::year(year) / std::chrono::July / 1));
  const Day first = first_of_month(*calendar, field(*calendar, UCAL_EXTENDED_YEAR), month);
  const Day day = first + days(day_of_month - 1);
  set_day(*calendar, day);
  return field(*calendar, UCAL_DAY_OF_MONTH) == day_of_month ? day : day - days(1);
}

}  // namespace starharbor::content
