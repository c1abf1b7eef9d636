// The frame of command lines: what is read for every verb, exit codes, and lines that can be pasted.
#include "content-db/base/command/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "content-db/base/settings.h"
#include "content-db/base/worded_error.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::command {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class ProgramTest : public ::testing::Test {
 protected:
  ProgramTest() {
    unsetenv("STARHARBOR_DATA");
    setenv("XDG_CONFIG_HOME", (home_ / "config").c_str(), 1);
    setenv("XDG_STATE_HOME", (home_ / "state").c_str(), 1);
    program_.verbs = {
        {"lend",
         "lend a boat",
         {{"BOAT", &boat_, "which", Need::kRequired},
          {"--to", &people_, "whom"},
          {"--size", &size_, "of it", Need::kOptional, {"small", "large"}},
          {"--now", &now_, "at once"}},
         [this](const Invocation& invocation) { return note(invocation); },
         Json::kYes},
        {"boats",
         "list them",
         {},
         [this](const Invocation& invocation) { return note(invocation); },
         Json::kNo,
         Data::kNotNeeded},
        {"yard open", "open the yard", {}, [this](const Invocation& invocation) { return note(invocation); }},
        {"sink",
         "sink one",
         {},
         [](const Invocation&) -> int {
           throw Error(ErrorCode::kInput, "sink",
                       "there is no such boat. `boats` lists them, `lend BOAT` lends one, "
                       "`rclone config` is no verb.");
         }},
        {"break", "break", {}, [](const Invocation&) -> int { throw Error(ErrorCode::kIo, "break", "it broke"); }},
    };
    program_.groups = {{"yard", "the yard"}};
    program_.usual_language = content::Language::kEnglish;  // whatever whoever runs the tests speaks
  }
  ~ProgramTest() override {
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_STATE_HOME");
    content::use_settings({});
  }
  // Below a folder of the test's own, where settings are read from.
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((home_ / name).parent_path());
    std::ofstream(home_ / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(home_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  int note(const Invocation& invocation) {
    ran_ = invocation;
    return kDone;
  }
  int run(std::vector<std::string> arguments) {
    ran_.reset();
    arguments.insert(arguments.begin(), "harbour");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int status = run_program(program_, static_cast<int>(argv.size()), argv.data());
    output_ = testing::internal::GetCapturedStdout();
    errors_ = testing::internal::GetCapturedStderr();
    return status;
  }

  const tests::TemporaryFolder home_;
  std::string boat_, size_ = "small", output_, errors_;
  std::vector<std::string> people_;
  bool now_ = false;
  std::optional<Invocation> ran_;
  Program program_{"harbour", "A harbour.", "", {}, {}};
};

TEST_F(ProgramTest, RowsAreReadIntoTheirTargets) {
  EXPECT_EQ(run({"lend", "gull", "--to", "ann", "--to", "bo", "--size", "large", "--now", "--data", "d"}), kDone);
  EXPECT_EQ(boat_, "gull");
  EXPECT_THAT(people_, ElementsAre("ann", "bo"));
  EXPECT_EQ(size_, "large");
  EXPECT_TRUE(now_);
}

TEST_F(ProgramTest, WhatEveryVerbTakesMayStandBeforeOrAfterIt) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--data", "d", "--json", "--lang", "zh", "lend", "gull"},
                                             {"lend", "gull", "--data", "d", "--json", "--lang", "zh"}}) {
    ASSERT_EQ(run(arguments), kDone) << errors_;
    EXPECT_EQ(ran_->data, "d");
    EXPECT_TRUE(ran_->json);
    EXPECT_EQ(ran_->language, content::Language::kChinese);
    EXPECT_EQ(ran_->asked_language, content::Language::kChinese);
  }
  EXPECT_EQ(run({"yard", "open", "--data", "d"}), kDone) << errors_;
  EXPECT_EQ(ran_->data, "d");
}

TEST_F(ProgramTest, TheEnvironmentNamesTheDataFolderWhereNobodyElseDoes) {
  EXPECT_EQ(run({"lend", "gull"}), kUsage);
  EXPECT_THAT(errors_, HasSubstr("STARHARBOR_DATA"));
  EXPECT_EQ(run({"boats"}), kDone) << "it works without";
  setenv("STARHARBOR_DATA", "/usual", 1);
  EXPECT_EQ(run({"lend", "gull"}), kDone);
  EXPECT_EQ(ran_->data, "/usual");
  EXPECT_EQ(ran_->line("boats"), "harbour boats");
  EXPECT_EQ(run({"lend", "gull", "--data", "other"}), kDone);
  EXPECT_EQ(ran_->data, "other");
  EXPECT_EQ(ran_->line("boats"), "harbour --data other boats");
  unsetenv("STARHARBOR_DATA");
}

