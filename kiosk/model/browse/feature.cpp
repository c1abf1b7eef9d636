// What new content and the way between screens do to whoever looks around. Nothing here waits for time.
#include <algorithm>

#include "kiosk/model/browse/browse.h"

namespace starharbor::kiosk {

namespace {

std::string shown_photo(const State& state) {
  const content::Album* album = current_album(state);
  if (!album || album->photos.empty()) return {};
  return album->photos[clamp_index(state.photo.index, album->photos.size())].id;
}

void settle_story(State& state) {
  StoryPlace& place = state.story;
  if (!place.base.empty() && !state.hall->base(place.base)) {
    place = {};
    if (state.back_from_gallery == Screen::kStory) state.back_from_gallery = Screen::kHome;
    if (state.screen == Screen::kStory) go_to(state, Screen::kHome);
  }
  const auto chapters = chapters_of(*state.hall, place.base);
  const int chapter = clamp_index(place.chapter, chapters.size());
  if (chapter != place.chapter) place.page = 0;
  place.chapter = chapter;
  const content::Diagram* diagram = chapters.empty() ? nullptr : state.hall->diagram(chapters[chapter]->diagram);
  if (!diagram || place.part >= static_cast<int>(diagram->parts.size())) place.part = -1;
}

void settle_gallery(State& state) {
  GalleryPlace& place = state.gallery;
  if (!place.base_filter.empty() && !state.hall->base(place.base_filter)) place.base_filter.clear();
  if (!place.album.empty() && !state.hall->album(place.album)) {
    place.album.clear();
    place.page = 0;
  }
  place.list_page = clamp_index(place.list_page, listed_albums(state).size());
  const content::Album* album = current_album(state);
  place.page = clamp_index(place.page, album ? album->photos.size() : 0);
}

// Finds the photo again by its id: others may have come before it.
void settle_photo(State& state, const std::string& album_id, const std::string& photo_id) {
  const content::Album* album = current_album(state);
  const bool same_album = album && album->id == album_id;
  if (!album || album->photos.empty() || (state.screen == Screen::kPhoto && !same_album)) {
    state.photo = {};
    if (state.screen == Screen::kPhoto) go_to(state, Screen::kGallery);
    return;
  }
  const auto found = std::find_if(album->photos.begin(), album->photos.end(),
                                  [&](const content::Photo& photo) { return photo.id == photo_id; });
  if (found != album->photos.end()) {
    state.photo.index = static_cast<int>(found - album->photos.begin());
  } else {
    state.photo = {clamp_index(state.photo.index, album->photos.size()), state.photo.chrome};
  }
}

void settle(State& state, const State& before) {
  const content::Album* album = current_album(before);
  state.home_page = clamp_index(state.home_page, state.hall->bases.size());
  settle_story(state);
  settle_gallery(state);
  settle_photo(state, album ? album->id : std::string(), shown_photo(before));
  state.events.page = clamp_index(state.events.page, listed_events(state).size());
}

// The list begins at its first page, but for whoever comes back to it.
void enter(State& state, Way way) {
  if (state.screen == Screen::kEvents && way == Way::kForward) state.events = {};
}

std::optional<Screen> way_back(const State& state) {
  if (state.screen != Screen::kGallery) return std::nullopt;
  return state.back_from_gallery;
}

}  // namespace

const Feature kBrowse{
    .name = "browse", .timers = {}, .on_leave = nullptr, .on_enter = enter, .on_content = settle, .way_back = way_back};

}  // namespace starharbor::kiosk
