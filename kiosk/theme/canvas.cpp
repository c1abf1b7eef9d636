// Shapes and pictures on ImGui's draw list, in stage px. Text is in canvas_text.cpp.
#include "kiosk/theme/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "kiosk/theme/icons.h"

namespace starharbor::kiosk {

namespace {

constexpr int kGlowPx = 256;
constexpr float kSharpTurnCos = .95f;  // below it a stroke's corner gets a round joint

ImVec2 im(Vec2 p) {
  return {p.x, p.y};
}
ImTextureID texture_id(const Texture& texture) {
  return reinterpret_cast<ImTextureID>(static_cast<uintptr_t>(texture.id));
}
float radians(float degrees) {
  return degrees * std::numbers::pi_v<float> / 180;
}

// The design's glow: alpha against distance from the centre, linear between.
float glow_alpha(float distance) {
  constexpr std::array<std::array<float, 2>, 5> kStops = {{{0, 1}, {.12f, .62f}, {.30f, .26f}, {.60f, .07f}, {1, 0}}};
  for (size_t i = 1; i < kStops.size(); ++i) {
    if (distance > kStops[i][0]) continue;
    float t = (distance - kStops[i - 1][0]) / (kStops[i][0] - kStops[i - 1][0]);
    return lerp(kStops[i - 1][1], kStops[i][1], t);
  }
  return 0;
}

void paint_glow(uint8_t* rgba) {
  constexpr float kCenter = kGlowPx / 2.f;
  for (int y = 0; y < kGlowPx; ++y) {
    for (int x = 0; x < kGlowPx; ++x, rgba += 4) {
      float distance =
          std::hypot(static_cast<float>(x) + .5f - kCenter, static_cast<float>(y) + .5f - kCenter) / kCenter;
      rgba[0] = rgba[1] = rgba[2] = 255;
      rgba[3] = static_cast<uint8_t>(std::lround(glow_alpha(distance) * 255));
    }
  }
}

}  // namespace

Canvas::Canvas(ImDrawList* list, GlyphCache* glyphs, Pictures* pictures, float screen_w, float screen_h,
               const Appearance& look)
    : list_(list),
      glyphs_(glyphs),
      pictures_(pictures),
      look_(look),
      portrait_(screen_h > screen_w),
      scale_(portrait_ ? std::min(screen_w / 1080, screen_h / 1920) : std::min(screen_w / 1920, screen_h / 1080)),
      screen_{screen_w, screen_h},
      frames_(1) {
  Rect whole = stage();
  origin_ = {std::round((screen_w - whole.w * scale_) / 2), std::round((screen_h - whole.h * scale_) / 2)};
}

Rect Canvas::stage() const {
  return portrait_ ? Rect{0, 0, 1080, 1920} : Rect{0, 0, 1920, 1080};
}

Rect Canvas::bleed() const {
  return {-origin_.x / scale_, -origin_.y / scale_, screen_.x / scale_, screen_.y / scale_};
}

Vec2 Canvas::to_device(Vec2 p) const {
  const Frame& frame = frames_.back();
  return origin_ + (p * frame.zoom + frame.offset) * scale_;
}

Vec2 Canvas::to_stage(Vec2 p) const {
  const Frame& frame = frames_.back();
  return ((p - origin_) * (1 / scale_) - frame.offset) * (1 / frame.zoom);
}

void Canvas::push_alpha(float alpha) {
  frames_.push_back(frames_.back());
  frames_.back().alpha *= std::clamp(alpha, 0.f, 1.f);
}

void Canvas::push_offset(Vec2 offset) {
  frames_.push_back(frames_.back());
  frames_.back().offset = frames_.back().offset + offset * frames_.back().zoom;
}

void Canvas::push_zoom(Vec2 about, float factor) {
  frames_.push_back(frames_.back());
  Frame& frame = frames_.back();
  frame.offset = frame.offset + about * (frame.zoom * (1 - factor));
  frame.zoom *= factor;
}

void Canvas::pop_alpha() {
  frames_.pop_back();
}
void Canvas::pop_offset() {
  frames_.pop_back();
}
void Canvas::pop_zoom() {
  frames_.pop_back();
}

void Canvas::push_clip(Rect rect) {
  list_->PushClipRect(im(to_device({rect.x, rect.y})), im(to_device({rect.right(), rect.bottom()})), true);
}

void Canvas::pop_clip() {
  list_->PopClipRect();
}

uint32_t Canvas::packed(Color color) const {
  auto alpha = static_cast<unsigned>(std::lround(static_cast<float>(color.a) * frames_.back().alpha));
  return IM_COL32(color.r, color.g, color.b, alpha);
}

void Canvas::fill(Rect rect, Color color, float radius) {
  list_->AddRectFilled(im(to_device({rect.x, rect.y})), im(to_device({rect.right(), rect.bottom()})), packed(color),
                       length(radius));
}

void Canvas::fill_left_rounded(Rect rect, Color color, float radius) {
  list_->AddRectFilled(im(to_device({rect.x, rect.y})), im(to_device({rect.right(), rect.bottom()})), packed(color),
                       length(radius), ImDrawFlags_RoundCornersLeft);
}

// The line lies inside the rectangle, as a border does.
void Canvas::outline(Rect rect, Color color, float width, float radius) {
  Rect middle = rect.grown(-width / 2);
  list_->PathRect(im(to_device({middle.x, middle.y})), im(to_device({middle.right(), middle.bottom()})),
                  length(std::max(0.f, radius - width / 2)));
  list_->PathStroke(packed(color), ImDrawFlags_Closed, length(width));
}

void Canvas::gradient_down(Rect rect, Color top, Color bottom) {
  list_->AddRectFilledMultiColor(im(to_device({rect.x, rect.y})), im(to_device({rect.right(), rect.bottom()})),
                                 packed(top), packed(top), packed(bottom), packed(bottom));
}

void Canvas::gradient_right(Rect rect, Color left, Color right) {
  list_->AddRectFilledMultiColor(im(to_device({rect.x, rect.y})), im(to_device({rect.right(), rect.bottom()})),
                                 packed(left), packed(right), packed(right), packed(left));
}

void Canvas::line(Vec2 from, Vec2 to, Color color, float width) {
  list_->PathLineTo(im(to_device(from)));
  list_->PathLineTo(im(to_device(to)));
  list_->PathStroke(packed(color), 0, length(width));
}

void Canvas::polyline(const std::vector<Vec2>& points, Color color, float width, bool closed, bool round_caps) {
  if (points.size() < 2) return;
  std::vector<ImVec2> device;
  device.reserve(points.size());
  for (Vec2 p : points) device.push_back(im(to_device(p)));
  list_->AddPolyline(device.data(), static_cast<int>(device.size()), packed(color), closed ? ImDrawFlags_Closed : 0,
                     length(width));
  if (!round_caps) return;
  for (size_t i = 0; i < device.size(); ++i) {
    bool end = !closed && (i == 0 || i + 1 == device.size());
    ImVec2 before = device[(i + device.size() - 1) % device.size()], here = device[i],
           after = device[(i + 1) % device.size()];
    ImVec2 in{here.x - before.x, here.y - before.y}, out{after.x - here.x, after.y - here.y};
    float lengths = std::hypot(in.x, in.y) * std::hypot(out.x, out.y);
    bool sharp = in.x * out.x + in.y * out.y < kSharpTurnCos * lengths;
    if (end || sharp) list_->AddCircleFilled(here, length(width) / 2, packed(color));
  }
}

void Canvas::disc(Vec2 center, float radius, Color color) {
  list_->AddCircleFilled(im(to_device(center)), length(radius), packed(color));
}

void Canvas::ellipse(Vec2 center, float radius_x, float radius_y, Color color, float width) {
  int segments = std::clamp(static_cast<int>(length(std::max(radius_x, radius_y))), 24, 128);
  for (int i = 0; i < segments; ++i) {
    float angle = radians(360.f * static_cast<float>(i) / static_cast<float>(segments));
    list_->PathLineTo(im(to_device(center + Vec2{std::cos(angle) * radius_x, std::sin(angle) * radius_y})));
  }
  if (width > 0) {
    list_->PathStroke(packed(color), ImDrawFlags_Closed, length(width));
  } else {
    list_->PathFillConvex(packed(color));
  }
}

void Canvas::arc(Vec2 center, float radius, float from_deg, float to_deg, Color color, float width, bool round_caps) {
  if (to_deg == from_deg) return;
  float arc_px = std::abs(radians(to_deg - from_deg)) * length(radius);
  int segments = std::clamp(static_cast<int>(arc_px / 4), 6, 160);
  auto point = [&](float deg) { return center + Vec2{std::cos(radians(deg)), std::sin(radians(deg))} * radius; };
  bool whole = std::abs(to_deg - from_deg) >= 360;
  for (int i = 0; i < segments + (whole ? 0 : 1); ++i) {
    list_->PathLineTo(
        im(to_device(point(lerp(from_deg, to_deg, static_cast<float>(i) / static_cast<float>(segments))))));
  }
  list_->PathStroke(packed(color), whole ? ImDrawFlags_Closed : 0, length(width));
  if (!round_caps || whole) return;
  disc(point(from_deg), width / 2, color);
  disc(point(to_deg), width / 2, color);
}

void Canvas::convex(const std::vector<Vec2>& points, Color color) {
  for (Vec2 p : points) list_->PathLineTo(im(to_device(p)));
  // ImGui smooths the edge of a clockwise polygon only outward; turned round, it would eat into the shape.
  float area = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    Vec2 a = points[i], b = points[(i + 1) % points.size()];
    area += a.x * b.y - b.x * a.y;
  }
  if (area < 0) std::reverse(list_->_Path.begin(), list_->_Path.end());
  list_->PathFillConvex(packed(color));
}

