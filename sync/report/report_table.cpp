// See report_table.h.
#include "sync/report/report_table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace starharbor::sync {
namespace {

// The steps of an exchange in their order; how far the whole is counts each as much as another.
constexpr std::array<std::string_view, 5> kSteps{"fetching changes", "fetching photos", "taking changes in",
                                                 "giving photos", "giving changes"};

int permille_of(std::string_view step, int64_t done, int64_t total) {
  const auto found = std::find(kSteps.begin(), kSteps.end(), step);
  if (found == kSteps.end() || total <= 0) return 0;
  const int64_t part = std::clamp<int64_t>(done, 0, total) * 1000 / total;
  return static_cast<int>(((found - kSteps.begin()) * 1000 + part) / static_cast<int64_t>(kSteps.size()));
}

std::string_view outcome_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMissing:
      return "missing";
    case ErrorCode::kReadOnly:
      return "read_only";
    case ErrorCode::kDiskFull:
      return "disk_full";
    case ErrorCode::kCorrupt:
      return "corrupt";
    case ErrorCode::kNewerVersion:
      return "newer_version";
    case ErrorCode::kBusy:
      return "busy";
    case ErrorCode::kInput:
      return "refused";
    case ErrorCode::kNoDisplay:
    case ErrorCode::kIo:
      return "io";
  }
  return "io";
}

// Of an exchange that came to its end, but not to all that it should.
std::string_view outcome_of(Standing standing) {
  switch (standing) {
    case Standing::kNotEnrolled:
      return "not_enrolled";
    case Standing::kForeignStore:
      return "foreign_store";
    case Standing::kTrusted:
    case Standing::kRevoked:
      return "partly";
  }
  return "partly";
}

}  // namespace

ReportTable::ReportTable(content::DataFolder& folder, std::string store, bool stick) : folder_(folder) {
  record_.store = std::move(store);
  record_.stick = stick;
  record_.started_ms = folder_.log().now_ms();
}

void ReportTable::progress(std::string_view step, int64_t done, int64_t total) {
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
  end(result, whole ? content::kExchangeDone : outcome_of(result.standing));
}

void ReportTable::stopped(const ExchangeResult& result) {
  end(result, "stopped");
}

void ReportTable::failed(const ExchangeResult& result, ErrorCode code) {
  if (code == ErrorCode::kBusy && !begun_) return;
  end(result, outcome_of(code));
}

void ReportTable::end(const ExchangeResult& result, std::string_view outcome) {
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
      left.outcome = "cut_off";
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
