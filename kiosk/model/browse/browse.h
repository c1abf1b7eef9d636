// Looking around: home, the stories, the gallery and its photos, the events. For this room and kiosk/model's own list
// of features only.
#pragma once

#include <string>

#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

extern const Feature kBrowse;

void update_browse(State& state, const Action& action, Effects& effects);

void open_story(State& state, const std::string& base);
void go_to_chapter(State& state, int chapter, int page);
void press_diagram_part(State& state, int part);
void open_gallery(State& state, const std::string& base_filter);
void filter_gallery(State& state, const std::string& base);
void choose_album(State& state, const std::string& album);
void open_photo(State& state, const std::string& album, int index);
void show_photo(State& state, int index);
void zoom_photo(State& state, const ZoomPhoto& zoom);

}  // namespace starharbor::kiosk
