// The kinds of diagram, and how many parts each has a place for. A package may have no others; a hall that is read from
// elsewhere may, and what shows it finds a place for them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace starharbor::content {

struct DiagramKind {
  std::string_view name;
  size_t least, most;  // parts

  constexpr bool takes(size_t parts) const { return parts >= least && parts <= most; }
};

inline constexpr std::array<DiagramKind, 5> kDiagramKinds{
    {{"puzzle", 4, 4}, {"rings", 3, 12}, {"cube", 1, 6}, {"stairs", 1, 5}, {"star", 3, 12}}};

// nullptr: there is no such kind.
inline const DiagramKind* find_diagram_kind(std::string_view name) {
  const auto found = std::ranges::find(kDiagramKinds, name, &DiagramKind::name);
  return found == kDiagramKinds.end() ? nullptr : found;
}

}  // namespace starharbor::content
