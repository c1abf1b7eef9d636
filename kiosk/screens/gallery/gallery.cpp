// Album list, the chosen album's title and mosaic, chips and navigation bar, in landscape and portrait.
#include "kiosk/screens/gallery/gallery.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/gallery/mosaic.h"
#include "kiosk/screens/shared/common.h"
#include "kiosk/screens/shared/photo_picture.h"
#include "kiosk/theme/dates.h"
#include "kiosk/theme/measures.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/choice.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/pictures.h"
#include "kiosk/widgets/scene.h"
#include "kiosk/widgets/signs.h"

namespace starharbor::kiosk {
namespace {

struct GalleryLayout {
  Vec2 heading;
  Vec2 list_previous, list_next;  // arrows
  Rect list;                      // where the list is dragged
  Rect first_album;
  float album_pitch;
  int albums;  // on a page of the list
  float list_clip_right;
  float caption_width;  // of an album's day and count
  Rect glyph;
  float title_x, right;  // of the album's line
  Vec2 previous, next;   // arrows of the mosaic
  float dots_y;
  float horizon;  // home's, from which the gallery rises
};
constexpr GalleryLayout kLandscape{
    {96, 64},          {352, 52}, {440, 52}, {72, 168, 464, 722}, {72, 168, 464, 136}, 146.5f, 5,  560, 256,
    {584, 64, 72, 72}, 676,       1824,      {1632, 52},          {1728, 52},          921,    504};
constexpr GalleryLayout kPortrait{
    {72, 72},          {816, 60}, {912, 60}, {72, 176, 936, 256}, {72, 176, 288, 256}, 312,  3,   1080, 248,
    {72, 472, 72, 72}, 164,       1008,      {816, 460},          {912, 460},          1631, 1356};
constexpr float kTitleGap = 40;
constexpr float kMosaicGap = 64;  // between two pages while they slide
constexpr int kMostDots = 12;
constexpr float kRowPitch = 246, kRowPitchPortrait = 346;

int pages_of(size_t count, int on_page) {
  return std::max(1, (static_cast<int>(count) + on_page - 1) / on_page);
}

class Gallery {
 public:
  Gallery(Ui& ui, const State& state, GalleryMemory& memory, Actions& actions)
      : ui_(ui),
        canvas_(ui.canvas()),
        state_(state),
        memory_(memory),
        actions_(actions),
        layout_(ui.portrait() ? kPortrait : kLandscape),
        albums_(listed_albums(state)),
        album_(current_album(state)) {}

  void draw();

 private:
  void draw_ground();
  void notice_album();
  void draw_list();
  void draw_list_page(int page, float shift, bool live);
  void draw_title(int page, int pages);
  void draw_mosaic();
  void draw_tiles(int page, float shift, bool live);
  void draw_pages_sign(int page, int pages);
  void draw_chips();
  int photos() const { return static_cast<int>(album_->photos.size()); }
  std::string facts(float room) const;
  Rect clip(float left, float right, Rect area) const;

