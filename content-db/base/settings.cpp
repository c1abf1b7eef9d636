// See settings.h. The table of settings, and TOML to values and back.
#include "content-db/base/settings.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace starharbor::content {
namespace {

namespace fs = std::filesystem;

using Texts = std::vector<std::string>;

// In the order of the names. In a function, so that it is there for whoever asks before main.
const std::vector<SettingRow>& rows() {
  static const std::vector<SettingRow> kRows = {
      {"hall.events_ahead_days", int64_t{60}, 1, 400, "content-db/exhibit/catalog.cpp",
       "how many days ahead events are shown and listed"},
      {"kiosk.at_door", false, 0, 0, "kiosk/main.cpp",
       "the terminal stands at a door: while an event is open it waits at the sign-in screen, not at the welcome"},
      {"kiosk.idle_warning_after_s", int64_t{60}, 10, 3600, "kiosk/model/core/presence.cpp",
       "seconds without a touch after which a visitor is asked whether somebody is still there"},
      {"kiosk.idle_warning_s", int64_t{20}, 5, 300, "kiosk/model/core/presence.cpp",
       "seconds for which that question stands before the visit ends"},
      {"kiosk.sign_in_idle_warning_after_s", int64_t{30}, 10, 3600, "kiosk/model/core/presence.cpp",
       "the same seconds without a touch on the sign-in screens, where a name may be showing"},
      {"kiosk.sign_in_idle_warning_s", int64_t{15}, 5, 300, "kiosk/model/core/presence.cpp",
       "seconds for which the question stands there"},
      {"sync.retired_after_days", int64_t{30}, 7, 3650, "sync/local/coverage.cpp",
       "days after which the office makes a new snapshot, and what the old one covers leaves stores and sticks"},
      {"sync.watch_stores", Texts{}, 0, 0, "sync/cli/watch.cpp",
       "the stores that `watch` exchanges with: folders, or REMOTE:PATH"},
      {"sync.watch_times", Texts{}, 0, 0, "sync/cli/watch.cpp",
       "the times of day in Shanghai, HH:MM, at which `watch` exchanges; a missed one is made up"},
  };
  return kRows;
}

const SettingRow* find_row(std::string_view name) {
  const auto row = std::find_if(rows().begin(), rows().end(), [&](const SettingRow& r) { return r.name == name; });
  return row == rows().end() ? nullptr : &*row;
}

std::string type_words(const SettingRow& row) {
  static constexpr const char* kTypes[] = {"true or false", "a whole number", "a text in quotes", "a list of texts"};
  const std::string type = kTypes[row.usual.index()];
  return std::holds_alternative<int64_t>(row.usual) ? fmt::format("{} from {} to {}", type, row.least, row.most) : type;
}

// Empty when the value fits.
std::string mistake_in(std::string_view name, const SettingValue& value) {
  const SettingRow* row = find_row(name);
  if (!row) return fmt::format("there is no setting \"{}\"; --print-settings lists them", name);
  const auto* number = std::get_if<int64_t>(&value);
  const bool fits = value.index() == row->usual.index() && (!number || (*number >= row->least && *number <= row->most));
  return fits ? std::string() : fmt::format("\"{}\" takes {}", name, type_words(*row));
}

// Nothing where TOML has a kind of value that no setting is of.
std::optional<SettingValue> value_of(const toml::node& node) {
  if (const auto* flag = node.as_boolean()) return flag->get();
  if (const auto* number = node.as_integer()) return number->get();
  if (const auto* text = node.as_string()) return text->get();
  const toml::array* array = node.as_array();
  if (!array) return std::nullopt;
  Texts texts;
  for (const toml::node& element : *array) {
    if (!element.is_string()) return std::nullopt;
    texts.push_back(element.as_string()->get());
  }
  return texts;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04X}", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string toml_of(const SettingValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
  std::string list;
  for (const std::string& text : std::get<Texts>(value)) list += (list.empty() ? "" : ", ") + quoted(text);
  return "[" + list + "]";
}

fs::path from_environment(const char* name, const char* under_home) {
  const char* value = std::getenv(name);
  if (value && *value) return value;
  const char* home = std::getenv("HOME");
  return fs::path(home ? home : "/") / under_home;
}

Settings& of_this_program() {
  static Settings settings;
  return settings;
}

}  // namespace

std::span<const SettingRow> setting_rows() {
  return rows();
}

