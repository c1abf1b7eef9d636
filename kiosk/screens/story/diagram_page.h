// A chapter's diagram under fingers: it draws itself once in a visit, and its parts can be pressed. Which part is
// pressed is the State's; here is only which one a finger meant.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/diagrams/diagram.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

class StoryDiagrams {
 public:
  // From now on every diagram draws itself when it is first drawn; drawn_before: they stand there at once.
  void begin_visit(bool drawn_before);

  // Draws the diagram. live: it has the page to itself and takes presses; else it is on its way in or out.
  // Returns the part that acted (an index, kCorePart) or kNoPart.
  int draw(Ui& ui, const content::Diagram& diagram, Rect rect, const DiagramColors& colors, int pressed, bool live);

 private:
  struct Area {
    int part;
    Rect rect;
  };
  const std::vector<Area>& areas_of(const content::Diagram& diagram, Rect rect);

  bool drawn_before_ = false;
  std::vector<std::pair<std::string, int64_t>> begun_;  // ids of diagrams, and when they began to draw themselves
  std::string areas_id_;
  Rect areas_rect_;
  std::vector<Area> areas_;
};

}  // namespace starharbor::kiosk
