// Home's measures, and how they give way. Portrait has a row for each star, landscape a column.
#include "kiosk/screens/home/layout.h"

#include <algorithm>

#include "kiosk/screens/home/base_words.h"
#include "kiosk/screens/home/strip.h"
#include "kiosk/screens/shared/common.h"

namespace starharbor::kiosk {
namespace {

constexpr HomeLayout kLandscape{.logo = {96, 56},
                                .clock_right = 1824,
                                .date_y = 58,
                                .strip = {96, 740, 852, 176},
                                .tiles = {972, 740, 852, 176},
                                .fact = {96, 952, 1456, 96},
                                .star_radius = 40,
                                .constellation_alpha = .34f,
                                .reflection_length = 108,
                                .reflection_far = 84,
                                .reflection_alpha = .9f,
                                .sky = {0, 130, 1920, 590},
                                .arrow_left = {0, 456},
                                .arrow_right = {1824, 456},
                                .dots = {960, 726},
                                .horizon = 504,
                                .names = 588};
constexpr HomeLayout kPortrait{.logo = {72, 72},
                               .clock_right = 1008,
                               .date_y = 74,
                               .strip = {72, 1428, 936, 152},
                               .tiles = {72, 1604, 936, 152},
                               .fact = {72, 1792, 640, 96},
                               .star_radius = 44,
                               .constellation_alpha = .36f,
                               .reflection_length = 54,
                               .reflection_far = 56,
                               .reflection_alpha = .8f,
                               .sky = {0, 400, 1080, 900},
                               .arrow_left = {816, 1240},
                               .arrow_right = {920, 1240},
                               .dots = {640, 1288},
                               .horizon = 1356,
                               .names = 0};

constexpr float kColumnTop = 130, kColumnWidth = 336, kColumnGap = 9, kRowHeight = 174;
constexpr float kWordsGap = 12;  // over the strip

// What keeps the lowest of them off the horizon, where words have lifted it.
Vec2 lifted(const HomeLayout& layout, Vec2 star) {
  constexpr float kHighest = 190, kLowest = 352, kOverHorizon = 92;
  const float lowest = std::min(kLowest, layout.horizon - kOverHorizon);
  return {star.x, kHighest + (star.y - kHighest) * (lowest - kHighest) / (kLowest - kHighest)};
}

Rect finger_area(bool portrait, const HomeLayout& layout, Vec2 star, int count) {
  if (portrait) {
    const float pitch = count < 2 ? kRowHeight : std::min(kRowHeight, (1192.f - 496.f) / static_cast<float>(count - 1));
    return {72, star.y - pitch / 2, 936, pitch};
  }
  const float pitch = count < 2 ? kColumnWidth : (1651.f - 269.f) / static_cast<float>(count - 1);
  const float width = std::min(kColumnWidth, pitch - kColumnGap);
  return {star.x - width / 2, kColumnTop, width, layout.strip.y - kHomeOverStrip - kColumnTop};
}

void raise_strip(HomeLayout& layout, float by) {
  const bool tiles_beside = layout.tiles.y == layout.strip.y;
  layout.strip = {layout.strip.x, layout.strip.y - by, layout.strip.w, layout.strip.h + by};
  if (tiles_beside) layout.tiles = {layout.tiles.x, layout.strip.y, layout.tiles.w, layout.strip.h};
  layout.reflection_length = std::min(layout.reflection_length, layout.strip.y - layout.horizon - 10);
}

void raise_columns(Ui& ui, const State& state, const HomePages& pages, HomeLayout& layout) {
  const std::vector<PlacedBase> bases = placed_bases(ui, state, layout, pages);
  layout.one_line = std::all_of(bases.begin(), bases.end(), [&](const PlacedBase& placed) {
    return takes_one_line(ui, *placed.base, placed.area.w);
  });
  float words = 0;
  for (const PlacedBase& placed : bases) {
    words = std::max(words, column_words_height(ui, *placed.base, placed.area.w, layout.one_line));
  }
  const float up = std::max(0.f, layout.names + words - (layout.strip.y - kWordsGap));
  layout.names -= up;
  layout.horizon -= up;
}

}  // namespace

HomePages home_pages(const State& state) {
  const int stars = state.hall ? static_cast<int>(state.hall->bases.size()) : 0;
  const int count = std::max(1, (stars + kHomeStars - 1) / kHomeStars);
  return {count, std::clamp(state.visit.browse.home_page, 0, count - 1)};
}

std::vector<PlacedBase> placed_bases(const Ui& ui, const State& state, const HomeLayout& layout,
                                     const HomePages& pages) {
  std::vector<PlacedBase> placed;
  if (!state.hall) return placed;
  const std::vector<content::Base>& bases = state.hall->bases;
  const int first = pages.current * kHomeStars;
  const int count = std::min(kHomeStars, static_cast<int>(bases.size()) - first);
  for (int i = 0; i < count; ++i) {
    const content::Base& base = bases[static_cast<size_t>(first + i)];
    const Vec2 designed = home_star(ui.portrait(), i, count);
    const Vec2 star = ui.portrait() ? designed : lifted(layout, designed);
    placed.push_back(
        {&base, colors_of(ui.look(), *state.hall, base.id), star, finger_area(ui.portrait(), layout, star, count)});
  }
  return placed;
}

HomeLayout home_layout(Ui& ui, const State& state, const HomePages& pages) {
  HomeLayout layout = ui.portrait() ? kPortrait : kLandscape;
  const float higher = home_strip_height(ui, state, layout.strip) - layout.strip.h;
  raise_strip(layout, higher);
  if (ui.portrait()) return layout;
  layout.sky.h = layout.strip.y - kHomeOverStrip - layout.sky.y;
  layout.dots.y -= higher;
  raise_columns(ui, state, pages, layout);
  return layout;
}

}  // namespace starharbor::kiosk
