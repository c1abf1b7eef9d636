// The attract loop: all stars for seven seconds, then each base for seven with one fact. Nothing here is pressable.
#include "kiosk/screens/home/attract.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

struct Layout {
  Vec2 couplet_1, couplet_2;  // Chinese: tops of two columns
  Rect english_1, english_2;  // English: two lines each, in portrait one smaller one
  Vec2 ripple;
  float invitation_y, other_gap;
  Vec2 logo;
  float star_radius, name_below, name_beside;  // the name is under its star, or beside it in portrait
};
constexpr Layout kLandscape{
    {288, 96}, {96, 192}, {96, 72, 500, 208}, {96, 452, 620, 208}, {1160, 884}, 946, 6, {96, 948}, 42, 62, 0};
constexpr Layout kPortrait{
    {856, 120}, {672, 216}, {72, 120, 936, 72}, {72, 196, 936, 72}, {540, 1500}, 1580, 8, {72, 1776}, 44, 0, 72};
constexpr float kCell = 164;
constexpr float kGrown = 52.f / 42, kGlowRest = .5f, kGlowGrown = .8f, kDimmed = .45f, kWider = 1.3f;
constexpr float kMargin = 48;
constexpr int64_t kShiftMs = 5 * 60'000;
constexpr float kShiftPx = 4;

// Small steps around the middle, so that no edge burns into the panel.
Vec2 burn_in_shift(int64_t now_ms) {
  constexpr std::array<Vec2, 8> kWay{
      {{0, 0}, {1, .5f}, {.5f, 1}, {-.5f, 1}, {-1, .5f}, {-1, -.5f}, {0, -1}, {1, -.5f}}};
  return kWay[static_cast<size_t>(now_ms / kShiftMs) % kWay.size()] * kShiftPx;
}

// Which base the cycle shows: 0..1 for each, none while all are shown.
std::vector<float> emphasis(Ui& ui, const State& state, size_t count) {
  std::vector<float> shown(count, 0);
  const int64_t since = std::max<int64_t>(0, ui.now_ms() - state.visit.screen_since_ms);
  const int64_t step = since / motion::kAttractStepMs, into = since % motion::kAttractStepMs;
  ui.need_frame_at(ui.now_ms() + motion::kAttractStepMs - into);
  const float coming = ui.motion() ? ease_inout(progress(into, 0, motion::kSceneMs)) : 1;
  if (coming < 1) ui.need_frame_now();
  const auto base_of = [&](int64_t a_step) { return a_step % static_cast<int64_t>(count + 1) - 1; };
  if (base_of(step) >= 0) shown[static_cast<size_t>(base_of(step))] = coming;
  if (step > 0 && base_of(step - 1) >= 0) shown[static_cast<size_t>(base_of(step - 1))] = 1 - coming;
  return shown;
}

HarbourScene shifted_harbour(const Ui& ui, float by) {
  HarbourScene scene = harbour_attract(ui.look(), ui.portrait());
  for (Crane& crane : scene.cranes) crane.x += by;
  for (Wall& wall : scene.walls) wall.lamps_from += by;
  scene.ship.x += by;
  return scene;
}

std::array<Rect, 2> couplet_rects(Ui& ui, const Layout& layout) {
  Canvas& canvas = ui.canvas();
  const std::string_view first = ui.tr("brand.couplet_1"), second = ui.tr("brand.couplet_2");
  if (ui.chinese()) {
    const auto column = [&](Vec2 at, std::string_view words) {
      return Rect{at.x, at.y, canvas.type(Style::kHero).px, kCell * static_cast<float>(decode_utf8(words).size())};
    };
    return {column(layout.couplet_1, first), column(layout.couplet_2, second)};
  }
  const TextStyle style = canvas.type(ui.portrait() ? Style::kHeading : Style::kDisplay);
  const auto lines = [&](Rect box, std::string_view words) {
    const Vec2 size = label_size(canvas, {box.w, box.h}, style, words);
    return Rect{box.x, box.y, size.x, size.y};
  };
  return {lines(layout.english_1, first), lines(layout.english_2, second)};
}

// Beside the couplet where it would stand on it.
float clear_of_couplet(Ui& ui, const Layout& layout, Rect words) {
  constexpr float kGap = 24;
  for (const Rect& couplet : couplet_rects(ui, layout)) {
    const bool level = words.y < couplet.bottom() && words.bottom() > couplet.y;
    if (level && words.x < couplet.right() + kGap && words.right() > couplet.x) words.x = couplet.right() + kGap;
  }
  return words.x;
}

