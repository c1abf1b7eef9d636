// The brand diagrams, drawn from data: which kind, which parts, which words. One file for each kind; here is the door
// to all. A kind that this version does not know becomes labelled discs on a ring. Nothing here knows State or a press.
#pragma once

#include "content-db/exhibit/hall.h"
#include "kiosk/theme/canvas.h"
#include "kiosk/theme/measures.h"

namespace starharbor::kiosk {

struct DiagramColors {
  Color main, mid, soft, flap;
  Color ground;   // what the diagram stands on
  Color text;     // labels on the ground
  Color on_main;  // labels on main and mid
  Color core, on_core;
};
DiagramColors night_diagram(const Appearance& look, const BaseColors& base, Color ground);
DiagramColors day_diagram(const Appearance& look, const BaseColors& base, Color ground);

constexpr int kNoPart = -1;
constexpr int kCorePart = -2;

// Into the largest square centred in rect. Labels from 300 px upward, unless it is to be silent: the words of all
// parts, or none where one of them has no room. progress 0..1 over motion::kDrawMs: the diagram draws itself. pressed:
// a part's index, kCorePart, or kNoPart; the rest falls to 40 %.
void draw_diagram(Canvas& canvas, Rect rect, const content::Diagram& diagram, const DiagramColors& colors,
                  content::Language language, float progress = 1, int pressed = kNoPart, bool silent = false);

// Whether a drawing in that rectangle has room for its words.
bool diagram_says_its_words(Canvas& canvas, Rect rect, const content::Diagram& diagram, content::Language language);

// The small form, without words, for 32 to 120 px. Null: a five-rayed star.
void draw_glyph(Canvas& canvas, Rect rect, const content::Diagram* diagram, const DiagramColors& colors);

// Which part is at a point of the drawing that draw_diagram made in rect: an index, kCorePart or kNoPart. Areas are
// generous: a part's label and what lies nearest to it belong to it.
int part_at(const content::Diagram& diagram, Rect rect, Vec2 point);

}  // namespace starharbor::kiosk
