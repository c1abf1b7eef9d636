// What passes between a person at the desk and the data, as plain values. Names and phones are masked before they get
// here: whoever draws these can't show more than a counter clerk would.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace starharbor::content {

struct Candidate {
  std::string member;       // id
  std::string masked_name;  // 王*明
  std::string phone_last4;  // may be empty
  std::string firm;
  std::string number_end;   // of the member's number; only where nothing else tells two candidates apart
  bool registered = false;  // for the event asked about
  bool already_in = false;
};

constexpr int kMaxCandidates = 4;

struct Found {
  std::vector<Candidate> candidates;  // best first, at most kMaxCandidates
  int total = 0;
};

// Who is on no roster, as they write themselves down.
struct WalkIn {
  std::string id;             // of the caller's making, 32 hex digits: given again, it is the same person
  std::string name;           // at most kMaxWalkInBytes, as is the firm
  bool as_it_sounds = false;  // the name is pinyin, for staff to write down
  std::string firm;           // may be empty
  std::string phone;          // may be empty; never leaves the desk in clear
  int64_t consent_at_ms = 0;  // when they agreed to be kept
};
constexpr size_t kMaxWalkInBytes = 200;

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
  std::string sign_in;  // id of the fact, for undo
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
