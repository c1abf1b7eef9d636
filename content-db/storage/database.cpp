// The SQLite side of database.h: error codes become Error, migrations run one transaction each.
#include "content-db/storage/database.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include "content-db/base/durable_file.h"
#include "content-db/storage/schema_versions.h"

namespace starharbor::content {
namespace {

constexpr int kLongestWaitMs = 10'000;
constexpr int kApplicationId = 0x53484442;  // as schema/0001.sql sets it

[[noreturn]] void fail(sqlite3* db, int result, const std::string& operation) {
  const int primary = result & 0xff;
  const std::string said = db ? sqlite3_errmsg(db) : sqlite3_errstr(result);
  switch (primary) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(ErrorCode::kReadOnly, operation,
                  "the data folder can't be written. Check who owns it and whether the disk is mounted read-only.");
    case SQLITE_FULL:
      throw Error(ErrorCode::kDiskFull, operation,
                  "the disk is full. Free some space and try again; nothing was lost.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(
          ErrorCode::kCorrupt, operation,
          "the file is damaged (" + said + "). Keep it, restore the last backup, and sync to fetch what came since.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorCode::kBusy, operation, "another program kept the data for too long. Close it and try again.");
    case SQLITE_CANTOPEN:
      throw Error(ErrorCode::kReadOnly, operation,
                  "the file can't be opened. Check that the folder exists and that this user may write to it.");
    default:
      throw Error(ErrorCode::kIo, operation, said);
  }
}

// Looks again every millisecond: a long merge opens the door between two segments for no longer than a few (see
// Transaction), and whoever sleeps longer misses it.
int wait_a_little(void*, int waited) {
  if (waited >= kLongestWaitMs) return 0;
  sqlite3_sleep(1);
  return 1;
}

int header_number(sqlite3* db, const char* pragma) {
  sqlite3_stmt* stmt = nullptr;
  const int prepared = sqlite3_prepare_v2(db, pragma, -1, &stmt, nullptr);
  if (prepared != SQLITE_OK) fail(db, prepared, "read the schema version");
  const int stepped = sqlite3_step(stmt);
  const int number = stepped == SQLITE_ROW ? sqlite3_column_int(stmt, 0) : 0;
  sqlite3_finalize(stmt);
  if (stepped != SQLITE_ROW) fail(db, stepped, "read the schema version");
  return number;
}

int user_version(sqlite3* db) {
  return header_number(db, "PRAGMA user_version");
}

void execute(sqlite3* db, const std::string& sql, const std::string& operation) {
  const int result = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(db, result, operation);
}

}  // namespace

Statement::~Statement() {
  if (stmt_) {
    sqlite3_reset(stmt_);
    sqlite3_clear_bindings(stmt_);
  }
}

Statement::Statement(Statement&& other) noexcept : db_(other.db_), stmt_(other.stmt_) {
  other.stmt_ = nullptr;
}

Statement& Statement::bind(int index, int64_t value) {
  sqlite3_bind_int64(stmt_, index, value);
  return *this;
}
Statement& Statement::bind(int index, double value) {
  sqlite3_bind_double(stmt_, index, value);
  return *this;
}
Statement& Statement::bind(int index, std::string_view value) {
  sqlite3_bind_text64(stmt_, index, value.data() ? value.data() : "", value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind(int index, std::span<const uint8_t> value) {
  sqlite3_bind_blob64(stmt_, index, value.empty() ? static_cast<const void*>("") : value.data(), value.size(),
                      SQLITE_TRANSIENT);
  return *this;
}
Statement& Statement::bind_in_place(int index, std::string_view value) {
  sqlite3_bind_text64(stmt_, index, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind_in_place(int index, std::span<const uint8_t> value) {
  sqlite3_bind_blob64(stmt_, index, value.empty() ? static_cast<const void*>("") : value.data(), value.size(),
                      SQLITE_STATIC);
  return *this;
}
Statement& Statement::bind_null(int index) {
  sqlite3_bind_null(stmt_, index);
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(stmt_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  const char* sql = sqlite3_sql(stmt_);
  sqlite3_reset(stmt_);
  fail(db_, result, fmt::format("run \"{:.60}\"", sql ? sql : ""));
}

void Statement::run() {
  while (step()) {
  }
  rewind();
}

void Statement::rewind() {
  sqlite3_reset(stmt_);
}

int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(stmt_, column);
}
double Statement::real(int column) const {
  return sqlite3_column_double(stmt_, column);
}
std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(stmt_, column);
  return bytes ? std::string(reinterpret_cast<const char*>(bytes), sqlite3_column_bytes(stmt_, column)) : std::string();
}
std::span<const uint8_t> Statement::blob_in_place(int column) const {
  const auto* bytes = static_cast<const uint8_t*>(sqlite3_column_blob(stmt_, column));
  return {bytes, bytes ? static_cast<size_t>(sqlite3_column_bytes(stmt_, column)) : 0};
}
Bytes Statement::blob(int column) const {
  const auto bytes = blob_in_place(column);
  return Bytes(bytes.begin(), bytes.end());
}
bool Statement::is_null(int column) const {
  return sqlite3_column_type(stmt_, column) == SQLITE_NULL;
}
int Statement::type(int column) const {
  return sqlite3_column_type(stmt_, column);
}

Database::Database(sqlite3* db, std::filesystem::path path) : db_(db), path_(std::move(path)) {}

Database::Database(Database&& other) noexcept {
  *this = std::move(other);
}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(db_, other.db_);
  std::swap(path_, other.path_);
  std::swap(statements_, other.statements_);
  return *this;
}

Database::~Database() {
  for (auto& [sql, stmt] : statements_) sqlite3_finalize(stmt);
  sqlite3_close(db_);
}

Database Database::open(const std::filesystem::path& file, Mode mode) {
  return open(file, kSchemaVersions, mode);
}

Database Database::open(const std::filesystem::path& file, const std::vector<const char*>& versions, Mode mode) {
  sqlite3* raw = nullptr;
  // One thread at a time uses a Database, so that SQLite need not lock it for each value bound.
  const int flags = SQLITE_OPEN_NOMUTEX |
                    (mode == Mode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const int result = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Database db(raw, file);
  if (result != SQLITE_OK) fail(raw, result, "open " + file.string());
  sqlite3_busy_handler(raw, wait_a_little, nullptr);
  const int version = user_version(raw);
  // First of all: a trial version counted its schemas otherwise.
  if (version > 0 && header_number(raw, "PRAGMA application_id") != kApplicationId)
    throw Error(ErrorCode::kInput, "open " + file.string(),
                "it is no data folder's file, or one of a trial version from before the first release, which can't be "
                "opened any more. It was not touched: keep it where it is, make a new data folder with --data, and "
                "import the packages again.");
  if (version > static_cast<int>(versions.size()))
    throw Error(ErrorCode::kNewerVersion, "open " + file.string(),
                fmt::format("the data was written by a newer version of Starharbor (schema {}, this one knows {}). "
                            "Install the newer version; the file was not touched.",
                            version, versions.size()));
  // FULL: a sign-in that was confirmed survives the plug being pulled.
  if (mode == Mode::kReadWrite) {
    execute(raw, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", "open " + file.string());
    db.migrate(versions);
  }
  // What is erased is overwritten, not only let go of.
  execute(raw, "PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;", "open " + file.string());
  return db;
}

Database Database::in_memory() {
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Database db(raw, ":memory:");
  if (result != SQLITE_OK) fail(raw, result, "open a database in memory");
  db.migrate(kSchemaVersions);
  return db;
}

void Database::migrate(const std::vector<const char*>& versions) {
  const int newest = static_cast<int>(versions.size());
  const int found = user_version(db_);
  // A file that is being made has nothing to keep, and the steps between were never in use.
  if (found > 0 && found < newest) {
    const std::filesystem::path backup = fmt::format("{}.v{}.backup", path_.string(), found);
    if (!std::filesystem::exists(backup) || std::filesystem::file_size(backup) == 0) {
      // SQLite fills a file that is there, and leaves it its rights.
      if (write_durably(backup, {}, kPrivateFile) != 0)
        fail(nullptr, SQLITE_CANTOPEN, "make the copy " + backup.string());
      query("VACUUM INTO ?1").bind(1, backup.string()).run();
    }
  }
  for (int version = found; version < newest; ++version) {
    execute(db_, "BEGIN IMMEDIATE", "begin a migration");
    // Another process may have come first.
    if (user_version(db_) == version) {
      const int result = sqlite3_exec(db_, versions[version], nullptr, nullptr, nullptr);
      if (result != SQLITE_OK) {
        const std::string said = sqlite3_errmsg(db_);
        sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
        fail(nullptr, result, fmt::format("bring {} to schema version {} ({})", path_.string(), version + 1, said));
      }
      execute(db_, fmt::format("PRAGMA user_version = {}", version + 1), "note the schema version");
    }
    execute(db_, "COMMIT", "finish a migration");
  }
}

Statement Database::query(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return Statement(db_, found->second);
  sqlite3_stmt* stmt = nullptr;
  const int result =
      sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &stmt, nullptr);
  if (result != SQLITE_OK) fail(db_, result, fmt::format("prepare \"{:.80}\"", sql));
  statements_.emplace(std::string(sql), stmt);
  return Statement(db_, stmt);
}

void Database::run(std::string_view sql) {
  execute(db_, std::string(sql), fmt::format("run \"{:.60}\"", sql));
}

int64_t Database::changes() const {
  return sqlite3_changes64(db_);
}

int64_t Database::own_version() const {
  return sqlite3_total_changes64(db_);
}

int64_t Database::schema_version() {
  auto rows = query("PRAGMA user_version");
  rows.step();
  return rows.integer(0);
}

int64_t Database::data_version() {
  auto rows = query("PRAGMA data_version");
  return rows.step() ? rows.integer(0) : 0;
}

std::vector<std::string> Database::integrity_errors() {
  std::vector<std::string> errors;
  auto rows = query("PRAGMA integrity_check");
  while (rows.step())
    if (rows.text(0) != "ok") errors.push_back(rows.text(0));
  return errors;
}

Transaction::Transaction(Database& db) : db_(db) {
  db_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // A failed statement may have rolled back already; a second rollback is then refused, and right to be ignored.
  if (open_) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  db_.run("COMMIT");
  open_ = false;
}

}  // namespace starharbor::content
