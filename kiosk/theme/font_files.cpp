// Asks fontconfig for one best match at a time, never for the whole sorted list, so that the first frame comes quickly.
#include "kiosk/theme/font_files.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include <algorithm>
#include <cmath>

#include "content-db/base/error.h"

namespace starharbor::kiosk {

namespace {

constexpr char32_t kMiddleDot = U'\u00B7';

struct Wanted {
  const char* family;
  const char* generic;
  int weight;
};

Wanted wanted(Face face) {
  switch (face) {
    case Face::kSansRegular:
      return {"Noto Sans CJK SC", "sans-serif", FC_WEIGHT_REGULAR};
    case Face::kSansMedium:
      return {"Noto Sans CJK SC", "sans-serif", FC_WEIGHT_MEDIUM};
    case Face::kSansBold:
      return {"Noto Sans CJK SC", "sans-serif", FC_WEIGHT_BOLD};
    case Face::kSerifBold:
      return {"Noto Serif CJK SC", "serif", FC_WEIGHT_BOLD};
    case Face::kSerifBlack:
      return {"Noto Serif CJK SC", "serif", FC_WEIGHT_BLACK};
  }
  return {"Noto Sans CJK SC", "sans-serif", FC_WEIGHT_REGULAR};
}

const FcChar8* fc_string(const char* text) {
  return reinterpret_cast<const FcChar8*>(text);
}

// The width of spaces that a font may lack, in em; nullopt for what is no space. 0 for marks that have no picture.
std::optional<float> blank_advance(char32_t c) {
  switch (c) {
    case U' ':
    case U'\t':
    case 0x00A0:
      return .25f;
    case 0x2000:
    case 0x2002:
      return .5f;
    case 0x2001:
    case 0x2003:
    case 0x3000:
      return 1.f;
    case 0x2004:
      return 1 / 3.f;
    case 0x2005:
      return .25f;
    case 0x2006:
      return 1 / 6.f;
    case 0x2007:
      return .5f;
    case 0x2008:
    case 0x2009:
    case 0x202F:
      return .2f;
    case 0x200A:
      return .1f;
    case 0x205F:
      return .22f;
    default:
      break;
  }
  bool invisible = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || (c >= 0x200B && c <= 0x200F) ||
                   (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
                   c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
  return invisible ? std::optional<float>(0.f) : std::nullopt;
}

struct Match {
  std::string path;
  int index = 0;
  bool has_character = true;
};

// The best font for a face; with a character, the best one that has it.
std::optional<Match> best_match(FcConfig* config, Face face, char32_t code_point) {
  Wanted want = wanted(face);
  FcPattern* pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, fc_string(want.family));
  FcPatternAddString(pattern, FC_FAMILY, fc_string(want.generic));
  FcPatternAddString(pattern, FC_LANG, fc_string("zh-cn"));
  FcPatternAddInteger(pattern, FC_WEIGHT, want.weight);
  FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern, FC_COLOR, FcFalse);
  FcCharSet* characters = nullptr;
  if (code_point != 0) {
    characters = FcCharSetCreate();
    FcCharSetAddChar(characters, code_point);
    FcPatternAddCharSet(pattern, FC_CHARSET, characters);
  }
  FcConfigSubstitute(config, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result = FcResultNoMatch;
  FcPattern* font = FcFontMatch(config, pattern, &result);

  std::optional<Match> match;
  FcChar8* file = nullptr;
  FcBool scalable = FcFalse, color = FcFalse;
  if (font && FcPatternGetString(font, FC_FILE, 0, &file) == FcResultMatch &&
      FcPatternGetBool(font, FC_SCALABLE, 0, &scalable) == FcResultMatch && scalable &&
      (FcPatternGetBool(font, FC_COLOR, 0, &color) != FcResultMatch || !color)) {
    match = Match{reinterpret_cast<const char*>(file), 0, true};
    FcPatternGetInteger(font, FC_INDEX, 0, &match->index);
    FcCharSet* present = nullptr;
    if (code_point != 0) {
      match->has_character =
          FcPatternGetCharSet(font, FC_CHARSET, 0, &present) == FcResultMatch && FcCharSetHasChar(present, code_point);
    }
  }
  if (font) FcPatternDestroy(font);
  if (characters) FcCharSetDestroy(characters);
  FcPatternDestroy(pattern);
  return match;
}

}  // namespace

struct FontFiles::Library {
  FT_Library freetype = nullptr;
  FcConfig* config = nullptr;

  Library() : config(FcInitLoadConfigAndFonts()) {
    if (FT_Init_FreeType(&freetype) != 0)
      throw Error(ErrorCode::kIo, "start FreeType", "it does not start; install libfreetype6 again");
  }
  ~Library() {
    FT_Done_FreeType(freetype);
    if (config) FcConfigDestroy(config);
  }
};

struct FontFiles::Font {
  FT_Face face = nullptr;
  float units_per_em = 1000;

