// See attendees.h.
#include "content-db/attendance/attendees.h"

#include <algorithm>

namespace starharbor::content {
namespace {

constexpr const char* kStanding =
    "SELECT fact.attendee, fact.at, fact.id, ifnull(fact.terminal, ''), ifnull(person_of.person, fact.attendee) "
    "FROM timed_sign_in AS fact LEFT JOIN person_of ON person_of.member = fact.member "
    "WHERE fact.event = ?1 AND fact.attendee IS NOT NULL AND fact.at IS NOT NULL "
    "AND fact.id NOT IN (SELECT sign_in FROM annulled) ORDER BY fact.at, fact.attendee, fact.id";
constexpr const char* kRegisteredPersons =
    "SELECT count(DISTINCT ifnull(person_of.person, registration.member)) FROM visible_registration AS registration "
    "LEFT JOIN person_of ON person_of.member = registration.member WHERE registration.event = ?1";
constexpr const char* kPersonOf = "SELECT person FROM person_of WHERE member = ?1";
constexpr const char* kAnyLink = "SELECT 1 FROM person_link LIMIT 1";

}  // namespace

void Attendees::look_at(const std::string& event) {
  const int64_t others = db_.data_version(), own = db_.own_version();
  if (event == event_ && others == others_version_ && own == own_version_) return;
  count(event);
  event_ = event;
  others_version_ = others;
  own_version_ = own;
}

void Attendees::count(const std::string& event) {
  entries_.clear();
  firsts_.clear();
  order_.clear();
  auto rows = db_.query(kStanding);
  rows.bind(1, event);
  while (rows.step())
    note(Attendee::read(rows.text(0)), {rows.integer(1), FactId(rows.text(2)), rows.text(3), rows.text(4)});
  auto registered = db_.query(kRegisteredPersons);
  registered.bind(1, event);
  registered_ = registered.step() ? static_cast<int>(registered.integer(0)) : 0;
}

void Attendees::note(const Attendee& attendee, Entry entry) {
  const First first{entry.at_ms, attendee};
  const std::string person = entry.person;
  const auto known = entries_.find(attendee);
  if (known == entries_.end() || entry.at_ms < known->second.at_ms)
    entries_.insert_or_assign(attendee, std::move(entry));
  const auto before = firsts_.find(person);
  if (before != firsts_.end()) {
    if (before->second <= first) return;
    order_.erase(std::lower_bound(order_.begin(), order_.end(), before->second));
  }
  firsts_.insert_or_assign(person, first);
  order_.insert(std::upper_bound(order_.begin(), order_.end(), first), first);
}

const Attendees::Entry* Attendees::find(const Attendee& attendee) const {
  const auto found = entries_.find(attendee);
  return found == entries_.end() ? nullptr : &found->second;
}

int Attendees::ordinal(const Attendee& attendee) const {
  const Entry* entry = find(attendee);
  if (!entry) return 0;
  const auto place = std::lower_bound(order_.begin(), order_.end(), firsts_.at(entry->person));
  return static_cast<int>(place - order_.begin()) + 1;
}

// Hardly anybody is linked, and then nothing need be followed.
std::string Attendees::person_of(const Attendee& attendee) {
  auto any = db_.query(kAnyLink);
  if (!any.step()) return attendee.text();
  auto rows = db_.query(kPersonOf);
  rows.bind(1, attendee.text());
  return rows.step() ? rows.text(0) : attendee.text();
}

void Attendees::add(const Attendee& attendee, const FactId& sign_in, int64_t at_ms, const std::string& terminal) {
  note(attendee, {at_ms, sign_in, terminal, person_of(attendee)});
  own_version_ = db_.own_version();
}

}  // namespace starharbor::content
