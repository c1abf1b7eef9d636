// Days and times as people write them, in Asia/Shanghai, which has kept UTC+8 without summer time since 1992. Reads no
// clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace starharbor::content {

using Day = std::chrono::local_days;

// "2026-06-18", if there is such a day.
std::optional<Day> parse_day(std::string_view text);
std::string day_text(Day day);

// "14:05" as minutes after midnight; "24:00" is the end of the day.
std::optional<int> parse_time_of_day(std::string_view text);

// "2026-06-18 14:05", also with seconds, in Shanghai; or ISO 8601 with Z or an offset ("2026-06-18T06:05:00Z"). UTC ms.
std::optional<int64_t> parse_instant(std::string_view text);

// That minute of that day, in UTC ms.
int64_t instant_ms(Day day, int minutes);
// The day in Shanghai at an instant.
Day day_at(int64_t ms);
std::string local_text(int64_t ms);  // "2026-06-18 14:05"
std::string iso_text(int64_t ms);    // "2026-06-18T14:05:00+08:00"

// n months later; a month without that day takes its last one.
Day add_months(Day day, int months);

}  // namespace starharbor::content
