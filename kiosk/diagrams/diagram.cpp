// The door to the diagrams: colours, which kind draws, which part is under a finger.
#include "kiosk/diagrams/diagram.h"

#include <algorithm>

#include "content-db/exhibit/diagram_kinds.h"
#include "kiosk/diagrams/pen.h"
#include "kiosk/widgets/scene.h"

namespace starharbor::kiosk {
namespace {

constexpr float kLabelledFrom = 300;

enum class Kind { kPuzzle, kRings, kCube, kStairs, kStar, kWheel };

// A kind with a number of parts that it has no place for is drawn as a wheel, so that no part is lost.
Kind kind_of(const content::Diagram& diagram) {
  const content::DiagramKind* kind = content::find_diagram_kind(diagram.kind);
  if (kind == nullptr || !kind->takes(diagram.parts.size())) return Kind::kWheel;
  if (kind->name == "puzzle") return Kind::kPuzzle;
  if (kind->name == "rings") return Kind::kRings;
  if (kind->name == "cube") return Kind::kCube;
  if (kind->name == "stairs") return Kind::kStairs;
  if (kind->name == "star") return Kind::kStar;
  return Kind::kWheel;
}

Rect square_in(Rect rect) {
  const float side = std::min(rect.w, rect.h);
  return {rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side};
}

void draw(const content::Diagram& diagram, const DiagramPen& pen) {
  switch (kind_of(diagram)) {
    case Kind::kPuzzle:
      return draw_puzzle(pen);
    case Kind::kRings:
      return draw_rings(pen);
    case Kind::kCube:
      return draw_cube(pen);
    case Kind::kStairs:
      return draw_stairs(pen);
    case Kind::kStar:
      return draw_star_diagram(pen);
    case Kind::kWheel:
      return draw_wheel(pen);
  }
}

bool words_fit(const content::Diagram& diagram, const DiagramPen& pen) {
  switch (kind_of(diagram)) {
    case Kind::kPuzzle:
      return puzzle_words_fit(pen);
    case Kind::kRings:
      return rings_words_fit(pen);
    case Kind::kCube:
      return cube_words_fit(pen);
    case Kind::kStairs:
      return stairs_words_fit(pen);
    case Kind::kStar:
      return star_words_fit(pen);
    case Kind::kWheel:
      return wheel_words_fit(pen);
  }
  return false;
}

int part_under(const content::Diagram& diagram, bool labels, Vec2 unit) {
  const int parts = static_cast<int>(diagram.parts.size());
  switch (kind_of(diagram)) {
    case Kind::kPuzzle:
      return puzzle_part_at(unit);
    case Kind::kRings:
      return rings_part_at(parts, unit);
    case Kind::kCube:
      return cube_part_at(unit);
    case Kind::kStairs:
      return stairs_part_at(parts, labels, unit);
    case Kind::kStar:
      return star_part_at(parts, unit);
    case Kind::kWheel:
      return wheel_part_at(parts, unit);
  }
  return kNoPart;
}

}  // namespace

DiagramColors night_diagram(const Appearance& look, const BaseColors& base, Color ground) {
  return {.main = base.light,
          .mid = base.mid,
          .soft = mix(ground, base.light, .20f),
          .flap = mix(ground, base.light, .34f),
          .ground = ground,
          .text = look.color(Role::kNightText),
          .on_main = look.color(Role::kNightVoid),
          .core = look.color(Role::kStarLight),
          .on_core = look.color(Role::kDayText)};
}

DiagramColors day_diagram(const Appearance& look, const BaseColors& base, Color ground) {
  return {.main = base.ink,
          .mid = look.art ? mix(base.ink, base.mid, .42f) : base.ink,
          .soft = mix(ground, base.mid, .28f),
          .flap = mix(ground, base.mid, .42f),
          .ground = ground,
          .text = look.color(Role::kDayText),
          .on_main = look.color(Role::kOnInk),
          .core = base.ink,
          .on_core = look.color(Role::kOnInk)};
}

void draw_diagram(Canvas& canvas, Rect rect, const content::Diagram& diagram, const DiagramColors& colors,
                  content::Language language, float progress, int pressed, bool silent) {
  const Rect square = square_in(rect);
  DiagramPen pen(canvas, square, diagram, colors, language, square.w >= kLabelledFrom, progress, pressed);
  if (silent || !words_fit(diagram, pen)) pen.keep_silent();
  draw(diagram, pen);
}

bool diagram_says_its_words(Canvas& canvas, Rect rect, const content::Diagram& diagram, content::Language language) {
  const Rect square = square_in(rect);
  const DiagramColors none{};
  return square.w >= kLabelledFrom &&
         words_fit(diagram, DiagramPen(canvas, square, diagram, none, language, true, 1, kNoPart));
}

void draw_glyph(Canvas& canvas, Rect rect, const content::Diagram* diagram, const DiagramColors& colors) {
  const Rect square = square_in(rect);
  if (diagram == nullptr) {
    draw_star_shape(canvas, square.center(), square.w / 2, .3f, colors.main);
    return;
  }
  draw(*diagram, DiagramPen(canvas, square, *diagram, colors, content::Language::kChinese, false, 1, kNoPart));
}

int part_at(const content::Diagram& diagram, Rect rect, Vec2 point) {
  const Rect square = square_in(rect);
  const Vec2 unit{(point.x - square.x) / square.w, (point.y - square.y) / square.w};
  const int part = part_under(diagram, square.w >= kLabelledFrom, unit);
  if (part >= static_cast<int>(diagram.parts.size())) return kNoPart;
  if (part == kCorePart && diagram.core.empty() && diagram.core_text.empty()) return kNoPart;
  return part;
}

}  // namespace starharbor::kiosk
