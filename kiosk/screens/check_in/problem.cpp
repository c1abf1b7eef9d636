// No sign-in this time: the same harbour as on the done screen, one sentence that says why, and what to do next.
#include <algorithm>

#include "kiosk/model/update.h"
#include "kiosk/screens/check_in/common.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/dates.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

using content::SignInOutcome;

struct Layout {
  Vec2 sign;
  Rect headline, who;
  Rect text;
  Rect event;
  Vec2 art;
  Rect next, other, returning;
  Align align;
};
constexpr Layout kLandscape{{184, 184},         {312, 96, 960, 108}, {316, 212, 960, 56}, {96, 360, 860, 150},
                            {96, 572, 860, 48}, {1390, 372},         {96, 764, 320, 120}, {440, 764, 400, 120},
                            {96, 952, 800, 96}, Align::kLeft};
constexpr Layout kPortrait{{540, 208},          {72, 328, 936, 108}, {72, 440, 936, 56},   {72, 540, 936, 150},
                           {72, 706, 936, 48},  {540, 1090},         {72, 1504, 936, 120}, {72, 1648, 936, 120},
                           {72, 1792, 640, 96}, Align::kCenter};
constexpr float kSignRadius = 88;

// What is said and offered.
struct Problem {
  std::string headline, text;
  std::string_view icon;
  std::string_view next_key, other_key;
  Action next, other;
};

Problem already_in(const Ui& ui, const content::SignInResult& result) {
  std::string text;
  if (!result.terminal.empty()) text = fill(ui.tr("problem.already_terminal"), {{"terminal", result.terminal}}) + "\n";
  text += ui.tr("problem.already_text");
  return {fill(ui.tr("problem.already"), {{"time", clock_time(result.at_ms)}}),
          text,
          "check",
          "problem.done",
          "problem.back_to_find",
          FinishSignIn{},
          Back{}};
}

Problem full(const Ui& ui, const content::SignInResult& result) {
  return {std::string(ui.tr("problem.full")),
          fill(ui.tr("problem.full_text"),
               {{"n", std::to_string(result.attended)}, {"capacity", std::to_string(result.capacity)}}),
          "people",
          "problem.other_events",
          "problem.star_map",
          Back{},
          OpenHome{}};
}

Problem closed(const Ui& ui, const content::Event* event) {
  const bool early = event && ui.now_ms() < event->sign_in_from_ms;
  std::string text(ui.tr("problem.closed_text"));
  if (early) {
    const std::string time = relative_day_time(ui.language(), event->sign_in_from_ms, ui.now_ms());
    text = fill(ui.tr("problem.not_yet_text"), {{"time", time}});
  }
  return {std::string(ui.tr(early ? "problem.not_yet" : "problem.closed")),
          text,
          "clock",
          "problem.other_events",
          "problem.star_map",
          Back{},
          OpenHome{}};
}

// What leads back to the find screen: its two sentences are named alike.
Problem try_again(const Ui& ui, const std::string& key, std::string_view icon,
                  std::string_view next_key = "problem.back_to_find") {
  return {std::string(ui.tr(key)),
          std::string(ui.tr(key + "_text")),
          icon,
          next_key,
          "problem.star_map",
          Back{},
          OpenHome{}};
}

Problem problem_of(const Ui& ui, const State& state) {
  const content::SignInResult& result = state.visit.check_in.result;
  switch (result.outcome) {
    case SignInOutcome::kAlreadyIn:
      return already_in(ui, result);
    case SignInOutcome::kFull:
      return full(ui, result);
    case SignInOutcome::kClosed:
      return closed(ui, sign_in_event(state));
    case SignInOutcome::kCardNotRead:
      return try_again(ui, "problem.card_not_read", "card", "problem.find_name");
    case SignInOutcome::kCardRevoked:
      return try_again(ui, "problem.card_revoked", "card", "problem.find_name");
    case SignInOutcome::kCardUnknown:
      return try_again(ui, "problem.card_unknown", "card", "problem.find_name");
    case SignInOutcome::kNoWalkIns:
      return try_again(ui, "problem.no_walk_ins", "people");
    case SignInOutcome::kSignedIn:
    case SignInOutcome::kNotFound:
      break;
  }
  return try_again(ui, "problem.not_found", "people");
}

