// See language.h.
#include "content-db/base/command/language.h"

#include <cstdlib>
#include <string_view>

namespace starharbor::command {
namespace {

std::string_view locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return value;
  }
  return {};
}

}  // namespace

content::Language language_of(const std::string& asked) {
  const std::string_view name = asked.empty() ? locale() : std::string_view(asked);
  return name.starts_with("zh") ? content::Language::kChinese : content::Language::kEnglish;
}

}  // namespace starharbor::command
