// One view of the data for several reads: other programs go on writing, and nobody waits.
#pragma once

#include "content-db/storage/database.h"

namespace starharbor::content {

class ReadView {
 public:
  explicit ReadView(Database& db) : db_(db) { db_.run("BEGIN DEFERRED"); }
  ~ReadView() { db_.run("ROLLBACK"); }
  ReadView(const ReadView&) = delete;
  ReadView& operator=(const ReadView&) = delete;

 private:
  Database& db_;
};

}  // namespace starharbor::content
