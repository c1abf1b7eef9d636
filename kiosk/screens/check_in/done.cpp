// Signed in: the pressed card has become a star among the others. Done, or take it back while the ring runs.
#include <algorithm>
#include <cmath>

#include "kiosk/model/update.h"
#include "kiosk/screens/check_in/common.h"
#include "kiosk/screens/check_in/find.h"
#include "kiosk/screens/check_in/walk_in.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

struct Layout {
  Vec2 check;  // centre of the disc
  Rect name;
  Rect result;  // 签到成功 13:42
  Vec2 count;   // landscape: left of the baseline; portrait: top centre
  Rect event;
  Vec2 spiral;
  Rect done, undo, returning;
  Align align;
};
constexpr Layout kLandscape{{184, 184},         {312, 78, 760, 144}, {316, 212, 680, 56}, {96, 530},
                            {96, 572, 800, 48}, {1390, 372},         {96, 764, 320, 120}, {440, 764, 440, 120},
                            {96, 952, 800, 96}, Align::kLeft};
constexpr Layout kPortrait{{540, 208},          {72, 328, 936, 108}, {72, 440, 936, 56},   {540, 560},
                           {72, 760, 936, 48},  {540, 1090},         {72, 1504, 936, 120}, {72, 1648, 936, 120},
                           {72, 1792, 640, 96}, Align::kCenter};
constexpr float kCheckRadius = 88;
constexpr int kFlightMs = motion::kSceneMs;
constexpr int kSeatsDelayMs = 320;
constexpr float kMineRadius = 54, kMineGlow = 260, kMineGlowAlpha = .8f;

// How far each thing has come; 1 at rest.
struct Arrival {
  bool coming = false;
  float page = 1;
  float flight = 1;
  float seats = 1;
  float words = 1;
};

Arrival arrival_of(const Ui& ui, const State& state) {
  const bool comes = moving(ui, state, Screen::kSignInFind, Screen::kSignInDone) ||
                     moving(ui, state, Screen::kSignInWalkIn, Screen::kSignInDone);
  if (!comes) return {};
  return {true, ease_inout(arrived(ui, state, motion::kStandardMs)), ease_inout(arrived(ui, state, kFlightMs)),
          arrived(ui, state, motion::kDrawMs, kSeatsDelayMs), ease_out(arrived(ui, state, motion::kStandardMs, 320))};
}

Seats seats_drawn(const State& state, const Layout& layout, const BaseColors& colors, float progress) {
  const content::SignInResult& result = state.visit.check_in.result;
  const int lit = std::max(0, result.ordinal - 1);
  return {.center = layout.spiral,
          .registered = std::max(seats_of(result), result.ordinal),
          .lit = lit,
          .light = colors.light,
          .progress = progress,
          .mine = false};
}

// One's own star: flying in from the card, at its seat, or falling into the water when it is taken back.
void draw_own_star(Ui& ui, const State& state, const Arrival& arrival, const Seats& seats, float horizon) {
  Canvas& canvas = ui.canvas();
  const Vec2 seat = seat_position(seats, seats.lit, true);
  const bool taken_back = state.visit.check_in.taken_back && state.visit.transition.from == Screen::kSignInDone;
  const float fall = taken_back ? ease_in(leaving(ui, state)) : 0;
  Vec2 at = lerp(seat, {seat.x, horizon}, fall);
  if (arrival.flight < 1) {
    const Vec2 card = where_from(ui.portrait(), state).center();
    at = lerp(card, seat, arrival.flight);
  }
  const float there = arrival.flight * (1 - fall);
  if (there > 0) {
    draw_reflection(ui, {.x = at.x,
                         .horizon = horizon,
                         .length = 300,
                         .color = canvas.color(Role::kStarLight),
                         .width_near = 16,
                         .width_far = 130,
                         .alpha = .85f * there,
                         .seed = 4});
  }
  canvas.push_clip({canvas.bleed().x, canvas.bleed().y, canvas.bleed().w,
                    (taken_back ? horizon : canvas.bleed().bottom()) - canvas.bleed().y});
  draw_star_solid(canvas, at, kMineRadius * lerp(.4f, 1, arrival.flight), canvas.color(Role::kStarLight),
                  kMineGlow * lerp(.4f, 1, arrival.flight), kMineGlowAlpha);
  canvas.pop_clip();
}

// The pressed card shrinks into the star that leaves it.
void draw_shrinking_card(Ui& ui, const State& state, const BaseColors& colors, float flight) {
  constexpr float kGone = .6f;
  if (flight >= kGone) return;
  const Rect card = where_from(ui.portrait(), state);
  const float size = 1 - flight / kGone;
  const Vec2 middle = card.center();
  const float width = card.h + (card.w - card.h) * size * size;
  const float height = card.h * size;
  ui.canvas().push_alpha(size);
  ui.canvas().fill({middle.x - width * size / 2, middle.y - height / 2, width * size, height}, colors.ink,
                   std::min(radius::kControl, height / 2));
  ui.canvas().pop_alpha();
}

void draw_sky(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors, const Arrival& arrival) {
  const HarbourScene scene = harbour_done(ui.look(), ui.portrait(), colors.light);
  draw_harbour(ui, scene, scene.horizon);
  const Seats seats = seats_drawn(state, layout, colors, arrival.seats);
  draw_reflection(ui, {.x = layout.spiral.x,
                       .horizon = scene.horizon,
                       .length = ui.portrait() ? 96.f : 190.f,
                       .color = colors.light,
                       .width_near = 30,
                       .width_far = 240,
                       .alpha = .34f,
                       .seed = 9});
  draw_seats(ui, seats);
}

