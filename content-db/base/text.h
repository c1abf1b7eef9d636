// The two languages of the house, and a text that may be in both.
#pragma once

#include <string>

namespace starharbor::content {

enum class Language { kChinese, kEnglish };

// A text in both languages. English falls back to Chinese where nobody has written it yet.
struct Text {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const { return language == Language::kEnglish && !en.empty() ? en : zh; }
  bool empty() const { return zh.empty() && en.empty(); }
};

}  // namespace starharbor::content
