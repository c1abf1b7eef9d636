// Servers on loopback for tests of stores, each with a folder and a port of its own and gone with its handle: WebDAV by
// Apache, S3 by s3rver on Node. They are real ones; nothing of them is played.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "tests/support/process.h"

namespace starharbor::tests {

class WebDavServer {
 public:
  static constexpr const char* kUser = "staff";
  static constexpr const char* kPassword = "harbour";
  // Everything under `folder`; what it serves under folder/files. Throws std::runtime_error when it does not start.
  explicit WebDavServer(std::filesystem::path folder);
  int port() const { return port_; }
  std::filesystem::path files() const { return folder_ / "files"; }
  void stop() { process_->stop(); }

 private:
  void write_configuration() const;
  std::filesystem::path folder_;
  int port_ = 0;
  std::unique_ptr<Process> process_;
};

class S3Server {
 public:
  // The only ones that it knows.
  static constexpr const char* kKeyId = "S3RVER";
  static constexpr const char* kSecret = "S3RVER";
  // Why it can't run here; empty when it can.
  static std::string missing();
  // As above; with a bucket "hall".
  explicit S3Server(std::filesystem::path folder);
  int port() const { return port_; }
  void stop() { process_->stop(); }

 private:
  std::filesystem::path folder_;
  int port_ = 0;
  std::unique_ptr<Process> process_;
};

// A port that nobody listens on at this moment.
int free_port();
bool listens(int port);

}  // namespace starharbor::tests
