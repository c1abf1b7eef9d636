// The kind of store that needs npm for its server: S3.
#include <fmt/format.h>

#include "tests/support/servers.h"
#include "tests/sync/stores/store_place.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

class S3Place : public ServerPlace {
 public:
  static std::unique_ptr<S3Place> make(const fs::path& folder) {
    auto server = std::make_unique<S3Server>(folder / "server");
    auto line = std::make_unique<BadLine>(server->port());
    const int port = line->port();
    return std::unique_ptr<S3Place>(new S3Place(folder, std::move(server), std::move(line), port));
  }
  BadLine& line() override { return *line_; }
  void stop_server() override { server_->stop(); }
  std::unique_ptr<sync::RemoteStore> open_with_wrong_password() override {
    return std::make_unique<sync::RemoteStore>("wrong:hall/store", options());
  }

 private:
  S3Place(const fs::path& folder, std::unique_ptr<S3Server> server, std::unique_ptr<BadLine> line, int port)
      : ServerPlace(folder, section("cloud", port, S3Server::kSecret) + section("wrong", port, "lighthouse"),
                    "cloud:hall/store"),
        server_(std::move(server)),
        line_(std::move(line)) {}
  static std::string section(const std::string& name, int port, const std::string& secret) {
    return fmt::format(
        "[{}]\ntype = s3\nprovider = Other\nendpoint = http://127.0.0.1:{}\naccess_key_id = {}\n"
        "secret_access_key = {}\n",
        name, port, S3Server::kKeyId, secret);
  }

  std::unique_ptr<S3Server> server_;
  std::unique_ptr<BadLine> line_;
};

}  // namespace

std::vector<Kind> kinds() {
  return {{"S3", S3Place::make}};
}

std::vector<ServerKind> server_kinds() {
  return {{"S3", S3Place::make}};
}

std::string missing_kinds() {
  return S3Server::missing();
}

}  // namespace starharbor::tests
