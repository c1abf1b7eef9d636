// One photo, its neighbours while it is swiped, its words and its buttons.
#include "kiosk/screens/gallery/photo.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/gallery/gallery.h"
#include "kiosk/screens/gallery/mosaic.h"
#include "kiosk/screens/gallery/photo_frame.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/shared/photo_picture.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/pictures.h"

namespace starharbor::kiosk {
namespace {

struct PhotoLayout {
  float touch_bottom;  // the photo takes fingers above it
  Vec2 previous, next;
  float left, words_right;
  float title_y, source_bottom;  // portrait: words grow downward from the title; landscape: upward from the source
  float counter_right, counter_y;
  Vec2 strip;
  int thumbs;
  float scrim_top, scrim_middle, scrim_full;
};
constexpr PhotoLayout kLandscape{940,  {96, 520}, {1712, 520}, 96, 1400, 744, 910,
                                 1824, 808,       {336, 956},  7,  560,  780, 940};
constexpr PhotoLayout kPortrait{1660, {72, 1460}, {896, 1460}, 72, 1008, 1220, 1386,
                                1008, 1212,       {72, 1676},  6,  1060, 1240, 1640};
constexpr float kScrimMiddle = .75f, kScrimFull = .96f;
constexpr float kSlideGap = 48;
constexpr int kMissingAfterMs = 2500;
constexpr size_t kMostTextLines = 2;

// Where it is from; without the base's name, then without the day, where room is scarce.
std::string source_line(Canvas& canvas, TextStyle style, float width, const std::string& album, const std::string& base,
                        const std::string& day, const std::string& sample) {
  for (const std::string& some : {facts_line({album, base, day, sample}), facts_line({album, day, sample})}) {
    if (canvas.text_width(style, some) <= width) return some;
  }
  return facts_line({album, sample});
}

class PhotoScreen {
 public:
  PhotoScreen(Ui& ui, const State& state, PhotoMemory& memory, Actions& actions, const content::Album& album)
      : ui_(ui),
        canvas_(ui.canvas()),
        state_(state),
        memory_(memory),
        actions_(actions),
        layout_(ui.portrait() ? kPortrait : kLandscape),
        album_(album),
        index_(std::clamp(state.visit.browse.photo.index, 0, static_cast<int>(album.photos.size()) - 1)),
        place_{state.visit.browse.photo.zoom, {state.visit.browse.photo.pan_x, state.visit.browse.photo.pan_y}} {}

  void draw();

 private:
  int count() const { return static_cast<int>(album_.photos.size()); }
  const content::Photo& photo(int index) const { return album_.photos[static_cast<size_t>(index)]; }
  PhotoFrame frame(int index) const { return photo_frame(photo(index), canvas_.bleed(), ui_.portrait()); }
  bool enlarged() const { return place_.zoom > 1; }
  float slide_width() const { return canvas_.bleed().w + kSlideGap; }
  bool flying() const;

  void notice_changes();
  void take_pinch();
  void take_drag();
  void pan_by(const Gesture& drag);
  void glide();
  void place(Zoomed place);
  void show(int index);

  void draw_picture();
  void draw_slide(int index, float shift);
  void draw_flight();
  void draw_missing();
  void draw_chrome(float alpha);
  void draw_scrim();
  void draw_ground();
  void draw_words();
  void draw_counter();
  void draw_strip();
  void load_neighbours();

