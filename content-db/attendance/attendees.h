// Who is in at one event, as far as known here: members by their ids, and others by what timed_sign_in calls an
// attendee. Counted once and kept from one sign-in to the next, because at the door they come every few seconds.
// Counted anew when somebody else has written.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "content-db/attendance/attendee.h"
#include "content-db/log/fact_id.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

class Attendees {
 public:
  explicit Attendees(Database& db) : db_(db) {}

  struct Entry {
    int64_t at_ms = 0;  // of the earliest sign-in that stands
    FactId sign_in;
    std::string terminal;
    std::string person;  // the same for members that are linked
  };

  // Makes `event` the one that the others speak of.
  void look_at(const std::string& event);
  // Null when the attendee is not in.
  const Entry* find(const Attendee& attendee) const;
  // The attendee's person is the event's n-th, by the times of their first sign-ins.
  int ordinal(const Attendee& attendee) const;
  int attended() const { return static_cast<int>(order_.size()); }
  int registered() const { return registered_; }
  // What this connection has just committed, and nothing else since look_at(): it need not be counted anew.
  void add(const Attendee& attendee, const FactId& sign_in, int64_t at_ms, const std::string& terminal);

 private:
  using First = std::pair<int64_t, Attendee>;  // when a person's earliest sign-in was, and by whom
  void count(const std::string& event);
  void note(const Attendee& attendee, Entry entry);
  std::string person_of(const Attendee& attendee);

  Database& db_;
  std::string event_;
  int64_t others_version_ = -1, own_version_ = -1;
  std::map<Attendee, Entry> entries_;
  std::map<std::string, First> firsts_;  // by person
  std::vector<First> order_;             // of the persons
  int registered_ = 0;
};

}  // namespace starharbor::content
