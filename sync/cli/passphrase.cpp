// See passphrase.h.
#include "sync/cli/passphrase.h"

#include "content-db/base/command/prompt.h"
#include "content-db/base/worded_error.h"
#include "content-db/folder/data_folder.h"
#include "sync/trust/proposed_passphrase.h"

namespace starharbor::sync::cli {

using namespace command;

namespace {

std::string typed(content::Language language, std::string_view key, const content::WordValues& values = {}) {
  if (!somebody_types())
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.ask_passphrase"}, {"sync_refused.nobody_types"});
  return hidden_line(content::fill(content::tr(language, key), values));
}

std::string first_line(const std::string& file) {
  const auto bytes = content::read_file(file);
  const std::string text(bytes.begin(), bytes.end());
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

std::string passphrase(content::Language language, const std::string& file) {
  return file.empty() ? typed(language, "prompt.passphrase") : first_line(file);
}

std::string new_passphrase(content::Language language, const std::string& file) {
  if (!file.empty()) return first_line(file);
  const std::string proposed = propose_passphrase();
  const std::string chosen = typed(language, "prompt.new_passphrase",
                                   {{"least", std::to_string(kLeastPassphraseCharacters)}, {"proposed", proposed}});
  if (chosen.empty()) return proposed;
  if (typed(language, "prompt.passphrase_again") != chosen)
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.ask_passphrase"}, {"sync_refused.typed_another"});
  return chosen;
}

}  // namespace starharbor::sync::cli
