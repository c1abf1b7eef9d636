// Words in a box. Type is never made smaller: what does not fit on one line wraps at a word, what still does not fit
// takes its short form, and what has none (a name, a title from content) ends in …. Shared by widgets and diagrams.
#pragma once

#include <string>
#include <vector>

#include "kiosk/theme/canvas.h"
#include "kiosk/theme/strings.h"

namespace starharbor::kiosk {

// In the middle of the box's height.
void label_in(Canvas& canvas, Rect box, TextStyle style, const Words& words, Color color, Align align = Align::kCenter);

// How large they are when they are set into that much room; whole or brief, as label_in would write them. room.y 0: as
// high as they like.
Vec2 label_size(Canvas& canvas, Vec2 room, TextStyle style, const Words& words);

// Facts on one line with the design's en space between them; empty ones are left out.
std::string facts_line(const std::vector<std::string>& facts);
// Those that have room on one such line beside the ones before them, in their order; the first is always there.
std::vector<std::string> fitting_facts(Canvas& canvas, TextStyle style, float width,
                                       const std::vector<std::string>& facts);
// Both: the line of those that fit.
std::string facts_in(Canvas& canvas, TextStyle style, float width, const std::vector<std::string>& facts);

}  // namespace starharbor::kiosk
