// What the verbs of starharbor-content share: the options that stand before or after any verb, exit codes, and how a
// data folder is opened. Each verb has a file of its own and is added here.
#pragma once

#include <filesystem>
#include <functional>

#include <CLI/CLI.hpp>

#include "content-db/data_folder.h"
#include "content-db/import/photos.h"

namespace starharbor::content::cli {

enum ExitCode { kDone = 0, kRefused = 1, kUsage = 2, kEnvironment = 3 };

struct Invocation {
  std::filesystem::path data;  // --data
  bool json = false;           // --json
  bool needs_data = true;      // false: the verb works without a data folder
  std::function<int()> run;    // what the verb on the command line does; gives an ExitCode
};

// Adds a verb whose callback puts `run` into the invocation.
CLI::App* add_verb(CLI::App& app, Invocation& invocation, const char* name, const char* what, std::function<int()> run);
// The same, with --json.
CLI::App* add_list(CLI::App& app, Invocation& invocation, const char* name, const char* what, std::function<int()> run);

// Reads --at and the like. Throws Error{kInput} when it is no time.
int64_t instant_from(const std::string& text, const std::string& option);

void add_init(CLI::App& app, Invocation& invocation);
void add_check(CLI::App& app, Invocation& invocation);
void add_import(CLI::App& app, Invocation& invocation);
void add_members(CLI::App& app, Invocation& invocation);
void add_events(CLI::App& app, Invocation& invocation);
void add_sign_in(CLI::App& app, Invocation& invocation);
void add_annul(CLI::App& app, Invocation& invocation);
void add_attendance(CLI::App& app, Invocation& invocation);
void add_conflicts(CLI::App& app, Invocation& invocation);
void add_verify(CLI::App& app, Invocation& invocation);
void add_rebuild(CLI::App& app, Invocation& invocation);
void add_digest(CLI::App& app, Invocation& invocation);
void add_status(CLI::App& app, Invocation& invocation);

}  // namespace starharbor::content::cli
