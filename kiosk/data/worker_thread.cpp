// The queue, and the loop behind it.
#include "kiosk/data/worker_thread.h"

#include <chrono>
#include <utility>

namespace starharbor::kiosk {

namespace {

int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

WorkerThread::WorkerThread(std::filesystem::path folder, content::Clock clock, Looks looks,
                           std::function<void(Action)> lay_down)
    : path_(std::move(folder)),
      clock_(std::move(clock)),
      looks_(looks),
      lay_down_(std::move(lay_down)),
      thread_([this] { work(); }) {}

WorkerThread::~WorkerThread() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

const content::DataFolder& WorkerThread::opened_folder() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return tried_to_open_; });
  if (trouble_) std::rethrow_exception(trouble_);
  return *folder_;
}

void WorkerThread::run(const Effect& effect) {
  {
    std::lock_guard lock(mutex_);
    effects_.push_back(effect);
  }
  changed_.notify_all();
}

bool WorkerThread::idle() const {
  std::lock_guard lock(mutex_);
  return effects_.empty() && !busy_;
}

void WorkerThread::work() {
  try {
    open();
    tell_opened(nullptr);
  } catch (...) {
    tell_opened(std::current_exception());
  }
  if (looks_ == Looks::kForNews && worker_) {
    if (auto hall = worker_->look(steady_ms())) lay_down_(std::move(*hall));
  }
  for (std::optional<Effect> effect; wait_for(effect);) {
    if (effect) lay_down_(answer(*effect));
    if (looks_ == Looks::kForNews && worker_) look_for_news();
  }
}

void WorkerThread::open() {
  folder_.emplace(content::DataFolder::open(path_, clock_));
  worker_.emplace(*folder_, clock_);
}

void WorkerThread::tell_opened(std::exception_ptr trouble) {
  {
    std::lock_guard lock(mutex_);
    tried_to_open_ = true;
    trouble_ = std::move(trouble);
  }
  changed_.notify_all();
}

bool WorkerThread::wait_for(std::optional<Effect>& effect) {
  effect.reset();
  std::unique_lock lock(mutex_);
  busy_ = false;
  const auto is_due = [this] { return stopping_ || !effects_.empty(); };
  if (looks_ == Looks::kForNews) {
    changed_.wait_for(lock, std::chrono::milliseconds(kLookEveryMs), is_due);
  } else {
    changed_.wait(lock, is_due);
  }
  busy_ = true;
  if (effects_.empty()) return !stopping_;
  effect = std::move(effects_.front());
  effects_.pop_front();
  return true;
}

Action WorkerThread::answer(const Effect& effect) {
  try {
    if (!worker_) open();
  } catch (const Error& error) {
    return failed(error, query_of(effect));
  }
  return worker_->run(effect);
}

void WorkerThread::look_for_news() {
  if (auto news = worker_->look_at_exchange(steady_ms())) lay_down_(std::move(*news));
  if (auto news = worker_->look(steady_ms())) lay_down_(std::move(*news));
}

}  // namespace starharbor::kiosk
