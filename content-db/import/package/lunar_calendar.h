// The Chinese calendar, which the festivals go by: on which day of ours a lunar day falls. Knows no festival, no
// package and no clock.
#pragma once

#include "content-db/base/civil_time.h"

namespace starharbor::content {

// The day of a lunar month (1 to 12) in the Chinese year that begins in `year`, by the new moons of Beijing (UTC+8).
// A leap month is never meant: festivals keep to the month before it. The 30th of a month of 29 days is its last day.
// Throws Error{kMissing} when ICU knows no Chinese calendar.
Day lunar_day(int year, int month, int day_of_month);

}  // namespace starharbor::content
