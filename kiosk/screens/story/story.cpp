// Puts the story's parts together for one frame: identity, pages in rest or on their way, rail, arrows and navigation
// bar.
#include "kiosk/screens/story/story.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/shared/photo_picture.h"
#include "kiosk/screens/story/alliance.h"
#include "kiosk/screens/story/arrival.h"
#include "kiosk/screens/story/identity.h"
#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/choice.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

constexpr float kTurnPx = 64;
constexpr Vec2 kRule{40, 4};
constexpr float kRuleGap = 16;

std::string chinese_number(int n) {
  constexpr std::array<std::string_view, 10> kDigits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (n <= 0 || n > 99) return std::to_string(n);
  const auto tens = static_cast<size_t>(n / 10), ones = static_cast<size_t>(n % 10);
  std::string words;
  if (tens > 1) words += kDigits[tens];
  if (tens > 0) words += "十";
  return words + std::string(kDigits[ones]);
}

class Story {
 public:
  Story(Ui& ui, const State& state, StoryMemory& memory, Actions& actions)
      : ui_(ui),
        canvas_(ui.canvas()),
        state_(state),
        memory_(memory),
        actions_(actions),
        layout_(story_layout(ui.portrait())),
        colors_(colors_of(ui.look(), *state.hall, state.visit.browse.story.base)) {}

  void draw();

 private:
  const StoryPage& page(int index) const { return memory_.plan.pages[static_cast<size_t>(index)]; }
  int count() const { return static_cast<int>(memory_.plan.pages.size()); }
  bool is_methods(int index) const { return page(index).kind == StoryPageKind::kMethods; }
  float page_width() const { return layout_.page.w; }

  void notice_visit();
  void update_plan();
  void go_to(int index);
  void take_swipe();
  void notice_turn();
  bool at_rest() const;
  float turn_progress() const;

  void draw_ground();
  void draw_pages();
  void draw_page(int index, Vec2 shift, float alpha, bool live);
  void draw_head(const StoryPage& page, const StoryHead& head);
  void draw_kicker(const StoryPage& page, Rect line);
  void draw_diagram_of(const StoryPage& page, bool live);
  void draw_picture(const PlacedPicture& picture, bool live);
  void draw_arrows();
  void draw_rail();
  void draw_empty();
  std::string part_words(const StoryPage& page) const;

  Ui& ui_;
  Canvas& canvas_;
  const State& state_;
  StoryMemory& memory_;
  Actions& actions_;
  const StoryLayout& layout_;
  BaseColors colors_;
  int index_ = -1;
};

void Story::draw() {
  notice_visit();
  update_plan();
  index_ = memory_.plan.index_of(state_.visit.browse.story.chapter, state_.visit.browse.story.page);
  if (index_ >= 0) {
    take_swipe();
    notice_turn();
  }
  const bool covered = index_ >= 0 && is_methods(index_);
  const bool arriving = story_arrives(ui_, state_);
  if (arriving) {
    begin_story_arrival(ui_, state_, layout_);
    draw_ground();
    if (index_ >= 0) draw_pages();
    end_story_arrival(ui_);
    draw_arriving_identity(ui_, state_, layout_);
  } else {
    if (!covered || !at_rest()) draw_identity(ui_, state_, state_.visit.browse.story.base);
    draw_ground();
    if (index_ >= 0 && !covered) draw_arrows();
    if (index_ >= 0) draw_pages();
    if (covered) draw_arrows();
    if (index_ < 0) draw_empty();
  }
  if (index_ >= 0) draw_rail();
  draw_nav_bar(ui_, actions_, Ground::kDay);
}

// Diagrams draw themselves for whoever comes; not for a visitor who returns, nor for a story that is drawn once more as
// it is left.
void Story::notice_visit() {
  if (memory_.visit_ms == state_.visit.screen_since_ms) return;
  const Screen from = state_.visit.transition.from;
  const bool left = memory_.visit_ms < 0 && ui_.now_ms() >= state_.visit.screen_since_ms + kArrivalMs;
  memory_.diagrams.begin_visit(left || from == Screen::kPhoto || from == Screen::kGallery);
  memory_.visit_ms = state_.visit.screen_since_ms;
  memory_.swipe.stop();
  memory_.shown = memory_.turned_from = -1;
}

