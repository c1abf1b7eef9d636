// Words wrapped, short or cut.
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr std::string_view kEnSpace = "\u2002";

float anchor(Rect box, Align align) {
  if (align == Align::kCenter) return box.x + box.w / 2;
  return align == Align::kRight ? box.right() : box.x;
}

SetText set_label(Canvas& canvas, Vec2 room, TextStyle style, const Words& words) {
  SetText set = set_text(canvas.glyphs(), style, words.whole, room.x, room.y);
  if (set.whole || words.brief.empty()) return set;
  return set_text(canvas.glyphs(), style, words.brief, room.x, room.y);
}

}  // namespace

void label_in(Canvas& canvas, Rect box, TextStyle style, const Words& words, Color color, Align align) {
  if (words.empty()) return;
  const SetText set = set_label(canvas, {box.w, box.h}, style, words);
  float y = box.y + (box.h - set.height()) / 2;
  for (const std::string& line : set.lines) {
    canvas.text(with_line(style, set.pitch), {anchor(box, align), y}, line, color, align);
    y += set.pitch;
  }
  const float letters = set.height() - set.pitch + style.px;
  if (!set.whole || letters > box.h + 1) canvas.note_misfit(words.whole);
}

Vec2 label_size(Canvas& canvas, Vec2 room, TextStyle style, const Words& words) {
  if (words.empty()) return {};
  const SetText set = set_label(canvas, room, style, words);
  return {set.width, set.height()};
}

std::string facts_line(const std::vector<std::string>& facts) {
  std::string line;
  for (const std::string& fact : facts) {
    if (fact.empty()) continue;
    if (!line.empty()) line += kEnSpace;
    line += fact;
  }
  return line;
}

std::vector<std::string> fitting_facts(Canvas& canvas, TextStyle style, float width,
                                       const std::vector<std::string>& facts) {
  std::vector<std::string> fitting;
  std::string line;
  for (const std::string& fact : facts) {
    const std::string longer = facts_line({line, fact});
    if (fact.empty() || (!line.empty() && canvas.text_width(style, longer) > width)) continue;
    fitting.push_back(fact);
    line = longer;
  }
  return fitting;
}

std::string facts_in(Canvas& canvas, TextStyle style, float width, const std::vector<std::string>& facts) {
  return facts_line(fitting_facts(canvas, style, width, facts));
}

}  // namespace starharbor::kiosk
