// Which events there are to choose from at this moment. Pointers into the hall; nothing here changes a State.
#pragma once

#include <vector>

#include "content-db/exhibit/hall.h"

namespace starharbor::kiosk {

struct State;

// Of the base that is shown here, or of the alliance. REQUIRES a hall.
bool is_ours(const State& state, const content::Event& event);
// The events that can be signed in at now: of the shown base or the alliance first, then the shorter, then by start.
std::vector<const content::Event*> open_events(const State& state);
// The events screen's list: open ones first, then those still to come, by start.
std::vector<const content::Event*> listed_events(const State& state);
// The one event that is open here; where none is, the one that is open anywhere. Null: there is none, or a choice.
const content::Event* only_open_event(const State& state);

}  // namespace starharbor::kiosk
