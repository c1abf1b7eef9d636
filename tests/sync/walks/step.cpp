// See step.h.
#include "tests/sync/walks/step.h"

#include <ostream>

namespace starharbor::tests {

std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << "{" << step.kind << "," << step.device << "," << step.other << "," << step.row << "," << step.column
             << "," << step.value << "," << step.amount << "}";
}

rc::Gen<Step> any_step() {
  const auto any = [] { return rc::gen::inRange(0, 420); };
  return rc::gen::build<Step>(rc::gen::set(&Step::kind, rc::gen::inRange(0, 100)), rc::gen::set(&Step::device, any()),
                              rc::gen::set(&Step::other, any()), rc::gen::set(&Step::row, any()),
                              rc::gen::set(&Step::column, any()), rc::gen::set(&Step::value, any()),
                              rc::gen::set(&Step::amount, any()));
}

}  // namespace starharbor::tests
