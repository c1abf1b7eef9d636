// One of several: the chips that filter by base, and the chapter rail. More choices than fit show as a window around
// the selected one, so every one of them can be reached by pressing its way along.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/look.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct Chip {
  Words label = {};
  Draw glyph = {};  // drawn at 44 px over the label; the first chip (all) has none
};
// The first chip is "all" and always in sight. Stands in its place on the navigation bar (landscape) or above it
// (portrait). Returns the pressed chip's index, or -1.
int chips(Ui& ui, std::string_view id, const std::vector<Chip>& chips, int selected);

struct Rail {
  std::string_view id = {};
  Rect rect = {};  // (696, 952, 680, 96), or (72, 1672, 936, 96) in portrait
  std::vector<Words> stops = {};
  int selected = 0;
  float dot = 0;   // where the large dot is on its way, in stops; equals selected at rest
  Color ink = {};  // of the base
};
// Returns the pressed stop's index, or -1.
int chapter_rail(Ui& ui, const Rail& rail);

}  // namespace starharbor::kiosk
