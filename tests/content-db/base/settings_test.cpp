// The table of settings, their places and their order, and what is said of a mistake.
#include "content-db/base/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/support/temporary_folder.h"

namespace starharbor::content {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SettingsTest : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) {
    const fs::path file = fs::path(folder_ / name);
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
    return file.string();
  }
  tests::TemporaryFolder folder_;
  Settings settings_;
};

TEST_F(SettingsTest, TheTableIsSortedAndItsDefaultsKeepItsLimits) {
  const auto rows = setting_rows();
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const SettingRow& row : rows) {
    EXPECT_EQ(settings_.set(row.name, row.usual, "here"), "") << row.name;
    EXPECT_FALSE(row.what.empty()) << row.name;
  }
}

TEST_F(SettingsTest, WhoeverTheTableNamesReadsIt) {
  for (const SettingRow& row : setting_rows()) {
    std::ifstream in(fs::path(STARHARBOR_SOURCE_DIR) / row.reader);
    std::stringstream text;
    text << in.rdbuf();
    EXPECT_THAT(text.str(), HasSubstr("\"" + std::string(row.name) + "\"")) << row.reader;
  }
}

TEST_F(SettingsTest, AFileGivesValuesAndTheirPlace) {
  const std::string file = write(
      "hall.toml", "[kiosk]\nat_door = true\nidle_warning_s = 30\n[sync]\nwatch_times = [\"03:30\", \"12:00\"]\n");
  EXPECT_THAT(settings_.read_file(file), IsEmpty());
  EXPECT_TRUE(settings_.flag("kiosk.at_door"));
  EXPECT_EQ(settings_.number("kiosk.idle_warning_s"), 30);
  EXPECT_THAT(settings_.texts("sync.watch_times"), ElementsAre("03:30", "12:00"));
  EXPECT_EQ(settings_.origin("kiosk.idle_warning_s"), file + ":3");
  EXPECT_EQ(settings_.origin("hall.events_ahead_days"), "default");
}

TEST_F(SettingsTest, EveryMistakeIsNamedWithItsPlaceAndChangesNothing) {
  const std::string file = write("a.toml",
                                 "[kiosk]\nidle_warning_s = 4\nidle_warnings_s = 20\nat_door = 1\n"
                                 "[hall]\nevents_ahead_days = 1.5\n");
  const auto mistakes = settings_.read_file(file);
  ASSERT_EQ(mistakes.size(), 4u);
  EXPECT_EQ(mistakes[0], file + ":2: \"kiosk.idle_warning_s\" takes a whole number from 5 to 300");
  EXPECT_THAT(mistakes[1], HasSubstr(file + ":3: there is no setting \"kiosk.idle_warnings_s\""));
  EXPECT_EQ(mistakes[2], file + ":4: \"kiosk.at_door\" takes true or false");
  EXPECT_EQ(mistakes[3], file + ":6: \"hall.events_ahead_days\" takes a whole number from 1 to 400");
  EXPECT_EQ(settings_.number("kiosk.idle_warning_s"), 20);
  EXPECT_THAT(settings_.read_file(write("b.toml", "\n[kiosk\n")), ElementsAre(HasSubstr("b.toml:2: this is no TOML")));
}

TEST_F(SettingsTest, FilesOfAFolderAreReadByNameAndNothingElse) {
  write("hall/1.toml", "[kiosk]\nidle_warning_s = 31\n");
  write("hall/2.toml", "[kiosk]\nidle_warning_s = 32\n");
  write("hall/3.toml.old", "[kiosk]\nidle_warning_s = 33\n");
  write("hall/.4.toml", "[kiosk]\nidle_warning_s = 34\n");
  EXPECT_THAT(settings_.read_folder(folder_ / "hall"), IsEmpty());
  EXPECT_EQ(settings_.number("kiosk.idle_warning_s"), 32);
  EXPECT_THAT(settings_.read_folder(folder_ / "none"), IsEmpty());
  EXPECT_THAT(settings_.read_file(folder_ / "none.toml"), IsEmpty());
}

TEST_F(SettingsTest, ALaterPlaceGoesBeforeAnEarlierOne) {
  write("etc/a.toml", "[kiosk]\nidle_warning_s = 41\nidle_warning_after_s = 71\nat_door = true\n");
  write("user/a.toml", "[kiosk]\nidle_warning_s = 42\nidle_warning_after_s = 72\n");
  const std::string touched = write("set_by_touch.toml", "[kiosk]\nat_door = false\n");
  EXPECT_THAT(settings_.read_folder(folder_ / "etc"), IsEmpty());
  EXPECT_THAT(settings_.read_folder(folder_ / "user"), IsEmpty());
  EXPECT_EQ(settings_.set_from_text("kiosk.idle_warning_s", "43", "--set"), "");
  EXPECT_THAT(settings_.read_file(touched), IsEmpty());
  EXPECT_EQ(settings_.number("kiosk.idle_warning_s"), 43);
  EXPECT_EQ(settings_.number("kiosk.idle_warning_after_s"), 72);
  EXPECT_FALSE(settings_.flag("kiosk.at_door"));
}

TEST_F(SettingsTest, ATypedValueIsReadAsItsType) {
  EXPECT_EQ(settings_.set_from_text("kiosk.at_door", "true", "--set"), "");
  EXPECT_TRUE(settings_.flag("kiosk.at_door"));
  EXPECT_EQ(settings_.set_from_text("sync.watch_times", "[\"03:30\"]", "--set"), "");
  EXPECT_THAT(settings_.texts("sync.watch_times"), ElementsAre("03:30"));
  EXPECT_THAT(settings_.set_from_text("kiosk.at_door", "maybe", "--set"), HasSubstr("true or false"));
  EXPECT_THAT(settings_.set_from_text("kiosk.at_door", "true\nx = 1", "--set"), HasSubstr("true or false"));
  EXPECT_THAT(settings_.set_from_text("kiosk.idle_warning_s", "", "--set"), HasSubstr("a whole number"));
}

TEST_F(SettingsTest, ACopyKeepsWhatItHad) {
  const Settings before = settings_;
  EXPECT_EQ(settings_.set("kiosk.at_door", true, "here"), "");
  EXPECT_FALSE(before.flag("kiosk.at_door"));
}

TEST_F(SettingsTest, WhatIsPrintedCanBeReadBack) {
  EXPECT_EQ(settings_.set("sync.watch_stores", std::vector<std::string>{"/mnt/a \"b\"", "区:\\x\n"}, "--store"), "");
  const std::string text = settings_.as_toml();
  EXPECT_THAT(text, HasSubstr("idle_warning_s = 20  # default\n"));
  EXPECT_THAT(text, HasSubstr("# --store\n"));
  Settings again;
  EXPECT_THAT(again.read_file(write("printed.toml", text)), IsEmpty());
  EXPECT_EQ(again.texts("sync.watch_stores"), settings_.texts("sync.watch_stores"));
}

TEST(SettingPlaces, AreOfTheEnvironment) {
  setenv("XDG_CONFIG_HOME", "/c", 1);
  setenv("XDG_STATE_HOME", "/s", 1);
  EXPECT_EQ(usual_setting_places().machine, "/etc/starharbor");
  EXPECT_EQ(usual_setting_places().user, "/c/starharbor");
  EXPECT_EQ(usual_setting_places().set_by_touch, "/s/starharbor/set_by_touch.toml");
  unsetenv("XDG_CONFIG_HOME");
  unsetenv("XDG_STATE_HOME");
}

}  // namespace
}  // namespace starharbor::content
