// What a program's command line is made of: verbs, each with rows for its arguments. One frame (program.h) reads them,
// so that options, exit codes and messages are the same in every program. Nothing here knows the parser.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content-db/base/error.h"
#include "content-db/base/shell_word.h"
#include "content-db/base/text.h"
#include "content-db/base/words.h"

namespace starharbor::command {

enum ExitCode { kDone = 0, kRefused = 1, kUsage = 2, kEnvironment = 3 };

// Arguments that don't fit together: exit code 2.
struct UsageError {
  content::Sentence message;
};

// What every command line may say, whatever the verb.
struct Invocation {
  std::string program;                              // "starharbor-content"
  std::filesystem::path data;                       // --data, else $STARHARBOR_DATA; empty where neither is given
  bool data_was_typed = false;                      // by --data, so that a line to paste must repeat it
  bool json = false;                                // --json
  std::optional<content::Language> asked_language;  // --lang
  content::Language language = content::Language::kEnglish;  // the one to speak: asked for, else usual

  // A command line that does what `verb_and_arguments` says, to be printed and pasted: "starharbor-sync --data left run
  // /media/stick" for "run /media/stick". Arguments that come from outside go through `shell_word` first.
  std::string line(std::string_view verb_and_arguments) const;
  // The text of a key in the language to speak.
  std::string say(std::string_view key, const content::WordValues& values = {}) const;
};

enum class Need { kOptional, kRequired };

// Where an option is only another way to give a setting: it takes what that takes, and goes before all files but the
// one of what was set by touch.
struct SettingName {
  const char* name;
};

// One row: an option ("--base" takes a value, or none where `into` is a bool) or, without dashes, an argument by its
// place. `into` lives as long as the verb's `run`; a vector may be given several times.
struct Argument {
  const char* name;
  std::variant<std::string*, std::vector<std::string>*, bool*, SettingName> into;
  const char* help;  // a key of the words; a text that is no key stands as it is, in every language
  Need need = Need::kOptional;
  std::vector<std::string> choices = {};  // of a string: anything else is refused
  const char* value_name = nullptr;       // of an option's value, in the help: "FILE"
};

enum class Json { kNo, kYes };
enum class Data { kNeeded, kNotNeeded };

struct Verb {
  std::string name;       // "annul"; "office init" stands in the program's group "office"; empty: the program itself
  const char* what = "";  // as an argument's help
  std::vector<Argument> arguments;
  std::function<int(const Invocation&)> run;  // gives an ExitCode
  Json json = Json::kNo;                      // whether it takes --json: one array of objects with an id
  Data data = Data::kNeeded;
};

}  // namespace starharbor::command
