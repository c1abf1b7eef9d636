// What the pads for writing a name take and give, as plain values: letters or strokes in, words out.
#pragma once

#include <string>
#include <vector>

namespace starharbor::kiosk {

struct Word {
  std::string text;  // UTF-8, at least one character
  int letters = 0;   // how many of the spelled letters it stands for; of a drawn character 0
};

// In heights of the pad from its top left corner, so that both ways count alike; y grows downward.
struct InkPoint {
  float x = 0, y = 0;
};
// One stroke of a finger, as it was drawn.
using Stroke = std::vector<InkPoint>;

}  // namespace starharbor::kiosk
