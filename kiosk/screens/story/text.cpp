// Lines from blocks, columns from lines.
#include "kiosk/screens/story/text.h"

#include <algorithm>

namespace starharbor::kiosk {
namespace {

constexpr float kListIndent = 44;
constexpr float kSlack = .5f;  // px; what a column may be over its height by rounding

std::string marker_of(const TextBlock& block) {
  if (block.kind == TextBlock::Kind::kBullet) return "·";
  return block.kind == TextBlock::Kind::kNumber ? std::to_string(block.number) + "." : std::string();
}

// The parts of the spans that lie between two bytes of their joined text.
std::vector<TextSpan> runs_between(const std::vector<TextSpan>& spans, size_t begin, size_t end) {
  std::vector<TextSpan> runs;
  size_t at = 0;
  for (const TextSpan& span : spans) {
    const size_t from = std::max(begin, at), to = std::min(end, at + span.text.size());
    if (from < to) runs.push_back({span.text.substr(from - at, to - from), span.bold});
    at += span.text.size();
  }
  return runs;
}

// Lines of one block; y from its own top.
std::vector<TextLine> lines_of(GlyphCache& glyphs, TextStyle style, const TextBlock& block, float width) {
  std::string text;
  bool any_bold = false;
  for (const TextSpan& span : block.spans) {
    text += span.text;
    any_bold |= span.bold;
  }
  const bool in_list = block.kind != TextBlock::Kind::kParagraph || block.depth > 0;
  const float marker_x = static_cast<float>(block.depth) * kListIndent;
  const float x = in_list ? marker_x + kListIndent : 0;
  std::vector<TextLine> lines;
  // Bold letters are the wider ones, so a line that is broken for them holds either.
  for (const Line& line : break_lines(glyphs, any_bold ? bold(style) : style, text, width - x)) {
    const float y = static_cast<float>(lines.size()) * style.line;
    lines.push_back({runs_between(block.spans, line.begin, line.end), {}, marker_x, x, y});
  }
  if (!lines.empty()) lines.front().marker = marker_of(block);
  return lines;
}

struct SetBlock {
  std::vector<TextLine> lines;
  float height = 0;
  float gap_before = 0;
};

std::vector<SetBlock> set_blocks(GlyphCache& glyphs, TextStyle style, const std::vector<TextBlock>& blocks,
                                 float width) {
  std::vector<SetBlock> set;
  const TextBlock* before = nullptr;
  for (const TextBlock& block : blocks) {
    std::vector<TextLine> lines = lines_of(glyphs, style, block, width);
    if (lines.empty()) continue;
    const bool next_item = before && before->kind != TextBlock::Kind::kParagraph && block.kind == before->kind;
    const float height = static_cast<float>(lines.size()) * style.line;
    set.push_back({std::move(lines), height, next_item ? 0 : kParagraphGap});
    before = &block;
  }
  return set;
}

void put(TextColumn& column, const SetBlock& block, size_t first, size_t last, float line_height) {
  const float top = column.height + (column.lines.empty() ? 0 : block.gap_before);
  for (size_t i = first; i < last; ++i) {
    column.lines.push_back(block.lines[i]);
    column.lines.back().y = top + static_cast<float>(i - first) * line_height;
  }
  column.height = top + static_cast<float>(last - first) * line_height;
}

std::vector<TextColumn> fill_columns(const std::vector<SetBlock>& blocks, float line_height, float height) {
  std::vector<TextColumn> columns;
  const auto room = [&](const SetBlock& block) {
    if (columns.empty()) return 0.f;
    const TextColumn& column = columns.back();
    return height + kSlack - column.height - (column.lines.empty() ? 0 : block.gap_before);
  };
  for (const SetBlock& block : blocks) {
    size_t next = 0;
    while (next < block.lines.size()) {
      const float left = static_cast<float>(block.lines.size() - next) * line_height;
      const bool whole_next = next == 0 && left > room(block) && left <= height + kSlack;
      if (columns.empty() || room(block) < line_height || whole_next) columns.emplace_back();
      const auto fits = std::max<size_t>(1, static_cast<size_t>(std::max(0.f, room(block)) / line_height));
      const size_t last = std::min(block.lines.size(), next + fits);
      put(columns.back(), block, next, last, line_height);
      next = last;
    }
  }
  return columns;
}

float height_of(const std::vector<SetBlock>& blocks, size_t first, size_t last) {
  float height = 0;
  for (size_t i = first; i < last; ++i) height += blocks[i].height + (i == first ? 0 : blocks[i].gap_before);
  return height;
}

}  // namespace

std::vector<TextColumn> set_columns(GlyphCache& glyphs, TextStyle style, const std::vector<TextBlock>& blocks,
                                    float width, float height) {
  return fill_columns(set_blocks(glyphs, style, blocks, width), style.line, height);
}

std::vector<TextColumn> set_balanced_columns(GlyphCache& glyphs, TextStyle style, const std::vector<TextBlock>& blocks,
                                             float width, float height) {
  const std::vector<SetBlock> set = set_blocks(glyphs, style, blocks, width);
  size_t best = 0;
  float lowest = height + kSlack;
  for (size_t cut = 1; cut < set.size(); ++cut) {
    const float higher = std::max(height_of(set, 0, cut), height_of(set, cut, set.size()));
    if (higher >= lowest) continue;
    best = cut;
    lowest = higher;
  }
  if (best == 0) return fill_columns(set, style.line, height);
  std::vector<TextColumn> columns(2);
  for (size_t i = 0; i < set.size(); ++i) put(columns[i < best ? 0 : 1], set[i], 0, set[i].lines.size(), style.line);
  return columns;
}

void draw_column(Canvas& canvas, TextStyle style, const TextColumn& column, Vec2 at, Color color) {
  for (const TextLine& line : column.lines) {
    const float y = at.y + line.y;
    if (!line.marker.empty()) canvas.text(bold(style), {at.x + line.marker_x + 8, y}, line.marker, color);
    float x = at.x + line.x;
    for (const TextSpan& run : line.runs) x += canvas.text(run.bold ? bold(style) : style, {x, y}, run.text, color);
  }
}

}  // namespace starharbor::kiosk
