// Fits short words into boxes.
#include "kiosk/widgets/label.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace starharbor::kiosk {
namespace {

constexpr float kTwoLines = 1.08f;  // line height of two-line labels, in em

float anchor(Rect box, Align align) {
  if (align == Align::kCenter) return box.x + box.w / 2;
  return align == Align::kRight ? box.right() : box.x;
}

void two_lines(Canvas& canvas, Rect box, TextStyle style, std::string_view text, const std::vector<Line>& lines,
               Color color) {
  style.line = style.px * kTwoLines;
  float y = box.y + (box.h - 2 * style.line) / 2;
  for (size_t i = 0; i < 2; ++i) {
    const size_t end = i == 0 ? lines[0].end : text.size();
    const std::string part =
        ellipsize(canvas.glyphs(), style, text.substr(lines[i].begin, end - lines[i].begin), box.w);
    canvas.text(style, {box.x + box.w / 2, y}, part, color, Align::kCenter);
    y += style.line;
  }
}

// A break between words, not inside one that was too long for a line of its own.
bool whole_words(std::string_view text, const std::vector<Line>& lines) {
  const auto chinese = [&](size_t at) { return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80; };
  return lines.size() == 2 && (lines[0].end < lines[1].begin || chinese(lines[1].begin));
}

// The two lines of what is too wide for one; empty where one is enough or two would not do.
std::vector<Line> in_two(Canvas& canvas, Rect box, TextStyle fit, std::string_view text) {
  if (canvas.text_width(fit, text) <= box.w || box.h < 2 * kTwoLines * fit.px) return {};
  std::vector<Line> lines = break_lines(canvas.glyphs(), fit, text, box.w);
  return whole_words(text, lines) ? lines : std::vector<Line>();
}

}  // namespace

TextStyle fitting(Canvas& canvas, TextStyle style, std::string_view text, float width) {
  if (style.px <= canvas.type(Style::kCaption).px || canvas.text_width(style, text) <= width) return style;
  return {style.face, canvas.type(Style::kCaption).px, style.line};
}

TextStyle squeezed(Canvas& canvas, TextStyle style, std::string_view text, float width) {
  constexpr float kSmallest = 15;
  const float wide = canvas.text_width(style, text);
  if (wide <= width) return style;
  return {style.face, std::max(kSmallest, std::floor(style.px * width / wide)), style.line};
}

void label_in(Canvas& canvas, Rect box, TextStyle style, std::string_view text, Color color, Align align) {
  if (text.empty()) return;
  const TextStyle fit = fitting(canvas, style, text, box.w);
  const Vec2 at{anchor(box, align), box.y + (box.h - fit.line) / 2};
  if (canvas.text_width(fit, text) <= box.w) {
    canvas.text(fit, at, text, color, align);
  } else {
    canvas.text(fit, at, ellipsize(canvas.glyphs(), fit, text, box.w), color, align);
  }
}

TextStyle words_style(Canvas& canvas, Rect box, TextStyle style, std::string_view text) {
  const TextStyle fit = fitting(canvas, style, text, box.w);
  return in_two(canvas, box, fit, text).empty() ? squeezed(canvas, fit, text, box.w) : fit;
}

void words_in(Canvas& canvas, Rect box, TextStyle style, std::string_view text, Color color) {
  const TextStyle fit = words_style(canvas, box, style, text);
  const std::vector<Line> lines = in_two(canvas, box, fit, text);
  if (!lines.empty()) return two_lines(canvas, box, fit, text, lines, color);
  label_in(canvas, box, fit, text, color);
}

}  // namespace starharbor::kiosk
