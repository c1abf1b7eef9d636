// What several screens share. Nothing here draws a screen.
#include "kiosk/screens/shared/common.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/theme/dates.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/nav_bar.h"

namespace starharbor::kiosk {
namespace {

constexpr int64_t kLongEventMs = 4 * 3'600'000;  // from here on its end is worth telling
constexpr float kSwipePx = 80, kFlingPxPerS = 500;

// The ground that a zigzag of stars may use, and the two heights (or, in portrait, the two columns) it swings between.
struct Zigzag {
  float first, last;
  float high, low;
};
constexpr Zigzag kHomeZigzag{269, 1651, 222, 346}, kHomeZigzagPortrait{496, 1192, 150, 300};
constexpr Zigzag kAttractZigzag{610, 1752, 286, 430}, kAttractZigzagPortrait{380, 1090, 170, 350};

constexpr std::array<float, 5> kPortraitReflections{150, 300, 480, 680, 880};
constexpr std::array<Vec2, 5> kHomeW{{{269, 236}, {614, 352}, {960, 222}, {1306, 340}, {1651, 190}}};
constexpr std::array<Vec2, 5> kHomeWPortrait{{{150, 496}, {300, 670}, {150, 844}, {300, 1018}, {150, 1192}}};
constexpr std::array<Vec2, 5> kAttractW{{{610, 316}, {890, 448}, {1160, 286}, {1462, 414}, {1752, 226}}};
constexpr std::array<Vec2, 5> kAttractWPortrait{{{170, 380}, {350, 560}, {170, 740}, {350, 920}, {200, 1090}}};

// One star stands in the middle; two and more begin and end where the five do.
Vec2 on_zigzag(const Zigzag& zigzag, bool portrait, int index, int count) {
  const float part = count < 2 ? .5f : static_cast<float>(index) / static_cast<float>(count - 1);
  const float along = lerp(zigzag.first, zigzag.last, part);
  const float across = index % 2 == 0 ? zigzag.high : zigzag.low;
  return portrait ? Vec2{across, along} : Vec2{along, across};
}

}  // namespace

BaseColors colors_of(const Appearance& look, const content::Hall& hall, const std::string& base) {
  const content::Base* found = hall.base(base);
  return found ? look.base_colors(found->color, found->hue_deg) : look.base_colors("", std::nullopt);
}

std::string name_of(const content::Hall& hall, const std::string& base, Language language) {
  const content::Base* found = hall.base(base);
  return found ? found->name.in(language) : std::string(tr(language, "brand.alliance"));
}

const content::Diagram* diagram_of(const content::Hall& hall, const std::string& base) {
  const auto found = std::find_if(hall.diagrams.begin(), hall.diagrams.end(),
                                  [&](const content::Diagram& diagram) { return diagram.base == base; });
  return found == hall.diagrams.end() ? nullptr : &*found;
}

Draw glyph_of(const Appearance& look, const State& state, const std::string& base, Color behind, Ground ground) {
  if (!state.hall) return {};
  const BaseColors base_tints = colors_of(look, *state.hall, base);
  const DiagramColors colors =
      ground == Ground::kNight ? night_diagram(look, base_tints, behind) : day_diagram(look, base_tints, behind);
  // An alliance's diagram is too rich for a glyph; its sign is the star.
  const content::Diagram* diagram = base.empty() ? nullptr : diagram_of(*state.hall, base);
  return [hall = state.hall, diagram, colors](Canvas& canvas, Rect rect) { draw_glyph(canvas, rect, diagram, colors); };
}

bool draw_nav_bar(Ui& ui, Actions& actions, Ground ground, std::string_view back_key, std::string_view back_icon) {
  const NavBarPress press = nav_bar(
      ui, {.ground = ground, .back_label = back_key.empty() ? Words{} : ui.words(back_key), .back_icon = back_icon});
  if (press == NavBarPress::kLanguage) actions.emplace_back(ToggleLanguage{});
  if (press == NavBarPress::kBack) actions.emplace_back(Back{});
  return press == NavBarPress::kBack;
}

std::string event_time(const content::Event& event, Language language, int64_t now_ms) {
  const std::string start = relative_day_time(language, event.starts_at_ms, now_ms);
  const bool is_long = event.ends_at_ms - event.starts_at_ms >= kLongEventMs;
  if (!is_long || !ends_on_day_of(event.ends_at_ms, event.starts_at_ms)) return start;
  return fill(tr(language, "date.day_time"), {{"day", relative_day(language, event.starts_at_ms, now_ms)},
                                              {"time", time_span(language, event.starts_at_ms, event.ends_at_ms)}});
}

std::string sample_mark(const Ui& ui, bool sample) {
  return sample ? " · " + std::string(ui.tr("sample.data")) : std::string();
}

std::string sample_word(const Ui& ui) {
  return std::string(ui.tr("sample.word"));
}

float arrived(const Ui& ui, const State& state, int duration_ms, int delay_ms) {
  if (!ui.motion() || state.visit.transition.to != state.visit.screen) return 1;
  return progress(ui.now_ms(), state.visit.transition.started_ms, duration_ms, delay_ms);
}

bool moving(const Ui& ui, const State& state, Screen from, Screen to) {
  return ui.motion() && state.visit.screen == to && state.visit.transition.to == to &&
         state.visit.transition.from == from && ui.now_ms() < state.visit.transition.started_ms + kArrivalMs;
}

State left_behind(const State& state) {
  State left = state;
  left.visit.screen = state.visit.transition.from;
  left.visit.screen_since_ms = state.visit.transition.started_ms - kArrivalMs;
  // What was written there is gone; that it was the form shows.
  if (state.visit.transition.left_form) left.visit.check_in.walk_in.consent_at_ms = state.visit.transition.started_ms;
  return left;
}

float leaving(const Ui& ui, const State& state, int duration_ms) {
  if (!ui.motion() || state.visit.transition.to == state.visit.screen) return 0;
  return progress(ui.now_ms(), state.visit.transition.started_ms, duration_ms);
}

Vec2 home_star(bool portrait, int index, int count) {
  if (count == 5) return (portrait ? kHomeWPortrait : kHomeW)[index % 5];
  return on_zigzag(portrait ? kHomeZigzagPortrait : kHomeZigzag, portrait, index, count);
}

Vec2 attract_star(bool portrait, int index, int count) {
  if (count == 5) return (portrait ? kAttractWPortrait : kAttractW)[index % 5];
  return on_zigzag(portrait ? kAttractZigzagPortrait : kAttractZigzag, portrait, index, count);
}

float reflection_x(bool portrait, Vec2 star, int index, int count) {
  if (!portrait) return star.x;
  if (count == 5) return kPortraitReflections[static_cast<size_t>(index % 5)];
  const float part = count < 2 ? .5f : static_cast<float>(index) / static_cast<float>(count - 1);
  return lerp(kPortraitReflections.front(), kPortraitReflections.back(), part);
}

int swiped(Ui& ui, Rect rect) {
  const std::optional<Gesture> drag = ui.drag(rect);
  if (!drag || drag->kind != GestureKind::kDragEnd) return 0;
  const Vec2 way = drag->at - drag->start;
  const bool flung = std::abs(drag->velocity_per_s.x) > kFlingPxPerS && way.x * drag->velocity_per_s.x > 0;
  if (std::abs(way.x) < std::abs(way.y) || (std::abs(way.x) < kSwipePx && !flung)) return 0;
  return way.x < 0 ? 1 : -1;
}

Words event_counts(const Ui& ui, const content::Event& event) {
  if (event.registered == 0 && event.attended == 0) return {};
  if (event.registered == 0) return fill(ui.words("find.here"), {{"n", std::to_string(event.attended)}});
  return fill(ui.words("find.registered_here"),
              {{"registered", std::to_string(event.registered)}, {"n", std::to_string(event.attended)}});
}

}  // namespace starharbor::kiosk
