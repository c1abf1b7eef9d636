// See report_table.h.
#include "sync/report/report_table.h"

#include <algorithm>
#include <utility>

namespace starharbor::sync {
namespace {

using content::ExchangeOutcome;

// How far the whole is counts each step as much as another.
int permille_of(content::ExchangeStep step, int64_t done, int64_t total) {
  if (total <= 0) return 0;
  const int64_t part = std::clamp<int64_t>(done, 0, total) * 1000 / total;
  return static_cast<int>((static_cast<int64_t>(step) * 1000 + part) / content::kExchangeStepCount);
}

ExchangeOutcome outcome_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMissing:
      return ExchangeOutcome::kMissing;
    case ErrorCode::kReadOnly:
      return ExchangeOutcome::kReadOnly;
    case ErrorCode::kDiskFull:
      return ExchangeOutcome::kDiskFull;
    case ErrorCode::kCorrupt:
      return ExchangeOutcome::kCorrupt;
    case ErrorCode::kNewerVersion:
      return ExchangeOutcome::kNewerVersion;
    case ErrorCode::kBusy:
      return ExchangeOutcome::kBusy;
    case ErrorCode::kInput:
      return ExchangeOutcome::kRefused;
    case ErrorCode::kNoDisplay:
    case ErrorCode::kIo:
      return ExchangeOutcome::kIo;
  }
  return ExchangeOutcome::kIo;
}

// Of an exchange that came to its end, but not to all that it should.
ExchangeOutcome outcome_of(Standing standing) {
  switch (standing) {
    case Standing::kNotEnrolled:
      return ExchangeOutcome::kNotEnrolled;
    case Standing::kForeignStore:
      return ExchangeOutcome::kForeignStore;
    case Standing::kTrusted:
    case Standing::kRevoked:
      return ExchangeOutcome::kPartly;
  }
  return ExchangeOutcome::kPartly;
}

}  // namespace

ReportTable::ReportTable(content::DataFolder& folder, std::string store, bool stick) : folder_(folder) {
  record_.store = std::move(store);
  record_.stick = stick;
  record_.started_ms = folder_.log().now_ms();
}

void ReportTable::progress(content::ExchangeStep step, int64_t done, int64_t total) {
  const bool due = !begun_ || step != record_.step || folder_.log().now_ms() - record_.written_ms >= kReportEveryMs ||
                   folder_.log().now_ms() < record_.written_ms;
  record_.done = done;
  record_.total = total;
  record_.permille = std::max(record_.permille, permille_of(step, done, total));
  if (!due) return;
  record_.step = step;
  if (!std::exchange(begun_, true)) close_cut_off();
  save();
}

void ReportTable::ended(const ExchangeResult& result) {
  record_.permille = 1000;
  const bool whole = went_well(result);
  if (whole) record_.good_ms = folder_.log().now_ms();
  end(result, whole ? ExchangeOutcome::kDone : outcome_of(result.standing));
}

void ReportTable::stopped(const ExchangeResult& result) {
  end(result, ExchangeOutcome::kStopped);
}

void ReportTable::failed(const ExchangeResult& result, ErrorCode code) {
  if (code == ErrorCode::kBusy && !begun_) return;
  end(result, outcome_of(code));
}

void ReportTable::end(const ExchangeResult& result, ExchangeOutcome outcome) {
  record_.ended_ms = folder_.log().now_ms();
  record_.outcome = outcome;
  record_.files_in = result.segments_in.files + result.media_in.files;
  record_.files_out = result.segments_out.files + result.media_out.files;
  record_.changes_in = 0;
  for (const auto& [scope, count] : result.applied) record_.changes_in += count;
  record_.gaps = static_cast<int64_t>(result.gaps.size());
  record_.problems = static_cast<int64_t>(result.problems.size());
  save();
}

void ReportTable::close_cut_off() {
  try {
    for (content::ExchangeRecord& left : content::load_exchanges(folder_.database())) {
      if (left.ended_ms || left.store == record_.store) continue;
      left.ended_ms = left.written_ms;
      left.outcome = ExchangeOutcome::kCutOff;
      content::save_exchange(folder_.database(), left);
    }
  } catch (const Error&) {
    // As in save().
  }
}

void ReportTable::save() {
  record_.written_ms = folder_.log().now_ms();
  try {
    content::save_exchange(folder_.database(), record_);
  } catch (const Error&) {
    // A full disk, a check-in that is busy: the exchange meets the same, or can go on without word of it.
  }
}

}  // namespace starharbor::sync
