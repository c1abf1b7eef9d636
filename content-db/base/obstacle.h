// What stands in the way of a path, for messages: whose it is, and what is there instead of what was expected.
#pragma once

#include <filesystem>
#include <string>

namespace starharbor {

// Of a path that can't be written or entered: "/srv/hall belongs to anna (rwxr-xr-x), and this runs as kiosk", or
// "/srv/list.csv is a file, and a folder is needed there". Speaks of the nearest part of the path that is there.
std::string obstacle_words(const std::filesystem::path& path);

// What a path that should be a data folder is instead: a file, a content package, a store of sync; empty where it is
// none of these. Goes by the names of files alone.
std::string other_kind_words(const std::filesystem::path& path);

}  // namespace starharbor
