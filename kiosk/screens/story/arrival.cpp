// A star sinks, its colour spreads, a page slides in.
#include "kiosk/screens/story/arrival.h"

#include <algorithm>

#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/story/identity.h"
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

// Parts of the scene's 640 ms.
constexpr float kSunkAt = .45f, kSpreadsFrom = .25f, kPageFrom = .35f;
constexpr float kPageSlidePx = 64, kColumnPx = 24;
constexpr float kStarRadius = 40, kStarRadiusPortrait = 44;
constexpr float kHorizon = 504, kHorizonPortrait = 1356;
constexpr float kGlow = .5f;

float part_of(float t, float from, float to) {
  return std::clamp((t - from) / (to - from), 0.f, 1.f);
}

struct Stars {
  std::vector<Vec2> at;
  std::vector<BaseColors> colors;
  int pressed = -1;
};

// Those of the page of home that was left.
Stars stars_of(const State& state, bool portrait) {
  const auto& bases = state.hall->bases;
  const int first = state.visit.browse.home_page * kHomeStars;
  const int count = std::clamp(static_cast<int>(bases.size()) - first, 0, kHomeStars);
  Stars stars;
  for (int i = 0; i < count; ++i) {
    const content::Base& base = bases[static_cast<size_t>(first + i)];
    stars.at.push_back(home_star(portrait, i, count));
    stars.colors.push_back(base_colors(base.color, base.hue_deg));
    if (base.id == state.visit.browse.story.base) stars.pressed = i;
  }
  return stars;
}

}  // namespace

bool story_arrives(const Ui& ui, const State& state) {
  return moving(ui, state, Screen::kHome, Screen::kStory) && arrived(ui, state) < 1;
}

bool story_page_hidden(const Ui& ui, const State& state) {
  return story_arrives(ui, state) && arrived(ui, state) < kPageFrom + .2f;
}

void begin_story_arrival(Ui& ui, const State& state, const StoryLayout&) {
  ui.need_frame_now();
  const float t = arrived(ui, state);
  const bool portrait = ui.portrait();
  const float horizon = portrait ? kHorizonPortrait : kHorizon, radius = portrait ? kStarRadiusPortrait : kStarRadius;
  draw_harbour(ui, harbour_home(portrait), horizon);
  const Stars stars = stars_of(state, portrait);
  Canvas& canvas = ui.canvas();
  canvas.push_alpha(1 - ease_out(part_of(t, 0, kSunkAt)));
  for (size_t i = 0; i < stars.at.size(); ++i) {
    if (static_cast<int>(i) != stars.pressed) draw_star(canvas, stars.at[i], radius, stars.colors[i].light, kGlow);
  }
  canvas.pop_alpha();
  if (stars.pressed >= 0) {
    const auto pressed = static_cast<size_t>(stars.pressed);
    const float sunk = ease_inout(part_of(t, 0, kSunkAt));
    const Vec2 at{stars.at[pressed].x, lerp(stars.at[pressed].y, horizon, sunk)};
    draw_star(canvas, at, radius * (1 - .5f * sunk), stars.colors[pressed].light, kGlow + .3f * sunk);
  }
  const float in = ease_out(part_of(t, kPageFrom, 1));
  canvas.push_alpha(in);
  canvas.push_offset({kPageSlidePx * (1 - in), 0});
}

void end_story_arrival(Ui& ui) {
  ui.canvas().pop_offset();
  ui.canvas().pop_alpha();
}

void draw_arriving_identity(Ui& ui, const State& state, const StoryLayout& layout) {
  const float t = arrived(ui, state);
  const bool portrait = ui.portrait();
  Canvas& canvas = ui.canvas();
  const Stars stars = stars_of(state, portrait);
  const Vec2 star = stars.pressed >= 0 ? stars.at[static_cast<size_t>(stars.pressed)] : canvas.stage().center();
  const Rect bleed = canvas.bleed();
  const Rect panel = portrait ? Rect{bleed.x, bleed.y, bleed.w, layout.panel.bottom() - bleed.y}
                              : Rect{bleed.x, bleed.y, layout.panel.right() - bleed.x, bleed.h};
  const Rect column = portrait ? Rect{bleed.x, star.y - kColumnPx / 2, bleed.w, kColumnPx}
                               : Rect{star.x - kColumnPx / 2, bleed.y, kColumnPx, bleed.h};
  const float spread = part_of(t, kSpreadsFrom, 1);
  if (spread <= 0) return;
  const Rect now = lerp(column, panel, ease_inout(spread));
  canvas.push_clip(now);
  canvas.push_alpha(std::min(1.f, spread * 4));
  canvas.fill(now, colors_of(*state.hall, state.visit.browse.story.base).deep);
  canvas.pop_alpha();
  canvas.push_alpha(ease_inout(part_of(t, .55f, 1)));
  draw_identity(ui, state, state.visit.browse.story.base);
  canvas.pop_alpha();
  canvas.pop_clip();
}

}  // namespace starharbor::kiosk
