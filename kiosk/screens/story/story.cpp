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

void draw_heading(Canvas& canvas, Vec2 at, float room, const std::string& title) {
  TextStyle style = type::kHeading;
  if (canvas.text_width(style, title) > room) style = with_line(type::kTitleSerif, type::kHeading.line);
  canvas.text(style, at, ellipsize(canvas.glyphs(), style, title, room), day::kText);
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
        colors_(colors_of(*state.hall, state.visit.browse.story.base)) {}

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
  void draw_words_above(const StoryPage& page, Vec2 kicker, float heading_y, float room);
  void draw_kicker(const StoryPage& page, Vec2 at, float room);
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
  if (same_story && plan.language == ui_.language() && plan.portrait == ui_.portrait()) return;
  plan = plan_story(state_.hall, state_.visit.browse.story.base, ui_.language(), ui_.portrait(), canvas_.glyphs());
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
  return progress(ui_.now_ms(), memory_.turned_ms, ui_.loops() ? motion::kStandardMs : motion::kQuickMs);
}

void Story::draw_ground() {
  const Rect bleed = canvas_.bleed();
  if (ui_.portrait()) {
    const float left = bleed.x - (story_arrives(ui_, state_) ? kTurnPx : 0);
    canvas_.fill({left, layout_.panel.bottom(), bleed.right() - left, bleed.bottom() - layout_.panel.bottom()},
                 day::kGround);
  } else {
    const float left = layout_.panel.right() - (story_arrives(ui_, state_) ? kTurnPx : 0);  // slides in without a gap
    canvas_.fill({left, bleed.y, bleed.right() - left, bleed.h}, day::kGround);
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
    const float way = !ui_.loops() ? 0 : memory_.turned_from < index_ ? kTurnPx : -kTurnPx;
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
    draw_words_above(page, words.kicker, words.heading_y, layout_.full_width);
    canvas_.text(type::kBody, {words.kicker.x, words.hint_y}, ui_.tr("story.methods_hint"), day::kText);
    canvas_.pop_offset();
  } else {
    const Rect visible = ui_.portrait() ? Rect{bleed.x, layout_.page.y, bleed.w, bleed.bottom() - layout_.page.y}
                                        : Rect{layout_.page.x, bleed.y, bleed.right() - layout_.page.x, bleed.h};
    canvas_.push_clip(visible);
    canvas_.push_offset(shift);
    draw_words_above(page, layout_.kicker, layout_.heading_y, page.diagram ? layout_.width : layout_.full_width);
    for (const PlacedColumn& placed : page.columns)
      draw_column(canvas_, type::kBody, placed.column, placed.at, day::kText);
    if (page.diagram) draw_diagram_of(page, live);
    for (const PlacedPicture& picture : page.pictures) draw_picture(picture, live);
    if (page.kind == StoryPageKind::kOutcomes) draw_outcomes(ui_, state_);
    canvas_.pop_offset();
    canvas_.pop_clip();
  }
  canvas_.pop_alpha();
}

void Story::draw_words_above(const StoryPage& page, Vec2 kicker, float heading_y, float room) {
  draw_kicker(page, kicker, room);
  draw_heading(canvas_, {kicker.x, heading_y}, room, page.content->title.in(ui_.language()));
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

void Story::draw_kicker(const StoryPage& page, Vec2 at, float room) {
  const Language language = ui_.language();
  const std::string pressed = part_words(page);
  if (!pressed.empty()) {
    label_in(canvas_, {at.x, at.y, room, type::kCaptionBold.line}, type::kCaptionBold, pressed, colors_.ink,
             Align::kLeft);
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
  canvas_.fill({at.x, at.y + (type::kCaption.line - kRule.y) / 2, kRule.x, kRule.y}, colors_.ink, kRule.y / 2);
  const float beside = kRule.x + kRuleGap;
  label_in(canvas_, {at.x + beside, at.y, room - beside, type::kCaption.line}, type::kCaption,
           facts_line({chapter, place}), colors_.ink, Align::kLeft);
}

void Story::draw_diagram_of(const StoryPage& page, bool live) {
  if (story_page_hidden(ui_, state_)) return;  // it shall be seen drawing itself
  const int pressed = page.chapter == state_.visit.browse.story.chapter ? state_.visit.browse.story.part : kNoPart;
  const int acted = memory_.diagrams.draw(ui_, *page.diagram, layout_.diagram, day_diagram(colors_), pressed, live);
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
  draw_cover(canvas_, photo, picture.rect, {.radius = radius::kPhoto, .placeholder = day::kSunk});
  if (target.pressed) canvas_.pop_zoom();

  constexpr float kCaptionGap = 8;
  const Language language = ui_.language();
  const std::string &text = photo.text.in(language), &title = photo.title.in(language);
  const bool text_fits = !text.empty() && canvas_.text_width(type::kCaption, text) <= picture.rect.w;
  label_in(canvas_, {picture.rect.x, picture.rect.bottom() + kCaptionGap, picture.rect.w, type::kCaption.line},
           type::kCaption, text_fits || title.empty() ? text : title, day::kText2, Align::kLeft);
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
                        .glyph = glyph_of(state_, state_.visit.browse.story.base, day::kGround, Ground::kDay),
                        .heading = ui_.tr("story.empty"),
                        .line = ui_.tr("story.empty_text"),
                        .action = ui_.tr("home.gallery"),
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
  ui.canvas().fill(ui.canvas().bleed(), day::kGround);
  draw_nav_bar(ui, actions, Ground::kDay);
}

}  // namespace starharbor::kiosk
