// starharbor-kiosk: the command line of the hall. Reads arguments, opens the data and the window, and turns what went
// wrong into an exit code and plain words.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "content-db/folder/data_folder.h"
#include "content-db/base/civil_time.h"
#include "content-db/base/error.h"
#include "kiosk/app.h"
#include "kiosk/tour/tour.h"

namespace starharbor::kiosk {
namespace {

enum ExitCode { kDone = 0, kRefused = 1, kUsage = 2, kEnvironment = 3 };

constexpr const char* kWhat = "Starharbor's kiosk: the hall on a touchscreen.";
constexpr const char* kExitCodes =
    "Exit codes: 0 done, 1 refused (what was given can't be taken), 2 usage, 3 environment (display, disk, files, "
    "rights).\n"
    "Ctrl+Alt+Q leaves, unless --locked.";

struct Arguments {
  std::string data, window, language = "zh", now, tour, trace;
  bool locked = false, at_door = false;
};

std::filesystem::path usual_data_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value ? value : "");
  };
  if (!variable("STARHARBOR_DATA").empty()) return variable("STARHARBOR_DATA");
  if (!variable("XDG_DATA_HOME").empty()) return std::filesystem::path(variable("XDG_DATA_HOME")) / "starharbor";
  return std::filesystem::path(variable("HOME")) / ".local/share/starharbor";
}

std::optional<PixelSize> size_from(const std::string& text) {
  if (text.empty()) return std::nullopt;
  PixelSize size;
  char end = 0;
  constexpr int kLeast = 160, kMost = 16'384;
  const bool is_size = std::sscanf(text.c_str(), "%5dx%5d%c", &size.width, &size.height, &end) == 2 &&
                       size.width >= kLeast && size.width <= kMost && size.height >= kLeast && size.height <= kMost;
  if (is_size) return size;
  throw Error(ErrorCode::kInput, fmt::format("read --window \"{}\"", text), "this is no size; write it as 1920x1080.");
}

std::optional<int64_t> time_from(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto instant = content::parse_instant(text)) return instant;
  throw Error(ErrorCode::kInput, fmt::format("read --now \"{}\"", text),
              "this is no time; write it as \"2026-06-18 14:05\", which is Shanghai's, or as 2026-06-18T06:05:00Z.");
}

void add_options(CLI::App& command, Arguments& arguments) {
  command.footer(kExitCodes);
  command.set_version_flag("--version", "starharbor-kiosk " STARHARBOR_VERSION);
  command.add_option("--data", arguments.data,
                     "the data folder; else $STARHARBOR_DATA, $XDG_DATA_HOME/starharbor or ~/.local/share/starharbor");
  command.add_option("--window", arguments.window, "a window of this size (1920x1080) in place of the full screen");
  command.add_option("--lang", arguments.language, "the language of the first visit")
      ->check(CLI::IsMember({"zh", "en"}));
  command.add_option("--now", arguments.now, "begin at this time instead of now, for tests");
  command.add_flag("--locked", arguments.locked, "leave a visitor no way out");
  command.add_flag("--at-door", arguments.at_door,
                   "wait at the sign-in screen, not at the welcome, while an event is open");
  command.add_option("--tour", arguments.tour, "walk every screen alone and save pictures into this folder");
  command.add_option("--trace", arguments.trace, "write where the visitor is into this file, for tests");
}

AppOptions options_from(const Arguments& arguments) {
  AppOptions options;
  options.data = arguments.data.empty() ? usual_data_folder() : std::filesystem::path(arguments.data);
  options.window.size = size_from(arguments.window);
  options.window.locked = arguments.locked;
  options.language = arguments.language == "en" ? Language::kEnglish : Language::kChinese;
  options.now_ms = time_from(arguments.now);
  options.at_door = arguments.at_door;
  options.trace = arguments.trace;
  return options;
}

void open_hall(const AppOptions& options) {
  std::optional<content::FolderLock> alone;
  // Where there is no folder, opening it says so better than locking it.
  if (std::filesystem::exists(options.data)) alone.emplace(options.data, "kiosk");
  App(options).run();
}

int run(int argc, char** argv) {
  CLI::App command(kWhat, "starharbor-kiosk");
  Arguments arguments;
  add_options(command, arguments);
  try {
    command.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return command.exit(error) == 0 ? kDone : kUsage;
  }
  const AppOptions options = options_from(arguments);
  if (arguments.tour.empty()) {
    open_hall(options);
  } else {
    play_tour(options, arguments.tour);
  }
  return kDone;
}

}  // namespace
}  // namespace starharbor::kiosk

int main(int argc, char** argv) {
  using namespace starharbor::kiosk;
  try {
    return run(argc, argv);
  } catch (const starharbor::Error& error) {
    fmt::print(stderr, "starharbor-kiosk: {}\n", error.what());
    return error.code == starharbor::ErrorCode::kInput ? kRefused : kEnvironment;
  } catch (const std::exception& error) {
    fmt::print(
        stderr,
        "starharbor-kiosk: {}. This should not happen; `starharbor-content verify` shows whether the data is whole.\n",
        error.what());
    return kEnvironment;
  }
}
