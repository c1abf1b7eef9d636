// starharbor-kiosk: the command line of the hall. Reads arguments, opens the data and the window, and turns what went
// wrong into an exit code and plain words.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "content-db/base/civil_time.h"
#include "content-db/base/command/program.h"
#include "content-db/base/error.h"
#include "content-db/base/settings.h"
#include "content-db/folder/data_folder.h"
#include "kiosk/app.h"
#include "kiosk/tour/tour.h"

namespace starharbor::kiosk {
namespace {

using command::Invocation;

struct Arguments {
  std::string window, now, tour, trace;
  bool locked = false;
};

std::filesystem::path usual_data_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value ? value : "");
  };
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

AppOptions options_from(const Arguments& arguments, const Invocation& invocation) {
  AppOptions options;
  options.data = invocation.data.empty() ? usual_data_folder() : invocation.data;
  options.window.size = size_from(arguments.window);
  options.window.locked = arguments.locked;
  // A hall in Ningbo greets in Chinese, whatever the machine was installed in.
  options.language = invocation.asked_language.value_or(Language::kChinese);
  options.now_ms = time_from(arguments.now);
  options.at_door = content::settings().flag("kiosk.at_door");
  options.trace = arguments.trace;
  return options;
}

void open_hall(const AppOptions& options) {
  std::optional<content::FolderLock> alone;
  // Where there is no folder, opening it says so better than locking it.
  if (std::filesystem::exists(options.data)) alone.emplace(options.data, "kiosk");
  App(options).run();
}

int run(const Arguments& arguments, const Invocation& invocation) {
  const AppOptions options = options_from(arguments, invocation);
  if (arguments.tour.empty()) {
    open_hall(options);
  } else {
    play_tour(options, arguments.tour);
  }
  return command::kDone;
}

command::Program program(Arguments& arguments) {
  command::Verb whole;
  whole.arguments = {
      {"--window", &arguments.window, "a window of this size (1920x1080) in place of the full screen"},
      {"--now", &arguments.now, "begin at this time instead of now, for tests"},
      {"--locked", &arguments.locked, "leave a visitor no way out"},
      {"--at-door", command::SettingName{"kiosk.at_door"},
       "wait at the sign-in screen, not at the welcome, while an event is open"},
      {"--tour", &arguments.tour, "walk every screen alone and save pictures into this folder"},
      {"--trace", &arguments.trace, "write where the visitor is into this file, for tests"},
  };
  whole.run = [&arguments](const Invocation& invocation) { return run(arguments, invocation); };
  whole.data = command::Data::kNotNeeded;
  return {"starharbor-kiosk",
          "Starharbor's kiosk: the hall on a touchscreen.",
          "Without --data and $STARHARBOR_DATA the data folder is $XDG_DATA_HOME/starharbor or "
          "~/.local/share/starharbor.\nThe first visit is in Chinese unless --lang says otherwise. Ctrl+Alt+Q leaves, "
          "unless --locked.",
          {whole}};
}

}  // namespace
}  // namespace starharbor::kiosk

int main(int argc, char** argv) {
  starharbor::kiosk::Arguments arguments;
  return starharbor::command::run_program(starharbor::kiosk::program(arguments), argc, argv);
}
