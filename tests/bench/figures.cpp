// See figures.h.
#include "tests/bench/figures.h"

#include <sys/utsname.h>

#include <fstream>
#include <thread>

#include <fmt/format.h>

namespace starharbor::tests {

void Figures::add(const std::string& name, double value, double target, const std::string& note) {
  const std::string beside = target > 0 ? fmt::format("target {:>7.3f}", target) : std::string(14, ' ');
  fmt::print("{:<48} {:>8.3f}   {}   {}{}\n", name, value, beside, target > 0 && value > target ? "MISSED  " : "",
             note);
  std::fflush(stdout);
  all_.push_back({{"name", name}, {"value", value}, {"note", note}});
  if (target > 0) all_.back()["target"] = target;
}

void Figures::write_json(const std::string& file) const {
  if (file.empty()) return;
  utsname machine{};
  uname(&machine);
  std::ofstream(file) << nlohmann::json{{"machine", fmt::format("{} {}", machine.sysname, machine.machine)},
                                        {"cores", std::thread::hardware_concurrency()},
                                        {"figures", all_}}
                             .dump(2)
                      << "\n";
}

std::string in_ms(double seconds) {
  return fmt::format("{:.2f} ms", seconds * 1e3);
}

}  // namespace starharbor::tests