  Ui& ui_;
  Canvas& canvas_;
  const State& state_;
  GalleryMemory& memory_;
  Actions& actions_;
  const GalleryLayout& layout_;
  std::vector<const content::Album*> albums_;
  const content::Album* album_;
};

void Gallery::draw() {
  draw_ground();
  const TextStyle heading = canvas_.type(Style::kHeading);
  label_in(canvas_, {layout_.heading.x, layout_.heading.y, layout_.list_previous.x - layout_.heading.x, 72}, heading,
           ui_.words("gallery.heading"), canvas_.color(Role::kNightText), Align::kLeft);
  const Rect whole = ui_.portrait() ? Rect{72, 176, 936, 1440} : Rect{96, 168, 1728, 722};
  if (state_.hall && album_) {
    notice_album();
    draw_list();
    if (album_->photos.empty()) {
      draw_title(0, 1);
      empty_state(ui_, {.id = "gallery.empty",
                        .area = mosaic_area(ui_.portrait()),
                        .glyph = glyph_of(ui_.look(), state_, album_->base, canvas_.color(Role::kNightSky)),
                        .heading = ui_.words("gallery.empty"),
                        .line = ui_.words("gallery.empty_text")});
    } else {
      draw_mosaic();
    }
  } else {
    empty_state(ui_, {.id = "gallery.none",
                      .area = whole,
                      .glyph = glyph_of(ui_.look(), state_, state_.visit.browse.gallery.base_filter,
                                        canvas_.color(Role::kNightSky)),
                      .heading = ui_.words("gallery.none"),
                      .line = ui_.words("gallery.none_text")});
  }
  draw_chips();
  draw_nav_bar(ui_, actions_, Ground::kNight);
}

// Coming from the star map the horizon sinks away under the gallery's own night.
void Gallery::draw_ground() {
  const Rect bleed = canvas_.bleed();
  const float t = arrived(ui_, state_);
  if (moving(ui_, state_, Screen::kHome, Screen::kGallery) && t < 1) {
    ui_.need_frame_now();
    const float below = bleed.bottom() + 80;
    draw_harbour(ui_, harbour_home(ui_.look(), ui_.portrait()), lerp(layout_.horizon, below, ease_inout(t)));
    canvas_.push_alpha(ease_inout(t));
    canvas_.gradient_down(bleed, canvas_.color(Role::kNightVoid), canvas_.color(Role::kNightSky));
    canvas_.pop_alpha();
    return;
  }
  canvas_.gradient_down(bleed, canvas_.color(Role::kNightVoid), canvas_.color(Role::kNightSky));
}

void Gallery::notice_album() {
  if (memory_.visit_ms != state_.visit.screen_since_ms) {
    // Whoever comes back from a photo finds everything as it was.
    const bool returns = state_.visit.transition.from == Screen::kPhoto;
    memory_ = {.visit_ms = state_.visit.screen_since_ms,
               .list = {},
               .mosaic = {},
               .album = album_->id,
               .page = state_.visit.browse.gallery.page,
               .list_page = state_.visit.browse.gallery.list_page,
               .album_ms = returns ? 0 : state_.visit.screen_since_ms};
  }
  if (memory_.album == album_->id) return;
  memory_.album_ms = ui_.now_ms();
  memory_.album = album_->id;
  memory_.page = state_.visit.browse.gallery.page;
  memory_.mosaic.stop();
}

Rect Gallery::clip(float left, float right, Rect area) const {
  return {left, area.y - 24, right - left, area.h + 48};
}

void Gallery::draw_list() {
  const int pages = pages_of(albums_.size(), layout_.albums);
  int page = std::clamp(state_.visit.browse.gallery.list_page, 0, pages - 1);
  if (std::abs(page - memory_.list_page) == 1) {
    const float way = page > memory_.list_page ? 1 : -1;
    memory_.list.settle_from(way * (layout_.list.w + kMosaicGap), ui_.now_ms());
  }
  const float width = layout_.list.w + kMosaicGap;
  const int step = memory_.list.follow(ui_.drag(layout_.list), {width, page > 0, page + 1 < pages}, ui_.now_ms());
  const int pressed = page_arrows(ui_, "gallery.list", layout_.list_previous, layout_.list_next, page > 0,
                                  page + 1 < pages, Ground::kNight);
  page += step;
  if (step != 0) actions_.emplace_back(SetAlbumListPage{page});
  if (step == 0 && pressed != 0) actions_.emplace_back(SetAlbumListPage{page + pressed});
  memory_.list_page = page;

  const float offset = memory_.list.offset(ui_.now_ms());
  canvas_.push_clip(
      clip(canvas_.bleed().x, ui_.portrait() ? canvas_.bleed().right() : layout_.list_clip_right, layout_.list));
  if (offset > 0 && page > 0) draw_list_page(page - 1, offset - width, false);
  if (offset < 0 && page + 1 < pages) draw_list_page(page + 1, offset + width, false);
  draw_list_page(page, offset, !memory_.list.held() && !memory_.list.moving(ui_.now_ms()));
  canvas_.pop_clip();
  if (memory_.list.moving(ui_.now_ms())) ui_.need_frame_now();
}

void Gallery::draw_list_page(int page, float shift, bool live) {
  if (!live) ui_.begin_inert();
  canvas_.push_offset({shift, 0});
  const int first = page * layout_.albums;
  const int last = std::min(first + layout_.albums, static_cast<int>(albums_.size()));
  for (int i = first; i < last; ++i) {
    const content::Album& album = *albums_[static_cast<size_t>(i)];
    const float along = layout_.album_pitch * static_cast<float>(i - first);
    const std::string id = "gallery.album." + album.id;
    const std::string count = fill(ui_.tr("gallery.photos"), {{"n", std::to_string(album.photos.size())}});
    const std::string day = album_day(ui_.language(), album.day, ui_.now_ms());
    const std::string both = facts_line({day, count});
    const std::string& caption =
        canvas_.text_width(canvas_.type(Style::kCaption), both) <= layout_.caption_width ? both : day;
    const AlbumEntry entry{
        .id = id,
        .rect = ui_.portrait() ? layout_.first_album.moved(along, 0) : layout_.first_album.moved(0, along),
        .photo = album.photos.empty() ? std::string() : album.photos.front().thumb_hash,
        .title = album.title.in(ui_.language()),
        .caption = caption,
        .bar = colors_of(ui_.look(), *state_.hall, album.base).light,
        .selected = &album == album_};
    if (ui_.portrait() ? album_card(ui_, entry) : album_row(ui_, entry)) actions_.emplace_back(ChooseAlbum{album.id});
  }
  canvas_.pop_offset();
  if (!live) ui_.end_inert();
}

// As many of them as there is room for; that they are pictures of nothing real stands first among them.
std::string Gallery::facts(float room) const {
  const Language language = ui_.language();
  const content::Base* base = state_.hall->base(album_->base);
  const std::string count = fill(ui_.tr("gallery.photos_total"), {{"n", std::to_string(album_->photos.size())}});
  const std::string sample =
      album_->sample || state_.hall->sample ? std::string(ui_.tr("gallery.sample")) : std::string();
  const std::string name = name_of(*state_.hall, album_->base, language);
  const std::string place = base ? base->place.in(language) : std::string();
  for (const std::string& some :
       {facts_line({name, place, count, sample}), facts_line({name, count, sample}), facts_line({count, sample})}) {
    if (canvas_.text_width(canvas_.type(Style::kCaption), some) <= room) return some;
  }
  return sample.empty() ? count : sample;
}

void Gallery::draw_title(int page, int pages) {
  const float y = layout_.glyph.y, line = layout_.glyph.h;
  glyph_of(ui_.look(), state_, album_->base, canvas_.color(Role::kNightVoid))(canvas_, layout_.glyph);
  float right = layout_.right;
  if (page > 0) {
    const int step =
        page_arrows(ui_, "gallery.mosaic", layout_.previous, layout_.next, true, page + 1 < pages, Ground::kNight);
    if (step != 0) actions_.emplace_back(SetGalleryPage{page + step});
    right = layout_.previous.x - 16;
  }
  const std::string& title = album_->title.in(ui_.language());
  const float title_w = canvas_.text_width(canvas_.type(Style::kTitle), title);
  const float room = right - layout_.title_x - kTitleGap;
  const std::string words = facts(room - title_w);
  const float facts_w =
      std::min(canvas_.text_width(canvas_.type(Style::kCaption), words), std::max(room / 2, room - title_w));
  label_in(canvas_, {right - facts_w, y, facts_w + 1, line}, canvas_.type(Style::kCaption), words,
           canvas_.color(Role::kNightText2), Align::kRight);
  label_in(canvas_, {layout_.title_x, y, room - facts_w, line}, canvas_.type(Style::kTitle), title,
           canvas_.color(Role::kNightText), Align::kLeft);
}

void Gallery::draw_mosaic() {
  const bool portrait = ui_.portrait();
  const Rect area = mosaic_area(portrait);
  const float width = area.w + kMosaicGap;
  const int pages = mosaic_pages(photos(), portrait);
  int page = std::clamp(state_.visit.browse.gallery.page, 0, pages - 1);
  if (std::abs(page - memory_.page) == 1) {
    memory_.mosaic.settle_from(page > memory_.page ? width : -width, ui_.now_ms());
  }
  const int step = memory_.mosaic.follow(ui_.drag(area), {width, page > 0, page + 1 < pages}, ui_.now_ms());
  page += step;
  if (step != 0) actions_.emplace_back(SetGalleryPage{page});
  memory_.page = page;

  draw_title(page, pages);
  const float offset = memory_.mosaic.offset(ui_.now_ms());
  const float left = portrait ? canvas_.bleed().x : layout_.list_clip_right;
  canvas_.push_clip(clip(left, canvas_.bleed().right(), area));
  if (offset > 0 && page > 0) draw_tiles(page - 1, offset - width, false);
  if (offset < 0 && page + 1 < pages) draw_tiles(page + 1, offset + width, false);
  draw_tiles(page, offset, !memory_.mosaic.held() && !memory_.mosaic.moving(ui_.now_ms()));
  canvas_.pop_clip();
  draw_pages_sign(page, pages);
  if (memory_.mosaic.moving(ui_.now_ms())) ui_.need_frame_now();
}

void Gallery::draw_tiles(int page, float shift, bool live) {
  if (!live) ui_.begin_inert();
  canvas_.push_offset({shift, 0});
  const bool portrait = ui_.portrait();
  const MosaicPage mosaic = mosaic_page(photos(), page, portrait);
  const bool here = state_.visit.screen == Screen::kGallery && ui_.motion();
  for (size_t i = 0; i < mosaic.tiles.size(); ++i) {
    const Rect rect = mosaic.tiles[i];
    const int index = mosaic.first + static_cast<int>(i);
    const content::Photo& photo = album_->photos[static_cast<size_t>(index)];
    const bool leads_on = mosaic.more > 0 && i + 1 == mosaic.tiles.size();
    const int row =
        static_cast<int>((rect.y - mosaic_area(portrait).y) / (portrait ? kRowPitchPortrait : kRowPitch) + .5f);
    const float appear =
        here ? progress(ui_.now_ms(), memory_.album_ms, motion::kStandardMs, row * motion::kStaggerMs) : 1;
    if (appear < 1) ui_.need_frame_now();
    const bool tapped = photo_tile(ui_, {.id = "gallery.photo." + std::to_string(index),
                                         .rect = rect,
                                         .photo = photo_hash(canvas_, photo, covering_edge(photo, rect)),
                                         .more = leads_on ? mosaic.more : 0,
                                         .more_label = ui_.words("gallery.show_all"),
                                         .appear = ease_out(appear)});
    if (tapped && leads_on) actions_.emplace_back(SetGalleryPage{page + 1});
    if (tapped && !leads_on) actions_.emplace_back(OpenPhoto{album_->id, index});
  }
  canvas_.pop_offset();
  if (!live) ui_.end_inert();
}

void Gallery::draw_pages_sign(int page, int pages) {
  const Vec2 center{mosaic_area(ui_.portrait()).center().x, layout_.dots_y};
  if (pages <= kMostDots) {
    page_dots(ui_, center, pages, page, Ground::kNight);
  } else {
    const std::string words = std::to_string(page + 1) + " / " + std::to_string(pages);
    canvas_.text(canvas_.type(Style::kCaption), {center.x, center.y - canvas_.type(Style::kCaption).line / 2}, words,
                 canvas_.color(Role::kNightText2), Align::kCenter);
  }
}

void Gallery::draw_chips() {
  if (!state_.hall || state_.hall->bases.size() < 2) return;
  std::vector<Chip> choices{{std::string(ui_.tr("gallery.all")), {}}};
  int selected = 0;
  for (const content::Base& base : state_.hall->bases) {
    const bool on = base.id == state_.visit.browse.gallery.base_filter;
    if (on) selected = static_cast<int>(choices.size());
    choices.push_back({base.name.in(ui_.language()),
                       glyph_of(ui_.look(), state_, base.id,
                                on ? canvas_.color(Role::kNightText) : canvas_.color(Role::kNightSurface),
                                on ? Ground::kDay : Ground::kNight)});
  }
  const int pressed = chips(ui_, "gallery.chip", choices, selected);
  if (pressed < 0 || pressed == selected) return;
  actions_.emplace_back(
      FilterGallery{pressed == 0 ? std::string() : state_.hall->bases[static_cast<size_t>(pressed) - 1].id});
}

}  // namespace

Rect gallery_tile(const State& state, int index, bool portrait) {
  const content::Album* album = current_album(state);
  if (!album) return {};
  const MosaicPage mosaic =
      mosaic_page(static_cast<int>(album->photos.size()), state.visit.browse.gallery.page, portrait);
  const int own = static_cast<int>(mosaic.tiles.size()) - (mosaic.more > 0 ? 1 : 0);
  const int at = index - mosaic.first;
  return at < 0 || at >= own ? Rect{} : mosaic.tiles[static_cast<size_t>(at)];
}

void draw_gallery(Ui& ui, const State& state, GalleryMemory& memory, Actions& actions) {
  Gallery(ui, state, memory, actions).draw();
}

}  // namespace starharbor::kiosk
