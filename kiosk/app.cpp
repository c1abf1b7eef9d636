// The frame: fingers mean something on what was last shown, so they are read against the State of that frame; then come
// the answers of the data thread, then the drawing.
#include "kiosk/app.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "kiosk/place.h"
#include "kiosk/sounds.h"

namespace starharbor::kiosk {

namespace {

constexpr int64_t kFrameMs = 16;             // no more than 60 frames a second
constexpr int64_t kLongestSleepMs = 60'000;  // then the wall clock is looked at again
constexpr int64_t kCheapFrameMs = 25;
constexpr int kFailuresUntilRestart = 5;
constexpr int kFailuresUntilEnd = 20;
constexpr int kFailurePauseMs = 200;

int64_t steady_ms() {
  return machine_time().steady_ms;
}

}  // namespace

void FrameCost::add(int64_t cost_ms) {
  last_ms_[count_ % last_ms_.size()] = cost_ms;
  ++count_;
}

// The cheapest of the last frames counts: one that painted a sky or took a photo in says nothing.
bool FrameCost::loops_affordable() const {
  if (count_ < last_ms_.size()) return true;
  return *std::min_element(last_ms_.begin(), last_ms_.end()) <= kCheapFrameMs;
}

App::App(const AppOptions& options)
    : clock_(options.now_ms),
      data_(
          options.data, [this] { return clock_.now_ms(); },
          [this] {
            if (Window* window = sleeper_) window->wake();
          }),
      state_(initial_state(options.language, clock_.now_ms())) {
  window_.emplace(options.window);
  glyphs_.emplace();
  textures_.emplace(
      *glyphs_, [this](const std::string& hash) { return data_.media_path(hash); }, [this] { window_->wake(); });
  window_->set_before_render([this] { textures_->before_render(); });
  if (!options.window.hidden) sounds_.emplace();
  if (!options.trace.empty()) trace_.open(options.trace);
  sleeper_ = &*window_;
  state_.device.settings = content::settings();
  state_.device.at_door = options.at_door;
}

App::~App() = default;

void App::run() {
  int failures = 0;
  while (!window_->quit_requested()) {
    try {
      frame();
      failures = 0;
      window_->wait(sleep_ms());
    } catch (const std::exception& trouble) {
      recover(trouble, ++failures);
      if (failures == kFailuresUntilEnd) throw;
    }
  }
}

// A frame that fails is tried again; when it goes on failing, whatever the visitor did is taken back.
void App::recover(const std::exception& trouble, int failures) {
  std::fprintf(stderr, "starharbor-kiosk: a frame failed: %s\n", trouble.what());
  if (list_begun_) drop_list();
  if (failures == kFailuresUntilRestart) restart(Language::kChinese);
  changed_ = true;
  window_->wait(kFailurePauseMs);
}

void App::frame() {
  update_clock();
  if (const auto due = next_due_ms(state_); due && *due <= clock_.now_ms()) apply({Tick{}});
  read_fingers();
  const bool is_damaged = window_->take_damage();
  changed_ = changed_ || is_damaged;
  for (std::string& text : scanner_.step(window_->take_keys(clock_.now_ms()), clock_.now_ms())) {
    apply({CardScanned{std::move(text)}});
  }
  apply(data_.take());
  const bool is_seen = window_->has_monitor();
  if (list_begun_ && (changed_ || glyphs_->incomplete() || !is_seen)) drop_list();
  if (is_seen && (list_begun_ || changed_ || frame_is_due())) show();
  write_trace();
}

// One act after the other, each on what the one before has left, as if no frame were slow. Only a screen that has not
// been shown yet takes none: nobody can have meant anything on it.
void App::read_fingers() {
  const std::vector<TouchSample> samples = window_->poll(clock_.now_ms());
  for (const std::vector<Gesture>& gestures : one_act_each(recognizer_.step(samples, clock_.now_ms()))) {
    act(Tick{});
    const Screen shown = state_.visit.screen;
    if (list_begun_) drop_list();
    const Drawn drawn = draw(begin_list(), window_->size(), gestures, cost_.loops_affordable());
    next_frame_ms_ = drawn.next_frame_ms;
    if (std::any_of(gestures.begin(), gestures.end(), shows_somebody)) apply({Touched{}});
    apply(drawn.actions);
    if (state_.visit.screen != shown) return;
  }
}

// Shows the frame that has been begun, or draws one.
void App::show() {
  const int64_t began_ms = steady_ms();
  shown_ms_ = clock_.now_ms();
  changed_ = false;
  if (!list_begun_) {
    act(Tick{});
    const bool loops = cost_.loops_affordable();
    Drawn drawn = draw(begin_list(), window_->size(), {}, loops);
    // The glyphs' texture was full; it grows as a frame begins, so the same frame drawn again lacks nothing.
    if (glyphs_->incomplete()) {
      drop_list();
      drawn = draw(begin_list(), window_->size(), {}, loops);
    }
    next_frame_ms_ = drawn.next_frame_ms;
    apply(drawn.actions);
  }
  list_begun_ = false;
  window_->end_frame();
  cost_.add(steady_ms() - began_ms);
}

App::Drawn App::draw(ImDrawList* list, PixelSize size, const std::vector<Gesture>& gestures, bool loops) {
  glyphs_->begin_frame();
  textures_->begin_frame();
  Appearance look = look_;
  look.motion = look.motion && loops;
  Canvas canvas(list, &*glyphs_, &*textures_, static_cast<float>(size.width), static_cast<float>(size.height), look);
  recognizer_.set_scale(canvas.scale());
  Ui ui(canvas, pointer_, gestures, state_.visit.language, clock_.now_ms());
  Drawn drawn;
  draw_screen(ui, state_, memory_, drawn.actions);
  drawn.next_frame_ms = ui.next_frame_at();
  return drawn;
}

ImDrawList* App::begin_list() {
  ImDrawList* list = window_->begin_frame();
  list_begun_ = true;
  return list;
}

void App::drop_list() {
  list_begun_ = false;
  window_->discard_frame();
}

void App::act(const Action& action) {
  const Screen before = state_.visit.screen;
  auto [next, effects] = update(std::move(state_), action, clock_.now_ms());
  state_ = std::move(next);
  data_.run(effects);
  if (state_.visit.screen != before) pointer_.let_go();
  if (const auto sound = sound_of(before, state_); sound && sounds_) sounds_->play(*sound);
  // What a photo's file lacked may have come with the news.
  if (std::holds_alternative<HallLoaded>(action)) textures_->retry_failed();
}

// A touch alone rarely is something new to show.
void App::apply(const Actions& actions) {
  for (const Action& action : actions) {
    const Screen before = state_.visit.screen;
    act(action);
    changed_ = changed_ || state_.visit.screen != before || !std::holds_alternative<Touched>(action);
  }
}

bool App::frame_is_due() const {
  const int64_t now_ms = clock_.now_ms();
  if (now_ms < shown_ms_ + kFrameMs) return false;
  return textures_->has_news() || (next_frame_ms_ && *next_frame_ms_ <= now_ms);
}

// Without a monitor time passes for the visit, but no frame is due.
int App::sleep_ms() const {
  const bool is_seen = window_->has_monitor();
  if (changed_ && is_seen) return 0;
  const int64_t now_ms = clock_.now_ms();
  int64_t until_ms = now_ms + kLongestSleepMs;
  if (next_frame_ms_ && is_seen) until_ms = std::min(until_ms, std::max(*next_frame_ms_, shown_ms_ + kFrameMs));
  if (textures_->has_news() && is_seen) until_ms = std::min(until_ms, shown_ms_ + kFrameMs);
  if (const auto due = next_due_ms(state_)) until_ms = std::min(until_ms, *due);
  if (const auto due = recognizer_.due_ms()) until_ms = std::min(until_ms, *due);
  if (const auto due = scanner_.due_ms()) until_ms = std::min(until_ms, *due);
  return static_cast<int>(std::max<int64_t>(0, until_ms - now_ms));
}

// Between visits a clock that was put back is followed; what remembers times starts anew then.
void App::update_clock() {
  const bool nobody_is_there = is_resting(state_) && !recognizer_.any_finger_down();
  if (!clock_.follow_wall(nobody_is_there)) return;
  pointer_ = {};
  memory_ = {};
  shown_ms_ = 0;
  changed_ = true;
}

void App::write_trace() {
  if (!trace_.is_open()) return;
  const std::string place = place_of(state_);
  if (place == last_place_) return;
  trace_ << place << std::endl;
  last_place_ = place;
}

void App::restart(Language language) {
  state_.visit = new_visit(language, state_.now_ms);
  state_.visit.transition = {};
  pointer_ = {};
  memory_ = {};
}

void App::settle(PixelSize size) {
  for (;;) {
    window_->poll(clock_.now_ms());
    apply(data_.take());
    act(Tick{});
    apply(draw(window_->begin_picture(size), size, {}, false).actions);
    textures_->before_render();
    window_->discard_frame();
    if (data_.idle() && textures_->settled()) return;
    if (!textures_->has_news()) window_->wait(static_cast<int>(kFrameMs));
  }
}

Pixels App::picture(PixelSize size) {
  draw(window_->begin_picture(size), size, {}, false);
  return window_->end_picture();
}

}  // namespace starharbor::kiosk
