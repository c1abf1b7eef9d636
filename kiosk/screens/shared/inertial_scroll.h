// How things go on moving when a finger lets go: a pan that runs out, and pages that follow a finger and snap to one of
// them. Numbers only: stage px, UTC milliseconds, time always passed in.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/input/gesture.h"
#include "kiosk/theme/geometry.h"

namespace starharbor::kiosk {

// How far something let go at this speed has come after a time, when its speed dies away exponentially.
Vec2 glided(Vec2 velocity_per_s, int64_t elapsed_ms);
// How far it comes in all.
Vec2 glide_length(Vec2 velocity_per_s);
// When it stands still for the eye.
bool glide_over(Vec2 velocity_per_s, int64_t elapsed_ms);

// Where a page is drawn that has been pulled this far although nothing is there: it gives way less and less, never more
// than a quarter of the width.
float held_back(float pulled, float width);

// A row of pages of one width under a finger. It never knows which page is shown: it says when to turn, and how far the
// shown page is from its rest.
class PageSwipe {
 public:
  struct Row {
    float width = 0;      // from page to page
    bool before = false;  // there is a page on that side
    bool after = false;
  };

  // Takes this frame's drag, nullopt for none. Returns -1 or +1 when it was let go far or fast enough and a page is
  // there, else 0. After a turn the page that comes is where the finger left it and moves to its rest.
  int follow(const std::optional<Gesture>& drag, const Row& row, int64_t now_ms);
  // The shown page stands this far off and moves to its rest from now on.
  void settle_from(float offset, int64_t now_ms);
  // Everything is at rest at once.
  void stop();

  // Of the shown page, in px; 0 at rest.
  float offset(int64_t now_ms) const;
  bool held() const { return held_; }
  bool moving(int64_t now_ms) const;

 private:
  bool held_ = false;
  float pulled_ = 0;        // while held
  float settles_from_ = 0;  // since settled_ms_
  int64_t settled_ms_ = 0;
};

}  // namespace starharbor::kiosk
