// The bar of system controls that never moves.
#include "kiosk/widgets/nav_bar.h"

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kWidth = 200, kHeight = 96, kGap = 24;
constexpr float kHalf = 94, kInset = 6, kHalfRadius = 16;

float nav_bar_top(bool portrait) {
  return portrait ? 1792 : 952;
}
Rect language_rect(bool portrait) {
  return {portrait ? 808.f : 1624.f, nav_bar_top(portrait), kWidth, kHeight};
}

bool language_toggle(Ui& ui, Ground ground) {
  const Rect rect = language_rect(ui.portrait());
  const TargetState state = ui.target("nav_bar.language", rect);
  const bool dark = ground == Ground::kNight;
  const Color words = dark ? ui.color(Role::kNightText) : ui.color(Role::kDayText);
  const Color rest = dark ? ui.color(Role::kNightSurface) : ui.color(Role::kDaySurface);
  Canvas& canvas = ui.canvas();
  const Color pressed = dark ? canvas.color(Role::kNightRaised) : canvas.color(Role::kDaySunk);
  control_face(canvas, rect, state.pressed ? pressed : rest, radius::kControl, ground);
  const auto half = [&](float x, std::string_view label, bool selected) {
    const Rect box{rect.x + x, rect.y + kInset, kHalf, kHeight - 2 * kInset};
    if (selected) canvas.fill(box, words, kHalfRadius);
    label_in(canvas, box, selected ? canvas.type(Style::kLabelBold) : canvas.type(Style::kLabel), label,
             selected ? (dark ? canvas.color(Role::kNightVoid) : canvas.color(Role::kDaySurface)) : words);
  };
  half(kInset, "中", ui.chinese());
  half(kInset + kHalf, "EN", !ui.chinese());
  return state.tapped;
}

}  // namespace

Rect nav_bar_back_rect(bool portrait) {
  return {portrait ? 72.f : 96.f, nav_bar_top(portrait), kWidth, kHeight};
}

Rect nav_bar_middle(bool portrait) {
  return portrait ? Rect{72, 1672, 936, kHeight} : Rect{320, nav_bar_top(false), 1056, kHeight};
}

NavBarPress nav_bar(Ui& ui, const NavBar& nav_bar) {
  NavBarPress press = NavBarPress::kNone;
  const Rect language = language_rect(ui.portrait());
  if (!nav_bar.back_label.empty() && button(ui, {.id = "nav_bar.back",
                                                 .rect = nav_bar_back_rect(ui.portrait()),
                                                 .label = nav_bar.back_label,
                                                 .kind = ButtonKind::kQuiet,
                                                 .ground = nav_bar.ground,
                                                 .icon = nav_bar.back_icon})) {
    press = NavBarPress::kBack;
  }
  if (!nav_bar.access_label.empty() && button(ui, {.id = "nav_bar.access",
                                                   .rect = language.moved(-kWidth - kGap, 0),
                                                   .label = nav_bar.access_label,
                                                   .kind = ButtonKind::kQuiet,
                                                   .ground = nav_bar.ground,
                                                   .icon = "access"})) {
    press = NavBarPress::kAccess;
  }
  if (language_toggle(ui, nav_bar.ground)) press = NavBarPress::kLanguage;
  return press;
}

}  // namespace starharbor::kiosk
