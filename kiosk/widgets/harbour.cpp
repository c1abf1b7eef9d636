// Sky, quay and water of a harbour scene. The sky is painted once into a texture, stars, glows and hills included,
// because blues this dark band unless each pixel is rounded with its own noise.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/widgets/dice.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/silhouettes.h"

namespace starharbor::kiosk {
namespace {

struct Stop {
  float at;
  Role role;
};
constexpr std::array kSky{Stop{0, Role::kSky0}, Stop{.38f, Role::kSky1}, Stop{.74f, Role::kSky2},
                          Stop{.93f, Role::kSky3}, Stop{1, Role::kSky4}};
constexpr std::array kWaterStops{Stop{0, Role::kWater0}, Stop{.16f, Role::kWater1}, Stop{.55f, Role::kWater2},
                                 Stop{1, Role::kWater3}};
constexpr float kMaxBakedWidthPx = 2560;
constexpr int kWaterTilePx = 256;

struct Light {
  float r, g, b;
};

Light to_light(Color color) {
  return {static_cast<float>(color.r), static_cast<float>(color.g), static_cast<float>(color.b)};
}

Light blend(Light under, Color over, float alpha) {
  const Light top = to_light(over);
  return {lerp(under.r, top.r, alpha), lerp(under.g, top.g, alpha), lerp(under.b, top.b, alpha)};
}

template <size_t N>
Light gradient(const Appearance& look, const std::array<Stop, N>& stops, float t) {
  size_t i = 1;
  while (i + 1 < N && t > stops[i].at) ++i;
  const float part = (t - stops[i - 1].at) / (stops[i].at - stops[i - 1].at);
  return blend(to_light(look.color(stops[i - 1].role)), look.color(stops[i].role), std::clamp(part, 0.f, 1.f));
}

// Rounds to 8 bits with up to half a step of noise, so that slow gradients do not band.
void store(uint8_t* rgba, Light light, uint32_t pixel) {
  const uint32_t bits = Dice::mixed(pixel * 0x9E3779B9u + 1);
  const auto round = [](float value, uint32_t noise) {
    const float shifted = value + static_cast<float>(noise & 1023u) / 1024.f;
    return static_cast<uint8_t>(std::clamp(shifted, 0.f, 255.f));
  };
  rgba[0] = round(light.r, bits);
  rgba[1] = round(light.g, bits >> 10);
  rgba[2] = round(light.b, bits >> 20);
  rgba[3] = 255;
}

// How strong a horizon glow is at a distance of 0..1 of its radius.
float glow_profile(float distance) {
  if (distance >= 1) return 0;
  return distance < .5f ? lerp(1.f, .3f, distance * 2) : lerp(.3f, 0.f, distance * 2 - 1);
}

class SkyPainter {
 public:
  // area: the sky on the stage, down to the scene's horizon.
  SkyPainter(const Appearance& look, const HarbourScene& scene, Rect area, float stage_width, int width, int height)
      : look_(look),
        scene_(scene),
        area_(area),
        stage_width_(stage_width),
        width_(width),
        height_(height),
        per_px_(area.w / static_cast<float>(width)),
        pixels_(static_cast<size_t>(width) * static_cast<size_t>(height)) {}

  void paint(uint8_t* rgba) {
    for (int y = 0; y < height_; ++y) paint_row(y);
    scatter_stars();
    for (const HorizonGlow& glow : scene_.glows) add_glow(glow);
    add_hills(46, 20, 3.1f, look_.color(Role::kHillFar));
    add_hills(24, 13, 5.4f, look_.color(Role::kHillNear));
    for (size_t i = 0; i < pixels_.size(); ++i) store(rgba + 4 * i, pixels_[i], static_cast<uint32_t>(i));
  }

 private:
  Light& pixel(int x, int y) {
    return pixels_[static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x)];
  }
  float stage_x(int x) const { return area_.x + (static_cast<float>(x) + .5f) * per_px_; }
  float stage_y(int y) const { return area_.y + (static_cast<float>(y) + .5f) * per_px_; }

  void paint_row(int y) {
    const Light light = gradient(look_, kSky, (static_cast<float>(y) + .5f) / static_cast<float>(height_));
    std::fill_n(&pixel(0, y), width_, light);
  }

  // The stage's stars are the same at every size; what lies beside the stage has stars of its own.
  void scatter_stars() {
    const int first = static_cast<int>(std::floor(area_.x / stage_width_));
    const int last = static_cast<int>(std::ceil(area_.right() / stage_width_));
    for (int part = first; part < last; ++part) {
      Dice dice(scene_.seed + 7919u * static_cast<uint32_t>(part + 64));
      for (int i = 0; i < scene_.stars; ++i) {
        const float x = (static_cast<float>(part) + dice.next()) * stage_width_;
        const float t = std::pow(dice.next(), 1.25f), size = dice.next();
        const float radius = size > .94f ? 2.1f : size > .75f ? 1.45f : .95f;
        add_disc({x, area_.y + t * area_.h * .92f}, radius, (.18f + .62f * dice.next()) * (1 - .72f * t));
      }
    }
  }

