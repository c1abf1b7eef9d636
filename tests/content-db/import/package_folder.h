// A small good content package in a folder of its own, which a test then breaks in one place.
#pragma once

#include <filesystem>
#include <string>

#include "tests/support/temporary_folder.h"

namespace starharbor::tests {

class PackageFolder {
 public:
  // Two bases, an album of two photos, two events (one monthly), three members, two registrations; all marked as
  // sample.
  PackageFolder();

  const std::filesystem::path& path() const { return folder_.path(); }
  void write(const std::string& file, const std::string& text) const;
  std::string read(const std::string& file) const;
  // Replaces the first occurrence of `from`; fails the test when there is none.
  void replace(const std::string& file, const std::string& from, const std::string& to) const;

 private:
  TemporaryFolder folder_;
};

// A JPEG whose left half is red and whose right half is blue, as a camera stores it before it is turned by EXIF.
void make_photo(const std::filesystem::path& file, int width_px, int height_px, int exif_orientation = 1);

// The same for print: four inks and a colour profile.
void make_print_photo(const std::filesystem::path& file, int width_px, int height_px);

struct Picture {
  int width_px = 0;
  int height_px = 0;
  int bands = 0;
  bool progressive = false;
  bool has_metadata = false;
  bool red_at_top = false;   // all along the top edge
  bool red_at_left = false;  // all along the left edge
};
Picture look_at(const std::filesystem::path& file);

}  // namespace starharbor::tests
