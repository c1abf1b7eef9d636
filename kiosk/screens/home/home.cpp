// The star map. Art and stars above the horizon, everything pressable with words below it; pages of stars after seven.
#include "kiosk/screens/home/home.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/home/attract.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

// The design's measures. Where words need more room than these give, what stands above them moves up: solved().
struct Layout {
  Vec2 logo;
  float clock_right, date_y;
  Rect strip;
  Rect tiles;  // all of them share it
  Rect fact;
  float star_radius;
  float constellation_alpha;
  float reflection_length, reflection_far, reflection_alpha;
  Rect sky;  // where a swipe turns the page of stars
  Vec2 arrow_left, arrow_right, dots;
  float horizon;
  float names;           // landscape: top of the words under the horizon
  bool one_line = true;  // place and trade of every base
};
constexpr Layout kLandscape{{96, 56},
                            1824,
                            58,
                            {96, 740, 852, 176},
                            {972, 740, 852, 176},
                            {96, 952, 1456, 96},
                            40,
                            .34f,
                            108,
                            84,
                            .9f,
                            {0, 130, 1920, 590},
                            {0, 456},
                            {1824, 456},
                            {960, 726},
                            504,
                            588};
constexpr Layout kPortrait{
    {72, 72}, 1008, 74,  {72, 1428, 936, 152}, {72, 1604, 936, 152}, {72, 1792, 640, 96}, 44,          .36f,
    54,       56,   .8f, {0, 400, 1080, 900},  {816, 1240},          {920, 1240},         {640, 1288}, 1356,
    0};

constexpr float kTileGap = 24;
constexpr float kPressedStar = 1.15f, kPressedGlow = .8f;
constexpr float kRisePx = 24;
constexpr int kNamesDelayMs = 160, kWaysDelayMs = 320;

// Landscape: a column for each star, its words under the horizon. Portrait: a row for each.
constexpr float kColumnTop = 130, kColumnWidth = 336, kColumnGap = 9, kOverStrip = 20;
constexpr float kNameGap = 4, kLinesGap = 8, kWordsGap = 12;
constexpr float kRowHeight = 174, kRowTextX = 420, kRowTextAbove = 56, kRowNameLine = 68, kRowWords = 104;
constexpr float kRowTextBesideCouplet = 368, kRowTextWidth = 588, kCoupletBottom = 760;

struct Placed {
  const content::Base* base;
  BaseColors colors;
  Vec2 star;
  Rect area;  // of the finger
};

// What keeps the lowest of them off the horizon, where words have lifted it.
Vec2 lifted(const Layout& layout, Vec2 star) {
  constexpr float kHighest = 190, kLowest = 352, kOverHorizon = 92;
  const float lowest = std::min(kLowest, layout.horizon - kOverHorizon);
  return {star.x, kHighest + (star.y - kHighest) * (lowest - kHighest) / (kLowest - kHighest)};
}

struct Pages {
  int count = 1;
  int current = 0;
};

Pages pages_of(const State& state) {
  const int stars = state.hall ? static_cast<int>(state.hall->bases.size()) : 0;
  const int count = std::max(1, (stars + kHomeStars - 1) / kHomeStars);
  return {count, std::clamp(state.visit.browse.home_page, 0, count - 1)};
}

Rect finger_area(bool portrait, const Layout& layout, Vec2 star, int count) {
  if (portrait) {
    const float pitch = count < 2 ? kRowHeight : std::min(kRowHeight, (1192.f - 496.f) / static_cast<float>(count - 1));
    return {72, star.y - pitch / 2, 936, pitch};
  }
  const float pitch = count < 2 ? kColumnWidth : (1651.f - 269.f) / static_cast<float>(count - 1);
  const float width = std::min(kColumnWidth, pitch - kColumnGap);
  return {star.x - width / 2, kColumnTop, width, layout.strip.y - kOverStrip - kColumnTop};
}

