// A box that opens into six faces: three on the cube, three folded out from it.
#include <algorithm>
#include <string>

#include "kiosk/diagrams/pen.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kEdge = .25f, kInset = .02f, kRound = .008f;
constexpr int kFaces = 6, kOnCube = 3;

// A face is C + m u + n w, m in [start, start + 1], n in [0, 1].
struct FacePlan {
  float u_deg, w_deg, start;
  Vec2 label;  // room for words
};
constexpr float kP = -30, kQ = 90, kR = 210;
constexpr FacePlan kPlans[kFaces] = {{kP, kR, 0, {.24f, .13f}}, {kQ, kP, 0, {.2f, .2f}}, {kR, kQ, 0, {.2f, .2f}},
                                     {kP, kR, 1, {.24f, .13f}}, {kQ, kP, 1, {.2f, .2f}}, {kR, kQ, 1, {.2f, .2f}}};

Vec2 on_face(const FacePlan& face, float m, float n) {
  return kUnitCenter + polar({}, kEdge, face.u_deg) * m + polar({}, kEdge, face.w_deg) * n;
}

Color fill_of(const DiagramColors& colors, int index) {
  if (index >= kOnCube) return colors.flap;
  if (index == 0) return colors.main;
  return index == 1 ? colors.mid : mix(colors.main, colors.mid, .5f);
}

void draw_face(const DiagramPen& pen, int index) {
  const FacePlan& face = kPlans[index];
  // The cube stands; each flap opens from its hinge after the one before.
  const float open = index < kOnCube ? 1 : pen.arrival(index - kOnCube, kFaces - kOnCube, kPartMs, kPartMs);
  if (open <= 0) return;
  const float from = face.start + kInset, to = from + (1 - 2 * kInset) * open;
  std::vector<Vec2> corners;
  for (const auto& [m, n] : {std::pair{from, kInset}, {to, kInset}, {to, 1 - kInset}, {from, 1 - kInset}}) {
    corners.push_back(pen.at(on_face(face, m, n)));
  }
  const Color color = pen.tone(fill_of(pen.colors(), index), index);
  pen.canvas().convex(corners, color);
  pen.canvas().polyline(corners, color, pen.px(kRound), true);
}

void label_face(const DiagramPen& pen, int index) {
  const FacePlan& face = kPlans[index];
  const Vec2 center = on_face(face, face.start + .5f, .5f);
  const Color words = pen.tone(index < kOnCube ? pen.colors().on_main : pen.colors().text, index);
  if (!pen.words(index).empty()) return pen.label(index, center, face.label, words, pen.narrow_style(true));
  label_in(pen.canvas(), pen.box({center.x - .1f, center.y - .1f, .2f, .2f}), pen.canvas().type(Style::kNumeral),
           std::to_string(index + 1), words);
}

}  // namespace

void draw_cube(const DiagramPen& pen) {
  for (int i = kFaces - 1; i >= 0; --i) draw_face(pen, i);
  if (!pen.labels() || pen.progress() < 1) return;
  for (int i = 0; i < kFaces; ++i) label_face(pen, i);
}

bool cube_words_fit(const DiagramPen& pen) {
  for (int i = 0; i < kFaces; ++i) {
    if (!pen.word_fits(i, pen.narrow_style(true), kPlans[i].label)) return false;
  }
  return true;
}

int cube_part_at(Vec2 unit) {
  const Vec2 from_center = unit - kUnitCenter;
  for (int i = 0; i < kFaces; ++i) {
    const Vec2 u = polar({}, kEdge, kPlans[i].u_deg), w = polar({}, kEdge, kPlans[i].w_deg);
    const float area = u.x * w.y - u.y * w.x;
    const float m = (from_center.x * w.y - from_center.y * w.x) / area - kPlans[i].start;
    const float n = (u.x * from_center.y - u.y * from_center.x) / area;
    if (m >= 0 && m < 1 && n >= 0 && n < 1) return i;
  }
  return kNoPart;
}

}  // namespace starharbor::kiosk
