// starharbor-content as staff and scripts meet it: exit codes, messages, JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include <nlohmann/json.hpp>

#include "content-db/attendance/check_in.h"
#include "content-db/base/civil_time.h"
#include "content-db/folder/data_folder.h"
#include "tests/content-db/import/package_folder.h"
#include "tests/support/device.h"
#include "tests/support/process.h"
#include "tests/support/scope_literal.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class CommandTest : public ::testing::Test {
 protected:
  Finished command(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), CONTENT_COMMAND);
    return run(arguments);
  }
  // With --data after the verb.
  Finished on_data(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", data()});
    return command(std::move(arguments));
  }
  json listed(std::vector<std::string> arguments) {
    arguments.push_back("--json");
    const Finished finished = on_data(std::move(arguments));
    EXPECT_EQ(finished.status, 0) << finished.errors;
    const json array = json::parse(finished.output, nullptr, false);
    EXPECT_TRUE(array.is_array()) << finished.output;
    for (const json& object : array) EXPECT_TRUE(object.is_object() && object.contains("id")) << object;
    return array;
  }
  void make_office() { ASSERT_EQ(on_data({"init", "--device", "office", "--role", "office"}).status, 0); }
  void make_hall() {
    make_office();
    const Finished finished = on_data({"import", package_.path().string()});
    ASSERT_EQ(finished.status, 0) << finished.errors;
  }
  // With tea yesterday, so that all of it is past.
  void make_hall_after_tea() {
    package_.replace("hall.toml", "day = 0\n", "day = -1\n");
    make_hall();
  }
  // "2026-06-18 14:05" for 14:05, days later than the day of tea.
  std::string at_tea(const std::string& time, int days_later = 0) const {
    content::DataFolder folder = content::DataFolder::open(data());
    const content::Day day = content::day_at(content::CheckIn(folder).event_times("tea").value().starts_at_ms);
    return content::day_text(day + std::chrono::days(days_later)) + " " + time;
  }
  std::string listed_digits(const std::string& member) {
    for (const json& row : listed({"members"})) {
      if (row["id"] == member) return row["phone_last4"];
    }
    return {};
  }
  std::string data() const { return folder_ / "data"; }
  void write_mistake(const std::string& file) const {
    fs::create_directories((folder_ / file).parent_path());
    std::ofstream(folder_ / file) << "this is no setting\n";
  }

  const WallClock clock_{kNoonMs};
  TemporaryFolder folder_;
  PackageFolder package_;
};

TEST_F(CommandTest, DataMayStandBeforeOrAfterTheVerb) {
  make_office();
  EXPECT_EQ(command({"--data", data(), "status"}).status, 0);
  EXPECT_EQ(command({"status", "--data", data()}).status, 0);
}

TEST_F(CommandTest, SettingsOfWhoeverRunsTheTestsReachNoProgram) {
  make_office();
  write_mistake("home/.config/starharbor/hall.toml");
  write_mistake("config/starharbor/hall.toml");
  write_mistake("state/starharbor/set_by_touch.toml");
  EXPECT_THAT(run({CONTENT_COMMAND, "--data", data(), "status"}, {{"XDG_CONFIG_HOME", folder_ / "config"}}).errors,
              HasSubstr("hall.toml:1: "))
      << "a test may give some of its own";
  const std::string home = std::getenv("HOME") ? std::getenv("HOME") : "";
  setenv("HOME", (folder_ / "home").c_str(), 1);
  for (const char* config : {"", "config"}) {
    setenv("XDG_CONFIG_HOME", *config ? (folder_ / config).c_str() : "", 1);
    setenv("XDG_STATE_HOME", (folder_ / "state").c_str(), 1);
    const Finished finished = on_data({"status"});
    EXPECT_EQ(finished.status, 0) << finished.errors;
    EXPECT_EQ(finished.errors, "");
  }
  unsetenv("XDG_CONFIG_HOME");
  unsetenv("XDG_STATE_HOME");
  setenv("HOME", home.c_str(), 1);
}

