// What kiosk/set-up.sh does on a machine that lacks something, with made-up programs in place of Debian's own. Nothing
// is installed and nothing is built.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class SetUpTest : public ::testing::Test {
 protected:
  SetUpTest() {
    fs::create_directory(programs_);
    for (const char* name : {"awk", "bash", "df", "grep", "id", "mkdir", "mktemp", "rm", "sort", "tail"}) {
      for (const char* folder : {"/usr/bin", "/bin"}) {
        if (fs::exists(fs::path(folder) / name) && !fs::exists(programs_ / name)) {
          fs::create_symlink(fs::path(folder) / name, programs_ / name);
        }
      }
    }
    make("id", "echo 0");
    // As Debian's own: lists what it knows, and fails when it does not know all.
    make("dpkg-query", "echo 'alpha ii '; echo 'half iF '; exit 1");
    make("apt-get", "echo \"$@\" >>\"$APT_CALLS\"");
  }

  void make(const std::string& name, const std::string& script) {
    fs::remove(programs_ / name);
    std::ofstream(programs_ / name) << "#!/bin/bash\n" << script << "\n";
    fs::permissions(programs_ / name, fs::perms::owner_all);
  }
  Finished set_up(const std::string& call) {
    const std::string script =
        "set -euo pipefail; cd '" STARHARBOR_SOURCE_DIR "'; . kiosk/set-up.sh; trap 'rm -rf \"$scratch\"' EXIT; ";
    return run({"/bin/bash", "-c", script + call},
               {{"PATH", programs_.string()}, {"APT_CALLS", calls_.string()}, {"TMPDIR", folder_.path().string()}});
  }
  std::string apt_calls() const {
    std::ifstream file(calls_);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  TemporaryFolder folder_{std::filesystem::temp_directory_path()};  // programs are run from there
  fs::path programs_ = folder_ / "programs";
  fs::path calls_ = folder_ / "calls";
};

TEST_F(SetUpTest, CallsNobodyWhenNothingIsMissing) {
  EXPECT_EQ(set_up("need_packages alpha").status, 0);
  EXPECT_EQ(apt_calls(), "");
}

TEST_F(SetUpTest, InstallsWhatIsMissingAndThatAlone) {
  const Finished done = set_up("need_packages alpha half unheard-of");
  EXPECT_EQ(done.status, 0) << done.errors;
  EXPECT_THAT(apt_calls(), HasSubstr("install"));
  EXPECT_THAT(apt_calls(), HasSubstr(" half unheard-of\n"));
  EXPECT_THAT(apt_calls(), Not(HasSubstr("alpha")));
}

TEST_F(SetUpTest, SaysWhatToDoWithoutANetwork) {
  make("apt-get", "echo 'Could not resolve the mirror'; exit 100");
  const Finished done = set_up("need_packages unheard-of");
  EXPECT_EQ(done.status, 3);
  EXPECT_THAT(done.errors, HasSubstr("Could not resolve the mirror"));
  EXPECT_THAT(done.errors, HasSubstr("check the network"));
}

TEST_F(SetUpTest, SaysWhatToDoWithoutRoot) {
  make("id", "echo 1000");
  const Finished done = set_up("need_packages unheard-of");
  EXPECT_EQ(done.status, 3);
  EXPECT_THAT(done.errors,
              HasSubstr("ask an administrator to run: apt-get install --no-install-recommends unheard-of"));
  EXPECT_EQ(apt_calls(), "");
}

TEST_F(SetUpTest, AsksSudoWhereThereIsOne) {
  make("id", "echo 1000");
  make("sudo", "echo by sudo >>\"$APT_CALLS\"; exec \"$@\"");
  EXPECT_EQ(set_up("need_packages unheard-of").status, 0);
  EXPECT_THAT(apt_calls(), HasSubstr("by sudo"));
}

TEST_F(SetUpTest, SaysWhatToDoWithoutSpace) {
  make("df", "printf 'a b c d e f\\n/dev/vda 9000 8988 12 99%% /\\n'");
  const Finished packages = set_up("need_packages unheard-of");
  EXPECT_EQ(packages.status, 3);
  EXPECT_THAT(packages.errors, HasSubstr("12 MiB free, 1500 needed"));
  const Finished building = set_up("build release all");
  EXPECT_EQ(building.status, 3);
  EXPECT_THAT(building.errors, HasSubstr("free some space where this checkout lies"));
}

TEST_F(SetUpTest, SaysWhatToDoOnAnotherSystem) {
  fs::remove(programs_ / "dpkg-query");
  const Finished done = set_up("need_packages alpha");
  EXPECT_EQ(done.status, 3);
  EXPECT_THAT(done.errors, HasSubstr("this is not Debian"));
}

TEST_F(SetUpTest, LeavesNothingBehind) {
  make("apt-get", "exit 100");
  set_up("need_packages unheard-of");
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    EXPECT_THAT(entry.path().filename().string(), ::testing::AnyOf("programs", "calls"));
  }
}

}  // namespace
}  // namespace starharbor::tests