std::vector<Placed> placed_bases(const Ui& ui, const State& state, const Layout& layout, const Pages& pages) {
  std::vector<Placed> placed;
  if (!state.hall) return placed;
  const std::vector<content::Base>& bases = state.hall->bases;
  const int first = pages.current * kHomeStars;
  const int count = std::min(kHomeStars, static_cast<int>(bases.size()) - first);
  for (int i = 0; i < count; ++i) {
    const content::Base& base = bases[static_cast<size_t>(first + i)];
    const Vec2 designed = home_star(ui.portrait(), i, count);
    const Vec2 star = ui.portrait() ? designed : lifted(layout, designed);
    placed.push_back(
        {&base, colors_of(ui.look(), *state.hall, base.id), star, finger_area(ui.portrait(), layout, star, count)});
  }
  return placed;
}

// Everything that comes from the attract screen, 0..1; at rest 1.
struct Arrival {
  bool coming = false;  // from the attract screen, now
  float travel = 1;     // of stars and horizon
  float ways = 1;       // strip, tiles, navigation bar
};

Arrival arrival_of(const Ui& ui, const State& state) {
  if (!moving(ui, state, Screen::kAttract, Screen::kHome)) return {};
  return {true, ease_inout(arrived(ui, state, motion::kSceneMs)),
          ease_out(arrived(ui, state, motion::kStandardMs, kWaysDelayMs))};
}

float draw_background(Ui& ui, const Layout& layout, const Arrival& arrival) {
  const HarbourScene home = harbour_home(ui.look(), ui.portrait());
  if (!arrival.coming) {
    draw_harbour(ui, home, layout.horizon);
    return layout.horizon;
  }
  const HarbourScene attract = harbour_attract(ui.look(), ui.portrait());
  const float horizon = lerp(attract.horizon, layout.horizon, arrival.travel);
  if (arrival.travel < 1) draw_harbour(ui, attract, horizon);
  ui.canvas().push_alpha(arrival.travel);
  draw_harbour(ui, home, horizon);
  ui.canvas().pop_alpha();
  return horizon;
}

void draw_clock(Ui& ui, const Layout& layout) {
  constexpr int64_t kMinuteMs = 60'000;
  Canvas& canvas = ui.canvas();
  const TextStyle date = canvas.type(Style::kCaption, 30);
  canvas.text(date, {layout.clock_right, layout.date_y}, long_date(ui.language(), ui.now_ms()),
              canvas.color(Role::kNightText2), Align::kRight);
  canvas.text(canvas.type(Style::kTitle, 48), {layout.clock_right, layout.date_y + date.line + 2},
              clock_time(ui.now_ms()), canvas.color(Role::kNightText), Align::kRight);
  ui.need_frame_at(ui.now_ms() + kMinuteMs - ui.now_ms() % kMinuteMs);
}

void draw_couplet(Ui& ui) {
  constexpr float kCell = 104;
  Canvas& canvas = ui.canvas();
  const std::string_view first = ui.tr("brand.couplet_1"), second = ui.tr("brand.couplet_2");
  if (ui.chinese()) {
    canvas.vertical(canvas.type(Style::kDisplay), {920, 264}, kCell, first, canvas.color(Role::kNightText));
    canvas.vertical(canvas.type(Style::kDisplay), {800, 336}, kCell, second, canvas.color(Role::kNightText));
  } else {
    label_in(canvas, {72, 216, 936, canvas.type(Style::kHeading).line}, canvas.type(Style::kHeading), first,
             canvas.color(Role::kNightText), Align::kRight);
    label_in(canvas, {72, 292, 936, canvas.type(Style::kHeading).line}, canvas.type(Style::kHeading), second,
             canvas.color(Role::kNightText), Align::kRight);
  }
}

std::string place_and_trade(const content::Base& base, Language language) {
  const std::string &place = base.place.in(language), &trade = base.trade.in(language);
  return place.empty() || trade.empty() ? place + trade : place + " · " + trade;
}

// The words of a base in a column: its name, and under it where it is and what it does, on one line where those of all
// bases have room there.
struct ColumnWords {
  TextStyle name, caption;
  std::vector<std::string> lines;
  float name_height = 0, gap = 0, height = 0;
};

