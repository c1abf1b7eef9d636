// Album rows and cards, mosaic tiles, filmstrip.
#include "kiosk/widgets/pictures.h"

#include <algorithm>

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

}  // namespace

bool album_row(Ui& ui, const AlbumEntry& album) {
  const TargetState state = ui.target(album.id, album.rect);
  const Rect rect = album.rect;
  Canvas& canvas = ui.canvas();
  if (album.selected || state.pressed) canvas.fill(rect, canvas.color(Role::kNightRaised), radius::kControl);
  if (album.selected) {
    canvas.fill({rect.x, rect.y + (rect.h - kBarHeight) / 2, kBarWidth, kBarHeight}, album.bar, kBarWidth / 2);
  }
  thumb(canvas, album.photo, {rect.x + 24, rect.y + 20, 144, 96});
  const float x = rect.x + 192, room = rect.w - 192 - 16;
  label_in(canvas, {x, rect.y + 26, room, 40},
           album.selected ? canvas.type(Style::kLabelBold) : canvas.type(Style::kLabel), album.title,
           canvas.color(Role::kNightText), Align::kLeft);
  label_in(canvas, {x, rect.y + 70, room, 36}, canvas.type(Style::kCaption), album.caption,
           canvas.color(Role::kNightText2), Align::kLeft);
  return state.tapped;
}

bool album_card(Ui& ui, const AlbumEntry& album) {
  const TargetState state = ui.target(album.id, album.rect);
  const Rect rect = album.rect;
  Canvas& canvas = ui.canvas();
  const Color fill =
      album.selected || state.pressed ? canvas.color(Role::kNightRaised) : canvas.color(Role::kNightSurface);
  canvas.fill(rect, fill, radius::kControl);
  const float pad = 16, words = 96;
  thumb(canvas, album.photo, {rect.x + pad, rect.y + pad, rect.w - 2 * pad, rect.h - pad - words});
  const float x = rect.x + pad + 4, room = rect.w - 2 * pad - 8, y = rect.bottom() - words + 8;
  if (album.selected) canvas.fill({rect.x, y + 16, kBarWidth, kBarHeight}, album.bar, kBarWidth / 2);
  label_in(canvas, {x, y, room, 40}, album.selected ? canvas.type(Style::kLabelBold) : canvas.type(Style::kLabel),
           album.title, canvas.color(Role::kNightText), Align::kLeft);
  label_in(canvas, {x, y + 40, room, 36}, canvas.type(Style::kCaption), album.caption, canvas.color(Role::kNightText2),
           Align::kLeft);
  return state.tapped;
}

bool photo_tile(Ui& ui, const PhotoTile& tile) {
  const TargetState state = ui.target(tile.id, tile.rect);
  const Rect rect = tile.rect;
  Canvas& canvas = ui.canvas();
  canvas.push_alpha(tile.appear);
  if (state.pressed) canvas.push_zoom(rect.center(), .98f);
  thumb(canvas, tile.photo, rect);
  if (tile.more > 0) {
    canvas.fill(rect, with_alpha(canvas.color(Role::kNightVoid), .72f), radius::kPhoto);
    const float top = rect.y + (rect.h - 108) / 2 + 3;
    canvas.text(canvas.type(Style::kHeading), {rect.center().x, top}, "+" + std::to_string(tile.more),
                canvas.color(Role::kNightText), Align::kCenter);
    label_in(canvas, {rect.x + 8, top + 68, rect.w - 16, 36}, canvas.type(Style::kCaption), tile.more_label,
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
