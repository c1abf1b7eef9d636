// Who reads and writes a row: everybody (what the office keeps for the whole district), everybody with one base to
// write it (its events), or the office and one base alone (its people). A value that is never anything else; no rights
// here.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace starharbor::content {

enum class ScopeKind : uint8_t { kDistrict, kEvents, kBase };

class Scope {
 public:
  Scope() = default;  // the district's
  // "district", "events-<base>" or "base-<base>"; nullopt for anything else.
  static std::optional<Scope> parse(std::string_view name);

  ScopeKind kind() const;
  std::string_view base() const;  // its id; empty for the district's
  // As ops, files and tables have it, and what orders scopes.
  const std::string& name() const { return name_; }
  auto operator<=>(const Scope&) const = default;

 private:
  explicit Scope(std::string_view name) : name_(name) {}

  std::string name_ = "district";
};

inline const Scope kDistrictScope;
// May a base be called so? Its scopes are folders' names, on vfat too: lower-case letters, digits, '-' and '.', at most
// 73, and no '.' at the end.
bool is_base_id(std::string_view id);
// Throw Error{kInput} when it may not.
Scope events_scope(std::string_view base);
Scope base_scope(std::string_view base);
// Is it one of the two of this base?
bool is_of_base(const Scope& scope, std::string_view base);
// As a table of ours has it. Throws Error{kCorrupt} when it is none.
Scope stored_scope(std::string_view name);

}  // namespace starharbor::content
