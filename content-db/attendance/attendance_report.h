// What attendance adds up to, for staff: lines with all that belongs to them, and counts by event, base, group and
// month. Counted from the facts, never estimated; what was annulled is shown as such and counts nowhere else. Unmasked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content-db/attendance/check_in.h"

namespace starharbor::content {

// One attendee at one event.
struct ResultLine {
  Attendance attendance;
  std::string event_title, event_base, event_base_name, event_group, event_group_name;  // names in Chinese
  std::string member_no, firm, base_name;                                               // of the person
  std::string month;                                                                    // 2026-06, in Shanghai
};

// Which lines; an empty field lets all through.
struct ResultFilter {
  std::string event = {};
  std::string base = {}, group = {};  // of the event
  std::string month = {};             // 2026-06
  std::string member = {};            // an id: one person's own record, also by members linked with it
};

enum class CountBy { kEvent, kBase, kGroup, kMonth };

struct ResultCount {
  std::string id;                // of the event, base or group, or the month; empty: events of no base or group
  std::string name;              // in Chinese
  int visits = 0;                // a person at an event, once
  int people = 0;                // different ones among them
  int guests = 0, walk_ins = 0;  // among the visits
  int annulled = 0;              // attendees of whose sign-ins none stands
};

// By event start, event and time.
std::vector<ResultLine> result_lines(DataFolder& folder, const ResultFilter& filter);
// In the order of the lines.
std::vector<ResultCount> count_results(const std::vector<ResultLine>& lines, CountBy by);

}  // namespace starharbor::content
