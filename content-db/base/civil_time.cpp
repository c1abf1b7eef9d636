// See civil_time.h. Everything rests on std::chrono's calendar; only the fixed offset of Shanghai is ours.
#include "content-db/base/civil_time.h"

#include <charconv>

#include <fmt/format.h>

namespace starharbor::content {
namespace {

using namespace std::chrono;

constexpr minutes kShanghai = hours(8);

// Takes exactly `count` digits off the front.
std::optional<int> take_digits(std::string_view& text, size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + count, value);
  if (error != std::errc() || end != text.data() + count || value < 0) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> take_day(std::string_view& text) {
  const auto y = take_digits(text, 4);
  if (!y || !take(text, "-")) return std::nullopt;
  const auto m = take_digits(text, 2);
  if (!m || !take(text, "-")) return std::nullopt;
  const auto d = take_digits(text, 2);
  if (!d) return std::nullopt;
  const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  if (!date.ok()) return std::nullopt;
  return local_days(date);
}

// Hours and minutes, up to 24:00.
std::optional<minutes> take_minutes(std::string_view& text) {
  const auto h = take_digits(text, 2);
  if (!h || !take(text, ":")) return std::nullopt;
  const auto m = take_digits(text, 2);
  if (!m || *m > 59 || *h > 24 || (*h == 24 && *m != 0)) return std::nullopt;
  return hours(*h) + minutes(*m);
}

// Z, +08:00 or nothing, which is Shanghai. Must be all that is left.
std::optional<minutes> take_offset(std::string_view text) {
  if (text.empty()) return kShanghai;
  if (text == "Z" || text == "z") return minutes(0);
  const bool west = text.front() == '-';
  if (!take(text, "+-")) return std::nullopt;
  const auto offset = take_minutes(text);
  if (!offset || !text.empty() || *offset > hours(14)) return std::nullopt;
  return west ? -*offset : *offset;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  const auto day = take_day(text);
  return text.empty() ? day : std::nullopt;
}

std::string day_text(Day day) {
  const year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<int> parse_time_of_day(std::string_view text) {
  const auto time = take_minutes(text);
  if (!time || !text.empty()) return std::nullopt;
  return static_cast<int>(time->count());
}

std::optional<int64_t> parse_instant(std::string_view text) {
  const auto day = take_day(text);
  if (!day || !take(text, " Tt")) return std::nullopt;
  const auto time = take_minutes(text);
  if (!time) return std::nullopt;
  milliseconds fraction{0};
  if (take(text, ":")) {
    const auto s = take_digits(text, 2);
    if (!s || *s > 59) return std::nullopt;
    fraction = seconds(*s);
    if (take(text, ".")) {
      const auto ms = take_digits(text, 3);
      if (!ms) return std::nullopt;
      fraction += milliseconds(*ms);
    }
  }
  const auto offset = take_offset(text);
  if (!offset) return std::nullopt;
  return duration_cast<milliseconds>(day->time_since_epoch() + *time + fraction - *offset).count();
}

int64_t instant_ms(Day day, int minutes_of_day) {
  return duration_cast<milliseconds>(day.time_since_epoch() + minutes(minutes_of_day) - kShanghai).count();
}

Day day_at(int64_t ms) {
  return floor<days>(local_time<milliseconds>(milliseconds(ms) + kShanghai));
}

std::string local_text(int64_t ms) {
  const auto since = milliseconds(ms) + kShanghai - day_at(ms).time_since_epoch();
  const hh_mm_ss time(duration_cast<seconds>(since));
  return fmt::format("{} {:02}:{:02}", day_text(day_at(ms)), time.hours().count(), time.minutes().count());
}

std::string iso_text(int64_t ms) {
  const auto since = milliseconds(ms) + kShanghai - day_at(ms).time_since_epoch();
  const hh_mm_ss time(duration_cast<seconds>(since));
  return fmt::format("{}T{:02}:{:02}:{:02}+08:00", day_text(day_at(ms)), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

Day add_months(Day from, int count) {
  const year_month_day date(from);
  const year_month_day moved = date + months(count);
  if (moved.ok()) return local_days(moved);
  return local_days(year_month_day_last(moved.year(), month_day_last(moved.month())));
}

}  // namespace starharbor::content
