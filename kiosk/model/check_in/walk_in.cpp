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
  return state.screen == Screen::kSignInWalkIn && state.sign_in.walk_in.consent_at_ms != 0 && !state.sign_in.waiting;
}

bool takes_words(const State& state) {
  return takes_writing(state) && state.sign_in.walk_in.field != WalkInField::kPhone;
}

std::string& field_of(WalkInPlace& place) {
  return place.*words_of(place.field);
}

bool takes_middle_dot(const WalkInPlace& place) {
  if (place.field != WalkInField::kName || place.name.empty() || is_letter(place.name.back())) return false;
  return !place.name.ends_with(kMiddleDot) && has_room(place);
}

void show_words(WalkInPlace& place, std::vector<Word> words) {
  place.words = std::move(words);
  place.words_page = 0;
  place.words_are_due = false;
}

// Nothing is spelled or drawn, so there is only the dot to offer.
void forget_words(SignInPlace& place) {
  ++place.query;
  show_words(place.walk_in, takes_middle_dot(place.walk_in) ? std::vector<Word>{{kMiddleDot, 0}} : std::vector<Word>{});
}

// The words of before stay until the new ones are here, so that nothing blinks; but they are of another spelling, and
// can't be chosen.
void ask(SignInPlace& place, Effects& effects) {
  WalkInPlace& walk_in = place.walk_in;
  if (walk_in.spelling.empty() && walk_in.strokes.empty()) return forget_words(place);
  ++place.query;
  walk_in.words_are_due = true;
  if (walk_in.strokes.empty()) {
    effects.emplace_back(SpellWords{place.query, walk_in.spelling});
  } else {
    effects.emplace_back(ReadStrokes{place.query, walk_in.strokes});
  }
}

void stop_spelling(SignInPlace& place) {
  place.walk_in.spelling.clear();
  place.walk_in.strokes.clear();
  forget_words(place);
}

void append(WalkInPlace& place, const std::string& text) {
  std::string& field = field_of(place);
  const std::string before = field;
  field += text;
  if (field.size() > content::kMaxWalkInBytes) field = before;
}

}  // namespace

void open_walk_in(State& state) {
  const bool is_there = state.screen == Screen::kSignInFind || state.screen == Screen::kSignInProblem;
  if (!is_there || state.sign_in.waiting || state.sign_in.undoing || !takes_walk_ins(state)) return;
  go_to(state, Screen::kSignInWalkIn);
}

void agree_to_keep(State& state) {
  if (state.screen == Screen::kSignInWalkIn && state.sign_in.walk_in.consent_at_ms == 0) {
    state.sign_in.walk_in.consent_at_ms = state.now_ms;
  }
}

void choose_walk_in_field(State& state, WalkInField field) {
  if (!takes_writing(state) || state.sign_in.walk_in.field == field) return;
  state.sign_in.walk_in.field = field;
  stop_spelling(state.sign_in);
}

void choose_pad(State& state, WritingPad pad) {
  if (!takes_words(state) || state.sign_in.walk_in.pad == pad) return;
  state.sign_in.walk_in.pad = pad;
  stop_spelling(state.sign_in);
}

void spell_key(State& state, char key, Effects& effects) {
  if (!takes_writing(state)) return;
  WalkInPlace& place = state.sign_in.walk_in;
  if (!has_room(place)) return;
  if (place.field == WalkInField::kPhone) {
    if (key >= '0' && key <= '9') place.phone += key;
    return;
  }
  const bool is_spelling = place.pad == WritingPad::kPinyin && key >= 'A' && key <= 'Z';
  if (!is_spelling || static_cast<int>(place.spelling.size()) >= kMaxSpelledLetters) return;
  place.spelling += static_cast<char>(std::tolower(static_cast<unsigned char>(key)));
  ask(state.sign_in, effects);
}

void delete_written(State& state, Effects& effects) {
  if (!takes_writing(state)) return;
  WalkInPlace& place = state.sign_in.walk_in;
  if (!place.spelling.empty()) {
    place.spelling.pop_back();
  } else if (!place.strokes.empty()) {
    place.strokes.pop_back();
  } else {
    content::pop_utf8(field_of(place));
    place.as_it_sounds = place.as_it_sounds && has_letters(place.name);
  }
  ask(state.sign_in, effects);
}

void draw_stroke(State& state, const Stroke& stroke, Effects& effects) {
  if (!takes_words(state)) return;
  WalkInPlace& place = state.sign_in.walk_in;
  const bool has_pad = place.pad == WritingPad::kHandwriting && has_room(place);
  if (!has_pad || stroke.empty() || static_cast<int>(place.strokes.size()) >= kMaxStrokes) return;
  place.strokes.push_back(stroke);
  if (place.strokes.back().size() > kMaxStrokePoints) place.strokes.back().resize(kMaxStrokePoints);
  ask(state.sign_in, effects);
}

void choose_word(State& state, int index, Effects& effects) {
  if (!takes_words(state)) return;
  WalkInPlace& place = state.sign_in.walk_in;
  if (place.words_are_due || !has_room(place) || index < 0 || index >= static_cast<int>(place.words.size())) return;
  const Word word = place.words[static_cast<size_t>(index)];
  append(place, word.text);
  place.spelling.erase(0, static_cast<size_t>(std::max(0, word.letters)));
  if (!has_room(place)) place.spelling.clear();
  place.strokes.clear();
  ask(state.sign_in, effects);
}

// A capital, and a space between two words in letters: John Smith.
void keep_letters(State& state) {
  WalkInPlace& place = state.sign_in.walk_in;
  if (!takes_words(state) || place.spelling.empty()) return;
  std::string word = std::exchange(place.spelling, {});
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  const std::string& field = written(place);
  append(place, !field.empty() && is_letter(field.back()) ? " " + word : word);
  // Who reads English writes their name in letters anyway.
  const bool stands_for_characters = place.field == WalkInField::kName && state.language == Language::kChinese;
  place.as_it_sounds = place.as_it_sounds || stands_for_characters;
  forget_words(state.sign_in);
}

void take_words(State& state, const WordsRead& answer) {
  if (!takes_words(state) || answer.query != state.sign_in.query) return;
  show_words(state.sign_in.walk_in, answer.words);
}

void sign_in_walk_in(State& state, Effects& effects) {
  if (!takes_writing(state) || !is_complete(state.sign_in.walk_in)) return;
  begin_writing(state, {}, {}, effects);
}

}  // namespace starharbor::kiosk
