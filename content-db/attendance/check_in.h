// What members do at a terminal and staff at a command line: find, sign in, take back, list. The rules of signing in
// live here and nowhere else. Names leave it masked, unless staff ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/attendance/attendee.h"
#include "content-db/attendance/attendees.h"
#include "content-db/attendance/clock_correction.h"
#include "content-db/attendance/sign_in.h"
#include "content-db/folder/data_folder.h"
#include "content-db/people/cards.h"
#include "content-db/people/member_index.h"

namespace starharbor::content {

// For staff only: unmasked.
struct Member {
  std::string id, base, member_no, name, firm, phone_last4;
  std::vector<std::string> groups;
  bool sample = false;
};

// A sign-in that was annulled.
struct TakenBack {
  int64_t at_ms = 0;  // when the sign-in was, as far as staff know
  std::string terminal;
  std::string reason;       // as staff wrote it; empty where they did not
  bool by_oneself = false;  // at the terminal, by whoever had signed in: then there is no reason
};

// Why, in English and without a name: "taken back at the terminal", or the reason.
std::string words(const TakenBack& taken_back);

struct Attendance {
  FactId id;  // of the earliest standing sign-in
  std::string event;
  Attendee attendee = Attendee::member({});
  std::string member;          // empty for a guest and for a walk-in whom nobody knows yet
  std::string name, base;      // a guest has no name; base is where the card is of
  std::string card, walk_in;   // by which they came, if so
  int64_t at_ms = 0;           // when it was, as far as staff know; of all times here the one to show
  int64_t believed_at_ms = 0;  // what the device believed
  std::string terminal;
  std::vector<FactId> sign_ins;         // all facts of this person at this event, standing or annulled
  bool annulled = false;                // all of them are annulled
  bool seen_again = false;              // one that was earlier is annulled
  std::optional<TakenBack> taken_back;  // the last that is annulled; of those seen again, before they were
  std::optional<ClockDoubt> doubt;      // its time can't be believed
  bool erased = false;                  // the person was, or took it back: there is no name any more
  std::string person;                   // the same for members that are linked; to be counted once
};

// What staff say of somebody who came.
struct StatedSignIn {
  std::string member;
  int64_t at_ms = 0;
};

// When an event is, and which times staff may state of those who came to it: a day before it to a day after it, both
// included, and nothing that is still to come.
struct EventTimes {
  int64_t starts_at_ms = 0, ends_at_ms = 0;
  int64_t now_ms = 0;                        // by the folder's clock
  std::string why_not(int64_t at_ms) const;  // in English; empty where it may be stated
};

class CheckIn {
 public:
  explicit CheckIn(DataFolder& folder)
      : folder_(folder), index_(folder), attendees_(folder.database()), cards_(folder) {}

  // By pinyin letters (initials, full or a mix; Latin names by their letters), best first (MemberIndex says which). At
  // least two letters, otherwise nothing is found.
  Found find_by_letters(const std::string& event, std::string_view letters);
  // By the phone's last four digits, all four.
  Found find_by_phone(const std::string& event, std::string_view last4);

  // The record is safely on disk when this returns kSignedIn. now_ms is what the device believes, and nobody is turned
  // away for a clock that is known to be wrong: the window applies only where it can be believed.
  SignInResult sign_in(const std::string& event, const std::string& member, int64_t now_ms);
  // The same by what a card says. One of another base signs its holder in as a guest from there, without a name.
  SignInResult sign_in_by_card(const std::string& event, std::string_view scanned, int64_t now_ms);
  // The same for somebody who is on no roster, where the event takes walk-ins. Throws Error{kInput} without a name or
  // consent, and for what is too long.
  SignInResult sign_in_walk_in(const std::string& event, const WalkIn& walk_in, int64_t now_ms);
  // For staff: no window and no capacity applies, and an event that has left the package is one still.
  SignInResult sign_in_by_staff(const std::string& event, const std::string& member, int64_t now_ms);
  // The same, with a time that staff state: no wrong clock bears on it. Throws Error{kInput} for one that EventTimes
  // rules out, as does the list.
  SignInResult sign_in_stated(const std::string& event, const std::string& member, int64_t at_ms);
  // The same for a whole list: one result for each, in order. All that is not kSignedIn or kAlreadyIn refuses the list;
  // nobody of it is signed in then, whatever the other results say.
  std::vector<SignInResult> sign_in_all_stated(const std::string& event, const std::vector<StatedSignIn>& list);
  // Annuls this sign-in and all others that stand of this person at this event: two terminals may have signed somebody
  // in, and staff mean the person. True when there was such a sign-in, and no annulment of it before.
  bool annul(const FactId& sign_in, const std::string& reason, int64_t now_ms);

  // Annuls this one alone, for whoever signed in: what a walk-in wrote goes with it. Nobody is shown it any more, and
  // the office can forget it for good (WalkIns::withdrawn).
  bool take_back(const FactId& sign_in, int64_t now_ms);

  // Forgets a member for good, everywhere after sync: the row itself, its cards, and the walk-ins known to be this
  // person; or a walk-in alone. Sign-ins go on counting. False when there is no such member or walk-in here. Throws
  // Error{kInput} but at the office.
  bool erase(const std::string& member, const std::string& reason, int64_t now_ms);

  // Whether the event is shown still or not; nullopt where there is no such event here.
  std::optional<EventTimes> event_times(const std::string& event);
  std::vector<Member> members(const std::string& base = {});
  // By event and time. The folder's clock is the reader's now.
  std::vector<Attendance> attendance(const std::string& event = {});

 private:
  DataFolder& folder_;
  MemberIndex index_;
  Attendees attendees_;
  Cards cards_;
};

}  // namespace starharbor::content
