// Reads and decodes photos on worker threads. No OpenGL here: what comes out are bytes, the smaller copies for far
// views included. A photo that can't be read comes out empty.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace starharbor::kiosk {

struct PhotoLevel {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> rgba;
};

struct LoadedPhoto {
  std::string hash;
  std::vector<PhotoLevel> levels;  // each half of the one before; empty: unreadable
  std::string trouble;             // why, in plain words
};

// Decodes one file; never throws. Refuses pictures of more than 64 million px.
LoadedPhoto load_photo(const std::string& hash, const std::filesystem::path& path);

class PhotoLoader {
 public:
  // path_of and loaded are called on worker threads; loaded may not call back into the loader.
  PhotoLoader(std::function<std::filesystem::path(const std::string& hash)> path_of, std::function<void()> loaded);
  ~PhotoLoader();

  // What is still wanted, most urgent first, in place of what was wanted before: a visitor who has swiped on waits for
  // nothing that is out of sight. What is being decoded or waits to be taken is not begun again.
  void want(const std::vector<std::string>& hashes);
  // What has been loaded since the last call.
  std::vector<LoadedPhoto> take();
  bool any_done() const;

 private:
  void work();

  std::function<std::filesystem::path(const std::string&)> path_of_;
  std::function<void()> loaded_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::deque<std::string> waiting_;
  std::set<std::string> begun_;  // being decoded, or not yet taken
  std::vector<LoadedPhoto> done_;
  std::vector<std::thread> workers_;
};

}  // namespace starharbor::kiosk
