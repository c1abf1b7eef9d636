// What passes between a person who signs in and the data, as plain values. Names and phones are masked before they get
// here: whoever draws these can't show more than a counter clerk would.
#pragma once

#include <cstdint>
#include <string>

#include "content-db/log/fact_id.h"
#include "content-db/people/candidate.h"
#include "content-db/people/walk_in.h"

namespace starharbor::content {

enum class SignInOutcome {
  kSignedIn,     // on disk
  kAlreadyIn,    // was in before; the earlier record stands
  kFull,         // as far as this device knows
  kClosed,       // outside the sign-in window
  kNotFound,     // no such member or event here
  kNoWalkIns,    // the event is for those on a roster
  kCardNotRead,  // no card, not all of one, or signed by nobody who may issue cards
  kCardRevoked,
  kCardUnknown,  // genuine, of this base, and nobody here is known by it
};

struct SignInResult {
  SignInOutcome outcome = SignInOutcome::kNotFound;
  FactId sign_in;  // for undo
  std::string event;
  std::string masked_name;  // empty for a guest
  std::string guest_from;   // the base that the guest's card is of; empty for everybody else
  int64_t at_ms = 0;        // of the standing sign-in
  std::string terminal;     // where it was made
  int ordinal = 0;          // this person is the event's n-th
  int attended = 0;
  int registered = 0;
  int capacity = 0;  // 0: no limit
};

}  // namespace starharbor::content