bool takes_one_line(Ui& ui, const content::Base& base, float width) {
  const std::string line = place_and_trade(base, ui.language());
  return ui.chinese() && ui.canvas().text_width(ui.type(Style::kCaption), line) <= width;
}

ColumnWords column_words(Ui& ui, const content::Base& base, float width, bool one_line) {
  Canvas& canvas = ui.canvas();
  const Language language = ui.language();
  ColumnWords words;
  words.name = ui.chinese() ? canvas.type(Style::kHeading, 64) : canvas.type(Style::kTitleSerif, 48);
  words.name_height = label_size(canvas, {width, 2 * words.name.line}, words.name, base.name.in(language)).y;
  words.lines = one_line ? std::vector<std::string>{place_and_trade(base, language)}
                         : std::vector<std::string>{base.place.in(language), base.trade.in(language)};
  words.caption = one_line ? canvas.type(Style::kCaption) : canvas.type(Style::kCaption, 32);
  words.gap = one_line ? kNameGap : kLinesGap;
  words.height = words.name_height + words.gap + static_cast<float>(words.lines.size()) * words.caption.line;
  return words;
}

void draw_column_words(Ui& ui, const Layout& layout, const Placed& placed, Color color) {
  Canvas& canvas = ui.canvas();
  const Rect area = placed.area;
  const ColumnWords words = column_words(ui, *placed.base, area.w, layout.one_line);
  label_in(canvas, {area.x, layout.names, area.w, words.name_height}, words.name, placed.base->name.in(ui.language()),
           color);
  float y = layout.names + words.name_height + words.gap;
  for (const std::string& line : words.lines) {
    label_in(canvas, {area.x, y, area.w, words.caption.line}, words.caption, line, canvas.color(Role::kNightText2));
    y += words.caption.line;
  }
}

void draw_row_words(Ui& ui, const Placed& placed, Color color) {
  Canvas& canvas = ui.canvas();
  const bool beside_couplet = ui.chinese() && placed.star.y - kRowTextAbove < kCoupletBottom;
  const float width = beside_couplet ? kRowTextBesideCouplet : kRowTextWidth;
  const TextStyle name = canvas.type(Style::kHeading, kRowNameLine), caption = canvas.type(Style::kCaption);
  const std::string line = place_and_trade(*placed.base, ui.language());
  const float lines = label_size(canvas, {width, 2 * caption.line}, caption, line).y;
  const float y = placed.star.y - kRowTextAbove - (name.line + lines - kRowWords) / 2;
  label_in(canvas, {kRowTextX, y, width, name.line}, name, placed.base->name.in(ui.language()), color, Align::kLeft);
  label_in(canvas, {kRowTextX, y + name.line, width, lines}, caption, line, canvas.color(Role::kNightText2),
           Align::kLeft);
}

void draw_words(Ui& ui, const State& state, const Layout& layout, const Arrival& arrival, const Placed& placed,
                int index, bool pressed) {
  const float rise = arrival.coming
                         ? ease_out(arrived(ui, state, motion::kStandardMs, kNamesDelayMs + motion::kStaggerMs * index))
                         : 1;
  const Color color = pressed ? ui.color(Role::kStarLight) : ui.color(Role::kNightText);
  ui.canvas().push_alpha(rise);
  ui.canvas().push_offset({0, kRisePx * (1 - rise)});
  ui.portrait() ? draw_row_words(ui, placed, color) : draw_column_words(ui, layout, placed, color);
  ui.canvas().pop_offset();
  ui.canvas().pop_alpha();
}

