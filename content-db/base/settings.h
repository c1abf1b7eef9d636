// What staff may set, in one table: each setting's name, default, limits, who reads it, and what it is for. A new
// setting is a row in settings.cpp and whoever reads it by its name; nothing else is to be touched.
//
// A later place goes before an earlier one: the table's defaults; /etc/starharbor/*.toml; $XDG_CONFIG_HOME/starharbor/
// *.toml, else ~/.config/starharbor; the command line; and last the program's own file with what staff set by touch.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace starharbor::content {

using SettingValue = std::variant<bool, int64_t, std::string, std::vector<std::string>>;

struct SettingRow {
  std::string_view name;    // "kiosk.idle_warning_s" is idle_warning_s in the table [kiosk]; the unit stands last
  SettingValue usual;       // the default; other values are of the same type
  int64_t least = 0;        // of a number
  int64_t most = 0;         // of a number
  std::string_view reader;  // the file that reads it
  std::string_view what;    // for people: what it does, with its unit
};

// In the order of the names.
std::span<const SettingRow> setting_rows();
// REQUIRES a row of this name.
const SettingRow& setting_row(std::string_view name);

// Values of all settings. Copies are cheap; a copy doesn't change when another is set.
class Settings {
 public:
  Settings();  // the defaults

  // REQUIRES a row of this name and type: anything else is a mistake in the program and throws std::logic_error.
  bool flag(std::string_view name) const;
  int64_t number(std::string_view name) const;
  const std::string& text(std::string_view name) const;
  const std::vector<std::string>& texts(std::string_view name) const;

  // Where the value comes from, for people: "default", "/etc/starharbor/hall.toml:3", "--at-door".
  const std::string& origin(std::string_view name) const;

  // Takes a value over from `origin`. Gives what is wrong with it (an unknown name, another type, out of its limits) in
  // a sentence, and changes nothing then; empty when all is well.
  [[nodiscard]] std::string set(std::string_view name, const SettingValue& value, const std::string& origin);
  // The same for a value as TOML writes it ("90", "true", "[\"03:30\"]"); what is no TOML is taken for a text.
  [[nodiscard]] std::string set_from_text(std::string_view name, const std::string& value, const std::string& origin);

  // Takes over one file; gives its mistakes as FILE:LINE: message. A file that is not there says nothing.
  std::vector<std::string> read_file(const std::filesystem::path& file);
  // All *.toml of a folder in the order of their names; the same mistakes. A folder that is not there says nothing.
  std::vector<std::string> read_folder(const std::filesystem::path& folder);

  // The whole table as a TOML file: each setting with its words, limits, reader and origin as comments.
  std::string as_toml() const;

 private:
  struct Held {
    SettingValue value;
    std::string origin;
  };
  using Values = std::map<std::string, Held, std::less<>>;
  const SettingValue& value(std::string_view name) const;
  std::shared_ptr<const Values> values_;
};

// Those of this program: the defaults until the frame of the command line has read all places, once, before anything
// else runs. The kiosk's model, which is pure, gets its own as a value.
const Settings& settings();
// REQUIRES that no other thread runs that reads them.
void use_settings(Settings settings);

// The places, in the order of reading.
struct SettingPlaces {
  std::filesystem::path machine;       // a folder: /etc/starharbor
  std::filesystem::path user;          // a folder: $XDG_CONFIG_HOME/starharbor
  std::filesystem::path set_by_touch;  // a file: $XDG_STATE_HOME/starharbor/set_by_touch.toml
};
// Those of this process's environment.
SettingPlaces usual_setting_places();

}  // namespace starharbor::content
