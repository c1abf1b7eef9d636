// See parser.h. The only file that includes the parser, which costs half a minute of compiling wherever it is included.
#include "content-db/base/command/parser.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "content-db/base/settings.h"
#include "content-db/base/words.h"

namespace starharbor::command {
namespace {

using content::Language;

std::string value_name(const Argument& argument) {
  if (argument.value_name) return argument.value_name;
  if (!argument.choices.empty()) return {};  // the choices are shown
  return "TEXT";
}

// An option of the kind that the setting's default is of.
CLI::Option* add_setting(CLI::App& to, const Argument& argument, const std::string& help, const char* name,
                         Given& given) {
  TypedSetting& typed = given.settings.emplace_back();
  typed.name = name;
  typed.option = argument.name;
  const content::SettingValue& usual = content::setting_row(name).usual;
  if (std::holds_alternative<bool>(usual)) return to.add_flag(argument.name, typed.flag, help);
  if (std::holds_alternative<std::vector<std::string>>(usual))
    return to.add_option(argument.name, typed.texts, help)->type_name(value_name(argument));
  return to.add_option(argument.name, typed.text, help)->type_name(value_name(argument));
}

// One command line being read: what is refused is said in its language.
class Parser {
 public:
  Parser(const Program& program, Language language, Given& given)
      : program_(program), language_(language), given_(given), app_(word(program.what), program.name) {
    put_marks();
    app_.footer(fmt::format("{}\n{}", word(program.footer), word("command.exit_codes")));
    app_.require_subcommand(0, 1);
    add_common();
    for (const Group& group : program.groups) groups_[group.name] = add_below(app_, group.name, group.what);
    for (auto& [name, group] : groups_) group->require_subcommand(1);
    for (const Verb& verb : program.verbs) add_verb(verb);
  }

  // Throws UsageError.
  void parse(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      given_.was_help = error.get_exit_code() == 0;
      if (!given_.was_help) throw UsageError{{mistake(error)}};
      app_.exit(error);
      return;
    }
    if (!given_.verb && !given_.print_settings) throw UsageError{{"command_mistake.no_verb"}};
  }

 private:
  std::string word(std::string_view key, const content::WordValues& values = {}) const {
    return content::fill(content::tr(language_, key), values);
  }

  // Before anything is added, for all that is added takes them over.
  void put_marks() {
    app_.get_formatter()->label("Usage", word("command.usage"));
    app_.get_formatter()->label("OPTIONS", word("command.options_mark"));
    app_.get_formatter()->label("Positionals", word("command.arguments"));
    app_.get_formatter()->label("SUBCOMMAND", word("command.verb_mark"));
    app_.get_formatter()->label("REQUIRED", word("command.required_mark"));
    app_.option_defaults()->group(word("command.options"));
    app_.set_help_flag("-h,--help", word("command.help"));
  }

  void add_common() {
    app_.add_option("--data", given_.data, word("command.data"))->type_name("DIR");
    add_choice(app_.add_option("--lang", given_.language, word("command.language")), "--lang", {"zh", "en"});
    const auto takes_json = [](const Verb& verb) { return verb.json == Json::kYes; };
    if (std::any_of(program_.verbs.begin(), program_.verbs.end(), takes_json))
      app_.add_flag("--json", given_.json, word("command.json"));
    app_.add_option("--set", given_.set, word("command.set"))->type_name("NAME=VALUE")->expected(1)->take_all();
    app_.add_flag("--print-settings", given_.print_settings, word("command.print_settings"));
    app_.set_version_flag("--version", fmt::format("{} {}", program_.name, STARHARBOR_VERSION),
                          word("command.version"));
  }

  CLI::App* add_below(CLI::App& above, const std::string& name, const char* what) const {
    CLI::App* added = above.add_subcommand(name, word(what));
    added->group(word("command.verbs"));
    added->get_help_ptr()->group(word("command.options"));  // which it has from above, but for the group
    added->fallthrough();
    return added;
  }

  void add_verb(const Verb& verb) {
    if (verb.name.empty()) {
      given_.verb = &verb;
      for (const Argument& argument : verb.arguments) add_argument(app_, argument);
      return;
    }
    const size_t space = verb.name.find(' ');
    CLI::App& above = space == std::string::npos ? app_ : *groups_.at(verb.name.substr(0, space));
    CLI::App* added = add_below(above, space == std::string::npos ? verb.name : verb.name.substr(space + 1), verb.what);
    added->callback([this, &verb] { given_.verb = &verb; });
    for (const Argument& argument : verb.arguments) add_argument(*added, argument);
  }

  void add_argument(CLI::App& to, const Argument& argument) {
    const bool by_place = argument.name[0] != '-';
    const std::string help = word(argument.help);
    CLI::Option* option = std::visit(
        [&](auto into) {
          if constexpr (std::is_same_v<decltype(into), SettingName>) {
            return add_setting(to, argument, help, into.name, given_);
          } else if constexpr (std::is_same_v<decltype(into), bool*>) {
            return to.add_flag(argument.name, *into, help);
          } else {
            return to.add_option(argument.name, *into, help)->type_name(by_place ? "" : value_name(argument));
          }
        },
        argument.into);
    option->required(argument.need == Need::kRequired);
    if (argument.choices.empty()) return;
    add_choice(option, argument.name, argument.choices);
    option->capture_default_str();
  }

  void add_choice(CLI::Option* option, std::string name, std::vector<std::string> choices) const {
    const std::string shown = fmt::format("{{{}}}", fmt::join(choices, ","));
    const auto check = [this, name = std::move(name), choices = std::move(choices), shown](const std::string& value) {
      if (std::find(choices.begin(), choices.end(), value) == choices.end())
        throw UsageError{{"command_mistake.not_among", {{"argument", name}, {"value", value}, {"choices", shown}}}};
      return std::string();
    };
    option->check(CLI::Validator(check, shown));
  }

  std::string mistake(const CLI::ParseError& error) const {
    const std::string said = error.what();
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
      case CLI::ExitCodes::ExtrasError:
        return not_expected();
      case CLI::ExitCodes::RequiredError:
        return missing(app_);
      case CLI::ExitCodes::ArgumentMismatch:  // "--to: 1 required TEXT missing"
        return word("command_mistake.one_value", {{"argument", said.substr(0, said.find(':'))}});
      default:
        return said;
    }
  }

  std::string not_expected() const {
    const std::vector<std::string> extras = app_.remaining(true);
    const bool has_verbs = !app_.get_subcommands([](const CLI::App*) { return true; }).empty();
    if (has_verbs && app_.get_subcommands().empty() && !extras.front().starts_with('-'))
      return word("command_mistake.unknown_verb", {{"verb", extras.front()}});
    const auto count = static_cast<int64_t>(extras.size());
    return word(content::plural_key(language_, "command_mistake.not_expected", count),
                {{"arguments", fmt::format("{}", fmt::join(extras, " "))}});
  }

  // What this app or the verb in it needs and was not given.
  std::string missing(const CLI::App& app) const {
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_required() && option->count() == 0)
        return word("command_mistake.required", {{"argument", option->get_name()}});
    }
    const std::vector<CLI::App*> below = app.get_subcommands();
    return below.empty() ? word("command_mistake.no_verb") : missing(*below.front());
  }

  const Program& program_;
  Language language_;
  Given& given_;
  CLI::App app_;
  std::map<std::string, CLI::App*> groups_;
};

}  // namespace

void parse(const Program& program, int argc, char** argv, Language language, Given& given) {
  Parser(program, language, given).parse(argc, argv);
}

}  // namespace starharbor::command
