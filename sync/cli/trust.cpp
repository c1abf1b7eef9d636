// See trust.h.
#include "sync/cli/trust.h"

#include <filesystem>

#include <fmt/format.h>

#include "content-db/base/error.h"
#include "sync/cli/passphrase.h"

namespace starharbor::sync::cli {

using namespace command;

std::string place_of(const content::Device& device) {
  return device.role == content::Role::kOffice ? "office" : fmt::format("kiosk of {}", device.base);
}

void refuse_existing(const std::string& file) {
  if (std::filesystem::exists(file))
    throw Error(ErrorCode::kInput, "write " + file, "there is such a file already. Name another; nothing was changed.");
}

const Request& chosen(const std::vector<Request>& requests, const std::string& number) {
  for (const Request& request : requests) {
    if (fingerprint(request.signing) == number) return request;
  }
  throw Error(ErrorCode::kInput, "enrol " + number,
              "no request has this number. It is written in four groups of four, as the terminal shows it; nothing "
              "was changed.");
}

std::string next_words(const Invocation& invocation) {
  return fmt::format("It goes out with the next exchange: {}.", invocation.line("run STORE"));
}

Argument passphrase_row(std::string& file) {
  return {"--passphrase-file", &file, "the passphrase is the first line of this file; without it, it is asked for",
          Need::kOptional,     {},    "FILE"};
}

Argument store_row(std::string& store) {
  return {"STORE", &store, "the store's folder, or REMOTE:PATH", Need::kRequired};
}

Argument device_row(std::string& device) {
  return {"DEVICE", &device, "the device's name, or the number that `devices` shows", Need::kRequired};
}

Verb device_verb(std::string name, const char* what, const char* done,
                 void (TrustAuthority::*decide)(const TrustedDevice&)) {
  struct Options {
    std::string device, passphrase_file;
  };
  auto options = std::make_shared<Options>();
  const auto run = [options, done, decide](const Invocation& invocation) -> int {
    auto folder = content::DataFolder::open(invocation.data);
    TrustAuthority safe(folder, passphrase(invocation.language, options->passphrase_file, false));
    const TrustedDevice device = find_device(*safe.trust().list(), options->device);
    (safe.*decide)(device);
    fmt::print("{}: {}. {}\n", device.name, done, next_words(invocation));
    return kDone;
  };
  return {std::move(name), what, {device_row(options->device), passphrase_row(options->passphrase_file)}, run};
}

}  // namespace starharbor::sync::cli