  Ui& ui_;
  Canvas& canvas_;
  const State& state_;
  PhotoMemory& memory_;
  Actions& actions_;
  const PhotoLayout& layout_;
  const content::Album& album_;
  int index_;
  Zoomed place_;
};

void PhotoScreen::draw() {
  canvas_.fill(canvas_.bleed(), canvas_.color(Role::kNightVoid));
  notice_changes();
  take_pinch();
  take_drag();
  glide();
  const bool flies = flying();
  flies ? draw_flight() : draw_picture();

  const float t = progress(ui_.now_ms(), memory_.chrome_ms, motion::kQuickMs);
  float alpha = memory_.chrome ? t : 1 - t;
  if (flies) alpha = 0;
  if (moving(ui_, state_, Screen::kGallery, Screen::kPhoto)) {
    alpha *= arrived(ui_, state_, motion::kQuickMs, motion::kSceneMs);  // words and scrim after the picture
  }
  if (t < 1) ui_.need_frame_now();
  if (alpha > 0) draw_chrome(alpha);
  if (ui_.target("photo.picture", {canvas_.bleed().x, canvas_.bleed().y, canvas_.bleed().w, layout_.touch_bottom})
          .tapped) {
    actions_.emplace_back(ToggleChrome{});
  }
  if (draw_nav_bar(ui_, actions_, Ground::kNight, "nav_bar.close", "close")) {
    // The gallery opens again where the photo is.
    actions_.emplace_back(SetGalleryPage{mosaic_page_of(index_, count(), ui_.portrait())});
  }
  load_neighbours();
}

void PhotoScreen::notice_changes() {
  const int64_t now = ui_.now_ms();
  if (memory_.visit_ms != state_.visit.screen_since_ms) {
    memory_ = {};
    memory_.visit_ms = memory_.shown_ms = state_.visit.screen_since_ms;
    memory_.shown = photo(index_).id;
    memory_.index = index_;
    memory_.chrome = state_.visit.browse.photo.chrome;
  }
  if (memory_.shown != photo(index_).id) {
    const int step = index_ - memory_.index;
    if (memory_.index >= 0 && std::abs(step) == 1) {
      memory_.swipe.settle_from(static_cast<float>(step) * slide_width(), now);
    } else {
      memory_.swipe.stop();
    }
    memory_.shown_ms = now;
    memory_.glides = false;
  }
  memory_.shown = photo(index_).id;
  memory_.index = index_;
  if (memory_.chrome != state_.visit.browse.photo.chrome) {
    memory_.chrome = state_.visit.browse.photo.chrome;
    memory_.chrome_ms = now;
  }
}

void PhotoScreen::place(Zoomed place) {
  if (place.zoom == place_.zoom && place.pan == place_.pan) return;
  place_ = place;
  actions_.emplace_back(ZoomPhoto{place.zoom, place.pan.x, place.pan.y});
}

void PhotoScreen::show(int index) {
  actions_.emplace_back(ShowPhoto{index});
}

void PhotoScreen::take_pinch() {
  const Rect bleed = canvas_.bleed();
  const std::optional<Gesture> pinch = ui_.pinch({bleed.x, bleed.y, bleed.w, layout_.touch_bottom - bleed.y});
  if (!pinch) return;
  memory_.glides = false;
  memory_.swipe.stop();
  place(pinched(frame(index_), place_, pinch->at, pinch->delta, pinch->factor));
}

void PhotoScreen::take_drag() {
  const Rect bleed = canvas_.bleed();
  const std::optional<Gesture> drag = ui_.drag({bleed.x, bleed.y, bleed.w, layout_.touch_bottom - bleed.y});
  if (drag && enlarged() && !memory_.swipe.held()) return pan_by(*drag);
  const int step = memory_.swipe.follow(drag, {slide_width(), index_ > 0, index_ + 1 < count()}, ui_.now_ms());
  if (step == 0) return;
  index_ += step;
  place_ = {};
  show(index_);
  memory_.shown = photo(index_).id;  // it is there already, under the finger
  memory_.index = index_;
  memory_.shown_ms = ui_.now_ms();
}

void PhotoScreen::pan_by(const Gesture& drag) {
  memory_.glides = drag.kind == GestureKind::kDragEnd;
  place({place_.zoom, frame(index_).clamped(place_.zoom, place_.pan + drag.delta)});
  if (!memory_.glides) return;
  memory_.glide_from = place_.pan;
  memory_.glide_velocity = drag.velocity_per_s;
  memory_.glide_ms = ui_.now_ms();
}

void PhotoScreen::glide() {
  if (!memory_.glides) return;
  const int64_t elapsed_ms = ui_.now_ms() - memory_.glide_ms;
  memory_.glides = enlarged() && ui_.motion() && !glide_over(memory_.glide_velocity, elapsed_ms);
  if (!memory_.glides) return;
  const Vec2 pan = memory_.glide_from + glided(memory_.glide_velocity, elapsed_ms);
  place({place_.zoom, frame(index_).clamped(place_.zoom, pan)});
  ui_.need_frame_now();
}

// The tile's rectangle is on its way to the whole screen.
bool PhotoScreen::flying() const {
  return moving(ui_, state_, Screen::kGallery, Screen::kPhoto) && arrived(ui_, state_) < 1 &&
         gallery_tile(state_, index_, ui_.portrait()).w > 0;
}

void PhotoScreen::draw_flight() {
  const float t = ease_inout(arrived(ui_, state_));
  GalleryMemory forgotten;
  Actions ignored;
  ui_.begin_inert();
  draw_gallery(ui_, state_, forgotten, ignored);
  ui_.end_inert();
  canvas_.fill(canvas_.bleed(), with_alpha(canvas_.color(Role::kNightVoid), t));
  const Rect from = gallery_tile(state_, index_, ui_.portrait());
  draw_cover(canvas_, photo(index_), lerp(from, frame(index_).rest, t), {.radius = lerp(radius::kPhoto, 0, t)});
  ui_.need_frame_now();
}

void PhotoScreen::draw_picture() {
  const float offset = memory_.swipe.offset(ui_.now_ms());
  if (offset > 0 && index_ > 0) draw_slide(index_ - 1, offset - slide_width());
  if (offset < 0 && index_ + 1 < count()) draw_slide(index_ + 1, offset + slide_width());
  if (enlarged() && offset == 0) {
    const PhotoFrame where = frame(index_);
    const Rect rect = where.enlarged(place_.zoom, place_.pan);
    const Texture texture = photo_texture(canvas_, photo(index_), std::max(rect.w, rect.h));
    canvas_.image(texture, rect, {0, 0, 1, 1}, kNoTint, 0);
  } else {
    draw_slide(index_, offset);
  }
  draw_missing();
  if (memory_.swipe.moving(ui_.now_ms())) ui_.need_frame_now();
}

void PhotoScreen::draw_slide(int index, float shift) {
  draw_cover(canvas_, photo(index), frame(index).rest.moved(shift, 0),
             {.placeholder = canvas_.color(Role::kNightSurface)});
}

// After a while without any picture, words say so.
void PhotoScreen::draw_missing() {
  const content::Photo& shown = photo(index_);
  if (canvas_.pictures().photo(shown.thumb_hash).id != 0 || canvas_.pictures().photo(shown.medium_hash).id != 0) return;
  const int64_t due = memory_.shown_ms + kMissingAfterMs;
  if (ui_.now_ms() < due) return ui_.need_frame_at(due);
  const Vec2 center = frame(index_).view.center();
  constexpr float kIcon = 80;
  canvas_.icon("gallery", {center.x - kIcon / 2, center.y - kIcon - 16}, kIcon, canvas_.color(Role::kNightText2), 2.8f);
  const TextStyle label = canvas_.type(Style::kLabel);
  label_in(canvas_, {frame(index_).view.x, center.y + 8, frame(index_).view.w, label.line}, label,
           ui_.words("photo.missing"), canvas_.color(Role::kNightText2));
}

void PhotoScreen::draw_chrome(float alpha) {
  if (!memory_.chrome) ui_.begin_inert();
  canvas_.push_alpha(alpha);
  draw_scrim();
  draw_words();
  draw_counter();
  if (count() > 1) {
    if (index_ > 0 && round_button(ui_, "photo.previous", layout_.previous, "back")) show(index_ - 1);
    if (index_ + 1 < count() && round_button(ui_, "photo.next", layout_.next, "next")) show(index_ + 1);
    draw_strip();
  }
  canvas_.pop_alpha();
  if (!memory_.chrome) ui_.end_inert();
}

void PhotoScreen::draw_scrim() {
  if (!ui_.look().art) return draw_ground();
  const Rect bleed = canvas_.bleed();
  const auto band = [&](float top, float bottom, float from, float to) {
    canvas_.gradient_down({bleed.x, top, bleed.w, bottom - top}, with_alpha(canvas_.color(Role::kNightVoid), from),
                          with_alpha(canvas_.color(Role::kNightVoid), to));
  };
  band(layout_.scrim_top, layout_.scrim_middle, 0, kScrimMiddle);
  band(layout_.scrim_middle, layout_.scrim_full, kScrimMiddle, kScrimFull);
  band(layout_.scrim_full, bleed.bottom(), kScrimFull, kScrimFull);
}

// Words on solid black, where nothing may shine through.
void PhotoScreen::draw_ground() {
  const Rect bleed = canvas_.bleed();
  canvas_.fill({bleed.x, layout_.scrim_top, bleed.w, bleed.bottom() - layout_.scrim_top},
               canvas_.color(Role::kNightVoid));
}

void PhotoScreen::draw_words() {
  const Language language = ui_.language();
  const content::Photo& shown = photo(index_);
  const float come = progress(ui_.now_ms(), memory_.shown_ms, motion::kQuickMs);
  if (come < 1) ui_.need_frame_now();
  canvas_.push_alpha(come);
  const TextStyle heading = canvas_.type(Style::kHeading), body = canvas_.type(Style::kBody),
                  caption = canvas_.type(Style::kCaption);
  constexpr float kCounterWidth = 260, kTitleGap = 4, kTextGap = 4;
  const float title_room =
      (ui_.portrait() ? layout_.counter_right - kCounterWidth : layout_.words_right) - layout_.left;
  const float room = layout_.words_right - layout_.left;
  const std::string &title = shown.title.in(language), &text = shown.text.in(language);
  const float title_h = std::max(heading.line, label_size(canvas_, {title_room, 2 * heading.line}, heading, title).y);
  const float text_h = std::max(body.line, label_size(canvas_, {room, body.line * kMostTextLines}, body, text).y);
  const float height = title_h + kTitleGap + text_h + kTextGap + caption.line;
  float y = ui_.portrait() ? layout_.title_y : layout_.source_bottom - height;
  label_in(canvas_, {layout_.left, y, title_room, title_h}, heading, title, canvas_.color(Role::kNightText),
           Align::kLeft);
  y += title_h + kTitleGap;
  label_in(canvas_, {layout_.left, y, room, text_h}, body, text, canvas_.color(Role::kNightText), Align::kLeft);
  y += text_h + kTextGap;
  const std::string sample = shown.sample || album_.sample ? std::string(ui_.tr("gallery.sample")) : std::string();
  const std::string source =
      source_line(canvas_, caption, room, album_.title.in(language), name_of(*state_.hall, album_.base, language),
                  album_day(language, album_.day, ui_.now_ms()), sample);
  label_in(canvas_, {layout_.left, y, room, caption.line}, caption, source, canvas_.color(Role::kNightText2),
           Align::kLeft);
  canvas_.pop_alpha();
}

void PhotoScreen::draw_counter() {
  constexpr float kGap = 20;
  GlyphCache& glyphs = canvas_.glyphs();
  const auto baseline = [&](TextStyle style) {
    return (style.line + (glyphs.ascent(style.face) - glyphs.descent(style.face)) * style.px) / 2;
  };
  const std::string total = fill(ui_.tr("photo.of"), {{"total", std::to_string(count())}});
  const float total_y =
      layout_.counter_y + baseline(canvas_.type(Style::kDisplay)) - baseline(canvas_.type(Style::kTitle));
  const float total_w = canvas_.text(canvas_.type(Style::kTitle), {layout_.counter_right, total_y}, total,
                                     canvas_.color(Role::kNightText2), Align::kRight);
  canvas_.text(canvas_.type(Style::kDisplay), {layout_.counter_right - total_w - kGap, layout_.counter_y},
               std::to_string(index_ + 1), canvas_.color(Role::kNightText), Align::kRight);
}

void PhotoScreen::draw_strip() {
  const int shown = std::min(layout_.thumbs, count());
  const int first = std::clamp(index_ - shown / 2, 0, count() - shown);
  std::vector<std::string> thumbs;
  for (int i = first; i < first + shown; ++i) thumbs.push_back(photo(i).thumb_hash);
  const int pressed = filmstrip(ui_, "photo.strip", layout_.strip, shown, thumbs, index_ - first);
  if (pressed >= 0 && first + pressed != index_) show(first + pressed);
}

// Asked for last, so that what is seen comes first.
void PhotoScreen::load_neighbours() {
  for (const int index : {index_ + 1, index_ - 1}) {
    if (index >= 0 && index < count())
      photo_texture(canvas_, photo(index), covering_edge(photo(index), frame(index).rest));
  }
}

}  // namespace

void draw_photo(Ui& ui, const State& state, PhotoMemory& memory, Actions& actions) {
  const content::Album* album = current_album(state);
  if (album && !album->photos.empty()) {
    PhotoScreen(ui, state, memory, actions, *album).draw();
    return;
  }
  ui.canvas().fill(ui.canvas().bleed(), ui.color(Role::kNightVoid));
  draw_nav_bar(ui, actions, Ground::kNight, "nav_bar.close", "close");
}

}  // namespace starharbor::kiosk