void draw_name(Ui& ui, const State& state, const Layout& layout, const Arrival& arrival) {
  const content::SignInResult& result = state.visit.check_in.result;
  Canvas& canvas = ui.canvas();
  const bool centred = layout.align == Align::kCenter;
  const std::string who = person_words(ui, state);
  // A guest's base is a longer name than anybody's where words are Latin.
  const bool is_long = !result.guest_from.empty() && !ui.chinese();
  const TextStyle style = canvas.type(is_long ? Style::kHeading : Style::kDisplay);
  check_disc(ui, layout.check, kCheckRadius, arrival.words);
  label_in(canvas, layout.name, with_line(style, 108), who, canvas.color(Role::kNightText), layout.align);
  const std::string_view done = ui.tr("done.result");
  const std::string time = clock_time(result.at_ms);
  constexpr float kGap = 24;
  const float done_width = canvas.text_width(canvas.type(Style::kTitle), done),
              time_width = canvas.text_width(canvas.type(Style::kLabel), time);
  float x = layout.result.x;
  if (centred) x = layout.result.center().x - (done_width + kGap + time_width) / 2;
  canvas.text(canvas.type(Style::kTitle), {x, layout.result.y}, done, canvas.color(Role::kNightText));
  canvas.text(canvas.type(Style::kLabel, 58), {x + done_width + kGap, layout.result.y}, time,
              canvas.color(Role::kNightText));
}

// Three runs on one baseline: words, the number, words.
void draw_count(Ui& ui, const State& state, const Layout& layout) {
  Canvas& canvas = ui.canvas();
  const GlyphCache& glyphs = canvas.glyphs();
  const std::string number = std::to_string(state.visit.check_in.result.ordinal);
  const std::string_view before = ui.tr("done.lit_before"), after = ui.tr("done.lit_after");
  const auto top = [&](TextStyle style, float baseline) {
    const float up = glyphs.ascent(style.face) * style.px, down = glyphs.descent(style.face) * style.px;
    return baseline - (style.line + up - down) / 2;
  };
  constexpr float kGap = 24;
  const float before_w = before.empty() ? 0 : canvas.text_width(canvas.type(Style::kTitle), before) + kGap;
  const float number_w = canvas.text_width(canvas.type(Style::kHero), number);
  const float after_w = after.empty() ? 0 : kGap + canvas.text_width(canvas.type(Style::kTitle), after);
  const bool centred = layout.align == Align::kCenter;
  const float baseline = centred ? layout.count.y + 140 : layout.count.y;
  float x = centred ? layout.count.x - (before_w + number_w + after_w) / 2 : layout.count.x;
  canvas.text(canvas.type(Style::kTitle), {x, top(canvas.type(Style::kTitle), baseline)}, before,
              canvas.color(Role::kNightText));
  x += before_w;
  canvas.text(canvas.type(Style::kHero), {x, top(canvas.type(Style::kHero), baseline)}, number,
              canvas.color(Role::kStarLight));
  x += number_w + kGap;
  canvas.text(canvas.type(Style::kTitle), {x, top(canvas.type(Style::kTitle), baseline)}, after,
              canvas.color(Role::kNightText));
}

void draw_event_line(Ui& ui, const State& state, const Layout& layout) {
  const content::Event* event = sign_in_event(state);
  if (!event) return;
  const TextStyle style = ui.type(Style::kBody, 48);
  words_ground(ui.canvas(), layout.event);
  label_in(ui.canvas(), layout.event, style, event_line(ui, *event, style, layout.event.w), ui.color(Role::kNightText),
           layout.align);
}

void draw_buttons(Ui& ui, const State& state, const Layout& layout, Actions& actions) {
  const CheckInView& place = state.visit.check_in;
  if (button(ui, {.id = "done.done", .rect = layout.done, .label = ui.words("done.done"), .enabled = !place.undoing})) {
    actions.emplace_back(FinishSignIn{});
  }
  undo_button(ui, state, "done.undo", layout.undo, Ground::kNight, actions);
  return_line(ui, state, layout.returning);
}

void draw_page_before(Ui& ui, const State& state) {
  Pointer nobody;
  Ui still(ui.canvas(), nobody, {}, state.visit.language, ui.now_ms());
  still.hold_still();
  Actions ignored;
  if (state.visit.transition.from == Screen::kSignInWalkIn) {
    SignInWalkInMemory forgotten;
    draw_sign_in_walk_in(still, left_behind(state), forgotten, ignored);
  } else {
    draw_sign_in_find(still, left_behind(state), ignored);
  }
}

}  // namespace

void draw_sign_in_done(Ui& ui, const State& state, Actions& actions) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  const BaseColors colors =
      state.hall ? colors_of(ui.look(), *state.hall, sign_in_base(state)) : ui.look().base_colors("", std::nullopt);
  const Arrival arrival = arrival_of(ui, state);
  Canvas& canvas = ui.canvas();
  if (arrival.page < 1) draw_page_before(ui, state);
  canvas.push_alpha(arrival.page);
  draw_sky(ui, state, layout, colors, arrival);
  canvas.pop_alpha();
  if (arrival.coming) draw_shrinking_card(ui, state, colors, arrival.flight);
  draw_own_star(ui, state, arrival, seats_drawn(state, layout, colors, 1),
                harbour_done(ui.look(), ui.portrait(), colors.light).horizon);
  canvas.push_alpha(arrival.words);
  draw_name(ui, state, layout, arrival);
  draw_count(ui, state, layout);
  draw_event_line(ui, state, layout);
  draw_buttons(ui, state, layout, actions);
  draw_nav_bar(ui, actions, Ground::kNight, "");
  canvas.pop_alpha();
}

}  // namespace starharbor::kiosk
