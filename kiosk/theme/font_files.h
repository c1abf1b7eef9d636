// The fonts of the machine: fontconfig says which file has a face or a character, FreeType reads it. Files are opened
// when first needed and stay mapped. Nothing here keeps pictures of glyphs.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/theme/text.h"

namespace starharbor::kiosk {

// A glyph of one opened font.
struct GlyphSource {
  int font = -1;  // index of FontFiles; -1: nothing is drawn
  uint32_t glyph = 0;
  float advance = 0;  // at an em size of 1
};

// 8-bit coverage, rows without padding.
struct GlyphBitmap {
  int width = 0;
  int height = 0;
  int left = 0;
  int top = 0;
  std::vector<uint8_t> pixels;
};

class FontFiles {
 public:
  // Throws Error{kMissing} when fontconfig knows no usable font.
  FontFiles();
  ~FontFiles();

  float ascent(Face face);
  float descent(Face face);
  // The face's own glyph, another font's, a blank for what has no picture, or the middle dot.
  const GlyphSource& source(Face face, char32_t code_point);
  // size_px is the em size.
  GlyphBitmap render(const GlyphSource& source, float size_px);

 private:
  struct Library;
  struct Font;

  int face_font(Face face);
  int open(const std::string& path, int index);
  std::optional<GlyphSource> in_font(int font, char32_t code_point);
  std::optional<GlyphSource> in_other_fonts(Face face, char32_t code_point);
  GlyphSource find_source(Face face, char32_t code_point);

  std::unique_ptr<Library> library_;
  std::vector<std::unique_ptr<Font>> fonts_;
  std::map<std::pair<std::string, int>, int> opened_;
  int face_fonts_[5] = {-1, -1, -1, -1, -1};
  std::map<std::pair<Face, char32_t>, GlyphSource> sources_;
};

}  // namespace starharbor::kiosk
