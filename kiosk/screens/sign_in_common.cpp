// What the three sign-in screens share. Nothing here takes a finger.
#include "kiosk/screens/sign_in_common.h"

#include "kiosk/screens/common.h"

namespace starharbor::kiosk {

const content::Event* sign_in_event(const State& state) {
  return state.hall ? state.hall->event(state.sign_in.event) : nullptr;
}

std::string sign_in_base(const State& state) {
  const content::Event* event = sign_in_event(state);
  return event ? event->base : std::string();
}

std::string event_counts(const Ui& ui, const content::Event& event) {
  if (event.registered == 0 && event.attended == 0) return {};
  if (event.registered == 0) return fill(ui.tr("find.here"), {{"n", std::to_string(event.attended)}});
  return fill(ui.tr("find.registered_here"),
              {{"registered", std::to_string(event.registered)}, {"n", std::to_string(event.attended)}});
}

void heading_in(Canvas& canvas, Rect rect, std::string_view words, Color color, int lines) {
  constexpr TextStyle kSizes[] = {type::kHeading, type::kTitleSerif};
  for (const TextStyle& size : kSizes) {
    const TextStyle style = with_line(size, rect.h / static_cast<float>(lines));
    const bool last = size.px == type::kTitleSerif.px;
    if (!last && break_lines(canvas.glyphs(), style, words, rect.w).size() > static_cast<size_t>(lines)) continue;
    canvas.paragraph(style, rect, words, color);
    return;
  }
}

Rect candidate_rect(bool portrait, int index) {
  constexpr float kWidth = 560, kHeight = 112, kPitchX = 584, kPitchY = 128;
  const auto i = static_cast<float>(index);
  if (portrait) return {72, 832 + kPitchY * i, 936, kHeight};
  return {680 + kPitchX * static_cast<float>(index % 2), 320 + kPitchY * static_cast<float>(index / 2), kWidth,
          kHeight};
}

}  // namespace starharbor::kiosk
