// Asks for a passphrase where somebody sits, or reads it from a file where nobody does. It is never shown and never an
// argument, which every user of the machine could read.
#pragma once

#include <string>

#include "content-db/base/text.h"

namespace starharbor::sync::cli {

// The first line of `file`; where that is empty, what is typed without being shown, asked for in this language. Throws
// Error{kInput, kMissing}.
std::string passphrase(content::Language language, const std::string& file);
// The same for one that is to be: typed twice, or nothing, which takes the one that is proposed.
std::string new_passphrase(content::Language language, const std::string& file);

}  // namespace starharbor::sync::cli
