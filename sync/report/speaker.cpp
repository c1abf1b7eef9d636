// See speaker.h.
#include "sync/report/speaker.h"

#include <fmt/format.h>

#include "content-db/base/civil_time.h"
#include "content-db/base/utf8.h"
#include "content-db/log/op.h"

namespace starharbor::sync {
namespace {

constexpr size_t kLogDigitsShown = 8;

}  // namespace

std::string with_separators(int64_t number) {
  std::string digits = std::to_string(number);
  const size_t first = number < 0 ? 1 : 0;
  for (size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string Speaker::say(std::string_view key, const content::WordValues& values) const {
  return content::fill(content::tr(language_, key), values);
}

std::string Speaker::count(std::string_view noun, int64_t count) const {
  return say(content::plural_key(language_, noun, count), {{"n", with_separators(count)}});
}

std::string Speaker::changes(int64_t all, int64_t sign_ins) const {
  if (sign_ins == 0) return count("count.change", all);
  if (all <= sign_ins) return count("count.sign_in", sign_ins);
  return join("report.between_items", {count("count.sign_in", sign_ins), count("count.other_change", all - sign_ins)});
}

std::string Speaker::size(int64_t bytes) const {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string Speaker::join(std::string_view between, const std::vector<std::string>& parts) const {
  std::string joined;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!joined.empty()) joined += say(between);
    joined += part;
  }
  return joined;
}

std::string Speaker::owner(const std::string& log) const {
  if (const NamedDevice* device = directory_.owner_of(log)) return device->name;
  return say("report.unknown_owner", {{"log", log.substr(0, kLogDigitsShown)}});
}

std::string Speaker::base(std::string_view id) const {
  const auto found = directory_.bases.find(std::string(id));
  if (found == directory_.bases.end() || found->second.in(language_).empty()) return content::printable(id);
  return found->second.in(language_);
}

std::string Speaker::base_of(const content::Scope& scope) const {
  return scope == content::kDistrictScope ? say("report.all_bases") : base(scope.base());
}

std::string Speaker::days_ago(int64_t at_ms, int64_t now_ms) const {
  const auto days = (content::day_at(now_ms) - content::day_at(at_ms)).count();
  if (days <= 0) return say("status.today");
  if (days == 1) return say("status.yesterday");
  return say("status.days_ago", {{"days", count("count.day", days)}});
}

}  // namespace starharbor::sync
