// The line: the screen, what is on it, the language, and how things stand there.
#include "kiosk/place.h"

#include <fmt/format.h>

#include <map>

#include "kiosk/model/core/screens.h"

namespace starharbor::kiosk {

namespace {

std::string attended(const State& state) {
  if (!state.hall) return {};
  int count = 0;
  for (const content::Event& event : state.hall->events) count += event.attended;
  return fmt::format(" attended {}", count);
}

std::string story_base(const State& state) {
  return state.visit.browse.story.base.empty() ? "alliance" : state.visit.browse.story.base;
}

std::string album(const State& state) {
  const content::Album* shown = current_album(state);
  return shown ? shown->id : "none";
}

// What comes between the screen's name and the language, and what comes after it.
struct Details {
  std::string before, after;
};

Details events_details(const State& state) {
  return {{}, attended(state)};
}

Details story_details(const State& state) {
  return {fmt::format(" {} {}", story_base(state), state.visit.browse.story.chapter),
          fmt::format(" page {} part {}", state.visit.browse.story.page, state.visit.browse.story.part)};
}

Details gallery_details(const State& state) {
  return {" " + album(state), fmt::format(" page {}", state.visit.browse.gallery.page)};
}

Details photo_details(const State& state) {
  return {fmt::format(" {} {}", album(state), state.visit.browse.photo.index),
          fmt::format(" zoom {:.2f}", state.visit.browse.photo.zoom)};
}

std::string event_of(const State& state) {
  return " " + state.visit.check_in.event;
}

Details find_details(const State& state) {
  return {event_of(state), fmt::format(" found {}", state.visit.check_in.found.candidates.size())};
}

Details walk_in_details(const State& state) {
  const WalkInView& walk_in = state.visit.check_in.walk_in;
  return {event_of(state),
          fmt::format(" {} words {}", walk_in.consent_at_ms == 0 ? "notice" : "form", walk_in.words.size())};
}

Details done_details(const State& state) {
  return {event_of(state), fmt::format(" ordinal {}", state.visit.check_in.result.ordinal)};
}

Details problem_details(const State& state) {
  return {event_of(state), {}};
}

// Screens of which there is more to tell than that they are shown.
const std::map<Screen, Details (*)(const State&)> kDetails = {
    {Screen::kAttract, events_details},  {Screen::kHome, events_details},
    {Screen::kStory, story_details},     {Screen::kGallery, gallery_details},
    {Screen::kPhoto, photo_details},     {Screen::kEvents, events_details},
    {Screen::kSignInFind, find_details}, {Screen::kSignInWalkIn, walk_in_details},
    {Screen::kSignInDone, done_details}, {Screen::kSignInProblem, problem_details},
};

}  // namespace

std::string place_of(const State& state) {
  const char* language = state.visit.language == Language::kChinese ? "zh" : "en";
  const char* warning = state.visit.idle.warning_since_ms ? "idle-warning over " : "";
  const auto told = kDetails.find(state.visit.screen);
  const Details details = told == kDetails.end() ? Details{} : told->second(state);
  return fmt::format("{}{}{} {}{}", warning, facts_of(state.visit.screen).name, details.before, language,
                     details.after);
}

}  // namespace starharbor::kiosk
