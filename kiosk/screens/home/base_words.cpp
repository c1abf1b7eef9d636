// What is under and beside the stars of home. Words wrap before they are cut, and a column says place and trade on one
// line only where those of all bases have room there.
#include "kiosk/screens/home/base_words.h"

#include <string>
#include <vector>

#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kNameGap = 4, kLinesGap = 8;  // under the name: before one line, before two
constexpr float kRowTextX = 420, kRowTextAbove = 56, kRowNameLine = 68, kRowWords = 104;
constexpr float kRowTextBesideCouplet = 368, kRowTextWidth = 588, kCoupletBottom = 760;

std::string place_and_trade(const content::Base& base, Language language) {
  const std::string &place = base.place.in(language), &trade = base.trade.in(language);
  return place.empty() || trade.empty() ? place + trade : place + " · " + trade;
}

struct ColumnWords {
  TextStyle name, caption;
  std::vector<std::string> lines;
  float name_height = 0, gap = 0, height = 0;
};

ColumnWords column_words(Ui& ui, const content::Base& base, float width, bool one_line) {
  Canvas& canvas = ui.canvas();
  const Language language = ui.language();
  ColumnWords words;
  words.name = ui.chinese() ? canvas.type(Style::kHeading, 64) : canvas.type(Style::kTitleSerif, 48);
  words.name_height = label_size(canvas, {width, 2 * words.name.line}, words.name, base.name.in(language)).y;
  words.lines = one_line ? std::vector<std::string>{place_and_trade(base, language)}
                         : std::vector<std::string>{base.place.in(language), base.trade.in(language)};
  words.caption = one_line ? canvas.type(Style::kCaption) : canvas.type(Style::kCaption, 32);
  words.gap = one_line ? kNameGap : kLinesGap;
  words.height = words.name_height + words.gap + static_cast<float>(words.lines.size()) * words.caption.line;
  return words;
}

}  // namespace

bool takes_one_line(Ui& ui, const content::Base& base, float width) {
  const std::string line = place_and_trade(base, ui.language());
  return ui.chinese() && ui.canvas().text_width(ui.type(Style::kCaption), line) <= width;
}

float column_words_height(Ui& ui, const content::Base& base, float width, bool one_line) {
  return column_words(ui, base, width, one_line).height;
}

void draw_column_words(Ui& ui, const HomeLayout& layout, const PlacedBase& placed, Color color) {
  Canvas& canvas = ui.canvas();
  const Rect area = placed.area;
  const ColumnWords words = column_words(ui, *placed.base, area.w, layout.one_line);
  label_in(canvas, {area.x, layout.names, area.w, words.name_height}, words.name, placed.base->name.in(ui.language()),
           color);
  float y = layout.names + words.name_height + words.gap;
  for (const std::string& line : words.lines) {
    label_in(canvas, {area.x, y, area.w, words.caption.line}, words.caption, line, canvas.color(Role::kNightText2));
    y += words.caption.line;
  }
}

void draw_row_words(Ui& ui, const PlacedBase& placed, Color color) {
  Canvas& canvas = ui.canvas();
  const bool beside_couplet = ui.chinese() && placed.star.y - kRowTextAbove < kCoupletBottom;
  const float width = beside_couplet ? kRowTextBesideCouplet : kRowTextWidth;
  const TextStyle name = canvas.type(Style::kHeading, kRowNameLine), caption = canvas.type(Style::kCaption);
  const std::string line = place_and_trade(*placed.base, ui.language());
  const float lines = label_size(canvas, {width, 2 * caption.line}, caption, line).y;
  const float y = placed.star.y - kRowTextAbove - (name.line + lines - kRowWords) / 2;
  label_in(canvas, {kRowTextX, y, width, name.line}, name, placed.base->name.in(ui.language()), color, Align::kLeft);
  label_in(canvas, {kRowTextX, y + name.line, width, lines}, caption, line, canvas.color(Role::kNightText2),
           Align::kLeft);
}

}  // namespace starharbor::kiosk
