// What is asked for while a command runs. Names, numbers and secrets are typed or piped in: given as an argument they
// would stay in the shell's history, and every user of the machine could read them.
#pragma once

#include <string>
#include <string_view>

namespace starharbor::command {

// The first line of standard input that nobody has read yet, without spaces around it; empty at its end. Where somebody
// sits there, `question` is asked on standard error, as it stands.
std::string typed_line(std::string_view question);
// Whether somebody sits at standard input.
bool somebody_types();
// A line that is typed without being shown. REQUIRES: somebody_types().
std::string hidden_line(std::string_view question);

}  // namespace starharbor::command
