// The photo screen: one photo as large as the glass allows, its words over it, its neighbours at the fingertips. Swipes
// change it, two fingers enlarge it, a tap hides the words. Which photo and how large is the State's.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/model/update.h"
#include "kiosk/screens/shared/inertial_scroll.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct PhotoMemory {
  int64_t visit_ms = -1;  // since when this photo screen has been open
  PageSwipe swipe;
  std::string shown;  // id of the photo drawn last
  int index = -1;     // its place in the album
  int64_t shown_ms = 0;
  bool chrome = true;
  int64_t chrome_ms = 0;  // since it began to come or go
  bool glides = false;    // an enlarged photo that was let go while it moved
  Vec2 glide_from;
  Vec2 glide_velocity;  // stage px a second
  int64_t glide_ms = 0;
};

void draw_photo(Ui& ui, const State& state, PhotoMemory& memory, Actions& actions);

}  // namespace starharbor::kiosk
