// Who came and was on no roster. For staff: listed unmasked, written down where only the sound of the name is known,
// and linked with a member, whom the sign-in then follows. For the check-in: known again where the power went before
// they were told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "content-db/people/walk_in.h"

namespace starharbor::content {

struct WalkInRow {
  std::string id, event, name, firm, phone_last4;
  bool as_it_sounds = false;
  std::string member;  // once staff know who it is
};

class WalkIns {
 public:
  explicit WalkIns(DataFolder& folder) : folder_(folder) {}

  // By event and id; those at one event, or all.
  std::vector<WalkInRow> list(const std::string& event = {});
  // By id: those who took their sign-in back, and whose words are to be erased (CheckIn::erase).
  std::vector<std::string> withdrawn();
  // The id under which this device signed in somebody of the same name, firm and phone who agreed in this span; the
  // last of them. nullopt: nobody.
  std::optional<std::string> find_same(const std::string& event, const WalkIn& walk_in, int64_t from_ms,
                                       int64_t until_ms);
  // Says that the walk-in is this member; an empty id takes it back. Throws Error{kInput} for one who is not here.
  void link(const std::string& walk_in, const std::string& member);
  // Writes the name as the person writes it. Throws Error{kInput} for a walk-in who is not here, and for no name.
  void write_name(const std::string& walk_in, const std::string& name);

 private:
  void edit(const std::string& walk_in, const Columns& columns);

  DataFolder& folder_;
};

}  // namespace starharbor::content
