// See own_changes.h. Any commit moves the data version; only one that made the own log longer counts.
#include "sync/watch/own_changes.h"

#include "content-db/exhibit/catalog.h"

namespace starharbor::sync {

OwnChanges::OwnChanges(const std::filesystem::path& folder)
    : folder_(content::DataFolder::open(folder)), version_(folder_.database().data_version()), written_(written()) {}

int64_t OwnChanges::written() {
  int64_t ops = 0;
  for (const content::Tip& tip : folder_.log().ops().tips()) {
    if (folder_.log().owners().is_own(tip.log)) ops += tip.seq;
  }
  return ops;
}

bool OwnChanges::look() {
  const int64_t version = folder_.database().data_version();
  if (version == version_) return false;
  version_ = version;
  const int64_t before = written_;
  written_ = written();
  return written_ != before;
}

bool OwnChanges::is_event_open() {
  return content::is_sign_in_open(folder_, folder_.log().now_ms());
}

}  // namespace starharbor::sync
