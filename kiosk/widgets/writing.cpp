// The writing field, the row of words, the pad for strokes and the form's tabs.
#include "kiosk/widgets/writing.h"

#include <algorithm>
#include <string>
#include <utility>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kArrow = 96, kGap = 16;

// The pad and the keys beside it.
struct PadPlan {
  Rect pad, other, erase;
};
constexpr PadPlan kLandscapePad{{680, 596, 966, 332}, {1662, 828, 162, 100}, {1662, 596, 162, 100}};
constexpr PadPlan kPortraitPad{{72, 1400, 758, 332}, {846, 1632, 162, 100}, {846, 1400, 162, 100}};
constexpr float kInkWidth = 10;
constexpr size_t kMostInk = 500;  // points of one stroke

// The end of what is too long: where the writing goes on.
std::string end_of(Canvas& canvas, TextStyle style, std::string_view text, float width) {
  std::u32string shown = decode_utf8(text);
  const auto whole = [&] {
    std::string utf8;
    for (const char32_t code_point : shown) utf8 += encode_utf8(code_point);
    return utf8;
  };
  std::string fitting = whole();
  while (!shown.empty() && canvas.text_width(style, fitting) > width) {
    shown.erase(0, 1);
    fitting = "…" + whole();
  }
  return fitting;
}

float word_width(Canvas& canvas, const Word& word) {
  constexpr float kLeast = 112, kPad = 64;
  return std::max(kLeast, canvas.text_width(canvas.type(Style::kTitle), word.text) + kPad);
}

// The first word of every page, and the end.
std::vector<size_t> pages_of(Canvas& canvas, const std::vector<Word>& words, float width) {
  std::vector<size_t> firsts = {0};
  float x = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const float word = std::min(width, word_width(canvas, words[i]));
    if (x > 0 && x + word > width) {
      firsts.push_back(i);
      x = 0;
    }
    x += word + kGap;
  }
  firsts.push_back(words.size());
  return firsts;
}

bool word_button(Ui& ui, const std::string& id, Rect rect, const std::string& text, bool enabled) {
  const TargetState state = enabled ? ui.target(id, rect) : TargetState{};
  Canvas& canvas = ui.canvas();
  const Color fill = state.pressed ? canvas.color(Role::kDaySunk) : canvas.color(Role::kDaySurface);
  control_face(canvas, rect, fill, radius::kControl, Ground::kDay);
  canvas.outline(rect, canvas.color(Role::kDayLine), 2, radius::kControl);
  label_in(canvas, rect, canvas.type(Style::kTitle), text, canvas.color(Role::kDayText));
  return state.tapped;
}

// The square in which a character is practised, with its cross.
void draw_guide(Canvas& canvas, Rect pad) {
  const float size = pad.h - 2 * kGap;
  const Rect square{pad.center().x - size / 2, pad.y + kGap, size, size};
  const Vec2 middle = square.center();
  canvas.outline(square, canvas.color(Role::kDayLine), 2, radius::kKey);
  canvas.line({square.x, middle.y}, {square.right(), middle.y}, canvas.color(Role::kDayLine), 1);
  canvas.line({middle.x, square.y}, {middle.x, square.bottom()}, canvas.color(Role::kDayLine), 1);
}

void draw_stroke_on(Canvas& canvas, Rect pad, const Stroke& stroke) {
  std::vector<Vec2> points;
  for (const InkPoint& point : stroke) points.push_back({pad.x + point.x * pad.h, pad.y + point.y * pad.h});
  if (points.size() == 1) canvas.disc(points[0], kInkWidth / 2, canvas.color(Role::kDayText));
  if (points.size() > 1) canvas.polyline(points, canvas.color(Role::kDayText), kInkWidth, false);
}

// The finger may leave the pad; its ink does not.
InkPoint on_pad(Rect pad, Vec2 at) {
  return {std::clamp((at.x - pad.x) / pad.h, 0.f, pad.w / pad.h), std::clamp((at.y - pad.y) / pad.h, 0.f, 1.f)};
}

// A press and its release, without a way between them, while another finger draws: the hand rests on the pad.
bool is_resting_hand(const InkPadMemory& memory, const InkPadMemory::Wet& wet) {
  const bool is_dot = wet.stroke.size() <= 2;
  return is_dot && (memory.wet.size() > 1 || memory.finished > wet.finished_before);
}

// The stroke that is finished, if any. Each finger draws its own.
Stroke follow_fingers(Ui& ui, Rect pad, InkPadMemory& memory) {
  Stroke finished;
  for (const Trail& trail : ui.trails(pad)) {
    if (trail.began) memory.wet[trail.finger] = {.finished_before = memory.finished};
    const auto wet = memory.wet.find(trail.finger);
    if (wet == memory.wet.end()) continue;
    wet->second.drawn_ms = ui.now_ms();
    Stroke& stroke = wet->second.stroke;
    for (const Vec2 point : trail.points) {
      // A finger that never lifts draws no character.
      if (stroke.size() < kMostInk) stroke.push_back(on_pad(pad, point));
    }
    if (trail.ended && !is_resting_hand(memory, wet->second)) {
      finished = std::move(stroke);
      ++memory.finished;
    }
    if (trail.ended || trail.lost) memory.wet.erase(wet);
  }
  // A finger that draws nothing for so long lies there, or was lifted where the pad could not see it.
  std::erase_if(memory.wet, [&](const auto& wet) { return ui.now_ms() >= wet.second.drawn_ms + kLyingAfterMs; });
  return finished;
}

}  // namespace

