// What a data thread does, without the thread: runs an effect, looks whether somebody else has changed the data, and
// reads what is spelled and drawn, which would hold a frame up. A broken environment never gets past it: it becomes
// DataFailed, with the reason on stderr (never a name, a number or a word that somebody typed).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "content-db/attendance/check_in.h"
#include "content-db/folder/data_folder.h"
#include "content-db/folder/exchange_record.h"
#include "content-db/people/walk_ins.h"
#include "kiosk/input/handwriting.h"
#include "kiosk/input/pinyin.h"
#include "kiosk/model/update.h"

namespace starharbor::kiosk {

constexpr int64_t kLookEveryMs = 500;
constexpr int64_t kLongestRetryMs = 30'000;
// An exchange commits many times a second; the hall need not be read anew for each.
constexpr int64_t kReloadInExchangeMs = 2'000;
// An exchange that has written nothing for so long was cut off.
constexpr int64_t kExchangeSilentMs = 120'000;
// So long after a start somebody may come again who saw no "done" before it, because the power went.
constexpr int64_t kComesAgainMs = 600'000;
// What is shown of the events moves on with the days even when nothing is written.
constexpr int64_t kReloadEveryMs = 600'000;

// What is said of a request that met a broken environment; the reason goes to stderr.
DataFailed failed(const Error& error, uint64_t query = 0);

class DataWorker {
 public:
  // `clock` is what this device believes: the time of sign-ins, and of what is shown of the events.
  DataWorker(content::DataFolder& folder, content::Clock clock);

  // The answer to an effect. One that fails is given up: whoever asked may ask again.
  Action run(const Effect& effect);
  // The hall, where it was never loaded, somebody else has written, or it has grown old; nothing otherwise. What fails
  // is tried again later and later. `steady_ms` counts from anywhere and never goes back.
  std::optional<Action> look(int64_t steady_ms);
  // ExchangeNews, where there is any since the last call; nothing otherwise.
  std::optional<Action> look_at_exchange(int64_t steady_ms);

 private:
  Action answer(const Effect& effect);
  Action load_hall();
  Action sign_in_walk_in(const WriteWalkIn& asked);
  std::string walk_in_id(const WriteWalkIn& asked);
  ExchangeNews news_of(const content::ExchangeRecord& record) const;

  content::DataFolder& folder_;
  content::CheckIn check_in_;
  content::WalkIns walk_ins_;
  content::Clock clock_;
  int64_t started_ms_;                            // by the clock
  std::optional<PinyinReader> pinyin_;            // opened when somebody first writes with it
  std::optional<HandwritingReader> handwriting_;  // so is this
  uint64_t walk_in_query_ = 0;                    // whom the id below was made for
  std::string walk_in_id_;
  std::optional<int64_t> seen_version_;
  std::optional<int64_t> loaded_ms_;  // steady
  int64_t next_look_ms_ = INT64_MIN;  // steady
  int64_t retry_ms_ = kLookEveryMs;
  bool in_trouble_ = false;  // while looking; said once
  std::optional<int64_t> exchange_version_;
  int64_t next_exchange_look_ms_ = INT64_MIN;  // steady
  std::optional<ExchangeNews> exchange_;       // as it was told last,
  int64_t exchange_since_ms_ = 0;              // and when that began or ended
};

}  // namespace starharbor::kiosk
