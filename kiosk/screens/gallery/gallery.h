// The gallery screen: albums beside or above the chosen one's mosaic, and chips that filter by base. Albums and photos
// turn by pages; only what is in sight is asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "kiosk/model/update.h"
#include "kiosk/screens/shared/inertial_scroll.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct GalleryMemory {
  int64_t visit_ms = -1;  // since when this gallery has been open
  PageSwipe list;
  PageSwipe mosaic;
  std::string album;  // drawn last
  int page = 0;       // of its mosaic
  int list_page = 0;
  int64_t album_ms = 0;  // since when this album is shown
};

void draw_gallery(Ui& ui, const State& state, GalleryMemory& memory, Actions& actions);

// Where the photo `index` of the shown album stands in the mosaic at rest; an empty rectangle when its tile is on
// another page or leads on.
Rect gallery_tile(const State& state, int index, bool portrait);

}  // namespace starharbor::kiosk
