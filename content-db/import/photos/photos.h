// Photos of a package: looked at (are they whole, are they small enough), and prepared in the three sizes that the
// kiosk shows. libvips does the work; it is included nowhere else.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "content-db/folder/data_folder.h"
#include "content-db/import/package/package.h"

namespace starharbor::content {

constexpr std::array<int, 3> kPhotoEdgesPx = {480, 1280, 3840};
constexpr double kMaxPhotoMegapixels = 100;

// (done, total), called from one thread at a time.
using Progress = std::function<void(int64_t, int64_t)>;

struct PreparedPhoto {
  std::array<std::string, 3> hashes;  // media, by kPhotoEdgesPx
  int width_px = 0;                   // of the largest
  int height_px = 0;
};

// By source_hash: what an earlier import already prepared, and is still there.
using PreparedPhotos = std::map<std::string, PreparedPhoto>;
PreparedPhotos prepared_photos(DataFolder& folder);

// Decodes every photo of the package and notes what is wrong with it. Those that `known` holds are taken as good.
// Gives each good photo's source hash, by photo id.
std::map<std::string, std::string> check_photos(const package::Package& package, const PreparedPhotos& known,
                                                Problems& problems, const Progress& progress = {});

// Prepares what `known` lacks, stores it under media/ and remembers it there and in the data folder. `sources` is what
// check_photos gave; a file that has changed since throws Error{kInput}. Also what DataFolder::store_media throws.
void prepare_photos(const package::Package& package, const std::map<std::string, std::string>& sources,
                    DataFolder& folder, PreparedPhotos& known, const Progress& progress = {});

}  // namespace starharbor::content
