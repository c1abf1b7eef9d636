// Where everything on home stands: the design's measures, and what of them gives way where words need more room. From
// the strip up: its words, then the names of the bases, then the horizon. Nothing here draws.
#pragma once

#include <vector>

#include "kiosk/model/update.h"
#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct HomeLayout {
  Vec2 logo;
  float clock_right, date_y;
  Rect strip;
  Rect tiles;  // all of them share it
  Rect fact;
  float star_radius;
  float constellation_alpha;
  float reflection_length, reflection_far, reflection_alpha;
  Rect sky;  // where a swipe turns the page of stars
  Vec2 arrow_left, arrow_right, dots;
  float horizon;
  float names;           // landscape: top of the words under the horizon
  bool one_line = true;  // landscape: place and trade of every base
};

// The least room above the strip.
constexpr float kHomeOverStrip = 20;

struct HomePages {
  int count = 1;
  int current = 0;
};
HomePages home_pages(const State& state);

struct PlacedBase {
  const content::Base* base;
  BaseColors colors;
  Vec2 star;
  Rect area;  // of the finger
};
// The bases of this page, in the hall's order. They point into state.hall.
std::vector<PlacedBase> placed_bases(const Ui& ui, const State& state, const HomeLayout& layout,
                                     const HomePages& pages);

HomeLayout home_layout(Ui& ui, const State& state, const HomePages& pages);

}  // namespace starharbor::kiosk
