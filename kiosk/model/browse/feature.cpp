// What new content and the way between screens do to whoever looks around. Nothing here waits for time.
#include <algorithm>

#include "kiosk/model/browse/browse.h"

namespace starharbor::kiosk {

namespace {

std::string shown_photo(const State& state) {
  const content::Album* album = current_album(state);
  if (!album || album->photos.empty()) return {};
  return album->photos[clamp_index(state.visit.browse.photo.index, album->photos.size())].id;
}

void settle_story(State& state) {
  StoryView& view = state.visit.browse.story;
  if (!view.base.empty() && !state.hall->base(view.base)) {
    view = {};
    if (state.visit.browse.back_from_gallery == Screen::kStory) state.visit.browse.back_from_gallery = Screen::kHome;
    if (state.visit.screen == Screen::kStory) go_to(state, Screen::kHome);
  }
  const auto chapters = chapters_of(*state.hall, view.base);
  const int chapter = clamp_index(view.chapter, chapters.size());
  if (chapter != view.chapter) view.page = 0;
  view.chapter = chapter;
  const content::Diagram* diagram = chapters.empty() ? nullptr : state.hall->diagram(chapters[chapter]->diagram);
  if (!diagram || view.part >= static_cast<int>(diagram->parts.size())) view.part = -1;
}

void settle_gallery(State& state) {
  GalleryView& view = state.visit.browse.gallery;
  if (!view.base_filter.empty() && !state.hall->base(view.base_filter)) view.base_filter.clear();
  if (!view.album.empty() && !state.hall->album(view.album)) {
    view.album.clear();
    view.page = 0;
  }
  view.list_page = clamp_index(view.list_page, listed_albums(state).size());
  const content::Album* album = current_album(state);
  view.page = clamp_index(view.page, album ? album->photos.size() : 0);
}

// Finds the photo again by its id: others may have come before it.
void settle_photo(State& state, const std::string& album_id, const std::string& photo_id) {
  PhotoView& photo = state.visit.browse.photo;
  const content::Album* album = current_album(state);
  const bool same_album = album && album->id == album_id;
  if (!album || album->photos.empty() || (state.visit.screen == Screen::kPhoto && !same_album)) {
    photo = {};
    if (state.visit.screen == Screen::kPhoto) go_to(state, Screen::kGallery);
    return;
  }
  const auto found = std::find_if(album->photos.begin(), album->photos.end(),
                                  [&](const content::Photo& other) { return other.id == photo_id; });
  if (found != album->photos.end()) {
    photo.index = static_cast<int>(found - album->photos.begin());
  } else {
    photo = {clamp_index(photo.index, album->photos.size()), photo.chrome};
  }
}

void settle(State& state, const State& before) {
  const content::Album* album = current_album(before);
  state.visit.browse.home_page = clamp_index(state.visit.browse.home_page, state.hall->bases.size());
  settle_story(state);
  settle_gallery(state);
  settle_photo(state, album ? album->id : std::string(), shown_photo(before));
  state.visit.browse.events.page = clamp_index(state.visit.browse.events.page, listed_events(state).size());
}

// The list begins at its first page, but for whoever comes back to it.
void enter(State& state, Way way) {
  if (state.visit.screen == Screen::kEvents && way == Way::kForward) state.visit.browse.events = {};
}

std::optional<Screen> way_back(const State& state) {
  if (state.visit.screen != Screen::kGallery) return std::nullopt;
  return state.visit.browse.back_from_gallery;
}

}  // namespace

const Feature kBrowse{.name = "browse",
                      .timers = {},
                      .update = update_browse,
                      .on_enter = enter,
                      .on_content = settle,
                      .way_back = way_back};

}  // namespace starharbor::kiosk
