// Are you still there: scrim, countdown, two ways out.
#include "kiosk/screens/idle_warning/idle_warning.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/shared/common.h"
#include "kiosk/theme/measures.h"
#include "kiosk/theme/motion.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

struct Layout {
  Vec2 pool, pool_radius;
  Vec2 ring;
  Rect heading, text;
  Rect stay, leave;
};
constexpr Layout kLandscape{{960, 540},           {900, 640},           {960, 378},           {360, 592, 1200, 72},
                            {360, 672, 1200, 50}, {560, 768, 480, 120}, {1064, 768, 296, 120}};
constexpr Layout kPortrait{{540, 960},           {640, 900},           {540, 760},
                           {72, 980, 936, 72},   {72, 1060, 936, 100}, {144, 1240, 792, 120},
                           {144, 1384, 792, 120}};
constexpr float kScrim = .88f;
constexpr int kPoolPx = 256;

struct Stop {
  float at, alpha;
};
constexpr std::array<Stop, 5> kPoolProfile{{{0, 1}, {.55f, .97f}, {.80f, .60f}, {1, 0}, {2, 0}}};

float pool_alpha(float distance) {
  size_t i = 1;
  while (kPoolProfile[i].at < distance && i + 1 < kPoolProfile.size()) ++i;
  const Stop &from = kPoolProfile[i - 1], &to = kPoolProfile[i];
  return lerp(from.alpha, to.alpha, std::clamp((distance - from.at) / (to.at - from.at), 0.f, 1.f));
}

void paint_pool(uint8_t* pixels) {
  constexpr float kMiddle = (kPoolPx - 1) / 2.f;
  for (int y = 0; y < kPoolPx; ++y) {
    for (int x = 0; x < kPoolPx; ++x) {
      const float distance = std::hypot(static_cast<float>(x) - kMiddle, static_cast<float>(y) - kMiddle) / kMiddle;
      uint8_t* pixel = pixels + 4 * (y * kPoolPx + x);
      pixel[0] = pixel[1] = pixel[2] = 255;
      pixel[3] = static_cast<uint8_t>(std::lround(255 * pool_alpha(distance)));
    }
  }
}

void draw_darkness(Canvas& canvas, const Layout& layout) {
  canvas.fill(canvas.bleed(), with_alpha(canvas.color(Role::kNightVoid), canvas.look().art ? kScrim : 1));
  const Texture pool = canvas.pictures().painted("idle-pool", kPoolPx, kPoolPx, paint_pool);
  const Rect rect{layout.pool.x - layout.pool_radius.x, layout.pool.y - layout.pool_radius.y, 2 * layout.pool_radius.x,
                  2 * layout.pool_radius.y};
  if (pool.id != 0) canvas.image(pool, rect, {0, 0, 1, 1}, canvas.color(Role::kNightVoid), 0);
}

}  // namespace

void draw_idle_warning(Ui& ui, const State& state, Actions& actions) {
  const Layout& layout = ui.portrait() ? kPortrait : kLandscape;
  Canvas& canvas = ui.canvas();
  const int64_t since_ms = state.visit.idle.warning_since_ms.value_or(state.now_ms);
  const float coming = ui.motion() ? ease_out(progress(ui.now_ms(), since_ms, motion::kStandardMs)) : 1;
  if (coming < 1) ui.need_frame_now();
  const int64_t length_ms = idle_warning_length_ms(state);
  const int64_t left_ms = std::clamp<int64_t>(since_ms + length_ms - ui.now_ms(), 0, length_ms);
  const int64_t seconds = (left_ms + 999) / 1000;
  ui.need_frame_at(ui.now_ms() + (left_ms % 1000 == 0 ? 1000 : left_ms % 1000));
  ui.need_loop_frame();

  canvas.push_alpha(coming);
  draw_darkness(canvas, layout);
  const auto shown_ms = static_cast<float>(ui.motion() ? left_ms : seconds * 1000);
  ring(ui, {.center = layout.ring, .fraction = shown_ms / static_cast<float>(length_ms), .star = true});
  canvas.digits(canvas.type(Style::kHero), {layout.ring.x, layout.ring.y - canvas.type(Style::kHero).line / 2 - 2},
                std::to_string(seconds), canvas.color(Role::kNightText));
  label_in(canvas, layout.heading, canvas.type(Style::kHeading), ui.words("idle.heading"),
           canvas.color(Role::kNightText));
  canvas.paragraph(canvas.type(Style::kBody), layout.text, fill(ui.tr("idle.text"), {{"n", std::to_string(seconds)}}),
                   canvas.color(Role::kNightText), Align::kCenter);
  if (button(ui, {.id = "idle.stay", .rect = layout.stay, .label = ui.words("idle.still_here"), .large_label = true})) {
    actions.emplace_back(StillHere{});
  }
  if (button(ui, {.id = "idle.leave",
                  .rect = layout.leave,
                  .label = ui.words("idle.leave"),
                  .kind = ButtonKind::kLine,
                  .filled = true})) {
    actions.emplace_back(OpenHome{});
  }
  draw_nav_bar(ui, actions, Ground::kNight, "");
  canvas.pop_alpha();
}

}  // namespace starharbor::kiosk