void Story::update_plan() {
  StoryPlan& plan = memory_.plan;
  const bool same_story = plan.hall == state_.hall && plan.base == state_.visit.browse.story.base;
  const bool same_type = plan.body_px == ui_.type(Style::kBody).px;
  if (same_story && same_type && plan.language == ui_.language() && plan.portrait == ui_.portrait()) return;
  plan = plan_story(canvas_, state_.hall, state_.visit.browse.story.base, ui_.language());
  memory_.swipe.stop();
  memory_.shown = memory_.turned_from = -1;
}

void Story::go_to(int index) {
  actions_.emplace_back(GoToChapter{page(index).chapter, page(index).page});
}

void Story::take_swipe() {
  const Rect stage = canvas_.stage();
  const Rect above_rail{0, 0, stage.w, layout_.rail.y};
  const Rect area = is_methods(index_) ? above_rail : layout_.page;
  const bool idle = memory_.swipe.held() || at_rest();
  const std::optional<Gesture> drag = idle ? ui_.drag(area) : std::nullopt;
  const int step = memory_.swipe.follow(drag, {page_width(), index_ > 0, index_ + 1 < count()}, ui_.now_ms());
  if (step != 0) {
    index_ += step;
    go_to(index_);
    memory_.shown = index_;  // it is there already, under the finger
  }
}

void Story::notice_turn() {
  if (memory_.shown >= count()) memory_.shown = -1;
  if (memory_.shown >= 0 && memory_.shown != index_) {
    memory_.turned_from = memory_.shown;
    memory_.turned_ms = ui_.now_ms();
    memory_.swipe.stop();
  }
  memory_.shown = index_;
  if (turn_progress() >= 1) memory_.turned_from = -1;
  if (!at_rest()) ui_.need_frame_now();
}

bool Story::at_rest() const {
  return memory_.turned_from < 0 && !memory_.swipe.held() && !memory_.swipe.moving(ui_.now_ms());
}

float Story::turn_progress() const {
  return progress(ui_.now_ms(), memory_.turned_ms, ui_.motion() ? motion::kStandardMs : motion::kQuickMs);
}

void Story::draw_ground() {
  const Rect bleed = canvas_.bleed();
  if (ui_.portrait()) {
    const float left = bleed.x - (story_arrives(ui_, state_) ? kTurnPx : 0);
    canvas_.fill({left, layout_.panel.bottom(), bleed.right() - left, bleed.bottom() - layout_.panel.bottom()},
                 canvas_.color(Role::kDayGround));
  } else {
    const float left = layout_.panel.right() - (story_arrives(ui_, state_) ? kTurnPx : 0);  // slides in without a gap
    canvas_.fill({left, bleed.y, bleed.right() - left, bleed.h}, canvas_.color(Role::kDayGround));
  }
}

// One page at rest; two while a finger pulls or one of them takes the other's place.
void Story::draw_pages() {
  const float offset = memory_.swipe.offset(ui_.now_ms());
  if (offset != 0) {
    const int neighbour = offset > 0 ? index_ - 1 : index_ + 1;
    const float aside = std::copysign(page_width(), offset);
    if (neighbour >= 0 && neighbour < count()) draw_page(neighbour, {offset - aside, 0}, 1, false);
    draw_page(index_, {offset, 0}, 1, false);
  } else if (memory_.turned_from >= 0 && memory_.turned_from < count()) {
    const float t = turn_progress(), in = ease_out(t);
    const float way = !ui_.motion() ? 0 : memory_.turned_from < index_ ? kTurnPx : -kTurnPx;
    draw_page(memory_.turned_from, {-way * in, 0}, 1 - in, false);
    draw_page(index_, {way * (1 - in), 0}, in, false);
  } else {
    draw_page(index_, {}, 1, !memory_.swipe.held());
  }
}

