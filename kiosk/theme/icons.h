// The design's icons as lines in a 48-unit box, flattened once. Shapes only; Canvas draws them.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/theme/geometry.h"

namespace starharbor::kiosk {

struct IconStroke {
  std::vector<Vec2> points;
  bool closed = false;
};

// The strokes of an icon by the design's name ("back", "next", ...); empty where the name is unknown.
const std::vector<IconStroke>& icon_strokes(std::string_view name);
std::vector<std::string_view> icon_names();

// A path of SVG's commands M L H V A C S Z (upper case, circular arcs), curves cut to 12 pieces for a quarter circle.
std::vector<IconStroke> flatten_path(std::string_view path);

}  // namespace starharbor::kiosk
