// See trust.h.
#include "sync/cli/trust.h"

#include <filesystem>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/utf8.h"
#include "content-db/base/worded_error.h"
#include "sync/cli/passphrase.h"
#include "sync/report/directory.h"

namespace starharbor::sync::cli {

using namespace command;

content::WordValues names_of(const Invocation& invocation, const content::Device& device) {
  const bool is_office = device.role == content::Role::kOffice;
  const std::string place = invocation.say(is_office ? "sync_told.office" : "sync_told.terminal_of",
                                           {{"base", content::printable(device.base)}});
  return {{"device", content::printable(device.name)}, {"place", place}};
}

std::string line_of(const Invocation& invocation, const content::PublicKey& number, const content::Device& device) {
  content::WordValues values = names_of(invocation, device);
  values.emplace_back("number", fingerprint(number));
  return invocation.say("sync_told.device_line", values);
}

void refuse_existing(const std::string& file) {
  if (std::filesystem::exists(file))
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.write", {{"file", file}}},
                               {"sync_refused.file_exists"});
}

void require_base(content::DataFolder& folder, const std::string& base, const content::Sentence& operation) {
  const auto bases = bases_in(folder);
  if (bases.contains(base)) return;
  std::string known;
  for (const std::string& each : bases) known += (known.empty() ? "" : ", ") + each;
  throw content::WordedError(ErrorCode::kInput, operation,
                             {"sync_refused.no_such_base", {{"base", base}, {"bases", known}}});
}

const Request& chosen(const std::vector<Request>& requests, const std::string& number) {
  for (const Request& request : requests) {
    if (fingerprint(request.signing) == number) return request;
  }
  throw content::WordedError(ErrorCode::kInput, {"sync_refused.enrol", {{"device", number}}},
                             {"sync_refused.no_such_request"});
}

void print_next(const Invocation& invocation) {
  print("{}\n", invocation.say("sync_told.next", {{"line", invocation.line("run STORE")}}));
}

void print_decided(const Invocation& invocation, const content::Sentence& decided) {
  print("{}\n", content::say(invocation.language, decided));
  print_next(invocation);
}

Argument passphrase_row(std::string& file) {
  return {"--passphrase-file", &file, "sync_argument.passphrase_file", Need::kOptional, {}, "FILE"};
}

Argument store_row(std::string& store) {
  return {"STORE", &store, "sync_argument.store", Need::kRequired};
}

Argument device_row(std::string& device) {
  return {"DEVICE", &device, "sync_argument.device", Need::kRequired};
}

Verb device_verb(std::string name, const char* what, const char* done,
                 void (TrustAuthority::*decide)(const TrustedDevice&)) {
  struct Options {
    std::string device, passphrase_file;
  };
  auto options = std::make_shared<Options>();
  const auto run = [options, done, decide](const Invocation& invocation) -> int {
    auto folder = content::DataFolder::open(invocation.data);
    TrustAuthority safe(folder, passphrase(invocation.language, options->passphrase_file));
    const TrustedDevice device = find_device(*safe.trust().list(), options->device);
    (safe.*decide)(device);
    print_decided(invocation, {done, {{"device", device.name}}});
    return kDone;
  };
  return {std::move(name), what, {device_row(options->device), passphrase_row(options->passphrase_file)}, run};
}

}  // namespace starharbor::sync::cli
