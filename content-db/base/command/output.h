// How verbs speak: sentences and tables for people, JSON for programs, a bar for whoever waits. All that a program says
// goes through here, so that nothing that somebody else wrote reaches a terminal raw.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json_fwd.hpp>

namespace starharbor::command {

// On standard output, and on standard error. What content::printable() would not show is not shown.
void write_out(std::string_view text);
void write_error(std::string_view text);
template <typename... Values>
void print(fmt::format_string<Values...> text, Values&&... values) {
  write_out(fmt::format(text, std::forward<Values>(values)...));
}
template <typename... Values>
void print_error(fmt::format_string<Values...> text, Values&&... values) {
  write_error(fmt::format(text, std::forward<Values>(values)...));
}

// Columns aligned on standard output; a Chinese character counts as two.
void print_table(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);
// One array of objects on standard output.
void print_json(const nlohmann::json& array);

// A progress bar on standard error. Shows itself only on a terminal and only after a second. It is
// wiped when it is gone.
class ProgressBar {
 public:
  explicit ProgressBar(std::string_view what = {});
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  void operator()(int64_t done, int64_t total);
  // The same for what has several steps, each with a name.
  void show(std::string_view what, int64_t done, int64_t total);

 private:
  std::string what_;
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point drawn_;
};

}  // namespace starharbor::command
