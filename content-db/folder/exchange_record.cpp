// The two statements of local_exchange.
#include "content-db/folder/exchange_record.h"

#include <algorithm>
#include <array>

namespace starharbor::content {
namespace {

constexpr const char* kSave =
    "INSERT INTO local_exchange (store, stick, started_at, step, done, total, permille, written_at, ended_at, outcome, "
    "good_at, files_in, files_out, changes_in, gaps, problems) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) "
    "ON CONFLICT (store) DO UPDATE SET stick = excluded.stick, started_at = excluded.started_at, step = excluded.step, "
    "done = excluded.done, total = excluded.total, permille = excluded.permille, written_at = excluded.written_at, "
    "ended_at = excluded.ended_at, outcome = excluded.outcome, good_at = ifnull(excluded.good_at, good_at), "
    "files_in = excluded.files_in, files_out = excluded.files_out, changes_in = excluded.changes_in, "
    "gaps = excluded.gaps, problems = excluded.problems";

constexpr const char* kLoad =
    "SELECT store, stick, started_at, step, done, total, permille, written_at, ended_at, outcome, good_at, files_in, "
    "files_out, changes_in, gaps, problems FROM local_exchange ORDER BY store";

constexpr std::array<std::string_view, kExchangeStepCount> kStepNames{
    "fetching_changes", "fetching_photos", "taking_changes_in", "giving_photos", "giving_changes"};

constexpr std::array<std::string_view, 15> kOutcomeNames{
    "running",      "done",          "partly",  "stopped",   "cut_off",
    "not_enrolled", "foreign_store", "missing", "read_only", "disk_full",
    "corrupt",      "newer_version", "busy",    "refused",   "io"};
static_assert(kOutcomeNames.size() == static_cast<size_t>(ExchangeOutcome::kIo) + 1);

// `otherwise` for a name that another version of this program wrote.
template <typename Kind, size_t Count>
Kind kind_named(std::string_view name, const std::array<std::string_view, Count>& names, Kind otherwise) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? otherwise : static_cast<Kind>(found - names.begin());
}

void bind_instant(Statement& statement, int index, const std::optional<int64_t>& ms) {
  ms ? statement.bind(index, *ms) : statement.bind_null(index);
}

std::optional<int64_t> instant(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

}  // namespace

std::string_view name_of(ExchangeStep step) {
  return kStepNames[static_cast<size_t>(step)];
}

std::string_view name_of(ExchangeOutcome outcome) {
  return kOutcomeNames[static_cast<size_t>(outcome)];
}

void save_exchange(Database& db, const ExchangeRecord& record) {
  auto row = db.query(kSave);
  row.bind(1, record.store).bind(2, record.stick ? 1 : 0).bind(3, record.started_ms).bind(4, name_of(record.step));
  row.bind(5, record.done).bind(6, record.total).bind(7, record.permille).bind(8, record.written_ms);
  bind_instant(row, 9, record.ended_ms);
  row.bind(10, name_of(record.outcome));
  bind_instant(row, 11, record.good_ms);
  row.bind(12, record.files_in).bind(13, record.files_out).bind(14, record.changes_in);
  row.bind(15, record.gaps).bind(16, record.problems).run();
}

std::vector<ExchangeRecord> load_exchanges(Database& db) {
  std::vector<ExchangeRecord> records;
  auto rows = db.query(kLoad);
  while (rows.step()) {
    ExchangeRecord record;
    record.store = rows.text(0);
    record.stick = rows.integer(1) != 0;
    record.started_ms = rows.integer(2);
    record.step = kind_named(rows.text(3), kStepNames, ExchangeStep::kFetchingChanges);
    record.done = rows.integer(4);
    record.total = rows.integer(5);
    record.permille = static_cast<int>(rows.integer(6));
    record.written_ms = rows.integer(7);
    record.ended_ms = instant(rows, 8);
    record.outcome = kind_named(rows.text(9), kOutcomeNames, ExchangeOutcome::kIo);
    record.good_ms = instant(rows, 10);
    record.files_in = rows.integer(11);
    record.files_out = rows.integer(12);
    record.changes_in = rows.integer(13);
    record.gaps = rows.integer(14);
    record.problems = rows.integer(15);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace starharbor::content