TEST_F(CommandTest, UsageMistakesEndWithTwo) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"nonsense"},
                                             {"status"},
                                             {"import", "--data", data()},
                                             {"members", "--nonsense", "--data", data()},
                                             {"init", "--data", data(), "--device", "left"},
                                             {"init", "--data", data()},
                                             {"init", "--data", data(), "--device", "x", "--role", "boss"},
                                             {"sign-in", "--event", "tea", "--data", data()}}) {
    EXPECT_EQ(command(arguments).status, 2) << json(arguments);
  }
  EXPECT_FALSE(fs::exists(data()));
  EXPECT_EQ(command({"--help"}).status, 0);
  EXPECT_THAT(command({"members", "--help"}).output, HasSubstr("names are printed in full"));
  EXPECT_THAT(command({"attendance", "--help"}).output, HasSubstr("names are printed in full"));
}

TEST_F(CommandTest, AMissingDataFolderEndsWithThreeAndNamesTheWayOut) {
  const Finished finished = on_data({"members"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_THAT(finished.errors, HasSubstr("`starharbor-content init --data " + data() + "`"));
}

TEST_F(CommandTest, AHintNamesTheWholeCommandLine) {
  make_hall();
  const Finished finished = on_data({"sign-in", "--event", "no", "--member", "heart.001"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.errors, HasSubstr("`starharbor-content --data " + data() + " "));
}

TEST_F(CommandTest, InitMakesAFolderOnceAndNeverTouchesAnOldOne) {
  EXPECT_EQ(on_data({"init", "--device", "left", "--base", "no-such-base-yet"}).status, 0);
  const json status = listed({"status"});
  EXPECT_EQ(status[0]["role"], "kiosk");
  EXPECT_EQ(status[0]["base"], "no-such-base-yet");
  EXPECT_EQ(on_data({"init", "--device", "right", "--base", "heart"}).status, 1);
  EXPECT_EQ(listed({"status"})[0]["device"], "left");
}

TEST_F(CommandTest, AnOfficeMayShowATerminal) {
  EXPECT_EQ(on_data({"init", "--device", "office", "--role", "office", "--base", "heart"}).status, 0);
  EXPECT_EQ(listed({"status"})[0]["base"], "heart");
}

TEST_F(CommandTest, CheckPrintsEveryMistakeWithItsPlace) {
  EXPECT_EQ(command({"check", package_.path().string()}).status, 0);
  package_.replace("hall.toml", "capacity = 100", "capacity = 0");
  package_.replace("registrations.csv", "tea,", "tee,");
  const Finished finished = command({"check", package_.path().string()});
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.output, StartsWith("hall.toml:22: \"capacity\" is 0"));
  EXPECT_THAT(finished.output, HasSubstr("\nregistrations.csv:2: there is no event \"tee\""));
  EXPECT_THAT(finished.errors, HasSubstr("2 mistakes"));
  EXPECT_EQ(command({"check", "/there/is/no/such/folder"}).status, 1);
}

TEST_F(CommandTest, AMistakeLeavesTheDataAsItIs) {
  make_office();
  package_.replace("hall.toml", "capacity = 100", "capacity = 0");
  const Finished finished = on_data({"import", package_.path().string()});
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.errors, HasSubstr("nothing was imported"));
  EXPECT_EQ(listed({"status"})[0]["ops"], 0);
}

TEST_F(CommandTest, AKioskRefusesToImport) {
  ASSERT_EQ(on_data({"init", "--device", "left", "--base", "heart"}).status, 0);
  const Finished finished = on_data({"import", package_.path().string()});
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.errors, HasSubstr("content comes by sync"));
}

