// The star map. Art and stars above the horizon, everything pressable with words below it; pages of stars after seven.
#include "kiosk/screens/home/home.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/home/attract.h"
#include "kiosk/screens/home/base_words.h"
#include "kiosk/screens/home/layout.h"
#include "kiosk/screens/home/strip.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

constexpr float kTileGap = 24;
constexpr float kPressedStar = 1.15f, kPressedGlow = .8f;
constexpr float kRisePx = 24;
constexpr int kNamesDelayMs = 160, kWaysDelayMs = 320;

// Everything that comes from the attract screen, 0..1; at rest 1.
struct Arrival {
  bool coming = false;  // from the attract screen, now
  float travel = 1;     // of stars and horizon
  float ways = 1;       // strip, tiles, navigation bar
};

Arrival arrival_of(const Ui& ui, const State& state) {
  if (!moving(ui, state, Screen::kAttract, Screen::kHome)) return {};
  return {true, ease_inout(arrived(ui, state, motion::kSceneMs)),
          ease_out(arrived(ui, state, motion::kStandardMs, kWaysDelayMs))};
}

float draw_background(Ui& ui, const HomeLayout& layout, const Arrival& arrival) {
  const HarbourScene home = harbour_home(ui.look(), ui.portrait());
  if (!arrival.coming) {
    draw_harbour(ui, home, layout.horizon);
    return layout.horizon;
  }
  const HarbourScene attract = harbour_attract(ui.look(), ui.portrait());
  const float horizon = lerp(attract.horizon, layout.horizon, arrival.travel);
  if (arrival.travel < 1) draw_harbour(ui, attract, horizon);
  ui.canvas().push_alpha(arrival.travel);
  draw_harbour(ui, home, horizon);
  ui.canvas().pop_alpha();
  return horizon;
}

void draw_clock(Ui& ui, const HomeLayout& layout) {
  constexpr int64_t kMinuteMs = 60'000;
  Canvas& canvas = ui.canvas();
  const TextStyle date = canvas.type(Style::kCaption, 30);
  canvas.text(date, {layout.clock_right, layout.date_y}, long_date(ui.language(), ui.now_ms()),
              canvas.color(Role::kNightText2), Align::kRight);
  canvas.text(canvas.type(Style::kTitle, 48), {layout.clock_right, layout.date_y + date.line + 2},
              clock_time(ui.now_ms()), canvas.color(Role::kNightText), Align::kRight);
  ui.need_frame_at(ui.now_ms() + kMinuteMs - ui.now_ms() % kMinuteMs);
}

void draw_couplet(Ui& ui) {
  constexpr float kCell = 104;
  Canvas& canvas = ui.canvas();
  const std::string_view first = ui.tr("brand.couplet_1"), second = ui.tr("brand.couplet_2");
  if (ui.chinese()) {
    canvas.vertical(canvas.type(Style::kDisplay), {920, 264}, kCell, first, canvas.color(Role::kNightText));
    canvas.vertical(canvas.type(Style::kDisplay), {800, 336}, kCell, second, canvas.color(Role::kNightText));
  } else {
    label_in(canvas, {72, 216, 936, canvas.type(Style::kHeading).line}, canvas.type(Style::kHeading), first,
             canvas.color(Role::kNightText), Align::kRight);
    label_in(canvas, {72, 292, 936, canvas.type(Style::kHeading).line}, canvas.type(Style::kHeading), second,
             canvas.color(Role::kNightText), Align::kRight);
  }
}

void draw_words(Ui& ui, const State& state, const HomeLayout& layout, const Arrival& arrival, const PlacedBase& placed,
                int index, bool pressed) {
  const float rise = arrival.coming
                         ? ease_out(arrived(ui, state, motion::kStandardMs, kNamesDelayMs + motion::kStaggerMs * index))
                         : 1;
  const Color color = pressed ? ui.color(Role::kStarLight) : ui.color(Role::kNightText);
  ui.canvas().push_alpha(rise);
  ui.canvas().push_offset({0, kRisePx * (1 - rise)});
  ui.portrait() ? draw_row_words(ui, placed, color) : draw_column_words(ui, layout, placed, color);
  ui.canvas().pop_offset();
  ui.canvas().pop_alpha();
}

void draw_stars(Ui& ui, const State& state, const HomeLayout& layout, const Arrival& arrival, float horizon,
                const std::vector<PlacedBase>& placed, Actions& actions) {
  const int count = static_cast<int>(placed.size());
  const int all = static_cast<int>(state.hall->bases.size());
  std::vector<Vec2> at;
  for (int i = 0; i < count; ++i) {
    const Vec2 rest = placed[static_cast<size_t>(i)].star;
    at.push_back(arrival.coming ? lerp(attract_star(ui.portrait(), i, all), rest, arrival.travel) : rest);
  }
  draw_constellation(ui.canvas(), at, 60, layout.constellation_alpha);
  for (int i = 0; i < count; ++i) {
    const PlacedBase& base = placed[static_cast<size_t>(i)];
    const Vec2 star = at[static_cast<size_t>(i)];
    const float attract_x = reflection_x(ui.portrait(), attract_star(ui.portrait(), i, all), i, all);
    draw_reflection(ui, {.x = lerp(attract_x, reflection_x(ui.portrait(), base.star, i, count), arrival.travel),
                         .horizon = horizon,
                         .length = lerp(kAttractMeasures.reflection_length, layout.reflection_length, arrival.travel),
                         .color = base.colors.light,
                         .width_near = ui.portrait() ? 12.f : 14.f,
                         .width_far = lerp(kAttractMeasures.reflection_far, layout.reflection_far, arrival.travel),
                         .alpha = layout.reflection_alpha,
                         .seed = static_cast<uint32_t>(i + 2)});
    const TargetState finger = ui.target("home.base." + base.base->id, base.area);
    if (finger.tapped) actions.emplace_back(OpenStory{base.base->id});
    draw_star(ui.canvas(), star, layout.star_radius * (finger.pressed ? kPressedStar : 1), base.colors.light,
              finger.pressed ? kPressedGlow : breath(ui, i));
    draw_words(ui, state, layout, arrival, base, i, finger.pressed);
  }
}

