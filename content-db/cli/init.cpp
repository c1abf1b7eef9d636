// starharbor-content init: makes a data folder and says who the device is.
#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/import/package/package.h"

namespace starharbor::content::cli {
namespace {

struct InitOptions {
  std::string device, base, role = "kiosk";
};

bool is_device_name(std::string_view name) {
  return !name.empty() && name.size() <= 64 &&
         std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

int init(const Invocation& invocation, const InitOptions& options) {
  const bool office = options.role == "office";
  if (!office && options.base.empty()) {
    throw UsageError{"a kiosk needs to know its base: --base ID (or --role office)"};
  }
  if (!is_device_name(options.device)) {
    throw Error(ErrorCode::kInput, "--device", "the device needs a name of one line, at most 64 bytes.");
  }
  if (!options.base.empty() && !package::is_id(options.base)) {
    throw Error(ErrorCode::kInput, fmt::format("--base \"{}\"", options.base),
                "this is no id of a base: only lower-case letters, digits, - and . are allowed.");
  }
  DataFolder::init(invocation.data, {options.device, office ? Role::kOffice : Role::kKiosk, options.base});
  if (office) {
    fmt::print("{} is now the data folder of the office device {}. Next: starharbor-content import FOLDER --data {}\n",
               invocation.data.string(), options.device, invocation.data.string());
  } else {
    fmt::print("{} is now the data folder of the kiosk {} of {}. Its content comes by sync.\n",
               invocation.data.string(), options.device, options.base);
  }
  return kDone;
}

}  // namespace

void add_init(CLI::App& app, Invocation& invocation) {
  auto options = std::make_shared<InitOptions>();
  Verb(app, invocation, "init", "make a data folder for this device",
       [&invocation, options] { return init(invocation, *options); })
      .text("--device", options->device, Need::kRequired, "name of the device, as sign-ins and lists show it")
      .text("--base", options->base, Need::kOptional, "id of the base whose terminal this is; needed for a kiosk")
      .choice("--role", options->role, {"kiosk", "office"},
              "kiosk (shows and signs in) or office (imports content and edits)");
}

}  // namespace starharbor::content::cli