TEST_F(CommandTest, AMemberIsSignedInListedAndTakenBack) {
  make_hall_after_tea();
  EXPECT_EQ(listed({"members"}).size(), 3u);
  EXPECT_EQ(listed({"members", "--base", "haven"}).size(), 0u);
  EXPECT_GE(listed({"events"}).size(), 1u);

  const json signed_in = listed({"sign-in", "--event", "tea", "--member", "heart.001", "--at", at_tea("14:05")});
  EXPECT_THAT(signed_in[0]["at"].get<std::string>(), StartsWith(at_tea("14:05").substr(0, 10) + "T14:05:00+08:00"));
  const json again = listed({"sign-in", "--event", "tea", "--member", "heart.001"});
  EXPECT_TRUE(again[0]["already_in"]);
  EXPECT_EQ(again[0]["id"], signed_in[0]["id"]);

  const json attendance = listed({"attendance", "--event", "tea"});
  ASSERT_EQ(attendance.size(), 1u);
  EXPECT_EQ(attendance[0]["name"], "单雄信");
  EXPECT_EQ(attendance[0]["id"], signed_in[0]["id"]);
  EXPECT_EQ(listed({"attendance", "--event", "talk.1"}).size(), 0u);

  EXPECT_EQ(on_data({"annul", signed_in[0]["id"]}).status, 2) << "without a reason";
  EXPECT_FALSE(listed({"attendance"})[0]["annulled"]);
  EXPECT_EQ(on_data({"annul", signed_in[0]["id"], "--reason", "mistaken"}).status, 0);
  EXPECT_TRUE(listed({"attendance"})[0]["annulled"]);
  EXPECT_EQ(listed({"attendance"})[0]["reason"], "mistaken");
  EXPECT_THAT(on_data({"attendance"}).output, HasSubstr("annulled: mistaken"));
  EXPECT_EQ(on_data({"annul", signed_in[0]["id"], "--reason", "mistaken"}).status, 1);
  EXPECT_EQ(listed({"conflicts"}).size(), 0u);
  EXPECT_EQ(on_data({"verify"}).status, 0);
}