void Canvas::triangles(const std::vector<Vec2>& points, Color color) {
  int count = static_cast<int>(points.size() / 3 * 3);
  if (count == 0) return;
  uint32_t tint = packed(color);
  ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  list_->PrimReserve(count, count);
  for (int i = 0; i < count; ++i) list_->PrimVtx(im(to_device(points[static_cast<size_t>(i)])), white, tint);
}

void Canvas::glow(Vec2 center, float radius, Color color, float alpha) {
  glow_ellipse(center, radius, radius, color, alpha);
}

void Canvas::glow_ellipse(Vec2 center, float radius_x, float radius_y, Color color, float alpha) {
  if (!look_.art) return;
  Texture texture = pictures_->painted("theme.glow", kGlowPx, kGlowPx, paint_glow);
  image(texture, {center.x - radius_x, center.y - radius_y, 2 * radius_x, 2 * radius_y}, {0, 0, 1, 1},
        with_alpha(color, alpha), 0);
}

void Canvas::image(const Texture& texture, Rect rect, Rect uv, Color tint, float corner) {
  if (texture.id == 0) return;
  ImVec2 from = im(to_device({rect.x, rect.y})), to = im(to_device({rect.right(), rect.bottom()}));
  list_->AddImageRounded(texture_id(texture), from, to, {uv.x, uv.y}, {uv.right(), uv.bottom()}, packed(tint),
                         length(corner));
}

