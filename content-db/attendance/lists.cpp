// What staff see of the check-in, unmasked: who is on the rosters, and who came.
#include "content-db/attendance/check_in.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace starharbor::content {
namespace {

constexpr const char* kFacts =
    "SELECT fact.id, fact.event, fact.attendee, ifnull(fact.member, ''), coalesce(member.name, "
    "CASE WHEN ifnull(walk_in.deleted, 0) THEN NULL ELSE walk_in.name END, ''), "
    "coalesce(member.base, fact.guest_from, ''), ifnull(fact.card, ''), ifnull(fact.walk_in, ''), fact.at, "
    "fact.believed_at, ifnull(fact.terminal, ''), "
    "ifnull(walk_in.deleted, 0) OR EXISTS (SELECT 1 FROM erased_row WHERE erased_row.table_name IN ('member', "
    "'walk_in') "
    " AND erased_row.row = ifnull(fact.member, fact.walk_in)), "
    "ifnull(person_of.person, fact.attendee) "
    "FROM timed_sign_in AS fact LEFT JOIN member ON member.id = fact.member "
    "LEFT JOIN person_of ON person_of.member = fact.member LEFT JOIN walk_in ON walk_in.id = fact.walk_in "
    "WHERE fact.event IS NOT NULL AND fact.attendee IS NOT NULL AND fact.at IS NOT NULL "
    "AND (?1 = '' OR fact.event = ?1) ORDER BY fact.event, fact.at, fact.id";

Attendance fact_in(const Statement& rows) {
  Attendance fact;
  fact.id = FactId(rows.text(0));
  fact.event = rows.text(1);
  fact.attendee = Attendee::read(rows.text(2));
  fact.member = rows.text(3);
  fact.name = rows.text(4);
  fact.base = rows.text(5);
  fact.card = rows.text(6);
  fact.walk_in = rows.text(7);
  fact.at_ms = rows.integer(8);
  fact.believed_at_ms = rows.integer(9);
  fact.terminal = rows.text(10);
  fact.erased = rows.integer(11) != 0;
  fact.person = rows.text(12);
  return fact;
}

struct Annulment {
  std::string reason;
  bool by_visitor = false;
};

// Of each sign-in that is annulled: as its first annulment says.
std::map<FactId, Annulment> annulments(Database& db) {
  std::map<FactId, Annulment> first;
  auto rows = db.query(
      "SELECT named.value, ifnull(annulment.reason, ''), ifnull(annulment.by_visitor, 0) FROM annulment "
      "JOIN json_each(CASE WHEN json_valid(annulment.sign_ins) THEN annulment.sign_ins ELSE '[]' END) AS named "
      "ORDER BY annulment.at, annulment.id");
  while (rows.step()) first.emplace(FactId(rows.text(0)), Annulment{rows.text(1), rows.integer(2) != 0});
  return first;
}

void mark_annulled(const Annulment& annulment, Attendance& fact) {
  fact.annulled = true;
  fact.taken_back =
      TakenBack{fact.at_ms, fact.terminal, annulment.by_visitor ? "" : annulment.reason, annulment.by_visitor};
}

// The earliest that stands speaks for the person; an annulled one only while no other does. Facts come by their times.
void add_fact(Attendance fact, Attendance& row) {
  std::vector<FactId> sign_ins = std::move(row.sign_ins);
  sign_ins.push_back(fact.id);
  if (sign_ins.size() == 1) {
    row = std::move(fact);
  } else if (row.annulled && !fact.annulled) {
    fact.seen_again = row.at_ms < fact.at_ms;
    if (fact.seen_again) fact.taken_back = std::move(row.taken_back);
    row = std::move(fact);
  } else if (row.annulled) {
    row.taken_back = std::move(fact.taken_back);
  }
  row.sign_ins = std::move(sign_ins);
}

}  // namespace

std::string words(const TakenBack& taken_back) {
  return taken_back.by_oneself ? "taken back at the terminal" : taken_back.reason;
}

std::vector<Member> CheckIn::members(const std::string& base) {
  std::vector<Member> members;
  std::map<std::string, std::vector<std::string>> groups;
  auto memberships = folder_.database().query(
      "SELECT member, member_group FROM visible_membership "
      "ORDER BY member, member_group");
  while (memberships.step()) groups[memberships.text(0)].push_back(memberships.text(1));
  auto rows = folder_.database().query(
      "SELECT id, base, ifnull(member_no, ''), name, ifnull(firm, ''), ifnull(phone_last4, ''), ifnull(sample, 0) FROM "
      "visible_member WHERE ?1 = '' OR base = ?1 ORDER BY base, member_no, id");
  rows.bind(1, base);
  while (rows.step())
    members.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                       groups[rows.text(0)], rows.integer(6) != 0});
  return members;
}

std::vector<Attendance> CheckIn::attendance(const std::string& event) {
  const auto doubts = ClockCorrections(folder_).doubts(event, folder_.log().now_ms());
  const auto annulled = annulments(folder_.database());
  std::map<std::pair<std::string, Attendee>, Attendance> by_person;
  auto rows = folder_.database().query(kFacts);
  rows.bind(1, event);
  while (rows.step()) {
    Attendance fact = fact_in(rows);
    if (const auto doubt = doubts.find(fact.id); doubt != doubts.end()) fact.doubt = doubt->second;
    if (const auto found = annulled.find(fact.id); found != annulled.end()) mark_annulled(found->second, fact);
    Attendance& row = by_person[{fact.event, fact.attendee}];
    add_fact(std::move(fact), row);
  }
  std::vector<Attendance> list;
  for (auto& [key, row] : by_person) list.push_back(std::move(row));
  std::stable_sort(list.begin(), list.end(), [](const Attendance& a, const Attendance& b) {
    return std::tie(a.event, a.at_ms, a.id) < std::tie(b.event, b.at_ms, b.id);
  });
  return list;
}

}  // namespace starharbor::content