void turn_pages(Ui& ui, const HomeLayout& layout, const HomePages& pages, Actions& actions) {
  if (pages.count < 2) return;
  const int step = page_arrows(ui, "home.page", layout.arrow_left, layout.arrow_right, pages.current > 0,
                               pages.current + 1 < pages.count, Ground::kNight) +
                   swiped(ui, layout.sky);
  const int page = std::clamp(pages.current + step, 0, pages.count - 1);
  if (page != pages.current) actions.emplace_back(SetHomePage{page});
  page_dots(ui, layout.dots, pages.count, pages.current, Ground::kNight);
}

void draw_tiles(Ui& ui, const HomeLayout& layout, Actions& actions) {
  struct Way {
    std::string_view id, icon, key;
    Action action;
  };
  const Way ways[] = {{"home.stories", "story", "home.stories", OpenStory{}},
                      {"home.gallery", "gallery", "home.gallery", OpenGallery{}},
                      {"home.events", "signin", "home.events", OpenCheckIn{}}};
  const float count = static_cast<float>(std::size(ways));
  const float width = (layout.tiles.w - kTileGap * (count - 1)) / count;
  float x = layout.tiles.x;
  for (const Way& way : ways) {
    if (entry_tile(ui, way.id, {x, layout.tiles.y, width, layout.tiles.h}, way.icon, ui.words(way.key))) {
      actions.push_back(way.action);
    }
    x += width + kTileGap;
  }
}

void draw_fact(Ui& ui, const State& state, const HomeLayout& layout) {
  Canvas& canvas = ui.canvas();
  const bool sample = state.hall && state.hall->sample;
  const std::string words = state.device.data_trouble ? std::string(ui.tr("state.data_trouble"))
                                                      : std::string(ui.tr("home.fact")) + sample_mark(ui, sample);
  label_in(canvas, layout.fact, canvas.type(Style::kCaption, layout.fact.h / 2), words, canvas.color(Role::kNightText2),
           Align::kLeft);
}

// For staff, where visitors read on: a word, and how far it is.
void draw_exchange(Ui& ui, const Exchange& exchange, Rect area) {
  constexpr float kWordsHeight = 56, kBarTop = 68, kBarHeight = 4, kBarWidth = 480;
  Canvas& canvas = ui.canvas();
  const std::string_view key =
      !exchange.running ? "home.exchange_done" : (exchange.stick ? "home.exchange_stick" : "home.exchange");
  label_in(canvas, {area.x, area.y, area.w, kWordsHeight}, canvas.type(Style::kCaption),
           fill(ui.words(key), {{"n", std::to_string(exchange.percent)}}), canvas.color(Role::kNightText2),
           Align::kLeft);
  const Rect bar{area.x, area.y + kBarTop, std::min(area.w, kBarWidth), kBarHeight};
  const float part = exchange.running ? static_cast<float>(exchange.percent) / 100 : 1;
  canvas.fill(bar, canvas.color(Role::kNightRaised), kBarHeight / 2);
  if (part > 0) canvas.fill({bar.x, bar.y, bar.w * part, bar.h}, canvas.color(Role::kNightText2), kBarHeight / 2);
}

void draw_ways(Ui& ui, const State& state, const HomeLayout& layout, HomeMemory& memory, Actions& actions) {
  draw_home_strip(ui, state, layout.strip, memory, actions);
  draw_tiles(ui, layout, actions);
  if (shows_exchange(state) && !state.device.data_trouble) {
    draw_exchange(ui, *state.device.exchange, layout.fact);
  } else {
    draw_fact(ui, state, layout);
  }
  draw_nav_bar(ui, actions, Ground::kNight, "");
}

}  // namespace

void draw_home(Ui& ui, const State& state, HomeMemory& memory, Actions& actions) {
  if (memory.visit_ms != state.visit.screen_since_ms) memory = {.visit_ms = state.visit.screen_since_ms};
  const HomePages pages = home_pages(state);
  const HomeLayout layout = home_layout(ui, state, pages);
  const Arrival arrival = arrival_of(ui, state);
  Canvas& canvas = ui.canvas();
  const float horizon = draw_background(ui, layout, arrival);
  if (arrival.coming) {
    const float fading = 1 - arrived(ui, state, motion::kQuickMs);
    canvas.push_alpha(fading);
    if (fading > 0) draw_attract_words(ui);
    canvas.pop_alpha();
  }
  turn_pages(ui, layout, pages, actions);
  if (state.hall && !state.hall->bases.empty()) {
    draw_stars(ui, state, layout, arrival, horizon, placed_bases(ui, state, layout, pages), actions);
  } else {
    empty_state(ui, {.id = "home.empty",
                     .area = {layout.strip.x, layout.sky.y, canvas.stage().w - 2 * layout.strip.x,
                              std::min(layout.sky.h, layout.horizon - kHomeOverStrip - layout.sky.y)},
                     .heading = ui.words(state.hall ? "state.empty_hall" : "home.loading"),
                     .line = state.hall ? ui.words("state.empty_hall_text") : Words{}});
  }
  canvas.push_alpha(arrival.ways);
  logo(ui, layout.logo);
  draw_clock(ui, layout);
  if (ui.portrait()) draw_couplet(ui);
  draw_ways(ui, state, layout, memory, actions);
  canvas.pop_alpha();
}

}  // namespace starharbor::kiosk
