// Where the photos of an album stand: pages of tiles in the design's pattern, mirrored on every other page, and quieter
// patterns where fewer are left. Numbers only.
#pragma once

#include <vector>

#include "kiosk/theme/geometry.h"

namespace starharbor::kiosk {

struct MosaicPage {
  int first = 0;            // index of the photo on the first tile
  int more = 0;             // > 0: the last tile leads on, to so many photos, its own one counted
  std::vector<Rect> tiles;  // stage px
};

int mosaic_pages(int photos, bool portrait);
// page is clamped. No tiles for no photos.
MosaicPage mosaic_page(int photos, int page, bool portrait);
// The page on which a photo has a tile of its own.
int mosaic_page_of(int photo, int photos, bool portrait);
// Everything a page of tiles covers.
Rect mosaic_area(bool portrait);

}  // namespace starharbor::kiosk
