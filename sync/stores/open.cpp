// See open.h.
#include "sync/stores/open.h"

#include "sync/stores/address.h"
#include "sync/stores/folder.h"
#include "sync/stores/remote.h"

namespace starharbor::sync {

std::unique_ptr<Store> open_place(const std::string& place) {
  if (is_remote_address(place)) return std::make_unique<RemoteStore>(place);
  return std::make_unique<FolderStore>(place);
}

}  // namespace starharbor::sync
