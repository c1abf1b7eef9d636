// Anything in any order: a random visitor, a random clock, random answers and halls. What must hold does, after every
// step.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "content-db/people/card_code.h"
#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

template <typename Value>
Value pick(std::initializer_list<Value> values) {
  return *rc::gen::elementOf(std::vector<Value>(values));
}

std::string any_base() {
  return pick<std::string>({"", "harbour", "heart", "nowhere"});
}
std::string any_album() {
  return pick<std::string>({"", "boats", "tea", "to-come", "nowhere"});
}
std::string any_event() {
  return pick<std::string>({"over", "alliance", "harbour-house", "heart-house", "later", ""});
}
int any_index() {
  return *rc::gen::inRange(-3, 8);
}

content::Hall any_hall() {
  content::Hall hall = test_hall();
  for (content::Event& event : hall.events) event.walk_ins = *rc::gen::inRange(0, 4) != 0;
  const auto drop_some = [](auto& things) {
    std::erase_if(things, [](const auto&) { return *rc::gen::inRange(0, 4) == 0; });
  };
  drop_some(hall.bases);
  drop_some(hall.chapters);
  drop_some(hall.diagrams);
  drop_some(hall.albums);
  drop_some(hall.events);
  for (content::Album& album : hall.albums) drop_some(album.photos);
  for (content::Diagram& diagram : hall.diagrams) drop_some(diagram.parts);
  return hall;
}

Action any_writing(const State& state) {
  switch (*rc::gen::inRange(0, 12)) {
    case 0:
    case 1:
      return OpenWalkIn{};
    case 2:
      return AgreeToKeep{};
    case 3:
      return ChooseWalkInField{pick({WalkInField::kName, WalkInField::kFirm, WalkInField::kPhone})};
    case 4:
      return ChoosePad{pick({WritingPad::kPinyin, WritingPad::kHandwriting})};
    case 5:
      return DrawStroke{*rc::gen::inRange(0, 3) == 0 ? Stroke{} : Stroke{{.1f, .2f}, {.3f, .4f}}};
    case 6:
    case 7: {
      const uint64_t query = state.visit.check_in.query - *rc::gen::inRange<uint64_t>(0, 2);
      return WordsRead{query, {{"张", 1}, {"欧阳", 2}}};
    }
    case 8:
      return ChooseWord{any_index()};
    case 9:
      return SetWordsPage{any_index()};
    case 10:
      return KeepLetters{};
    default:
      return SignInWalkIn{};
  }
}

content::SignInResult any_result() {
  content::SignInResult result;
  result.outcome = pick({content::SignInOutcome::kSignedIn, content::SignInOutcome::kAlreadyIn,
                         content::SignInOutcome::kFull, content::SignInOutcome::kClosed});
  result.sign_in = content::FactId("fact.1");
  return result;
}

std::string any_card() {
  content::CardCode code;
  code.base = any_base();
  return content::write_card_code(code);
}