void Canvas::photo_cover(const std::string& hash, Rect rect, float corner, Color tint, float focus_x, float focus_y) {
  Texture texture = pictures_->photo(hash);
  if (texture.id == 0 || texture.width <= 0 || texture.height <= 0) {
    fill(rect, with_alpha(color(Role::kNightRaised), static_cast<float>(tint.a) / 255), corner);
    return;
  }
  float picture_ratio = static_cast<float>(texture.width) / static_cast<float>(texture.height);
  float rect_ratio = rect.w / rect.h;
  Rect uv{0, 0, std::min(1.f, rect_ratio / picture_ratio), std::min(1.f, picture_ratio / rect_ratio)};
  uv.x = std::clamp(focus_x - uv.w / 2, 0.f, 1 - uv.w);
  uv.y = std::clamp(focus_y - uv.h / 2, 0.f, 1 - uv.h);
  image(texture, rect, uv, tint, corner);
}

void Canvas::icon(std::string_view name, Vec2 top_left, float size, Color color, float stroke_units) {
  float unit = size / 48;
  for (const IconStroke& stroke : icon_strokes(name)) {
    std::vector<Vec2> points;
    points.reserve(stroke.points.size());
    Vec2 least{48, 48}, most{0, 0};
    for (Vec2 p : stroke.points) {
      points.push_back(top_left + p * unit);
      least = {std::min(least.x, p.x), std::min(least.y, p.y)};
      most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
    // A circle narrower than its own stroke is a dot; as a line its inside would turn over.
    if (points.size() > 8 && most.x - least.x <= stroke_units && most.y - least.y <= stroke_units) {
      disc(top_left + (least + most) * (unit / 2), ((most.x - least.x) / 2 + stroke_units / 2) * unit, color);
      continue;
    }
    polyline(points, color, stroke_units * unit, stroke.closed);
  }
}

}  // namespace starharbor::kiosk
