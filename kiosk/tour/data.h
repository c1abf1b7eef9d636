// The data that a tour is walked on: a copy, so that nothing of the walk stays.
#pragma once

#include <cstdint>
#include <filesystem>

namespace starharbor::kiosk {

// A data folder like another, in the temporary folder: its own database, the other's photos. Gone when this is.
class CopyOfData {
 public:
  // Throws Error: there is no data there, or no room for a copy.
  explicit CopyOfData(const std::filesystem::path& data);
  ~CopyOfData();
  CopyOfData(const CopyOfData&) = delete;
  CopyOfData& operator=(const CopyOfData&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Takes the seats of the smallest event that is open, so that there is a full one to show. Nothing happens where no
  // open event counts its seats, its base has too few members, or no other would be left to sign in at.
  void fill_an_event(int64_t now_ms) const;

 private:
  std::filesystem::path path_;
};

}  // namespace starharbor::kiosk