TEST_F(ProgramTest, MistakesOfUseEndWithTwo) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"nonsense"},
                                             {"lend", "--data", "d"},
                                             {"lend", "gull", "--size", "huge", "--data", "d"},
                                             {"lend", "gull", "--nonsense", "--data", "d"},
                                             {"boats", "--json"},
                                             {"yard"},
                                             {"boats", "--lang", "fr"}}) {
    EXPECT_EQ(run(arguments), kUsage) << testing::PrintToString(arguments);
    EXPECT_FALSE(ran_);
    EXPECT_THAT(output_, IsEmpty());
  }
}

TEST_F(ProgramTest, HelpAndVersionAreSaidAndNothingIsRun) {
  EXPECT_EQ(run({"--version"}), kDone);
  EXPECT_THAT(output_, HasSubstr("harbour 0."));
  EXPECT_EQ(run({"--help"}), kDone);
  EXPECT_THAT(output_, HasSubstr("lend a boat"));
  EXPECT_THAT(output_, HasSubstr("Exit codes: 0 done"));
  EXPECT_EQ(run({"lend", "--help"}), kDone);
  EXPECT_THAT(output_, HasSubstr("whom"));
  EXPECT_FALSE(ran_);
}

TEST_F(ProgramTest, MistakesAreSaidInTheLanguageAskedForWithWhatIsWrong) {
  struct Case {
    std::vector<std::string> arguments;
    const char *en, *zh;
  };
  const std::vector<Case> cases{
      {{}, "a verb is required\n", "还没有写要用哪个命令。\n"},
      {{"yard"}, "a verb is required\n", "还没有写要用哪个命令。\n"},
      {{"nonsense"}, "there is no verb \"nonsense\"\n", "没有“nonsense”这个命令。\n"},
      {{"lend", "--data", "d"}, "BOAT is required\n", "还缺 BOAT。\n"},
      {{"lend", "gull", "--data", "d", "--size", "huge"},
       "--size: \"huge\" is none of {small,large}\n",
       "--size 不能是“huge”，可以写的有：{small,large}\n"},
      {{"lend", "gull", "--data", "d", "--nonsense"},
       "The following argument was not expected: --nonsense\n",
       "这里用不上：--nonsense\n"},
      {{"boats", "one", "two"}, "The following arguments were not expected: one two\n", "这里用不上：one two\n"},
      {{"lend", "gull", "--data"}, "--data takes exactly one value\n", "--data 要写一个值，而且只能写一个。\n"},
      {{"boats", "--json"}, "boats takes no --json\n", "boats 不能加 --json。\n"},
      {{"lend", "gull"}, "--data DIR (the data folder) is required, or STARHARBOR_DATA", "STARHARBOR_DATA 里写明。\n"},
  };
  for (const Case& mistake : cases) {
    for (const bool chinese : {false, true}) {
      std::vector<std::string> arguments = mistake.arguments;
      arguments.insert(arguments.begin(), {"--lang", chinese ? "zh" : "en"});
      EXPECT_EQ(run(arguments), kUsage) << testing::PrintToString(arguments);
      EXPECT_THAT(errors_, HasSubstr(chinese ? mistake.zh : mistake.en));
      EXPECT_THAT(errors_, EndsWith(chinese ? "请加上 --help 再运行。\n" : "Run with --help for more information.\n"));
    }
  }
  EXPECT_EQ(run({"boats", "--lang", "fr"}), kUsage);
  EXPECT_THAT(errors_, HasSubstr("\"fr\""));
}

