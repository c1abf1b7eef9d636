// The data that the benchmarks carry about: sign-ins as a kiosk writes them, on a device of their own, in memory as
// rows and ops, and in a table without a log to compare with.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "sync/local/local_store.h"
#include "sync/trust/current.h"

namespace starharbor::tests {

struct SignInRow {
  std::string id, event, member, terminal;
  int64_t at = 0;
};

// A kiosk's data folder of the test district.
class BenchDevice {
 public:
  BenchDevice(std::filesystem::path path, const std::string& name);

  content::DataFolder& folder() { return *folder_; }
  sync::LocalStore& copies() { return copies_; }
  // Writes sign-ins, many in one transaction: `first` counts them over all calls.
  void sign_in(int64_t first, int64_t count);
  void sign_in(const content::Columns& columns);
  void cut();
  void merge();
  void exchange(const std::filesystem::path& store);

 private:
  std::filesystem::path path_;
  std::unique_ptr<content::DataFolder> folder_;
  sync::LocalStore copies_;
};

content::Columns sign_in_columns(int64_t number);
std::vector<SignInRow> rows_of(BenchDevice& device);
std::vector<content::Run> runs_of(BenchDevice& device);

// Only the table of sign-ins with its indexes, as the data folder has it, and with its durability.
class PlainTable {
 public:
  explicit PlainTable(const std::filesystem::path& file);
  void insert(const SignInRow& row);  // in a transaction of its own, unless one is open
  void insert_all(const std::vector<SignInRow>& rows);

 private:
  content::Database db_;
};

}  // namespace starharbor::tests
