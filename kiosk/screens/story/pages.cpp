// Pages from chapters: with a diagram, with pictures alone, with words alone; in landscape and in portrait.
#include "kiosk/screens/story/pages.h"

#include <algorithm>
#include <utility>

#include "kiosk/diagrams/diagram.h"
#include "kiosk/model/state.h"
#include "kiosk/screens/story/alliance.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr StoryLayout kLandscape{
    .panel = {0, 0, 624, 1080},
    .page = {624, 0, 1296, 940},
    .kicker = {696, 84},
    .width = 568,
    .full_width = 1128,
    .text = {696, 224, 546, 380},
    .diagram = {1288, 72, 548, 548},
    .side_picture = {1272, 92, 552, 552},
    .bottom_pictures = {{696, 660, 552, 204}, {1272, 660, 552, 204}},
    .large_pictures = {{696, 500, 552, 364}, {1272, 500, 552, 364}},
    .large_text_bottom = 474,
    .plain_text_bottom = 864,
    .rail = {696, 952, 680, 96},
    .previous_arrow = {624, 820},
    .next_arrow = {1824, 820},
};
constexpr StoryLayout kPortrait{
    .panel = {0, 0, 1080, 560},
    .page = {0, 560, 1080, 1100},
    .kicker = {72, 608},
    .width = 936,
    .full_width = 936,
    .text = {72, 748, 840, 300},
    .diagram = {280, 1080, 520, 520},
    .side_picture = {72, 1080, 936, 520},
    .bottom_pictures = {{72, 748, 936, 400}, {72, 1204, 936, 400}},
    .large_pictures = {{72, 748, 936, 624}, {}},
    .large_text_bottom = 1048,
    .plain_text_bottom = 1598,
    .rail = {72, 1672, 936, 96},
    .previous_arrow = {0, 1568},
    .next_arrow = {984, 1568},
};

// Chapters of the alliance that are followed by a page of their own, known by the names of their files.
constexpr std::string_view kOutcomesChapter = "harbours", kMethodsChapter = "methods";

struct ChapterPlan {
  Canvas& canvas;
  const content::Hall& hall;
  const content::Chapter& chapter;
  content::Language language;
  const StoryLayout& layout;
  const content::Diagram* diagram;
  bool beside;  // the diagram stands beside the words; else on a page of its own
  TextStyle body;
  std::vector<const content::Photo*> photos;
  std::vector<StoryPage> pages;

  std::vector<TextBlock> blocks() const { return read_markdown(chapter.text.in(language)); }
  StoryHead head() const {
    const float width = diagram && beside ? layout.width : layout.full_width;
    return story_head(canvas, layout.kicker, width, chapter.title.in(language));
  }
  // From below the head down to `bottom`.
  float room(float bottom) const { return bottom - head().below; }
  StoryPage& add(StoryPageKind kind) {
    pages.emplace_back();
    pages.back().kind = kind;
    pages.back().head = head();
    return pages.back();
  }
};

// One column on each page, with the same things beside it on all of them.
void one_column_pages(ChapterPlan& plan, float bottom, const std::vector<PlacedPicture>& pictures) {
  const StoryLayout& layout = plan.layout;
  auto columns = set_columns(plan.canvas.glyphs(), plan.body, plan.blocks(), layout.text.w, plan.room(bottom));
  if (columns.empty()) columns.emplace_back();
  for (TextColumn& column : columns) {
    StoryPage& page = plan.add(StoryPageKind::kWords);
    if (plan.beside) page.diagram = plan.diagram;
    page.diagram_rect = layout.diagram;
    page.columns.push_back({std::move(column), {layout.text.x, page.head.below}});
    page.pictures = pictures;
  }
}

void two_column_pages(ChapterPlan& plan, float bottom, const std::vector<PlacedPicture>& pictures) {
  const StoryLayout& layout = plan.layout;
  auto columns = set_balanced_columns(plan.canvas.glyphs(), plan.body, plan.blocks(), layout.text.w, plan.room(bottom));
  if (columns.empty()) columns.emplace_back();
  for (size_t i = 0; i < columns.size(); i += 2) {
    StoryPage& page = plan.add(StoryPageKind::kWords);
    page.columns.push_back({std::move(columns[i]), {layout.text.x, page.head.below}});
    if (i + 1 < columns.size()) {
      page.columns.push_back({std::move(columns[i + 1]), {layout.large_pictures[1].x, page.head.below}});
    }
    page.pictures = pictures;
  }
}

std::vector<PlacedPicture> placed(const std::vector<const content::Photo*>& photos, const Rect (&places)[2]) {
  std::vector<PlacedPicture> pictures;
  for (size_t i = 0; i < std::min<size_t>(2, photos.size()); ++i) pictures.push_back({photos[i], places[i]});
  return pictures;
}

