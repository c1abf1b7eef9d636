// See scope.h.
#include "content-db/log/scope.h"

#include <algorithm>

#include <fmt/format.h>

#include "content-db/base/error.h"

namespace starharbor::content {
namespace {

constexpr std::string_view kEventsPrefix = "events-", kBasePrefix = "base-";

Scope scope_of(std::string_view prefix, std::string_view base) {
  if (!is_base_id(base))
    throw Error(
        ErrorCode::kInput, fmt::format("write for the base \"{}\"", base),
        "a base's id is of lower-case letters, digits, '-' and '.', and short. Correct it; nothing was changed.");
  return *Scope::parse(fmt::format("{}{}", prefix, base));
}

}  // namespace

std::optional<Scope> Scope::parse(std::string_view name) {
  if (name == kDistrictScope.name()) return Scope();
  for (const std::string_view prefix : {kEventsPrefix, kBasePrefix}) {
    if (name.starts_with(prefix) && is_base_id(name.substr(prefix.size()))) return Scope(name);
  }
  return std::nullopt;
}

ScopeKind Scope::kind() const {
  if (name_.starts_with(kEventsPrefix)) return ScopeKind::kEvents;
  return name_.starts_with(kBasePrefix) ? ScopeKind::kBase : ScopeKind::kDistrict;
}

std::string_view Scope::base() const {
  const std::string_view name = name_;
  switch (kind()) {
    case ScopeKind::kDistrict:
      return {};
    case ScopeKind::kEvents:
      return name.substr(kEventsPrefix.size());
    case ScopeKind::kBase:
      return name.substr(kBasePrefix.size());
  }
  return {};
}

bool is_base_id(std::string_view id) {
  constexpr size_t kMaxBytes = 73;
  const auto sound = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
  return !id.empty() && id.size() <= kMaxBytes && !id.ends_with('.') && std::ranges::all_of(id, sound);
}

Scope events_scope(std::string_view base) {
  return scope_of(kEventsPrefix, base);
}

Scope base_scope(std::string_view base) {
  return scope_of(kBasePrefix, base);
}

bool is_of_base(const Scope& scope, std::string_view base) {
  return scope.kind() != ScopeKind::kDistrict && scope.base() == base;
}

Scope stored_scope(std::string_view name) {
  const auto scope = Scope::parse(name);
  if (!scope)
    throw Error(ErrorCode::kCorrupt, fmt::format("read the scope \"{}\"", name),
                "there is no such scope. Run `starharbor-content verify` and restore the last backup.");
  return *scope;
}

}  // namespace starharbor::content
