// Two pages that only the alliance's story has: the four outcomes, and the bases' methods side by side, each leading to
// its base. They draw what they are given and say what was pressed.
#pragma once

#include "kiosk/model/update.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

constexpr size_t kMostOutcomes = 4;
// How many of them a page takes.
size_t outcomes_on_page(Canvas& canvas, const content::Hall& hall, Language language);
void draw_outcomes(Ui& ui, const State& state, size_t first);

// Over the whole stage: night above, where the diagrams stand, day below with the chapter's heading. live: takes
// presses.
void draw_methods(Ui& ui, const State& state, bool live, Actions& actions);

// Where the words of the methods' page stand; kicker and heading are the story's to draw.
struct MethodsLayout {
  float day_y;  // from here down it is day
  Vec2 kicker;
  float hint_gap;  // from the heading down to the hint
  Vec2 previous_arrow;
};
const MethodsLayout& methods_layout(bool portrait);

}  // namespace starharbor::kiosk