void writing_field(Ui& ui, const WritingField& field) {
  constexpr float kPad = 32, kCaretWidth = 4, kCaretHeight = 52, kUnderline = 4;
  Canvas& canvas = ui.canvas();
  const Rect rect = field.rect;
  canvas.fill(rect, canvas.color(Role::kDaySurface), radius::kControl);
  canvas.outline(rect, field.ink, 3, radius::kControl);
  const float note = field.note.empty() ? 0 : canvas.text_width(canvas.type(Style::kCaption), field.note) + kPad;
  const float room = rect.w - 2 * kPad - note - 24;
  const TextStyle style = canvas.type(Style::kTitle, rect.h);
  const float spelled = canvas.text_width(style, field.spelling);
  float x = rect.x + kPad;
  const std::string written = end_of(canvas, style, field.written, std::max(0.f, room - spelled));
  x += canvas.text(style, {x, rect.y}, written, canvas.color(Role::kDayText));
  if (!field.spelling.empty()) {
    canvas.text(style, {x, rect.y}, field.spelling, field.ink);
    canvas.fill({x, rect.y + 74, spelled, kUnderline}, field.ink, 2);
    x += spelled;
  }
  canvas.fill({x + 6, rect.y + (rect.h - kCaretHeight) / 2, kCaretWidth, kCaretHeight}, field.ink);
  canvas.text(canvas.type(Style::kCaption),
              {rect.right() - kPad, rect.y + (rect.h - canvas.type(Style::kCaption).line) / 2}, field.note,
              canvas.color(Role::kDayText2), Align::kRight);
}

WordPress word_row(Ui& ui, const WordRow& row) {
  WordPress press;
  if (!row.words || row.words->empty()) return press;
  const std::vector<Word>& words = *row.words;
  const float room = row.rect.w - 2 * (kArrow + kGap);
  const std::vector<size_t> firsts = pages_of(ui.canvas(), words, room);
  const int page = std::clamp(row.page, 0, static_cast<int>(firsts.size()) - 2);
  float x = row.rect.x;
  for (size_t i = firsts[static_cast<size_t>(page)]; i < firsts[static_cast<size_t>(page) + 1]; ++i) {
    const float width = std::min(room, word_width(ui.canvas(), words[i]));
    // Named by the word too: one that comes under a finger is another.
    const std::string id = "word." + std::to_string(i) + words[i].text;
    if (word_button(ui, id, {x, row.rect.y, width, row.rect.h}, words[i].text, row.enabled)) {
      press.word = static_cast<int>(i);
    }
    x += width + kGap;
  }
  const float y = row.rect.y + (row.rect.h - kArrow) / 2;
  const Vec2 left{row.rect.right() - 2 * kArrow - 8, y}, right{row.rect.right() - kArrow, y};
  const bool has_next = page + 2 < static_cast<int>(firsts.size());
  const int turned = page_arrows(ui, "words", left, right, page > 0, has_next, Ground::kDay);
  if (turned != 0) press.page = page + turned;
  return press;
}

InkPress ink_pad(Ui& ui, const InkPad& pad, InkPadMemory& memory) {
  const PadPlan& plan = ui.portrait() ? kPortraitPad : kLandscapePad;
  Canvas& canvas = ui.canvas();
  InkPress press;
  if (pad.enabled) press.stroke = follow_fingers(ui, plan.pad, memory);
  canvas.fill(plan.pad, canvas.color(Role::kDaySurface), radius::kControl);
  draw_guide(canvas, plan.pad);
  for (const Stroke& stroke : *pad.strokes) draw_stroke_on(canvas, plan.pad, stroke);
  for (const auto& [finger, wet] : memory.wet) draw_stroke_on(canvas, plan.pad, wet.stroke);
  draw_stroke_on(canvas, plan.pad, press.stroke);
  press.action = function_keys(ui, plan.other, plan.erase, pad.other_pad_label);
  return press;
}

bool field_tab(Ui& ui, const FieldTab& tab) {
  const TargetState state = tab.enabled ? ui.target(tab.id, tab.rect) : TargetState{};
  Canvas& canvas = ui.canvas();
  const Rect rect = tab.rect;
  const Color fill = state.pressed ? canvas.color(Role::kDaySunk) : canvas.color(Role::kDaySurface);
  control_face(canvas, rect, fill, radius::kControl, Ground::kDay);
  canvas.outline(rect, tab.selected ? tab.ink : canvas.color(Role::kDayLine), tab.selected ? 3 : 2, radius::kControl);
  constexpr float kPad = 28;
  const Rect words{rect.x + kPad, rect.y, rect.w - 2 * kPad, rect.h};
  const bool has_value = !tab.value.empty();
  const Color name = tab.selected ? tab.ink : canvas.color(Role::kDayText2);
  label_in(canvas, {words.x, has_value ? rect.y + 14 : rect.y, words.w, has_value ? 36 : rect.h},
           has_value ? canvas.type(Style::kCaption) : canvas.type(Style::kLabel), tab.name, name, Align::kLeft);
  if (has_value) {
    label_in(canvas, {words.x, rect.y + 52, words.w, 44}, canvas.type(Style::kLabelBold), tab.value,
             canvas.color(Role::kDayText), Align::kLeft);
  }
  return state.tapped;
}

}  // namespace starharbor::kiosk
