// What visitors read: the hall as one immutable value. Reads only; no person's data passes through here.
#pragma once

#include "content-db/exhibit/hall.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content {

// Everything shown at now_ms. Rows that are retired, deleted or lack a required column are left out.
Hall load_hall(DataFolder& folder, int64_t now_ms);

// Whether people may be signing in at this device now: an event of its base or of the whole alliance is open; at a
// device of no base, any event.
bool is_sign_in_open(DataFolder& folder, int64_t now_ms);

}  // namespace starharbor::content
