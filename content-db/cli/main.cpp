// starharbor-content: the command line of the data. Reads arguments and turns outcomes into exit codes; each verb is in
// cli/.
#include <cstdio>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "content-db/cli/command.h"
#include "content-db/base/error.h"

namespace starharbor::content::cli {
namespace {

constexpr const char* kWhat = "Starharbor's content: take packages in, look members and events up, keep attendance.";
constexpr const char* kExitCodes =
    "Exit codes: 0 done, 1 refused (what was given can't be taken), 2 usage, 3 environment (disk, files, rights).\n"
    "Times are those of Shanghai. Lists print one JSON array with --json.";

void add_all(CLI::App& app, Invocation& invocation) {
  add_init(app, invocation);
  add_check(app, invocation);
  add_import(app, invocation);
  add_members(app, invocation);
  add_events(app, invocation);
  add_sign_in(app, invocation);
  add_cards(app, invocation);
  add_walk_ins(app, invocation);
  add_annul(app, invocation);
  add_attendance(app, invocation);
  add_conflicts(app, invocation);
  add_clock(app, invocation);
  add_review(app, invocation);
  add_erase(app, invocation);
  add_verify(app, invocation);
  add_rebuild(app, invocation);
  add_digest(app, invocation);
  add_status(app, invocation);
}

int run(int argc, char** argv) {
  CLI::App app(kWhat, "starharbor-content");
  app.footer(kExitCodes);
  app.require_subcommand(0, 1);
  Invocation invocation;
  app.add_option("--data", invocation.data, "the data folder of this device; before or after the verb");
  add_all(app, invocation);
  try {
    app.parse(argc, argv);
    if (!invocation.run) throw UsageError{"a verb is required"};
    if (invocation.needs_data && invocation.data.empty()) throw UsageError{"--data DIR (the data folder) is required"};
    return invocation.run();
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  } catch (const UsageError& error) {
    fmt::print(stderr, "{}\nRun with --help for more information.\n", error.message);
    return kUsage;
  }
}

}  // namespace
}  // namespace starharbor::content::cli

int main(int argc, char** argv) {
  using namespace starharbor::content::cli;
  try {
    return run(argc, argv);
  } catch (const starharbor::Error& error) {
    fmt::print(stderr, "starharbor-content: {}\n", error.what());
    return error.code == starharbor::ErrorCode::kInput ? kRefused : kEnvironment;
  } catch (const std::exception& error) {
    fmt::print(stderr, "starharbor-content: {}. This should not happen; `verify` shows whether the data is whole.\n",
               error.what());
    return kEnvironment;
  }
}
