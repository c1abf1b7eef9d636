// Where a tour goes: from stop to stop, as a visitor would, a picture at each.
#pragma once

#include <string>

#include "kiosk/app.h"
#include "kiosk/tour/pictures.h"

namespace starharbor::kiosk {

// Past all stops, in one language and orientation. The app must stand as if it had just been switched on; whoever is
// signed in on the way is taken back, so that the next walk finds everything as this one did.
void walk_past_all_stops(App& app, TourPictures& pictures);

// Past the screens that every visitor sees, in the appearance that the app has now; pictures are called <stop>-<name>.
void walk_past_main_stops(App& app, TourPictures& pictures, const std::string& name);

}  // namespace starharbor::kiosk
