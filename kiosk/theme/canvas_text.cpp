// Text on the draw list: one textured rectangle for each glyph, on whole device px while nothing is zoomed.
#include <imgui.h>

#include <cmath>

#include "kiosk/theme/canvas.h"

namespace starharbor::kiosk {

namespace {

constexpr float kDigitCell = .56f;  // em

bool is_figure(char32_t c) {
  return c >= U'0' && c <= U'9';
}

}  // namespace

// `at` is the left of the line box's top.
void Canvas::run(TextStyle style, Vec2 at, const std::u32string& code_points, Color color) {
  const Frame& frame = frames_.back();
  if (frame.alpha <= 0 || color.a == 0) return;
  float ascent = glyphs_->ascent(style.face) * style.px, descent = glyphs_->descent(style.face) * style.px;
  Vec2 pen = to_device({at.x, at.y + (style.line - ascent - descent) / 2 + ascent});
  bool crisp = frame.zoom == 1;
  if (crisp) pen = {std::round(pen.x), std::round(pen.y)};
  uint32_t tint = packed(color);

  list_->PushTextureID(reinterpret_cast<ImTextureID>(static_cast<uintptr_t>(pictures_->glyph_atlas().id)));
  float passed = 0;
  for (char32_t c : code_points) {
    const Glyph& glyph = glyphs_->glyph(style.face, style.px * scale_, c);
    if (!glyph.empty) {
      float x = pen.x + (crisp ? std::round(passed) : passed) + glyph.left * frame.zoom,
            y = pen.y - glyph.top * frame.zoom;
      list_->PrimReserve(6, 4);
      list_->PrimRectUV({x, y}, {x + glyph.width * frame.zoom, y + glyph.height * frame.zoom}, {glyph.u0, glyph.v0},
                        {glyph.u1, glyph.v1}, tint);
    }
    passed += glyphs_->advance(style.face, style.px, c) * scale_ * frame.zoom;
  }
  list_->PopTextureID();
}

float Canvas::text(TextStyle style, Vec2 at, std::string_view utf8, Color color, Align align) {
  float width = text_width(style, utf8);
  if (align == Align::kCenter) at.x -= width / 2;
  if (align == Align::kRight) at.x -= width;
  run(style, at, decode_utf8(utf8), color);
  return width;
}

float Canvas::text_width(TextStyle style, std::string_view utf8) {
  return glyphs_->advance(style.face, style.px, utf8);
}

void Canvas::digits(TextStyle style, Vec2 at, std::string_view digits, Color color) {
  std::u32string figures = decode_utf8(digits);
  auto cell = [&](char32_t c) {
    return is_figure(c) ? kDigitCell * style.px : glyphs_->advance(style.face, style.px, c);
  };
  float width = 0;
  for (char32_t c : figures) width += cell(c);
  float x = at.x - width / 2;
  for (char32_t c : figures) {
    run(style, {x + (cell(c) - glyphs_->advance(style.face, style.px, c)) / 2, at.y}, {c}, color);
    x += cell(c);
  }
}

float Canvas::paragraph(TextStyle style, Rect rect, std::string_view utf8, Color color, Align align) {
  std::vector<Line> lines = break_lines(*glyphs_, style, utf8, rect.w);
  size_t shown = lines.size();
  if (rect.h > 0) shown = std::min(shown, static_cast<size_t>(std::max(0.f, (rect.h + .5f) / style.line)));
  float x = align == Align::kLeft ? rect.x : align == Align::kCenter ? rect.x + rect.w / 2 : rect.right();
  for (size_t i = 0; i < shown; ++i) {
    std::string_view line = utf8.substr(lines[i].begin, lines[i].end - lines[i].begin);
    Vec2 at{x, rect.y + static_cast<float>(i) * style.line};
    bool cut = i + 1 == shown && shown < lines.size();
    text(style, at, cut ? cut_with_ellipsis(*glyphs_, style, line, rect.w) : std::string(line), color, align);
  }
  return static_cast<float>(shown) * style.line;
}

void Canvas::vertical(TextStyle style, Vec2 at, float cell_height, std::string_view utf8, Color color) {
  for (char32_t c : decode_utf8(utf8)) {
    run(style, at, {c}, color);
    at.y += cell_height;
  }
}

}  // namespace starharbor::kiosk
