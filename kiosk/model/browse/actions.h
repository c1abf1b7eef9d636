// What a person does who looks around. Screens push these.
#pragma once

#include <string>

#include "kiosk/model/core/kinds.h"

namespace starharbor::kiosk {

struct SetHomePage {
  int page;
};
struct OpenStory {
  std::string base;
};  // empty: the alliance
struct GoToChapter {
  int chapter;
  int page = 0;
};
struct PressDiagramPart {
  int part;
};  // again: releases it
struct OpenGallery {
  std::string base_filter;
};
struct FilterGallery {
  std::string base;
};
struct ChooseAlbum {
  std::string album;
};
struct SetAlbumListPage {
  int page;
};
struct SetGalleryPage {
  int page;
};
struct OpenPhoto {
  std::string album;
  int index;
};
struct ShowPhoto {
  int index;
};
struct ToggleChrome {};
struct ZoomPhoto {
  float zoom;
  float pan_x;
  float pan_y;
};  // already clamped by the screen, which knows the pixels
struct OpenEvents {};
struct SetEventsPage {
  int page;
};

using BrowseActions =
    Kinds<SetHomePage, OpenStory, GoToChapter, PressDiagramPart, OpenGallery, FilterGallery, ChooseAlbum,
          SetAlbumListPage, SetGalleryPage, OpenPhoto, ShowPhoto, ToggleChrome, ZoomPhoto, OpenEvents, SetEventsPage>;

}  // namespace starharbor::kiosk
