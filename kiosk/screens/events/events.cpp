// Events: cards of those that can be signed in at now, and beside them (below them in portrait) a timetable of what is
// to come, day by day. Both turn their pages together, and nothing scrolls.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "kiosk/model/update.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

struct Layout {
  float horizon;
  Rect heading;
  Rect cards;      // column of open events, its label above it
  Rect timetable;  // of events to come; in portrait it begins under the cards
  bool stacked;
  Vec2 previous, next;
  Rect page;
};
constexpr Layout kLandscape{920,   {96, 64, 1728, 72}, {96, 196, 852, 712}, {996, 196, 828, 712},
                            false, {996, 952},         {1284, 952},         {1092, 952, 192, 96}};
constexpr Layout kPortrait{1648, {72, 72, 936, 72}, {72, 212, 936, 712}, {72, 212, 936, 1404},
                           true, {72, 1672},        {912, 1672},         {168, 1672, 744, 96}};
constexpr float kCardHeight = 168, kCardGap = 12, kPanel = 152, kGlyph = 96;
constexpr int kMostCards = 4;  // on a page
constexpr float kLabelAbove = 44, kSectionGap = 64;
constexpr float kDayHeight = 52, kRowHeight = 96, kRowPitch = 104, kDayGap = 12, kRowAlpha = .8f;
constexpr float kActionWidth = 172, kActionHeight = 112;

HarbourScene quiet_harbour(const Appearance& look, bool portrait) {
  HarbourScene scene{.key = portrait ? "events-portrait" : "events",
                     .horizon = portrait ? kPortrait.horizon : kLandscape.horizon,
                     .seed = 47,
                     .stars = portrait ? 260 : 200,
                     .ripples = 40};
  const float x = portrait ? 540 : 960;
  scene.glows = {{x, 1100, 160, look.color(Role::kStarLight), .14f}};
  return scene;
}

bool same_series(const content::Event& a, const content::Event& b) {
  return a.base == b.base && a.title.zh == b.title.zh;
}

// An event to come, and whether it is on every day from then.
struct Coming {
  const content::Event* event;
  bool daily;
};

// What is on every day would drown what is not, so of days in a row only the first is listed, and none where the
// visitor can sign in to it today.
std::vector<Coming> coming_events(const State& state, const std::vector<const content::Event*>& open) {
  constexpr int64_t kNextDayMs = 36 * 3'600'000;
  const std::vector<const content::Event*> listed = listed_events(state);
  std::map<std::pair<std::string_view, std::string_view>, const content::Event*> last;
  for (const content::Event* event : open) last[{event->base, event->title.zh}] = event;
  std::vector<Coming> coming;
  for (size_t i = open.size(); i < listed.size(); ++i) {
    const content::Event*& before = last[{listed[i]->base, listed[i]->title.zh}];
    const bool goes_on = before && listed[i]->starts_at_ms - before->starts_at_ms <= kNextDayMs;
    before = listed[i];
    if (!goes_on) {
      coming.push_back({listed[i], false});
      continue;
    }
    const auto first = std::find_if(coming.rbegin(), coming.rend(),
                                    [&](const Coming& earlier) { return same_series(*earlier.event, *listed[i]); });
    if (first != coming.rend()) first->daily = true;
  }
  return coming;
}

struct TimetablePage {
  struct Row {
    Coming coming;
    float y;          // from the top of the timetable
    bool begins_day;  // its day stands above it
  };
  std::vector<Row> rows;
};

// As many days and rows as fit on each page; a page that begins within a day names it again.
std::vector<TimetablePage> timetable_pages(const std::vector<Coming>& coming, float height) {
  std::vector<TimetablePage> pages;
  float y = 0;
  const content::Event* before = nullptr;
  for (const Coming& next : coming) {
    const content::Event* event = next.event;
    bool new_day = !before || !same_day(before->starts_at_ms, event->starts_at_ms);
    const float needed = (new_day ? kDayHeight + (y > 0 ? kDayGap : 0) : 0) + kRowHeight;
    if (pages.empty() || y + needed > height) {
      pages.emplace_back();
      y = 0;
      new_day = true;
    }
    if (new_day) y += kDayHeight + (y > 0 ? kDayGap : 0);
    pages.back().rows.push_back({next, y, new_day});
    y += kRowPitch;
    before = event;
  }
  return pages;
}

struct Content {
  std::vector<const content::Event*> open;
  float card_height = kCardHeight;
  int cards = kMostCards;  // on a page
  std::vector<TimetablePage> timetable;
  Rect timetable_rect;
  int open_pages = 0;
  int pages = 1;
  int page = 0;
};