// The paths through sign-in are taken more often, or a walk would hardly ever get to their end.
Action any_action(const State& state) {
  const uint64_t query = state.visit.check_in.query - *rc::gen::inRange<uint64_t>(0, 2);
  switch (*rc::gen::inRange(0, 50)) {
    case 0:
      return OpenHome{};
    case 1:
      return Back{};
    case 2:
      return SetHomePage{any_index()};
    case 3:
      return ToggleLanguage{};
    case 4:
      return OpenStory{any_base()};
    case 5:
      return GoToChapter{any_index(), any_index()};
    case 6:
      return PressDiagramPart{any_index()};
    case 7:
      return OpenGallery{any_base()};
    case 8:
      return FilterGallery{any_base()};
    case 9:
      return ChooseAlbum{any_album()};
    case 10:
      return SetAlbumListPage{any_index()};
    case 11:
      return SetGalleryPage{any_index()};
    case 12:
      return OpenPhoto{any_album(), any_index()};
    case 13:
      return ShowPhoto{any_index()};
    case 14:
      return ToggleChrome{};
    case 15:
      return ZoomPhoto{static_cast<float>(any_index()), 3, NAN};
    case 16:
      return OpenEvents{};
    case 17:
      return SetEventsPage{any_index()};
    case 18:
    case 19:
    case 20:
      return OpenSignIn{any_event()};
    case 21:
    case 22:
    case 23:
      return TypeKey{pick({'A', 'W', '1', '?'})};
    case 24:
      return DeleteKey{};
    case 25:
      return SwitchKeypad{};
    case 26:
    case 27:
      return ChooseCandidate{any_index()};
    case 28:
      return UndoSignIn{};
    case 29:
      return FinishSignIn{};
    case 30:
      return pick<Action>({StillHere{}, Touched{}, Tick{}});
    case 31:
      return HallLoaded{std::make_shared<const content::Hall>(any_hall())};
    case 32:
      return MembersFound{query, test_found(*rc::gen::inRange(0, 5))};
    case 33:
      return SignedIn{any_result(), query, *rc::gen::arbitrary<bool>()};
    case 34:
      return SignInUndone{content::FactId(pick<std::string>({"fact.1", "fact.2"}))};
    case 35:
      return ExchangeNews{{.running = *rc::gen::arbitrary<bool>(), .stick = *rc::gen::arbitrary<bool>(), .good = true},
                          *rc::gen::inRange<int64_t>(0, 100'000)};
    case 36:
    case 37:
      return CardScanned{pick<std::string>({"", "QQ", "SH1AB", any_card()})};
    case 38:
      return OpenCheckIn{};
    case 39:
      return DataFailed{*rc::gen::arbitrary<bool>(), query};
    default:
      return any_writing(state);
  }
}

template <typename Kind>
bool is(const Action& action) {
  return std::holds_alternative<Kind>(action);
}

bool may_cause(const Action& action, const Effect& effect) {
  // What could not be written is tried again whatever happens.
  if (std::holds_alternative<WriteSignIn>(effect) || std::holds_alternative<WriteCardSignIn>(effect) ||
      std::holds_alternative<WriteWalkIn>(effect)) {
    return true;
  }
  if (std::holds_alternative<ReadStrokes>(effect)) return is<DrawStroke>(action) || is<DeleteKey>(action);
  if (std::holds_alternative<SpellWords>(effect) && is<ChooseWord>(action)) return true;
  if (std::holds_alternative<WriteUndo>(effect)) return is<UndoSignIn>(action) || is<SignedIn>(action);
  if (std::holds_alternative<LoadHall>(effect)) return is<SignedIn>(action) || is<SignInUndone>(action);
  return is<TypeKey>(action) || is<DeleteKey>(action);
}

void check_in_range(const State& state) {
  const auto in_range = [](int index, size_t count) {
    return index >= 0 && index < std::max(1, static_cast<int>(count));
  };
  RC_ASSERT(in_range(state.visit.browse.home_page, state.hall->bases.size()));
  RC_ASSERT(in_range(state.visit.check_in.walk_in.words_page, state.visit.check_in.walk_in.words.size()));
  RC_ASSERT(in_range(state.visit.browse.gallery.list_page, listed_albums(state).size()));
  const content::Album* album = current_album(state);
  RC_ASSERT(in_range(state.visit.browse.gallery.page, album ? album->photos.size() : 0));
  if (state.visit.screen == Screen::kPhoto) {
    RC_ASSERT(album != nullptr);
    RC_ASSERT(!album->photos.empty());
    RC_ASSERT(in_range(state.visit.browse.photo.index, album->photos.size()));
  }
  if (state.visit.screen == Screen::kStory) {
    RC_ASSERT(state.visit.browse.story.base.empty() || state.hall->base(state.visit.browse.story.base) != nullptr);
    const auto chapters = chapters_of(*state.hall, state.visit.browse.story.base);
    RC_ASSERT(in_range(state.visit.browse.story.chapter, chapters.size()));
    RC_ASSERT(state.visit.browse.story.page >= 0);
    const content::Diagram* diagram =
        chapters.empty() ? nullptr : state.hall->diagram(chapters[state.visit.browse.story.chapter]->diagram);
    RC_ASSERT(state.visit.browse.story.part < (diagram ? static_cast<int>(diagram->parts.size()) : 0));
  }
  if (is_sign_in(state.visit.screen)) RC_ASSERT(state.hall->event(state.visit.check_in.event) != nullptr);
}

void check_private(const State& state) {
  if (state.visit.screen != Screen::kSignInFind) {
    RC_ASSERT(state.visit.check_in.typed.empty());
    RC_ASSERT(state.visit.check_in.found.candidates.empty());
    RC_ASSERT(state.visit.check_in.member.empty());
  }
  const bool has_card_there = state.visit.screen == Screen::kSignInFind || state.visit.screen == Screen::kSignInDone ||
                              state.visit.screen == Screen::kSignInProblem;
  if (!has_card_there) RC_ASSERT(state.visit.check_in.card.empty());
  const WalkInView& walk_in = state.visit.check_in.walk_in;
  if (state.visit.screen != Screen::kSignInWalkIn) {
    RC_ASSERT(!state.visit.check_in.waiting || state.visit.screen == Screen::kSignInFind);
    RC_ASSERT(walk_in.consent_at_ms == 0);
  }
  if (walk_in.consent_at_ms == 0) {
    RC_ASSERT(walk_in.name.empty() && walk_in.firm.empty() && walk_in.phone.empty());
    RC_ASSERT(walk_in.spelling.empty() && walk_in.strokes.empty() && walk_in.words.empty());
  }
  if (state.visit.screen != Screen::kEvents) RC_ASSERT(state.visit.check_in.held_card.text.empty());
  if (is_resting(state)) RC_ASSERT(state.visit.check_in.typed.empty());
  if (state.visit.check_in.typed.size() < 2) RC_ASSERT(state.visit.check_in.found.candidates.empty());
  const bool may_undo = state.visit.screen == Screen::kSignInDone || state.visit.screen == Screen::kSignInFind;
  if (!may_undo) RC_ASSERT(!state.visit.check_in.undoing && !state.visit.check_in.undo);
  if (state.visit.screen == Screen::kAttract) {
    RC_ASSERT(state.visit.language == Language::kChinese);
    RC_ASSERT(state.visit.check_in.result.sign_in.empty());
    RC_ASSERT(!state.visit.idle.warning_since_ms);
  }
}

void check_times(const State& state) {
  RC_ASSERT(state.visit.screen_since_ms <= state.now_ms);
  RC_ASSERT(state.visit.transition.started_ms <= state.now_ms);
  RC_ASSERT(state.visit.idle.touched_ms <= state.now_ms);
  RC_ASSERT(state.visit.transition.to == state.visit.screen);
  const auto due = next_due_ms(state);
  if (!state.device.at_door) RC_ASSERT(due.has_value() == (state.visit.screen != Screen::kAttract));
  if (due) RC_ASSERT(*due > state.now_ms);
}

RC_GTEST_PROP(RandomWalk, KeepsWhatMustHold, ()) {
  State state = initial_state(Language::kChinese, kNoon);
  state.device.at_door = *rc::gen::arbitrary<bool>();
  int64_t now_ms = kNoon;
  state = update(state, HallLoaded{std::make_shared<const content::Hall>(test_hall())}, now_ms).first;
  const int steps = *rc::gen::inRange(1, 120);
  for (int step = 0; step < steps; ++step) {
    now_ms += pick<int64_t>({0, 0, 0, 1, 90, 700, 3'000, 12'000, 25'000, 61'000, -1, -3'600'000});
    const Action action = any_action(state);
    const State before = update(state, Tick{}, now_ms).first;
    auto [next, effects] = update(state, action, now_ms);
    // One of the action, and one that is tried again.
    RC_ASSERT(effects.size() <= 2u);
    for (const Effect& effect : effects) RC_ASSERT(may_cause(action, effect));
    const bool undoes = !effects.empty() && std::holds_alternative<WriteUndo>(effects.front());
    if (undoes && is<UndoSignIn>(action)) RC_ASSERT(undo_left_ms(before) > 0);
    state = std::move(next);
    RC_ASSERT(state.now_ms == now_ms);
    check_in_range(state);
    check_private(state);
    check_times(state);
  }
}

RC_GTEST_PROP(RandomWalk, LeftAloneAlwaysEndsAtTheBeginning, ()) {
  Visitor visitor;
  visitor.state.device.at_door = *rc::gen::arbitrary<bool>();
  const int steps = *rc::gen::inRange(1, 60);
  for (int step = 0; step < steps; ++step) visitor.act(any_action(visitor.state));
  // The disk is mended: whoever waited for it waits no more.
  content::SignInResult result;
  result.outcome = content::SignInOutcome::kFull;
  if (visitor.state.visit.check_in.waiting) visitor.act(SignedIn{result, visitor.state.visit.check_in.query});
  // Waking only when something is due, as the app does.
  for (int wake = 0; wake < 16 && !is_resting(visitor.state); ++wake) {
    const auto due = next_due_ms(visitor.state);
    RC_ASSERT(due.has_value());
    visitor.now_ms = *due;
    visitor.act(Tick{});
  }
  RC_ASSERT(is_resting(visitor.state));
  RC_ASSERT(visitor.now_ms - kNoon <= 2 * (kIdleWarningAfterMs + kIdleWarningMs));
}

}  // namespace
}  // namespace starharbor::kiosk
