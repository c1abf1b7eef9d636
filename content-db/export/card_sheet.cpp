// Cairo draws, Pango sets the words, libqrencode makes the squares. All lengths are millimetres.
#include "content-db/export/card_sheet.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "content-db/base/error.h"

namespace starharbor::content {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kCardWidth = 85.6, kCardHeight = 53.98, kCorner = 3.18;
constexpr double kPaperWidth = 210, kPaperHeight = 297;
constexpr int kColumns = 2, kRows = 5, kOnPage = kColumns * kRows;
constexpr double kLeft = (kPaperWidth - kColumns * kCardWidth) / 2, kTop = (kPaperHeight - kRows * kCardHeight) / 2;
constexpr double kMark = 5, kMarkLine = .15, kMarkGap = 1;

constexpr double kBand = 13.5, kPad = 5;
constexpr double kQrSide = 34, kQrX = kCardWidth - kQrSide - 3, kQrY = kBand + (kCardHeight - kBand - kQrSide) / 2;
constexpr int kQuietModules = 4;  // ISO/IEC 18004
constexpr double kTextWidth = kQrX - kPad - 2;
constexpr Rgb kText{0x0E, 0x1B, 0x32}, kCaption{0x37, 0x48, 0x5D}, kStar{0xF3, 0xD8, 0x97}, kWhite{255, 255, 255};

template <typename Kind, void (*release)(Kind*)>
struct Releases {
  void operator()(Kind* thing) const { release(thing); }
};
using Surface = std::unique_ptr<cairo_surface_t, Releases<cairo_surface_t, cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releases<cairo_t, cairo_destroy>>;
using Code = std::unique_ptr<QRcode, Releases<QRcode, QRcode_free>>;
struct Unrefs {
  void operator()(void* thing) const { g_object_unref(thing); }
};

void set_color(cairo_t* pen, const Rgb& color) {
  cairo_set_source_rgb(pen, color.r / 255.0, color.g / 255.0, color.b / 255.0);
}

struct Words {
  const char* font;
  double size;   // of an em
  double least;  // down to which it shrinks to stand in one line
  double width;
  int lines;
};

// The bottom of what was written.
double write(cairo_t* pen, double x, double y, const std::string& text, Words words, const Rgb& color) {
  if (text.empty()) return y;
  const std::unique_ptr<PangoLayout, Unrefs> layout(pango_cairo_create_layout(pen));
  // Paper has no pixels for letters to keep to.
  pango_context_set_round_glyph_positions(pango_layout_get_context(layout.get()), FALSE);
  const std::unique_ptr<PangoFontDescription, Releases<PangoFontDescription, pango_font_description_free>> font(
      pango_font_description_from_string(words.font));
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  int width = 0, height = 0;
  for (double size = words.size;; size = std::max(words.least, size * .92)) {
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_get_size(layout.get(), &width, &height);
    if (width <= words.width * PANGO_SCALE || size <= words.least) break;
  }
  pango_layout_set_width(layout.get(), static_cast<int>(words.width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height(layout.get(), -words.lines);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_get_size(layout.get(), &width, &height);
  set_color(pen, color);
  cairo_move_to(pen, x, y);
  pango_cairo_show_layout(pen, layout.get());
  return y + static_cast<double>(height) / PANGO_SCALE;
}

void outline(cairo_t* pen) {
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_path(pen);
  cairo_arc(pen, kCardWidth - kCorner, kCorner, kCorner, -kQuarter, 0);
  cairo_arc(pen, kCardWidth - kCorner, kCardHeight - kCorner, kCorner, 0, kQuarter);
  cairo_arc(pen, kCorner, kCardHeight - kCorner, kCorner, kQuarter, 2 * kQuarter);
  cairo_arc(pen, kCorner, kCorner, kCorner, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(pen);
}

// Five slender rays, one for each base.
void draw_star(cairo_t* pen, double x, double y, double radius) {
  constexpr int kRays = 5;
  constexpr double kWaist = .26;
  cairo_new_path(pen);
  for (int i = 0; i < 2 * kRays; ++i) {
    const double angle = std::numbers::pi * (i / static_cast<double>(kRays) - .5);
    const double reach = i % 2 == 0 ? radius : radius * kWaist;
    cairo_line_to(pen, x + reach * std::cos(angle), y + reach * std::sin(angle));
  }
  cairo_close_path(pen);
  set_color(pen, kStar);
  cairo_fill(pen);
}

// Q: a quarter of it may be scratched.
void draw_code(cairo_t* pen, const std::string& text) {
  const Code code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1));
  if (!code) throw Error(ErrorCode::kIo, "draw a card", "its code could not be made; there may be too little memory");
  const int modules = code->width + 2 * kQuietModules;
  const double side = kQrSide / modules;
  set_color(pen, kWhite);
  cairo_rectangle(pen, kQrX, kQrY, kQrSide, kQrSide);
  cairo_fill(pen);
  // One path: squares that touch leave no hair between them.
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if ((code->data[y * code->width + x] & 1) == 0) continue;
      cairo_rectangle(pen, kQrX + (x + kQuietModules) * side, kQrY + (y + kQuietModules) * side, side, side);
    }
  }
  cairo_set_source_rgb(pen, 0, 0, 0);
  cairo_fill(pen);
}

