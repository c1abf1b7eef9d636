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

std::string asked_language(int argc, const char* const* argv) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == kOption && i + 1 < argc) return argv[i + 1];
    if (argument.starts_with(kOption) && argument.substr(kOption.size()).starts_with('='))
      return std::string(argument.substr(kOption.size() + 1));
  }
  return {};
}

content::Language language_of(const std::string& asked, std::optional<content::Language> usual) {
  if (asked.empty() && usual) return *usual;
  const std::string_view name = asked.empty() ? locale() : std::string_view(asked);
  return name.starts_with("zh") ? content::Language::kChinese : content::Language::kEnglish;
}

}  // namespace starharbor::command
