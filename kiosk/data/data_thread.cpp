// Which worker an effect goes to, and where the answers of both lie until they are taken.
#include "kiosk/data/data_thread.h"

#include <utility>

namespace starharbor::kiosk {

bool is_long(const Effect& effect) {
  return is_among<LongEffects>(effect);
}

DataThread::DataThread(const std::filesystem::path& folder, content::Clock clock, std::function<void()> wake,
                       bool (*takes_long)(const Effect&))
    : path_(folder),
      clock_(std::move(clock)),
      wake_(std::move(wake)),
      takes_long_(takes_long),
      prompt_(path_, clock_, WorkerThread::Looks::kForNews, [this](Action answer) { lay_down(std::move(answer)); }),
      folder_(prompt_.opened_folder()) {}

DataThread::~DataThread() = default;

void DataThread::run(const Effects& effects) {
  for (const Effect& effect : effects) {
    if (!takes_long_(effect)) {
      prompt_.run(effect);
      continue;
    }
    if (!long_) {
      long_.emplace(path_, clock_, WorkerThread::Looks::kNever, [this](Action answer) { lay_down(std::move(answer)); });
    }
    long_->run(effect);
  }
}

Actions DataThread::take() {
  std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

// A worker that is idle has laid down all its answers.
bool DataThread::idle() const {
  if (!prompt_.idle() || (long_ && !long_->idle())) return false;
  std::lock_guard lock(mutex_);
  return answers_.empty();
}

void DataThread::lay_down(Action answer) {
  {
    std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
  }
  wake_();
}

}  // namespace starharbor::kiosk