TEST_F(ProgramTest, HelpIsInTheLanguageAskedForElseTheProgramsElseTheEnvironments) {
  program_.usual_language = std::nullopt;
  EXPECT_EQ(run({"--help", "--lang=zh"}), kDone);
  EXPECT_THAT(output_, HasSubstr("退出码：0 办成了"));
  EXPECT_THAT(output_, HasSubstr("本机的数据文件夹"));
  EXPECT_EQ(run({"lend", "--help", "--lang", "zh"}), kDone);
  EXPECT_THAT(output_, HasSubstr("显示这份帮助"));
  const char* before = std::getenv("LC_ALL");
  const std::string was = before ? before : "";
  setenv("LC_ALL", "zh_CN.UTF-8", 1);
  EXPECT_EQ(run({"--help"}), kDone);
  EXPECT_THAT(output_, HasSubstr("退出码"));
  program_.usual_language = content::Language::kEnglish;
  EXPECT_EQ(run({"--help"}), kDone);
  EXPECT_THAT(output_, HasSubstr("Exit codes"));
  EXPECT_EQ(run({"boats"}), kDone);
  EXPECT_EQ(ran_->language, content::Language::kEnglish);
  EXPECT_EQ(run({"--help", "--lang", "zh"}), kDone);
  EXPECT_THAT(output_, HasSubstr("退出码"));
  before ? setenv("LC_ALL", was.c_str(), 1) : unsetenv("LC_ALL");
}

TEST_F(ProgramTest, AKeyIsSaidInTheLanguageAskedForAndATextStandsAsItIs) {
  program_.verbs[0].what = "progress.photos";
  program_.verbs[0].arguments[1].help = "progress.verifying";
  EXPECT_EQ(run({"lend", "--help", "--lang", "zh"}), kDone);
  EXPECT_THAT(output_, AllOf(StartsWith("正在处理照片\n"), HasSubstr("正在核对"), HasSubstr("at once")));
  EXPECT_EQ(run({"lend", "--help", "--lang", "en"}), kDone);
  EXPECT_THAT(output_, AllOf(StartsWith("photos\n"), HasSubstr("verifying"), HasSubstr("at once")));

  program_.verbs[0].run = [](const Invocation&) -> int {
    throw UsageError{{"command_mistake.required", {{"argument", "OAR"}}}};
  };
  EXPECT_EQ(run({"lend", "gull", "--data", "d", "--lang", "zh"}), kUsage);
  EXPECT_THAT(errors_, StartsWith("还缺 OAR。\n"));
  program_.verbs[0].run = [](const Invocation&) -> int { throw UsageError{"lend what?"}; };
  EXPECT_EQ(run({"lend", "gull", "--data", "d", "--lang", "zh"}), kUsage);
  EXPECT_THAT(errors_, StartsWith("lend what?\n"));
}

TEST_F(ProgramTest, AnErrorOfTheWordsIsSaidInTheLanguageAskedFor) {
  program_.verbs[0].run = [](const Invocation&) -> int {
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.enrol", {{"device", "gull"}}},
                               {"no such thing; `boats` lists them."});
  };
  EXPECT_EQ(run({"lend", "gull", "--data", "d", "--lang", "zh"}), kRefused);
  EXPECT_EQ(errors_, "harbour：登记 gull：no such thing; `harbour --data d boats` lists them.\n");
  EXPECT_EQ(run({"lend", "gull", "--data", "d", "--lang", "en"}), kRefused);
  EXPECT_EQ(errors_, "harbour: enrol gull: no such thing; `harbour --data d boats` lists them.\n");
}

TEST_F(ProgramTest, ErrorsBecomeExitCodesAndTheirVerbsLinesToPaste) {
  EXPECT_EQ(run({"sink", "--data", "my boats"}), kRefused);
  EXPECT_THAT(errors_, HasSubstr("harbour: sink: there is no such boat. `harbour --data 'my boats' boats` lists"));
  EXPECT_THAT(errors_, HasSubstr("`harbour --data 'my boats' lend BOAT` lends"));
  EXPECT_THAT(errors_, HasSubstr("`rclone config` is no verb"));
  EXPECT_EQ(run({"break", "--data", "d"}), kEnvironment);
  EXPECT_EQ(errors_, "harbour: break: it broke\n");
}

