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
  float heading_y;
  float width;       // of kicker and heading beside a diagram
  float full_width;  // without one
  Rect text;         // beside or above a diagram
  Rect diagram;
  Rect side_picture;  // where there is no diagram
  Rect bottom_pictures[2];
  Rect large_pictures[2];
  float large_text_height;  // above the large pictures
  float plain_text_height;  // with nothing below
  Rect rail;
  Vec2 previous_arrow, next_arrow;
};
const StoryLayout& story_layout(bool portrait);

enum class StoryPageKind { kWords, kPictures, kOutcomes, kMethods };

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
  std::vector<PlacedColumn> columns;
  std::vector<PlacedPicture> pictures;
};

struct StoryPlan {
  std::shared_ptr<const content::Hall> hall;  // what the pages point into
  std::string base;
  content::Language language = content::Language::kChinese;
  bool portrait = false;
  std::vector<StoryPage> pages;  // in reading order; empty while nobody has written a chapter

  // The page's place in `pages`; where there is no such page the nearest of that chapter. -1 when there is none at all.
  int index_of(int chapter, int page) const;
};

StoryPlan plan_story(std::shared_ptr<const content::Hall> hall, const std::string& base, content::Language language,
                     bool portrait, const Appearance& look, GlyphCache& glyphs);

}  // namespace starharbor::kiosk
