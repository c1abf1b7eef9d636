// The rules of tables.h as data.
#include "content-db/log/tables.h"

#include <algorithm>

#include "content-db/log/op.h"

namespace starharbor::content {
namespace {

using enum TableKind;
using enum ScopeKind;

constexpr bool kOfficeOnly = true;

const std::vector<TableRule> kTables = {
    {"package", kRegister, {kDistrict}, {"title_zh"}},
    {"base", kRegister, {kDistrict}, {"name_zh"}},
    {"story", kRegister, {kDistrict}, {"title_zh", "text_zh"}},
    {"figure", kRegister, {kDistrict}, {"value", "label_zh"}},
    {"diagram", kRegister, {kDistrict}, {"kind", "parts"}},
    {"outcome", kRegister, {kDistrict}, {"title_zh"}},
    {"album", kRegister, {kDistrict}, {"title_zh", "day"}},
    {"photo", kRegister, {kDistrict}, {"album", "thumb_hash", "medium_hash", "large_hash"}},
    {"venue", kRegister, {kDistrict}, {"name_zh"}},
    {"member_group", kRegister, {kDistrict}, {"name_zh"}},
    {"card_key", kRegister, {kDistrict}, {"issuer"}},
    {"revoked_card", kRegister, {kDistrict}, {"base"}},
    {"event", kRegister, {kDistrict, kEvents}, {"title_zh", "starts_at", "ends_at"}},
    {"member", kRegister, {kBase}, {"base", "name"}},
    {"membership", kRegister, {kBase}, {"member", "member_group"}},
    {"registration", kRegister, {kBase}, {"event", "member"}},
    {"card", kRegister, {kBase}, {"member"}},
    {"clock_offset",
     kRegister,
     {kBase},
     {"base", "log", "first_seq", "last_seq", "believed_from", "believed_until", "offset_ms"}},
    {"person_link", kRegister, {kBase}, {"member", "other", "same"}, kOfficeOnly},
    {"walk_in", kRegister, {kBase}, {"event", "name"}},
    {"sign_in", kFact, {kBase}, {"event", "at"}},
    {"erasure", kFact, {kBase}, {"of_table", "of_row"}, kOfficeOnly},
    {"annulment", kFact, {kBase}, {"sign_ins"}},
};

ScopeKind kind_of(std::string_view scope) {
  if (scope.starts_with("events-")) return kEvents;
  if (scope.starts_with("base-")) return kBase;
  return kDistrict;
}

}  // namespace

std::span<const TableRule> tables() {
  return kTables;
}

const TableRule* find_table(std::string_view name) {
  const auto found =
      std::find_if(kTables.begin(), kTables.end(), [&](const TableRule& rule) { return rule.name == name; });
  return found == kTables.end() ? nullptr : &*found;
}

bool may_write(const Device& device, std::string_view scope, std::string_view table) {
  const TableRule* rule = find_table(table);
  const ScopeKind kind = kind_of(scope);
  if (!rule || std::find(rule->scopes.begin(), rule->scopes.end(), kind) == rule->scopes.end()) return false;
  if (device.role == Role::kOffice) return true;
  if (rule->office_only) return false;
  return scope == events_scope(device.base) || scope == base_scope(device.base);
}

bool holds(const Device& device, std::string_view scope) {
  return device.role == Role::kOffice || kind_of(scope) != kBase || scope == base_scope(device.base);
}

}  // namespace starharbor::content
