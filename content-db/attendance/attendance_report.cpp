// See attendance_report.h.
#include "content-db/attendance/attendance_report.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "content-db/base/civil_time.h"

namespace starharbor::content {
namespace {

constexpr const char* kEvents =
    "SELECT id, ifnull(title_zh, ''), ifnull(base, ''), ifnull(member_group, ''), ifnull(starts_at, 0) FROM event "
    "ORDER BY id";
constexpr const char* kBases = "SELECT id, ifnull(name_zh, '') FROM base ORDER BY id";
constexpr const char* kGroups = "SELECT id, ifnull(name_zh, '') FROM member_group ORDER BY id";
constexpr const char* kMembers = "SELECT id, ifnull(member_no, ''), ifnull(firm, '') FROM member ORDER BY id";
constexpr const char* kWalkIns =
    "SELECT id, '', ifnull(firm, '') FROM walk_in WHERE NOT ifnull(deleted, 0) ORDER BY id";

struct EventRow {
  std::string title, base, group;
  int64_t starts_at_ms = 0;
};
struct PersonRow {
  std::string member_no, firm;
};

std::map<std::string, std::string> names(Database& db, const char* statement) {
  std::map<std::string, std::string> names;
  auto rows = db.query(statement);
  while (rows.step()) names[rows.text(0)] = rows.text(1);
  return names;
}

std::map<std::string, PersonRow> people(Database& db, const char* statement) {
  std::map<std::string, PersonRow> people;
  auto rows = db.query(statement);
  while (rows.step()) people[rows.text(0)] = {rows.text(1), rows.text(2)};
  return people;
}

std::map<std::string, EventRow> events(Database& db) {
  std::map<std::string, EventRow> events;
  auto rows = db.query(kEvents);
  while (rows.step()) events[rows.text(0)] = {rows.text(1), rows.text(2), rows.text(3), rows.integer(4)};
  return events;
}

bool passes(const ResultLine& line, const ResultFilter& filter, const std::string& person) {
  return (filter.base.empty() || line.event_base == filter.base) &&
         (filter.group.empty() || line.event_group == filter.group) &&
         (filter.month.empty() || line.month == filter.month) && (person.empty() || line.attendance.person == person);
}

// Whom the member is counted as.
std::string person_of(Database& db, const std::string& member) {
  if (member.empty()) return {};
  auto rows = db.query("SELECT person FROM person_of WHERE member = ?1");
  rows.bind(1, member);
  return rows.step() ? rows.text(0) : member;
}

std::pair<std::string, std::string> key_of(const ResultLine& line, CountBy by) {
  switch (by) {
    case CountBy::kEvent:
      return {line.attendance.event, line.event_title};
    case CountBy::kBase:
      return {line.event_base, line.event_base_name};
    case CountBy::kGroup:
      return {line.event_group, line.event_group_name};
    case CountBy::kMonth:
      break;
  }
  return {line.month, line.month};
}

// Guests and walk-ins by what their sign-in says, until somebody knows who they are.
void add_visit(const Attendance& attendance, ResultCount& count) {
  ++count.visits;
  if (!attendance.member.empty()) return;
  if (!attendance.card.empty()) ++count.guests;
  if (!attendance.walk_in.empty()) ++count.walk_ins;
}

}  // namespace

std::vector<ResultLine> result_lines(DataFolder& folder, const ResultFilter& filter) {
  Database& db = folder.database();
  const auto known_events = events(db);
  auto base_names = names(db, kBases), group_names = names(db, kGroups);
  auto members = people(db, kMembers), walk_ins = people(db, kWalkIns);
  const std::string person = person_of(db, filter.member);
  std::vector<std::pair<int64_t, ResultLine>> found;
  for (Attendance& attendance : CheckIn(folder).attendance(filter.event)) {
    ResultLine line;
    int64_t starts_at_ms = 0;
    if (const auto event = known_events.find(attendance.event); event != known_events.end()) {
      line.event_title = event->second.title;
      line.event_base = event->second.base;
      line.event_base_name = base_names[line.event_base];
      line.event_group = event->second.group;
      line.event_group_name = group_names[line.event_group];
      starts_at_ms = event->second.starts_at_ms;
    }
    const PersonRow& details = attendance.member.empty() ? walk_ins[attendance.walk_in] : members[attendance.member];
    line.member_no = details.member_no;
    line.firm = details.firm;
    line.base_name = base_names[attendance.base];
    line.month = day_text(day_at(attendance.at_ms)).substr(0, 7);
    line.attendance = std::move(attendance);
    if (passes(line, filter, person)) found.emplace_back(starts_at_ms, std::move(line));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.attendance.event, a.second.attendance.at_ms) <
           std::tie(b.first, b.second.attendance.event, b.second.attendance.at_ms);
  });
  std::vector<ResultLine> lines;
  for (auto& [starts_at_ms, line] : found) lines.push_back(std::move(line));
  return lines;
}

std::vector<ResultCount> count_results(const std::vector<ResultLine>& lines, CountBy by) {
  std::vector<ResultCount> counts;
  std::map<std::string, size_t> places;
  std::vector<std::set<std::string>> persons;
  std::set<std::pair<std::string, std::string>> visits;  // event and person
  for (const ResultLine& line : lines) {
    const auto [id, name] = key_of(line, by);
    const auto [place, is_new] = places.emplace(id, counts.size());
    if (is_new) {
      counts.push_back({.id = id, .name = name});
      persons.emplace_back();
    }
    ResultCount& count = counts[place->second];
    const Attendance& attendance = line.attendance;
    if (attendance.annulled) {
      ++count.annulled;
    } else if (visits.emplace(attendance.event, attendance.person).second) {
      add_visit(attendance, count);
      persons[place->second].insert(attendance.person);
    }
  }
  for (size_t i = 0; i < counts.size(); ++i) counts[i].people = static_cast<int>(persons[i].size());
  if (by == CountBy::kMonth) std::ranges::sort(counts, {}, &ResultCount::id);
  return counts;
}

}  // namespace starharbor::content
