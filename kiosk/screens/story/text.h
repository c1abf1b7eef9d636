// A chapter's words set in columns: lines broken to a width, bold runs inside them, lists with their markers, cut into
// columns of one height. A long text becomes more columns; nothing ever scrolls. Knows no page and no screen.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/shared/markdown.h"
#include "kiosk/theme/canvas.h"

namespace starharbor::kiosk {

constexpr float kParagraphGap = 22;

struct TextLine {
  std::vector<TextSpan> runs;
  std::string marker;  // of a list's item, at its first line
  float marker_x = 0;
  float x = 0;  // from the column's left
  float y = 0;  // top of the line box, from the column's top
};

struct TextColumn {
  std::vector<TextLine> lines;
  float height = 0;
};

// At least one line in each column; none for no text. A paragraph that would be cut by a column's end goes to the next
// whole, where it fits there.
std::vector<TextColumn> set_columns(GlyphCache& glyphs, TextStyle style, const std::vector<TextBlock>& blocks,
                                    float width, float height);
// The same, and where everything fits into two columns they are about equally high.
std::vector<TextColumn> set_balanced_columns(GlyphCache& glyphs, TextStyle style, const std::vector<TextBlock>& blocks,
                                             float width, float height);

void draw_column(Canvas& canvas, TextStyle style, const TextColumn& column, Vec2 at, Color color);

}  // namespace starharbor::kiosk
