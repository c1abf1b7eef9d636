// See program.h.
#include "content-db/base/command/program.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "content-db/base/command/language.h"
#include "content-db/base/command/output.h"
#include "content-db/base/command/parser.h"
#include "content-db/base/private_process.h"
#include "content-db/base/settings.h"
#include "content-db/base/worded_error.h"
#include "content-db/base/words.h"

namespace starharbor::command {
namespace {

using content::Language;
using content::say;

void print_lines(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) print_error("{}\n", line);
}

// This file is the program's own, and whoever stands at the screen can't mend it: a broken one stops nothing, and it
// stays as it is.
void read_set_by_touch(const std::filesystem::path& file, Language language, content::Settings& settings) {
  const std::vector<std::string> mistakes = settings.read_file(file);
  print_lines(mistakes);
  if (!mistakes.empty())
    print_error("{}\n", say(language, {"command_mistake.set_by_touch", {{"file", file.string()}}}));
}

// From all places; what is wrong is said on standard error, and `good` is false where a person has to mend it.
content::Settings settings_of(const Given& given, Language language, bool& good) {
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
  print_lines(mistakes);
  good = mistakes.empty();
  read_set_by_touch(places.set_by_touch, language, settings);
  return settings;
}

Invocation invocation_of(const Program& program, const Given& given, Language language) {
  Invocation invocation;
  invocation.program = program.name;
  const char* usual = std::getenv("STARHARBOR_DATA");
  invocation.data_was_typed = !given.data.empty();
  invocation.data = invocation.data_was_typed ? given.data : usual ? usual : "";
  invocation.json = given.json;
  invocation.language = language;
  if (!given.language.empty()) invocation.asked_language = language;
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
  if (invocation.json && verb.json == Json::kNo) throw UsageError{{"command_mistake.no_json", {{"verb", verb.name}}}};
  if (verb.data == Data::kNeeded && invocation.data.empty()) throw UsageError{{"command_mistake.no_data"}};
  const auto refuse = [&](const Error& error) {
    return report(invocation, Error(error.code, error.operation, with_lines_to_paste(program, invocation, error.hint)));
  };
  try {
    return verb.run(invocation);
  } catch (const content::WordedError& error) {
    return refuse(error.in(invocation.language));
  } catch (const Error& error) {
    return refuse(error);
  }
}

}  // namespace

int report(const Invocation& invocation, const Error& error) {
  const std::string said =
      invocation.say("command_mistake.failed",
                     {{"program", invocation.program}, {"operation", error.operation}, {"hint", error.hint}});
  print_error("{}\n", said);
  return error.code == ErrorCode::kInput ? kRefused : kEnvironment;
}

int run_program(const Program& program, int argc, char** argv) {
  keep_to_oneself();
  const Language language = language_of(asked_language(argc, argv), program.usual_language);
  try {
    Given given;
    parse(program, argc, argv, language, given);
    if (given.was_help) return kDone;
    bool good = false;
    content::use_settings(settings_of(given, language, good));
    if (given.print_settings) print("{}", content::settings().as_toml());
    if (!good || given.print_settings) return good ? kDone : kRefused;
    return run_verb(program, *given.verb, invocation_of(program, given, language));
  } catch (const UsageError& error) {
    print_error("{}\n{}\n", say(language, error.message), say(language, {"command_mistake.see_help"}));
    return kUsage;
  } catch (const std::exception& error) {
    const content::WordValues what{{"program", program.name}, {"error", error.what()}};
    print_error("{}\n", say(language, {"command_mistake.unforeseen", what}));
    return kEnvironment;
  }
}

}  // namespace starharbor::command
