// A line that is typed or piped in, for names and numbers: given as an argument they would stay in the shell's history,
// and every user of the machine could read them while the command runs.
#pragma once

#include <string>

namespace starharbor::content {

// The first line of standard input that nobody has read yet, without spaces around it; empty at its end. Where somebody
// sits there, `question` is asked on standard error.
std::string typed_line(const std::string& question);

}  // namespace starharbor::content
