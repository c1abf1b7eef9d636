// The two statements of local_exchange.
#include "content-db/folder/exchange_record.h"

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

void bind_instant(Statement& statement, int index, const std::optional<int64_t>& ms) {
  ms ? statement.bind(index, *ms) : statement.bind_null(index);
}

std::optional<int64_t> instant(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

}  // namespace

void save_exchange(Database& db, const ExchangeRecord& record) {
  auto row = db.query(kSave);
  row.bind(1, record.store).bind(2, record.stick ? 1 : 0).bind(3, record.started_ms).bind(4, record.step);
  row.bind(5, record.done).bind(6, record.total).bind(7, record.permille).bind(8, record.written_ms);
  bind_instant(row, 9, record.ended_ms);
  row.bind(10, record.outcome);
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
    record.step = rows.text(3);
    record.done = rows.integer(4);
    record.total = rows.integer(5);
    record.permille = static_cast<int>(rows.integer(6));
    record.written_ms = rows.integer(7);
    record.ended_ms = instant(rows, 8);
    record.outcome = rows.text(9);
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
