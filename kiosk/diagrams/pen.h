// What every kind of diagram draws with: a unit square on the canvas, the theme's colours dimmed for what is not
// pressed, labels that fit, and each part's share of the drawing-itself. Inside this folder only.
#pragma once

#include <string_view>

#include "kiosk/diagrams/diagram.h"
#include "kiosk/theme/measures.h"

namespace starharbor::kiosk {

class DiagramPen {
 public:
  DiagramPen(Canvas& canvas, Rect square, const content::Diagram& diagram, const DiagramColors& colors,
             content::Language language, bool labels, float progress, int pressed);

  Canvas& canvas() const { return canvas_; }
  const DiagramColors& colors() const { return colors_; }
  bool labels() const { return labels_; }
  float progress() const { return progress_; }
  int parts() const;

  // Unit square to stage px.
  Vec2 at(Vec2 unit) const { return {square_.x + unit.x * square_.w, square_.y + unit.y * square_.w}; }
  Rect box(Rect unit) const { return {at({unit.x, unit.y}).x, at({unit.x, unit.y}).y, px(unit.w), px(unit.h)}; }
  float px(float unit) const { return unit * square_.w; }
  float unit(float px) const { return px / square_.w; }

  // A colour as this part shows it: itself, or at 40 % over the ground while another is pressed. kNoPart: what belongs
  // to no part.
  Color tone(Color color, int part) const;

  // 0..1, eased: how far part `index` of `count` is drawn when each takes part_ms and starts stagger_ms after the last;
  // all of them fit into the whole.
  float arrival(int index, int count, int part_ms, int stagger_ms) const;

  // Sans Bold or Medium at the design's size for this square.
  TextStyle label_style(bool bold) const;
  // The same where a word has little room: Latin words are longer, so theirs are a size smaller.
  TextStyle narrow_style(bool bold) const;
  // Of a core's word, in a diagram whose core is small.
  TextStyle core_style() const;
  // Whether the part's words, or those of all parts, are whole in a box of that size.
  bool word_fits(int part, TextStyle style, Vec2 size) const;
  bool words_fit(TextStyle style, Vec2 size) const;
  // From now on nothing is said: a drawing says the words of all its parts, or none.
  void keep_silent() { silent_ = true; }
  bool silent() const { return silent_; }
  // The part's words (kCorePart: the core's) centred at a point of the unit square, in a box of that size. A core's
  // word that could only be cut is left out.
  void label(int part, Vec2 center, Vec2 size, Color color, TextStyle style) const;
  std::string_view words(int part) const;

 private:
  Canvas& canvas_;
  Rect square_;
  const content::Diagram& diagram_;
  const DiagramColors& colors_;
  content::Language language_;
  bool labels_;
  float progress_;
  int pressed_;
  bool silent_ = false;
};

// On a circle, degrees clockwise from +x.
Vec2 polar(Vec2 center, float radius, float degrees);
float distance(Vec2 a, Vec2 b);

constexpr Vec2 kUnitCenter{.5f, .5f};
constexpr int kPartMs = motion::kStandardMs;

// One drawing for each kind, whether it has room for its words, and one hit test; points are in the unit square.
void draw_puzzle(const DiagramPen& pen);
bool puzzle_words_fit(const DiagramPen& pen);
int puzzle_part_at(Vec2 unit);
void draw_rings(const DiagramPen& pen);
bool rings_words_fit(const DiagramPen& pen);
int rings_part_at(int parts, Vec2 unit);
void draw_cube(const DiagramPen& pen);
bool cube_words_fit(const DiagramPen& pen);
int cube_part_at(Vec2 unit);
void draw_stairs(const DiagramPen& pen);
bool stairs_words_fit(const DiagramPen& pen);
int stairs_part_at(int parts, bool labels, Vec2 unit);
void draw_star_diagram(const DiagramPen& pen);
bool star_words_fit(const DiagramPen& pen);
int star_part_at(int parts, Vec2 unit);
void draw_wheel(const DiagramPen& pen);
bool wheel_words_fit(const DiagramPen& pen);
int wheel_part_at(int parts, Vec2 unit);

}  // namespace starharbor::kiosk