void draw_card(cairo_t* pen, const CardFace& face) {
  cairo_save(pen);
  outline(pen);
  cairo_clip(pen);
  set_color(pen, kWhite);
  cairo_paint(pen);
  set_color(pen, face.colors.ink);
  cairo_rectangle(pen, 0, 0, kCardWidth, kBand);
  cairo_fill(pen);
  set_color(pen, face.colors.mist);
  cairo_rectangle(pen, 0, kCardHeight - 3, kCardWidth, 3);
  cairo_fill(pen);
  write(pen, kPad, 2.2, face.base_zh, {"Noto Serif CJK SC Bold", 6.2, 4, 36, 1}, kWhite);
  write(pen, 43, 4.6, face.base_en, {"Noto Sans CJK SC", 3.4, 2.4, 29, 1}, kWhite);
  draw_star(pen, kCardWidth - 9, kBand / 2, 4.2);
  const double name_bottom =
      write(pen, kPad, kBand + 6, face.name, {"Noto Serif CJK SC Bold", 7.4, 4.2, kTextWidth, 3}, kText);
  write(pen, kPad, name_bottom + 1, face.member_no, {"Noto Sans CJK SC", 3.4, 2.4, kTextWidth, 1}, kCaption);
  write(pen, kPad, kCardHeight - 11.5, "星联盟会员卡", {"Noto Sans CJK SC Medium", 3, 2.4, kTextWidth, 1}, kCaption);
  draw_code(pen, face.code);
  cairo_restore(pen);
}

// Outside the cards, where every cut ends.
void draw_marks(cairo_t* pen) {
  set_color(pen, kCaption);
  cairo_set_line_width(pen, kMarkLine);
  const auto line = [&](double x, double y, double dx, double dy) {
    cairo_move_to(pen, x, y);
    cairo_line_to(pen, x + dx, y + dy);
    cairo_stroke(pen);
  };
  for (int column = 0; column <= kColumns; ++column) {
    const double x = kLeft + column * kCardWidth;
    line(x, kTop - kMarkGap, 0, -kMark);
    line(x, kPaperHeight - kTop + kMarkGap, 0, kMark);
  }
  for (int row = 0; row <= kRows; ++row) {
    const double y = kTop + row * kCardHeight;
    line(kLeft - kMarkGap, y, -kMark, 0);
    line(kPaperWidth - kLeft + kMarkGap, y, kMark, 0);
  }
}

void draw_sheets(cairo_t* pen, const std::vector<CardFace>& faces) {
  for (size_t first = 0; first < faces.size(); first += kOnPage) {
    draw_marks(pen);
    for (size_t i = first; i < std::min(first + kOnPage, faces.size()); ++i) {
      const auto place = static_cast<int>(i - first);
      cairo_save(pen);
      cairo_translate(pen, kLeft + place % kColumns * kCardWidth, kTop + place / kColumns * kCardHeight);
      draw_card(pen, faces[i]);
      cairo_restore(pen);
    }
    cairo_show_page(pen);
  }
}

cairo_status_t take(void* into, const unsigned char* bytes, unsigned int count) {
  auto& file = *static_cast<std::vector<uint8_t>*>(into);
  file.insert(file.end(), bytes, bytes + count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::vector<uint8_t> card_pdf(const std::vector<CardFace>& faces, CardLayout layout) {
  std::vector<uint8_t> file;
  const bool sheet = layout == CardLayout::kSheet;
  const Surface surface(cairo_pdf_surface_create_for_stream(take, &file,
                                                            (sheet ? kPaperWidth : kCardWidth) * kPointsPerMm,
                                                            (sheet ? kPaperHeight : kCardHeight) * kPointsPerMm));
  {
    const Context context(cairo_create(surface.get()));
    cairo_t* pen = context.get();
    cairo_scale(pen, kPointsPerMm, kPointsPerMm);
    if (sheet) {
      draw_sheets(pen, faces);
    } else {
      for (const CardFace& face : faces) {
        draw_card(pen, face);
        cairo_show_page(pen);
      }
    }
  }
  cairo_surface_finish(surface.get());
  if (const cairo_status_t status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
    throw Error(ErrorCode::kIo, "draw the cards", cairo_status_to_string(status));
  }
  return file;
}

}  // namespace starharbor::content
