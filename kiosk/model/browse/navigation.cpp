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
  if (!state.gallery.base_filter.empty() && state.gallery.base_filter != album.base) {
    state.gallery.base_filter.clear();
    state.gallery.list_page = 0;
  }
  if (state.gallery.album == album.id) return;
  state.gallery.album = album.id;
  state.gallery.page = 0;
}

}  // namespace

void open_story(State& state, const std::string& base) {
  if (!base.empty() && !has_base(state, base)) return;
  if (state.screen == Screen::kStory && state.story.base == base) return;
  state.story = {};
  state.story.base = base;
  go_to(state, Screen::kStory);
}

void go_to_chapter(State& state, int chapter, int page) {
  if (state.screen != Screen::kStory || !state.hall) return;
  state.story.chapter = clamp_index(chapter, chapters_of(*state.hall, state.story.base).size());
  state.story.page = std::max(0, page);
  state.story.part = -1;
}

void press_diagram_part(State& state, int part) {
  if (state.screen != Screen::kStory || !state.hall) return;
  const auto chapters = chapters_of(*state.hall, state.story.base);
  if (chapters.empty()) return;
  const content::Diagram* diagram =
      state.hall->diagram(chapters[clamp_index(state.story.chapter, chapters.size())]->diagram);
  if (!diagram || part < -2 || part >= static_cast<int>(diagram->parts.size())) return;
  state.story.part = part == state.story.part ? -1 : part;
}

void open_gallery(State& state, const std::string& base_filter) {
  if (state.screen == Screen::kGallery) return filter_gallery(state, base_filter);
  if (state.screen == Screen::kPhoto) return go_to(state, Screen::kGallery);
  state.back_from_gallery = state.screen == Screen::kStory ? Screen::kStory : Screen::kHome;
  state.gallery = {};
  if (has_base(state, base_filter)) state.gallery.base_filter = base_filter;
  go_to(state, Screen::kGallery);
}

void filter_gallery(State& state, const std::string& base) {
  if (state.screen != Screen::kGallery || base == state.gallery.base_filter) return;
  if (!base.empty() && !has_base(state, base)) return;
  state.gallery = {};
  state.gallery.base_filter = base;
}

void choose_album(State& state, const std::string& album) {
  if (state.screen != Screen::kGallery || !state.hall) return;
  if (const content::Album* chosen = state.hall->album(album)) select_album(state, *chosen);
}

void open_photo(State& state, const std::string& album, int index) {
  const content::Album* chosen = state.hall ? state.hall->album(album) : nullptr;
  if (!chosen || chosen->photos.empty()) return;
  if (state.screen == Screen::kPhoto) {
    const content::Album* shown = current_album(state);
    if (shown == chosen) return show_photo(state, index);
  } else if (state.screen != Screen::kGallery) {
    state.back_from_gallery = state.screen == Screen::kStory ? Screen::kStory : Screen::kHome;
    state.gallery = {};
  }
  select_album(state, *chosen);
  state.photo = {clamp_index(index, chosen->photos.size())};
  go_to(state, Screen::kPhoto);
}

void show_photo(State& state, int index) {
  const content::Album* album = current_album(state);
  if (state.screen != Screen::kPhoto || !album) return;
  const int clamped = clamp_index(index, album->photos.size());
  if (clamped == state.photo.index) return;
  state.photo = {clamped, state.photo.chrome};
}

void zoom_photo(State& state, const ZoomPhoto& zoom) {
  if (state.screen != Screen::kPhoto) return;
  if (!std::isfinite(zoom.zoom) || !std::isfinite(zoom.pan_x) || !std::isfinite(zoom.pan_y)) return;
  state.photo.zoom = std::clamp(zoom.zoom, 1.0f, kMaxPhotoZoom);
  state.photo.pan_x = zoom.pan_x;
  state.photo.pan_y = zoom.pan_y;
}

}  // namespace starharbor::kiosk