void Story::draw_page(int index, Vec2 shift, float alpha, bool live) {
  const StoryPage& page = this->page(index);
  const Rect bleed = canvas_.bleed();
  canvas_.push_alpha(alpha);
  if (page.kind == StoryPageKind::kMethods) {
    const MethodsLayout& words = methods_layout(ui_.portrait());
    canvas_.push_offset({shift.x * canvas_.stage().w / page_width(), 0});
    draw_methods(ui_, state_, live, actions_);
    const StoryHead head =
        story_head(canvas_, words.kicker, layout_.full_width, page.content->title.in(ui_.language()));
    draw_head(page, head);
    const TextStyle body = canvas_.type(Style::kBody);
    label_in(canvas_, {words.kicker.x, head.heading.bottom() + words.hint_gap, layout_.full_width, body.line}, body,
             ui_.words("story.methods_hint"), canvas_.color(Role::kDayText), Align::kLeft);
    canvas_.pop_offset();
  } else {
    const Rect visible = ui_.portrait() ? Rect{bleed.x, layout_.page.y, bleed.w, bleed.bottom() - layout_.page.y}
                                        : Rect{layout_.page.x, bleed.y, bleed.right() - layout_.page.x, bleed.h};
    canvas_.push_clip(visible);
    canvas_.push_offset(shift);
    draw_head(page, page.head);
    for (const PlacedColumn& placed : page.columns)
      draw_column(canvas_, canvas_.type(Style::kBody), placed.column, placed.at, canvas_.color(Role::kDayText));
    if (page.diagram) draw_diagram_of(page, live);
    for (const PlacedPicture& picture : page.pictures) draw_picture(picture, live);
    if (page.kind == StoryPageKind::kOutcomes) draw_outcomes(ui_, state_, page.first_outcome);
    canvas_.pop_offset();
    canvas_.pop_clip();
  }
  canvas_.pop_alpha();
}

void Story::draw_head(const StoryPage& page, const StoryHead& head) {
  draw_kicker(page, head.kicker);
  label_in(canvas_, head.heading, canvas_.type(Style::kHeading), page.content->title.in(ui_.language()),
           canvas_.color(Role::kDayText), Align::kLeft);
}

// The words of the part that is pressed; empty where none is.
std::string Story::part_words(const StoryPage& page) const {
  const int part = state_.visit.browse.story.part;
  if (!page.diagram || page.chapter != state_.visit.browse.story.chapter || part == kNoPart) return {};
  const content::Diagram& diagram = *page.diagram;
  const Language language = ui_.language();
  if (part == kCorePart) return facts_line({diagram.core.in(language), diagram.core_text.in(language)});
  if (part < 0 || part >= static_cast<int>(diagram.parts.size())) return {};
  const content::DiagramPart& pressed = diagram.parts[static_cast<size_t>(part)];
  return facts_line({pressed.label.in(language), pressed.text.in(language)});
}

// On one line, or on a second one above it: what stands below never moves.
void Story::draw_kicker(const StoryPage& page, Rect line) {
  const auto box_for = [&](TextStyle style, float beside, const std::string& words) {
    const float width = line.w - beside;
    const float height = std::max(style.line, label_size(canvas_, {width, 2 * style.line}, style, words).y);
    return Rect{line.x + beside, line.bottom() - height, width, height};
  };
  const Language language = ui_.language();
  const TextStyle style = canvas_.type(Style::kCaption), bold = canvas_.type(Style::kCaptionBold);
  if (const std::string pressed = part_words(page); !pressed.empty()) {
    label_in(canvas_, box_for(bold, 0, pressed), bold, pressed, colors_.ink, Align::kLeft);
    return;
  }
  const int number = page.chapter + 1;
  const std::string chapter =
      fill(ui_.tr("story.chapter"), {{"n", ui_.chinese() ? chinese_number(number) : std::to_string(number)}});
  std::string place;
  if (const content::Base* base = state_.hall->base(state_.visit.browse.story.base)) {
    const std::string &where = base->place.in(language), &trade = base->trade.in(language);
    place = where.empty() || trade.empty() ? where + trade : where + " · " + trade;
  }
  const float beside = kRule.x + kRuleGap;
  const std::string words = facts_line({chapter, place});
  const Rect box = box_for(style, beside, words);
  canvas_.fill({line.x, box.y + (style.line - kRule.y) / 2, kRule.x, kRule.y}, colors_.ink, kRule.y / 2);
  label_in(canvas_, box, style, words, colors_.ink, Align::kLeft);
}

void Story::draw_diagram_of(const StoryPage& page, bool live) {
  if (story_page_hidden(ui_, state_)) return;  // it shall be seen drawing itself
  const int pressed = page.chapter == state_.visit.browse.story.chapter ? state_.visit.browse.story.part : kNoPart;
  const int acted = memory_.diagrams.draw(ui_, *page.diagram, page.diagram_rect,
                                          day_diagram(ui_.look(), colors_, ui_.color(Role::kDayGround)), pressed, live);
  if (acted != kNoPart) actions_.emplace_back(PressDiagramPart{acted});
}

