// Which language the tool speaks: the one asked for, else the one that the environment's locale is of.
#pragma once

#include <string>

#include "content-db/base/text.h"

namespace starharbor::command {

// `asked` is zh, en or empty; then LC_ALL, LC_MESSAGES and LANG decide, the first that says anything. English where
// none does, for such a terminal may have no Chinese characters.
content::Language language_of(const std::string& asked);

}  // namespace starharbor::command
