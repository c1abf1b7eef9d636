// starharbor-sync as staff meet it, in both languages: the help of every verb, what verbs tell, and why one is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "content-db/base/words.h"
#include "sync/trust/authority.h"
#include "tests/support/devices.h"
#include "tests/support/process.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

using content::Language;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class SyncCommandTest : public ::testing::Test {
 protected:
  SyncCommandTest() {
    std::filesystem::create_directory(store());
    std::ofstream(folder_ / "passphrase") << "correct horse battery\n";
    std::ofstream(folder_ / "wrong") << "wrong horse\n";
  }
  // In the given language.
  Finished command(const char* language, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {SYNC_COMMAND, "--lang", language});
    return run(arguments);
  }
  Finished at(const DiskDevice& device, const char* language, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", device.path().string()});
    return command(language, std::move(arguments));
  }
  std::vector<std::string> with_passphrase(std::vector<std::string> arguments, const char* file = "passphrase") const {
    arguments.insert(arguments.end(), {"--passphrase-file", (folder_ / file).string()});
    return arguments;
  }
  std::filesystem::path store() const { return folder_ / "store"; }
  // A district whose passphrase costs little, and a terminal that asks to be in it.
  void make_district() {
    const auto recovery = sync::make_recovery("correct horse battery", content::kLeastPassphraseCost);
    office_.edit("district"_scope, "base", "heart", {{"name_zh", "臻心汇"}});
    sync::TrustAuthority::found(office_.folder(), recovery, "correct horse battery");
    left_.exchange(store());
  }

  DiskDevice fresh(const std::string& name, const content::Device& device) const {
    content::DataFolder::init(folder_ / name, device);
    return DiskDevice(folder_ / name);
  }

  const WallClock clock_{kNoonMs};
  TemporaryFolder folder_;
  DiskDevice office_ = fresh("office", {"区里的电脑", content::Role::kOffice, ""});
  DiskDevice left_ = fresh("left", {"灵峰 左", content::Role::kKiosk, "heart"});
};