void draw_name(Ui& ui, const Layout& layout, const content::Base& base, Vec2 star, float room, float alpha,
               float fact) {
  Canvas& canvas = ui.canvas();
  const Rect stage = canvas.stage();
  const std::string& name = base.name.in(ui.language());
  const bool beside = layout.name_beside > 0;
  const Rect name_box =
      beside ? Rect{star.x + layout.name_beside, star.y - canvas.type(Style::kLabel).line / 2, room,
                    canvas.type(Style::kLabel).line}
             : Rect{star.x - room / 2, star.y + layout.name_below, room, canvas.type(Style::kLabel).line};
  canvas.push_alpha(alpha);
  label_in(canvas, name_box, canvas.type(Style::kLabel), name, canvas.color(Role::kNightText),
           beside ? Align::kLeft : Align::kCenter);
  canvas.pop_alpha();
  if (fact <= 0) return;
  const TextStyle style = canvas.type(Style::kLabel);
  const std::string& words = base.fact.in(ui.language());
  const float width = canvas.text_width(style, words);
  const float left = beside ? name_box.x : star.x - width / 2;
  const float x = std::clamp(left, kMargin, std::max(kMargin, stage.right() - kMargin - width));
  const float clear = clear_of_couplet(ui, layout, {x, name_box.bottom(), width, style.line});
  canvas.push_alpha(fact);
  label_in(canvas, {clear, name_box.bottom(), std::min(width + 2, stage.right() - kMargin - clear), style.line}, style,
           words, canvas.color(Role::kNightText), Align::kLeft);
  canvas.pop_alpha();
}

void draw_stars(Ui& ui, const State& state, const Layout& layout, float horizon) {
  const std::vector<content::Base>& bases = state.hall->bases;
  const int count = static_cast<int>(bases.size());
  const std::vector<float> shown = emphasis(ui, state, bases.size());
  const float any = *std::max_element(shown.begin(), shown.end());
  std::vector<Vec2> at;
  for (int i = 0; i < count; ++i) at.push_back(attract_star(ui.portrait(), i, count));
  draw_constellation(ui.canvas(), at, 64, .38f);
  const float pitch = count < 2 ? 600 : 2 * std::abs(ui.portrait() ? at[1].y - at[0].y : at[1].x - at[0].x);
  const float room = ui.portrait() ? 300 : std::min(360.f, pitch - 24);
  const float size = count > kHomeStars ? .8f : 1;
  for (int i = 0; i < count; ++i) {
    const size_t index = static_cast<size_t>(i);
    const BaseColors colors = colors_of(ui.look(), *state.hall, bases[index].id);
    // While the light goes from one base to the next, neither of the two is dimmed.
    const float dimmed = ui.look().art ? kDimmed : 1;
    const float present = lerp(1, dimmed, std::max(0.f, any - shown[index]));
    draw_reflection(ui, {.x = reflection_x(ui.portrait(), at[index], i, count),
                         .horizon = horizon,
                         .length = kAttractMeasures.reflection_length,
                         .color = colors.light,
                         .width_far = kAttractMeasures.reflection_far * lerp(1, kWider, shown[index]),
                         .alpha = .82f * present,
                         .seed = static_cast<uint32_t>(i + 2)});
    const float glow = lerp(breath(ui, i), kGlowGrown, shown[index]);
    ui.canvas().push_alpha(present);
    draw_star(ui.canvas(), at[index], layout.star_radius * size * lerp(1, kGrown, shown[index]), colors.light, glow);
    ui.canvas().pop_alpha();
    draw_name(ui, layout, bases[index], at[index], room, present, shown[index]);
  }
}

void draw_couplet(Ui& ui, const Layout& layout) {
  Canvas& canvas = ui.canvas();
  for (const Rect& words : couplet_rects(ui, layout)) words_ground(canvas, words);
  if (ui.chinese()) {
    canvas.vertical(canvas.type(Style::kHero), layout.couplet_1, kCell, ui.tr("brand.couplet_1"),
                    canvas.color(Role::kNightText));
    canvas.vertical(canvas.type(Style::kHero), layout.couplet_2, kCell, ui.tr("brand.couplet_2"),
                    canvas.color(Role::kNightText));
    return;
  }
  const TextStyle style = canvas.type(ui.portrait() ? Style::kHeading : Style::kDisplay);
  canvas.paragraph(style, layout.english_1, ui.tr("brand.couplet_1"), canvas.color(Role::kNightText));
  canvas.paragraph(style, layout.english_2, ui.tr("brand.couplet_2"), canvas.color(Role::kNightText));
}

}  // namespace

void draw_attract_words(Ui& ui) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  Canvas& canvas = ui.canvas();
  draw_couplet(ui, layout);
  const TextStyle title = canvas.type(Style::kTitle, 48), caption = canvas.type(Style::kCaption);
  canvas.text(title, {layout.ripple.x, layout.invitation_y}, ui.tr("attract.invitation"),
              canvas.color(Role::kNightText), Align::kCenter);
  canvas.text(caption, {layout.ripple.x, layout.invitation_y + title.line + layout.other_gap},
              ui.tr("attract.invitation_other"), canvas.color(Role::kNightText2), Align::kCenter);
}

void draw_attract(Ui& ui, const State& state, Actions&) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  const Vec2 shift = burn_in_shift(ui.now_ms());
  const HarbourScene scene = shifted_harbour(ui, shift.x);
  ui.need_frame_at(ui.now_ms() + kShiftMs - ui.now_ms() % kShiftMs);
  // The water fills the screen to its edges wherever the horizon is, so the harbour moves by its horizon and its
  // things.
  draw_harbour(ui, scene, scene.horizon + shift.y);
  ui.canvas().push_offset(shift);
  if (state.hall && !state.hall->bases.empty()) draw_stars(ui, state, layout, scene.horizon);
  draw_invitation(ui, layout.ripple);
  draw_attract_words(ui);
  logo(ui, layout.logo);
  ui.canvas().pop_offset();
}

}  // namespace starharbor::kiosk
