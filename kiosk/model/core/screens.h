// What is known of each screen without drawing it: one row each. How it is drawn stands in the other half of the
// registry, kiosk/screens/registry.cpp.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace starharbor::kiosk {

enum class Screen {
  kAttract,
  kHome,
  kStory,
  kGallery,
  kPhoto,
  kEvents,
  kSignInFind,
  kSignInWalkIn,
  kSignInDone,
  kSignInProblem
};

// What happens to a visitor who does nothing there.
enum class IdlePolicy {
  kNone,      // nobody is there
  kBrowsing,  // somebody may stand and read
  kSignIn,    // a name may be on the screen, and others queue
};

struct ScreenFacts {
  Screen id;
  std::string_view name;       // in logs and tests: "signin-find"
  std::optional<Screen> back;  // where 返回 leads, unless the visit says otherwise; nullopt: there is no 返回
  IdlePolicy idle;
};

const ScreenFacts& facts_of(Screen screen);
std::span<const ScreenFacts> all_screens();
bool is_sign_in(Screen screen);

}  // namespace starharbor::kiosk
