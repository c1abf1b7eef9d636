// See program.h. The only file that includes the parser, which costs half a minute of compiling wherever it is
// included.
#include "content-db/base/command/program.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <list>
#include <map>

#include <fmt/format.h>

#include "content-db/base/command/language.h"
#include "content-db/base/settings.h"

namespace starharbor::command {
namespace {

constexpr const char* kExitCodes =
    "Exit codes: 0 done, 1 refused (what was given can't be taken), 2 usage, 3 environment (disk, display, store, "
    "files, rights).";

// An option that gives a setting, as it was typed.
struct TypedSetting {
  std::string name, option;
  bool flag = false;
  std::string text;
  std::vector<std::string> texts;
};

// What the parser fills, beside the verbs' own targets.
struct Given {
  std::string data, language;
  bool json = false, print_settings = false;
  std::vector<std::string> set;  // NAME=VALUE
  std::list<TypedSetting> settings;
  const Verb* verb = nullptr;
};

std::string value_name(const Argument& argument) {
  if (argument.value_name) return argument.value_name;
  if (!argument.choices.empty()) return {};  // the choices are shown
  return "TEXT";
}

// An option of the kind that the setting's default is of.
CLI::Option* add_setting(CLI::App& to, const Argument& argument, const char* name, Given& given) {
  TypedSetting& typed = given.settings.emplace_back();
  typed.name = name;
  typed.option = argument.name;
  const content::SettingValue& usual = content::setting_row(name).usual;
  if (std::holds_alternative<bool>(usual)) return to.add_flag(argument.name, typed.flag, argument.help);
  if (std::holds_alternative<std::vector<std::string>>(usual))
    return to.add_option(argument.name, typed.texts, argument.help)->type_name(value_name(argument));
  return to.add_option(argument.name, typed.text, argument.help)->type_name(value_name(argument));
}

void add_argument(CLI::App& to, const Argument& argument, Given& given) {
  const bool by_place = argument.name[0] != '-';
  CLI::Option* option = std::visit(
      [&](auto into) {
        if constexpr (std::is_same_v<decltype(into), SettingName>) {
          return add_setting(to, argument, into.name, given);
        } else if constexpr (std::is_same_v<decltype(into), bool*>) {
          return to.add_flag(argument.name, *into, argument.help);
        } else {
          return to.add_option(argument.name, *into, argument.help)->type_name(by_place ? "" : value_name(argument));
        }
      },
      argument.into);
  option->required(argument.need == Need::kRequired);
  if (argument.choices.empty()) return;
  option->check(CLI::IsMember(argument.choices))->capture_default_str();
}

void add_verb(CLI::App& app, std::map<std::string, CLI::App*>& groups, const Verb& verb, Given& given) {
  if (verb.name.empty()) {
    given.verb = &verb;
    for (const Argument& argument : verb.arguments) add_argument(app, argument, given);
    return;
  }
  const size_t space = verb.name.find(' ');
  CLI::App& above = space == std::string::npos ? app : *groups.at(verb.name.substr(0, space));
  CLI::App* added =
      above.add_subcommand(space == std::string::npos ? verb.name : verb.name.substr(space + 1), verb.what);
  added->fallthrough();
  added->callback([&given, &verb] { given.verb = &verb; });
  for (const Argument& argument : verb.arguments) add_argument(*added, argument, given);
}

void add_common(CLI::App& app, const Program& program, Given& given) {
  app.add_option("--data", given.data, "the data folder of this device; else $STARHARBOR_DATA")->type_name("DIR");
  app.add_option("--lang", given.language, "the language to speak; else the environment's (LANG)")
      ->check(CLI::IsMember({"zh", "en"}));
  const auto takes_json = [](const Verb& verb) { return verb.json == Json::kYes; };
  if (std::any_of(program.verbs.begin(), program.verbs.end(), takes_json))
    app.add_flag("--json", given.json, "of verbs that list or do: print one JSON array of objects with an id");
  app.add_option("--set", given.set, "a setting, before what files say; may be given several times")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->take_all();
  app.add_flag("--print-settings", given.print_settings, "print every setting, its limits, its value and whose it is");
  app.set_version_flag("--version", fmt::format("{} {}", program.name, STARHARBOR_VERSION));
}

// From all places; what is wrong is said on standard error, and `good` is false then.
content::Settings settings_of(const Given& given, bool& good) {
  content::Settings settings;
  std::vector<std::string> mistakes;
  const auto note = [&](const std::vector<std::string>& more) {
    mistakes.insert(mistakes.end(), more.begin(), more.end());
  };
  const auto note_of = [&](const std::string& origin, const std::string& mistake) {
    if (!mistake.empty()) mistakes.push_back(origin + ": " + mistake);
  };
  const content::SettingPlaces places = content::usual_setting_places();
  note(settings.read_folder(places.machine));
  note(settings.read_folder(places.user));
  for (const std::string& pair : given.set) {
    const size_t equals = std::min(pair.find('='), pair.size());
    const std::string value = equals < pair.size() ? pair.substr(equals + 1) : "";
    note_of("--set " + pair, settings.set_from_text(pair.substr(0, equals), value, "--set"));
  }
  for (const TypedSetting& typed : given.settings) {
    if (typed.flag) note_of(typed.option, settings.set(typed.name, true, typed.option));
    if (!typed.texts.empty()) note_of(typed.option, settings.set(typed.name, typed.texts, typed.option));
    if (!typed.text.empty()) note_of(typed.option, settings.set_from_text(typed.name, typed.text, typed.option));
  }
  note(settings.read_file(places.set_by_touch));
  for (const std::string& mistake : mistakes) fmt::print(stderr, "{}\n", mistake);
  good = mistakes.empty();
  return settings;
}

Invocation invocation_of(const Program& program, const Given& given) {
  Invocation invocation;
  invocation.program = program.name;
  const char* usual = std::getenv("STARHARBOR_DATA");
  invocation.data_was_typed = !given.data.empty();
  invocation.data = invocation.data_was_typed ? given.data : usual ? usual : "";
  invocation.json = given.json;
  invocation.language = language_of(given.language);
  if (!given.language.empty()) invocation.asked_language = invocation.language;
  return invocation;
}

// The hint's verbs of this program as lines to paste: "`members` lists their ids" names no program.
std::string with_lines_to_paste(const Program& program, const Invocation& invocation, const std::string& text) {
  std::string done;
  for (size_t at = 0; at < text.size();) {
    const size_t open = text.find('`', at), close = open == std::string::npos ? open : text.find('`', open + 1);
    if (close == std::string::npos) return done + text.substr(at);
    const std::string quoted = text.substr(open + 1, close - open - 1);
    const auto is_meant = [&](const Verb& verb) { return quoted == verb.name || quoted.starts_with(verb.name + " "); };
    const bool is_verb = std::any_of(program.verbs.begin(), program.verbs.end(), is_meant);
    done += text.substr(at, open + 1 - at) + (is_verb ? invocation.line(quoted) : quoted) + "`";
    at = close + 1;
  }
  return done;
}

int run_verb(const Program& program, const Verb& verb, const Invocation& invocation) {
  if (invocation.json && verb.json == Json::kNo) throw UsageError{verb.name + " takes no --json"};
  if (verb.data == Data::kNeeded && invocation.data.empty())
    throw UsageError{"--data DIR (the data folder) is required, or STARHARBOR_DATA in the environment"};
  try {
    return verb.run(invocation);
  } catch (const Error& error) {
    return report(invocation, Error(error.code, error.operation, with_lines_to_paste(program, invocation, error.hint)));
  }
}

}  // namespace

int report(const Invocation& invocation, const Error& error) {
  fmt::print(stderr, "{}: {}\n", invocation.program, error.what());
  return error.code == ErrorCode::kInput ? kRefused : kEnvironment;
}

int run_program(const Program& program, int argc, char** argv) {
  CLI::App app(program.what, program.name);
  app.footer(fmt::format("{}\n{}", program.footer, kExitCodes));
  app.require_subcommand(0, 1);
  Given given;
  add_common(app, program, given);
  std::map<std::string, CLI::App*> groups;
  for (const Group& group : program.groups) {
    CLI::App* added = app.add_subcommand(group.name, group.what);
    added->fallthrough();
    added->require_subcommand(1);
    groups[group.name] = added;
  }
  for (const Verb& verb : program.verbs) add_verb(app, groups, verb, given);
  try {
    app.parse(argc, argv);
    if (!given.verb && !given.print_settings) throw UsageError{"a verb is required"};
    bool good = false;
    content::use_settings(settings_of(given, good));
    if (given.print_settings) fmt::print("{}", content::settings().as_toml());
    if (!good || given.print_settings) return good ? kDone : kRefused;
    return run_verb(program, *given.verb, invocation_of(program, given));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  } catch (const UsageError& error) {
    fmt::print(stderr, "{}\nRun with --help for more information.\n", error.message);
    return kUsage;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}. This should not happen; `starharbor-content verify` shows whether the data is whole.\n",
               program.name, error.what());
    return kEnvironment;
  }
}

}  // namespace starharbor::command
