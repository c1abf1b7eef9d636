// Album rows and cards, mosaic tiles, filmstrip.
#include "kiosk/widgets/pictures.h"

#include <algorithm>

#include "kiosk/theme/measures.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kBarWidth = 6, kBarHeight = 48;

void thumb(Canvas& canvas, const std::string& photo, Rect rect) {
  if (photo.empty()) {
    canvas.fill(rect, canvas.color(Role::kNightSurface), radius::kPhoto);
  } else {
    canvas.photo_cover(photo, rect, radius::kPhoto);
  }
}

// An album's words: its title, on two lines where it is long, and under it its facts.
struct Entry {
  TextStyle title, caption;
  float title_height, gap;
  float height() const { return title_height + gap + caption.line; }
};
constexpr float kEntryHeight = 80, kWrappedTitle = 1.1f;

Entry entry_of(Canvas& canvas, const AlbumEntry& album, float width, float gap = 4) {
  const TextStyle title = canvas.type(album.selected ? Style::kLabelBold : Style::kLabel);
  const bool one_line = canvas.text_width(title, album.title) <= width;
  return {title, canvas.type(Style::kCaption), one_line ? title.line : 2 * kWrappedTitle * title.px, gap};
}

void draw_entry(Canvas& canvas, const AlbumEntry& album, const Entry& entry, Rect top) {
  label_in(canvas, {top.x, top.y, top.w, entry.title_height}, entry.title, album.title, canvas.color(Role::kNightText),
           Align::kLeft);
  label_in(canvas, {top.x, top.y + entry.title_height + entry.gap, top.w, entry.caption.line}, entry.caption,
           album.caption, canvas.color(Role::kNightText2), Align::kLeft);
}

}  // namespace

bool album_row(Ui& ui, const AlbumEntry& album) {
  const TargetState state = ui.target(album.id, album.rect);
  const Rect rect = album.rect;
  Canvas& canvas = ui.canvas();
  const bool raised = album.selected || state.pressed;
  control_face(canvas, rect, raised ? canvas.color(Role::kNightRaised) : kTransparent, radius::kControl,
               Ground::kNight);
  if (album.selected) {
    canvas.fill({rect.x, rect.y + (rect.h - kBarHeight) / 2, kBarWidth, kBarHeight}, album.bar, kBarWidth / 2);
  }
  thumb(canvas, album.photo, {rect.x + 24, rect.y + 20, 144, 96});
  const float x = rect.x + 192, room = rect.w - 192 - 16;
  const Entry entry = entry_of(canvas, album, room);
  draw_entry(canvas, album, entry, {x, rect.y + 26 - (entry.height() - kEntryHeight) / 2, room, 0});
  return state.tapped;
}

bool album_card(Ui& ui, const AlbumEntry& album) {
  const TargetState state = ui.target(album.id, album.rect);
  const Rect rect = album.rect;
  Canvas& canvas = ui.canvas();
  const Color fill =
      album.selected || state.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface);
  control_face(canvas, rect, fill, radius::kControl, Ground::kNight);
  constexpr float kPad = 16, kInset = 4, kAbove = 8, kBelow = 12;
  const float x = rect.x + kPad + kInset, room = rect.w - 2 * (kPad + kInset);
  const Entry entry = entry_of(canvas, album, room, 0);
  const float words = kAbove + entry.height() + kBelow, y = rect.bottom() - words + kAbove;
  thumb(canvas, album.photo, {rect.x + kPad, rect.y + kPad, rect.w - 2 * kPad, rect.h - kPad - words});
  if (album.selected) canvas.fill({rect.x, y + 16, kBarWidth, kBarHeight}, album.bar, kBarWidth / 2);
  draw_entry(canvas, album, entry, {x, y, room, 0});
  return state.tapped;
}

bool photo_tile(Ui& ui, const PhotoTile& tile) {
  const TargetState state = ui.target(tile.id, tile.rect);
  const Rect rect = tile.rect;
  Canvas& canvas = ui.canvas();
  canvas.push_alpha(tile.appear);
  if (state.pressed) canvas.push_zoom(rect.center(), .98f);
  thumb(canvas, tile.photo, rect);
  control_face(canvas, rect, kTransparent, radius::kPhoto, Ground::kNight);
  if (tile.more > 0) {
    canvas.fill(rect, with_alpha(canvas.color(Role::kNightVoid), canvas.look().art ? .72f : 1), radius::kPhoto);
    const TextStyle number = canvas.type(Style::kHeading), caption = canvas.type(Style::kCaption);
    constexpr float kCloser = 4, kDown = 3;
    const float top = rect.y + (rect.h - number.line - caption.line) / 2 + kDown;
    canvas.text(number, {rect.center().x, top}, "+" + std::to_string(tile.more), canvas.color(Role::kNightText),
                Align::kCenter);
    label_in(canvas, {rect.x + 8, top + number.line - kCloser, rect.w - 16, caption.line}, caption, tile.more_label,
             canvas.color(Role::kNightText));
  }
  if (state.pressed) {
    canvas.fill(rect, with_alpha(canvas.color(Role::kOnInk), .08f), radius::kPhoto);
    canvas.pop_zoom();
  }
  canvas.pop_alpha();
  return state.tapped;
}

int filmstrip(Ui& ui, std::string_view id, Vec2 at, int slots, const std::vector<std::string>& photos, int selected) {
  constexpr float kWidth = 138, kHeight = 88, kPitch = 150, kRing = 4, kOutside = 6, kTargetHeight = 96;
  const int total = static_cast<int>(photos.size());
  const int count = std::min(slots, total);
  const int first = std::clamp(selected - count / 2, 0, total - count);
  int pressed = -1;
  for (int i = 0; i < count; ++i) {
    const int index = first + i;
    const Rect rect{at.x + kPitch * static_cast<float>(i), at.y, kWidth, kHeight};
    const Rect area{rect.x, rect.y - (kTargetHeight - kHeight) / 2, kWidth, kTargetHeight};
    const TargetState state = ui.target(std::string(id) + "." + std::to_string(index), area);
    if (state.tapped) pressed = index;
    const bool on = index == selected;
    Canvas& canvas = ui.canvas();
    canvas.photo_cover(photos[static_cast<size_t>(index)], rect, radius::kPhoto,
                       on || state.pressed ? kNoTint : canvas.color(Role::kDimmedTint));
    if (on) canvas.outline(rect.grown(kOutside), canvas.color(Role::kStarLight), kRing, radius::kKey);
  }
  return pressed;
}

}  // namespace starharbor::kiosk