void Story::draw_picture(const PlacedPicture& picture, bool live) {
  const content::Photo& photo = *picture.photo;
  const TargetState target = live ? ui_.target("story.picture." + photo.id, picture.rect) : TargetState{};
  if (target.tapped) {
    const content::Album* album = state_.hall->album(photo.album);
    if (album) actions_.emplace_back(OpenPhoto{album->id, static_cast<int>(&photo - album->photos.data())});
  }
  if (target.pressed) canvas_.push_zoom(picture.rect.center(), .98f);
  draw_cover(canvas_, photo, picture.rect, {.radius = radius::kPhoto, .placeholder = canvas_.color(Role::kDaySunk)});
  control_face(canvas_, picture.rect, kTransparent, radius::kPhoto, Ground::kDay);
  if (target.pressed) canvas_.pop_zoom();

  constexpr float kCaptionGap = 8;
  const Language language = ui_.language();
  const std::string &text = photo.text.in(language), &title = photo.title.in(language);
  const bool text_fits = !text.empty() && canvas_.text_width(canvas_.type(Style::kCaption), text) <= picture.rect.w;
  label_in(canvas_,
           {picture.rect.x, picture.rect.bottom() + kCaptionGap, picture.rect.w, canvas_.type(Style::kCaption).line},
           canvas_.type(Style::kCaption), text_fits || title.empty() ? text : title, canvas_.color(Role::kDayText2),
           Align::kLeft);
}

void Story::draw_arrows() {
  const Vec2 previous = is_methods(index_) ? methods_layout(ui_.portrait()).previous_arrow : layout_.previous_arrow;
  const int step =
      page_arrows(ui_, "story.page", previous, layout_.next_arrow, index_ > 0, index_ + 1 < count(), Ground::kDay);
  if (step != 0 && at_rest()) go_to(index_ + step);
}

void Story::draw_rail() {
  const float chapter = static_cast<float>(page(index_).chapter);
  const float offset = memory_.swipe.offset(ui_.now_ms());
  float dot = chapter;
  if (offset != 0) {
    const int neighbour = std::clamp(offset > 0 ? index_ - 1 : index_ + 1, 0, count() - 1);
    dot = lerp(chapter, static_cast<float>(page(neighbour).chapter), std::min(1.f, std::abs(offset) / page_width()));
  } else if (memory_.turned_from >= 0 && memory_.turned_from < count()) {
    dot = lerp(static_cast<float>(page(memory_.turned_from).chapter), chapter, ease_inout(turn_progress()));
  }
  Rail rail{.id = "story.rail",
            .rect = layout_.rail,
            .stops = {},
            .selected = page(index_).chapter,
            .dot = dot,
            .ink = colors_.ink};
  for (const content::Chapter* stop : chapters_of(*state_.hall, state_.visit.browse.story.base)) {
    const std::string& name = stop->rail.in(ui_.language());
    rail.stops.push_back(name.empty() ? stop->title.in(ui_.language()) : name);
  }
  const int pressed = chapter_rail(ui_, rail);
  if (pressed >= 0) actions_.emplace_back(GoToChapter{pressed, 0});
}

void Story::draw_empty() {
  if (empty_state(ui_, {.id = "story.empty",
                        .area = {layout_.kicker.x, layout_.page.y, layout_.full_width, layout_.page.h},
                        .glyph = glyph_of(ui_.look(), state_, state_.visit.browse.story.base,
                                          canvas_.color(Role::kDayGround), Ground::kDay),
                        .heading = ui_.words("story.empty"),
                        .line = ui_.words("story.empty_text"),
                        .action = ui_.words("home.gallery"),
                        .ground = Ground::kDay})) {
    actions_.emplace_back(OpenGallery{state_.visit.browse.story.base});
  }
}

}  // namespace

void draw_story(Ui& ui, const State& state, StoryMemory& memory, Actions& actions) {
  if (state.hall) {
    Story(ui, state, memory, actions).draw();
    return;
  }
  ui.canvas().fill(ui.canvas().bleed(), ui.color(Role::kDayGround));
  draw_nav_bar(ui, actions, Ground::kDay);
}

}  // namespace starharbor::kiosk
