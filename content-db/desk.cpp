// Finding and signing in. Every rule of the desk is in this file; the statements stand beside the code that binds them.
#include "content-db/desk.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <nlohmann/json.hpp>

#include "content-db/mask.h"
#include "content-db/match.h"

namespace starharbor::content {
namespace {

constexpr size_t kMinLetters = 2;

struct Row {
  Candidate candidate;
  std::string name, readings, base;
};

// Members who may be looked for at an event: the registered, those of the event's base and of this terminal's, and all
// that are here when the event is the whole alliance's.
constexpr const char* kReachable =
    "SELECT member.id, member.name, ifnull(member.firm, ''), ifnull(member.phone_last4, ''), ifnull(member.readings, "
    "''), "
    "member.base, "
    "EXISTS (SELECT 1 FROM registration WHERE registration.event = ?1 AND registration.member = member.id "
    " AND NOT ifnull(registration.retired, 0) AND NOT ifnull(registration.deleted, 0)) AS registered, "
    "EXISTS (SELECT 1 FROM sign_in WHERE sign_in.event = ?1 AND sign_in.member = member.id "
    " AND sign_in.id NOT IN (SELECT sign_in FROM annulled)) "
    "FROM member LEFT JOIN event ON event.id = ?1 "
    "WHERE member.name IS NOT NULL AND member.base IS NOT NULL "
    "AND NOT ifnull(member.retired, 0) AND NOT ifnull(member.deleted, 0) "
    "AND (registered OR event.base IS NULL OR member.base = event.base OR member.base = ?2) "
    "ORDER BY member.name, member.id";

std::vector<Row> reachable(DataFolder& folder, const std::string& event) {
  std::vector<Row> found;
  auto rows = folder.database().query(kReachable);
  rows.bind(1, event).bind(2, folder.device().base);
  while (rows.step()) {
    Row row;
    row.name = rows.text(1);
    row.readings = rows.text(4);
    row.base = rows.text(5);
    row.candidate = {rows.text(0), mask_name(row.name),  rows.text(3),
                     rows.text(2), rows.integer(6) != 0, rows.integer(7) != 0};
    found.push_back(std::move(row));
  }
  return found;
}

bool is_latin(std::string_view name) {
  return !name.empty() && static_cast<unsigned char>(name.front()) < 0x80;
}

// Best first: registered, then by how well the letters fit, then this terminal's own people; names keep their order
// within.
Found best_of(std::vector<std::pair<int, Row>> matches, const std::string& own_base) {
  const auto rank = [&](const std::pair<int, Row>& match) {
    return std::make_tuple(!match.second.candidate.registered, match.first, match.second.base != own_base);
  };
  std::stable_sort(matches.begin(), matches.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  Found found;
  found.total = static_cast<int>(matches.size());
  for (size_t i = 0; i < std::min<size_t>(matches.size(), kMaxCandidates); ++i)
    found.candidates.push_back(std::move(matches[i].second.candidate));
  return found;
}

struct EventRow {
  int64_t from_ms = 0, until_ms = 0;
  int capacity = 0;
};

constexpr const char* kEvent =
    "SELECT ifnull(event.sign_in_from, event.starts_at - 3600000), ifnull(event.sign_in_until, event.ends_at), "
    "ifnull(event.capacity, ifnull(venue.capacity, 0)) FROM event LEFT JOIN venue ON venue.id = event.venue "
    "WHERE event.id = ?1 AND event.title_zh IS NOT NULL AND event.starts_at IS NOT NULL AND event.ends_at IS NOT NULL "
    "AND NOT ifnull(event.retired, 0) AND NOT ifnull(event.deleted, 0)";

std::optional<EventRow> find_event(Database& db, const std::string& event) {
  auto rows = db.query(kEvent);
  rows.bind(1, event);
  if (!rows.step()) return std::nullopt;
  return EventRow{rows.integer(0), rows.integer(1), static_cast<int>(rows.integer(2))};
}

// The standing sign-in of a person at an event: the earliest, and its place among all who came.
void add_standing(Database& db, const std::string& event, const std::string& member, SignInResult& result) {
  auto rows = db.query(
      "SELECT member, min(at), id, terminal FROM sign_in WHERE event = ?1 AND id NOT IN (SELECT sign_in FROM annulled) "
      "GROUP BY member ORDER BY min(at), member");
  rows.bind(1, event);
  while (rows.step()) {
    ++result.attended;
    if (rows.text(0) != member) continue;
    result.ordinal = result.attended;
    result.at_ms = rows.integer(1);
    result.sign_in = rows.text(2);
    result.terminal = rows.text(3);
  }
  auto registered = db.query(
      "SELECT count(DISTINCT member) FROM registration WHERE event = ?1 AND NOT ifnull(retired, 0) AND NOT "
      "ifnull(deleted, 0)");
  registered.bind(1, event);
  if (registered.step()) result.registered = static_cast<int>(registered.integer(0));
}

// A fact goes into the writing kiosk's own scope, whatever event it points at; the office writes into the person's.
std::string fact_scope(const Device& device, const std::string& member_base) {
  return base_scope(device.role == Role::kKiosk ? device.base : member_base);
}

enum class Rules { kVisitors, kStaff };

SignInResult sign_in_with(DataFolder& folder, const std::string& event, const std::string& member, int64_t at_ms,
                          Rules rules) {
  Database& db = folder.database();
  Transaction transaction(db);
  SignInResult result;
  result.event = event;
  const auto found = find_event(db, event);
  std::string name, base;
  {
    auto rows = db.query(
        "SELECT name, base FROM member WHERE id = ?1 AND name IS NOT NULL AND base IS NOT NULL "
        "AND NOT ifnull(retired, 0) AND NOT ifnull(deleted, 0)");
    rows.bind(1, member);
    if (!found || !rows.step()) return result;
    name = rows.text(0);
    base = rows.text(1);
  }
  result.masked_name = mask_name(name);
  result.capacity = found->capacity;
  add_standing(db, event, member, result);
  if (result.ordinal > 0) {
    result.outcome = SignInOutcome::kAlreadyIn;
    return result;
  }
  result.at_ms = at_ms;
  if (rules == Rules::kVisitors && (at_ms < found->from_ms || at_ms >= found->until_ms)) {
    result.outcome = SignInOutcome::kClosed;
    return result;
  }
  if (rules == Rules::kVisitors && found->capacity > 0 && result.attended >= found->capacity) {
    result.outcome = SignInOutcome::kFull;
    return result;
  }
  const std::string& terminal = folder.device().name;
  const std::string id =
      folder.log().append_fact(fact_scope(folder.device(), base), "sign_in",
                               {{"event", event}, {"member", member}, {"at", at_ms}, {"terminal", terminal}});
  result.attended = 0;
  add_standing(db, event, member, result);
  transaction.commit();
  result.sign_in = id;
  result.at_ms = at_ms;
  result.terminal = terminal;
  result.outcome = SignInOutcome::kSignedIn;
  return result;
}

}  // namespace

Found Desk::find_by_letters(const std::string& event, std::string_view letters) {
  std::vector<std::pair<int, Row>> matches;
  if (letters.size() < kMinLetters) return {};
  for (Row& row : reachable(folder_, event))
    if (const auto grade = match_letters(row.readings, letters, is_latin(row.name)))
      matches.emplace_back(*grade, std::move(row));
  return best_of(std::move(matches), folder_.device().base);
}

Found Desk::find_by_phone(const std::string& event, std::string_view last4) {
  std::vector<std::pair<int, Row>> matches;
  if (last4.size() != 4) return {};
  for (Row& row : reachable(folder_, event))
    if (row.candidate.phone_last4 == last4) matches.emplace_back(0, std::move(row));
  return best_of(std::move(matches), folder_.device().base);
}

SignInResult Desk::sign_in(const std::string& event, const std::string& member, int64_t now_ms) {
  return sign_in_with(folder_, event, member, now_ms, Rules::kVisitors);
}

SignInResult Desk::sign_in_by_staff(const std::string& event, const std::string& member, int64_t at_ms) {
  return sign_in_with(folder_, event, member, at_ms, Rules::kStaff);
}

bool Desk::annul(const std::string& sign_in, const std::string& reason, int64_t now_ms) {
  Database& db = folder_.database();
  Transaction transaction(db);
  std::string member_base;
  {
    auto rows = db.query(
        "SELECT member.base FROM sign_in LEFT JOIN member ON member.id = sign_in.member "
        "WHERE sign_in.id = ?1 AND sign_in.id NOT IN (SELECT sign_in FROM annulled)");
    rows.bind(1, sign_in);
    if (!rows.step()) return false;
    member_base = rows.text(0);
  }
  folder_.log().append_fact(fact_scope(folder_.device(), member_base), "annulment",
                            {{"sign_ins", nlohmann::json::array({sign_in}).dump()},
                             {"reason", reason},
                             {"at", now_ms},
                             {"terminal", folder_.device().name}});
  transaction.commit();
  return true;
}

std::vector<Member> Desk::members(const std::string& base) {
  std::vector<Member> members;
  std::map<std::string, std::vector<std::string>> groups;
  auto memberships = folder_.database().query(
      "SELECT member, member_group FROM membership WHERE member IS NOT NULL AND member_group IS NOT NULL "
      "AND NOT ifnull(retired, 0) AND NOT ifnull(deleted, 0) ORDER BY member, member_group");
  while (memberships.step()) groups[memberships.text(0)].push_back(memberships.text(1));
  auto rows = folder_.database().query(
      "SELECT id, base, ifnull(member_no, ''), name, ifnull(firm, ''), ifnull(phone_last4, ''), ifnull(sample, 0) FROM "
      "member "
      "WHERE name IS NOT NULL AND base IS NOT NULL AND NOT ifnull(retired, 0) AND NOT ifnull(deleted, 0) "
      "AND (?1 = '' OR base = ?1) ORDER BY base, member_no, id");
  rows.bind(1, base);
  while (rows.step())
    members.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                       groups[rows.text(0)], rows.integer(6) != 0});
  return members;
}

