// See verb.h.
#include "content-db/base/command/verb.h"

namespace starharbor::command {

std::string Invocation::line(std::string_view verb_and_arguments) const {
  std::string line = program;
  if (data_was_typed) line += " --data " + shell_word(data.string());
  return line.append(" ").append(verb_and_arguments);
}

std::string Invocation::say(std::string_view key, const content::WordValues& values) const {
  return content::say(language, {std::string(key), values});
}

}  // namespace starharbor::command
