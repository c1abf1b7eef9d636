// Which step an action means, and what holds for all of them: time passes first, and whatever a person does shows that
// somebody is there.
#include "kiosk/model/core/update.h"

#include <type_traits>

#include "kiosk/model/browse/browse.h"
#include "kiosk/model/check_in/check_in.h"

namespace starharbor::kiosk {

namespace {

template <typename Kind, typename... Kinds>
constexpr bool is_one_of = (std::is_same_v<Kind, Kinds> || ...);

// Actions that no person did.
template <typename Kind>
constexpr bool comes_from_elsewhere = is_one_of<Kind, Touched, Tick, HallLoaded, MembersFound, WordsRead, SignedIn,
                                                SignInUndone, ExchangeNews, DataFailed>;

struct Step {
  State& state;
  Effects& effects;

  void operator()(const OpenHome&) { go_to(state, Screen::kHome); }
  void operator()(const Back&) { go_back(state); }
  void operator()(const SetHomePage& action) {
    state.home_page = clamp_index(action.page, state.hall ? state.hall->bases.size() : 0);
  }
  void operator()(const ToggleLanguage&) {
    state.language = state.language == Language::kChinese ? Language::kEnglish : Language::kChinese;
    state.language_changed_ms = state.now_ms;
  }
  void operator()(const OpenStory& action) { open_story(state, action.base); }
  void operator()(const GoToChapter& action) { go_to_chapter(state, action.chapter, action.page); }
  void operator()(const PressDiagramPart& action) { press_diagram_part(state, action.part); }
  void operator()(const OpenGallery& action) { open_gallery(state, action.base_filter); }
  void operator()(const FilterGallery& action) { filter_gallery(state, action.base); }
  void operator()(const ChooseAlbum& action) { choose_album(state, action.album); }
  void operator()(const SetAlbumListPage& action) {
    state.gallery.list_page = clamp_index(action.page, listed_albums(state).size());
  }
  void operator()(const SetGalleryPage& action) {
    const content::Album* album = current_album(state);
    state.gallery.page = clamp_index(action.page, album ? album->photos.size() : 0);
  }
  void operator()(const OpenPhoto& action) { open_photo(state, action.album, action.index); }
  void operator()(const ShowPhoto& action) { show_photo(state, action.index); }
  void operator()(const ToggleChrome&) {
    if (state.screen == Screen::kPhoto) state.photo.chrome = !state.photo.chrome;
  }
  void operator()(const ZoomPhoto& action) { zoom_photo(state, action); }
  void operator()(const OpenEvents&) { go_to(state, Screen::kEvents); }
  void operator()(const SetEventsPage& action) {
    state.events.page = clamp_index(action.page, listed_events(state).size());
  }
  void operator()(const OpenSignIn& action) { open_sign_in(state, action.event, effects); }
  void operator()(const OpenDesk&) { open_desk(state, effects); }
  void operator()(const CardScanned& action) { scan_card(state, action.text, effects); }
  void operator()(const TypeKey& action) {
    type_key(state, action.key, effects);
    spell_key(state, action.key, effects);
  }
  void operator()(const DeleteKey&) {
    delete_key(state, effects);
    delete_written(state, effects);
  }
  void operator()(const SwitchKeypad&) { switch_keypad(state); }
  void operator()(const ChooseCandidate& action) { choose_candidate(state, action.index, effects); }
  void operator()(const OpenWalkIn&) { open_walk_in(state); }
  void operator()(const AgreeToKeep&) { agree_to_keep(state); }
  void operator()(const ChooseWalkInField& action) { choose_walk_in_field(state, action.field); }
  void operator()(const ChoosePad& action) { choose_pad(state, action.pad); }
  void operator()(const DrawStroke& action) { draw_stroke(state, action.stroke, effects); }
  void operator()(const ChooseWord& action) { choose_word(state, action.index, effects); }
  void operator()(const SetWordsPage& action) {
    WalkInPlace& place = state.sign_in.walk_in;
    place.words_page = clamp_index(action.page, place.words.size());
  }
  void operator()(const KeepLetters&) { keep_letters(state); }
  void operator()(const SignInWalkIn&) { sign_in_walk_in(state, effects); }
  void operator()(const UndoSignIn&) { undo_sign_in(state, effects); }
  void operator()(const FinishSignIn&) {
    if (is_sign_in(state.screen)) next_person(state);
  }
  void operator()(const StillHere&) {}  // that somebody did something is all it says
  void operator()(const Touched&) { touch(state); }
  void operator()(const Tick&) {}
  void operator()(const HallLoaded& action) {
    state.data_trouble = false;
    take_hall(state, action.hall);
  }
  void operator()(const MembersFound& action) {
    state.data_trouble = false;
    take_found(state, action);
  }
  void operator()(const WordsRead& action) {
    state.data_trouble = false;
    take_words(state, action);
  }
  void operator()(const SignedIn& action) {
    state.data_trouble = false;
    take_signed_in(state, action, effects);
  }
  void operator()(const SignInUndone& action) {
    state.data_trouble = false;
    take_undone(state, action, effects);
  }
  void operator()(const ExchangeNews& action) {
    state.exchange = action.exchange;
    state.exchange->since_ms = state.now_ms - action.age_ms;
  }
  void operator()(const DataFailed& action) { take_failure(state, action); }
};

}  // namespace

State initial_state(Language language, int64_t now_ms) {
  State state;
  state.language = language;
  state.now_ms = state.screen_since_ms = state.language_changed_ms = now_ms;
  state.transition.started_ms = now_ms;
  state.idle.touched_ms = now_ms;
  return state;
}

// The count of queries goes on, so that late answers can be told from new ones; so does that of searches, or it would
// be no limit.
State between_visits(State state, Language language) {
  State fresh = initial_state(language, state.now_ms);
  fresh.hall = std::move(state.hall);
  fresh.transition = state.transition;
  fresh.data_trouble = state.data_trouble;
  fresh.disk_full = state.disk_full;
  fresh.exchange = state.exchange;
  fresh.settings = state.settings;
  fresh.at_door = state.at_door;
  fresh.searches = state.searches;
  fresh.sign_in.query = state.sign_in.query + 1;
  return fresh;
}

std::pair<State, Effects> update(State state, const Action& action, int64_t now_ms) {
  Effects effects;
  pass_time(state, now_ms, effects);
  std::visit(
      [&](const auto& done) {
        using Kind = std::decay_t<decltype(done)>;
        if constexpr (!comes_from_elsewhere<Kind>) {
          // A finger on the attract screen means no more than that; a card means what it always does.
          const bool only_opens = state.screen == Screen::kAttract && !std::is_same_v<Kind, CardScanned>;
          touch(state);
          still_here(state);
          if (only_opens) return;
        }
        Step{state, effects}(done);
      },
      action);
  return {std::move(state), std::move(effects)};
}

}  // namespace starharbor::kiosk