// How many come, and how many may.
std::vector<std::string> count_facts(const Ui& ui, const content::Event& event) {
  if (event.full()) {
    return {std::string(ui.tr("events.full")),
            fill(ui.tr("events.of"),
                 {{"n", std::to_string(event.attended)}, {"capacity", std::to_string(event.capacity)}})};
  }
  const std::string seats =
      event.capacity > 0 ? fill(ui.tr("events.seats"), {{"n", std::to_string(event.capacity)}}) : std::string();
  return {event_counts(ui, event).whole, seats, event.walk_ins ? std::string(ui.tr("events.walk_in")) : std::string()};
}

Rect card_words(Rect card) {
  const float x = card.x + kPanel + 32;
  return {x, card.y, card.right() - 28 - kActionWidth - 16 - x, card.h};
}

// The lines of a card, under each other: when, what (on two lines where it is long), where, how many. The gaps are
// smaller than nothing, since letters are lower than their lines.
struct CardLines {
  TextStyle caption, title;
  float title_height;
  static constexpr float kTop = 8, kBelowTime = -4, kBelowTitle = -1, kBelowPlace = -4, kBottom = 9;
  float height() const {
    return kTop + 3 * caption.line + title_height + kBelowTime + kBelowTitle + kBelowPlace + kBottom;
  }
};

CardLines card_lines(Ui& ui, const content::Event& event, float width) {
  constexpr float kWrapped = 1.15f;
  const TextStyle title = ui.type(Style::kTitle, 52);
  const bool one_line = ui.canvas().text_width(title, event.title.in(ui.language())) <= width;
  return {ui.type(Style::kCaption), title, one_line ? title.line : 2 * kWrapped * title.px};
}

void draw_card_words(Ui& ui, const State& state, const content::Event& event, Rect card) {
  Canvas& canvas = ui.canvas();
  const Language language = ui.language();
  const Rect words = card_words(card);
  const CardLines lines = card_lines(ui, event, words.w);
  float y = card.y + CardLines::kTop + (card.h - lines.height()) / 2;
  const auto line = [&](float height, float below, TextStyle style, const std::string& text, Color color) {
    label_in(canvas, {words.x, y, words.w, height}, style, text, color, Align::kLeft);
    y += height + below;
  };
  const auto caption = [&](float below, const std::vector<std::string>& facts, Color color) {
    line(lines.caption.line, below, lines.caption, facts_in(canvas, lines.caption, words.w, facts), color);
  };
  const std::string time = event_time(event, language, ui.now_ms());
  const Color count_color = event.full() ? canvas.color(Role::kNightWarn) : canvas.color(Role::kNightText2);
  if (event.sample) {
    const float after = words.x + canvas.text_width(lines.caption, time) + 24;
    canvas.text(lines.caption, {after, y}, sample_word(ui), canvas.color(Role::kNightText2));
  }
  caption(CardLines::kBelowTime, {time}, canvas.color(Role::kStarLight));
  line(lines.title_height, CardLines::kBelowTitle, lines.title, event.title.in(language),
       canvas.color(Role::kNightText));
  caption(CardLines::kBelowPlace, {name_of(*state.hall, event.base, language), event.venue.in(language)},
          canvas.color(Role::kNightText2));
  caption(0, count_facts(ui, event), count_color);
}

Content content_of(Ui& ui, const State& state, const Layout& layout) {
  Content content;
  content.open = open_events(state);
  for (const content::Event* event : content.open) {
    const CardLines lines = card_lines(ui, *event, card_words(layout.cards).w);
    content.card_height = std::max(content.card_height, std::ceil(lines.height()));
  }
  const float pitch = content.card_height + kCardGap;
  content.cards = std::clamp(static_cast<int>((layout.cards.h + kCardGap) / pitch), 1, kMostCards);
  const int open = static_cast<int>(content.open.size());
  content.open_pages = (open + content.cards - 1) / content.cards;
  content.timetable_rect = layout.timetable;
  if (layout.stacked) {
    const int cards = std::max(1, std::min(content.cards, open));
    const float taken = static_cast<float>(cards) * pitch + kSectionGap;
    content.timetable_rect.y += taken;
    content.timetable_rect.h -= taken;
  }
  content.timetable = timetable_pages(coming_events(state, content.open), content.timetable_rect.h);
  content.pages = std::max({1, content.open_pages, static_cast<int>(content.timetable.size())});
  content.page = std::clamp(state.visit.browse.events.page, 0, content.pages - 1);
  return content;
}

