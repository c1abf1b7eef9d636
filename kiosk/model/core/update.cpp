// The steps that belong to no feature, and what the data says about itself.
#include "kiosk/model/core/reducers.h"

namespace starharbor::kiosk {

namespace {

struct Step {
  State& state;

  void operator()(const OpenHome&) { go_to(state, Screen::kHome); }
  void operator()(const Back&) { go_back(state); }
  void operator()(const ToggleLanguage&) {
    state.visit.language = state.visit.language == Language::kChinese ? Language::kEnglish : Language::kChinese;
    state.visit.language_changed_ms = state.now_ms;
  }
  void operator()(const StillHere&) {}  // that somebody did something is all it says
  void operator()(const HallLoaded& answer) { take_hall(state, answer.hall); }
  void operator()(const Touched&) { touch(state); }
  void operator()(const Tick&) {}
  void operator()(const ExchangeNews& news) {
    state.device.exchange = news.exchange;
    state.device.exchange->since_ms = state.now_ms - news.age_ms;
  }
  void operator()(const DataFailed& failure) {
    state.device.data_trouble = true;
    state.device.disk_full = failure.disk_full;
  }
};

}  // namespace

void update_core(State& state, const Action& action, Effects&) {
  take_step(Joined<CoreActions, CoreAnswers, CoreNews>(), action, Step{state});
}

}  // namespace starharbor::kiosk