  void add_disc(Vec2 center, float radius, float alpha) {
    const float cx = (center.x - area_.x) / per_px_ - .5f, cy = (center.y - area_.y) / per_px_ - .5f;
    const float r = radius / per_px_;
    const int reach = static_cast<int>(r + 1.5f);
    const int x0 = static_cast<int>(std::floor(cx)), y0 = static_cast<int>(std::floor(cy));
    for (int y = std::max(0, y0 - reach); y <= std::min(height_ - 1, y0 + reach + 1); ++y) {
      for (int x = std::max(0, x0 - reach); x <= std::min(width_ - 1, x0 + reach + 1); ++x) {
        const float d = std::hypot(static_cast<float>(x) - cx, static_cast<float>(y) - cy);
        const float cover = std::clamp(r + .5f - d, 0.f, 1.f);
        if (cover > 0) pixel(x, y) = blend(pixel(x, y), look_.color(Role::kSkyStar), alpha * cover);
      }
    }
  }

  void add_glow(const HorizonGlow& glow) {
    const float top = (area_.bottom() - glow.radius_y - area_.y) / per_px_;
    for (int y = std::max(0, static_cast<int>(top)); y < height_; ++y) {
      const float dy = (area_.bottom() - stage_y(y)) / glow.radius_y;
      for (int x = 0; x < width_; ++x) {
        const float dx = (stage_x(x) - glow.x) / glow.radius_x;
        const float square = dx * dx + dy * dy;
        if (square < 1) pixel(x, y) = blend(pixel(x, y), glow.color, glow.alpha * glow_profile(std::sqrt(square)));
      }
    }
  }

  float hill_height(float x, float base, float swell, float shape) const {
    const auto node = [&](float at) {
      const float rough =
          static_cast<float>(Dice::mixed(static_cast<uint32_t>(static_cast<int>(at)) + scene_.seed) >> 8);
      return std::max(4.f, base + swell * std::sin(at * .0042f + shape) +
                               swell * .5f * std::sin(at * .011f + shape * 2.1f) +
                               (rough / 16777216.f - .5f) * swell * .25f);
    };
    constexpr float kNodePitch = 80;
    const float left = std::floor(x / kNodePitch) * kNodePitch;
    return lerp(node(left), node(left + kNodePitch), (x - left) / kNodePitch);
  }

  void add_hills(float base, float swell, float shape, Color color) {
    const float k = scene_.hill_scale;
    for (int x = 0; x < width_; ++x) {
      const float edge = (area_.bottom() - hill_height(stage_x(x), base * k, swell * k, shape) - area_.y) / per_px_;
      for (int y = std::max(0, static_cast<int>(edge) - 1); y < height_; ++y) {
        const float cover = std::clamp(static_cast<float>(y) + 1 - edge, 0.f, 1.f);
        pixel(x, y) = blend(pixel(x, y), color, cover);
      }
    }
  }

