// Only what a sign-in came to is worth a sound: whoever looks elsewhere is to know that they may go.
#include "kiosk/sounds.h"

namespace starharbor::kiosk {

std::optional<Sound> sound_of(Screen before, const State& after) {
  if (before == after.visit.screen) return std::nullopt;
  if (after.visit.screen == Screen::kSignInDone) return Sound::kDone;
  if (after.visit.screen != Screen::kSignInProblem) return std::nullopt;
  // Who is in already is in: no reason to sound like a refusal.
  const bool is_in = after.visit.check_in.result.outcome == content::SignInOutcome::kAlreadyIn;
  return is_in ? Sound::kDone : Sound::kNotice;
}

}  // namespace starharbor::kiosk
