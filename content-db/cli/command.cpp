// See command.h.
#include "content-db/cli/command.h"

#include "content-db/days.h"

namespace starharbor::content::cli {

CLI::App* add_verb(CLI::App& app, Invocation& invocation, const char* name, const char* what,
                   std::function<int()> run) {
  CLI::App* verb = app.add_subcommand(name, what);
  verb->fallthrough();
  verb->callback([&invocation, run = std::move(run)] { invocation.run = run; });
  return verb;
}

CLI::App* add_list(CLI::App& app, Invocation& invocation, const char* name, const char* what,
                   std::function<int()> run) {
  CLI::App* verb = add_verb(app, invocation, name, what, std::move(run));
  verb->add_flag("--json", invocation.json, "print one JSON array of objects with an id");
  return verb;
}

int64_t instant_from(const std::string& text, const std::string& option) {
  const auto instant = parse_instant(text);
  if (!instant) {
    throw Error(ErrorCode::kInput, option + " \"" + text + "\"",
                "this is no time. Write \"2026-06-18 14:05\" (Shanghai) or \"2026-06-18T06:05:00Z\".");
  }
  return *instant;
}

}  // namespace starharbor::content::cli