void draw_stars(Ui& ui, const State& state, const Layout& layout, const Arrival& arrival, float horizon,
                const std::vector<Placed>& placed, Actions& actions) {
  const int count = static_cast<int>(placed.size());
  const int all = static_cast<int>(state.hall->bases.size());
  std::vector<Vec2> at;
  for (int i = 0; i < count; ++i) {
    const Vec2 rest = placed[static_cast<size_t>(i)].star;
    at.push_back(arrival.coming ? lerp(attract_star(ui.portrait(), i, all), rest, arrival.travel) : rest);
  }
  draw_constellation(ui.canvas(), at, 60, layout.constellation_alpha);
  for (int i = 0; i < count; ++i) {
    const Placed& base = placed[static_cast<size_t>(i)];
    const Vec2 star = at[static_cast<size_t>(i)];
    const float attract_x = reflection_x(ui.portrait(), attract_star(ui.portrait(), i, all), i, all);
    draw_reflection(ui, {.x = lerp(attract_x, reflection_x(ui.portrait(), base.star, i, count), arrival.travel),
                         .horizon = horizon,
                         .length = lerp(kAttractMeasures.reflection_length, layout.reflection_length, arrival.travel),
                         .color = base.colors.light,
                         .width_near = ui.portrait() ? 12.f : 14.f,
                         .width_far = lerp(kAttractMeasures.reflection_far, layout.reflection_far, arrival.travel),
                         .alpha = layout.reflection_alpha,
                         .seed = static_cast<uint32_t>(i + 2)});
    const TargetState finger = ui.target("home.base." + base.base->id, base.area);
    if (finger.tapped) actions.emplace_back(OpenStory{base.base->id});
    draw_star(ui.canvas(), star, layout.star_radius * (finger.pressed ? kPressedStar : 1), base.colors.light,
              finger.pressed ? kPressedGlow : breath(ui, i));
    draw_words(ui, state, layout, arrival, base, i, finger.pressed);
  }
}

void turn_pages(Ui& ui, const Layout& layout, const Pages& pages, Actions& actions) {
  if (pages.count < 2) return;
  const int step = page_arrows(ui, "home.page", layout.arrow_left, layout.arrow_right, pages.current > 0,
                               pages.current + 1 < pages.count, Ground::kNight) +
                   swiped(ui, layout.sky);
  const int page = std::clamp(pages.current + step, 0, pages.count - 1);
  if (page != pages.current) actions.emplace_back(SetHomePage{page});
  page_dots(ui, layout.dots, pages.count, pages.current, Ground::kNight);
}

const content::Event* next_event(const State& state) {
  if (!state.hall) return nullptr;
  for (const content::Event& event : state.hall->events) {
    if (event.starts_at_ms > state.now_ms) return &event;
  }
  return nullptr;
}

std::vector<std::string> strip_place(const Ui& ui, const State& state, const content::Event& event, bool with_count) {
  std::string count;
  if (event.full()) {
    count = ui.tr("events.full");
  } else if (with_count && event.attended > 0) {
    count = fill(ui.tr("home.here"), {{"n", std::to_string(event.attended)}});
  }
  return {name_of(*state.hall, event.base, ui.language()), event.venue.in(ui.language()), count};
}

EventStrip open_strip(Ui& ui, const State& state, const Layout& layout, const content::Event& event) {
  const BaseColors colors = colors_of(ui.look(), *state.hall, event.base);
  return {.id = "home.event",
          .rect = layout.strip,
          .glyph = glyph_of(ui.look(), state, event.base, colors.deep),
          .panel = colors.deep,
          .time = event_time(event, ui.language(), ui.now_ms()),
          .title = event.title.in(ui.language()),
          .place = strip_place(ui, state, event, true),
          .action = ui.words("home.sign_in")};
}

// Nothing can be signed in at: the next event today, or a day on which there is one.
EventStrip coming_strip(Ui& ui, const State& state, const Layout& layout) {
  const content::Event* event = next_event(state);
  const std::string base = event ? event->base : std::string();
  const BaseColors colors =
      state.hall ? colors_of(ui.look(), *state.hall, base) : ui.look().base_colors("", std::nullopt);
  EventStrip strip{.id = "home.event",
                   .rect = layout.strip,
                   .glyph = glyph_of(ui.look(), state, base, colors.deep),
                   .panel = colors.deep,
                   .title = std::string(ui.tr("home.no_event"))};
  if (event && same_day(event->starts_at_ms, ui.now_ms())) {
    strip.time = event_time(*event, ui.language(), ui.now_ms());
    strip.title = event->title.in(ui.language());
    strip.place = strip_place(ui, state, *event, false);
  } else if (event) {
    strip.title = fill(ui.tr("home.no_event_next"), {{"day", short_date(ui.language(), event->starts_at_ms)}});
    strip.place = {event->title.in(ui.language()), name_of(*state.hall, base, ui.language())};
  }
  return strip;
}