TEST_F(ProgramTest, SettingsComeFromAllPlacesAndAMistakeRunsNothing) {
  program_.verbs[1].arguments = {{"--at-door", SettingName{"kiosk.at_door"}, "at the door"},
                                 {"--time", SettingName{"sync.watch_times"}, "a time"}};

  write("config/starharbor/hall.toml", "[kiosk]\nidle_warning_s = 30\nidle_warning_after_s = 90\n");
  EXPECT_EQ(run({"boats", "--at-door", "--time", "03:30", "--set", "kiosk.idle_warning_s=31"}), kDone) << errors_;
  EXPECT_TRUE(content::settings().flag("kiosk.at_door"));
  EXPECT_EQ(content::settings().origin("kiosk.at_door"), "--at-door");
  EXPECT_THAT(content::settings().texts("sync.watch_times"), ElementsAre("03:30"));
  EXPECT_EQ(content::settings().number("kiosk.idle_warning_s"), 31);
  EXPECT_EQ(content::settings().number("kiosk.idle_warning_after_s"), 90);
  write("state/starharbor/set_by_touch.toml", "[kiosk]\nat_door = false\n");
  EXPECT_EQ(run({"boats", "--at-door"}), kDone) << errors_;
  EXPECT_FALSE(content::settings().flag("kiosk.at_door")) << "staff touched it off";
  EXPECT_EQ(run({"--print-settings"}), kDone);
  EXPECT_THAT(output_, HasSubstr("idle_warning_s = 30  # " + (home_ / "config/starharbor/hall.toml").string() + ":2"));

  EXPECT_EQ(run({"boats", "--set", "kiosk.idle_warning_s=soon"}), kRefused);
  EXPECT_THAT(errors_, HasSubstr("--set kiosk.idle_warning_s=soon: \"kiosk.idle_warning_s\" takes a whole number"));
  EXPECT_FALSE(ran_);
  write("config/starharbor/hall.toml", "[kiosk]\n\nnonsense = 1\n");
  EXPECT_EQ(run({"boats"}), kRefused);
  EXPECT_THAT(errors_, HasSubstr((home_ / "config/starharbor/hall.toml").string() + ":3: there is no setting"));
  EXPECT_FALSE(ran_);
}

// Whatever a power cut or a newer program has left in it.
TEST_F(ProgramTest, ABrokenFileOfWhatWasSetByTouchStopsNothingAndStays) {
  write("config/starharbor/hall.toml", "[kiosk]\nidle_warning_s = 30\n");
  const std::string touched = home_ / "state/starharbor/set_by_touch.toml";
  for (const auto& [broken, line] : std::map<std::string, std::string>{
           {"[kiosk]\nat_door = tr", ":2: this is no TOML"},
           {std::string(4096, '\0'), ":1: this is no TOML"},
           {"[kiosk]\nat_door = true\nidle_warning_s = 1\n", ":3: \"kiosk.idle_warning_s\" takes a whole number"},
           {"[kiosk]\nof_a_newer_program = 1\nat_door = true\n", ":2: there is no setting"}}) {
    write("state/starharbor/set_by_touch.toml", broken);
    EXPECT_EQ(run({"boats", "--lang", "en"}), kDone) << broken;
    EXPECT_TRUE(ran_);
    EXPECT_THAT(errors_, StartsWith(touched + line));
    EXPECT_THAT(errors_, EndsWith("What is wrong in " + touched +
                                  " is passed over, and the file is left as it is. All other settings hold.\n"));
    EXPECT_EQ(content::settings().number("kiosk.idle_warning_s"), 30);
    EXPECT_EQ(content::settings().flag("kiosk.at_door"), broken.find("at_door = true") != std::string::npos);
    EXPECT_EQ(read("state/starharbor/set_by_touch.toml"), broken);
  }
  EXPECT_EQ(run({"boats", "--lang", "zh"}), kDone);
  EXPECT_THAT(errors_, HasSubstr("文件原样保留"));
  write("config/starharbor/hall.toml", "[kiosk]\nidle_warning_s = 1\n");
  EXPECT_EQ(run({"boats"}), kRefused) << "an administrator's file stops it all the same";
  EXPECT_FALSE(ran_);
}

TEST_F(ProgramTest, AProgramWithoutVerbsHasRowsOfItsOwn) {
  program_ = {"harbour", "A harbour.", "", {}, {}};
  program_.verbs = {{"",
                     "",
                     {{"--now", &now_, "at once"}},
                     [this](const Invocation& given) { return note(given); },
                     Json::kNo,
                     Data::kNotNeeded}};
  EXPECT_EQ(run({"--now", "--lang", "en"}), kDone);
  EXPECT_TRUE(now_);
  EXPECT_TRUE(ran_);
  EXPECT_EQ(run({"nonsense"}), kUsage);
  EXPECT_EQ(run({"--json"}), kUsage) << "nothing here prints JSON";
}

TEST(ShellWord, IsTakenByAShellAsItIs) {
  EXPECT_EQ(shell_word("/media/stick"), "/media/stick");
  EXPECT_EQ(shell_word("区里的电脑"), "区里的电脑");
  EXPECT_EQ(shell_word("my stick"), "'my stick'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
  EXPECT_EQ(shell_word("$(rm)"), "'$(rm)'");
}

}  // namespace
}  // namespace starharbor::command
