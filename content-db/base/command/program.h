// A program's command line from end to end: reads the arguments, runs the verb that they name, and turns what went
// wrong into words and an exit code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content-db/base/command/verb.h"

namespace starharbor::command {

struct Group {
  const char* name;  // the first word of its verbs' names
  const char* what;  // a key of the words, or a text that stands as it is
};

struct Program {
  const char* name;
  const char* what;    // as of a group
  const char* footer;  // the same; after the help of all options
  std::vector<Verb> verbs;
  std::vector<Group> groups = {};
  std::optional<content::Language> usual_language = {};  // unless --lang says otherwise; none: the environment's
};

// The whole of main. --data, --json, --lang, --set, --print-settings, --version and --help may stand before or after
// the verb; what is said of them is in the language that --lang asks for. A mistake in a file of settings is said as
// FILE:LINE: message, and nothing is run; one in the file of what was set by touch is said alike, and passed over.
int run_program(const Program& program, int argc, char** argv);

// Says on standard error what went wrong, and gives the exit code: kRefused for what a person gave, else kEnvironment.
// A verb of this program that a hint names in backticks (`members`) is made a line to paste.
int report(const Invocation& invocation, const Error& error);

}  // namespace starharbor::command
