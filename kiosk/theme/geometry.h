// Points and rectangles on the stage, in the design's px (1920 x 1080, or 1080 x 1920 in portrait). Numbers only.
#pragma once

namespace starharbor::kiosk {

struct Vec2 {
  float x = 0;
  float y = 0;

  Vec2 operator+(Vec2 other) const { return {x + other.x, y + other.y}; }
  Vec2 operator-(Vec2 other) const { return {x - other.x, y - other.y}; }
  Vec2 operator*(float factor) const { return {x * factor, y * factor}; }
  bool operator==(const Vec2&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Vec2 center() const { return {x + w / 2, y + h / 2}; }
  bool contains(Vec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  bool operator==(const Rect&) const = default;
};

inline float lerp(float a, float b, float t) {
  return a + (b - a) * t;
}
inline Vec2 lerp(Vec2 a, Vec2 b, float t) {
  return {lerp(a.x, b.x, t), lerp(a.y, b.y, t)};
}
inline Rect lerp(Rect a, Rect b, float t) {
  return {lerp(a.x, b.x, t), lerp(a.y, b.y, t), lerp(a.w, b.w, t), lerp(a.h, b.h, t)};
}

}  // namespace starharbor::kiosk
