// The sheet that screens draw on: shapes, text and pictures in stage px, written to ImGui's draw list. It knows scale,
// bleed and a layer's opacity, and nothing of State, input or OpenGL. For any screen scale = min(W/1920, H/1080) in
// landscape, min(W/1080, H/1920) in portrait (H > W); the stage is centred and the art bleeds to the edges.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/theme/appearance.h"
#include "kiosk/theme/color.h"
#include "kiosk/theme/geometry.h"
#include "kiosk/theme/text.h"

struct ImDrawList;

namespace starharbor::kiosk {

// A texture as ImGui takes it, with its size in px. id 0: not there yet.
struct Texture {
  uint64_t id = 0;
  int width = 0;
  int height = 0;
};

// Where pictures come from. The app gives one that loads on worker threads; tests give an empty one.
class Pictures {
 public:
  virtual ~Pictures() = default;
  // The photo's texture, or one of id 0 while it is on its way (asking again next frame is right; a redraw is caused
  // when it arrives). hash names a file of the media folder.
  virtual Texture photo(const std::string& hash) = 0;
  // Textures that the theme itself paints: same key, same picture. paint fills width * height RGBA bytes, once.
  virtual Texture painted(const std::string& key, int width, int height,
                          const std::function<void(uint8_t*)>& paint) = 0;
  virtual Texture glyph_atlas() = 0;
};

enum class Align { kLeft, kCenter, kRight };

// What a frame has written, for whoever asks whether all of it can be read: a test.
struct Written {
  struct Line {
    std::string words;
    Rect rect;  // of the letters' em boxes, in stage px
  };
  std::vector<Line> lines;
  std::vector<std::string> misfits;  // words for which there was no room, cut or standing out of their box
};

class Canvas {
 public:
  // screen_w, screen_h in device px.
  Canvas(ImDrawList* list, GlyphCache* glyphs, Pictures* pictures, float screen_w, float screen_h,
         const Appearance& look = {});

  bool portrait() const { return portrait_; }
  float scale() const { return scale_; }
  Rect stage() const;  // (0, 0, 1920, 1080) or (0, 0, 1080, 1920)
  Rect bleed() const;  // the whole screen in stage px; contains stage()
  Vec2 to_device(Vec2 stage_point) const;
  Vec2 to_stage(Vec2 device_point) const;
  GlyphCache& glyphs() { return *glyphs_; }
  Pictures& pictures() { return *pictures_; }
  ImDrawList* list() { return list_; }

  const Appearance& look() const { return look_; }
  Color color(Role role) const { return look_.color(role); }
  TextStyle type(Style style) const { return look_.type(style); }
  TextStyle type(Style style, float line) const { return look_.type(style, line); }

  // Everything drawn inside gets this opacity / this shift on top (they nest).
  void push_alpha(float alpha);
  void pop_alpha();
  void push_offset(Vec2 offset);
  void pop_offset();
  void push_clip(Rect rect);
  void pop_clip();
  // Scales what follows about a stage point, e.g. .97 while pressed.
  void push_zoom(Vec2 about, float factor);
  void pop_zoom();

  void fill(Rect rect, Color color, float radius = 0);
  void fill_left_rounded(Rect rect, Color color, float radius);
  void outline(Rect rect, Color color, float width, float radius = 0);
  void gradient_down(Rect rect, Color top, Color bottom);
  void gradient_right(Rect rect, Color left, Color right);
  void line(Vec2 from, Vec2 to, Color color, float width);
  void polyline(const std::vector<Vec2>& points, Color color, float width, bool closed, bool round_caps = true);
  void disc(Vec2 center, float radius, Color color);
  void ellipse(Vec2 center, float radius_x, float radius_y, Color color, float width);  // width 0: filled
  // Angles in degrees, clockwise from +x, as in the design.
  void arc(Vec2 center, float radius, float from_deg, float to_deg, Color color, float width, bool round_caps);
  void convex(const std::vector<Vec2>& points, Color color);
  void triangles(const std::vector<Vec2>& points, Color color);  // three points each; for cached concave shapes
  // The design's soft light: white texture, alpha profile of tokens [texture.glow], tinted; radius in px. Part of the
  // art: nothing where the appearance has none.
  void glow(Vec2 center, float radius, Color color, float alpha);
  void glow_ellipse(Vec2 center, float radius_x, float radius_y, Color color, float alpha);
  void image(const Texture& texture, Rect rect, Rect uv, Color tint, float radius);

  // Cover crop into rect with rounded corners; a quiet placeholder while it loads. focus_x, focus_y 0..1 say which part
  // of the picture stays.
  void photo_cover(const std::string& hash, Rect rect, float radius, Color tint = kNoTint, float focus_x = .5f,
                   float focus_y = .5f);

  // `at` is the top of the line box at the left, centre or right edge. Returns the advance width.
  float text(TextStyle style, Vec2 at, std::string_view utf8, Color color, Align align = Align::kLeft);
  float text_width(TextStyle style, std::string_view utf8);
  // Digits each in a cell of 0.56 em, so that a countdown does not shift; centred on `at.x`.
  void digits(TextStyle style, Vec2 at, std::string_view digits, Color color);
  // Lines broken to rect.w from rect.y downward, as set_text() sets them (rect.h 0: no limit). Returns the height used.
  float paragraph(TextStyle style, Rect rect, std::string_view utf8, Color color, Align align = Align::kLeft);
  // One glyph a cell, downward from `at` (cell's top left).
  void vertical(TextStyle style, Vec2 at, float cell_height, std::string_view utf8, Color color);
  // From now on everything that is written is noted down too.
  void write_down(Written* written) { written_ = written; }
  // These words were cut, or stand out of their box.
  void note_misfit(std::string_view utf8);
  // An icon of the design by its name, 48-unit box drawn at `size`, stroke in the box's units.
  void icon(std::string_view name, Vec2 top_left, float size, Color color, float stroke_units = 4);

 private:
  ImDrawList* list_;
  GlyphCache* glyphs_;
  Pictures* pictures_;
  Appearance look_;
  bool portrait_;
  float scale_;
  struct Frame {
    Vec2 offset;  // device = origin + (stage * zoom + offset) * scale
    float zoom = 1;
    float alpha = 1;
  };

  float length(float stage_px) const { return stage_px * scale_ * frames_.back().zoom; }
  uint32_t packed(Color color) const;
  void run(TextStyle style, Vec2 at, const std::u32string& code_points, Color color);
  void note_line(TextStyle style, Rect line_box, std::string_view utf8, Color color);

  Vec2 origin_;
  Vec2 screen_;
  std::vector<Frame> frames_;
  Written* written_ = nullptr;
};

}  // namespace starharbor::kiosk