// As high as the highest of all that it may show.
float strip_height(Ui& ui, const State& state, const Layout& layout) {
  const std::vector<const content::Event*> open = open_events(state);
  if (open.empty()) return event_strip_height(ui, coming_strip(ui, state, layout));
  float height = 0;
  for (const content::Event* event : open) {
    height = std::max(height, event_strip_height(ui, open_strip(ui, state, layout, *event)));
  }
  return height;
}

// From the strip up: its words, then the names of the bases, then the horizon.
Layout solved(Ui& ui, const State& state, const Pages& pages) {
  Layout layout = ui.portrait() ? kPortrait : kLandscape;
  const float higher = strip_height(ui, state, layout) - layout.strip.h;
  const bool tiles_beside = layout.tiles.y == layout.strip.y;
  layout.strip = {layout.strip.x, layout.strip.y - higher, layout.strip.w, layout.strip.h + higher};
  if (tiles_beside) layout.tiles = {layout.tiles.x, layout.strip.y, layout.tiles.w, layout.strip.h};
  layout.reflection_length = std::min(layout.reflection_length, layout.strip.y - layout.horizon - 10);
  if (ui.portrait()) return layout;
  layout.sky.h = layout.strip.y - kOverStrip - layout.sky.y;
  layout.dots.y -= higher;
  const std::vector<Placed> bases = placed_bases(ui, state, layout, pages);
  layout.one_line = std::all_of(bases.begin(), bases.end(),
                                [&](const Placed& placed) { return takes_one_line(ui, *placed.base, placed.area.w); });
  float words = 0;
  for (const Placed& placed : bases) {
    words = std::max(words, column_words(ui, *placed.base, placed.area.w, layout.one_line).height);
  }
  const float up = std::max(0.f, layout.names + words - (layout.strip.y - kWordsGap));
  layout.names -= up;
  layout.horizon -= up;
  return layout;
}

void draw_open_event(Ui& ui, const State& state, const Layout& layout, const std::vector<const content::Event*>& open,
                     HomeMemory& memory, Actions& actions) {
  const int pages = static_cast<int>(open.size());
  memory.event_page = std::clamp(memory.event_page, 0, pages - 1);
  const content::Event& event = *open[static_cast<size_t>(memory.event_page)];
  EventStrip strip = open_strip(ui, state, layout, event);
  strip.pages = pages;
  strip.page = memory.event_page;
  const EventStripPress press = event_strip(ui, strip);
  if (press.action || press.body) actions.emplace_back(OpenSignIn{event.id});
  if (press.step != 0) {
    memory.event_page = std::clamp(memory.event_page + press.step, 0, pages - 1);
    ui.need_frame_now();
  }
}

void draw_tiles(Ui& ui, const Layout& layout, Actions& actions) {
  struct Way {
    std::string_view id, icon, key;
    Action action;
  };
  const Way ways[] = {{"home.stories", "story", "home.stories", OpenStory{}},
                      {"home.gallery", "gallery", "home.gallery", OpenGallery{}},
                      {"home.events", "signin", "home.events", OpenCheckIn{}}};
  const float count = static_cast<float>(std::size(ways));
  const float width = (layout.tiles.w - kTileGap * (count - 1)) / count;
  float x = layout.tiles.x;
  for (const Way& way : ways) {
    if (entry_tile(ui, way.id, {x, layout.tiles.y, width, layout.tiles.h}, way.icon, ui.words(way.key))) {
      actions.push_back(way.action);
    }
    x += width + kTileGap;
  }
}

