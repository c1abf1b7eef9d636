// A device in memory for tests of the log: a database, a log with a known id, and a clock that stands where it is put.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "content-db/log/log.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {

// Every row of every projection table, by table, as text.
inline std::map<std::string, std::vector<std::string>> rows_of(content::Database& db) {
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& rule : content::tables()) {
    std::string columns;
    auto shape = db.query("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
    shape.bind(1, rule.name);
    while (shape.step()) columns += fmt::format("{}quote(\"{}\")", columns.empty() ? "" : " || '|' || ", shape.text(0));
    auto rows = db.query(fmt::format("SELECT {} FROM \"{}\" ORDER BY id", columns, rule.name));
    while (rows.step()) all[std::string(rule.name)].push_back(rows.text(0));
  }
  return all;
}

class MemoryDevice {
 public:
  MemoryDevice(uint8_t number, content::Device device)
      : db_(std::make_unique<content::Database>(content::Database::in_memory())),
        now_ms_(std::make_unique<int64_t>(kNoonMs)),
        log_(std::make_unique<content::Log>(*db_, std::move(device), [now = now_ms_.get()] { return *now; })) {
    log_->go_on_under(log_id(number));
  }

  static content::LogId log_id(uint8_t number) {
    content::LogId id{};
    id.fill(number);
    return id;
  }
  content::Log& log() { return *log_; }
  content::Database& database() { return *db_; }
  void set_now(int64_t now_ms) { *now_ms_ = now_ms; }

  void edit(const content::Scope& scope, const std::string& table, const std::string& row,
            const content::Columns& columns) {
    content::Transaction transaction(*db_);
    log_->edit(scope, table, row, columns);
    transaction.commit();
  }
  void remove(const content::Scope& scope, const std::string& table, const std::string& row) {
    content::Transaction transaction(*db_);
    log_->remove(scope, table, row);
    transaction.commit();
  }
  content::FactId fact(const content::Scope& scope, const std::string& table, const content::Columns& columns) {
    content::Transaction transaction(*db_);
    const content::FactId id = log_->append_fact(scope, table, columns);
    transaction.commit();
    return id;
  }
  content::MergeResult merge(const content::Run& run) {
    content::Transaction transaction(*db_);
    const auto result = log_->merge(run.before, run.ops);
    transaction.commit();
    return result;
  }
  // Ops of one log, as read() gives them.
  content::Run read(uint8_t number, const content::Scope& scope, int64_t first, int64_t limit) {
    return log_->ops().read(log_->ops().tip(log_id(number), scope), first, limit);
  }
  // Everything of the other that is not here.
  void take_all(MemoryDevice& other) {
    for (const content::Tip& tip : other.log().ops().tips()) merge(other.log().ops().read(tip, 1, 1'000'000));
  }

  std::string text(const std::string& sql) {
    auto rows = db_->query(sql);
    return rows.step() ? rows.text(0) : "(no row)";
  }
  std::map<std::string, std::vector<std::string>> rows() { return rows_of(*db_); }

 private:
  std::unique_ptr<content::Database> db_;
  std::unique_ptr<int64_t> now_ms_;
  std::unique_ptr<content::Log> log_;
};

inline content::Device office() {
  return {"office", content::Role::kOffice, ""};
}
inline content::Device kiosk(const std::string& base, const std::string& name = "kiosk") {
  return {name, content::Role::kKiosk, base};
}

}  // namespace starharbor::tests
