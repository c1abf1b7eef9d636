// What staff should look at, computed from the data whenever it is asked for and never stored: one card on two members,
// one person at two bases, an annulled person seen again. Names leave it masked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"

namespace starharbor::content {

enum class ReviewKind {
  kCard,       // edits that did not know of each other gave one card to several members
  kPerson,     // members of different bases with one name and the same last four digits
  kSeenAgain,  // Attendance::seen_again: a sign-in was taken back, and a later one of this person at this event stands
};

enum class ReviewNote { kNone, kAnnulled, kSeenAgain };  // of kSeenAgain, which of the two an entry is

struct ReviewEntry {
  std::string member;       // id
  std::string masked_name;  // empty: not known here
  std::string base;
  std::string by;  // the device's name, or the beginning of its log where no name is known
  int64_t at_ms = 0;
  ReviewNote note = ReviewNote::kNone;
  std::string reason;  // of one that was annulled, as words(TakenBack)
};

struct ReviewItem {
  std::string id;  // 8 hex digits, made from what it is about
  ReviewKind kind = ReviewKind::kCard;
  std::string subject;   // the card or the event
  std::string conflict;  // of kCard: the conflict that settles it
  std::vector<ReviewEntry> entries;
};

class Review {
 public:
  explicit Review(DataFolder& folder) : folder_(folder) {}

  // Cards, then people, then those seen again; within, by what they are about.
  std::vector<ReviewItem> items();

  // Says of an item of kPerson that its members are one person, or that they are several: it is no item then. Throws
  // Error{kInput} when there is no such item, and on a device other than the office.
  void decide(const std::string& id, bool same);
  // The same of two members, whatever was said before. Throws Error{kInput} when one of them is not here.
  void decide(const std::string& member, const std::string& other, bool same);

 private:
  DataFolder& folder_;
};

const char* words(ReviewKind kind);
const char* words(ReviewNote note);

}  // namespace starharbor::content
