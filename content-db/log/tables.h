// The specification of the projection's tables: register or fact, who may write them where, and every column with its
// type and meaning. One row a table in tables.cpp; all that must know a table by name asks here. Which scope an op
// lives in is decided by (role, scope, table) alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/log/scope.h"

namespace starharbor::content {

// Where rows of a table stand in an order, this column says which.
constexpr std::string_view kPositionColumn = "position";

// Of a room, or of an event.
constexpr int64_t kMaxCapacity = 1'000'000;

enum class Role { kOffice, kKiosk };

enum class TableKind { kRegister, kFact };

enum class ColumnType { kText, kInteger, kReal };

// A column as it is specified. A bilingual one is stored as two, <name>_zh and <name>_en.
struct Column {
  std::string_view name;
  ColumnType type = ColumnType::kText;
  std::string_view table = {};  // whose row's id it holds, or a JSON array of ids
  bool is_required = false;     // a row shows once it is there; of a bilingual one the Chinese
  bool is_bilingual = false;
  bool is_personal = false;  // it tells of one person: a row with such a column can be erased with the person
  bool is_media = false;     // it names a file under media/
  int64_t least = 0, most = 1'000'000'000;  // of a whole number that a package gives

  constexpr Column required() const { return with(&Column::is_required); }
  constexpr Column bilingual() const { return with(&Column::is_bilingual); }
  constexpr Column personal() const { return with(&Column::is_personal); }
  constexpr Column media() const { return with(&Column::is_media); }
  constexpr Column between(int64_t from, int64_t to) const {
    Column column = *this;
    column.least = from;
    column.most = to;
    return column;
  }
  constexpr Column refers_to(std::string_view other) const {
    Column column = *this;
    column.table = other;
    return column;
  }

 private:
  constexpr Column with(bool Column::*flag) const {
    Column column = *this;
    column.*flag = true;
    return column;
  }
};

// A column as SQL and ops name it.
struct StoredColumn {
  std::string name;
  ColumnType type;
  bool is_required;
  Column meaning;
};

// Besides its columns each row has `id`: a register's as its writer chose it, a fact's op. A register has `deleted`
// and, where rows come by packages, `sample` and `retired`; a fact has the `scope` that it was written in.
struct TableSpecification {
  TableSpecification(std::string_view called, TableKind of_kind, std::vector<ScopeKind> in_scopes,
                     std::vector<Column> specified);
  // No kiosk writes it, not even in its own scope.
  TableSpecification by_office_only() const;
  // A later import that lacks a row retires it.
  TableSpecification from_packages() const;
  // The same, and a package's [[key]] gives just these columns, which is all that there is to say of how they are read.
  TableSpecification from_packages_as(std::string_view key) const;

  std::string_view name;
  TableKind kind;
  std::vector<ScopeKind> scopes;      // where rows of it may live
  std::vector<StoredColumn> columns;  // all that an op may set, in the order of the specification
  bool office_only = false;
  bool retires = false;
  std::vector<Column> written;   // the columns as specified, before a bilingual one is two
  std::string_view package_key;  // of from_packages_as

  const StoredColumn* find_column(std::string_view column) const;  // null: unknown to this version
  bool is_personal() const;
};

std::span<const TableSpecification> tables();
const TableSpecification* find_table(std::string_view name);  // null: unknown to this version

// A device's view of scopes. base is empty for an office that shows no terminal.
struct Device {
  std::string name;
  Role role = Role::kKiosk;
  std::string base;
};

// What a device may be called: one line that can be read, of 1 to 64 bytes.
bool is_device_name(std::string_view name);

// May this device write rows of this table in this scope?
bool may_write(const Device& device, const Scope& scope, std::string_view table);
// Does this device hold (read and keep) this scope?
bool holds(const Device& device, const Scope& scope);

}  // namespace starharbor::content
