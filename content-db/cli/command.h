// What the verbs of starharbor-content share: the options that stand before or after any verb, exit codes, and how a
// data folder is opened. Each verb has a file of its own and is added here.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"

namespace CLI {
class App;
}

namespace starharbor::content::cli {

enum ExitCode { kDone = 0, kRefused = 1, kUsage = 2, kEnvironment = 3 };

struct Invocation {
  std::filesystem::path data;  // --data
  bool json = false;           // --json
  bool needs_data = true;      // false: the verb works without a data folder
  std::function<int()> run;    // what the verb on the command line does; gives an ExitCode
};

// Arguments that don't fit together: exit code 2.
struct UsageError {
  std::string message;
};

enum class Need { kRequired, kOptional };

// A verb and its options. The parser behind it is known to command.cpp and main.cpp only.
class Verb {
 public:
  // `run` is put into the invocation when the verb is on the command line.
  Verb(CLI::App& app, Invocation& invocation, const char* name, const char* what, std::function<int()> run);

  // "--base" is an option with a value, "PACKAGE" an argument by its place. `into` outlives the parsing.
  Verb& text(const char* name, std::string& into, Need need, const char* what);
  Verb& choice(const char* name, std::string& into, const std::vector<std::string>& choices, const char* what);
  Verb& texts(const char* name, std::vector<std::string>& into, const char* what);  // may be given again and again
  Verb& flag(const char* name, bool& into, const char* what);
  Verb& json();  // takes --json
  Verb& works_without_data();

 private:
  CLI::App* verb_;
  Invocation& invocation_;
};

// Reads --at and the like. Throws Error{kInput} when it is no time.
int64_t instant_from(const std::string& text, const std::string& option);

void add_init(CLI::App& app, Invocation& invocation);
void add_check(CLI::App& app, Invocation& invocation);
void add_import(CLI::App& app, Invocation& invocation);
void add_members(CLI::App& app, Invocation& invocation);
void add_events(CLI::App& app, Invocation& invocation);
void add_sign_in(CLI::App& app, Invocation& invocation);
void add_cards(CLI::App& app, Invocation& invocation);
void add_walk_ins(CLI::App& app, Invocation& invocation);
void add_annul(CLI::App& app, Invocation& invocation);
void add_attendance(CLI::App& app, Invocation& invocation);
void add_conflicts(CLI::App& app, Invocation& invocation);
void add_clock(CLI::App& app, Invocation& invocation);
void add_review(CLI::App& app, Invocation& invocation);
void add_erase(CLI::App& app, Invocation& invocation);
void add_verify(CLI::App& app, Invocation& invocation);
void add_rebuild(CLI::App& app, Invocation& invocation);
void add_digest(CLI::App& app, Invocation& invocation);
void add_status(CLI::App& app, Invocation& invocation);

}  // namespace starharbor::content::cli
