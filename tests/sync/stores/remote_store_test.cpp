// What RemoteStore makes of rclone's words and of its lies: a program in rclone's place passes most calls on to it, and
// does harm where the test says. And addresses as people type them.
#include "sync/stores/remote.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "content-db/base/cryptography.h"
#include "content-db/base/error.h"
#include "sync/stores/address.h"
#include "sync/stores/folder.h"
#include "sync/stores/open.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class RemoteStoreTest : public ::testing::Test {
 protected:
  RemoteStoreTest() {
    std::ofstream(folder_ / "rclone.conf") << "[here]\ntype = alias\nremote = " << (folder_ / "files").string() << "\n";
    setenv("RCLONE_CONFIG", (folder_ / "rclone.conf").c_str(), 1);
  }
  // A store by way of a script. It finds the verb in $verb, and what is to be done in "$@"; where it does not exit, the
  // real rclone goes on with it. $calls counts the calls of that verb.
  sync::RemoteStore store(const std::string& harm, const std::string& address = "here:store") {
    const fs::path program = folder_ / "rclone";
    std::ofstream(program)
        << "#!/bin/bash\n"
        << "for word in \"$@\"; do case $word in lsjson|cat|copyto|delete) verb=$word; break;; esac; done\n"
        << "cd '" << folder_.path().string() << "'; echo >>calls-$verb; calls=$(wc -l <calls-$verb)\n"
        << harm << "\nexec rclone \"$@\"\n";
    fs::permissions(program, fs::perms::owner_all);
    return sync::RemoteStore(address, options(program));
  }
  sync::RemoteOptions options(const std::string& program) {
    sync::RemoteOptions options;
    options.rclone = program;
    options.pause = [this](std::chrono::milliseconds time) { pauses_.push_back(time); };
    return options;
  }
  template <typename Step>
  Error error_of(Step step) {
    try {
      step();
    } catch (const Error& error) {
      return error;
    }
    ADD_FAILURE() << "nothing was thrown";
    return Error(ErrorCode::kNoDisplay, "", "");
  }

  TemporaryFolder folder_{std::filesystem::temp_directory_path()};  // programs are run from there
  std::vector<std::chrono::milliseconds> pauses_;
  const sync::Bytes small_ = content::random_bytes(1000);
  const sync::Bytes large_ = content::random_bytes(500'000);
};

TEST_F(RemoteStoreTest, AnUploadThatIsOnlySaidToBeDoneIsNotBelieved) {
  auto store = this->store("[ $verb = copyto ] && exit 0");
  EXPECT_EQ(error_of([&] { store.put("media/aa/x", small_); }).code, ErrorCode::kIo);
  EXPECT_EQ(error_of([&] { store.put("media/aa/x", large_); }).code, ErrorCode::kIo);
  EXPECT_EQ(error_of([&] { store.put("media/aa/x", {}); }).code, ErrorCode::kIo);
}

TEST_F(RemoteStoreTest, AnUploadThatKeptHalfIsNotBelieved) {
  auto store = this->store("[ $verb = copyto ] && { head -c 500 >half; exec rclone \"$@\" <half; }");
  const Error error = error_of([&] { store.put("media/aa/x", small_); });
  EXPECT_EQ(error.code, ErrorCode::kIo);
  EXPECT_THAT(error.hint, HasSubstr("whole"));
  EXPECT_EQ(error_of([&] { store.put("media/aa/x", large_); }).code, ErrorCode::kIo);
}

TEST_F(RemoteStoreTest, ASmallFileThatBecameAnotherOfItsSizeIsNotBelieved) {
  auto store = this->store("[ $verb = copyto ] && { head -c 1000 /dev/zero >zero; exec rclone \"$@\" <zero; }");
  EXPECT_EQ(error_of([&] { store.put("media/aa/x", small_); }).code, ErrorCode::kIo);
}

TEST_F(RemoteStoreTest, AnUploadThatOnceKeptHalfIsDoneAgain) {
  auto store = this->store("[ $verb$calls = copyto1 ] && { head -c 500 >half; exec rclone \"$@\" <half; }");
  store.put("media/aa/x", small_);
  EXPECT_EQ(store.get("media/aa/x", 1000), small_);
  EXPECT_THAT(pauses_, ElementsAre(1s));
}

