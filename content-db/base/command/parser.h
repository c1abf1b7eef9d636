// Reads a command line into what the rows of a program name. Runs no verb and reads no file.
#pragma once

#include <list>
#include <string>
#include <vector>

#include "content-db/base/command/program.h"

namespace starharbor::command {

// An option that gives a setting, as it was typed.
struct TypedSetting {
  std::string name, option;
  bool flag = false;
  std::string text;
  std::vector<std::string> texts;
};

// What was typed, beside the verbs' own targets.
struct Given {
  std::string data, language;
  bool json = false, print_settings = false;
  bool was_help = false;         // or the version: it is said, and there is nothing to do
  std::vector<std::string> set;  // NAME=VALUE
  std::list<TypedSetting> settings;
  const Verb* verb = nullptr;
};

// Into `given`. Help and the version are printed. Throws UsageError in the given language.
void parse(const Program& program, int argc, char** argv, content::Language language, Given& given);

}  // namespace starharbor::command
