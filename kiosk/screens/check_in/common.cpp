// See common.h.
#include "kiosk/screens/check_in/common.h"

#include <algorithm>

#include "kiosk/screens/shared/common.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {

const content::Event* sign_in_event(const State& state) {
  return state.hall ? state.hall->event(state.visit.check_in.event) : nullptr;
}

std::string sign_in_base(const State& state) {
  const content::Event* event = sign_in_event(state);
  return event ? event->base : std::string();
}

bool has_cards(const State& state) {
  return state.hall && state.hall->cards;
}

void help_line(Ui& ui, const State& state, Rect rect, std::string_view key) {
  const bool has_trouble = state.visit.check_in.waiting && state.device.data_trouble;
  if (has_trouble) key = state.device.disk_full ? "find.disk_full" : "find.retrying";
  label_in(ui.canvas(), rect, ui.type(Style::kBody), ui.words(key),
           has_trouble ? ui.color(Role::kDayWarn) : ui.color(Role::kDayText2), Align::kLeft);
}

std::string event_line(Ui& ui, const content::Event& event, TextStyle style, float width) {
  const std::string mark = sample_mark(ui, event.sample), &title = event.title.in(ui.language());
  const std::string all = facts_line({title, event.venue.in(ui.language())}) + mark;
  return ui.canvas().text_width(style, all) <= width ? all : title + mark;
}

int seats_of(const content::SignInResult& result) {
  constexpr int kUsual = 60;
  if (result.registered > 0) return result.registered;
  return result.capacity > 0 ? result.capacity : kUsual;
}

std::string person_words(const Ui& ui, const State& state) {
  const content::SignInResult& result = state.visit.check_in.result;
  if (result.guest_from.empty() || !state.hall) return result.masked_name;
  return fill(ui.tr("done.guest"), {{"base", name_of(*state.hall, result.guest_from, ui.language())}});
}

namespace {

// On the find screen the next person reads it, and "not me" would be true of them.
std::string_view undo_key(const State& state) {
  return state.visit.screen == Screen::kSignInDone ? "done.undo" : "done.undo_last";
}

std::string_view return_key(const State& state) {
  if (!in_rush(state)) return "done.returning";
  return state.visit.screen == Screen::kSignInDone ? "done.next" : "problem.returning";
}

}  // namespace

void undo_button(Ui& ui, const State& state, std::string_view id, Rect rect, Ground ground, Actions& actions) {
  const bool undoing = state.visit.check_in.undoing;
  const auto until_ms = undo_until_ms(state);
  const int64_t left_ms = until_ms ? std::clamp<int64_t>(*until_ms - ui.now_ms(), 0, kUndoMs) : 0;
  if (left_ms == 0 && !undoing) return;
  const int64_t seconds = (left_ms + 999) / 1000;
  const auto shown_ms = static_cast<float>(ui.motion() ? left_ms : seconds * 1000);
  if (left_ms > 0) ui.need_frame_at(ui.now_ms() + (left_ms % 1000 == 0 ? 1000 : left_ms % 1000));
  ui.need_loop_frame();
  const bool is_pressed = button(ui, {.id = id,
                                      .rect = rect,
                                      .label = ui.words(undoing ? "done.undoing" : undo_key(state)),
                                      .kind = ButtonKind::kQuiet,
                                      .ground = ground,
                                      .icon = "undo",
                                      .busy = undoing,
                                      .countdown = undoing ? -1 : shown_ms / static_cast<float>(kUndoMs),
                                      .countdown_s = static_cast<int>(seconds)});
  if (is_pressed) actions.emplace_back(UndoSignIn{});
}

void return_line(Ui& ui, const State& state, Rect rect) {
  const auto return_ms = result_return_ms(state);
  if (!return_ms) return;
  const int64_t left_ms = std::max<int64_t>(0, *return_ms - ui.now_ms());
  if (left_ms > 0) ui.need_frame_at(ui.now_ms() + (left_ms % 1000 == 0 ? 1000 : left_ms % 1000));
  const Words words = fill(ui.words(return_key(state)), {{"n", std::to_string((left_ms + 999) / 1000)}});
  label_in(ui.canvas(), rect, ui.type(Style::kCaption), words, ui.color(Role::kNightText2), Align::kLeft);
}

Rect hint_rect(bool portrait) {
  return portrait ? Rect{600, 72, 408, 160} : Rect{96, 752, 456, 160};
}

Rect walk_in_rect(bool portrait) {
  return portrait ? Rect{72, 1128, 936, 120} : Rect{680, 952, 392, 96};
}

Rect where_from(bool portrait, const State& state) {
  if (state.visit.transition.from == Screen::kSignInWalkIn) return walk_in_rect(portrait);
  const CheckInView& place = state.visit.check_in;
  return place.pressed_candidate < 0 ? hint_rect(portrait) : candidate_rect(portrait, place.pressed_candidate);
}

Rect candidate_rect(bool portrait, int index) {
  constexpr float kWidth = 560, kHeight = 112, kPitchX = 584, kPitchY = 128;
  const auto i = static_cast<float>(index);
  if (portrait) return {72, 832 + kPitchY * i, 936, kHeight};
  return {680 + kPitchX * static_cast<float>(index % 2), 320 + kPitchY * static_cast<float>(index / 2), kWidth,
          kHeight};
}

}  // namespace starharbor::kiosk
