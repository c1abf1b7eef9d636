// See problems.h. The nearest word is found by edit distance.
#include "content-db/import/package/problems.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace starharbor::content {
namespace {

constexpr size_t kSmallChoice = 12;

// Levenshtein's distance in bytes: the words compared are keys and ids, which are ASCII.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string Problem::text() const {
  return fmt::format("{}:{}: {}", at.file, at.line, message);
}

void Problems::add(Source at, std::string message) {
  problems_.push_back({std::move(at), std::move(message)});
}

std::vector<Problem> Problems::sorted() const {
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.at.file, a.at.line) < std::tie(b.at.file, b.at.line);
  });
  return sorted;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string* nearest = nullptr;
  size_t best = std::max<size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const size_t apart = distance(word, candidate);
    if (apart < best) best = apart, nearest = &candidate;
  }
  if (nearest) return fmt::format("; did you mean \"{}\"?", *nearest);
  if (known.empty() || known.size() > kSmallChoice) return {};
  return fmt::format("; known here: {}", fmt::join(known, ", "));
}

}  // namespace starharbor::content