TEST_F(RemoteStoreTest, RcloneKilledInTheMiddleIsStartedAgain) {
  auto store = this->store("[ $calls = 1 ] && kill -9 $$");
  store.put("media/aa/x", large_);
  EXPECT_EQ(store.get("media/aa/x", large_.size()), large_);
  EXPECT_EQ(store.list("media").size(), 1u);
  store.remove("media/aa/x");
  EXPECT_FALSE(store.exists("media/aa/x"));
}

TEST_F(RemoteStoreTest, HalfAListingIsNoListing) {
  auto whole = this->store("");
  whole.put("media/aa/x", small_);
  whole.put("media/aa/y", small_);
  for (const char* harm : {"rclone \"$@\" | head -n 2; exit 0", "exit 0", "echo '{}'; exit 0",
                           "echo '[{\"Path\": 1, \"Size\": 2}]'; exit 0", "rclone \"$@\"; exit 3"}) {
    auto store = this->store(harm);
    EXPECT_EQ(error_of([&] { store.list("media"); }).code, ErrorCode::kIo) << harm;
  }
}

// An empty answer is all that rclone gives for a file that is not there; so it is looked for.
TEST_F(RemoteStoreTest, AnEmptyAnswerIsNoFile) {
  this->store("").put("media/aa/x", small_);
  auto store = this->store("[ $verb = cat ] && exit 0");
  EXPECT_EQ(error_of([&] { store.get("media/aa/x", 1000); }).code, ErrorCode::kIo);
  EXPECT_EQ(error_of([&] { store.get("media/aa/y", 1000); }).code, ErrorCode::kMissing);
}