// The verbs that the help names, those of a group with the group's name.
std::vector<std::vector<std::string>> verbs_in(const std::string& help, const std::vector<std::string>& group = {}) {
  std::vector<std::vector<std::string>> verbs;
  std::istringstream list(help.substr(std::min(help.rfind("\n命令:"), help.size())));
  for (std::string line; std::getline(list, line);) {
    // A row is set in by two; what goes on from the row above, by more.
    if (!line.starts_with("  ") || line.starts_with("   ")) continue;
    verbs.push_back(group);
    verbs.back().push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return verbs;
}

TEST_F(SyncCommandTest, TheHelpOfEveryVerbIsInTheLanguageAskedFor) {
  const std::string help = command("zh", {"--help"}).output;
  EXPECT_THAT(help, StartsWith("通过交换处"));
  auto verbs = verbs_in(help);
  for (auto& verb : verbs_in(command("zh", {"office", "--help"}).output, {"office"})) verbs.push_back(std::move(verb));
  ASSERT_GE(verbs.size(), 16u) << help;
  for (auto& verb : verbs) {
    verb.push_back("--help");
    const std::string chinese = command("zh", verb).output, english = command("en", verb).output;
    // What is English there: names of arguments and of programs, and settings.
    EXPECT_THAT(chinese, Not(AnyOf(ContainsRegex("[a-z]+,? [a-z]+ [a-z]+ [a-z]+"), ContainsRegex("[a-z]:\n"))));
    for (const std::string& said : {chinese, english})
      EXPECT_THAT(said, Not(ContainsRegex("[a-z]_[a-z]+\\.[a-z]"))) << testing::PrintToString(verb);
    EXPECT_NE(chinese.substr(0, chinese.find('\n')), english.substr(0, english.find('\n')));
  }
  EXPECT_THAT(command("en", {"revoke", "--help"}).output,
              AllOf(HasSubstr("take a lost or stolen terminal off the list"), HasSubstr("the device's name, or")));
  EXPECT_THAT(command("zh", {"revoke", "--help"}).output,
              AllOf(HasSubstr("把丢失或被盗的终端移出名单"), HasSubstr("设备的名称，或者")));
}

TEST_F(SyncCommandTest, ATerminalIsTakenInInChinese) {
  EXPECT_THAT(at(left_, "zh", {"devices"}).output, StartsWith("设备名单还没有到这里。\n本机的号码："));
  EXPECT_THAT(at(office_, "zh", {"enrol", store()}).output, HasSubstr("里没有登记申请"));
  make_district();
  const Finished asking = at(office_, "zh", {"enrol", store()});
  EXPECT_THAT(asking.output, HasSubstr("下面的终端申请登记。"));
  EXPECT_THAT(asking.output, HasSubstr("  灵峰 左，heart 的终端\n"));
  EXPECT_THAT(asking.output, HasSubstr("starharbor-sync --data " + office_.path().string() + " enrol"));
  const Finished enrolled = at(office_, "zh", with_passphrase({"enrol", store(), "--all"}));
  EXPECT_THAT(enrolled.output, StartsWith("灵峰 左（heart 的终端）：已登记。\n")) << enrolled.errors;
  EXPECT_THAT(at(office_, "en", {"devices"}).output, HasSubstr("  灵峰 左, kiosk of heart\n"));
  const Finished revoked = at(office_, "zh", with_passphrase({"revoke", "灵峰 左"}));
  EXPECT_THAT(revoked.output, StartsWith("灵峰 左：已移出名单。它到现在为止写下的记录仍算数。\n下次交换时会带出去："));
  EXPECT_THAT(at(office_, "zh", {"devices"}).output, HasSubstr("  灵峰 左，heart 的终端，已移出名单\n"));
}

// What a request claims is a wish: whoever wrote it chose the words.
TEST_F(SyncCommandTest, ARequestIsTakenInAsTheOfficeSaysAndNotAsItClaims) {
  make_district();
  DiskDevice second = fresh("second", {"第二办公室", content::Role::kOffice, ""});
  DiskDevice moon = fresh("moon", {"月亮", content::Role::kKiosk, "moon"});
  for (DiskDevice* device : {&second, &moon}) device->exchange(store());
  const auto number = [](DiskDevice& device) { return sync::fingerprint(device.folder().keys().signing.public_key); };
  const Finished as_kiosk = at(office_, "en", with_passphrase({"enrol", store(), number(second), "--base", "heart"}));
  EXPECT_EQ(as_kiosk.status, 1);
  EXPECT_THAT(as_kiosk.errors, HasSubstr("it was set up with another role"));
  const Finished nowhere = at(office_, "en", with_passphrase({"enrol", store(), number(moon)}));
  EXPECT_EQ(nowhere.status, 1);
  EXPECT_THAT(nowhere.errors, HasSubstr("there is no base \"moon\" here; there are: heart."));
  std::filesystem::remove(store() / sync::request_path(moon.folder().keys().signing.public_key));
  const Finished all = at(office_, "zh", with_passphrase({"enrol", store(), "--all"}));
  EXPECT_THAT(all.errors, HasSubstr("第二办公室 申请做办公室，没有登记。"));
  EXPECT_THAT(all.output, StartsWith("灵峰 左（heart 的终端）：已登记。\n"));
  const std::string before = at(office_, "en", {"devices"}).output;
  EXPECT_THAT(before, AllOf(Not(HasSubstr("第二办公室")), Not(HasSubstr("月亮"))));
  const Finished asked = at(office_, "en", with_passphrase({"enrol", store(), number(second), "--role", "office"}));
  EXPECT_THAT(asked.output, StartsWith("第二办公室, office: enrolled.\n")) << asked.errors;
}

TEST_F(SyncCommandTest, WhyItIsRefusedIsSaidInTheLanguageAskedFor) {
  make_district();
  struct Case {
    std::vector<std::string> arguments;
    const char *en, *zh;
  };
  const std::vector<Case> cases{
      {with_passphrase({"rotate"}, "wrong"),
       "starharbor-sync: open the office's safe: the passphrase is another one, or",
       "starharbor-sync：打开区的密钥：口令不对，或者"},
      {{"rotate"},
       "ask for the passphrase: nobody is here to type it. Give --passphrase-file FILE; nothing was changed.\n",
       "询问口令：这里没有人输入。请加上 --passphrase-file FILE；什么都没有改动。\n"},
      {with_passphrase({"revoke", "nobody"}),
       "find the device nobody: no such device is on the list; `starharbor-sync --data ",
       "查找设备 nobody：名单上没有这台设备；`starharbor-sync --data "},
      {with_passphrase({"accept", "区里的电脑"}), "accept 区里的电脑: this device is on the list, and all",
       "认可 区里的电脑 的记录：这台设备还在名单上，"},
      {with_passphrase({"enrol", store(), "0000"}), "enrol 0000: no request has this number.",
       "登记 0000：没有这个号码的申请。"},
      {with_passphrase({"office", "init", folder_ / "passphrase"}), "there is such a file already. Name another;",
       "写入 "},
      {{"watch", "--at", "soon"}, "--at soon: this is no time of day.", "--at soon：这不是时间。"},
  };
  for (const Case& refused : cases) {
    const Finished english = at(office_, "en", refused.arguments), chinese = at(office_, "zh", refused.arguments);
    EXPECT_EQ(english.status, 1);
    EXPECT_EQ(chinese.status, 1);
    EXPECT_THAT(english.errors, HasSubstr(refused.en));
    EXPECT_THAT(chinese.errors, HasSubstr(refused.zh));
  }
  EXPECT_THAT(at(left_, "zh", {"snapshot"}).errors, HasSubstr("重新整理记录：这要在办公室做，本机不是办公室。"));
}

// Whoever else has an account there can neither read a name or a key, nor hold a lock.
TEST_F(SyncCommandTest, WhatLiesOnADeviceIsItsUsersAlone) {
  namespace fs = std::filesystem;
  const mode_t before = umask(0);
  const fs::path data = folder_ / "new";
  content::DataFolder::init(data, {"new", content::Role::kOffice, "heart"});
  const auto command_at = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", data.string()});
    const Finished finished = command("en", with_passphrase(std::move(arguments)));
    EXPECT_EQ(finished.status, 0) << finished.errors;
  };
  command_at({"office", "init", folder_ / "recovery"});
  command_at({"provision", folder_ / "provision", "--device", "door", "--base", "heart"});
  content::DataFolder::open(data).store_media(content::Bytes{1, 2, 3});
  EXPECT_EQ(command("en", {"run", store(), "--data", data}).status, 0);
  umask(before);
  const auto open_to_others = [](const fs::path& path) {
    return (fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none;
  };
  EXPECT_FALSE(open_to_others(data));
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    ++files;
    EXPECT_FALSE(open_to_others(entry)) << entry;
  }
  EXPECT_GT(files, 5);
  for (const char* secret : {"recovery", "provision"}) EXPECT_FALSE(open_to_others(folder_ / secret)) << secret;
}

