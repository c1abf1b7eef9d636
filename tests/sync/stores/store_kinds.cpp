// The kinds of store that need nothing but Debian: a folder, a folder by way of rclone, WebDAV by Apache.
#include <fmt/format.h>

#include "sync/stores/folder.h"
#include "tests/support/servers.h"
#include "tests/sync/stores/store_place.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

class FolderPlace : public StorePlace {
 public:
  explicit FolderPlace(const fs::path& folder) : folder_(folder / "store") { fs::create_directory(folder_); }
  std::unique_ptr<sync::Store> open() override { return std::make_unique<sync::FolderStore>(folder_); }
  void fill(const fs::path& folder) override {
    fs::copy(folder, folder_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }

 private:
  fs::path folder_;
};

std::unique_ptr<StorePlace> rclone_folder(const fs::path& folder) {
  return std::make_unique<RclonePlace>(
      folder, fmt::format("[here]\ntype = alias\nremote = {}\n", (folder / "files").string()), "here:store");
}

class WebDavPlace : public ServerPlace {
 public:
  static std::unique_ptr<WebDavPlace> make(const fs::path& folder) {
    auto server = std::make_unique<WebDavServer>(folder / "server");
    auto line = std::make_unique<BadLine>(server->port());
    const int port = line->port();
    return std::unique_ptr<WebDavPlace>(new WebDavPlace(folder, std::move(server), std::move(line), port));
  }
  void fill(const fs::path& folder) override {
    fs::copy(folder, server_->files() / "store", fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(server_->files()))
      fs::permissions(entry.path(), fs::perms::all);
  }
  BadLine& line() override { return *line_; }
  void stop_server() override { server_->stop(); }
  std::unique_ptr<sync::RemoteStore> open_with_wrong_password() override {
    return std::make_unique<sync::RemoteStore>("wrong:store", options());
  }

 private:
  WebDavPlace(const fs::path& folder, std::unique_ptr<WebDavServer> server, std::unique_ptr<BadLine> line, int port)
      : ServerPlace(folder, section("dav", port, WebDavServer::kPassword) + section("wrong", port, "lighthouse"),
                    "dav:store"),
        server_(std::move(server)),
        line_(std::move(line)) {}
  static std::string section(const std::string& name, int port, const std::string& password) {
    return fmt::format("[{}]\ntype = webdav\nvendor = other\nurl = http://127.0.0.1:{}\nuser = {}\npass = {}\n", name,
                       port, WebDavServer::kUser, obscured(password));
  }

  std::unique_ptr<WebDavServer> server_;
  std::unique_ptr<BadLine> line_;
};

}  // namespace

std::vector<Kind> kinds() {
  return {{"Folder", [](const fs::path& folder) { return std::make_unique<FolderPlace>(folder); }},
          {"RcloneFolder", rclone_folder},
          {"WebDav", WebDavPlace::make}};
}

std::vector<ServerKind> server_kinds() {
  return {{"WebDav", WebDavPlace::make}};
}

std::string missing_kinds() {
  return {};
}

}  // namespace starharbor::tests