void draw_art(Ui& ui, const State& state, const Layout& layout, const BaseColors& colors) {
  const content::SignInResult& result = state.visit.check_in.result;
  const HarbourScene scene = harbour_done(ui.look(), ui.portrait(), colors.light);
  draw_harbour(ui, scene, scene.horizon);
  const bool already = result.outcome == SignInOutcome::kAlreadyIn;
  if (already || result.outcome == SignInOutcome::kFull) {
    const int lit = already ? std::max(0, result.ordinal - 1) : result.attended;
    const Seats drawn{.center = layout.art,
                      .registered = std::max(seats_of(result), lit + (already ? 1 : 0)),
                      .lit = lit,
                      .light = colors.light,
                      .mine = already};
    draw_seats(ui, drawn);
    if (already) {
      draw_reflection(ui, {.x = seat_position(drawn, lit, true).x,
                           .horizon = scene.horizon,
                           .length = 300,
                           .color = ui.color(Role::kStarLight),
                           .width_near = 16,
                           .width_far = 130,
                           .alpha = .85f,
                           .seed = 4});
    }
  } else {
    draw_star(ui.canvas(), layout.art, 54, colors.light, breath(ui, 0));
  }
  draw_reflection(ui, {.x = layout.art.x,
                       .horizon = scene.horizon,
                       .length = ui.portrait() ? 96.f : 190.f,
                       .color = colors.light,
                       .width_near = 30,
                       .width_far = 240,
                       .alpha = .34f,
                       .seed = 9});
}

void draw_sign(Ui& ui, const Layout& layout, const Problem& problem) {
  if (problem.icon == "check") return check_disc(ui, layout.sign, kSignRadius);
  constexpr float kIcon = 96;
  ui.canvas().disc(layout.sign, kSignRadius, ui.color(Role::kNightRaised));
  ui.canvas().icon(problem.icon, layout.sign - Vec2{kIcon / 2, kIcon / 2}, kIcon, ui.color(Role::kNightWarn), 3.6f);
}

void draw_words(Ui& ui, const State& state, const Layout& layout, const Problem& problem) {
  Canvas& canvas = ui.canvas();
  // Latin words are longer, so theirs are a size smaller.
  const TextStyle headline = canvas.type(ui.chinese() ? Style::kDisplay : Style::kDisplaySmall, layout.headline.h);
  label_in(canvas, layout.headline, headline, problem.headline, canvas.color(Role::kNightText), layout.align);
  label_in(canvas, layout.who, canvas.type(Style::kTitleSerif), person_words(ui, state), canvas.color(Role::kNightText),
           layout.align);
  canvas.paragraph(canvas.type(Style::kBody), layout.text, problem.text, canvas.color(Role::kNightText), layout.align);
  const content::Event* event = sign_in_event(state);
  if (!event) return;
  const TextStyle style = canvas.type(Style::kBody, 48);
  label_in(canvas, layout.event, style, event_line(ui, *event, style, layout.event.w), canvas.color(Role::kNightText),
           layout.align);
}

}  // namespace

void draw_sign_in_problem(Ui& ui, const State& state, Actions& actions) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  const BaseColors colors =
      state.hall ? colors_of(ui.look(), *state.hall, sign_in_base(state)) : ui.look().base_colors("", std::nullopt);
  const Problem problem = problem_of(ui, state);
  draw_art(ui, state, layout, colors);
  draw_sign(ui, layout, problem);
  draw_words(ui, state, layout, problem);
  if (button(ui, {.id = "problem.next", .rect = layout.next, .label = ui.words(problem.next_key)})) {
    actions.push_back(problem.next);
  }
  if (button(ui, {.id = "problem.other",
                  .rect = layout.other,
                  .label = ui.words(problem.other_key),
                  .kind = ButtonKind::kQuiet})) {
    actions.push_back(problem.other);
  }
  return_line(ui, state, layout.returning);
  draw_nav_bar(ui, actions, Ground::kNight, "");
}

}  // namespace starharbor::kiosk
