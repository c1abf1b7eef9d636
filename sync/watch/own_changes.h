// Notices that something was written to a data folder's own log by whoever else works on it: the kiosk, a command. It
// only reads.
#pragma once

#include <cstdint>
#include <filesystem>

#include "content-db/folder/data_folder.h"

namespace starharbor::sync {

class OwnChanges {
 public:
  // Throws what DataFolder::open throws.
  explicit OwnChanges(const std::filesystem::path& folder);

  // Since the last call. Cheap while nobody has committed anything.
  bool look();
  // Whether people may be signing in here now; the clock is the folder's.
  bool is_event_open();

 private:
  int64_t written();

  content::DataFolder folder_;
  int64_t version_;
  int64_t written_;
};

}  // namespace starharbor::sync