TEST_F(SyncCommandTest, AFoundTerminalIsTakenBack) {
  make_district();
  at(office_, "en", with_passphrase({"enrol", store(), "--all"}));
  at(office_, "en", with_passphrase({"revoke", "灵峰 左"}));
  EXPECT_THAT(at(office_, "zh", {"devices"}).output, HasSubstr("已移出名单"));
  const Finished back = at(office_, "zh", with_passphrase({"readmit", "灵峰 左"}));
  EXPECT_THAT(back.output, StartsWith("灵峰 左：又在名单上了。")) << back.errors;
  EXPECT_THAT(at(office_, "zh", {"devices"}).output, Not(HasSubstr("已移出名单")));
}

TEST_F(SyncCommandTest, ADeviceIsRenamed) {
  make_district();
  at(office_, "en", with_passphrase({"enrol", store(), "--all"}));
  const Finished renamed = at(office_, "zh", with_passphrase({"rename", "灵峰 左", "灵峰 门口"}));
  EXPECT_THAT(renamed.output, StartsWith("灵峰 左 以后就叫 灵峰 门口。")) << renamed.errors;
  EXPECT_THAT(at(office_, "en", {"devices"}).output, HasSubstr("  灵峰 门口, kiosk of heart\n"));
  const Finished taken = at(office_, "en", with_passphrase({"rename", "灵峰 门口", "区里的电脑"}));
  EXPECT_EQ(taken.status, 1);
  EXPECT_THAT(taken.errors, HasSubstr("another device has this name."));
}

TEST_F(SyncCommandTest, ARecoveryFileIsCheckedWithoutBeingUsed) {
  const auto recovery = sync::make_recovery("correct horse battery", content::kLeastPassphraseCost);
  sync::TrustAuthority::found(office_.folder(), recovery, "correct horse battery");
  content::write_private_file(folder_ / "ours", recovery);
  content::write_private_file(folder_ / "theirs",
                              sync::make_recovery("correct horse battery", content::kLeastPassphraseCost));
  const auto check = [&](const char* file, const char* passphrase = "passphrase") {
    return at(office_, "en", with_passphrase({"office", "check", folder_ / file}, passphrase));
  };
  EXPECT_THAT(check("ours").output, HasSubstr("opens, and is of this district."));
  EXPECT_EQ(check("ours").status, 0);
  EXPECT_THAT(check("theirs").output, HasSubstr("is of another district"));
  EXPECT_EQ(check("theirs").status, 1);
  EXPECT_EQ(check("ours", "wrong").status, 1);
  EXPECT_THAT(check("passphrase").errors, HasSubstr("this is another kind of file."));
}

TEST_F(SyncCommandTest, AProvisioningFileHasAPassphraseOfItsOwn) {
  make_district();
  const std::string file = folder_ / "provision";
  const auto made = at(office_, "en", with_passphrase({"provision", file, "--device", "door", "--base", "heart"}));
  ASSERT_EQ(made.status, 0) << made.errors;
  EXPECT_EQ(at(office_, "en", with_passphrase({"provision", file + "2", "--device", "moon", "--base", "moon"})).status,
            1)
      << "there is no such base";
  const size_t at_line = made.output.find("  ") + 2;
  const std::string own = made.output.substr(at_line, made.output.find('\n', at_line) - at_line);
  EXPECT_EQ(std::ranges::count(own, ' '), 4) << own;
  std::ofstream(folder_ / "own") << own << "\n";
  const std::string data = folder_ / "door";
  const auto install = [&](const char* passphrase) {
    return command("en", with_passphrase({"install", file, "--data", data}, passphrase));
  };
  EXPECT_EQ(install("passphrase").status, 1) << "whoever sets a terminal up need not know the office's";
  const Finished installed = install("own");
  EXPECT_EQ(installed.status, 0) << installed.errors;
}

TEST_F(SyncCommandTest, AnErrorInTheWordsIsEnglishInALog) {
  try {
    sync::TrustAuthority(left_.folder(), "correct horse battery");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), StartsWith("open the office's safe: the district's key is not on this device."));
  }
}

}  // namespace
}  // namespace starharbor::tests
