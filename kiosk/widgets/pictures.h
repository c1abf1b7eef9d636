// What shows photos: album rows and cards, mosaic tiles, the filmstrip. Photos are named by the hash of their file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct AlbumEntry {
  std::string_view id = {};
  Rect rect = {};
  std::string photo = {};  // empty: a quiet placeholder
  std::string_view title = {};
  std::string_view caption = {};  // day and number of pictures
  Color bar = {};                 // the base's light
  bool selected = false;
};
// 464 x 136: thumb beside title and caption.
bool album_row(Ui& ui, const AlbumEntry& album);
// 288 x 256 (portrait), 326 x 352: thumb over title and caption.
bool album_card(Ui& ui, const AlbumEntry& album);

struct PhotoTile {
  std::string_view id = {};
  Rect rect = {};
  std::string photo = {};
  int more = 0;  // > 0: "+more" and more_label over the picture
  Words more_label = {};
  float appear = 1;  // 0..1: fading in
};
bool photo_tile(Ui& ui, const PhotoTile& tile);

// Thumbs 138 x 88 at pitch 150 from `at`, `slots` of them at most, a window around the selected one; or, in portrait,
// the same at the caller's y. Returns the pressed photo's index, or -1.
int filmstrip(Ui& ui, std::string_view id, Vec2 at, int slots, const std::vector<std::string>& photos, int selected);

}  // namespace starharbor::kiosk