void draw_open_card(Ui& ui, const State& state, const content::Event& event, Rect card, bool first, Actions& actions) {
  const BaseColors colors = colors_of(ui.look(), *state.hall, event.base);
  const Rect action{card.right() - 28 - kActionWidth, card.y + (card.h - kActionHeight) / 2, kActionWidth,
                    kActionHeight};
  const std::string id = "events.open." + event.id;
  const std::string action_id = id + ".action";
  // The button lies on the card, so it asks for the finger first.
  const bool pressed_action = ui.target(action_id, action).tapped;
  const TargetState body = ui.target(id, card);
  if (pressed_action || body.tapped) actions.emplace_back(OpenSignIn{event.id});
  Canvas& canvas = ui.canvas();
  canvas.fill(card, body.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface),
              radius::kControl);
  canvas.fill_left_rounded({card.x, card.y, kPanel, card.h}, colors.deep, radius::kControl);
  control_face(canvas, card, kTransparent, radius::kControl, Ground::kNight);
  const Draw glyph = glyph_of(ui.look(), state, event.base, colors.deep);
  if (glyph) glyph(canvas, {card.x + (kPanel - kGlyph) / 2, card.y + (card.h - kGlyph) / 2, kGlyph, kGlyph});
  draw_card_words(ui, state, event, card);
  button(ui, {.id = action_id,
              .rect = action,
              .label = ui.words("events.sign_in"),
              .kind = first ? ButtonKind::kPrimary : ButtonKind::kLine});
}

void draw_section_label(Ui& ui, Rect column, std::string_view key) {
  label_in(ui.canvas(), {column.x, column.y - kLabelAbove, column.w, ui.type(Style::kCaption).line},
           ui.type(Style::kCaption), ui.words(key), ui.color(Role::kNightText2), Align::kLeft);
}

void draw_open(Ui& ui, const State& state, const Layout& layout, const Content& content, Actions& actions) {
  draw_section_label(ui, layout.cards, "events.open");
  if (content.open.empty()) {
    const Rect box{layout.cards.x, layout.cards.y, layout.cards.w, kCardHeight};
    ui.canvas().fill(box, ui.color(Role::kNightSurface), radius::kControl);
    label_in(ui.canvas(), {box.x + 32, box.y + 36, box.w - 64, 52}, ui.type(Style::kLabelBold),
             ui.words("events.none_open"), ui.color(Role::kNightText), Align::kLeft);
    label_in(ui.canvas(), {box.x + 32, box.y + 86, box.w - 64, 40}, ui.type(Style::kCaption),
             ui.words("events.none_open_text"), ui.color(Role::kNightText2), Align::kLeft);
    return;
  }
  const int page = std::min(content.page, content.open_pages - 1);
  const int first = page * content.cards;
  const int last = std::min(first + content.cards, static_cast<int>(content.open.size()));
  for (int i = first; i < last; ++i) {
    const float down = (content.card_height + kCardGap) * static_cast<float>(i - first);
    const Rect card{layout.cards.x, layout.cards.y + down, layout.cards.w, content.card_height};
    draw_open_card(ui, state, *content.open[static_cast<size_t>(i)], card, i == first, actions);
  }
}

void draw_row(Ui& ui, const State& state, const Coming& coming, Rect row) {
  const content::Event& event = *coming.event;
  constexpr float kRowGlyph = 56, kLeastTimeWidth = 100, kTimeGap = 8, kPad = 20;
  Canvas& canvas = ui.canvas();
  const float time_width =
      std::max(kLeastTimeWidth, canvas.text_width(canvas.type(Style::kLabelBold), "00:00") + kTimeGap);
  canvas.fill(row, with_alpha(canvas.color(Role::kNightSurface), kRowAlpha), radius::kControl);
  label_in(canvas, {row.x + kPad, row.y, time_width, row.h}, canvas.type(Style::kLabelBold),
           clock_time(event.starts_at_ms), canvas.color(Role::kNightText), Align::kLeft);
  const Draw glyph = glyph_of(ui.look(), state, event.base,
                              mix(canvas.color(Role::kNightSky), canvas.color(Role::kNightSurface), kRowAlpha));
  float x = row.x + kPad + time_width;
  if (glyph) glyph(canvas, {x, row.y + (row.h - kRowGlyph) / 2, kRowGlyph, kRowGlyph});
  x += kRowGlyph + kPad;
  const float width = row.right() - kPad - x;
  const Language language = ui.language();
  const std::string sample = event.sample ? sample_word(ui) : std::string();
  const float sample_width = sample.empty() ? 0 : canvas.text_width(canvas.type(Style::kCaption), sample) + 16;
  const std::string seats =
      event.capacity > 0 ? fill(ui.tr("events.seats"), {{"n", std::to_string(event.capacity)}}) : std::string();
  const std::string daily = coming.daily ? std::string(ui.tr("events.daily")) : std::string();
  label_in(canvas, {x, row.y + 8, width - sample_width, 42}, canvas.type(Style::kLabel), event.title.in(language),
           canvas.color(Role::kNightText), Align::kLeft);
  label_in(canvas, {x, row.y + 8, width, 42}, canvas.type(Style::kCaption), sample, canvas.color(Role::kNightText2),
           Align::kRight);
  label_in(canvas, {x, row.y + 50, width, 36}, canvas.type(Style::kCaption),
           facts_in(canvas, canvas.type(Style::kCaption), width,
                    {daily, name_of(*state.hall, event.base, language), event.venue.in(language), seats}),
           canvas.color(Role::kNightText2), Align::kLeft);
}