std::vector<Attendance> Desk::attendance(const std::string& event) {
  std::map<std::pair<std::string, std::string>, Attendance> by_person;
  std::map<std::pair<std::string, std::string>, bool> any_annulled;
  auto rows = folder_.database().query(
      "SELECT sign_in.id, sign_in.event, sign_in.member, ifnull(member.name, ''), ifnull(member.base, ''), sign_in.at, "
      "ifnull(sign_in.terminal, ''), sign_in.id IN (SELECT sign_in FROM annulled) "
      "FROM sign_in LEFT JOIN member ON member.id = sign_in.member "
      "WHERE sign_in.event IS NOT NULL AND sign_in.member IS NOT NULL AND sign_in.at IS NOT NULL "
      "AND (?1 = '' OR sign_in.event = ?1) ORDER BY sign_in.event, sign_in.at, sign_in.id");
  rows.bind(1, event);
  while (rows.step()) {
    const auto key = std::make_pair(rows.text(1), rows.text(2));
    const bool annulled = rows.integer(7) != 0;
    auto& row = by_person[key];
    if (row.sign_ins.empty() || (row.annulled && !annulled)) {
      // The earliest that stands speaks for the person; an annulled one only while no other does.
      auto all = std::move(row.sign_ins);
      row = {rows.text(0),    rows.text(1), rows.text(2),   rows.text(3), rows.text(4),
             rows.integer(5), rows.text(6), std::move(all), annulled,     false};
    }
    row.sign_ins.push_back(rows.text(0));
    any_annulled[key] = any_annulled[key] || annulled;
    row.seen_again = any_annulled[key] && !row.annulled;
  }
  std::vector<Attendance> list;
  for (auto& [key, row] : by_person) list.push_back(std::move(row));
  std::stable_sort(list.begin(), list.end(), [](const Attendance& a, const Attendance& b) {
    return std::tie(a.event, a.at_ms, a.id) < std::tie(b.event, b.at_ms, b.id);
  });
  return list;
}

}  // namespace starharbor::content
