// From what a person typed to a store: a folder's path or an rclone address.
#pragma once

#include <memory>
#include <string>

#include "sync/stores/store.h"

namespace starharbor::sync {

// Throws Error{kMissing} for a folder that is not there; a remote is asked nothing yet.
std::unique_ptr<Store> open_place(const std::string& place);

}  // namespace starharbor::sync
