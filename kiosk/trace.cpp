// See trace.h.
#include "kiosk/trace.h"

#include <fmt/format.h>

namespace starharbor::kiosk {
namespace {

const char* outcome_name(content::SignInOutcome outcome) {
  switch (outcome) {
    case content::SignInOutcome::kSignedIn:
      return "signed-in";
    case content::SignInOutcome::kAlreadyIn:
      return "already-in";
    case content::SignInOutcome::kFull:
      return "full";
    case content::SignInOutcome::kClosed:
      return "closed";
    case content::SignInOutcome::kNotFound:
      return "not-found";
  }
  return "";
}

std::string place_of(const State& state) {
  switch (state.screen) {
    case Screen::kAttract:
      return "attract";
    case Screen::kHome:
      return "home";
    case Screen::kStory:
      return fmt::format("story {} {}", state.story.base.empty() ? "alliance" : state.story.base, state.story.chapter);
    case Screen::kGallery:
      return fmt::format("gallery {}", state.gallery.album);
    case Screen::kPhoto:
      return fmt::format("photo {} {} zoom {:.2f}", state.gallery.album, state.photo.index, state.photo.zoom);
    case Screen::kEvents:
      return "events";
    case Screen::kSignInFind:
      return fmt::format("signin-find {} found {}", state.sign_in.event, state.sign_in.found.total);
    case Screen::kSignInDone:
      return fmt::format("signin-done {} {}", state.sign_in.event, state.sign_in.result.ordinal);
    case Screen::kSignInProblem:
      return fmt::format("signin-problem {}", outcome_name(state.sign_in.result.outcome));
  }
  return "";
}

}  // namespace

std::string describe(const State& state) {
  int attended = 0;
  if (state.hall)
    for (const content::Event& event : state.hall->events) attended += event.attended;
  return fmt::format("{}{}{} · attended {}", place_of(state), state.language == Language::kEnglish ? " en" : "",
                     state.idle.warning_since_ms ? " idle-warning" : "", attended);
}

}  // namespace starharbor::kiosk
