// A walk past every screen without a visitor: the real model, data thread and screens, a clock moved by hand, and a
// picture of each stop. It plays on a copy of the data, so that nothing of it stays.
#pragma once

#include <filesystem>

#include "kiosk/app.h"

namespace starharbor::kiosk {

// Writes <stop>[-<appearance>]-<zh|en>[-portrait].png into `folder`, which is made where it is missing, and says where
// they are. options.window may give the landscape size; 1920 x 1080 otherwise. Throws Error.
void play_tour(AppOptions options, const std::filesystem::path& folder);

}  // namespace starharbor::kiosk
