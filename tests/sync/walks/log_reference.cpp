// See log_reference.h.
#include "tests/sync/walks/log_reference.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

#include "content-db/log/body.h"

namespace starharbor::tests {
namespace {

using content::Op;
using content::OpRef;
using nlohmann::json;

json body_of(const Op& op) {
  return json::parse(op.body, nullptr, false);
}

bool is_live_register(const Op& op) {
  const auto* rule = content::find_table(op.table);
  const bool of_a_fact_table = rule && rule->kind == content::TableKind::kFact;
  return op.stamp >= 0 && content::stamp_ms(op.stamp) < content::kLastStampMs && !op.row.empty() && !of_a_fact_table &&
         body_of(op).is_object();
}

bool names(const KnownOp& op, const KnownOp& other) {
  return std::find(op.op.seen.begin(), op.op.seen.end(), other.ref()) != op.op.seen.end();
}

}  // namespace

std::string contested_line(const std::string& scope, const std::string& table, const std::string& row,
                           const std::string& column, const OpRef& shown, const std::set<std::string>& items) {
  std::string line = scope + " " + table + " " + row + " " + column + " shows " + content::to_hex(shown.log) + "." +
                     std::to_string(shown.seq) + "." + std::to_string(shown.tag) + " of";
  for (const std::string& item : items) line += " " + item;
  return line;
}

std::string contested_item(const OpRef& ref, const std::string& value) {
  return content::to_hex(ref.log) + "." + std::to_string(ref.seq) + "." + std::to_string(ref.tag) + "=" + value;
}

std::string value_text(const Op& op, const std::string& column) {
  return body_of(op).at(column).dump();
}

std::set<std::array<std::string, 3>> reference_erased(const Ops& ops) {
  std::set<std::array<std::string, 3>> erased;
  for (const auto& [key, run] : ops) {
    for (const KnownOp& known : run) {
      const Op& op = known.op;
      const json body = body_of(op);
      if (op.table == "erasure" && op.row.empty() && body.is_object())
        erased.insert({op.scope.name(), body.value("of_table", ""), body.value("of_row", "")});
    }
  }
  return erased;
}

std::vector<ReferenceColumn> reference_columns(const Ops& ops) {
  const auto erased = reference_erased(ops);
  std::map<std::tuple<std::string, std::string, std::string, std::string>, std::vector<KnownOp>> setters;
  for (const auto& [key, run] : ops) {
    for (const KnownOp& known : run) {
      const Op& op = known.op;
      if (!is_live_register(op) || erased.contains({op.scope.name(), op.table, op.row})) continue;
      const json body = body_of(op);
      for (const auto& [column, value] : body.items())
        setters[{op.scope.name(), op.table, op.row, column}].push_back(known);
    }
  }
  std::vector<ReferenceColumn> columns;
  for (const auto& [key, all] : setters) {
    ReferenceColumn column{std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), {}};
    for (const KnownOp& op : all) {
      if (std::none_of(all.begin(), all.end(), [&](const KnownOp& other) { return names(other, op); }))
        column.heads.push_back(op);
    }
    std::sort(column.heads.begin(), column.heads.end(), [](const KnownOp& a, const KnownOp& b) {
      const OpRef first = a.ref(), second = b.ref();
      return std::tie(a.op.stamp, first) > std::tie(b.op.stamp, second);
    });
    columns.push_back(std::move(column));
  }
  return columns;
}

std::vector<std::string> reference_conflicts(const Ops& ops) {
  const auto columns = reference_columns(ops);
  std::vector<std::string> lines;
  for (const auto& column : columns) {
    std::set<std::string> values, items;
    for (const KnownOp& head : column.heads) {
      values.insert(value_text(head.op, column.column));
      items.insert(contested_item(head.ref(), value_text(head.op, column.column)));
    }
    if (values.size() > 1) {
      const OpRef shown = column.heads.front().ref();
      lines.push_back(contested_line(column.scope, column.table, column.row, column.column, shown, items));
      continue;
    }
    // A removal that shows, and heads of the row's other columns that it did not name.
    if (column.column != "deleted" || column.heads.empty() || values != std::set<std::string>{"1"}) continue;
    const KnownOp& removal = column.heads.front();
    std::set<std::string> unseen;
    for (const auto& other : columns) {
      const bool of_row =
          std::tie(other.scope, other.table, other.row) == std::tie(column.scope, column.table, column.row);
      if (!of_row || other.column == "deleted") continue;
      for (const KnownOp& head : other.heads) {
        if (!names(removal, head)) unseen.insert(contested_item(head.ref(), "0"));
      }
    }
    if (unseen.empty()) continue;
    unseen.insert(contested_item(removal.ref(), "1"));
    lines.push_back(contested_line(column.scope, column.table, column.row, column.column, removal.ref(), unseen));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> contested_in(content::Log& log) {
  std::vector<std::string> lines;
  for (const auto& conflict : log.conflicts()) {
    std::set<std::string> items;
    OpRef shown;
    for (const auto& value : conflict.values) {
      items.insert(contested_item(value.op, content::json_text(value.value)));
      if (value.shown) shown = value.op;
    }
    lines.push_back(contested_line(conflict.scope.name(), conflict.table, conflict.row, conflict.column, shown, items));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace starharbor::tests
