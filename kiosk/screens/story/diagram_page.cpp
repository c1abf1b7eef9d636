// Targets have straight sides and the parts of a diagram have not, so each part is as many flat targets as it needs;
// all of them bear its name, and a finger feels one.
#include "kiosk/screens/story/diagram_page.h"

#include <algorithm>

#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"

namespace starharbor::kiosk {
namespace {

constexpr float kAreaHeight = 12;

std::string target_of(int part) {
  return "story.part." + std::to_string(part);
}

}  // namespace

void StoryDiagrams::begin_visit(bool drawn_before) {
  drawn_before_ = drawn_before;
  begun_.clear();
}

const std::vector<StoryDiagrams::Area>& StoryDiagrams::areas_of(const content::Diagram& diagram, Rect rect) {
  if (areas_id_ == diagram.id && areas_rect_ == rect) return areas_;
  areas_id_ = diagram.id;
  areas_rect_ = rect;
  areas_.clear();
  for (float y = rect.y; y < rect.bottom(); y += kAreaHeight) {
    int part = kNoPart;
    float from = rect.x;
    for (float x = rect.x; x <= rect.right() + kAreaHeight; x += kAreaHeight) {
      const bool inside = x < rect.right();
      const int here = inside ? part_at(diagram, rect, {x + kAreaHeight / 2, y + kAreaHeight / 2}) : kNoPart;
      if (here == part) continue;
      if (part != kNoPart) areas_.push_back({part, {from, y, x - from, kAreaHeight}});
      part = here;
      from = x;
    }
  }
  return areas_;
}

int StoryDiagrams::draw(Ui& ui, const content::Diagram& diagram, Rect rect, const DiagramColors& colors, int pressed,
                        bool live) {
  int acted = kNoPart;
  if (live) {
    for (const Area& area : areas_of(diagram, rect)) {
      if (ui.target(target_of(area.part), area.rect).tapped) acted = area.part;
    }
  }
  const auto begun =
      std::find_if(begun_.begin(), begun_.end(), [&](const auto& known) { return known.first == diagram.id; });
  const int64_t first = drawn_before_ ? ui.now_ms() - motion::kDrawMs : ui.now_ms();
  const int64_t since = begun == begun_.end() ? first : begun->second;
  if (begun == begun_.end()) begun_.emplace_back(diagram.id, since);
  const float drawn = ui.motion() ? progress(ui.now_ms(), since, motion::kDrawMs) : 1;
  if (drawn < 1) ui.need_frame_now();
  draw_diagram(ui.canvas(), rect, diagram, colors, ui.language(), drawn, pressed);
  return acted;
}

}  // namespace starharbor::kiosk
