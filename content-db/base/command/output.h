// How verbs speak: tables for people, JSON for programs, a bar for whoever waits.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace starharbor::command {

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