const SettingRow& setting_row(std::string_view name) {
  if (const SettingRow* row = find_row(name)) return *row;
  throw std::logic_error(fmt::format("there is no setting {}", name));
}

Settings::Settings() {
  static const auto usual = [] {
    auto values = std::make_shared<Values>();
    for (const SettingRow& row : rows()) values->emplace(row.name, Held{row.usual, "default"});
    return std::shared_ptr<const Values>(std::move(values));
  }();
  values_ = usual;
}

const SettingValue& Settings::value(std::string_view name) const {
  const auto held = values_->find(name);
  if (held == values_->end()) throw std::logic_error(fmt::format("there is no setting {}", name));
  return held->second.value;
}

bool Settings::flag(std::string_view name) const {
  return std::get<bool>(value(name));
}

int64_t Settings::number(std::string_view name) const {
  return std::get<int64_t>(value(name));
}

const std::string& Settings::text(std::string_view name) const {
  return std::get<std::string>(value(name));
}

const std::vector<std::string>& Settings::texts(std::string_view name) const {
  return std::get<Texts>(value(name));
}

const std::string& Settings::origin(std::string_view name) const {
  value(name);
  return values_->find(name)->second.origin;
}

std::string Settings::set(std::string_view name, const SettingValue& value, const std::string& origin) {
  std::string mistake = mistake_in(name, value);
  if (!mistake.empty()) return mistake;
  auto values = std::make_shared<Values>(*values_);
  values->find(name)->second = {value, origin};
  values_ = std::move(values);
  return {};
}

std::string Settings::set_from_text(std::string_view name, const std::string& text, const std::string& origin) {
  try {
    const toml::table table = toml::parse("value = " + text);
    if (const auto value = value_of(*table.get("value")); value && table.size() == 1) return set(name, *value, origin);
  } catch (const toml::parse_error&) {
    // A bare word.
  }
  return set(name, text, origin);
}

std::vector<std::string> Settings::read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return {};
    return {fmt::format("{}:1: this file can't be read", file.string())};
  }
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  std::vector<std::string> mistakes;
  const auto take = [&](const std::string& name, const toml::node& node) {
    const std::string place = fmt::format("{}:{}", file.string(), node.source().begin.line);
    const auto value = value_of(node);
    const SettingRow* row = find_row(name);
    const std::string mistake = value || !row ? set(name, value.value_or(false), place)
                                              : fmt::format("\"{}\" takes {}", name, type_words(*row));
    if (!mistake.empty()) mistakes.push_back(fmt::format("{}: {}", place, mistake));
  };
  try {
    const toml::table whole = toml::parse(text, file.string());
    for (const auto& [table, node] : whole) {
      const std::string outer(table);
      const toml::table* inner = node.as_table();
      if (!inner) take(outer, node);
      if (!inner) continue;
      for (const auto& [key, value] : *inner) take(outer + "." + std::string(key), value);
    }
  } catch (const toml::parse_error& error) {
    mistakes.push_back(
        fmt::format("{}:{}: this is no TOML: {}", file.string(), error.source().begin.line, error.description()));
  }
  std::sort(mistakes.begin(), mistakes.end());
  return mistakes;
}

std::vector<std::string> Settings::read_folder(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const fs::path& file = entry->path();
    if (file.extension() == ".toml" && file.filename().string()[0] != '.') files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> mistakes;
  for (const fs::path& file : files) {
    for (std::string& mistake : read_file(file)) mistakes.push_back(std::move(mistake));
  }
  return mistakes;
}

std::string Settings::as_toml() const {
  std::string text, table;
  for (const SettingRow& row : rows()) {
    const size_t dot = row.name.find('.');
    if (const std::string own(row.name.substr(0, dot)); own != table) {
      table = own;
      text += fmt::format("{}[{}]\n", text.empty() ? "" : "\n", table);
    }
    text +=
        fmt::format("# {} ({}; default {}; read by {})\n{} = {}  # {}\n", row.what, type_words(row), toml_of(row.usual),
                    row.reader, row.name.substr(dot + 1), toml_of(value(row.name)), origin(row.name));
  }
  return text;
}

const Settings& settings() {
  return of_this_program();
}

void use_settings(Settings settings) {
  of_this_program() = std::move(settings);
}

SettingPlaces usual_setting_places() {
  return {"/etc/starharbor", from_environment("XDG_CONFIG_HOME", ".config") / "starharbor",
          from_environment("XDG_STATE_HOME", ".local/state") / "starharbor" / "set_by_touch.toml"};
}

}  // namespace starharbor::content
