// A folder by its descriptor: links lead nowhere, names are single parts, rights are as asked for.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "content-db/base/durable_file.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using content::OpenFolder;

TEST(OpenFolder, StepsDownByNameAndNeverOverALink) {
  TemporaryFolder folder;
  fs::create_directories(folder / "a/b");
  fs::create_directory_symlink(folder / "a", folder / "link");
  const OpenFolder top(folder.path());
  EXPECT_EQ(top.enter("a").enter("b").error(), 0);
  EXPECT_EQ(top.enter("link").error(), ENOTDIR);
  EXPECT_EQ(top.enter_or_make("link", 0700).error(), ENOTDIR);
  EXPECT_EQ(top.enter("link").enter("b").error(), ENOTDIR) << "the first that is wrong is told";
  EXPECT_EQ(OpenFolder(folder / "link").error(), 0) << "whoever names the path means where it leads";
  for (const char* name : {"", ".", "..", "a/b", "/"}) EXPECT_EQ(top.enter(name).error(), ENOENT) << name;
  EXPECT_EQ(top.enter("a").enter_or_make("..", 0700).error(), ENOENT);
}

TEST(OpenFolder, WhatIsMadeHasItsRightsWhateverTheUmask) {
  TemporaryFolder folder;
  const auto rights = [&](const char* name) { return static_cast<int>(fs::status(folder / name).permissions()); };
  const OpenFolder top(folder.path());
  const mode_t before = umask(077);
  EXPECT_EQ(top.enter_or_make("shared", content::kSharedFolder).error(), 0);
  EXPECT_EQ(content::write_durably(top, "file", {}, content::kSharedFile), 0);
  umask(0);
  EXPECT_EQ(content::make_folders_durably(folder / "own/deep"), 0);
  EXPECT_EQ(content::write_durably(folder / "own/deep/file", {}, content::kPrivateFile), 0);
  umask(before);
  EXPECT_EQ(rights("shared"), 0755);
  EXPECT_EQ(rights("file"), 0644);
  EXPECT_EQ(rights("own"), 0700);
  EXPECT_EQ(rights("own/deep"), 0700);
  EXPECT_EQ(rights("own/deep/file"), 0600);
}

}  // namespace
}  // namespace starharbor::tests
