// See address.h. The grammar is rclone's: a name, parameters after commas, whose values may be quoted and then hold
// anything, a colon, the path.
#include "sync/stores/address.h"

namespace starharbor::sync {
namespace {

constexpr size_t kNone = std::string_view::npos;

// Where the name ends: at the first of `,:/`, the colon of an on-the-fly backend at the very beginning apart.
size_t end_of_name(std::string_view text) {
  return text.find_first_of(",:/", text.starts_with(':') ? 1 : 0);
}

// The colon between parameters and path. Doubled quotes inside quotes close and open again, which comes to the same.
size_t end_of_parameters(std::string_view text, size_t from) {
  char quote = 0;
  for (size_t i = from; i < text.size(); ++i) {
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if ((text[i] == '\'' || text[i] == '"') && (text[i - 1] == '=' || text[i - 1] == text[i])) {
      quote = text[i];
    } else if (text[i] == ':') {
      return i;
    }
  }
  return kNone;
}

// The colon before the path, or kNone.
size_t colon_of(std::string_view text) {
  const size_t end = end_of_name(text);
  if (end == kNone || end == 0 || text[end] == '/') return kNone;
  return text[end] == ':' ? end : end_of_parameters(text, end);
}

}  // namespace

bool is_remote_address(std::string_view text) {
  return colon_of(text) != kNone;
}

std::string join_address(std::string_view address, std::string_view name) {
  std::string joined(address);
  if (name.empty()) return joined;
  if (!joined.ends_with(':') && !joined.ends_with('/')) joined += '/';
  return joined += name;
}

std::string shown_address(std::string_view address) {
  const size_t colon = colon_of(address);
  if (colon == kNone) return std::string(address);
  return std::string(address.substr(0, end_of_name(address))) + std::string(address.substr(colon));
}

}  // namespace starharbor::sync
