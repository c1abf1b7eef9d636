// The night harbour: sky, hills, cranes, ship, water, and the lights over it. Every screen of the night says what it
// wants to see (a HarbourScene) and where the horizon is; the drawing fills the whole screen at any size. Loops stop
// when Ui says so. Where the appearance has no art, of all this the stars, their lines and lights are left, solid.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// Stage px. Feet stand on the horizon.
struct Crane {
  float x = 0;
  float scale = 1;
  bool near = false;  // darker
  bool flip = false;
  float raised_deg = 0;  // 0: the boom is down
  float trolley = 72;
  float drop = 40;
  Color box = kTransparent;  // what hangs on the trolley; transparent: nothing
};
struct Ship {
  float x = 0;
  float length = 0;  // 0: no ship
  int columns = 22;
  uint32_t seed = 9;
};
struct Wall {  // reaches the screen's edge when it touches the stage's
  float x = 0;
  float width = 0;
  float lamps_from = 0;  // lamps at this x and every lamp_pitch; 0 lamp_count: none
  float lamp_pitch = 36;
  int lamp_count = 0;
  float lamp_radius = 1.4f;
};
struct HorizonGlow {
  float x = 0;
  float radius_x = 0;
  float radius_y = 0;
  Color color = {};
  float alpha = 0;
};

struct HarbourScene {
  std::string key = {};  // names the baked sky: one for each scene
  float horizon = 504;
  uint32_t seed = 33;
  int stars = 210;  // on one stage's width
  int ripples = 70;
  float hill_scale = 1;
  std::vector<HorizonGlow> glows = {};
  std::vector<Crane> cranes = {};  // in the order they are drawn, the ship between far and near ones
  Ship ship = {};
  std::vector<Wall> walls = {};
  bool lamp_reflections = false;
};

// The design's four views. harbour_home: portrait's is shared by the reach layout, whose horizon is given when drawn.
HarbourScene harbour_attract(const Appearance& look, bool portrait);
HarbourScene harbour_home(const Appearance& look, bool portrait);
HarbourScene harbour_done(const Appearance& look, bool portrait, Color base_light);

// Sky, hills, quay and water over the whole screen, with the horizon at `horizon` (scene.horizon at rest; another
// while travelling). The stars of the bases and their reflections are drawn on top by the functions below.
void draw_harbour(Ui& ui, const HarbourScene& scene, float horizon);

// A five-rayed star; glow_alpha 0.5 at rest, up to 0.8. At 15 px and under the design's small star.
void draw_star(Canvas& canvas, Vec2 center, float radius, Color color, float glow_alpha);
// The shape alone: five rays, inner vertices at `inner` of the radius.
void draw_star_shape(Canvas& canvas, Vec2 center, float radius, float inner, Color color);
// A star filled with the colour itself, as one's own on the done screen. Core 0.27 R; glow_radius in px, 0: none.
void draw_star_solid(Canvas& canvas, Vec2 center, float radius, Color color, float glow_radius, float glow_alpha);
// The breathing of star number `index`: 0.50 to 0.62; 0.50 with loops off.
float breath(Ui& ui, int index);

struct Reflection {
  float x = 0;
  float horizon = 0;
  float length = 108;
  Color color = {};
  float width_near = 14;  // at the horizon
  float width_far = 84;   // toward the viewer
  float alpha = 0.9f;
  uint32_t seed = 2;
};
// Bars in the water; they sway while loops run.
void draw_reflection(Ui& ui, const Reflection& reflection);

// Lines between neighbours, leaving `gap` px around each star.
void draw_constellation(Canvas& canvas, const std::vector<Vec2>& stars, float gap = 60, float alpha = 0.34f);

// The invitation: three ellipses of starlight that widen and fade while loops run.
void draw_invitation(Ui& ui, Vec2 center);

struct IdentityPanel {
  Rect rect{0, 0, 624, 1080};  // bleeds where it touches the stage's edge
  float horizon = 691;
  Vec2 star{500, 176};
  float star_radius = 38;
  Color light = {};  // of the base
  Color deep = {};
  uint32_t seed = 61;
};
// The strip of night beside a day page.
void draw_identity_panel(Ui& ui, const IdentityPanel& panel);

struct Seats {
  Vec2 center = {};
  int registered = 60;  // seats there are; more than 90 draw closer together
  int lit = 0;          // taken before yours
  Color light = {};     // of the base
  float progress = 1;   // 0..1: they light up in order
  bool mine = true;     // yours is drawn (it may still be flying)
};
// Where seat i stands (mine: the step is wider). `registered` decides the step.
Vec2 seat_position(const Seats& seats, int index, bool mine);
void draw_seats(Ui& ui, const Seats& seats);

}  // namespace starharbor::kiosk
