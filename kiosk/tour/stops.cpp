// The stops in their order, and how to get to each.
#include "kiosk/tour/stops.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>

#include "content-db/people/card_code.h"

namespace starharbor::kiosk {

namespace {

constexpr int64_t kRestMs = 2'000;  // before the time that ends in the warning
constexpr int64_t kWarningMs = 600;
constexpr size_t kEnoughFound = 3;
constexpr int kLastPage = 99;  // the story screen stays on the last page there is
// Two letters each, of frequent names: one of them finds a few people in any hall.
constexpr const char* kLetters[] = {"WX", "LX", "ZX", "WJ", "LJ", "CX", "ZH", "LI", "WA", "CH"};

bool is_not_in_yet(const content::Candidate& candidate) {
  return !candidate.already_in;
}

// One walk; begun in a kiosk that has just been switched on.
class Walk {
 public:
  Walk(App& app, TourPictures& pictures) : app_(app), pictures_(pictures) {}

  void past_all_stops();
  void past_main_stops(const std::string& name);

 private:
  void exchange();
  void stories();
  void albums();
  void sign_in();
  bool find_people(const std::string& event);
  // Of those found; -1: none is like that.
  int index_of(const std::function<bool(const content::Candidate&)>& is_wanted) const;
  void find_by_digits(const std::string& event);
  void sign_in_twice(const std::string& event);
  void cards();
  void walk_in();
  void draw_character();
  void full_event();
  void idle_warning();

  const State& state() const { return app_.state(); }
  const content::Hall& hall() const { return *state().hall; }
  void act(const Action& action);
  void type(const std::string& keys);
  void stop(const std::string& name) { pictures_.take(name); }
  void leave_out(const std::string& name, const std::string& why) { pictures_.leave_out(name, why); }
  void show_diagram_of(const std::string& base);
  const std::string& base_with_rings() const;

