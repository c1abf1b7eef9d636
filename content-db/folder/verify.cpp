// See verify.h. The replay goes into a database in memory through the same merge that sync uses.
#include "content-db/folder/verify.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "content-db/base/cryptography.h"
#include "content-db/base/durable_file.h"
#include "content-db/log/audit.h"
#include "content-db/storage/read_view.h"

namespace starharbor::content {
namespace {

namespace fs = std::filesystem;
using Progress = std::function<void(int64_t, int64_t)>;

constexpr int64_t kOpsAtOnce = 4096;
constexpr size_t kMaxFaultsOfTable = 5;

// Counts steps towards a total known beforehand.
class Steps {
 public:
  Steps(const Progress& progress, int64_t total) : progress_(progress), total_(total) {}
  void add(int64_t count) {
    done_ += count;
    if (progress_) progress_(std::min(done_, total_), total_);
  }

 private:
  const Progress& progress_;
  int64_t total_;
  int64_t done_ = 0;
};

void replay(Log& from, Log& to, Steps& steps, VerifyReport& report) {
  to.take_rights_of(from);
  for (const Tip& tip : from.ops().tips()) {
    for (int64_t first = 1; first <= tip.seq; first += kOpsAtOnce) {
      const Run run = from.ops().read(tip, first, kOpsAtOnce);
      Transaction transaction(to.database());
      const MergeResult merged = to.merge(run.before, run.ops);
      transaction.commit();
      report.ops += merged.applied + merged.quarantined;
      steps.add(merged.applied + merged.quarantined);
    }
    const auto copies = to.ops().tips();
    if (std::find(copies.begin(), copies.end(), tip) == copies.end()) {
      report.faults.push_back(fmt::format("the log {} in {} doesn't lead to its own end: ops were lost or changed",
                                          to_hex(tip.log), tip.scope.name()));
    }
  }
  Transaction transaction(to.database());
  while (to.judge(kOpsAtOnce) > 0) {
  }
  transaction.commit();
}

std::vector<std::string> columns_of(Database& db, std::string_view table) {
  std::vector<std::string> columns;
  auto rows = db.query("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
  rows.bind(1, table);
  while (rows.step()) columns.push_back(rows.text(0));
  return columns;
}

// Every row as text, with what tells NULL, numbers and texts apart.
std::string select_all(std::string_view table, const std::vector<std::string>& columns) {
  std::string list;
  for (const std::string& column : columns) {
    list += fmt::format("{}\"{}\" || '', typeof(\"{}\")", list.empty() ? "" : ", ", column, column);
  }
  return fmt::format("SELECT id, {} FROM \"{}\" ORDER BY id", list, table);
}

std::map<std::string, std::vector<std::string>> all_rows(Database& db, const std::string& sql, size_t columns) {
  std::map<std::string, std::vector<std::string>> all;
  auto rows = db.query(sql);
  while (rows.step()) {
    auto& row = all[rows.text(0)];
    for (size_t i = 0; i < 2 * columns; ++i) row.push_back(rows.text(static_cast<int>(i) + 1));
  }
  return all;
}

void compare_table(Database& here, Database& fresh, std::string_view table, VerifyReport& report) {
  const auto columns = columns_of(here, table);
  const std::string sql = select_all(table, columns);
  const auto rows_here = all_rows(here, sql, columns.size());
  const auto rows_fresh = all_rows(fresh, sql, columns.size());
  if (rows_here == rows_fresh) return;
  std::set<std::string> differing;
  for (const auto& [id, row] : rows_here) {
    const auto found = rows_fresh.find(id);
    if (found == rows_fresh.end() || found->second != row) differing.insert(id);
  }
  for (const auto& [id, row] : rows_fresh) {
    if (!rows_here.contains(id)) differing.insert(id);
  }
  size_t said = 0;
  for (const std::string& id : differing) {
    if (++said > kMaxFaultsOfTable) break;
    const char* what = !rows_here.contains(id)    ? "is missing, though the log has it"
                       : !rows_fresh.contains(id) ? "is there, though the log doesn't have it"
                                                  : "differs from what the log says";
    report.faults.push_back(fmt::format("{}/{} {}", table, id, what));
  }
  if (differing.size() > kMaxFaultsOfTable) {
    report.faults.push_back(fmt::format("{}: {} rows more differ", table, differing.size() - kMaxFaultsOfTable));
  }
}

std::vector<fs::path> media_files(const DataFolder& folder) {
  std::vector<fs::path> files;
  const fs::path media = folder.path() / "media";
  if (!fs::exists(media)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(media)) {
    // One that is half-way in, or was when its writer was cut off, is none yet.
    if (entry.is_regular_file() && entry.path().extension() != kTempEnding) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_media(const std::vector<fs::path>& files, Steps& steps, VerifyReport& report) {
  for (const fs::path& file : files) {
    if (to_hex(hash_file(file)) != file.filename().string()) {
      report.faults.push_back(fmt::format("{} is damaged: its bytes don't match its name", file.string()));
    }
    ++report.media_files;
    steps.add(1);
  }
}

void check_photos_are_there(DataFolder& folder, VerifyReport& report) {
  auto rows = folder.database().query(
      "SELECT id, thumb_hash, medium_hash, large_hash FROM photo "
      "WHERE NOT ifnull(retired, 0) AND NOT ifnull(deleted, 0) ORDER BY id");
  while (rows.step()) {
    const bool there = rows.is_null(1) || [&] {
      for (int column = 1; column <= 3; ++column) {
        if (!fs::exists(folder.media_path(rows.text(column)))) return false;
      }
      return true;
    }();
    if (there) continue;
    if (folder.device().role == Role::kKiosk) {
      report.still_to_come.push_back(fmt::format("photo/{} is still to come: sync brings it", rows.text(0)));
    } else {
      report.faults.push_back(fmt::format("photo/{} lacks a file under media: import its package again", rows.text(0)));
    }
  }
}

void compare_digests(const std::map<Scope, std::string>& here, const std::map<Scope, std::string>& fresh,
                     VerifyReport& report) {
  for (const auto& [scope, digest] : fresh) {
    const auto found = here.find(scope);
    if (found == here.end() || found->second != digest) {
      report.faults.push_back(fmt::format("the digest of {} differs from that of its log replayed", scope.name()));
    }
  }
}

}  // namespace

VerifyReport verify_data(DataFolder& folder, const Progress& progress) {
  VerifyReport report;
  for (const std::string& error : folder.database().integrity_errors())
    report.faults.push_back("SQLite says: " + error);
  const std::vector<fs::path> files = media_files(folder);
  Steps steps(progress, folder.log().ops().count_ops() + static_cast<int64_t>(files.size()));

  Database fresh = Database::in_memory();
  Log log(fresh, folder.device(), [&folder] { return folder.log().now_ms(); });
  {
    const ReadView view(folder.database());
    replay(folder.log(), log, steps, report);
    for (const TableSpecification& table : tables()) {
      compare_table(folder.database(), fresh, table.name, report);
      ++report.tables;
    }
    compare_digests(digests(folder.log().database()), digests(log.database()), report);
    check_photos_are_there(folder, report);
  }
  check_media(files, steps, report);
  return report;
}

}  // namespace starharbor::content
