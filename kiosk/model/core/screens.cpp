// The rows.
#include "kiosk/model/core/screens.h"

#include <algorithm>
#include <array>

namespace starharbor::kiosk {

namespace {

constexpr std::array kScreens{
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

}  // namespace

const ScreenFacts& facts_of(Screen screen) {
  return *std::find_if(kScreens.begin(), kScreens.end(), [&](const ScreenFacts& row) { return row.id == screen; });
}

std::span<const ScreenFacts> all_screens() {
  return kScreens;
}

bool is_sign_in(Screen screen) {
  return facts_of(screen).idle == IdlePolicy::kSignIn;
}

}  // namespace starharbor::kiosk
