// See command.h.
#include "content-db/cli/command.h"

#include <CLI/CLI.hpp>

#include "content-db/base/civil_time.h"

namespace starharbor::content::cli {

Verb::Verb(CLI::App& app, Invocation& invocation, const char* name, const char* what, std::function<int()> run)
    : verb_(app.add_subcommand(name, what)), invocation_(invocation) {
  verb_->fallthrough();
  verb_->callback([&invocation, run = std::move(run)] { invocation.run = run; });
}

Verb& Verb::text(const char* name, std::string& into, Need need, const char* what) {
  verb_->add_option(name, into, what)->required(need == Need::kRequired);
  return *this;
}

Verb& Verb::choice(const char* name, std::string& into, const std::vector<std::string>& choices, const char* what) {
  verb_->add_option(name, into, what)->check(CLI::IsMember(choices))->capture_default_str();
  return *this;
}

Verb& Verb::texts(const char* name, std::vector<std::string>& into, const char* what) {
  verb_->add_option(name, into, what);
  return *this;
}

Verb& Verb::flag(const char* name, bool& into, const char* what) {
  verb_->add_flag(name, into, what);
  return *this;
}

Verb& Verb::json() {
  verb_->add_flag("--json", invocation_.json, "print one JSON array of objects with an id");
  return *this;
}

Verb& Verb::works_without_data() {
  verb_->parse_complete_callback([&invocation = invocation_] { invocation.needs_data = false; });
  return *this;
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
