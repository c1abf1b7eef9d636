// See bare_kiosk.h.
#include "tests/kiosk/crash/bare_kiosk.h"

#include <utility>

namespace starharbor::tests {

using kiosk::Screen;

BareKiosk::BareKiosk(content::DataFolder& folder, int64_t now_ms, Shown shown)
    : worker_(folder, [now_ms] { return now_ms; }),
      now_ms_(now_ms),
      shown_(std::move(shown)),
      state_(kiosk::initial_state(kiosk::Language::kChinese, now_ms)) {
  if (const auto hall = worker_.look(0)) act(*hall);
}

void BareKiosk::act(const kiosk::Action& action) {
  const Screen before = state_.visit.screen;
  auto [next, effects] = kiosk::update(std::move(state_), action, now_ms_);
  state_ = std::move(next);
  if (state_.visit.screen != before) shown_(state_);
  for (const kiosk::Effect& effect : effects) act(worker_.run(effect));
}

content::SignInOutcome BareKiosk::outcome() const {
  const bool is_result = state_.visit.screen == Screen::kSignInDone || state_.visit.screen == Screen::kSignInProblem;
  return is_result ? state_.visit.check_in.result.outcome : content::SignInOutcome::kNotFound;
}

content::SignInOutcome BareKiosk::come_by_letters(const std::string& event, const std::string& letters) {
  act(kiosk::OpenHome{});
  act(kiosk::OpenSignIn{event});
  for (const char letter : letters) act(kiosk::TypeKey{letter});
  act(kiosk::ChooseCandidate{0});
  return outcome();
}

content::SignInOutcome BareKiosk::come_by_card(const std::string& card) {
  act(kiosk::CardScanned{card});
  return outcome();
}

content::SignInOutcome BareKiosk::come_as_walk_in(const std::string& event, const std::string& letters) {
  act(kiosk::OpenHome{});
  act(kiosk::OpenSignIn{event});
  act(kiosk::OpenWalkIn{});
  act(kiosk::AgreeToKeep{});
  for (const char letter : letters) act(kiosk::TypeKey{letter});
  act(kiosk::KeepLetters{});
  act(kiosk::SignInWalkIn{});
  return outcome();
}

void BareKiosk::undo() {
  act(kiosk::UndoSignIn{});
}

}  // namespace starharbor::tests
