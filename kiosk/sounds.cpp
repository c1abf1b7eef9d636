// Only what a sign-in came to is worth a sound: whoever looks elsewhere is to know that they may go.
#include "kiosk/sounds.h"

namespace starharbor::kiosk {

std::optional<Sound> sound_of(Screen before, Screen after) {
  if (before == after) return std::nullopt;
  if (after == Screen::kSignInDone) return Sound::kDone;
  if (after == Screen::kSignInProblem) return Sound::kNotice;
  return std::nullopt;
}

}  // namespace starharbor::kiosk
