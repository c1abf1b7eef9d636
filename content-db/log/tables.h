// What the projection's tables are: register or fact, who may write them where, and which columns a row needs before it
// shows. The columns themselves are the schema's. Which scope an op lives in is decided by (role, scope, table) alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starharbor::content {

enum class Role { kOffice, kKiosk };

enum class TableKind { kRegister, kFact };

enum class ScopeKind { kDistrict, kEvents, kBase };

struct TableRule {
  std::string_view name;
  TableKind kind;
  std::vector<ScopeKind> scopes;           // where rows of it may live
  std::vector<std::string_view> required;  // a row shows once these are there
  bool office_only = false;                // no kiosk writes it, not even in its own scope
};

std::span<const TableRule> tables();
const TableRule* find_table(std::string_view name);  // null: unknown to this version

// A device's view of scopes. base is empty for an office that shows no terminal.
struct Device {
  std::string name;
  Role role = Role::kKiosk;
  std::string base;
};

// May this device write rows of this table in this scope?
bool may_write(const Device& device, std::string_view scope, std::string_view table);
// Does this device hold (read and keep) this scope?
bool holds(const Device& device, std::string_view scope);

}  // namespace starharbor::content
