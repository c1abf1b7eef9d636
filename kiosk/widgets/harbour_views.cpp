// What stands on the quay in each view: data only.
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

Color harbour_light(const Appearance& look) {
  return look.base_colors("harbour", std::nullopt).light;
}

// A container in a base's colour, in the dark.
Color hanging(const Appearance& look, const char* base) {
  return mix(look.base_colors(base, std::nullopt).mid, look.color(Role::kSilhouetteNear), .35f);
}

Crane far_crane(float x, float scale, bool flip = false, float raised_deg = 0) {
  return {.x = x, .scale = scale, .flip = flip, .raised_deg = raised_deg, .trolley = 60, .drop = 30};
}

}  // namespace

HarbourScene harbour_attract(const Appearance& look, bool portrait) {
  HarbourScene scene{.key = portrait ? "attract-portrait" : "attract",
                     .horizon = portrait ? 1240.f : 700.f,
                     .seed = 21,
                     .stars = portrait ? 300 : 260,
                     .ripples = portrait ? 80 : 120,
                     .hill_scale = 1.25f};
  scene.lamp_reflections = true;
  if (portrait) {
    scene.glows = {{640, 800, 240, look.color(Role::kStarLight), .28f},
                   {860, 360, 120, look.color(Role::kTownLight), .30f},
                   {170, 420, 150, harbour_light(look), .12f}};
    scene.cranes = {far_crane(110, .5f),
                    far_crane(210, .5f, false, 66),
                    far_crane(330, .5f, true),
                    {.x = 640, .scale = .84f, .near = true, .trolley = 90, .drop = 34, .box = hanging(look, "maple")},
                    {.x = 790, .scale = .84f, .near = true, .trolley = 60, .drop = 22},
                    {.x = 960,
                     .scale = .88f,
                     .near = true,
                     .flip = true,
                     .trolley = 84,
                     .drop = 40,
                     .box = hanging(look, "haven")}};
    scene.ship = {.x = 420, .length = 420, .columns = 24};
    scene.walls = {{.x = 380, .width = 700, .lamps_from = 394, .lamp_count = 20, .lamp_radius = 1.7f}};
    return scene;
  }
  scene.glows = {{1180, 980, 250, look.color(Role::kStarLight), .30f},
                 {1500, 420, 120, look.color(Role::kTownLight), .34f},
                 {300, 620, 150, harbour_light(look), .12f}};
  scene.cranes = {
      far_crane(690, .62f, false, 66),
      far_crane(806, .62f),
      far_crane(930, .66f),
      far_crane(1836, .62f, true),
      {.x = 1120, .scale = 1, .near = true, .trolley = 96, .drop = 34, .box = hanging(look, "maple")},
      {.x = 1300, .scale = 1, .near = true, .trolley = 60, .drop = 22},
      {.x = 1486, .scale = 1.04f, .near = true, .trolley = 40, .drop = 30},
      {.x = 1716, .scale = 1.1f, .near = true, .flip = true, .trolley = 84, .drop = 40, .box = hanging(look, "haven")}};
  scene.ship = {.x = 1010, .length = 600, .columns = 26};
  scene.walls = {{.x = 560, .width = 1360, .lamps_from = 578, .lamp_count = 38, .lamp_radius = 1.7f}};
  return scene;
}

HarbourScene harbour_home(const Appearance& look, bool portrait) {
  if (portrait) {
    HarbourScene scene{.key = "home-portrait", .horizon = 1356, .seed = 52, .stars = 300, .ripples = 60};
    scene.glows = {{640, 800, 200, look.color(Role::kStarLight), .24f},
                   {860, 360, 100, look.color(Role::kTownLight), .22f}};
    scene.cranes = {far_crane(90, .42f),
                    far_crane(186, .42f, false, 64),
                    far_crane(300, .42f, true),
                    far_crane(620, .4f),
                    {.x = 800, .scale = .56f, .near = true, .trolley = 80, .drop = 34, .box = hanging(look, "maple")},
                    {.x = 940, .scale = .56f, .near = true, .raised_deg = 66}};
    scene.ship = {.x = 400, .length = 330};
    scene.walls = {{.x = 0, .width = 360, .lamps_from = 14, .lamp_count = 10},
                   {.x = 700, .width = 380, .lamps_from = 714, .lamp_pitch = 34, .lamp_count = 11}};
    return scene;
  }
  HarbourScene scene{.key = "home", .horizon = 504, .seed = 33, .stars = 210, .ripples = 70};
  scene.glows = {{960, 1100, 190, look.color(Role::kStarLight), .22f},
                 {1480, 420, 90, look.color(Role::kTownLight), .22f}};
  scene.cranes = {far_crane(120, .5f),
                  far_crane(230, .5f, false, 64),
                  far_crane(420, .46f, true),
                  far_crane(1010, .46f),
                  far_crane(1110, .46f, false, 60),
                  far_crane(1800, .5f, true),
                  {.x = 1440, .scale = .62f, .near = true, .trolley = 80, .drop = 34, .box = hanging(look, "maple")},
                  {.x = 1560, .scale = .62f, .near = true, .raised_deg = 66}};
  scene.ship = {.x = 700, .length = 330};
  scene.walls = {{.x = 60, .width = 440, .lamps_from = 76, .lamp_count = 12},
                 {.x = 1000, .width = 860, .lamps_from = 1016, .lamp_pitch = 35, .lamp_count = 24}};
  return scene;
}

HarbourScene harbour_done(const Appearance& look, bool portrait, Color base_light) {
  const float x = portrait ? 540 : 1390;
  HarbourScene scene{.key = portrait ? "done-portrait" : "done",
                     .horizon = portrait ? 1400.f : 716.f,
                     .seed = 91,
                     .stars = portrait ? 160 : 120,
                     .ripples = 80,
                     .hill_scale = .9f};
  // The sky is baked, so each base has its own.
  scene.key += "-" + std::to_string(base_light.r << 16 | base_light.g << 8 | base_light.b);
  scene.glows = {{x, 760, 420, base_light, .22f}, {x, 900, 120, look.color(Role::kStarLight), .16f}};
  if (portrait) {
    scene.cranes = {far_crane(110, .42f), far_crane(210, .42f, false, 64), far_crane(960, .42f, true)};
  } else {
    scene.cranes = {far_crane(1560, .46f), far_crane(1660, .46f, false, 64), far_crane(1800, .46f, true)};
  }
  return scene;
}

}  // namespace starharbor::kiosk
