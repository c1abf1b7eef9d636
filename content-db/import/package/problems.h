// What is wrong with a package, collected rather than thrown, so that a person sees every mistake at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace starharbor::content {

// A place in a package: the file's path relative to the package, and a line counted from 1.
struct Source {
  std::string file;
  int line = 1;
};

struct Problem {
  Source at;
  std::string message;

  std::string text() const;  // "FILE:LINE: message"
};

class Problems {
 public:
  void add(Source at, std::string message);
  bool empty() const { return problems_.empty(); }
  size_t size() const { return problems_.size(); }
  // By file, then line; at one line in the order in which they were found.
  std::vector<Problem> sorted() const;

 private:
  std::vector<Problem> problems_;
};

// What ends a message about a word that isn't known: `; did you mean "capacity"?`, or what there is to choose from when
// nothing is near and the choice is small, or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace starharbor::content
