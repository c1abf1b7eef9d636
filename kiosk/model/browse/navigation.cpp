// Where the visitor stands inside the story, the gallery, the photos and the events.
#include "kiosk/model/browse/browse.h"

#include <algorithm>
#include <cmath>

namespace starharbor::kiosk {

namespace {

bool has_base(const State& state, const std::string& base) {
  return state.hall && state.hall->base(base) != nullptr;
}

// An album outside the chosen filter lifts the filter, so that list and mosaic agree.
void select_album(State& state, const content::Album& album) {
  GalleryView& gallery = state.visit.browse.gallery;
  if (!gallery.base_filter.empty() && gallery.base_filter != album.base) {
    gallery.base_filter.clear();
    gallery.list_page = 0;
  }
  if (gallery.album == album.id) return;
  gallery.album = album.id;
  gallery.page = 0;
}

}  // namespace

void open_story(State& state, const std::string& base) {
  StoryView& story = state.visit.browse.story;
  if (!base.empty() && !has_base(state, base)) return;
  if (state.visit.screen == Screen::kStory && story.base == base) return;
  story = {};
  story.base = base;
  go_to(state, Screen::kStory);
}

void go_to_chapter(State& state, int chapter, int page) {
  StoryView& story = state.visit.browse.story;
  if (state.visit.screen != Screen::kStory || !state.hall) return;
  story.chapter = clamp_index(chapter, chapters_of(*state.hall, story.base).size());
  story.page = std::max(0, page);
  story.part = -1;
}

void press_diagram_part(State& state, int part) {
  StoryView& story = state.visit.browse.story;
  if (state.visit.screen != Screen::kStory || !state.hall) return;
  const auto chapters = chapters_of(*state.hall, story.base);
  if (chapters.empty()) return;
  const content::Diagram* diagram = state.hall->diagram(chapters[clamp_index(story.chapter, chapters.size())]->diagram);
  if (!diagram || part < -2 || part >= static_cast<int>(diagram->parts.size())) return;
  story.part = part == story.part ? -1 : part;
}

void open_gallery(State& state, const std::string& base_filter) {
  GalleryView& gallery = state.visit.browse.gallery;
  if (state.visit.screen == Screen::kGallery) return filter_gallery(state, base_filter);
  if (state.visit.screen == Screen::kPhoto) return go_to(state, Screen::kGallery);
  state.visit.browse.back_from_gallery = state.visit.screen == Screen::kStory ? Screen::kStory : Screen::kHome;
  gallery = {};
  if (has_base(state, base_filter)) gallery.base_filter = base_filter;
  go_to(state, Screen::kGallery);
}

void filter_gallery(State& state, const std::string& base) {
  GalleryView& gallery = state.visit.browse.gallery;
  if (state.visit.screen != Screen::kGallery || base == gallery.base_filter) return;
  if (!base.empty() && !has_base(state, base)) return;
  gallery = {};
  gallery.base_filter = base;
}

void choose_album(State& state, const std::string& album) {
  if (state.visit.screen != Screen::kGallery || !state.hall) return;
  if (const content::Album* chosen = state.hall->album(album)) select_album(state, *chosen);
}

void open_photo(State& state, const std::string& album, int index) {
  const content::Album* chosen = state.hall ? state.hall->album(album) : nullptr;
  if (!chosen || chosen->photos.empty()) return;
  if (state.visit.screen == Screen::kPhoto) {
    const content::Album* shown = current_album(state);
    if (shown == chosen) return show_photo(state, index);
  } else if (state.visit.screen != Screen::kGallery) {
    state.visit.browse.back_from_gallery = state.visit.screen == Screen::kStory ? Screen::kStory : Screen::kHome;
    state.visit.browse.gallery = {};
  }
  select_album(state, *chosen);
  state.visit.browse.photo = {clamp_index(index, chosen->photos.size())};
  go_to(state, Screen::kPhoto);
}

void show_photo(State& state, int index) {
  PhotoView& photo = state.visit.browse.photo;
  const content::Album* album = current_album(state);
  if (state.visit.screen != Screen::kPhoto || !album) return;
  const int clamped = clamp_index(index, album->photos.size());
  if (clamped == photo.index) return;
  photo = {clamped, photo.chrome};
}

void zoom_photo(State& state, const ZoomPhoto& zoom) {
  PhotoView& photo = state.visit.browse.photo;
  if (state.visit.screen != Screen::kPhoto) return;
  if (!std::isfinite(zoom.zoom) || !std::isfinite(zoom.pan_x) || !std::isfinite(zoom.pan_y)) return;
  photo.zoom = std::clamp(zoom.zoom, 1.0f, kMaxPhotoZoom);
  photo.pan_x = zoom.pan_x;
  photo.pan_y = zoom.pan_y;
}

}  // namespace starharbor::kiosk
