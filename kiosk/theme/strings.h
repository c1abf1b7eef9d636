// The words of the interface, which are in content-db/base/words.h with those of the other programs.
#pragma once

#include "content-db/base/words.h"

namespace starharbor::kiosk {

using content::fill;
using content::string_keys;
using content::tr;

}  // namespace starharbor::kiosk
