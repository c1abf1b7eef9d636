// The screens there are, and what is known of each without drawing it: one row each. How it is drawn stands in the
// other half of the registry, kiosk/screens/registry.cpp.
#pragma once

#include <array>
#include <optional>
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

inline constexpr std::array kScreens{
    ScreenFacts{Screen::kAttract, "attract", std::nullopt, IdlePolicy::kNone},
    ScreenFacts{Screen::kHome, "home", std::nullopt, IdlePolicy::kBrowsing},
    ScreenFacts{Screen::kStory, "story", Screen::kHome, IdlePolicy::kBrowsing},
    ScreenFacts{Screen::kGallery, "gallery", Screen::kHome, IdlePolicy::kBrowsing},
    ScreenFacts{Screen::kPhoto, "photo", Screen::kGallery, IdlePolicy::kBrowsing},
    ScreenFacts{Screen::kEvents, "events", Screen::kHome, IdlePolicy::kBrowsing},
    ScreenFacts{Screen::kSignInFind, "signin-find", Screen::kHome, IdlePolicy::kSignIn},
    ScreenFacts{Screen::kSignInWalkIn, "signin-walk-in", Screen::kSignInFind, IdlePolicy::kSignIn},
    ScreenFacts{Screen::kSignInDone, "signin-done", Screen::kHome, IdlePolicy::kSignIn},
    ScreenFacts{Screen::kSignInProblem, "signin-problem", Screen::kSignInFind, IdlePolicy::kSignIn},
};

const ScreenFacts& facts_of(Screen screen);
bool is_sign_in(Screen screen);

}  // namespace starharbor::kiosk
