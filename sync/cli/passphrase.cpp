// See passphrase.h.
#include "sync/cli/passphrase.h"

#include "content-db/base/command/prompt.h"
#include "content-db/base/error.h"
#include "content-db/base/words.h"
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
    throw Error(ErrorCode::kInput, "ask for the passphrase",
                "nobody is here to type it. Give --passphrase-file FILE; nothing was changed.");
  }
  const auto ask = [&](std::string_view key) { return hidden_line(content::tr(language, key)); };
  const std::string typed = ask("prompt.passphrase");
  if (twice && ask("prompt.passphrase_again") != typed)
    throw Error(ErrorCode::kInput, "ask for the passphrase", "the two are not the same. Nothing was changed.");
  return typed;
}

}  // namespace starharbor::sync::cli
