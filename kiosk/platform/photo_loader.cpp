// stb_image decodes; a box filter makes the smaller copies.
#include "kiosk/platform/photo_loader.h"

#include <stb_image.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace starharbor::kiosk {

namespace {

constexpr int kWorkers = 2;
constexpr int64_t kLargestPhotoPx = 64'000'000;

std::vector<uint8_t> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

PhotoLevel half_of(const PhotoLevel& level) {
  PhotoLevel half{std::max(1, level.width / 2), std::max(1, level.height / 2), {}};
  half.rgba.resize(static_cast<size_t>(half.width) * half.height * 4);
  auto row_of = [&](int y) {
    return level.rgba.data() + static_cast<size_t>(std::min(y, level.height - 1)) * level.width * 4;
  };
  uint8_t* out = half.rgba.data();
  for (int y = 0; y < half.height; ++y) {
    const uint8_t* upper = row_of(2 * y);
    const uint8_t* lower = row_of(2 * y + 1);
    for (int x = 0; x < half.width; ++x) {
      size_t left = static_cast<size_t>(2 * x) * 4,
             right = static_cast<size_t>(std::min(2 * x + 1, level.width - 1)) * 4;
      for (size_t channel = 0; channel < 4; ++channel) {
        int sum = upper[left + channel] + upper[right + channel] + lower[left + channel] + lower[right + channel];
        *out++ = static_cast<uint8_t>((sum + 2) / 4);
      }
    }
  }
  return half;
}

}  // namespace

LoadedPhoto load_photo(const std::string& hash, const std::filesystem::path& path) {
  LoadedPhoto photo{hash, {}, {}};
  std::vector<uint8_t> bytes = read_file(path);
  if (bytes.empty()) {
    photo.trouble = "its file is missing or empty";
    return photo;
  }
  int width = 0, height = 0, channels = 0;
  int length = static_cast<int>(std::min<size_t>(bytes.size(), INT32_MAX));
  if (!stbi_info_from_memory(bytes.data(), length, &width, &height, &channels)) {
    photo.trouble = "its file is no picture";
    return photo;
  }
  if (static_cast<int64_t>(width) * height > kLargestPhotoPx) {
    photo.trouble = "it is too large to show";
    return photo;
  }
  std::unique_ptr<uint8_t, void (*)(void*)> rgba(
      stbi_load_from_memory(bytes.data(), length, &width, &height, &channels, 4), stbi_image_free);
  if (!rgba) {
    photo.trouble = "its file is damaged";
    return photo;
  }
  photo.levels.push_back({width, height, {rgba.get(), rgba.get() + static_cast<size_t>(width) * height * 4}});
  while (photo.levels.back().width > 1 || photo.levels.back().height > 1) {
    photo.levels.push_back(half_of(photo.levels.back()));
  }
  return photo;
}

PhotoLoader::PhotoLoader(std::function<std::filesystem::path(const std::string&)> path_of, std::function<void()> loaded)
    : path_of_(std::move(path_of)), loaded_(std::move(loaded)) {
  for (int i = 0; i < kWorkers; ++i) workers_.emplace_back([this] { work(); });
}

PhotoLoader::~PhotoLoader() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

void PhotoLoader::want(const std::vector<std::string>& hashes) {
  {
    std::lock_guard lock(mutex_);
    waiting_.clear();
    for (const std::string& hash : hashes) {
      if (!begun_.contains(hash)) waiting_.push_back(hash);
    }
  }
  changed_.notify_all();
}

std::vector<LoadedPhoto> PhotoLoader::take() {
  std::lock_guard lock(mutex_);
  for (const LoadedPhoto& photo : done_) begun_.erase(photo.hash);
  return std::exchange(done_, {});
}

bool PhotoLoader::any_done() const {
  std::lock_guard lock(mutex_);
  return !done_.empty();
}

void PhotoLoader::work() {
  for (;;) {
    std::string hash;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      hash = std::move(waiting_.front());
      waiting_.pop_front();
      begun_.insert(hash);
    }
    LoadedPhoto photo = load_photo(hash, path_of_(hash));
    {
      std::lock_guard lock(mutex_);
      done_.push_back(std::move(photo));
    }
    loaded_();
  }
}

}  // namespace starharbor::kiosk
