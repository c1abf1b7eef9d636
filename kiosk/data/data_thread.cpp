// The queue both ways, and the loop between.
#include "kiosk/data/data_thread.h"

#include <chrono>
#include <utility>

#include "kiosk/data/data_worker.h"

namespace starharbor::kiosk {

namespace {

int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

DataThread::DataThread(const std::filesystem::path& folder, content::Clock clock, std::function<void()> wake)
    : clock_(std::move(clock)), wake_(std::move(wake)), thread_([this, folder] { work(folder); }) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return opened_; });
  if (!trouble_) return;
  lock.unlock();
  thread_.join();
  std::rethrow_exception(trouble_);
}

DataThread::~DataThread() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void DataThread::run(const Effects& effects) {
  if (effects.empty()) return;
  {
    std::lock_guard lock(mutex_);
    effects_.insert(effects_.end(), effects.begin(), effects.end());
  }
  changed_.notify_all();
}

Actions DataThread::take() {
  std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

bool DataThread::idle() const {
  std::lock_guard lock(mutex_);
  return effects_.empty() && answers_.empty() && !busy_;
}

void DataThread::open(const std::filesystem::path& folder) {
  std::exception_ptr trouble;
  try {
    folder_.emplace(content::DataFolder::open(folder, clock_));
  } catch (...) {
    trouble = std::current_exception();
  }
  {
    std::lock_guard lock(mutex_);
    opened_ = true;
    trouble_ = trouble;
  }
  changed_.notify_all();
}

void DataThread::work(const std::filesystem::path& folder) {
  open(folder);
  if (!folder_) return;
  DataWorker worker(*folder_, clock_);
  if (auto hall = worker.look(steady_ms())) lay_down(std::move(*hall));
  for (;;) {
    std::optional<Effect> effect;
    {
      std::unique_lock lock(mutex_);
      busy_ = false;
      changed_.wait_for(lock, std::chrono::milliseconds(kLookEveryMs),
                        [this] { return stopping_ || !effects_.empty(); });
      if (effects_.empty() && stopping_) return;
      if (!effects_.empty()) {
        effect = std::move(effects_.front());
        effects_.pop_front();
      }
      busy_ = true;
    }
    if (effect) lay_down(worker.run(*effect));
    if (auto news = worker.look_at_exchange(steady_ms())) lay_down(std::move(*news));
    if (auto news = worker.look(steady_ms())) lay_down(std::move(*news));
  }
}

void DataThread::lay_down(Action answer) {
  {
    std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
  }
  wake_();
}

}  // namespace starharbor::kiosk
