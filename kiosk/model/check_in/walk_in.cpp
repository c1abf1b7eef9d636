// Who is on no list writes themselves down: a notice first, then name, firm and phone. Which words letters and strokes
// may mean is not known here, only what becomes of the one that is chosen.
#include <algorithm>
#include <cctype>
#include <utility>

#include "content-db/base/utf8.h"
#include "kiosk/model/check_in/check_in.h"

namespace starharbor::kiosk {

namespace {

// Between the given and the family name of a people whose names are written so.
constexpr const char* kMiddleDot = "·";

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool has_letters(const std::string& text) {
  return std::any_of(text.begin(), text.end(), is_letter);
}

bool takes_writing(const State& state) {
  const CheckInView& view = state.visit.check_in;
  return state.visit.screen == Screen::kSignInWalkIn && view.walk_in.consent_at_ms != 0 && !view.waiting;
}

bool takes_words(const State& state) {
  return takes_writing(state) && state.visit.check_in.walk_in.field != WalkInField::kPhone;
}

std::string& field_of(WalkInView& view) {
  return view.*words_of(view.field);
}

bool takes_middle_dot(const WalkInView& view) {
  if (view.field != WalkInField::kName || view.name.empty() || is_letter(view.name.back())) return false;
  return !view.name.ends_with(kMiddleDot) && has_room(view);
}

void show_words(WalkInView& view, std::vector<Word> words) {
  view.words = std::move(words);
  view.words_page = 0;
  view.words_are_due = false;
}

// Nothing is spelled or drawn, so there is only the dot to offer.
void forget_words(CheckInView& view) {
  view.query = 0;
  show_words(view.walk_in, takes_middle_dot(view.walk_in) ? std::vector<Word>{{kMiddleDot, 0}} : std::vector<Word>{});
}

// The words of before stay until the new ones are here, so that nothing blinks; but they are of another spelling, and
// can't be chosen.
void ask(State& state, Effects& effects) {
  CheckInView& view = state.visit.check_in;
  WalkInView& walk_in = view.walk_in;
  if (walk_in.spelling.empty() && walk_in.strokes.empty()) return forget_words(view);
  view.query = ++state.device.last_query;
  walk_in.words_are_due = true;
  if (walk_in.strokes.empty()) {
    effects.emplace_back(SpellWords{view.query, walk_in.spelling});
  } else {
    effects.emplace_back(ReadStrokes{view.query, walk_in.strokes});
  }
}

void stop_spelling(CheckInView& view) {
  view.walk_in.spelling.clear();
  view.walk_in.strokes.clear();
  forget_words(view);
}

void append(WalkInView& view, const std::string& text) {
  std::string& field = field_of(view);
  const std::string before = field;
  field += text;
  if (field.size() > content::kMaxWalkInBytes) field = before;
}

}  // namespace

void open_walk_in(State& state) {
  CheckInView& view = state.visit.check_in;
  const bool is_there = state.visit.screen == Screen::kSignInFind || state.visit.screen == Screen::kSignInProblem;
  if (!is_there || view.waiting || view.undoing || !takes_walk_ins(state)) return;
  go_to(state, Screen::kSignInWalkIn);
}

void agree_to_keep(State& state) {
  CheckInView& view = state.visit.check_in;
  if (state.visit.screen == Screen::kSignInWalkIn && view.walk_in.consent_at_ms == 0) {
    view.walk_in.consent_at_ms = state.now_ms;
  }
}

void choose_walk_in_field(State& state, WalkInField field) {
  CheckInView& view = state.visit.check_in;
  if (!takes_writing(state) || view.walk_in.field == field) return;
  view.walk_in.field = field;
  stop_spelling(view);
}

void choose_pad(State& state, WritingPad pad) {
  CheckInView& view = state.visit.check_in;
  if (!takes_words(state) || view.walk_in.pad == pad) return;
  view.walk_in.pad = pad;
  stop_spelling(view);
}

void spell_key(State& state, char key, Effects& effects) {
  if (!takes_writing(state)) return;
  WalkInView& view = state.visit.check_in.walk_in;
  if (!has_room(view)) return;
  if (view.field == WalkInField::kPhone) {
    if (key >= '0' && key <= '9') view.phone += key;
    return;
  }
  const bool is_spelling = view.pad == WritingPad::kPinyin && key >= 'A' && key <= 'Z';
  if (!is_spelling || static_cast<int>(view.spelling.size()) >= kMaxSpelledLetters) return;
  view.spelling += static_cast<char>(std::tolower(static_cast<unsigned char>(key)));
  ask(state, effects);
}

void delete_written(State& state, Effects& effects) {
  if (!takes_writing(state)) return;
  WalkInView& view = state.visit.check_in.walk_in;
  if (!view.spelling.empty()) {
    view.spelling.pop_back();
  } else if (!view.strokes.empty()) {
    view.strokes.pop_back();
  } else {
    content::pop_utf8(field_of(view));
    view.as_it_sounds = view.as_it_sounds && has_letters(view.name);
  }
  ask(state, effects);
}

void draw_stroke(State& state, const Stroke& stroke, Effects& effects) {
  if (!takes_words(state)) return;
  WalkInView& view = state.visit.check_in.walk_in;
  const bool has_pad = view.pad == WritingPad::kHandwriting && has_room(view);
  if (!has_pad || stroke.empty() || static_cast<int>(view.strokes.size()) >= kMaxStrokes) return;
  view.strokes.push_back(stroke);
  if (view.strokes.back().size() > kMaxStrokePoints) view.strokes.back().resize(kMaxStrokePoints);
  ask(state, effects);
}

void choose_word(State& state, int index, Effects& effects) {
  if (!takes_words(state)) return;
  WalkInView& view = state.visit.check_in.walk_in;
  if (view.words_are_due || !has_room(view) || index < 0 || index >= static_cast<int>(view.words.size())) return;
  const Word word = view.words[static_cast<size_t>(index)];
  append(view, word.text);
  view.spelling.erase(0, static_cast<size_t>(std::max(0, word.letters)));
  if (!has_room(view)) view.spelling.clear();
  view.strokes.clear();
  ask(state, effects);
}

// A capital, and a space between two words in letters: John Smith.
void keep_letters(State& state) {
  WalkInView& view = state.visit.check_in.walk_in;
  if (!takes_words(state) || view.spelling.empty()) return;
  std::string word = std::exchange(view.spelling, {});
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  const std::string& field = written(view);
  append(view, !field.empty() && is_letter(field.back()) ? " " + word : word);
  // Who reads English writes their name in letters anyway.
  const bool stands_for_characters = view.field == WalkInField::kName && state.visit.language == Language::kChinese;
  view.as_it_sounds = view.as_it_sounds || stands_for_characters;
  forget_words(state.visit.check_in);
}

void take_words(State& state, const WordsRead& answer) {
  CheckInView& view = state.visit.check_in;
  if (!takes_words(state) || answer.query == 0 || answer.query != view.query) return;
  show_words(view.walk_in, answer.words);
}

void sign_in_walk_in(State& state, Effects& effects) {
  if (!takes_writing(state) || !is_complete(state.visit.check_in.walk_in)) return;
  begin_writing(state, {}, {}, effects);
}

}  // namespace starharbor::kiosk
