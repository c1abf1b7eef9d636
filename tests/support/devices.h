// Data folders of an office and of kiosks, on disk, for tests of the exchange: made, edited, exchanged and compared in
// a line.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "content-db/attendance/check_in.h"
#include "content-db/folder/data_folder.h"
#include "content-db/log/audit.h"
#include "sync/exchange/exchange.h"
#include "sync/stores/store.h"
#include "tests/support/device.h"

namespace starharbor::tests {

class DiskDevice {
 public:
  DiskDevice(std::filesystem::path path, const content::Device& device);
  // One that was made before.
  explicit DiskDevice(std::filesystem::path path);

  content::DataFolder& folder() { return *folder_; }
  const std::filesystem::path& path() const { return path_; }
  void set_now(int64_t now_ms) { *now_ms_ = now_ms; }

  void edit(const content::Scope& scope, const std::string& table, const std::string& row,
            const content::Columns& columns);
  // A photo with three files of its own; gives their hashes.
  std::vector<std::string> add_photo(const std::string& id);
  content::FactId sign_in(const std::string& event, const std::string& member);
  // The members at an event, by id.
  std::vector<std::string> attendance(const std::string& event);

  sync::ExchangeResult exchange(sync::Store& store);
  sync::ExchangeResult exchange(const std::filesystem::path& store);
  std::map<content::Scope, std::string> digests() { return content::digests(folder_->log().database()); }

 private:
  std::filesystem::path path_;
  std::shared_ptr<int64_t> now_ms_ = std::make_shared<int64_t>(kNoonMs);
  std::unique_ptr<content::DataFolder> folder_;
};

// What an office and two kiosks of one base need for an event: the event, three members, one of another base.
void fill_office(DiskDevice& office);

// Scopes that both hold, with different digests.
std::vector<std::string> differing_scopes(DiskDevice& one, DiskDevice& other);

// Every file under a folder, by its path there.
std::map<std::string, sync::Bytes> files_in(const std::filesystem::path& folder);

}  // namespace starharbor::tests
