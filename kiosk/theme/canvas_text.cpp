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
  note_line(style, {at.x, at.y, width, style.line}, utf8, color);
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
  note_line(style, {x, at.y, width, style.line}, digits, color);
  for (char32_t c : figures) {
    run(style, {x + (cell(c) - glyphs_->advance(style.face, style.px, c)) / 2, at.y}, {c}, color);
    x += cell(c);
  }
}

float Canvas::paragraph(TextStyle style, Rect rect, std::string_view utf8, Color color, Align align) {
  const SetText set = set_text(*glyphs_, style, utf8, rect.w, rect.h);
  const float x = align == Align::kLeft ? rect.x : align == Align::kCenter ? rect.x + rect.w / 2 : rect.right();
  for (size_t i = 0; i < set.lines.size(); ++i) {
    text(with_line(style, set.pitch), {x, rect.y + static_cast<float>(i) * set.pitch}, set.lines[i], color, align);
  }
  if (!set.whole || (rect.h > 0 && set.height() > rect.h + style.line - style.px)) note_misfit(utf8);
  return set.height();
}

void Canvas::vertical(TextStyle style, Vec2 at, float cell_height, std::string_view utf8, Color color) {
  for (char32_t c : decode_utf8(utf8)) {
    run(style, at, {c}, color);
    note_line(style, {at.x, at.y, style.px, style.line}, encode_utf8(c), color);
    at.y += cell_height;
  }
}

void Canvas::note_line(TextStyle style, Rect line_box, std::string_view utf8, Color color) {
  const Frame& frame = frames_.back();
  if (!written_ || utf8.empty() || (packed(color) >> IM_COL32_A_SHIFT) == 0) return;
  const Vec2 at = Vec2{line_box.x, line_box.y + (line_box.h - style.px) / 2} * frame.zoom + frame.offset;
  written_->lines.push_back({std::string(utf8), {at.x, at.y, line_box.w * frame.zoom, style.px * frame.zoom}});
}

void Canvas::note_misfit(std::string_view utf8) {
  if (written_) written_->misfits.emplace_back(utf8);
}

}  // namespace starharbor::kiosk
