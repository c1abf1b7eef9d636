// Members' cards: issued and revoked at the office, checked anywhere without a network. The office's key for them
// follows from its device's seed; its public half goes to every base with the district's content, and so do the revoked
// cards. What was scanned is never written down.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "content-db/people/card_code.h"

namespace starharbor::content {

// To be printed: unmasked.
struct MemberCard {
  std::string id;  // hex
  std::string member, member_no, name, base;
  std::string code;  // write_card_code()
  bool is_new = false;
};

enum class CardStanding {
  kGood,
  kNotRead,  // no card, not all of one, or signed by nobody who may issue cards
  kRevoked,
  kUnknown,  // of this base, but nobody here is known by it
};

struct CheckedCard {
  CardStanding standing = CardStanding::kNotRead;
  std::string id;      // hex
  std::string base;    // where it was issued
  std::string member;  // its holder; empty where the card is of a base whose people are not known here
};

class Cards {
 public:
  explicit Cards(DataFolder& folder) : folder_(folder) {}

  CheckedCard check(std::string_view scanned);

  // A card for every member of the base who has none and, with `again`, the present cards of the others too: the same
  // card, printed anew. By member number and id. `only`: these members alone, if any are named. `print` is given them
  // before they count: should it throw, nothing was issued. Throws Error{kInput} but at the office, and for a member
  // who is not of this base.
  using Print = std::function<void(const std::vector<MemberCard>&)>;
  std::vector<MemberCard> issue(const std::string& base, const std::vector<std::string>& only, bool again,
                                const Print& print);
  // Revokes every card of the member that is not revoked; gives how many. Throws Error{kInput} but at the office.
  int revoke(const std::string& member);

 private:
  // This office's own key, announced to the bases once.
  SigningKey announced_key();

  DataFolder& folder_;
};

}  // namespace starharbor::content
