// See servers.h.
#include "tests/support/servers.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <stdexcept>

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

constexpr int kStartTimeoutMs = 20'000;
constexpr int kTries = 5;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

// Somebody else may take the port between looking and listening, so it is tried with another.
std::unique_ptr<Process> start(int& port, const std::function<std::unique_ptr<Process>(int)>& start_on) {
  std::string said;
  for (int i = 0; i < kTries; ++i) {
    port = free_port();
    auto process = start_on(port);
    if (wait_until(kStartTimeoutMs, [&] { return listens(port) || !process->running(); }) && process->running())
      return process;
    said = process->output();
  }
  throw std::runtime_error("the server does not start: " + said);
}

}  // namespace

int free_port() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  bind(fd, reinterpret_cast<sockaddr*>(&address), size);
  getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  close(fd);
  return ntohs(address.sin_port);
}

bool listens(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(port);
  const bool connected = connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(fd);
  return connected;
}

WebDavServer::WebDavServer(fs::path folder) : folder_(std::move(folder)) {
  // Apache, started by root, goes on as somebody who must be able to come here.
  for (const fs::path& path : {folder_, folder_ / "files", folder_ / "run"}) {
    fs::create_directories(path);
    fs::permissions(path, fs::perms::all);
  }
  fs::permissions(folder_.parent_path(), fs::perms::others_exec, fs::perm_options::add);
  process_ = start(port_, [this](int port) {
    port_ = port;
    write_configuration();
    return std::make_unique<Process>(
        std::vector<std::string>{"/usr/sbin/apache2", "-f", folder_ / "apache.conf", "-DFOREGROUND"}, Environment{},
        folder_ / "run/output");
  });
}

void WebDavServer::write_configuration() const {
  std::ofstream conf(folder_ / "apache.conf");
  conf << fmt::format("ServerRoot {}\nServerName 127.0.0.1\nListen 127.0.0.1:{}\n", folder_.string(), port_);
  conf << "PidFile run/pid\nErrorLog run/errors\nDavLockDB run/lock\nDocumentRoot files\n";
  for (const char* module :
       {"mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic", "dav", "dav_fs"})
    conf << fmt::format("LoadModule {0}_module /usr/lib/apache2/modules/mod_{0}.so\n", module);
  if (geteuid() == 0) conf << "User nobody\nGroup nogroup\n";
  conf << fmt::format("<Directory {}>\n  Dav On\n  AuthType Basic\n  AuthName store\n  AuthUserFile {}\n",
                      files().string(), (folder_ / "users").string())
       << "  Require valid-user\n</Directory>\n";
  // kPassword as Apache wants it: SHA-1 in base64.
  std::ofstream(folder_ / "users") << kUser << ":{SHA}YWi3kCY+Sqkj7dOAcDXAL7DeMiU=\n";
}

std::string S3Server::missing() {
  if (fs::exists(fs::path(STARHARBOR_S3_FOLDER) / "ready-4.0.4")) return {};
  return "npm with Node 20 could not bring the S3 server (s3rver) into " STARHARBOR_S3_FOLDER;
}

S3Server::S3Server(fs::path folder) : folder_(std::move(folder)) {
  fs::create_directories(folder_ / "files");
  process_ = start(port_, [this](int port) {
    return std::make_unique<Process>(
        std::vector<std::string>{"node", STARHARBOR_SOURCE_DIR "/tests/support/s3_server.js", STARHARBOR_S3_FOLDER,
                                 folder_ / "files", std::to_string(port)},
        Environment{}, folder_ / "output");
  });
}

}  // namespace starharbor::tests