// As large as the page allows.
void diagram_page(ChapterPlan& plan) {
  if (!plan.diagram || plan.beside) return;
  StoryPage& page = plan.add(StoryPageKind::kDiagram);
  page.diagram = plan.diagram;
  page.diagram_rect = {plan.layout.kicker.x, page.head.below, plan.layout.full_width,
                       plan.room(plan.layout.plain_text_bottom)};
}

void plan_landscape(ChapterPlan& plan) {
  const StoryLayout& layout = plan.layout;
  if (plan.diagram && plan.beside) {
    one_column_pages(plan, layout.text.bottom(), placed(plan.photos, layout.bottom_pictures));
  } else if (plan.photos.size() >= 2) {
    two_column_pages(plan, layout.large_text_bottom, placed(plan.photos, layout.large_pictures));
  } else if (plan.photos.size() == 1) {
    one_column_pages(plan, layout.plain_text_bottom, {{plan.photos[0], layout.side_picture}});
  } else {
    two_column_pages(plan, layout.plain_text_bottom, {});
  }
  diagram_page(plan);
}

void plan_portrait(ChapterPlan& plan) {
  const StoryLayout& layout = plan.layout;
  std::vector<const content::Photo*> later = plan.photos;
  std::vector<PlacedPicture> pictures;
  const bool with_diagram = plan.diagram && plan.beside;
  if (!with_diagram && !later.empty()) {
    pictures.push_back({later.front(), layout.side_picture});
    later.erase(later.begin());
  }
  const bool words_alone = !with_diagram && pictures.empty();
  one_column_pages(plan, words_alone ? layout.plain_text_bottom : layout.text.bottom(), pictures);
  diagram_page(plan);
  if (later.empty()) return;
  StoryPage& page = plan.add(StoryPageKind::kPictures);
  page.pictures = placed(later, later.size() == 1 ? layout.large_pictures : layout.bottom_pictures);
}

bool is_named(const content::Chapter& chapter, std::string_view name) {
  return chapter.base.empty() && chapter.id.find(name) != std::string::npos;
}

std::vector<StoryPage> plan_chapter(Canvas& canvas, const content::Hall& hall, const content::Chapter& chapter,
                                    content::Language language) {
  const StoryLayout& layout = story_layout(canvas.portrait());
  const content::Diagram* diagram = hall.diagram(chapter.diagram);
  const bool beside = diagram && diagram_says_its_words(canvas, layout.diagram, *diagram, language);
  ChapterPlan plan{canvas, hall, chapter, language, layout, diagram, beside, canvas.type(Style::kBody), {}, {}};
  for (const std::string& id : chapter.pictures) {
    if (const content::Photo* photo = hall.photo(id)) plan.photos.push_back(photo);
  }
  canvas.portrait() ? plan_portrait(plan) : plan_landscape(plan);
  const size_t outcomes = is_named(chapter, kOutcomesChapter) ? std::min(kMostOutcomes, hall.outcomes.size()) : 0;
  for (size_t first = 0; first < outcomes; first += outcomes_on_page(canvas, hall, language)) {
    plan.add(StoryPageKind::kOutcomes).first_outcome = first;
  }
  if (is_named(chapter, kMethodsChapter) && !hall.bases.empty()) plan.add(StoryPageKind::kMethods);
  return std::move(plan.pages);
}

}  // namespace

const StoryLayout& story_layout(bool portrait) {
  return portrait ? kPortrait : kLandscape;
}

int StoryPlan::index_of(int chapter, int page) const {
  int found = -1;
  for (size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].chapter > chapter && found >= 0) break;
    if (pages[i].chapter == chapter && pages[i].page > page && found >= 0) break;
    found = static_cast<int>(i);
  }
  return found;
}

StoryHead story_head(Canvas& canvas, Vec2 kicker, float width, std::string_view title) {
  constexpr float kKickerGap = 8, kTextGap = 24;
  const TextStyle style = canvas.type(Style::kHeading);
  const Rect line{kicker.x, kicker.y, width, canvas.type(Style::kCaption).line};
  const float height = std::max(style.line, label_size(canvas, {width, 0}, style, title).y);
  const Rect heading{kicker.x, line.bottom() + kKickerGap, width, std::min(height, 2 * style.line)};
  return {line, heading, heading.bottom() + kTextGap};
}

StoryPlan plan_story(Canvas& canvas, std::shared_ptr<const content::Hall> hall, const std::string& base,
                     content::Language language) {
  StoryPlan plan{hall, base, language, canvas.portrait(), canvas.type(Style::kBody).px, {}};
  int chapter_index = 0;
  for (const content::Chapter* chapter : chapters_of(*hall, base)) {
    int page_index = 0;
    for (StoryPage& page : plan_chapter(canvas, *hall, *chapter, language)) {
      page.chapter = chapter_index;
      page.page = page_index++;
      page.content = chapter;
      plan.pages.push_back(std::move(page));
    }
    ++chapter_index;
  }
  return plan;
}

}  // namespace starharbor::kiosk
