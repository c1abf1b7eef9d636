// Which step an action of somebody who looks around means.
#include "kiosk/model/browse/browse.h"
#include "kiosk/model/core/events.h"

namespace starharbor::kiosk {

namespace {

struct Step {
  State& state;

  void operator()(const SetHomePage& action) {
    state.visit.browse.home_page = clamp_index(action.page, state.hall ? state.hall->bases.size() : 0);
  }
  void operator()(const OpenStory& action) { open_story(state, action.base); }
  void operator()(const GoToChapter& action) { go_to_chapter(state, action.chapter, action.page); }
  void operator()(const PressDiagramPart& action) { press_diagram_part(state, action.part); }
  void operator()(const OpenGallery& action) { open_gallery(state, action.base_filter); }
  void operator()(const FilterGallery& action) { filter_gallery(state, action.base); }
  void operator()(const ChooseAlbum& action) { choose_album(state, action.album); }
  void operator()(const SetAlbumListPage& action) {
    state.visit.browse.gallery.list_page = clamp_index(action.page, listed_albums(state).size());
  }
  void operator()(const SetGalleryPage& action) {
    const content::Album* album = current_album(state);
    state.visit.browse.gallery.page = clamp_index(action.page, album ? album->photos.size() : 0);
  }
  void operator()(const OpenPhoto& action) { open_photo(state, action.album, action.index); }
  void operator()(const ShowPhoto& action) { show_photo(state, action.index); }
  void operator()(const ToggleChrome&) {
    if (state.visit.screen == Screen::kPhoto) state.visit.browse.photo.chrome = !state.visit.browse.photo.chrome;
  }
  void operator()(const ZoomPhoto& action) { zoom_photo(state, action); }
  void operator()(const OpenEvents&) { go_to(state, Screen::kEvents); }
  void operator()(const SetEventsPage& action) {
    state.visit.browse.events.page = clamp_index(action.page, listed_events(state).size());
  }
};

}  // namespace

void update_browse(State& state, const Action& action, Effects&) {
  take_step(BrowseActions(), action, Step{state});
}

}  // namespace starharbor::kiosk
