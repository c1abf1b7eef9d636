// Writes how an exchange goes into the data folder's local_exchange, where the kiosk reads it: seldom enough that
// nobody who signs in waits for it. What can't be written is left out: the exchange matters more than word of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "content-db/base/error.h"
#include "content-db/folder/data_folder.h"
#include "content-db/folder/exchange_record.h"
#include "sync/exchange/exchange.h"

namespace starharbor::sync {

constexpr int64_t kReportEveryMs = 300;

class ReportTable {
 public:
  // Of one exchange, which begins now. Times are the folder's clock's; `folder` outlives this.
  ReportTable(content::DataFolder& folder, std::string store, bool stick);

  // As exchange() tells it. The first time, a row that an earlier process left running is closed: two can't be here at
  // once.
  void progress(content::ExchangeStep step, int64_t done, int64_t total);
  void ended(const ExchangeResult& result);
  void stopped(const ExchangeResult& result);
  // Leaves no trace of kBusy: then the row belongs to whoever is at it.
  void failed(const ExchangeResult& result, ErrorCode code);

 private:
  void end(const ExchangeResult& result, content::ExchangeOutcome outcome);
  void close_cut_off();
  void save();

  content::DataFolder& folder_;
  content::ExchangeRecord record_;
  bool begun_ = false;
};

}  // namespace starharbor::sync