  App& app_;
  TourPictures& pictures_;
};

void Walk::past_all_stops() {
  stop("attract");
  app_.act(Touched{});
  stop("home");
  exchange();
  stories();
  albums();
  act(OpenHome{});
  act(OpenEvents{});
  stop("events");
  sign_in();
  cards();
  walk_in();
  full_event();
  idle_warning();
}

void Walk::past_main_stops(const std::string& name) {
  app_.act(Touched{});
  stop("home-" + name);
  if (hall().bases.empty()) {
    leave_out("story-" + name, "there are no bases yet");
  } else {
    show_diagram_of(base_with_rings());
    stop("story-" + name);
    act(GoToChapter{state().visit.browse.story.chapter, kLastPage});
    stop("story-last-" + name);
  }
  act(OpenHome{});
  const auto open = open_events(state());
  const auto with_room = std::find_if(open.begin(), open.end(), [](const auto* event) { return !event->full(); });
  if (with_room == open.end()) return leave_out("signin-find-" + name, "nothing is open for sign-in now");
  find_people((*with_room)->id);
  stop("signin-find-" + name);
}

void Walk::act(const Action& action) {
  app_.act(Touched{});
  app_.act(action);
}

void Walk::type(const std::string& keys) {
  for (const char key : keys) act(TypeKey{key});
  pictures_.settle();
}

const std::string& Walk::base_with_rings() const {
  for (const content::Diagram& diagram : hall().diagrams) {
    if (diagram.kind == "rings" && hall().base(diagram.base)) return diagram.base;
  }
  return hall().bases.front().id;
}

void Walk::show_diagram_of(const std::string& base) {
  act(OpenStory{base});
  const auto chapters = chapters_of(hall(), base);
  const auto with_diagram = std::find_if(chapters.begin(), chapters.end(),
                                         [](const content::Chapter* chapter) { return !chapter->diagram.empty(); });
  if (with_diagram != chapters.end()) act(GoToChapter{static_cast<int>(with_diagram - chapters.begin())});
}

// As if a stick were in. Afterwards it was a share, which leaves no word.
void Walk::exchange() {
  app_.act(ExchangeNews{{.running = true, .stick = true, .percent = 35}});
  stop("home-exchange");
  app_.act(ExchangeNews{{.stick = true, .good = true, .percent = 100}});
  stop("home-exchange-done");
  app_.act(ExchangeNews{{.good = true, .percent = 100}});
}

void Walk::stories() {
  if (hall().bases.empty()) {
    leave_out("story", "there are no bases yet");
  } else {
    show_diagram_of(base_with_rings());
    stop("story");
  }
  for (size_t i = 0; i < hall().bases.size(); ++i) {
    const std::string base = hall().bases[i].id;
    act(OpenHome{});
    show_diagram_of(base);
    stop("story-" + base);
  }
  act(OpenHome{});
  act(OpenStory{""});
  stop("story-alliance");
  const int chapters = static_cast<int>(chapters_of(hall(), "").size());
  for (int chapter = 1; chapter < chapters; ++chapter) {
    act(GoToChapter{chapter, kLastPage});
    stop(fmt::format("story-alliance-{}", chapter + 1));
  }
}

void Walk::albums() {
  act(OpenHome{});
  act(OpenGallery{""});
  stop("gallery");
  const content::Album* largest = nullptr;
  for (const content::Album& album : hall().albums) {
    if (!largest || album.photos.size() > largest->photos.size()) largest = &album;
  }
  if (!largest || largest->photos.empty()) {
    leave_out("album", "there are no pictures yet");
    leave_out("photo", "there are no pictures yet");
    return;
  }
  const std::string first = current_album(state())->photos.empty() ? largest->id : current_album(state())->id;
  act(FilterGallery{largest->base});
  act(ChooseAlbum{largest->id});
  stop("album");
  act(OpenPhoto{first, 0});
  stop("photo");
}

void Walk::sign_in() {
  const auto open = open_events(state());
  const auto with_room = std::find_if(open.begin(), open.end(), [](const auto* event) { return !event->full(); });
  if (with_room == open.end()) return leave_out("signin-find", "nothing is open for sign-in now");
  const std::string event = (*with_room)->id;
  act(OpenSignIn{event});
  if (!find_people(event)) return leave_out("signin-find", "nobody is found under any of the letters tried");
  stop("signin-find");
  find_by_digits(event);
  sign_in_twice(event);
}

bool Walk::find_people(const std::string& event) {
  act(OpenSignIn{event});
  std::string best;
  size_t most = 0;
  const auto found = [&](const std::string& letters) {
    while (!state().visit.check_in.typed.empty()) act(DeleteKey{});
    type(letters);
    // It looks for more people than a visitor would.
    if (state().visit.check_in.held) pictures_.pass(kSlowestMs);
    return state().visit.check_in.found.candidates.size();
  };
  for (const char* letters : kLetters) {
    const size_t count = found(letters);
    if (count >= kEnoughFound) return true;
    if (count > most) best = letters;
    most = std::max(most, count);
  }
  return most > 0 && found(best) > 0;
}

void Walk::find_by_digits(const std::string& event) {
  std::string last4;
  for (const content::Candidate& candidate : state().visit.check_in.found.candidates) {
    if (last4.empty()) last4 = candidate.phone_last4;
  }
  if (last4.empty()) return leave_out("signin-digits", "none of those found has a phone number");
  act(SwitchKeypad{});
  type(last4);
  if (state().visit.check_in.held) pictures_.pass(kSlowestMs);
  stop("signin-digits");
  act(SwitchKeypad{});
  find_people(event);
}

int Walk::index_of(const std::function<bool(const content::Candidate&)>& is_wanted) const {
  const auto& candidates = state().visit.check_in.found.candidates;
  const auto found = std::find_if(candidates.begin(), candidates.end(), is_wanted);
  return found == candidates.end() ? -1 : static_cast<int>(found - candidates.begin());
}

void Walk::sign_in_twice(const std::string& event) {
  const int index = index_of(is_not_in_yet);
  if (index < 0) return leave_out("signin-done", "everybody found is in already");
  const std::string member = state().visit.check_in.found.candidates[static_cast<size_t>(index)].member;
  act(ChooseCandidate{index});
  stop("signin-done");
  const content::FactId fact = state().visit.check_in.result.sign_in;
  act(FinishSignIn{});
  stop("signin-next");
  act(OpenEvents{});
  find_people(event);
  act(ChooseCandidate{index_of([&](const content::Candidate& candidate) { return candidate.member == member; })});
  stop("signin-already");
  // The next walk finds everything as this one did.
  app_.run_effect(WriteUndo{fact});
  pictures_.settle();
}

// As if cards had been scanned: one of another base, one that was revoked, one that nobody knows.
void Walk::cards() {
  const auto open = open_events(state());
  if (open.empty() || hall().bases.empty()) return leave_out("card", "nothing is open for sign-in now");
  const std::string event = open.front()->id;
  const auto end_with = [&](content::SignInOutcome outcome, const std::string& name) {
    act(OpenHome{});
    act(OpenSignIn{event});
    act(CardScanned{content::write_card_code({})});
    content::SignInResult result;
    result.outcome = outcome;
    result.event = event;
    if (outcome == content::SignInOutcome::kSignedIn) result.guest_from = hall().bases.back().id;
    result.at_ms = state().now_ms;
    result.ordinal = result.attended = 28;
    result.registered = 60;
    app_.act(SignedIn{result, state().visit.check_in.query});
    stop(name);
  };
  end_with(content::SignInOutcome::kSignedIn, "card-guest");
  end_with(content::SignInOutcome::kCardRevoked, "card-revoked");
  end_with(content::SignInOutcome::kCardUnknown, "card-unknown");
}

// 王, in the middle of the pad.
void Walk::draw_character() {
  const float middle = pictures_.size().height > pictures_.size().width ? 1.14f : 1.45f;
  const auto line = [&](InkPoint from, InkPoint to) {
    act(DrawStroke{{{middle + from.x, from.y}, {middle + to.x, to.y}}});
  };
  line({-.22f, .22f}, {.22f, .2f});
  line({-.18f, .5f}, {.18f, .48f});
  line({0, .21f}, {0, .79f});
  line({-.3f, .8f}, {.3f, .78f});
  pictures_.settle();
}

void Walk::walk_in() {
  const auto open = open_events(state());
  const auto found = std::find_if(open.begin(), open.end(),
                                  [](const content::Event* event) { return event->walk_ins && !event->full(); });
  if (found == open.end()) return leave_out("walk-in", "no open event takes people who are on no list");
  const std::string event = (*found)->id;
  act(OpenHome{});
  act(OpenSignIn{event});
  type("QX");
  stop("walk-in-nobody");
  act(OpenWalkIn{});
  stop("walk-in-notice");
  act(AgreeToKeep{});
  type("OUYANGMINGYUE");
  stop("walk-in-pinyin");
  act(ChooseWord{0});
  while (!state().visit.check_in.walk_in.spelling.empty()) act(DeleteKey{});
  act(ChooseWalkInField{WalkInField::kFirm});
  act(ChoosePad{WritingPad::kHandwriting});
  draw_character();
  stop("walk-in-handwriting");
  act(ChooseWord{0});
  act(ChooseWalkInField{WalkInField::kPhone});
  type("13800005678");
  stop("walk-in-phone");
  act(SignInWalkIn{});
  stop("walk-in-done");
  const content::FactId fact = state().visit.check_in.result.sign_in;
  app_.run_effect(WriteUndo{fact});
  pictures_.settle();
}

void Walk::full_event() {
  const auto open = open_events(state());
  const auto full = std::find_if(open.begin(), open.end(), [](const content::Event* event) { return event->full(); });
  if (full == open.end()) return leave_out("signin-full", "no open event is full");
  const std::string event = (*full)->id;
  act(OpenHome{});
  if (!find_people(event)) return leave_out("signin-full", "nobody is found for the full event");
  const int late = index_of(is_not_in_yet);
  if (late < 0) return leave_out("signin-full", "everybody found is in already");
  act(ChooseCandidate{late});
  stop("signin-full");
}

void Walk::idle_warning() {
  act(OpenHome{});
  if (!hall().bases.empty()) show_diagram_of(base_with_rings());
  pictures_.pass(kRestMs);
  app_.clock().advance(idle_warning_after_ms(state()));
  pictures_.take("idle-warning", kWarningMs);
}

}  // namespace

void walk_past_all_stops(App& app, TourPictures& pictures) {
  Walk(app, pictures).past_all_stops();
}

void walk_past_main_stops(App& app, TourPictures& pictures, const std::string& name) {
  Walk(app, pictures).past_main_stops(name);
}

}  // namespace starharbor::kiosk
