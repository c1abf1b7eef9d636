// See output.h.
#include "content-db/base/command/output.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/text_width.h"

namespace starharbor::command {
namespace {

constexpr auto kQuiet = std::chrono::seconds(1);
constexpr auto kBetweenDraws = std::chrono::milliseconds(100);
constexpr int64_t kBarWidth = 30;

void print_row(const std::vector<std::string>& row, const std::vector<size_t>& widths) {
  std::string line;
  for (size_t i = 0; i < row.size(); ++i) {
    line += row[i];
    if (i + 1 < row.size()) line.append(widths[i] - text_width(row[i]) + 2, ' ');
  }
  std::puts(line.c_str());
}

}  // namespace

void print_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::vector<size_t> widths;
  for (const std::string& name : header) widths.push_back(text_width(name));
  for (const auto& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text_width(row[i]));
  }
  print_row(header, widths);
  for (const auto& row : rows) print_row(row, widths);
}

void print_json(const nlohmann::json& array) {
  std::puts(array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

ProgressBar::ProgressBar(std::string_view what)
    : what_(what), terminal_(::isatty(STDERR_FILENO)), started_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::operator()(int64_t done, int64_t total) {
  show(what_, done, total);
}

void ProgressBar::show(std::string_view what, int64_t done, int64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || total <= 0 || now - started_ < kQuiet || now - drawn_ < kBetweenDraws) return;
  drawn_ = now;
  shown_ = true;
  const auto filled = static_cast<size_t>(kBarWidth * std::min(done, total) / total);
  fmt::print(stderr, "\r\033[K{} [{}{}] {}/{}", what, std::string(filled, '#'), std::string(kBarWidth - filled, '.'),
             done, total);
  std::fflush(stderr);
}

}  // namespace starharbor::command
