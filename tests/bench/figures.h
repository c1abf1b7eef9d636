// What a benchmark found: figures beside their targets, printed as they come, and all of them as JSON.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace starharbor::tests {

class Figures {
 public:
  // `target` is the most it may be; 0: none.
  void add(const std::string& name, double value, double target, const std::string& note);
  // With the machine named; nothing where `file` is empty.
  void write_json(const std::string& file) const;

 private:
  nlohmann::json all_ = nlohmann::json::array();
};

// "1.23 ms"
std::string in_ms(double seconds);

}  // namespace starharbor::tests
