// How a story is cut into pages: which words, which diagram and which pictures stand on each, and where. A chapter is
// one or more pages of one shape. Pure layout of content in one language and orientation; nothing here draws or is
// pressed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content-db/exhibit/hall.h"
#include "kiosk/screens/story/text.h"

namespace starharbor::kiosk {

// Rectangles of the design's section 9.3, in stage px.
struct StoryLayout {
  Rect panel;  // the identity
  Rect page;   // what moves when a page is turned
  Vec2 kicker;
  float width;       // of kicker and heading beside a diagram
  float full_width;  // without one
  Rect text;         // beside or above a diagram; begins lower where kicker and heading are higher
  Rect diagram;
  Rect side_picture;  // where there is no diagram
  Rect bottom_pictures[2];
  Rect large_pictures[2];
  float large_text_bottom;  // above the large pictures
  float plain_text_bottom;  // with nothing below
  Rect rail;
  Vec2 previous_arrow, next_arrow;
};
const StoryLayout& story_layout(bool portrait);

enum class StoryPageKind { kWords, kPictures, kDiagram, kOutcomes, kMethods };

// What stands over a page's words: a line that says where one is, and the title, on as many lines as it takes.
struct StoryHead {
  Rect kicker, heading;
  float below;  // where the words begin
};
StoryHead story_head(Canvas& canvas, Vec2 kicker, float width, std::string_view title);

struct PlacedPicture {
  const content::Photo* photo = nullptr;
  Rect rect;
};

struct PlacedColumn {
  TextColumn column;
  Vec2 at;
};

struct StoryPage {
  StoryPageKind kind = StoryPageKind::kWords;
  int chapter = 0;
  int page = 0;  // within the chapter
  const content::Chapter* content = nullptr;
  const content::Diagram* diagram = nullptr;  // shown on this page
  Rect diagram_rect;
  StoryHead head = {};
  size_t first_outcome = 0;
  std::vector<PlacedColumn> columns;
  std::vector<PlacedPicture> pictures;
};

struct StoryPlan {
  std::shared_ptr<const content::Hall> hall;  // what the pages point into
  std::string base;
  content::Language language = content::Language::kChinese;
  bool portrait = false;
  float body_px = 0;
  std::vector<StoryPage> pages;  // in reading order; empty while nobody has written a chapter

  // The page's place in `pages`; where there is no such page the nearest of that chapter. -1 when there is none at all.
  int index_of(int chapter, int page) const;
};

StoryPlan plan_story(Canvas& canvas, std::shared_ptr<const content::Hall> hall, const std::string& base,
                     content::Language language);

}  // namespace starharbor::kiosk