  const Appearance& look_;
  const HarbourScene& scene_;
  Rect area_;
  float stage_width_;
  int width_, height_;
  float per_px_;
  std::vector<Light> pixels_;
};

std::string size_key(int width, int height) {
  return ":" + std::to_string(width) + "x" + std::to_string(height);
}

void draw_sky(Canvas& canvas, const HarbourScene& scene, float horizon) {
  const Rect bleed = canvas.bleed();
  const Rect painted{bleed.x, bleed.y, bleed.w, scene.horizon - bleed.y};
  const float per_stage_px = std::min(canvas.scale(), kMaxBakedWidthPx / bleed.w);
  const int width = std::max(1, static_cast<int>(std::lround(painted.w * per_stage_px)));
  const int height = std::max(1, static_cast<int>(std::lround(painted.h * per_stage_px)));
  const float stage_width = canvas.stage().w;
  const Texture texture = canvas.pictures().painted(
      "sky:" + scene.key + size_key(width, height), width, height,
      [&](uint8_t* rgba) { SkyPainter(canvas.look(), scene, painted, stage_width, width, height).paint(rgba); });
  const Rect sky{bleed.x, bleed.y, bleed.w, horizon - bleed.y};
  if (texture.id == 0) {
    canvas.gradient_down(sky, canvas.color(kSky.front().role), canvas.color(kSky.back().role));
  } else {
    canvas.image(texture, sky, {0, 0, 1, 1}, kNoTint, 0);
  }
}

void draw_water(Canvas& canvas, const HarbourScene& scene, float horizon) {
  const Rect bleed = canvas.bleed();
  const Rect water{bleed.x, horizon, bleed.w, bleed.bottom() - horizon};
  const float scale = std::min(canvas.scale(), kMaxBakedWidthPx / bleed.w);
  const int height = std::max(1, static_cast<int>(std::lround((bleed.bottom() - scene.horizon) * scale)));
  const Texture texture =
      canvas.pictures().painted("water" + size_key(kWaterTilePx, height), kWaterTilePx, height, [&](uint8_t* rgba) {
        for (int i = 0; i < height * kWaterTilePx; ++i) {
          const float t = (static_cast<float>(i / kWaterTilePx) + .5f) / static_cast<float>(height);
          store(rgba + 4 * static_cast<size_t>(i), gradient(canvas.look(), kWaterStops, t), static_cast<uint32_t>(i));
        }
      });
  if (texture.id == 0)
    return canvas.gradient_down(water, canvas.color(kWaterStops.front().role), canvas.color(kWaterStops.back().role));
  const float tile = kWaterTilePx / scale;
  for (float x = water.x; x < water.right(); x += tile) {
    const float width = std::min(tile, water.right() - x);
    canvas.image(texture, {x, water.y, width, water.h}, {0, 0, width / tile, 1}, kNoTint, 0);
  }
}

void draw_ripples(Canvas& canvas, const HarbourScene& scene, float horizon) {
  const Rect bleed = canvas.bleed();
  Dice dice(scene.seed ^ 0x5EAu);
  const int count = static_cast<int>(static_cast<float>(scene.ripples) * bleed.w / canvas.stage().w);
  for (int i = 0; i < count; ++i) {
    const float t = std::pow(dice.next(), 1.5f);
    const float y = horizon + 4 + t * (bleed.bottom() - horizon);
    const float width = (20 + 150 * t) * (.5f + dice.next());
    const float x = bleed.x + dice.next() * bleed.w - width / 2;
    const float alpha = .20f * (1 - t * .75f) * (.4f + .6f * dice.next());
    canvas.fill({x, y, width, 1 + 1.4f * t}, with_alpha(canvas.color(Role::kNightOutline), alpha));
  }
}

void draw_wall(Canvas& canvas, const Wall& wall, float horizon) {
  const Rect stage = canvas.stage(), bleed = canvas.bleed();
  const float left = wall.x <= stage.x ? bleed.x : wall.x;
  const float right = wall.x + wall.width >= stage.right() ? bleed.right() : wall.x + wall.width;
  canvas.fill({left, horizon - 4.5f, right - left, 5.5f}, canvas.color(Role::kSilhouetteNear));
  for (int i = 0; i < wall.lamp_count; ++i) {
    const float x = wall.lamps_from + wall.lamp_pitch * static_cast<float>(i);
    canvas.disc({x, horizon - 8}, wall.lamp_radius, with_alpha(canvas.color(Role::kStarLight), .85f));
  }
}

void draw_lamp_reflections(Ui& ui, const HarbourScene& scene, float horizon) {
  constexpr float kPitch = 52;
  Dice dice(scene.seed + 4);
  uint32_t seed = 3;
  for (const Wall& wall : scene.walls) {
    const float until = wall.lamps_from + wall.lamp_pitch * static_cast<float>(wall.lamp_count);
    for (float x = wall.lamps_from + 12; x < until; x += kPitch) {
      draw_reflection(ui, {.x = x + 16 * dice.next(),
                           .horizon = horizon,
                           .length = 60 + 50 * dice.next(),
                           .color = ui.color(Role::kStarLight),
                           .width_near = 3,
                           .width_far = 12,
                           .alpha = .34f,
                           .seed = seed++});
    }
  }
}

// A night without its harbour: the ground, and the line that the stars hang over.
void draw_plain(Canvas& canvas, float horizon) {
  const Rect bleed = canvas.bleed();
  canvas.fill(bleed, canvas.color(Role::kNightVoid));
  canvas.fill({bleed.x, horizon - 1, bleed.w, 2}, canvas.color(Role::kHorizonLine));
}

}  // namespace

void draw_harbour(Ui& ui, const HarbourScene& scene, float horizon) {
  Canvas& canvas = ui.canvas();
  if (!canvas.look().art) return draw_plain(canvas, horizon);
  draw_sky(canvas, scene, horizon);
  for (const Crane& crane : scene.cranes) {
    if (!crane.near) draw_crane(canvas, crane, horizon);
  }
  draw_ship(canvas, scene.ship, horizon);
  for (const Crane& crane : scene.cranes) {
    if (crane.near) draw_crane(canvas, crane, horizon);
  }
  for (const Wall& wall : scene.walls) draw_wall(canvas, wall, horizon);
  draw_water(canvas, scene, horizon);
  draw_ripples(canvas, scene, horizon);
  const Rect bleed = canvas.bleed();
  canvas.fill({bleed.x, horizon - 1, bleed.w, 2}, with_alpha(canvas.color(Role::kHorizonLine), .7f));
  if (scene.lamp_reflections) draw_lamp_reflections(ui, scene, horizon);
}

}  // namespace starharbor::kiosk
