// The small hall, and what a visitor does.
#include "tests/kiosk/model/core/visitor.h"

#include <memory>
#include <utility>

namespace starharbor::kiosk {

content::Event test_event(const std::string& id, const std::string& base, int64_t from_ms, int64_t until_ms) {
  content::Event event;
  event.id = id;
  event.base = base;
  event.starts_at_ms = event.sign_in_from_ms = from_ms;
  event.ends_at_ms = event.sign_in_until_ms = until_ms;
  return event;
}

content::Album test_album(const std::string& id, const std::string& base, int photos) {
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

content::Hall test_hall() {
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

content::Found test_found(int count) {
  content::Found found;
  for (int i = 0; i < count; ++i) {
    content::Candidate candidate;
    candidate.member = "heart." + std::to_string(i);
    found.candidates.push_back(candidate);
  }
  found.total = count;
  return found;
}

Visitor::Visitor(content::Hall hall) : state(initial_state(Language::kChinese, kNoon)) {
  act(HallLoaded{std::make_shared<const content::Hall>(std::move(hall))});
}

Visitor::Visitor(const Visitor&) = default;
Visitor& Visitor::operator=(const Visitor&) = default;
Visitor::~Visitor() = default;

Visitor& Visitor::act(const Action& action) {
  auto [next, caused] = update(std::move(state), action, now_ms);
  state = std::move(next);
  effects = std::move(caused);
  return *this;
}

Visitor& Visitor::after(int64_t ms) {
  now_ms += ms;
  return act(Tick{});
}

Visitor& Visitor::type(const std::string& keys) {
  for (const char key : keys) act(TypeKey{key});
  return *this;
}

Visitor& Visitor::change_hall(content::Hall hall) {
  return act(HallLoaded{std::make_shared<const content::Hall>(std::move(hall))});
}

Visitor& Visitor::find_people() {
  act(Touched{}).act(OpenSignIn{"heart-house"}).type("WX");
  return act(MembersFound{state.visit.check_in.query, test_found(4)});
}

Visitor& Visitor::fail(bool disk_full) {
  return act(DataFailed{disk_full, state.visit.check_in.query});
}

Visitor& Visitor::sign_in(content::SignInOutcome outcome) {
  find_people().act(ChooseCandidate{0});
  content::SignInResult result;
  result.outcome = outcome;
  result.event = "heart-house";
  result.sign_in = content::FactId("fact.1");
  result.masked_name = "王*明";
  return act(SignedIn{result, state.visit.check_in.query});
}

}  // namespace starharbor::kiosk
