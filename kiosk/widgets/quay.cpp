// The bar of system controls that never moves.
#include "kiosk/widgets/quay.h"

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kWidth = 200, kHeight = 96, kGap = 24;
constexpr float kHalf = 94, kInset = 6, kHalfRadius = 16;

float quay_top(bool portrait) {
  return portrait ? 1792 : 952;
}
Rect language_rect(bool portrait) {
  return {portrait ? 808.f : 1624.f, quay_top(portrait), kWidth, kHeight};
}

bool language_toggle(Ui& ui, Mood mood) {
  const Rect rect = language_rect(ui.portrait());
  const TargetState state = ui.target("quay.language", rect);
  const bool dark = mood == Mood::kNight;
  const Color words = dark ? night::kText : day::kText;
  const Color rest = dark ? night::kSurface : day::kSurface;
  Canvas& canvas = ui.canvas();
  canvas.fill(rect, state.pressed ? (dark ? night::kRaised : day::kSunk) : rest, radius::kControl);
  const auto half = [&](float x, std::string_view label, bool selected) {
    const Rect box{rect.x + x, rect.y + kInset, kHalf, kHeight - 2 * kInset};
    if (selected) canvas.fill(box, words, kHalfRadius);
    label_in(canvas, box, selected ? type::kLabelBold : type::kLabel, label,
             selected ? (dark ? night::kVoid : day::kSurface) : words);
  };
  half(kInset, "中", ui.chinese());
  half(kInset + kHalf, "EN", !ui.chinese());
  return state.tapped;
}

}  // namespace

Rect quay_back_rect(bool portrait) {
  return {portrait ? 72.f : 96.f, quay_top(portrait), kWidth, kHeight};
}

Rect quay_middle(bool portrait) {
  return portrait ? Rect{72, 1672, 936, kHeight} : Rect{320, quay_top(false), 1056, kHeight};
}

QuayPress quay(Ui& ui, const Quay& quay) {
  QuayPress press = QuayPress::kNone;
  const Rect language = language_rect(ui.portrait());
  if (!quay.back_label.empty() && button(ui, {.id = "quay.back",
                                              .rect = quay_back_rect(ui.portrait()),
                                              .label = quay.back_label,
                                              .kind = ButtonKind::kQuiet,
                                              .mood = quay.mood,
                                              .icon = quay.back_icon})) {
    press = QuayPress::kBack;
  }
  if (!quay.access_label.empty() && button(ui, {.id = "quay.access",
                                                .rect = language.moved(-kWidth - kGap, 0),
                                                .label = quay.access_label,
                                                .kind = ButtonKind::kQuiet,
                                                .mood = quay.mood,
                                                .icon = "access"})) {
    press = QuayPress::kAccess;
  }
  if (language_toggle(ui, quay.mood)) press = QuayPress::kLanguage;
  return press;
}

}  // namespace starharbor::kiosk