TEST_F(RemoteStoreTest, AnAnswerWithoutEndIsCutOff) {
  auto store = this->store("[ $verb = cat ] && exec cat /dev/zero");
  EXPECT_EQ(error_of([&] { store.get("media/aa/x", 100'000); }).code, ErrorCode::kCorrupt);
}

TEST_F(RemoteStoreTest, WithoutRcloneItSaysWhatToInstall) {
  sync::RemoteStore store("here:store", options(folder_ / "nowhere"));
  const Error error = error_of([&] { store.list("media"); });
  EXPECT_EQ(error.code, ErrorCode::kIo);
  EXPECT_THAT(error.hint, HasSubstr("apt-get install rclone"));
  EXPECT_THAT(pauses_, IsEmpty());
}

TEST_F(RemoteStoreTest, APlaceThatNobodySetUpIsBadInput) {
  for (const char* address : {"nobody:store", ":nothing:store", "b?d:store"}) {
    auto store = this->store("", address);
    const Error error = error_of([&] { store.list("media"); });
    EXPECT_EQ(error.code, ErrorCode::kInput) << error.what();
    EXPECT_THAT(error.hint, HasSubstr("rclone listremotes"));
    EXPECT_EQ(error_of([&] { store.put("media/aa/x", small_); }).code, ErrorCode::kInput) << address;
  }
  EXPECT_THAT(pauses_, IsEmpty());
}

TEST_F(RemoteStoreTest, UnsoundNamesAreNeverSent) {
  auto store = this->store("touch called");
  for (const char* name : {"", "/", "..", "../x", "a//b", "a/", "A", "a b", "-x/..", "a*", "#a", "a\nb"}) {
    EXPECT_THROW(store.put(name, small_), Error) << name;
    EXPECT_THROW(store.remove(name), Error) << name;
    EXPECT_THROW(store.get(name, 10), Error) << name;
  }
  EXPECT_FALSE(fs::exists(folder_ / "called"));
}

struct Message {
  const char* said;
  ErrorCode code;
  const char* hint;
  size_t pauses;
};

class RcloneMessage : public RemoteStoreTest, public ::testing::WithParamInterface<Message> {};

TEST_P(RcloneMessage, BecomesWordsOfTheHouse) {
  const Message& message = GetParam();
  auto store = this->store(fmt::format("echo '2026/01/01 ERROR : x: {}' >&2; exit 1", message.said));
  const Error error = error_of([&] { store.put("media/aa/x", small_); });
  EXPECT_EQ(error.code, message.code);
  EXPECT_THAT(error.hint, HasSubstr(message.hint));
  EXPECT_EQ(pauses_.size(), message.pauses);
}

INSTANTIATE_TEST_SUITE_P(
    Messages, RcloneMessage,
    ::testing::Values(Message{"507 Insufficient Storage", ErrorCode::kDiskFull, "Make room", 0},
                      Message{"write /mnt/x: no space left on device", ErrorCode::kDiskFull, "Make room", 0},
                      Message{"AccessDenied: Access Denied", ErrorCode::kReadOnly, "password", 0},
                      Message{"ssh: handshake failed: ssh: unable to authenticate", ErrorCode::kReadOnly, "password",
                              0},
                      Message{"RequestTimeTooSkewed: The difference is too large, status code: 403", ErrorCode::kIo,
                              "date and time", 0},
                      Message{"x509: certificate has expired or is not yet valid", ErrorCode::kIo, "date and time", 0},
                      Message{"dial tcp: lookup cloud.example: no such host", ErrorCode::kIo, "Check the network", 2},
                      Message{"net/http: TLS handshake timeout", ErrorCode::kIo, "Check the network", 2},
                      Message{"500 Internal Server Error", ErrorCode::kIo, "500 Internal Server Error", 2},
                      Message{"something quite new", ErrorCode::kIo, "something quite new", 2}));

// A password typed into an address shows nowhere.
TEST_F(RemoteStoreTest, ParametersOfAnAddressAreNotShown) {
  const std::string address = "here,description='a:b,c',pass=lighthouse:store";
  auto store = this->store(fmt::format("echo \"Failed to make {}: strange\" >&2; exit 1", address), address);
  EXPECT_EQ(store.describe(), "here:store");
  const Error error = error_of([&] { store.put("media/aa/x", small_); });
  EXPECT_THAT(error.what(), AllOf(HasSubstr("here:store"), HasSubstr("strange"), Not(HasSubstr("lighthouse"))));
}

TEST(Address, IsWhatHasAColonBeforeAnySlash) {
  for (const char* text : {"dav:", "dav:hall", "dav:/srv/hall", "my cloud:hall", ":webdav:hall", "s3,env_auth:b",
                           ":webdav,url='https://a.example/x:y',user=b:hall", ":local:/srv"})
    EXPECT_TRUE(sync::is_remote_address(text)) << text;
  for (const char* text : {"", "/media/stick", "stick", "./a:b", "/media/a:b", "media/a:b", "a,b", "a,b=':'"})
    EXPECT_FALSE(sync::is_remote_address(text)) << text;
}

TEST(Address, JoinsAndShows) {
  EXPECT_EQ(sync::join_address("dav:", "state/a"), "dav:state/a");
  EXPECT_EQ(sync::join_address("dav:hall", "state/a"), "dav:hall/state/a");
  EXPECT_EQ(sync::join_address("dav:hall/", "state/a"), "dav:hall/state/a");
  EXPECT_EQ(sync::join_address("dav:hall", ""), "dav:hall");
  EXPECT_EQ(sync::shown_address("dav:hall"), "dav:hall");
  EXPECT_EQ(sync::shown_address(":webdav,url='https://a.example/x:y',pass=b:hall"), ":webdav:hall");
  EXPECT_EQ(sync::shown_address(":webdav,url=\"https://a\"\"b:c\",pass=b:hall"), ":webdav:hall");
}

TEST(Address, OpensAFolderOrARemote) {
  TemporaryFolder folder;
  EXPECT_NE(dynamic_cast<sync::FolderStore*>(sync::open_place(folder.path()).get()), nullptr);
  EXPECT_NE(dynamic_cast<sync::RemoteStore*>(sync::open_place("dav:hall").get()), nullptr);
  EXPECT_THROW(sync::open_place(folder / "missing"), Error);
  EXPECT_FALSE(fs::exists(folder / "missing"));
}

}  // namespace
}  // namespace starharbor::tests
