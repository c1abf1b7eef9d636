// One line for each screen.
#include "kiosk/place.h"

#include <fmt/format.h>

namespace starharbor::kiosk {

namespace {

std::string attended(const State& state) {
  if (!state.hall) return {};
  int count = 0;
  for (const content::Event& event : state.hall->events) count += event.attended;
  return fmt::format(" attended {}", count);
}

std::string story_base(const State& state) {
  return state.story.base.empty() ? "alliance" : state.story.base;
}

std::string album(const State& state) {
  const content::Album* shown = current_album(state);
  return shown ? shown->id : "none";
}

std::string place_on_screen(const State& state, const char* language) {
  const std::string screen = screen_name(state.screen);
  switch (state.screen) {
    case Screen::kAttract:
    case Screen::kHome:
    case Screen::kEvents:
      return fmt::format("{} {}{}", screen, language, attended(state));
    case Screen::kStory:
      return fmt::format("{} {} {} {} page {} part {}", screen, story_base(state), state.story.chapter, language,
                         state.story.page, state.story.part);
    case Screen::kGallery:
      return fmt::format("{} {} {} page {}", screen, album(state), language, state.gallery.page);
    case Screen::kPhoto:
      return fmt::format("{} {} {} {} zoom {:.2f}", screen, album(state), state.photo.index, language,
                         state.photo.zoom);
    case Screen::kSignInFind:
      return fmt::format("{} {} {} found {}", screen, state.sign_in.event, language,
                         state.sign_in.found.candidates.size());
    case Screen::kSignInWalkIn:
      return fmt::format("{} {} {} {} words {}", screen, state.sign_in.event, language,
                         state.sign_in.walk_in.consent_at_ms == 0 ? "notice" : "form",
                         state.sign_in.walk_in.words.size());
    case Screen::kSignInDone:
      return fmt::format("{} {} {} ordinal {}", screen, state.sign_in.event, language, state.sign_in.result.ordinal);
    case Screen::kSignInProblem:
      return fmt::format("{} {} {}", screen, state.sign_in.event, language);
  }
  return screen;
}

}  // namespace

const char* screen_name(Screen screen) {
  switch (screen) {
    case Screen::kAttract:
      return "attract";
    case Screen::kHome:
      return "home";
    case Screen::kStory:
      return "story";
    case Screen::kGallery:
      return "gallery";
    case Screen::kPhoto:
      return "photo";
    case Screen::kEvents:
      return "events";
    case Screen::kSignInFind:
      return "signin-find";
    case Screen::kSignInWalkIn:
      return "signin-walk-in";
    case Screen::kSignInDone:
      return "signin-done";
    case Screen::kSignInProblem:
      return "signin-problem";
  }
  return "";
}

std::string place_of(const State& state) {
  const char* language = state.language == Language::kChinese ? "zh" : "en";
  const std::string warning = state.idle.warning_since_ms ? "idle-warning over " : "";
  return warning + place_on_screen(state, language);
}

}  // namespace starharbor::kiosk
