// A store in a folder: a USB stick, a network share, or a device's own data folder. It writes durably, never shows half
// a file, and follows no link: whoever filled the stick can't lead it anywhere else. It knows nothing of what the files
// mean.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/base/open_folder.h"
#include "sync/stores/store.h"

namespace starharbor::sync {

class FolderStore : public Store {
 public:
  // Whose files are these? A data folder's are its user's alone, a store's are for every device that reaches it.
  enum class Privacy { kShared, kPrivate };
  // The folder must be there: it is never made, because a missing one is most likely a stick that is not plugged in.
  // Throws Error{kMissing}.
  explicit FolderStore(std::filesystem::path folder, Privacy privacy = Privacy::kShared);

  std::vector<StoreEntry> list(std::string_view prefix) override;
  bool exists(std::string_view name) override;
  Bytes get(std::string_view name, size_t max_bytes) override;
  void put(std::string_view name, std::span<const uint8_t> bytes) override;
  void remove(std::string_view name) override;
  std::string describe() const override { return folder_.string(); }

 private:
  // The folder that a name lies in, and the name's last part.
  struct Place {
    content::OpenFolder folder;
    std::string name;
  };
  std::filesystem::path path_of(std::string_view name) const;
  content::OpenFolder open_top() const;
  Place reach(std::string_view name) const;
  Place make_way(std::string_view name) const;
  std::filesystem::path folder_;
  Privacy privacy_;
  uint64_t device_ = 0;  // which disk the folder was on, and which folder it was, when it was opened
  uint64_t inode_ = 0;
};

}  // namespace starharbor::sync
