// Which event the strip of home shows, and what it says about it. A page for each that is open now, and back to the
// first with each visit.
#include "kiosk/screens/home/strip.h"

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/widgets/card.h"

namespace starharbor::kiosk {
namespace {

const content::Event* next_event(const State& state) {
  if (!state.hall) return nullptr;
  for (const content::Event& event : state.hall->events) {
    if (event.starts_at_ms > state.now_ms) return &event;
  }
  return nullptr;
}

std::vector<std::string> strip_place(const Ui& ui, const State& state, const content::Event& event, bool with_count) {
  std::string count;
  if (event.full()) {
    count = ui.tr("events.full");
  } else if (with_count && event.attended > 0) {
    count = fill(ui.tr("home.here"), {{"n", std::to_string(event.attended)}});
  }
  return {name_of(*state.hall, event.base, ui.language()), event.venue.in(ui.language()), count};
}

EventStrip open_strip(Ui& ui, const State& state, Rect rect, const content::Event& event) {
  const BaseColors colors = colors_of(ui.look(), *state.hall, event.base);
  return {.id = "home.event",
          .rect = rect,
          .glyph = glyph_of(ui.look(), state, event.base, colors.deep),
          .panel = colors.deep,
          .time = event_time(event, ui.language(), ui.now_ms()),
          .title = event.title.in(ui.language()),
          .place = strip_place(ui, state, event, true),
          .action = ui.words("home.sign_in")};
}

// Nothing can be signed in at: the next event today, or a day on which there is one.
EventStrip coming_strip(Ui& ui, const State& state, Rect rect) {
  const content::Event* event = next_event(state);
  const std::string base = event ? event->base : std::string();
  const BaseColors colors =
      state.hall ? colors_of(ui.look(), *state.hall, base) : ui.look().base_colors("", std::nullopt);
  EventStrip strip{.id = "home.event",
                   .rect = rect,
                   .glyph = glyph_of(ui.look(), state, base, colors.deep),
                   .panel = colors.deep,
                   .title = std::string(ui.tr("home.no_event"))};
  if (event && same_day(event->starts_at_ms, ui.now_ms())) {
    strip.time = event_time(*event, ui.language(), ui.now_ms());
    strip.title = event->title.in(ui.language());
    strip.place = strip_place(ui, state, *event, false);
  } else if (event) {
    strip.title = fill(ui.tr("home.no_event_next"), {{"day", short_date(ui.language(), event->starts_at_ms)}});
    strip.place = {event->title.in(ui.language()), name_of(*state.hall, base, ui.language())};
  }
  return strip;
}

void draw_open_event(Ui& ui, const State& state, Rect rect, const std::vector<const content::Event*>& open,
                     HomeMemory& memory, Actions& actions) {
  const int pages = static_cast<int>(open.size());
  memory.event_page = std::clamp(memory.event_page, 0, pages - 1);
  const content::Event& event = *open[static_cast<size_t>(memory.event_page)];
  EventStrip strip = open_strip(ui, state, rect, event);
  strip.pages = pages;
  strip.page = memory.event_page;
  const EventStripPress press = event_strip(ui, strip);
  if (press.action || press.body) actions.emplace_back(OpenSignIn{event.id});
  if (press.step != 0) {
    memory.event_page = std::clamp(memory.event_page + press.step, 0, pages - 1);
    ui.need_frame_now();
  }
}

}  // namespace

float home_strip_height(Ui& ui, const State& state, Rect rect) {
  const std::vector<const content::Event*> open = open_events(state);
  if (open.empty()) return event_strip_height(ui, coming_strip(ui, state, rect));
  float height = 0;
  for (const content::Event* event : open) {
    height = std::max(height, event_strip_height(ui, open_strip(ui, state, rect, *event)));
  }
  return height;
}

void draw_home_strip(Ui& ui, const State& state, Rect rect, HomeMemory& memory, Actions& actions) {
  const std::vector<const content::Event*> open = open_events(state);
  if (!open.empty()) {
    draw_open_event(ui, state, rect, open, memory, actions);
  } else if (event_strip(ui, coming_strip(ui, state, rect)).body) {
    actions.emplace_back(OpenEvents{});
  }
}

}  // namespace starharbor::kiosk
