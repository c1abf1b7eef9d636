// One or two short lines in a box: English is longer than Chinese, so words shrink to the caption size, then break in
// two, then get a little smaller. Shared by widgets and diagrams.
#pragma once

#include <string_view>

#include "kiosk/theme/canvas.h"

namespace starharbor::kiosk {

// A line in the middle of the box's height.
void label_in(Canvas& canvas, Rect box, TextStyle style, std::string_view text, Color color,
              Align align = Align::kCenter);

// One line, or two where one is too wide; in the middle of the box.
void words_in(Canvas& canvas, Rect box, TextStyle style, std::string_view text, Color color);
// The style in which words_in would write them: words that belong together take the smallest of theirs.
TextStyle words_style(Canvas& canvas, Rect box, TextStyle style, std::string_view text);

// The style in which the text fits into the width on one line: its own, or the caption size.
TextStyle fitting(Canvas& canvas, TextStyle style, std::string_view text, float width);
// Smaller still, for the single word that has no place to break: readable is better than cut.
TextStyle squeezed(Canvas& canvas, TextStyle style, std::string_view text, float width);

}  // namespace starharbor::kiosk
