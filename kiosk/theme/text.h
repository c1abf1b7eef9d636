// Text: faces, the glyph cache and line breaking. FreeType fills an 8-bit texture on demand for any character at any
// size; the least recently used glyphs leave when it is full. No ImGui font, no OpenGL: whoever owns the device reads
// `dirty` and uploads. A character that no installed font has is drawn as a middle dot, never as a box.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/utf8.h"
#include "kiosk/theme/geometry.h"

namespace starharbor::kiosk {

enum class Face { kSansRegular, kSansMedium, kSansBold, kSerifBold, kSerifBlack };

// Sizes are em sizes in stage px, line is the line box's height.
struct TextStyle {
  Face face;
  float px;
  float line;
};

constexpr TextStyle with_line(TextStyle style, float line) {
  return {style.face, style.px, line};
}

constexpr TextStyle bold(TextStyle style) {
  return {Face::kSansBold, style.px, style.line};
}

// One glyph in the atlas. Sizes and bearings in device px at the size asked for; u, v in 0..1.
struct Glyph {
  float u0, v0, u1, v1;
  float width, height;
  float left, top;  // from the pen on the baseline to the bitmap's top left corner; top is positive upward
  float advance;
  bool empty;  // nothing to draw (a space)
};

class GlyphCache {
 public:
  // Finds the faces by fontconfig (Noto Sans/Serif CJK SC; other families as they come where those are missing).
  // Throws Error{kMissing} when there is no usable font at all, naming the packages to install.
  explicit GlyphCache(int atlas_px = 2048);
  ~GlyphCache();
  GlyphCache(const GlyphCache&) = delete;
  GlyphCache& operator=(const GlyphCache&) = delete;

  // size_px is the em size in device px, rounded to a quarter. Valid until the next begin_frame().
  const Glyph& glyph(Face face, float size_px, char32_t code_point);
  // Ascent and descent (both positive) of a face at an em size of 1.
  float ascent(Face face) const;
  float descent(Face face) const;
  // Horizontal advance of a run, in the unit of size_px.
  float advance(Face face, float size_px, std::string_view utf8);
  float advance(Face face, float size_px, char32_t code_point);

  // Once a frame, before any text: glyphs used before may leave from now on. Where the frame before used more than
  // half of the texture, it grows here and is filled anew, so that the next frame hardly ever finds it full.
  void begin_frame();
  // The present frame asked for more glyphs than the texture holds, so some were left out. Draw it again after
  // begin_frame() instead of showing it.
  bool incomplete() const;

  int atlas_px() const;          // may grow in begin_frame()
  const uint8_t* atlas() const;  // atlas_px * atlas_px coverage bytes
  // The rows changed since the last call, [first, last); first == last when none.
  struct Dirty {
    int first_row, last_row;
  };
  Dirty take_dirty();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One line of a paragraph: a piece of the source text.
struct Line {
  size_t begin = 0;  // byte offsets into the source
  size_t end = 0;
  float width = 0;
};

// Breaks UTF-8 text into lines no wider than `width` (in the unit of style.px). Unicode's line breaking rules, and the
// design's: no line starts with closing punctuation or ends with an opening one, words and numbers stay whole (unless
// one alone is wider than the line), spaces at a break are dropped, '\n' always breaks.
std::vector<Line> break_lines(GlyphCache& glyphs, TextStyle style, std::string_view utf8, float width);

// A text as it is set into a box: type never shrinks, so words wrap, as many lines as the height takes.
struct SetText {
  std::vector<std::string> lines;  // at least one, unless the text is empty
  float pitch = 0;                 // from line to line: the style's, or closer where that is what it takes
  float width = 0;                 // of the widest line
  bool whole = true;               // all of it is there and no word is broken; else the last line ends in …

  float height() const { return pitch * static_cast<float>(lines.size()); }
};

// height 0: no limit. The first line is there however low the box is.
SetText set_text(GlyphCache& glyphs, TextStyle style, std::string_view utf8, float width, float height = 0);

// The text cut to `width` with … at its end: more follows that is not shown.
std::string cut_with_ellipsis(GlyphCache& glyphs, TextStyle style, std::string_view utf8, float width);

using content::decode_utf8;
using content::encode_utf8;

}  // namespace starharbor::kiosk
