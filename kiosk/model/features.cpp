// The list of features: with state.h and update.h, which put their parts together, the only place of the model that
// knows them all by name.
#include <array>

#include "kiosk/model/browse/browse.h"
#include "kiosk/model/check_in/check_in.h"
#include "kiosk/model/core/feature.h"

namespace starharbor::kiosk {

std::span<const Feature* const> features() {
  // What a result or a card ends comes before what the visit's end does.
  static constexpr std::array kAll{&kCheckIn, &kDoor, &kBrowse, &kCore};
  return kAll;
}

}  // namespace starharbor::kiosk
