// One thread for each connection, woken every few milliseconds to see whether the test is over.
#include "tests/support/bad_line.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace starharbor::tests {
namespace {

constexpr int kLookMs = 20;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

bool send_all(int to, const uint8_t* bytes, ssize_t count) {
  while (count > 0) {
    const ssize_t sent = ::send(to, bytes, static_cast<size_t>(count), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    count -= sent;
  }
  return true;
}

}  // namespace

BadLine::BadLine(int server_port) : server_port_(server_port) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  ::listen(listener_, 16);
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

BadLine::~BadLine() {
  ended_ = true;
  acceptor_.join();
  for (std::thread& carrier : carriers_) carrier.join();
  ::close(listener_);
}

void BadLine::set(Fault fault) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
}

BadLine::Verdict BadLine::judge(int64_t up, int64_t down) {
  const std::lock_guard lock(mutex_);
  if (fault_.times == 0 || (up <= fault_.after_up && down <= fault_.after_down)) return Verdict::kPass;
  if (fault_.silent) return Verdict::kSilence;
  --fault_.times;
  return Verdict::kCut;
}

void BadLine::accept_all() {
  while (!ended_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, kLookMs) <= 0) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) carriers_.emplace_back([this, client] { carry(client); });
  }
}

// What would go past the fault's point never gets there: the piece is shortened to it.
void BadLine::carry(int client) {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(server_port_);
  bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  std::array<int64_t, 2> carried{};  // up, down
  const std::array<int, 2> ends{client, server};
  std::array<uint8_t, 4096> block;
  while (open && !ended_) {
    std::array<pollfd, 2> waiting{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), kLookMs) <= 0) continue;
    for (size_t from = 0; from < 2 && open; ++from) {
      if (waiting[from].revents == 0) continue;
      const ssize_t count = ::recv(ends[from], block.data(), block.size(), MSG_PEEK);
      if (count <= 0) {
        open = false;
        break;
      }
      const int64_t up = carried[0] + (from == 0 ? count : 0), down = carried[1] + (from == 1 ? count : 0);
      const Verdict verdict = judge(up, down);
      if (verdict == Verdict::kSilence) {
        ::usleep(kLookMs * 1000);
        continue;
      }
      if (verdict == Verdict::kCut) {
        open = false;
        break;
      }
      carried = {up, down};
      ::recv(ends[from], block.data(), static_cast<size_t>(count), 0);
      open = send_all(ends[1 - from], block.data(), count);
    }
  }
  ::close(client);
  ::close(server);
}

}  // namespace starharbor::tests