// Another office edited the same name, neither knowing of the other.
void contest_a_name(const std::string& data) {
  content::DataFolder here = content::DataFolder::open(data);
  MemoryDevice there(9, office());
  for (const content::Tip& tip : here.log().ops().tips()) there.merge(here.log().ops().read(tip, 1, 10'000));
  there.edit("district"_scope, "base", "heart", {{"name_zh", "from there"}});
  content::Transaction transaction(here.database());
  here.log().edit("district"_scope, "base", "heart", {{"name_zh", "from here"}});
  const auto run = there.read(9, "district"_scope, 1, 10);
  here.log().merge(run.before, run.ops);
  transaction.commit();
}

TEST_F(CommandTest, AConflictIsListedWithEveryValueAndSettled) {
  make_hall();
  contest_a_name(data());
  const json conflicts = listed({"conflicts"});
  ASSERT_EQ(conflicts.size(), 1u);
  ASSERT_EQ(conflicts[0]["values"].size(), 2u);
  const std::string id = conflicts[0]["id"];
  const json& other = conflicts[0]["values"][conflicts[0]["values"][0]["value"] == "from there" ? 0 : 1];
  EXPECT_THAT(on_data({"conflicts"}).output, HasSubstr("from here"));

  const Finished taken = on_data({"conflicts", "take", id, std::to_string(other["n"].get<int>())});
  EXPECT_EQ(taken.status, 0) << taken.errors;
  EXPECT_EQ(listed({"conflicts"}).size(), 0u);
  EXPECT_THAT(taken.output, HasSubstr("base/heart/name_zh is settled: \"from there\""));
  const Finished again = on_data({"conflicts", "take", id, "1"});
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(again.errors, HasSubstr("nothing was changed"));
}

TEST_F(CommandTest, AConflictIsNotSettledByAGuess) {
  make_hall();
  contest_a_name(data());
  const std::string id = listed({"conflicts"})[0]["id"];
  EXPECT_EQ(on_data({"conflicts", "take", id, "3"}).status, 1);
  EXPECT_EQ(on_data({"conflicts", "take", id, "0"}).status, 1);
  EXPECT_EQ(on_data({"conflicts", "take", "12345678", "1"}).status, 1);
  EXPECT_EQ(on_data({"conflicts", "take", id}).status, 2);
  EXPECT_EQ(on_data({"conflicts", "give", id, "1"}).status, 2);
  EXPECT_EQ(listed({"conflicts"})[0]["id"], id);
}

TEST_F(CommandTest, AWrongClockIsListedEnteredAndTakenBack) {
  make_hall();
  {
    content::DataFolder folder = content::DataFolder::open(data(), [] { return int64_t{300'000}; });
    content::CheckIn(folder).sign_in_by_staff("tea", "heart.001", 300'000);
  }
  EXPECT_EQ(listed({"attendance"})[0]["suspect"], "before 2020");
  const json suspects = listed({"clock"});
  ASSERT_EQ(suspects.size(), 1u);
  EXPECT_EQ(suspects[0]["state"], "suspect");
  EXPECT_EQ(suspects[0]["terminal"], "office");
  EXPECT_THAT(on_data({"clock"}).output, HasSubstr("1970-01-01 08:05 to 08:05"));

  const Finished set = on_data({"clock", "set", suspects[0]["id"], "--was", "2026-06-18 12:05", "--reason", "battery"});
  EXPECT_EQ(set.status, 0) << set.errors;
  EXPECT_THAT(set.output, HasSubstr("office believed 1970-01-01 08:05 to 08:05; it was 2026-06-18 12:05 to 12:05"));
  EXPECT_EQ(listed({"attendance"})[0]["at"], "2026-06-18T12:05:00+08:00");
  EXPECT_EQ(listed({"attendance"})[0]["believed_at"], "1970-01-01T08:05:00+08:00");
  EXPECT_EQ(listed({"attendance"})[0]["suspect"], "");
  const json entered = listed({"clock"});
  ASSERT_EQ(entered.size(), 1u);
  EXPECT_EQ(entered[0]["state"], "entered");

  EXPECT_EQ(on_data({"clock", "clear", entered[0]["id"]}).status, 0);
  EXPECT_EQ(on_data({"clock", "clear", entered[0]["id"]}).status, 1);
  // The same by the log's name, with a span in times.
  const std::string log = suspects[0]["log"];
  const Finished by_log = on_data({"clock", "set", log.substr(0, 8), "--from", "1970-01-01 08:00", "--until",
                                   "1970-01-01 08:05", "--was", "2026-06-18 12:00"});
  EXPECT_EQ(by_log.status, 0) << by_log.errors;
  EXPECT_EQ(listed({"attendance"})[0]["at"], "2026-06-18T12:05:00+08:00");
  EXPECT_EQ(on_data({"verify"}).status, 0);
}

TEST_F(CommandTest, AWrongClockIsNotEnteredByHalves) {
  make_hall();
  EXPECT_EQ(on_data({"clock", "set"}).status, 2);
  EXPECT_EQ(on_data({"clock", "set", "12345678"}).status, 2);
  EXPECT_EQ(on_data({"clock", "set", "nolog", "--was", "2026-06-18 12:00"}).status, 1);
  EXPECT_EQ(on_data({"clock", "set", listed({"status"})[0]["id"], "--was", "2026-06-18 12:00"}).status, 2);
  EXPECT_EQ(on_data({"clock", "set", "12345678", "--was", "noon"}).status, 1);
  EXPECT_EQ(on_data({"clock", "clear", "12345678"}).status, 1);
  EXPECT_EQ(listed({"clock"}).size(), 0u);
}

TEST_F(CommandTest, APersonAtTwoBasesIsLinkedForCounting) {
  make_hall();
  {
    content::DataFolder folder = content::DataFolder::open(data());
    content::Transaction transaction(folder.database());
    folder.log().edit("base-haven"_scope, "member", "haven.009",
                      {{"name", "单雄信"}, {"base", "haven"}, {"phone_last4", listed_digits("heart.001")}});
    transaction.commit();
  }
  const json items = listed({"review"});
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0]["kind"], "person");
  EXPECT_EQ(items[0]["entries"][0]["masked_name"], "单*信");
  EXPECT_THAT(on_data({"review"}).output, testing::Not(HasSubstr("单雄信")));
  EXPECT_EQ(on_data({"review", "link", items[0]["id"]}).status, 0);
  EXPECT_EQ(listed({"review"}).size(), 0u);
  EXPECT_EQ(on_data({"review", "link", items[0]["id"]}).status, 1);
  EXPECT_EQ(on_data({"review", "apart", "heart.001", "haven.009"}).status, 0);
  EXPECT_EQ(on_data({"review", "link"}).status, 2);
  EXPECT_EQ(on_data({"review", "link", "heart.001", "nobody"}).status, 1);
}

TEST_F(CommandTest, AnErasedMemberIsGoneAndStillCounted) {
  make_hall();
  listed({"sign-in", "--event", "tea", "--member", "heart.001"});
  {
    content::DataFolder folder = content::DataFolder::open(data());
    for (const char* name : {"单于雄信，字不详", "单"}) {
      content::Transaction transaction(folder.database());
      folder.log().edit("base-heart"_scope, "member", "heart.001", {{"name", name}});
      transaction.commit();
    }
  }
  EXPECT_EQ(on_data({"erase", "heart.001"}).status, 2);
  EXPECT_EQ(on_data({"erase", "nobody", "--reason", "asked"}).status, 1);
  const Finished erased = on_data({"erase", "heart.001", "--reason", "asked"});
  EXPECT_EQ(erased.status, 0) << erased.errors;
  EXPECT_EQ(on_data({"erase", "heart.001", "--reason", "asked"}).status, 1);
  EXPECT_EQ(listed({"members"}).size(), 2u);
  const json attendance = listed({"attendance"});
  ASSERT_EQ(attendance.size(), 1u);
  EXPECT_TRUE(attendance[0]["erased"]);
  EXPECT_EQ(attendance[0]["name"], "");
  EXPECT_EQ(on_data({"annul", attendance[0]["id"], "--reason", "mistaken"}).status, 0);
  EXPECT_EQ(on_data({"verify"}).status, 0);
  const json digest = listed({"digest"});
  EXPECT_EQ(on_data({"rebuild"}).status, 0);
  EXPECT_EQ(listed({"digest"}), digest);
  EXPECT_EQ(listed({"status"})[0]["kept_aside"], 0);
  for (const auto& entry : fs::recursive_directory_iterator(data())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    for (const char* name : {"单雄信", "单于雄信"}) EXPECT_EQ(bytes.find(name), std::string::npos) << entry.path();
  }
  // The package still names the person.
  const Finished again = on_data({"import", package_.path().string()});
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(again.output + again.errors, HasSubstr("was erased for good; take it out of the package"));
}

TEST_F(CommandTest, WhatCantBeTakenEndsWithOne) {
  make_hall();
  EXPECT_EQ(on_data({"sign-in", "--event", "no", "--member", "heart.001"}).status, 1);
  EXPECT_EQ(on_data({"sign-in", "--event", "tea", "--member", "nobody"}).status, 1);
  const Finished finished = on_data({"sign-in", "--event", "tea", "--member", "heart.001", "--at", "2026-02-30 10:00"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.errors, HasSubstr("this is no time"));
  for (const int days_later : {-3, 3}) {
    const Finished far =
        on_data({"sign-in", "--event", "tea", "--member", "heart.001", "--at", at_tea("10:00", days_later)});
    EXPECT_EQ(far.status, 1);
    EXPECT_THAT(far.errors, HasSubstr("more than a day from the event"));
  }
  EXPECT_EQ(on_data({"annul", "no-such-sign-in", "--reason", "mistaken"}).status, 1);
  EXPECT_EQ(listed({"attendance"}).size(), 0u);
}

TEST_F(CommandTest, WhoWasTakenBackAndSeenAgainIsReviewedWithTheReason) {
  make_hall();
  {
    content::DataFolder folder = content::DataFolder::open(data());
    content::CheckIn check_in(folder);
    check_in.take_back(check_in.sign_in_by_staff("tea", "heart.001", kNoonMs).sign_in, kNoonMs);
    check_in.sign_in_by_staff("tea", "heart.001", kNoonMs + 1);
  }
  EXPECT_EQ(listed({"review"})[0]["entries"][0]["reason"], "taken back at the terminal");
  EXPECT_THAT(on_data({"review"}).output, HasSubstr("annulled: taken back at the terminal"));
  EXPECT_THAT(on_data({"attendance"}).output, HasSubstr("annulled, seen again: taken back at the terminal"));
}

TEST_F(CommandTest, RebuildKeepsTheDigest) {
  make_hall();
  const json before = listed({"digest"});
  EXPECT_EQ(before.size(), 3u);
  EXPECT_EQ(on_data({"rebuild"}).status, 0);
  EXPECT_EQ(listed({"digest"}), before);
}

TEST_F(CommandTest, VerifyTellsADamagedPhoto) {
  make_hall();
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(data()) / "media")) {
    if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::app) << "x";
  }
  const Finished finished = on_data({"verify"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_THAT(finished.errors, HasSubstr("its bytes don't match its name"));
}

TEST_F(CommandTest, DataOfANewerVersionIsRefusedAndLeftAlone) {
  make_office();
  const fs::path file = fs::path(data()) / "hall.db";
  content::Database::open(file).run("PRAGMA user_version = 99");
  std::ifstream in(file, std::ios::binary);
  const std::string before((std::istreambuf_iterator<char>(in)), {});
  const Finished finished = on_data({"import", package_.path().string()});
  EXPECT_EQ(finished.status, 3);
  EXPECT_THAT(finished.errors, HasSubstr("newer version"));
  std::ifstream again(file, std::ios::binary);
  EXPECT_EQ(std::string((std::istreambuf_iterator<char>(again)), {}), before);
}

TEST_F(CommandTest, AFolderThatCantBeWrittenIsToldSo) {
  // The test may run as root, whom no mode stops: a file stands where the folder should be made.
  std::ofstream(folder_ / "file") << "here";
  const Finished init =
      command({"init", "--device", "x", "--role", "office", "--data", (folder_ / "file" / "data").string()});
  EXPECT_EQ(init.status, 3);
  EXPECT_THAT(init.errors, HasSubstr("can't be written: " + (folder_ / "file").string() + " is a file, and a folder"));

  make_office();
  std::ofstream(fs::path(data()) / "media") << "here";
  const Finished import = on_data({"import", package_.path().string()});
  EXPECT_EQ(import.status, 3);
  EXPECT_THAT(import.errors, HasSubstr("can't be written"));
  EXPECT_EQ(listed({"status"})[0]["ops"], 0);
}

TEST_F(CommandTest, WhatIsNoDataFolderIsCalledByItsName) {
  const Finished package = command({"members", "--data", package_.path().string()});
  EXPECT_EQ(package.status, 3);
  EXPECT_THAT(package.errors, HasSubstr("this is a content package, and no device's data folder"));
  std::ofstream(folder_ / "file") << "here";
  const Finished file = command({"members", "--data", (folder_ / "file").string()});
  EXPECT_EQ(file.status, 3);
  EXPECT_THAT(file.errors, HasSubstr("this is a file, and no device's data folder"));
  const Finished no_package = command({"check", (folder_ / "file").string()});
  EXPECT_EQ(no_package.status, 1);
  EXPECT_THAT(no_package.errors, HasSubstr("this is a file; name the folder"));
}

TEST_F(CommandTest, NoProgressBarIsDrawnIntoAFile) {
  make_office();
  EXPECT_THAT(on_data({"import", package_.path().string()}).errors, IsEmpty());
}

TEST_F(CommandTest, APaperListSignsEverybodyInOrNobody) {
  make_hall_after_tea();
  const std::string list = folder_ / "list.csv";
  const auto from = [&](const std::string& text) {
    std::ofstream(list) << text;
    return on_data({"sign-in", "--event", "tea", "--from", list});
  };
  const Finished refused = from("member_no,time\nheart.001,14:05\nnobody,14:06\n");
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.output, HasSubstr(list + ":3: nobody on the roster fits"));
  const Finished far = from("member_no,time\nheart.001,14:05\nheart.002,2019-01-01 10:00\n");
  EXPECT_EQ(far.status, 1);
  EXPECT_THAT(far.output, HasSubstr(list + ":3: the time is more than a day from the event"));
  EXPECT_THAT(listed({"attendance"}), IsEmpty());
  EXPECT_EQ(from("member_no,time\nheart.001,14:05\n").status, 0);
  EXPECT_THAT(from("member_no,time\nheart.001,14:05\n").output, HasSubstr("1 were in already"));
  const json rows = listed({"attendance"});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_THAT(rows[0]["at"].get<std::string>(), HasSubstr("T14:05"));
  const Finished empty = from("");
  EXPECT_EQ(empty.status, 1);
  EXPECT_THAT(empty.output, HasSubstr(list + ":1: is empty; its first line names the columns: member_no, name, last4"));
  EXPECT_EQ(on_data({"sign-in", "--event", "no", "--from", list}).status, 1);
  EXPECT_EQ(on_data({"sign-in", "--event", "tea", "--from", list, "--member", "heart.001"}).status, 2);
  EXPECT_EQ(on_data({"sign-in", "--event", "tea"}).status, 2);
}

TEST_F(CommandTest, APaperListOfAnEventThatLeftThePackageIsTakenAllTheSame) {
  make_hall_after_tea();
  {
    content::DataFolder folder = content::DataFolder::open(data());
    content::Transaction transaction(folder.database());
    folder.log().edit("events-heart"_scope, "event", "tea", {{"retired", true}});
    transaction.commit();
  }
  const std::string list = folder_ / "list.csv";
  std::ofstream(list) << "member_no\nheart.001\nheart.002\n";
  const json taken = listed({"sign-in", "--event", "tea", "--from", list});
  ASSERT_EQ(taken.size(), 2u);
  EXPECT_NE(taken[0]["id"], "");
  EXPECT_EQ(listed({"attendance", "--event", "tea"}).size(), 2u);
}

TEST_F(CommandTest, CardsArePrintedOnceAndRevokedWhenLost) {
  make_hall();
  const std::string pdf = folder_ / "cards.pdf";
  const json first = listed({"cards", "--base", "heart", "--out", pdf});
  EXPECT_THAT(first, Not(IsEmpty()));
  EXPECT_GT(fs::file_size(pdf), 1'000u);
  EXPECT_EQ(fs::status(pdf).permissions(), fs::perms::owner_read | fs::perms::owner_write) << "names are in it";
  fs::remove(pdf);
  EXPECT_THAT(listed({"cards", "--base", "heart", "--out", pdf}), IsEmpty());
  EXPECT_FALSE(fs::exists(pdf));
  const std::string member = first[0]["member"];
  EXPECT_EQ(listed({"revoke-cards", member})[0]["revoked"], 1);
  const json fresh = listed({"cards", "--base", "heart", "--out", pdf, "--layout", "single"});
  ASSERT_EQ(fresh.size(), 1u);
  EXPECT_EQ(fresh[0]["member"], member);
  EXPECT_NE(fresh[0]["id"], first[0]["id"]);
  EXPECT_EQ(on_data({"cards", "--base", "nowhere", "--out", pdf}).status, 1);
  EXPECT_EQ(on_data({"cards", "--base", "heart", "--member", "nobody", "--out", pdf}).status, 1);
  EXPECT_EQ(on_data({"cards", "--base", "heart", "--again", "--out", pdf + "/c.pdf"}).status, 3);
}

TEST_F(CommandTest, AttendanceIsListedCountedAndWrittenDown) {
  make_hall_after_tea();
  listed({"sign-in", "--event", "tea", "--member", "heart.001", "--at", at_tea("14:05")});
  EXPECT_EQ(listed({"attendance", "--member", "heart.001"}).size(), 1u);
  EXPECT_THAT(listed({"attendance", "--member", "nobody"}), IsEmpty());
  EXPECT_THAT(listed({"attendance", "--month", "2020-01"}), IsEmpty());
  for (const char* by : {"event", "base", "group", "month"}) {
    const json counts = listed({"attendance", "--by", by});
    ASSERT_EQ(counts.size(), 1u) << by;
    EXPECT_EQ(counts[0]["visits"], 1) << by;
  }
  EXPECT_EQ(on_data({"attendance", "--by", "moon"}).status, 2);
  for (const char* name : {"results.csv", "results.xlsx"}) {
    const fs::path out = folder_ / name;
    EXPECT_EQ(on_data({"attendance", "--out", out.string()}).status, 0);
    EXPECT_GT(fs::file_size(out), 100u) << name;
    EXPECT_EQ(fs::status(out).permissions(), fs::perms::owner_read | fs::perms::owner_write) << "names are in it";
  }
  EXPECT_EQ(on_data({"attendance", "--out", (folder_ / "results.pdf").string()}).status, 2);
}

TEST_F(CommandTest, WalkInsAreListedNamedAndLinked) {
  make_hall();
  EXPECT_THAT(listed({"walk-ins"}), IsEmpty());
  const std::string id(32, 'a');
  {
    content::DataFolder folder = content::DataFolder::open(data());
    content::Transaction transaction(folder.database());
    folder.log().edit("base-heart"_scope, "walk_in", id,
                      {{"event", "tea"}, {"name", "zhao lai"}, {"as_it_sounds", true}});
    folder.log().append_fact("base-heart"_scope, "sign_in", {{"event", "tea"}, {"walk_in", id}, {"at", kNoonMs}});
    transaction.commit();
  }
  EXPECT_EQ(listed({"walk-ins"})[0]["as_it_sounds"], true);
  const auto name = [&](const std::string& walk_in, const std::string& typed) {
    return run({"sh", "-c", "printf '%s\\n' \"$1\" | \"$0\" walk-ins name \"$2\" --data \"$3\"", CONTENT_COMMAND, typed,
                walk_in, data()});
  };
  EXPECT_EQ(name(id, " 赵徕\r").status, 0);
  EXPECT_EQ(listed({"walk-ins", "--event", "tea"})[0]["name"], "赵徕");
  EXPECT_EQ(name(id, "  ").status, 1) << "no name";
  EXPECT_EQ(on_data({"walk-ins", "name", id, "赵来"}).status, 2) << "an argument stays in the shell's history";
  EXPECT_EQ(listed({"walk-ins", "--event", "tea"})[0]["name"], "赵徕");
  listed({"walk-ins", "link", id, "heart.001"});
  EXPECT_EQ(listed({"attendance"})[0]["member"], "heart.001");
  EXPECT_EQ(on_data({"walk-ins", "link"}).status, 2);
  EXPECT_EQ(on_data({"walk-ins", "link", id, "nobody"}).status, 1);
  EXPECT_EQ(name("nobody", "赵").status, 1);
}

}  // namespace
}  // namespace starharbor::tests
