// Proves a data folder whole: the file by SQLite's own check, the tables by replaying the log beside them, the media by
// their hashes. Changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"

namespace starharbor::content {

struct VerifyReport {
  std::vector<std::string> faults;         // each says what differs and where; empty: all is well
  std::vector<std::string> still_to_come;  // photos that a kiosk has not been brought yet
  int64_t ops = 0;
  int64_t tables = 0;
  int64_t media_files = 0;
};

// `progress` is called now and then with (done, total), in ops and files.
VerifyReport verify_data(DataFolder& folder, const std::function<void(int64_t, int64_t)>& progress = {});

}  // namespace starharbor::content
