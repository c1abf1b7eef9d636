// SQLite, held safely: opening, pragmas, migrations with a backup beside, statements, transactions. It knows no table
// by name. Nobody above writes sqlite3_ anything.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "content-db/base/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace starharbor::content {

using Bytes = std::vector<uint8_t>;

// A prepared statement from the database's cache, reset when this handle dies. Columns count from 0, binds from 1.
// Usage: auto rows = db.query("SELECT id FROM base WHERE id = ?1"); rows.bind(1, id); while (rows.step()) rows.text(0);
class Statement {
 public:
  Statement(sqlite3* db, sqlite3_stmt* stmt) : db_(db), stmt_(stmt) {}
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int index, int64_t value);
  Statement& bind(int index, double value);
  Statement& bind(int index, std::string_view value);
  Statement& bind(int index, const char* value) { return bind(index, std::string_view(value)); }
  Statement& bind(int index, std::span<const uint8_t> value);
  Statement& bind_null(int index);
  // Without a copy: the bytes outlive the statement's next step.
  Statement& bind_in_place(int index, std::string_view value);
  Statement& bind_in_place(int index, std::span<const uint8_t> value);
  // Any other whole number.
  Statement& bind(int index, int value) { return bind(index, static_cast<int64_t>(value)); }

  bool step();    // true while there is a row. Throws Error
  void run();     // for statements that give no rows
  void rewind();  // ready to bind and step again

  int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;  // empty for NULL
  Bytes blob(int column) const;
  // The first N bytes of a blob; what is missing is zero.
  template <size_t N>
  std::array<uint8_t, N> array(int column) const {
    std::array<uint8_t, N> out{};
    const auto bytes = blob_in_place(column);
    std::copy_n(bytes.begin(), std::min(bytes.size(), N), out.begin());
    return out;
  }
  bool is_null(int column) const;
  int type(int column) const;  // SQLITE_INTEGER ...

 private:
  std::span<const uint8_t> blob_in_place(int column) const;

  sqlite3* db_;
  sqlite3_stmt* stmt_;
};

class Database {
 public:
  enum class Mode { kReadWrite, kReadOnly };

  // Opens or creates the file and brings it to this program's schema version (one transaction for each version). An
  // older file is copied to `<file>.v<N>.backup` first. Throws Error: kReadOnly, kDiskFull, kCorrupt; kNewerVersion
  // and, for a file of a trial version or of another kind, kInput (untouched then). The projection is the log's to
  // make.
  static Database open(const std::filesystem::path& file, Mode mode = Mode::kReadWrite);
  // The same by other versions of the schema than this program's: entry i of SQL makes version i + 1. For tests.
  static Database open(const std::filesystem::path& file, const std::vector<const char*>& versions,
                       Mode mode = Mode::kReadWrite);
  // A fresh database in memory, at this program's schema version.
  static Database in_memory();

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Statement query(std::string_view sql);  // cached by text; at most one handle of a text at a time may be live
  void run(std::string_view sql);         // one or more statements without rows
  int64_t changes() const;
  // Moves when another connection commits (PRAGMA data_version).
  int64_t data_version();
  // Moves when this connection writes.
  int64_t own_version() const;
  int64_t schema_version();
  // Empty when SQLite's integrity check finds nothing.
  std::vector<std::string> integrity_errors();
  sqlite3* handle() const { return db_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  Database(sqlite3* db, std::filesystem::path path);
  void migrate(const std::vector<const char*>& versions);
  sqlite3* db_ = nullptr;
  std::filesystem::path path_;
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements_;
};

// BEGIN IMMEDIATE; rolls back unless commit() was reached.
class Transaction {
 public:
  explicit Transaction(Database& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& db_;
  bool open_ = true;
};

}  // namespace starharbor::content
