// One step of a random walk: whole numbers that a world reduces to what there is to choose from, so that a walk that
// fails can be shortened and played again.
#pragma once

#include <iosfwd>

#include <rapidcheck.h>

namespace starharbor::tests {

struct Step {
  int kind = 0;
  int device = 0;
  int other = 0;
  int row = 0;
  int column = 0;
  int value = 0;
  int amount = 0;
};
std::ostream& operator<<(std::ostream& out, const Step& step);

rc::Gen<Step> any_step();

}  // namespace starharbor::tests
