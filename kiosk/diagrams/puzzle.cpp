// Four pieces round a centre. Each piece gives a knob to the next and takes one from the last; painted back to front
// with convex shapes only: bodies, sockets in the ground's colour, knobs, centre.
#include <algorithm>
#include <cmath>

#include "kiosk/diagrams/pen.h"

namespace starharbor::kiosk {
namespace {

constexpr float kCorner = .05f, kSeam = .185f, kCore = .158f, kGap = .016f;
constexpr float kKnob = .062f, kKnobOffset = .036f, kKnobFromEdge = .165f;
constexpr float kSlide = .12f;
constexpr int kPieces = 4, kStaggerMs = 60;
constexpr Vec2 kLabelSize{.29f, .2f};
constexpr Vec2 kLabels[] = {{.225f, .25f}, {.75f, .225f}, {.775f, .75f}, {.25f, .775f}};

// The piece at the upper left, turned.
Vec2 turned(Vec2 p, int quarter) {
  for (int i = 0; i < quarter; ++i) p = {1 - p.y, p.x};
  return p;
}

Rect turned_box(Rect rect, int quarter) {
  const Vec2 a = turned({rect.x, rect.y}, quarter), b = turned({rect.right(), rect.bottom()}, quarter);
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

struct Piece {
  int index;
  Vec2 shift;  // while it slides in
  Color color;
};

Piece piece_of(const DiagramPen& pen, int index) {
  const float t = pen.arrival(index, kPieces + 2, kPartMs, kStaggerMs);
  const Vec2 outward = turned({-kSlide, -kSlide}, index) - turned({0, 0}, index);
  const Color fill = pen.tone(index % 2 == 0 ? pen.colors().main : pen.colors().mid, index);
  return {index, outward * (1 - t), mix(pen.colors().ground, fill, t)};
}

void fill(const DiagramPen& pen, const Piece& piece, Rect unit) {
  pen.canvas().fill(pen.box(turned_box(unit, piece.index).moved(piece.shift.x, piece.shift.y)), piece.color);
}

// The outer corner is round, the other three are square; sides are set in by half the gap.
void draw_body(const DiagramPen& pen, const Piece& piece) {
  constexpr float kFrom = kGap / 2, kTo = .5f - kGap / 2;
  constexpr int kSteps = 8;
  std::vector<Vec2> rim;
  for (int i = 0; i <= kSteps; ++i) {
    rim.push_back(polar({kCorner, kCorner}, kCorner - kFrom, 180 + 90.f * static_cast<float>(i) / kSteps));
  }
  rim.insert(rim.end(), {{kTo, kFrom}, {kTo, kTo}, {kFrom, kTo}});
  for (Vec2& corner : rim) corner = pen.at(turned(corner, piece.index) + piece.shift);
  pen.canvas().convex(rim, piece.color);
}

// Cut out of its own piece only; the neighbour's neck begins at the edge.
void draw_socket(const DiagramPen& pen, const Piece& piece) {
  const Rect own = turned_box({0, 0, .5f, .5f}, piece.index).moved(piece.shift.x, piece.shift.y);
  const Vec2 center = turned({kKnobFromEdge, .5f - kKnobOffset}, piece.index) + piece.shift;
  pen.canvas().push_clip(pen.box(own));
  pen.canvas().disc(pen.at(center), pen.px(kKnob + kGap / 2), pen.colors().ground);
  pen.canvas().pop_clip();
}

void draw_knob(const DiagramPen& pen, const Piece& piece) {
  const Vec2 center = turned({.5f + kKnobOffset, kKnobFromEdge}, piece.index) + piece.shift;
  pen.canvas().disc(pen.at(center), pen.px(kKnob - kGap / 2), piece.color);
  const float neck = std::sqrt(kKnob * kKnob - kKnobOffset * kKnobOffset) - kGap / 2;
  fill(pen, piece, {.5f - kGap, kKnobFromEdge - neck, kGap + kKnobOffset, 2 * neck});
}

}  // namespace

void draw_puzzle(const DiagramPen& pen) {
  Piece pieces[kPieces];
  for (int k = 0; k < kPieces; ++k) pieces[k] = piece_of(pen, k);
  for (const Piece& piece : pieces) draw_body(pen, piece);
  for (const Piece& piece : pieces) draw_socket(pen, piece);
  for (const Piece& piece : pieces) draw_knob(pen, piece);
  const DiagramColors& colors = pen.colors();
  const float grown = pen.arrival(kPieces + 1, kPieces + 2, kPartMs, kStaggerMs);
  pen.canvas().disc(pen.at(kUnitCenter), pen.px(kSeam + kGap / 2), colors.ground);
  pen.canvas().disc(pen.at(kUnitCenter), pen.px(kCore) * grown, pen.tone(colors.core, kCorePart));
  if (grown < 1) return;
  const TextStyle style = pen.canvas().type(Style::kLabelBold);
  for (int k = 0; k < kPieces; ++k) pen.label(k, kLabels[k], kLabelSize, pen.tone(colors.on_main, k), style);
  pen.label(kCorePart, kUnitCenter, {.27f, .16f}, pen.tone(colors.on_core, kCorePart),
            pen.canvas().type(Style::kLabelBold));
}

bool puzzle_words_fit(const DiagramPen& pen) {
  return pen.words_fit(pen.canvas().type(Style::kLabelBold), kLabelSize);
}

int puzzle_part_at(Vec2 unit) {
  if (distance(unit, kUnitCenter) <= kSeam) return kCorePart;
  if (unit.x < 0 || unit.y < 0 || unit.x > 1 || unit.y > 1) return kNoPart;
  if (unit.y < .5f) return unit.x < .5f ? 0 : 1;
  return unit.x < .5f ? 3 : 2;
}

}  // namespace starharbor::kiosk
