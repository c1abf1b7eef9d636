// See sign_ins.h.
#include "tests/bench/sign_ins.h"

#include <random>

#include <fmt/format.h>

#include "content-db/log/projection_tables.h"
#include "sync/exchange/exchange.h"
#include "sync/exchange/merge.h"
#include "tests/support/device.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {

namespace fs = std::filesystem;

namespace {

constexpr int64_t kMembers = 8300, kPerEvent = 60, kSecondsBetween = 7;
constexpr int64_t kOpsAtOnce = 4096;

fs::path made(const fs::path& path, const std::string& name) {
  content::DataFolder::init(path, kiosk("heart", name));
  return path;
}

}  // namespace

BenchDevice::BenchDevice(fs::path path, const std::string& name)
    : path_(made(path, name)),
      folder_(std::make_unique<content::DataFolder>(content::DataFolder::open(path_, [] { return kNoonMs; }))),
      copies_(path_) {
  TestDistrict::instance().enrol(*folder_);
}

content::Columns sign_in_columns(int64_t number) {
  // Who comes, and when within the seconds, is nothing that a compressor could guess.
  std::mt19937_64 random(static_cast<uint64_t>(number));
  const int64_t member = static_cast<int64_t>(random() % kMembers);
  const int64_t within_ms = static_cast<int64_t>(random() % (kSecondsBetween * 1000));
  return {{"event", fmt::format("heart-tea.{}", number / kPerEvent)},
          {"member", fmt::format("zhen-xin-hui.{:04}", member)},
          {"at", kNoonMs + number * kSecondsBetween * 1000 + within_ms},
          {"terminal", "灵峰 左"}};
}

void BenchDevice::sign_in(int64_t first, int64_t count) {
  content::Transaction transaction(folder_->database());
  for (int64_t number = first; number < first + count; ++number)
    folder_->log().append_fact("base-heart"_scope, "sign_in", sign_in_columns(number));
  transaction.commit();
}

void BenchDevice::sign_in(const content::Columns& columns) {
  content::Transaction transaction(folder_->database());
  folder_->log().append_fact("base-heart"_scope, "sign_in", columns);
  transaction.commit();
}

void BenchDevice::cut() {
  std::vector<sync::Problem> problems;
  sync::cut_segments(*folder_, copies_, sync::CurrentTrust(*folder_), problems);
}

void BenchDevice::merge() {
  sync::MergeReport report;
  sync::merge_segments(*folder_, copies_, sync::CurrentTrust(*folder_), report, {});
}

void BenchDevice::exchange(const fs::path& store) {
  sync::FolderStore folder(store);
  sync::ExchangeResult result;
  sync::exchange(*folder_, folder, result);
}

std::vector<SignInRow> rows_of(BenchDevice& device) {
  std::vector<SignInRow> rows;
  auto found = device.folder().database().query("SELECT id, event, member, terminal, at FROM sign_in ORDER BY at, id");
  while (found.step()) rows.push_back({found.text(0), found.text(1), found.text(2), found.text(3), found.integer(4)});
  return rows;
}

std::vector<content::Run> runs_of(BenchDevice& device) {
  std::vector<content::Run> runs;
  content::Log& log = device.folder().log();
  const content::Tip tip = log.ops().tip(log.id(), "base-heart"_scope);
  for (int64_t first = 1; first <= tip.seq; first += kOpsAtOnce) runs.push_back(log.ops().read(tip, first, kOpsAtOnce));
  return runs;
}

PlainTable::PlainTable(const fs::path& file) : db_(content::Database::open(file)) {
  content::make_projection(db_);
}

void PlainTable::insert(const SignInRow& row) {
  auto insert =
      db_.query("INSERT INTO sign_in (id, event, member, at, terminal, stated) VALUES (?1, ?2, ?3, ?4, ?5, NULL)");
  insert.bind(1, row.id).bind(2, row.event).bind(3, row.member).bind(4, row.at).bind(5, row.terminal).run();
}

void PlainTable::insert_all(const std::vector<SignInRow>& rows) {
  content::Transaction transaction(db_);
  for (const SignInRow& row : rows) insert(row);
  transaction.commit();
}

}  // namespace starharbor::tests
