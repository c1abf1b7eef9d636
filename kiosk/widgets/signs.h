// Signs that tell something: countdown ring, toast, empty state, logo, check. Only the toast and the empty state may
// carry a button.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct Ring {
  Vec2 center = {};
  float radius = 150;
  float width = 12;
  float fraction = 1;             // what is left; it empties clockwise from 12 o'clock
  std::optional<Color> arc = {};  // none: the star's light
  Role track = Role::kNightLine;
  bool star = false;  // a star rides on its end
};
void ring(Ui& ui, const Ring& ring);

constexpr int kToastShownMs = 4000;
// One line over the navigation bar for 4 s from since_ms, coming and going by itself; asks for the frames it needs.
// True when its button acted.
bool toast(Ui& ui, const Words& text, int64_t since_ms, const Words& action = {});

struct EmptyState {
  std::string_view id = {};
  Rect area = {};   // everything is centred in it
  Draw glyph = {};  // 120 px
  Words heading = {};
  Words line = {};
  Words action = {};  // empty: no button
  Ground ground = Ground::kNight;
};
bool empty_state(Ui& ui, const EmptyState& state);

// Mark of 72 px and wordmark.
void logo(Ui& ui, Vec2 top_left, Ground ground = Ground::kNight);
void logo_mark(Canvas& canvas, Rect rect, Color color);

// The green disc with its tick; progress 0..1 draws the tick.
void check_disc(Ui& ui, Vec2 center, float radius, float progress = 1);

}  // namespace starharbor::kiosk
