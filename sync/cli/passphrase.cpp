// See passphrase.h.
#include "sync/cli/passphrase.h"

#include "content-db/base/command/prompt.h"
#include "content-db/base/worded_error.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::sync::cli {

using namespace command;

std::string passphrase(content::Language language, const std::string& file, bool twice) {
  if (!file.empty()) {
    const auto bytes = content::read_file(file);
    const std::string text(bytes.begin(), bytes.end());
    return text.substr(0, text.find_first_of("\r\n"));
  }
  if (!somebody_types()) {
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.ask_passphrase"}, {"sync_refused.nobody_types"});
  }
  const auto ask = [&](std::string_view key) { return hidden_line(content::tr(language, key)); };
  const std::string typed = ask("prompt.passphrase");
  if (twice && ask("prompt.passphrase_again") != typed)
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.ask_passphrase"}, {"sync_refused.typed_another"});
  return typed;
}

}  // namespace starharbor::sync::cli
