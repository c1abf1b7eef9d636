// Takes a content package into a data folder, all of it or nothing, writing only what the package says differently from
// its last import. What staff changed in between stays.
#pragma once

#include <filesystem>
#include <string>

#include "content-db/import/photos/photos.h"

namespace starharbor::content {

struct ImportReport {
  Problems problems;    // not empty: nothing was imported
  std::string package;  // its id
  int64_t rows = 0;     // in the package
  int64_t written = 0;  // rows of which something was written
  int64_t retired = 0;  // of these, gone from the package
  int64_t photos = 0;
  int64_t phones_cut = 0;  // of which only the last digits entered: there is no district yet to seal them to
};

// All that is wrong with a package, photos included. Throws Error{kInput} when there is no such folder.
ImportReport check_package_folder(const std::filesystem::path& package_folder, const Progress& progress = {});

// Throws Error: kInput on a kiosk or when there is no such folder, kBusy while another import runs, and what the data
// folder throws. `progress` is called for the photos, first looked at, then prepared.
ImportReport import_package_folder(const std::filesystem::path& package_folder, DataFolder& folder,
                                   const Progress& progress = {});

}  // namespace starharbor::content
