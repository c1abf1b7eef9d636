// New content while somebody is looking: they stay where they are if what they look at still exists, otherwise they
// stand at the nearest thing that does. What that is, each feature knows of its own part.
#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

void take_hall(State& state, std::shared_ptr<const content::Hall> hall) {
  if (!hall) return;
  const State before = state;
  state.hall = std::move(hall);
  for (const Feature* feature : features()) {
    if (feature->on_content) feature->on_content(state, before);
  }
}

}  // namespace starharbor::kiosk
