// A visit in a test: a small hall, a clock moved by hand, and a State that actions are done to.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "kiosk/model/core/update.h"

namespace starharbor::kiosk {

constexpr int64_t kNoon = 1'780'000'000'000;

// As long as nobody sets them otherwise.
inline const int64_t kIdleWarningAfterMs = 1000 * content::Settings().number("kiosk.idle_warning_after_s");
inline const int64_t kIdleWarningMs = 1000 * content::Settings().number("kiosk.idle_warning_s");
inline const int64_t kSignInIdleWarningAfterMs =
    1000 * content::Settings().number("kiosk.sign_in_idle_warning_after_s");
inline const int64_t kSignInIdleWarningMs = 1000 * content::Settings().number("kiosk.sign_in_idle_warning_s");

inline content::Event test_event(const std::string& id, const std::string& base, int64_t from_ms, int64_t until_ms) {
  content::Event event;
  event.id = id;
  event.base = base;
  event.starts_at_ms = event.sign_in_from_ms = from_ms;
  event.ends_at_ms = event.sign_in_until_ms = until_ms;
  return event;
}

inline content::Album test_album(const std::string& id, const std::string& base, int photos) {
  content::Album album;
  album.id = id;
  album.base = base;
  for (int i = 0; i < photos; ++i) {
    content::Photo photo;
    photo.id = id + "-" + std::to_string(i);
    photo.album = id;
    album.photos.push_back(photo);
  }
  return album;
}

// Two bases, harbour (three chapters, the second with a diagram of four parts) and heart (one chapter); albums of five,
// three and no photos; an event open now at each base, one of the alliance open since earlier, one to come, one over.
inline content::Hall test_hall() {
  constexpr int64_t kHour = 3'600'000;
  content::Hall hall;
  hall.shown_base = "heart";
  for (const char* id : {"harbour", "heart"}) {
    content::Base base;
    base.id = id;
    hall.bases.push_back(base);
  }
  content::Diagram diagram;
  diagram.id = "puzzle";
  diagram.parts.resize(4);
  hall.diagrams.push_back(diagram);
  for (const auto& [id, base] : {std::pair{"a", "harbour"}, {"b", "harbour"}, {"c", "harbour"}, {"d", "heart"}}) {
    content::Chapter chapter;
    chapter.id = id;
    chapter.base = base;
    if (chapter.id == "b") chapter.diagram = "puzzle";
    hall.chapters.push_back(chapter);
  }
  hall.albums = {test_album("boats", "harbour", 5), test_album("tea", "heart", 3), test_album("to-come", "heart", 0)};
  hall.events = {test_event("over", "heart", kNoon - 5 * kHour, kNoon - 4 * kHour),
                 test_event("alliance", "", kNoon - 3 * kHour, kNoon + 3 * kHour),
                 test_event("harbour-house", "harbour", kNoon - 2 * kHour, kNoon + 2 * kHour),
                 test_event("heart-house", "heart", kNoon - kHour, kNoon + kHour),
                 test_event("later", "harbour", kNoon + 4 * kHour, kNoon + 5 * kHour)};
  return hall;
}

inline content::Found test_found(int count) {
  content::Found found;
  for (int i = 0; i < count; ++i) {
    content::Candidate candidate;
    candidate.member = "heart." + std::to_string(i);
    found.candidates.push_back(candidate);
  }
  found.total = count;
  return found;
}

class Visit {
 public:
  explicit Visit(content::Hall hall = test_hall()) : state(initial_state(Language::kChinese, kNoon)) {
    act(HallLoaded{std::make_shared<const content::Hall>(std::move(hall))});
  }

  Visit& act(const Action& action) {
    auto [next, caused] = update(std::move(state), action, now_ms);
    state = std::move(next);
    effects = std::move(caused);
    return *this;
  }
  Visit& after(int64_t ms) {
    now_ms += ms;
    return act(Tick{});
  }
  Visit& type(const std::string& keys) {
    for (const char key : keys) act(TypeKey{key});
    return *this;
  }
  Visit& change_hall(content::Hall hall) {
    return act(HallLoaded{std::make_shared<const content::Hall>(std::move(hall))});
  }
  // The effect that the last action caused, when it was one and of this kind; null otherwise.
  template <typename Kind>
  const Kind* caused() const {
    return effects.size() == 1 ? std::get_if<Kind>(&effects.front()) : nullptr;
  }
  // On the find screen of heart-house with four people found.
  Visit& find_people() {
    act(Touched{}).act(OpenSignIn{"heart-house"}).type("WX");
    return act(MembersFound{state.sign_in.query, test_found(4)});
  }
  // The find screen's first candidate is in.
  Visit& sign_in(content::SignInOutcome outcome = content::SignInOutcome::kSignedIn) {
    find_people().act(ChooseCandidate{0});
    content::SignInResult result;
    result.outcome = outcome;
    result.event = "heart-house";
    result.sign_in = "fact.1";
    result.masked_name = "王*明";
    return act(SignedIn{result, state.sign_in.query});
  }

  int64_t now_ms = kNoon;
  State state;
  Effects effects;
};

}  // namespace starharbor::kiosk
