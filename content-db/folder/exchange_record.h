// How exchanges with stores go, as sync writes it down and a kiosk shows it: the rows of local_exchange. It decides
// nothing; counts and codes only, no name of a person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/storage/database.h"

namespace starharbor::content {

// Ended, and all that the store had for this device is here. Other outcomes are why not.
// In their order.
enum class ExchangeStep { kFetchingChanges, kFetchingPhotos, kTakingChangesIn, kGivingPhotos, kGivingChanges };
constexpr int kExchangeStepCount = 5;

enum class ExchangeOutcome {
  kRunning,
  kDone,
  kPartly,  // it came to its end, but not to all that it should
  kStopped,
  kCutOff,  // the process is gone
  kNotEnrolled,
  kForeignStore,
  kMissing,
  kReadOnly,
  kDiskFull,
  kCorrupt,
  kNewerVersion,
  kBusy,
  kRefused,
  kIo,
};

// As the table has them: "fetching_changes", "disk_full".
std::string_view name_of(ExchangeStep step);
std::string_view name_of(ExchangeOutcome outcome);

struct ExchangeRecord {
  std::string store;  // its address
  bool stick = false;
  int64_t started_ms = 0;  // UTC, as all instants here
  ExchangeStep step = ExchangeStep::kFetchingChanges;
  int64_t done = 0, total = 0;  // of the step
  int permille = 0;             // of the whole
  int64_t written_ms = 0;
  std::optional<int64_t> ended_ms;
  ExchangeOutcome outcome = ExchangeOutcome::kRunning;
  std::optional<int64_t> good_ms;  // when one last ended well; saving none keeps what is known
  int64_t files_in = 0, files_out = 0, changes_in = 0, gaps = 0, problems = 0;
};

// One statement of its own, so that nobody waits for it long.
void save_exchange(Database& db, const ExchangeRecord& record);
// One for each store, by address.
std::vector<ExchangeRecord> load_exchanges(Database& db);

}  // namespace starharbor::content
