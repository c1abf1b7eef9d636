// Which language the tool speaks: the one asked for, else the one that the environment's locale is of.
#pragma once

#include <optional>
#include <string>

#include "content-db/base/text.h"

namespace starharbor::command {

// What --lang asks for in a command line that nobody has read yet; empty where it doesn't.
std::string asked_language(int argc, const char* const* argv);
// `asked` is zh, en or empty; then the usual one, if any; then LC_ALL, LC_MESSAGES and LANG decide, the first that says
// anything. English where none does, for such a terminal may have no Chinese characters.
content::Language language_of(const std::string& asked, std::optional<content::Language> usual = {});

}  // namespace starharbor::command
