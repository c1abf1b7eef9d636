// The unit square, tones, labels and timing that all diagrams share.
#include "kiosk/diagrams/pen.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kRest = .4f;         // of what is not pressed
constexpr float kLargeSquare = 400;  // labels of 30 px from here

}  // namespace

DiagramPen::DiagramPen(Canvas& canvas, Rect square, const content::Diagram& diagram, const DiagramColors& colors,
                       content::Language language, bool labels, float progress, int pressed)
    : canvas_(canvas),
      square_(square),
      diagram_(diagram),
      colors_(colors),
      language_(language),
      labels_(labels),
      progress_(std::clamp(progress, 0.f, 1.f)),
      pressed_(pressed) {}

int DiagramPen::parts() const {
  return static_cast<int>(diagram_.parts.size());
}

Color DiagramPen::tone(Color color, int part) const {
  if (pressed_ == kNoPart || pressed_ == part || !canvas_.look().art) return color;
  return mix(colors_.ground, color, kRest);
}

float DiagramPen::arrival(int index, int count, int part_ms, int stagger_ms) const {
  if (progress_ >= 1) return 1;
  const float whole = static_cast<float>(std::max(motion::kDrawMs, (count - 1) * stagger_ms + part_ms));
  const float since = progress_ * whole - static_cast<float>(index * stagger_ms);
  return ease_out(std::clamp(since / static_cast<float>(part_ms), 0.f, 1.f));
}

TextStyle DiagramPen::label_style(bool bold) const {
  if (square_.w >= kLargeSquare) return bold ? canvas_.type(Style::kLabelBold) : canvas_.type(Style::kLabel);
  return bold ? canvas_.type(Style::kCaptionBold) : canvas_.type(Style::kCaption);
}

std::string_view DiagramPen::words(int part) const {
  if (part == kCorePart) return diagram_.core.in(language_);
  if (part < 0 || part >= parts()) return {};
  return diagram_.parts[static_cast<size_t>(part)].label.in(language_);
}

TextStyle DiagramPen::narrow_style(bool bold) const {
  if (language_ == content::Language::kChinese) return label_style(bold);
  return canvas_.type(bold ? Style::kCaptionBold : Style::kCaption);
}

TextStyle DiagramPen::core_style() const {
  return language_ == content::Language::kChinese ? label_style(true) : canvas_.type(Style::kCaption);
}

bool DiagramPen::word_fits(int part, TextStyle style, Vec2 size) const {
  return set_text(canvas_.glyphs(), style, words(part), px(size.x), px(size.y)).whole;
}

bool DiagramPen::words_fit(TextStyle style, Vec2 size) const {
  for (int part = 0; part < parts(); ++part) {
    if (!word_fits(part, style, size)) return false;
  }
  return true;
}

void DiagramPen::label(int part, Vec2 center, Vec2 size, Color color, TextStyle style) const {
  if (!labels_ || silent_ || (part == kCorePart && !word_fits(part, style, size))) return;
  label_in(canvas_, box({center.x - size.x / 2, center.y - size.y / 2, size.x, size.y}), style, words(part), color);
}

Vec2 polar(Vec2 center, float radius, float degrees) {
  const float a = degrees * std::numbers::pi_v<float> / 180;
  return center + Vec2{std::cos(a), std::sin(a)} * radius;
}

float distance(Vec2 a, Vec2 b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace starharbor::kiosk
