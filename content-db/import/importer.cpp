// See importer.h. local_import_value remembers what the last import said; a column's place there is (table, row,
// column).
#include "content-db/import/importer.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "content-db/base/error.h"
#include "content-db/import/rows.h"
#include "content-db/log/body.h"
#include "content-db/people/phones.h"

namespace starharbor::content {
namespace {

// Beside the columns, the memory of a row holds the scope it lives in, which it can never leave, and of a member the
// seal of a number that may have changed. No table has such columns.
constexpr const char* kScope = "scope";
constexpr const char* kRetired = "retired";

using RowKey = std::pair<std::string, std::string>;  // table, id
using Memory = std::map<RowKey, Columns>;

const Value& value_in(const Columns& columns, std::string_view name) {
  static const Value kNone;
  const auto found = columns.find(name);
  return found == columns.end() ? kNone : found->second;
}

Scope scope_in(const Columns& memory) {
  return stored_scope(value_in(memory, kScope).text_or_empty());
}

bool is_retired(const Columns& memory) {
  return value_in(memory, kRetired) == Value(1);
}

Memory last_import(Database& db, const std::string& package) {
  Memory memory;
  auto rows = db.query("SELECT table_name, row, column_name, value FROM local_import_value WHERE package = ?1");
  rows.bind(1, package);
  while (rows.step()) memory[{rows.text(0), rows.text(1)}][rows.text(2)] = read_value(rows.text(3));
  return memory;
}

// Which package else wrote a row.
std::map<RowKey, std::string> rows_of_others(Database& db, const std::string& package) {
  std::map<RowKey, std::string> owners;
  auto rows =
      db.query("SELECT table_name, row, package FROM local_import_value WHERE package <> ?1 AND column_name = 'scope'");
  rows.bind(1, package);
  while (rows.step()) owners.emplace(RowKey{rows.text(0), rows.text(1)}, rows.text(2));
  return owners;
}

// The first import's day, kept from then on; it may also have come from another office by sync.
Day anchor_day(DataFolder& folder, const std::string& package) {
  auto rows = folder.database().query("SELECT anchor_day FROM package WHERE id = ?1");
  rows.bind(1, package);
  const auto kept = rows.step() ? parse_day(rows.text(0)) : std::nullopt;
  return kept.value_or(day_at(folder.log().now_ms()));
}

void check_against_data(const std::vector<ImportRow>& rows, const Memory& memory, DataFolder& folder,
                        const std::string& package, Problems& problems) {
  const auto owners = rows_of_others(folder.database(), package);
  for (const ImportRow& row : rows) {
    const RowKey key{row.table, row.id};
    if (const auto owner = owners.find(key); owner != owners.end()) {
      problems.add(row.at,
                   fmt::format("the {} \"{}\" belongs to the package \"{}\", imported earlier; choose another id",
                               row.table, row.id, owner->second));
    }
    if (folder.log().is_erased(row.scope, row.table, row.id)) {
      problems.add(row.at,
                   fmt::format("the {} \"{}\" was erased for good; take it out of the package", row.table, row.id));
    }
    const auto last = memory.find(key);
    if (last != memory.end() && scope_in(last->second) != row.scope) {
      problems.add(row.at,
                   fmt::format("the {} \"{}\" can't move to another base; give it a new id", row.table, row.id));
    }
  }
}

// A seal shows nobody here which number is in it, and sealed again the same number looks different. What could be
// compared without the passphrase, a hash of the number under whatever key lies in this folder, would give the number
// away to whoever takes the folder: with the last four digits known, there are some hundred thousand to try. So other
// last four digits tell of another number; with the same ones it may be the same, and whoever opens seals decides.
bool may_be_same_phone(const Columns& before, const Columns& now) {
  return now.contains(kPhoneSealed) && !value_in(before, kPhoneSealed).is_null() &&
         value_in(before, "phone_last4") == value_in(now, "phone_last4");
}

// The columns to write, so that the row says what the package says now.
Columns difference(const Columns& before, const Columns& now) {
  const std::set<std::string_view> memory_only = {kScope, kRetired, kPhoneImported};
  Columns changed;
  for (const auto& [column, value] : now) {
    if (column == kPhoneSealed && may_be_same_phone(before, now)) continue;
    const auto last = before.find(column);
    if (last == before.end() || last->second != value) changed[column] = value;
  }
  for (const auto& [column, value] : before) {
    if (!memory_only.contains(column) && !value.is_null() && !now.contains(column)) changed[column] = nullptr;
  }
  if (is_retired(before)) changed[kRetired] = false;
  return changed;
}

class Writer {
 public:
  Writer(DataFolder& folder, std::string package) : folder_(folder), package_(std::move(package)) {}

