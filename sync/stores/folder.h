// A store in a folder: a USB stick, a network share, or a device's own data folder. It writes durably and never shows
// half a file; it knows nothing of what the files mean.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sync/stores/store.h"

namespace starharbor::sync {

class FolderStore : public Store {
 public:
  // The folder must be there: it is never made, because a missing one is most likely a stick that is not plugged in.
  // Throws Error{kMissing}.
  explicit FolderStore(std::filesystem::path folder);

  std::vector<StoreEntry> list(std::string_view prefix) override;
  bool exists(std::string_view name) override;
  Bytes get(std::string_view name, size_t max_bytes) override;
  void put(std::string_view name, std::span<const uint8_t> bytes) override;
  void remove(std::string_view name) override;
  std::string describe() const override { return folder_.string(); }

 private:
  std::filesystem::path path_of(std::string_view name) const;
  void check_same_folder() const;
  std::filesystem::path folder_;
  uint64_t device_ = 0;  // which disk the folder was on, and which folder it was, when it was opened
  uint64_t inode_ = 0;
};

}  // namespace starharbor::sync
