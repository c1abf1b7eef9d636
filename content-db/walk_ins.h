// Who came and was on no roster, for staff: listed unmasked, written down where only the sound of the name is known,
// and linked with a member, whom the sign-in then follows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content-db/data_folder.h"

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
  // Says that the walk-in is this member; an empty id takes it back. Throws Error{kInput} for one who is not here.
  void link(const std::string& walk_in, const std::string& member);
  // Writes the name as the person writes it. Throws Error{kInput} for a walk-in who is not here, and for no name.
  void write_name(const std::string& walk_in, const std::string& name);

 private:
  void edit(const std::string& walk_in, const nlohmann::json& columns);

  DataFolder& folder_;
};

}  // namespace starharbor::content