// 明天 6月20日: how near it is, and which day that is.
std::string day_title(Language language, int64_t at_ms, int64_t now_ms) {
  const std::string near = relative_day(language, at_ms, now_ms), full = long_date(language, at_ms);
  return near == short_date(language, at_ms) ? full : facts_line({near, full});
}

void draw_timetable(Ui& ui, const State& state, const Content& content) {
  if (content.timetable.empty()) return;
  const Rect rect = content.timetable_rect;
  draw_section_label(ui, rect, "events.coming");
  const size_t page = static_cast<size_t>(std::min(content.page, static_cast<int>(content.timetable.size()) - 1));
  for (const TimetablePage::Row& row : content.timetable[page].rows) {
    const float y = rect.y + row.y;
    if (row.begins_day) {
      label_in(ui.canvas(), {rect.x, y - kDayHeight + 8, rect.w, 36}, ui.type(Style::kCaptionBold),
               day_title(ui.language(), row.coming.event->starts_at_ms, ui.now_ms()), ui.color(Role::kStarLight),
               Align::kLeft);
    }
    draw_row(ui, state, row.coming, {rect.x, y, rect.w, kRowHeight});
  }
}

void turn_pages(Ui& ui, const Layout& layout, const Content& content, Actions& actions) {
  if (content.pages < 2) return;
  int step = page_arrows(ui, "events.page", layout.previous, layout.next, content.page > 0,
                         content.page + 1 < content.pages, Ground::kNight);
  const Rect stage = ui.canvas().stage();
  if (step == 0) step = swiped(ui, {stage.x, layout.cards.y, stage.w, layout.horizon - layout.cards.y});
  const int page = std::clamp(content.page + step, 0, content.pages - 1);
  if (page != content.page) actions.emplace_back(SetEventsPage{page});
  label_in(ui.canvas(), layout.page, ui.type(Style::kCaption),
           fill(ui.words("events.page"),
                {{"n", std::to_string(content.page + 1)}, {"total", std::to_string(content.pages)}}),
           ui.color(Role::kNightText2));
}

}  // namespace

void draw_events(Ui& ui, const State& state, Actions& actions) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  const HarbourScene scene = quiet_harbour(ui.look(), ui.portrait());
  draw_harbour(ui, scene, scene.horizon);
  label_in(ui.canvas(), layout.heading, ui.type(Style::kHeading), ui.words("events.heading"),
           ui.color(Role::kNightText), Align::kLeft);
  const Content content = content_of(ui, state, layout);
  if (content.open.empty() && content.timetable.empty()) {
    empty_state(ui, {.id = "events.empty",
                     .area = {layout.heading.x, layout.cards.y, layout.heading.w, layout.cards.h},
                     .glyph = glyph_of(ui.look(), state, "", ui.color(Role::kNightSky)),
                     .heading = ui.words("events.empty"),
                     .line = ui.words("events.empty_text")});
  } else {
    draw_open(ui, state, layout, content, actions);
    draw_timetable(ui, state, content);
    turn_pages(ui, layout, content, actions);
  }
  // Minutes open and close events.
  constexpr int64_t kMinuteMs = 60'000;
  ui.need_frame_at(ui.now_ms() + kMinuteMs - ui.now_ms() % kMinuteMs);
  draw_nav_bar(ui, actions, Ground::kNight);
}

}  // namespace starharbor::kiosk