  ~Font() { FT_Done_Face(face); }
};

FontFiles::FontFiles() : library_(std::make_unique<Library>()) {
  if (face_font(Face::kSansRegular) < 0) {
    throw Error(ErrorCode::kMissing, "look for fonts",
                "no usable font is installed; install fonts-noto-cjk and fonts-noto-cjk-extra");
  }
}

FontFiles::~FontFiles() {
  fonts_.clear();
}

float FontFiles::ascent(Face face) {
  const Font& font = *fonts_[static_cast<size_t>(face_font(face))];
  return static_cast<float>(font.face->ascender) / font.units_per_em;
}

float FontFiles::descent(Face face) {
  const Font& font = *fonts_[static_cast<size_t>(face_font(face))];
  return static_cast<float>(-font.face->descender) / font.units_per_em;
}

const GlyphSource& FontFiles::source(Face face, char32_t code_point) {
  auto [entry, is_new] = sources_.try_emplace({face, code_point});
  if (is_new) entry->second = find_source(face, code_point);
  return entry->second;
}

GlyphSource FontFiles::find_source(Face face, char32_t code_point) {
  std::optional<float> blank = blank_advance(code_point);
  if (blank && *blank == 0) return {};
  bool unreadable = code_point == 0xFFFD || code_point > 0x10FFFF;
  if (!unreadable) {
    if (auto own = in_font(face_font(face), code_point)) {
      if (blank) own->font = -1;
      return *own;
    }
    if (blank) return {-1, 0, *blank};
    if (auto other = in_other_fonts(face, code_point)) return *other;
  }
  if (auto dot = in_font(face_font(face), kMiddleDot)) return *dot;
  return in_other_fonts(face, kMiddleDot).value_or(GlyphSource{-1, 0, .5f});
}

GlyphBitmap FontFiles::render(const GlyphSource& source, float size_px) {
  GlyphBitmap bitmap;
  if (source.font < 0) return bitmap;
  FT_Face face = fonts_[static_cast<size_t>(source.font)]->face;
  FT_Set_Char_Size(face, 0, std::lround(size_px * 64), 72, 72);
  if (FT_Load_Glyph(face, source.glyph, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return bitmap;
  const FT_Bitmap& drawn = face->glyph->bitmap;
  if (drawn.pixel_mode != FT_PIXEL_MODE_GRAY) return bitmap;
  bitmap.width = static_cast<int>(drawn.width);
  bitmap.height = static_cast<int>(drawn.rows);
  bitmap.left = face->glyph->bitmap_left;
  bitmap.top = face->glyph->bitmap_top;
  bitmap.pixels.resize(static_cast<size_t>(drawn.width) * drawn.rows);
  for (unsigned row = 0; row < drawn.rows; ++row) {
    std::copy_n(drawn.buffer + static_cast<std::ptrdiff_t>(row) * drawn.pitch, drawn.width,
                bitmap.pixels.data() + static_cast<size_t>(row) * drawn.width);
  }
  return bitmap;
}

int FontFiles::face_font(Face face) {
  int& font = face_fonts_[static_cast<size_t>(face)];
  if (font < 0) {
    if (auto match = best_match(library_->config, face, 0)) font = open(match->path, match->index);
    if (font < 0 && face != Face::kSansRegular) font = face_font(Face::kSansRegular);
  }
  return font;
}

int FontFiles::open(const std::string& path, int index) {
  auto [entry, is_new] = opened_.try_emplace({path, index}, -1);
  if (!is_new) return entry->second;
  auto font = std::make_unique<Font>();
  if (FT_New_Face(library_->freetype, path.c_str(), index, &font->face) != 0) return -1;
  if (font->face->units_per_EM != 0) font->units_per_em = font->face->units_per_EM;
  fonts_.push_back(std::move(font));
  return entry->second = static_cast<int>(fonts_.size()) - 1;
}

std::optional<GlyphSource> FontFiles::in_font(int font, char32_t code_point) {
  if (font < 0) return std::nullopt;
  Font& opened = *fonts_[static_cast<size_t>(font)];
  FT_UInt glyph = FT_Get_Char_Index(opened.face, code_point);
  if (glyph == 0) return std::nullopt;
  FT_Fixed advance = 0;
  FT_Get_Advance(opened.face, glyph, FT_LOAD_NO_SCALE, &advance);
  return GlyphSource{font, glyph, static_cast<float>(advance) / opened.units_per_em};
}

std::optional<GlyphSource> FontFiles::in_other_fonts(Face face, char32_t code_point) {
  auto match = best_match(library_->config, face, code_point);
  if (!match || !match->has_character) return std::nullopt;
  return in_font(open(match->path, match->index), code_point);
}

}  // namespace starharbor::kiosk
