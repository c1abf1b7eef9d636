// Where somebody who looks around stands: home, the stories, the gallery and its photos, the events. Plain values and
// what can be read off them; nothing here changes a State.
#pragma once

#include <string>
#include <vector>

#include "content-db/exhibit/hall.h"
#include "kiosk/model/browse/limits.h"
#include "kiosk/model/core/screens.h"

namespace starharbor::kiosk {

struct State;

struct StoryView {
  std::string base;  // empty: the alliance
  int chapter = 0;
  int page = 0;   // of the chapter; screens page by what fits and clamp
  int part = -1;  // pressed part of the diagram; -1: none, -2: its core
};

struct GalleryView {
  std::string base_filter;  // empty: all
  std::string album;        // selected; empty: the first of the filter
  int list_page = 0;        // of the album list
  int page = 0;             // of the mosaic
};

struct PhotoView {
  int index = 0;       // in the selected album
  bool chrome = true;  // words, discs and filmstrip are shown
  float zoom = 1.0f;   // 1..kMaxPhotoZoom
  float pan_x = 0.0f;  // offset of the picture's centre, in stage px at the present zoom
  float pan_y = 0.0f;
};

struct EventsView {
  int page = 0;
};

struct BrowseView {
  int home_page = 0;
  StoryView story;
  GalleryView gallery;
  PhotoView photo;
  EventsView events;
  Screen back_from_gallery = Screen::kHome;
};

// The album shown: the chosen one, else the first under the filter; null when there is none.
const content::Album* current_album(const State& state);
std::vector<const content::Album*> listed_albums(const State& state);
std::vector<const content::Chapter*> chapters_of(const content::Hall& hall, const std::string& base);
std::vector<const content::Figure*> figures_of(const content::Hall& hall, const std::string& base);

}  // namespace starharbor::kiosk
