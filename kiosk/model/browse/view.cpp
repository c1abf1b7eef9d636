// What of the hall whoever looks around has before them.
#include "kiosk/model/browse/view.h"

#include "kiosk/model/state.h"

namespace starharbor::kiosk {

const content::Album* current_album(const State& state) {
  if (!state.hall) return nullptr;
  if (const content::Album* chosen = state.hall->album(state.visit.browse.gallery.album)) return chosen;
  const auto listed = listed_albums(state);
  return listed.empty() ? nullptr : listed.front();
}

std::vector<const content::Album*> listed_albums(const State& state) {
  const GalleryView& gallery = state.visit.browse.gallery;
  std::vector<const content::Album*> listed;
  if (!state.hall) return listed;
  for (const content::Album& album : state.hall->albums) {
    if (gallery.base_filter.empty() || album.base == gallery.base_filter) listed.push_back(&album);
  }
  return listed;
}

std::vector<const content::Chapter*> chapters_of(const content::Hall& hall, const std::string& base) {
  std::vector<const content::Chapter*> chapters;
  for (const content::Chapter& chapter : hall.chapters) {
    if (chapter.base == base) chapters.push_back(&chapter);
  }
  return chapters;
}

std::vector<const content::Figure*> figures_of(const content::Hall& hall, const std::string& base) {
  std::vector<const content::Figure*> figures;
  for (const content::Figure& figure : hall.figures) {
    if (figure.base == base) figures.push_back(&figure);
  }
  return figures;
}

}  // namespace starharbor::kiosk
