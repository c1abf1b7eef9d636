// Patterns as rectangles of a page one unit wide and high, then laid over the page with gaps.
#include "kiosk/screens/gallery/mosaic.h"

#include <algorithm>
#include <array>

namespace starharbor::kiosk {
namespace {

constexpr float kGap = 16;
constexpr Rect kArea{584, 168, 1240, 722}, kAreaPortrait{72, 568, 936, 1022};

// Cells of a fine grid that both a row of four and a row of three divide: 12 columns, 6 rows. In portrait 2 columns, 6
// rows.
struct Cells {
  int x, y, w, h;
};
using Pattern = std::vector<Cells>;

const std::array<Pattern, 9>& landscape_patterns() {
  static const std::array<Pattern, 9> kPatterns{{
      {},
      {{0, 0, 12, 6}},
      {{0, 0, 6, 4}, {6, 0, 6, 4}},
      {{0, 0, 9, 6}, {9, 0, 3, 2}, {9, 2, 3, 4}},
      {{0, 0, 9, 6}, {9, 0, 3, 2}, {9, 2, 3, 2}, {9, 4, 3, 2}},
      {{0, 0, 6, 4}, {6, 0, 6, 4}, {0, 4, 4, 2}, {4, 4, 4, 2}, {8, 4, 4, 2}},
      {{0, 0, 6, 4}, {6, 0, 6, 4}, {0, 4, 3, 2}, {3, 4, 3, 2}, {6, 4, 3, 2}, {9, 4, 3, 2}},
      {{0, 0, 6, 4}, {6, 0, 3, 2}, {6, 2, 3, 2}, {9, 0, 3, 4}, {0, 4, 4, 2}, {4, 4, 4, 2}, {8, 4, 4, 2}},
      {{0, 0, 6, 4}, {6, 0, 3, 2}, {6, 2, 3, 2}, {9, 0, 3, 4}, {0, 4, 3, 2}, {3, 4, 3, 2}, {6, 4, 3, 2}, {9, 4, 3, 2}},
  }};
  return kPatterns;
}

const std::array<Pattern, 6>& portrait_patterns() {
  static const std::array<Pattern, 6> kPatterns{{
      {},
      {{0, 0, 2, 4}},
      {{0, 0, 2, 3}, {0, 3, 2, 3}},
      {{0, 0, 2, 4}, {0, 4, 1, 2}, {1, 4, 1, 2}},
      {{0, 0, 2, 2}, {0, 2, 1, 2}, {1, 2, 1, 2}, {0, 4, 2, 2}},
      {{0, 0, 2, 2}, {0, 2, 1, 2}, {1, 2, 1, 2}, {0, 4, 1, 2}, {1, 4, 1, 2}},
  }};
  return kPatterns;
}

int full_page(bool portrait) {
  return static_cast<int>(portrait ? portrait_patterns().size() : landscape_patterns().size()) - 1;
}

// Edges lie in the middle of the gaps, so any mixture of cells keeps the same gap.
Rect laid_out(const Cells& cells, bool portrait, bool mirrored) {
  const Rect area = portrait ? kAreaPortrait : kArea;
  const float columns = portrait ? 2 : 12, rows = 6;
  const float unit_x = (area.w + kGap) / columns, unit_y = (area.h + kGap) / rows;
  auto x = static_cast<float>(cells.x), y = static_cast<float>(cells.y);
  const auto w = static_cast<float>(cells.w), h = static_cast<float>(cells.h);
  // Portrait pages are as good as symmetric from left to right; they are turned upside down.
  if (mirrored && portrait) y = rows - y - h;
  if (mirrored && !portrait) x = columns - x - w;
  return {area.x + x * unit_x, area.y + y * unit_y, w * unit_x - kGap, h * unit_y - kGap};
}

}  // namespace

// A page that is not the last shows one photo less than it has tiles: its last tile is the way on.
int mosaic_pages(int photos, bool portrait) {
  const int full = full_page(portrait);
  if (photos <= full) return 1;
  return 1 + (photos - full + full - 2) / (full - 1);
}

MosaicPage mosaic_page(int photos, int page, bool portrait) {
  const int full = full_page(portrait);
  page = std::clamp(page, 0, mosaic_pages(photos, portrait) - 1);
  MosaicPage mosaic;
  mosaic.first = page * (full - 1);
  const int left = std::max(0, photos - mosaic.first);
  if (left > full) mosaic.more = left - (full - 1);
  const auto count = static_cast<size_t>(std::min(left, full));
  const Pattern& pattern = portrait ? portrait_patterns()[count] : landscape_patterns()[count];
  for (const Cells& cells : pattern) mosaic.tiles.push_back(laid_out(cells, portrait, page % 2 == 1));
  // Mirrored cells come in another order; the way on stays at the end, in the corner where it always is.
  if (page % 2 == 1) {
    std::stable_sort(mosaic.tiles.begin(), mosaic.tiles.end(),
                     [](const Rect& a, const Rect& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
  }
  return mosaic;
}

int mosaic_page_of(int photo, int photos, bool portrait) {
  const int last = mosaic_pages(photos, portrait) - 1;
  return std::clamp(photo / (full_page(portrait) - 1), 0, last);
}

Rect mosaic_area(bool portrait) {
  return portrait ? kAreaPortrait : kArea;
}

}  // namespace starharbor::kiosk
