// A PDF as paper: its size, its words, and what a scanner reads off it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace starharbor::tests {

class Printed {
 public:
  explicit Printed(std::vector<uint8_t> file);
  ~Printed();

  int pages() const;
  std::pair<double, double> size_mm(int page) const;
  std::string words(int page) const;
  // What the QR codes on a page say, when it is printed that finely; in any order.
  std::vector<std::string> codes(int page, double dots_per_inch) const;

 private:
  struct Document;
  std::vector<uint8_t> file_;
  std::unique_ptr<Document> document_;
};

}  // namespace starharbor::tests