  void write(const Scope& scope, const RowKey& key, const Columns& columns, ImportReport& report) {
    if (columns.empty()) return;
    folder_.log().edit(scope, key.first, key.second, columns);
    for (const auto& [column, value] : columns) remember(key, column, value);
    if (columns.contains(kPhoneSealed)) forget(key, kPhoneImported);
    ++report.written;
  }
  void remember(const RowKey& key, const std::string& column, const Value& value) {
    auto insert = folder_.database().query(
        "INSERT OR REPLACE INTO local_import_value (package, table_name, row, column_name, value) VALUES (?1, ?2, ?3, "
        "?4, ?5)");
    insert.bind(1, package_).bind(2, key.first).bind(3, key.second).bind(4, column).bind(5, json_text(value)).run();
  }
  void forget(const RowKey& key, const std::string& column) {
    auto remove = folder_.database().query(
        "DELETE FROM local_import_value WHERE package = ?1 AND table_name = ?2 AND row = ?3 AND column_name = ?4");
    remove.bind(1, package_).bind(2, key.first).bind(3, key.second).bind(4, column).run();
  }

 private:
  DataFolder& folder_;
  std::string package_;
};

void write_rows(DataFolder& folder, const std::vector<ImportRow>& rows, const Memory& memory, ImportReport& report) {
  Writer writer(folder, report.package);
  std::set<RowKey> there;
  for (const ImportRow& row : rows) {
    const RowKey key{row.table, row.id};
    there.insert(key);
    const auto last = memory.find(key);
    if (last == memory.end()) writer.remember(key, kScope, row.scope.name());
    const Columns before = last == memory.end() ? Columns() : last->second;
    writer.write(row.scope, key, difference(before, row.columns), report);
    if (may_be_same_phone(before, row.columns))
      writer.remember(key, kPhoneImported, value_in(row.columns, kPhoneSealed));
  }
  for (const auto& [key, before] : memory) {
    if (there.contains(key) || is_retired(before)) continue;
    writer.write(scope_in(before), key, {{kRetired, true}}, report);
    ++report.retired;
  }
}

ImportReport read_and_check(const std::filesystem::path& package_folder, const PreparedPhotos& known,
                            package::Package& package, std::map<std::string, std::string>& sources,
                            const Progress& progress) {
  ImportReport report;
  package = package::read_package(package_folder, report.problems);
  sources = check_photos(package, known, report.problems, progress);
  report.package = package.id;
  report.photos = static_cast<int64_t>(sources.size());
  return report;
}

}  // namespace

ImportReport check_package_folder(const std::filesystem::path& package_folder, const Progress& progress) {
  package::Package package;
  std::map<std::string, std::string> sources;
  return read_and_check(package_folder, {}, package, sources, progress);
}

ImportReport import_package_folder(const std::filesystem::path& package_folder, DataFolder& folder,
                                   const Progress& progress) {
  if (folder.device().role != Role::kOffice) {
    throw Error(ErrorCode::kInput, "import " + package_folder.string(),
                "this device is a kiosk, where content comes by sync. Import at the office, then sync.");
  }
  const FolderLock lock(folder.path(), "import");
  PreparedPhotos photos = prepared_photos(folder);
  package::Package package;
  std::map<std::string, std::string> sources;
  ImportReport report = read_and_check(package_folder, photos, package, sources, progress);
  if (!report.problems.empty()) return report;

  // Stored by hash and named by no row yet: should the import fail after this, nothing shows and nothing is lost.
  prepare_photos(package, sources, folder, photos, progress);
  const auto phone_box = folder.phone_box();
  const std::vector<ImportRow> rows = rows_of(package, anchor_day(folder, package.id), sources, photos, phone_box);
  const Memory memory = last_import(folder.database(), package.id);
  check_against_data(rows, memory, folder, package.id, report.problems);
  if (!report.problems.empty()) return report;
  report.rows = static_cast<int64_t>(rows.size());
  if (!phone_box) report.phones_cut = std::ranges::count_if(package.members, [](auto& m) { return !m.phone.empty(); });
  Transaction transaction(folder.database());
  write_rows(folder, rows, memory, report);
  transaction.commit();
  return report;
}

}  // namespace starharbor::content
