// Days and times as visitors read them. Pure functions of UTC milliseconds; the hall's clock is Asia/Shanghai, which
// has been UTC+8 without daylight saving since 1991.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "content-db/base/text.h"

namespace starharbor::kiosk {

std::string clock_time(int64_t utc_ms);  // 13:42
// When something is over: midnight is 24:00, of the day before it.
std::string end_time(int64_t utc_ms);
std::string long_date(content::Language language, int64_t utc_ms);   // 6月18日 星期四, Thursday 18 June
std::string short_date(content::Language language, int64_t utc_ms);  // 6月18日, 18 June
// 昨天, 今天 or 明天 where it is so seen from now, else the short date.
std::string relative_day(content::Language language, int64_t utc_ms, int64_t now_ms);
std::string relative_day_time(content::Language language, int64_t utc_ms, int64_t now_ms);  // 今天 14:00
std::string time_span(content::Language language, int64_t from_ms, int64_t to_ms);          // 14:00–15:30
// From YYYY-MM-DD: 6月10日, 10 June; with the year where it is not the year of now. The text itself where it is no
// date.
std::string album_day(content::Language language, std::string_view day, int64_t now_ms);
bool same_day(int64_t a_ms, int64_t b_ms);
bool ends_on_day_of(int64_t end_ms, int64_t day_ms);

}  // namespace starharbor::kiosk
