// A line to a server on loopback that can be made bad: cut after so many bytes, up or down, or dead with nobody hanging
// up. Good until told otherwise.
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace starharbor::tests {

class BadLine {
 public:
  static constexpr int kAlways = 1 << 30;

  explicit BadLine(int server_port);
  ~BadLine();
  BadLine(const BadLine&) = delete;
  BadLine& operator=(const BadLine&) = delete;
  int port() const { return port_; }

  // The next `times` connections that carry more than so many bytes that way are cut there.
  void cut_up(int64_t after_bytes, int times) { set({after_bytes, kNever, times, false}); }
  void cut_down(int64_t after_bytes, int times) { set({kNever, after_bytes, times, false}); }
  // Every connection goes silent once it has carried more than so many bytes up.
  void go_dead(int64_t after_bytes) { set({after_bytes, kNever, kAlways, true}); }
  void mend() { set({}); }

 private:
  static constexpr int64_t kNever = INT64_MAX;
  struct Fault {
    int64_t after_up = kNever, after_down = kNever;
    int times = 0;
    bool silent = false;
  };
  enum class Verdict { kPass, kCut, kSilence };
  void set(Fault fault);
  Verdict judge(int64_t up, int64_t down);
  void accept_all();
  void carry(int client);

  int server_port_, listener_ = -1, port_ = 0;
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;
  Fault fault_;
  std::list<std::thread> carriers_;
  std::thread acceptor_;
};

}  // namespace starharbor::tests
