// starharbor-content init: makes a data folder and says who the device is.
#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/prompt.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"
#include "content-db/log/scope.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

struct InitOptions {
  std::string device, base, role = "kiosk";
};

// What the options leave open, where somebody is there to say it.
InitOptions completed(const Invocation& invocation, InitOptions options) {
  if (!options.device.empty() || !somebody_types()) return options;
  options.device = typed_line(tr(invocation.language, "prompt.device_name"));
  if (options.role == "office" || !options.base.empty()) return options;
  options.base = typed_line(tr(invocation.language, "prompt.base"));
  if (options.base.empty()) options.role = "office";
  return options;
}

int init(const Invocation& invocation, const InitOptions& given) {
  const InitOptions options = completed(invocation, given);
  if (options.device.empty()) throw UsageError{"the device needs a name: --device NAME"};
  const bool office = options.role == "office";
  if (!office && options.base.empty()) {
    throw UsageError{"a kiosk needs to know its base: --base ID (or --role office)"};
  }
  if (!is_device_name(options.device)) {
    throw Error(ErrorCode::kInput, "--device", "the device needs a name of one line, at most 64 bytes.");
  }
  if (!options.base.empty() && !is_base_id(options.base)) {
    throw Error(
        ErrorCode::kInput, fmt::format("--base \"{}\"", options.base),
        "this is no id of a base: at most 73 lower-case letters, digits, - and . are allowed, and no . at the end.");
  }
  DataFolder::init(invocation.data, {options.device, office ? Role::kOffice : Role::kKiosk, options.base});
  if (office) {
    print("{} is now the data folder of the office device {}. Next: {}\n", invocation.data.string(), options.device,
          invocation.line("import PACKAGE"));
  } else {
    print("{} is now the data folder of the kiosk {} of {}. Its content comes by sync.\n", invocation.data.string(),
          options.device, options.base);
  }
  return kDone;
}

}  // namespace

Verb init_verb() {
  auto options = std::make_shared<InitOptions>();
  return {"init",
          "make a data folder for this device",
          {{"--device", &options->device, "name of the device, as sign-ins and lists show it"},
           {"--base", &options->base, "id of the base whose terminal this is; needed for a kiosk"},
           {"--role",
            &options->role,
            "kiosk (shows and signs in) or office (imports content and edits)",
            Need::kOptional,
            {"kiosk", "office"}}},
          [options](const Invocation& invocation) { return init(invocation, *options); }};
}

}  // namespace starharbor::content::cli
