// The little Markdown that chapters are written in: paragraphs, **bold** and lists. Whatever else somebody writes shows
// as its plain words. Knows no font and no screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace starharbor::kiosk {

struct TextSpan {
  std::string text;
  bool bold = false;
  bool operator==(const TextSpan&) const = default;
};

struct TextBlock {
  enum class Kind { kParagraph, kBullet, kNumber };
  Kind kind = Kind::kParagraph;
  int number = 0;               // of a kNumber item
  int depth = 0;                // of a list within a list; 0: the outermost
  std::vector<TextSpan> spans;  // never empty, none of them empty
};

// Blocks in reading order. A line end within a paragraph is a space between Latin words and nothing between Chinese
// characters.
std::vector<TextBlock> read_markdown(std::string_view utf8);

}  // namespace starharbor::kiosk