void draw_fact(Ui& ui, const State& state, const Layout& layout) {
  Canvas& canvas = ui.canvas();
  const bool sample = state.hall && state.hall->sample;
  const std::string words = state.device.data_trouble ? std::string(ui.tr("state.data_trouble"))
                                                      : std::string(ui.tr("home.fact")) + sample_mark(ui, sample);
  label_in(canvas, layout.fact, canvas.type(Style::kCaption, layout.fact.h / 2), words, canvas.color(Role::kNightText2),
           Align::kLeft);
}

// For staff, where visitors read on: a word, and how far it is.
void draw_exchange(Ui& ui, const Exchange& exchange, Rect area) {
  constexpr float kWordsHeight = 56, kBarTop = 68, kBarHeight = 4, kBarWidth = 480;
  Canvas& canvas = ui.canvas();
  const std::string_view key =
      !exchange.running ? "home.exchange_done" : (exchange.stick ? "home.exchange_stick" : "home.exchange");
  label_in(canvas, {area.x, area.y, area.w, kWordsHeight}, canvas.type(Style::kCaption),
           fill(ui.words(key), {{"n", std::to_string(exchange.percent)}}), canvas.color(Role::kNightText2),
           Align::kLeft);
  const Rect bar{area.x, area.y + kBarTop, std::min(area.w, kBarWidth), kBarHeight};
  const float part = exchange.running ? static_cast<float>(exchange.percent) / 100 : 1;
  canvas.fill(bar, canvas.color(Role::kNightRaised), kBarHeight / 2);
  if (part > 0) canvas.fill({bar.x, bar.y, bar.w * part, bar.h}, canvas.color(Role::kNightText2), kBarHeight / 2);
}

void draw_ways(Ui& ui, const State& state, const Layout& layout, HomeMemory& memory, Actions& actions) {
  const std::vector<const content::Event*> open = open_events(state);
  if (open.empty()) {
    if (event_strip(ui, coming_strip(ui, state, layout)).body) actions.emplace_back(OpenEvents{});
  } else {
    draw_open_event(ui, state, layout, open, memory, actions);
  }
  draw_tiles(ui, layout, actions);
  if (shows_exchange(state) && !state.device.data_trouble) {
    draw_exchange(ui, *state.device.exchange, layout.fact);
  } else {
    draw_fact(ui, state, layout);
  }
  draw_nav_bar(ui, actions, Ground::kNight, "");
}

}  // namespace

void draw_home(Ui& ui, const State& state, HomeMemory& memory, Actions& actions) {
  if (memory.visit_ms != state.visit.screen_since_ms) memory = {.visit_ms = state.visit.screen_since_ms};
  const Pages pages = pages_of(state);
  const Layout layout = solved(ui, state, pages);
  const Arrival arrival = arrival_of(ui, state);
  Canvas& canvas = ui.canvas();
  const float horizon = draw_background(ui, layout, arrival);
  if (arrival.coming) {
    const float fading = 1 - arrived(ui, state, motion::kQuickMs);
    canvas.push_alpha(fading);
    if (fading > 0) draw_attract_words(ui);
    canvas.pop_alpha();
  }
  turn_pages(ui, layout, pages, actions);
  if (state.hall && !state.hall->bases.empty()) {
    draw_stars(ui, state, layout, arrival, horizon, placed_bases(ui, state, layout, pages), actions);
  } else {
    empty_state(ui, {.id = "home.empty",
                     .area = {layout.strip.x, layout.sky.y, canvas.stage().w - 2 * layout.strip.x,
                              std::min(layout.sky.h, layout.horizon - kOverStrip - layout.sky.y)},
                     .heading = ui.words(state.hall ? "state.empty_hall" : "home.loading"),
                     .line = state.hall ? ui.words("state.empty_hall_text") : Words{}});
  }
  canvas.push_alpha(arrival.ways);
  logo(ui, layout.logo);
  draw_clock(ui, layout);
  if (ui.portrait()) draw_couplet(ui);
  draw_ways(ui, state, layout, memory, actions);
  canvas.pop_alpha();
}

}  // namespace starharbor::kiosk
