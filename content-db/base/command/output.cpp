// See output.h.
#include "content-db/base/command/output.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content-db/base/command/text_width.h"
#include "content-db/base/utf8.h"

namespace starharbor::command {
namespace {

constexpr auto kQuiet = std::chrono::seconds(1);
constexpr auto kBetweenDraws = std::chrono::milliseconds(100);
constexpr int64_t kBarWidth = 30;

using Row = std::vector<std::string>;

void write(std::FILE* to, std::string_view text) {
  const std::string shown = content::printable(text, content::Lines::kSeveral);
  std::fwrite(shown.data(), 1, shown.size(), to);
}

Row printable_row(Row row) {
  for (std::string& cell : row) cell = content::printable(cell);
  return row;
}

void print_row(const Row& row, const std::vector<size_t>& widths) {
  std::string line;
  for (size_t i = 0; i < row.size(); ++i) {
    line += row[i];
    if (i + 1 < row.size()) line.append(widths[i] - text_width(row[i]) + 2, ' ');
  }
  print("{}\n", line);
}

// In JSON, control characters are escaped already; what turns the writing round is too from here on.
std::string escaped(std::string_view json) {
  std::string shown;
  for (const char32_t code_point : content::decode_utf8(json)) {
    const bool raw = !content::is_unprintable(code_point) || code_point < 0x20;
    shown += raw ? content::encode_utf8(code_point) : fmt::format("\\u{:04x}", static_cast<uint32_t>(code_point));
  }
  return shown;
}

}  // namespace

void write_out(std::string_view text) {
  write(stdout, text);
}

void write_error(std::string_view text) {
  write(stderr, text);
}

void print_table(const Row& header, const std::vector<Row>& all_rows) {
  std::vector<size_t> widths;
  std::vector<Row> rows;
  for (const std::string& name : header) widths.push_back(text_width(name));
  for (const Row& row : all_rows) rows.push_back(printable_row(row));
  for (const Row& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text_width(row[i]));
  }
  print_row(header, widths);
  for (const Row& row : rows) print_row(row, widths);
}

void print_json(const nlohmann::json& array) {
  write_out(escaped(array.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) + "\n");
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
  fmt::print(stderr, "\r\033[K{} [{}{}] {}/{}", content::printable(what), std::string(filled, '#'),
             std::string(kBarWidth - filled, '.'), done, total);
  std::fflush(stderr);
}

}  // namespace starharbor::command
