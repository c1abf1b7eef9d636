// Finding and signing in. Every rule of who may is in this file; the statements stand beside the code that binds them.
// Taking back is annul.cpp's, what staff see lists.cpp's.
#include "content-db/attendance/check_in.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "content-db/base/civil_time.h"
#include "content-db/exhibit/sign_in_window.h"
#include "content-db/people/mask.h"
#include "content-db/people/phones.h"

namespace starharbor::content {
namespace {

struct EventRow {
  int64_t starts_at_ms = 0, ends_at_ms = 0;
  int64_t from_ms = 0, until_ms = 0;  // when visitors may sign in
  int capacity = 0;
  bool walk_ins = false;
  bool retired = false;  // it has left the package: shown to no visitor any more
};

const std::string kEvent =
    "SELECT event.starts_at, event.ends_at, " + kSignInFromSql + ", " + kSignInUntilSql +
    ", "
    "ifnull(event.capacity, ifnull(venue.capacity, 0)), ifnull(event.walk_ins, 0), ifnull(event.retired, 0) "
    "FROM event LEFT JOIN venue ON venue.id = event.venue "
    "WHERE event.id = ?1 AND event.title_zh IS NOT NULL AND event.starts_at IS NOT NULL AND event.ends_at IS NOT NULL "
    "AND NOT ifnull(event.deleted, 0)";

std::optional<EventRow> find_event(Database& db, const std::string& event) {
  auto rows = db.query(kEvent);
  rows.bind(1, event);
  if (!rows.step()) return std::nullopt;
  EventRow found;
  found.starts_at_ms = rows.integer(0);
  found.ends_at_ms = rows.integer(1);
  found.from_ms = rows.integer(2);
  found.until_ms = rows.integer(3);
  found.capacity = static_cast<int>(rows.integer(4));
  found.walk_ins = rows.integer(5) != 0;
  found.retired = rows.integer(6) != 0;
  return found;
}

// How the attendee stands at the event, and the event itself.
void add_standing(const Attendees& attendees, const Attendee& attendee, SignInResult& result) {
  if (const Attendees::Entry* entry = attendees.find(attendee)) {
    result.ordinal = attendees.ordinal(attendee);
    result.at_ms = entry->at_ms;
    result.sign_in = entry->sign_in;
    result.terminal = entry->terminal;
  }
  result.attended = attendees.attended();
  result.registered = attendees.registered();
}

// A fact goes into the writing kiosk's own scope, whatever event it points at; the office writes into the person's.
Scope fact_scope(const Device& device, const std::string& base_of_person) {
  return base_scope(device.role == Role::kKiosk ? device.base : base_of_person);
}

// Who signs in, and how the fact says so.
struct Person {
  Attendee attendee;
  std::string name;  // empty for a guest
  std::string base;
  Columns columns;
};

std::optional<Person> find_member(Database& db, const std::string& member) {
  auto rows = db.query("SELECT name, base FROM visible_member WHERE id = ?1");
  rows.bind(1, member);
  if (!rows.step()) return std::nullopt;
  return Person{Attendee::member(member), rows.text(0), rows.text(1), {{"member", member}}};
}

Person guest_with(const CheckedCard& card) {
  return {Attendee::card(card.id), {}, card.base, {{"card", card.id}, {"guest_from", card.base}}};
}

enum class Rules { kVisitors, kWalkIns, kStaff, kStaffStating };

constexpr int64_t kDayMs = 86'400'000;

// By a clock that is known to be wrong nobody is turned away: one in doubt, and one by which this event was over for a
// day, for then no terminal would have shown it.
bool is_closed(DataFolder& folder, const EventRow& event, int64_t now_ms) {
  if (now_ms >= event.from_ms && now_ms < event.until_ms) return false;
  return now_ms < event.until_ms + kDayMs && !is_clock_in_doubt(folder, now_ms);
}

EventTimes times_of(DataFolder& folder, const EventRow& event) {
  return {event.starts_at_ms, event.ends_at_ms, folder.log().now_ms()};
}

Person walk_in_person(const Device& device, const WalkIn& walk_in) {
  return {Attendee::walk_in(walk_in.id), walk_in.name, device.base, {{"walk_in", walk_in.id}}};
}

void check_walk_in(const WalkIn& walk_in) {
  const bool is_whole = walk_in.id.size() == 32 && !walk_in.name.empty() && walk_in.consent_at_ms > 0;
  const bool is_short = walk_in.name.size() <= kMaxWalkInBytes && walk_in.firm.size() <= kMaxWalkInBytes &&
                        walk_in.phone.size() <= kMaxPhoneBytes;
  if (is_whole && is_short) return;
  throw Error(ErrorCode::kInput, "write a walk-in down",
              is_whole ? "name, firm or phone is too long; shorten it" : "name or consent is missing");
}

// Whatever the check-in then says of them: what is not signed in is not committed.
void write_walk_in(DataFolder& folder, const std::string& event, const WalkIn& walk_in) {
  Columns columns{{"event", event}, {"name", walk_in.name}, {"consent_at", walk_in.consent_at_ms}};
  if (walk_in.as_it_sounds) columns["as_it_sounds"] = true;
  if (!walk_in.firm.empty()) columns["firm"] = walk_in.firm;
  if (const std::string last4 = last_four_digits(walk_in.phone); !last4.empty()) columns["phone_last4"] = last4;
  const auto box = folder.phone_box();
  if (box && !walk_in.phone.empty()) columns[kPhoneSealed] = seal_phone(walk_in.phone, *box);
  folder.log().edit(base_scope(folder.device().base), "walk_in", walk_in.id, columns);
}

// Within a transaction, in which the person was looked up too.
SignInResult sign_in_with(DataFolder& folder, Attendees& attendees, const std::string& event,
                          const std::optional<Person>& person, int64_t at_ms, Rules rules) {
  SignInResult result;
  result.event = event;
  const bool by_visitor = rules == Rules::kVisitors || rules == Rules::kWalkIns;
  const auto found = find_event(folder.database(), event);
  if (!found || !person || (by_visitor && found->retired)) return result;
  if (rules == Rules::kStaffStating) {
    const std::string why_not = times_of(folder, *found).why_not(at_ms);
    if (!why_not.empty()) throw Error(ErrorCode::kInput, "sign in at " + event, why_not);
  }
  if (person->name.empty()) {
    result.guest_from = person->base;
  } else {
    result.masked_name = mask_name(person->name);
  }
  result.capacity = found->capacity;
  attendees.look_at(event);
  add_standing(attendees, person->attendee, result);
  if (result.ordinal > 0) {
    result.outcome = SignInOutcome::kAlreadyIn;
    return result;
  }
  result.at_ms = at_ms;
  if (by_visitor && is_closed(folder, *found, at_ms)) {
    result.outcome = SignInOutcome::kClosed;
    return result;
  }
  if (rules == Rules::kWalkIns && !found->walk_ins) {
    result.outcome = SignInOutcome::kNoWalkIns;
    return result;
  }
  if (by_visitor && found->capacity > 0 && result.attended >= found->capacity) {
    result.outcome = SignInOutcome::kFull;
    return result;
  }
  const std::string& terminal = folder.device().name;
  Columns fact = person->columns;
  fact.insert({{"event", event}, {"at", at_ms}, {"terminal", terminal}});
  if (rules == Rules::kStaffStating) fact["stated"] = 1;
  result.sign_in = folder.log().append_fact(fact_scope(folder.device(), person->base), "sign_in", fact);
  result.outcome = SignInOutcome::kSignedIn;
  return result;
}

bool is_in(const SignInResult& result) {
  return result.outcome == SignInOutcome::kSignedIn || result.outcome == SignInOutcome::kAlreadyIn;
}

void note_signed_in(DataFolder& folder, Attendees& attendees, const Person& person, SignInResult& result) {
  attendees.add(person.attendee, result.sign_in, result.at_ms, folder.device().name);
  add_standing(attendees, person.attendee, result);
}

SignInResult sign_in_person(DataFolder& folder, Attendees& attendees, const std::string& event,
                            const std::function<std::optional<Person>()>& find_person, int64_t at_ms, Rules rules) {
  Transaction transaction(folder.database());
  const std::optional<Person> person = find_person();
  SignInResult result = sign_in_with(folder, attendees, event, person, at_ms, rules);
  if (result.outcome != SignInOutcome::kSignedIn) return result;
  transaction.commit();
  note_signed_in(folder, attendees, *person, result);
  return result;
}

SignInResult sign_in_member(DataFolder& folder, Attendees& attendees, const std::string& event,
                            const std::string& member, int64_t at_ms, Rules rules) {
  const auto find_person = [&] { return find_member(folder.database(), member); };
  return sign_in_person(folder, attendees, event, find_person, at_ms, rules);
}

SignInOutcome outcome_of(CardStanding standing) {
  switch (standing) {
    case CardStanding::kRevoked:
      return SignInOutcome::kCardRevoked;
    case CardStanding::kUnknown:
      return SignInOutcome::kCardUnknown;
    case CardStanding::kGood:
    case CardStanding::kNotRead:
      break;
  }
  return SignInOutcome::kCardNotRead;
}

}  // namespace

Found CheckIn::find_by_letters(const std::string& event, std::string_view letters) {
  return index_.find_by_letters(event, letters);
}

Found CheckIn::find_by_phone(const std::string& event, std::string_view last4) {
  return index_.find_by_phone(event, last4);
}

SignInResult CheckIn::sign_in(const std::string& event, const std::string& member, int64_t now_ms) {
  return sign_in_member(folder_, attendees_, event, member, now_ms, Rules::kVisitors);
}

SignInResult CheckIn::sign_in_by_card(const std::string& event, std::string_view scanned, int64_t now_ms) {
  const CheckedCard card = cards_.check(scanned);
  if (card.standing != CardStanding::kGood) {
    SignInResult result;
    result.event = event;
    result.outcome = outcome_of(card.standing);
    return result;
  }
  if (!card.member.empty()) return sign_in(event, card.member, now_ms);
  const auto guest = [&] { return guest_with(card); };
  return sign_in_person(folder_, attendees_, event, guest, now_ms, Rules::kVisitors);
}

SignInResult CheckIn::sign_in_walk_in(const std::string& event, const WalkIn& walk_in, int64_t now_ms) {
  check_walk_in(walk_in);
  const auto write_down = [&]() -> std::optional<Person> {
    const auto found = find_event(folder_.database(), event);
    attendees_.look_at(event);
    const Person person = walk_in_person(folder_.device(), walk_in);
    if (found && found->walk_ins && !attendees_.find(person.attendee)) write_walk_in(folder_, event, walk_in);
    return person;
  };
  return sign_in_person(folder_, attendees_, event, write_down, now_ms, Rules::kWalkIns);
}

SignInResult CheckIn::sign_in_by_staff(const std::string& event, const std::string& member, int64_t now_ms) {
  return sign_in_member(folder_, attendees_, event, member, now_ms, Rules::kStaff);
}

SignInResult CheckIn::sign_in_stated(const std::string& event, const std::string& member, int64_t at_ms) {
  return sign_in_member(folder_, attendees_, event, member, at_ms, Rules::kStaffStating);
}

std::vector<SignInResult> CheckIn::sign_in_all_stated(const std::string& event, const std::vector<StatedSignIn>& list) {
  Transaction transaction(folder_.database());
  Attendees attendees(folder_.database());  // of this list alone: what is not committed was never counted
  std::vector<SignInResult> results;
  for (const StatedSignIn& stated : list) {
    const auto person = find_member(folder_.database(), stated.member);
    results.push_back(sign_in_with(folder_, attendees, event, person, stated.at_ms, Rules::kStaffStating));
    if (results.back().outcome == SignInOutcome::kSignedIn) note_signed_in(folder_, attendees, *person, results.back());
  }
  if (std::ranges::all_of(results, is_in)) transaction.commit();
  return results;
}

std::string EventTimes::why_not(int64_t at_ms) const {
  if (at_ms < starts_at_ms - kDayMs || at_ms > ends_at_ms + kDayMs) {
    return fmt::format("the time is more than a day from the event ({} to {})", local_text(starts_at_ms),
                       local_text(ends_at_ms));
  }
  if (at_ms > now_ms) return fmt::format("the time is still to come by this device's clock ({})", local_text(now_ms));
  return {};
}

std::optional<EventTimes> CheckIn::event_times(const std::string& event) {
  const auto found = find_event(folder_.database(), event);
  return found ? std::optional(times_of(folder_, *found)) : std::nullopt;
}

}  // namespace starharbor::content
