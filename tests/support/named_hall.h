// A district whose devices have the names that staff give them, for tests of what is said: an office, 大港 1号 and
// 枫林 2号 of one base, and a stick. What was exchanged is given back as the words of both languages.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "sync/report/words.h"
#include "tests/support/devices.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {

struct BothWords {
  std::string zh, en;
  sync::ExchangeResult result;
};

class NamedHall : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(stick_);
    enrol(office_);
    enrol(dagang_);
    enrol(fenglin_);
    for (DiskDevice* device : {&office_, &dagang_, &fenglin_}) district_.give(device->folder());
    office_.edit("district"_scope, "base", "heart", {{"name_zh", "臻心汇"}, {"name_en", "Heartfelt Hub"}});
    office_.edit("events-heart"_scope, "event", "heart-tea",
                 {{"base", "heart"}, {"title_zh", "茶话会"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + 3'600'000}});
    for (const char* member : {"heart.1", "heart.2", "heart.3"})
      office_.edit("base-heart"_scope, "member", member,
                   {{"base", "heart"}, {"member_no", member}, {"name", "王小明"}});
    go_round();
  }

  // A device that nobody knows yet.
  DiskDevice made(const std::string& folder, const content::Device& device) {
    content::DataFolder::init(folder_ / folder, device);
    return DiskDevice(folder_ / folder);
  }
  void enrol(DiskDevice& device) {
    district_.decide(
        sync::enrol(district_.safe(), district_.list(), sync::request_of(device.folder()), device.folder().device()));
  }
  void revoke(DiskDevice& device) {
    district_.decide(sync::revoke(district_.safe(), district_.list(), key_of(device), {}));
  }
  static content::PublicKey key_of(DiskDevice& device) { return device.folder().keys().signing.public_key; }
  void go_round() {
    for (int round = 0; round < 2; ++round) {
      for (DiskDevice* device : {&office_, &dagang_, &fenglin_}) device->exchange(stick_);
    }
  }
  BothWords exchange(DiskDevice& device) { return exchange(device, stick_); }
  // The place is called "stick".
  BothWords exchange(DiskDevice& device, const std::filesystem::path& place) {
    BothWords said;
    said.result = device.exchange(place);
    const auto directory = sync::directory_of(device.folder());
    said.zh = sync::words(said.result, "stick", directory, content::Language::kChinese);
    said.en = sync::words(said.result, "stick", directory, content::Language::kEnglish);
    return said;
  }

  TemporaryFolder folder_;
  std::filesystem::path stick_ = folder_ / "stick";
  TestDistrict district_{7};
  DiskDevice office_ = made("office", {"区里的电脑", content::Role::kOffice, ""});
  DiskDevice dagang_ = made("dagang", kiosk("heart", "大港 1号"));
  DiskDevice fenglin_ = made("fenglin", kiosk("heart", "枫林 2号"));
};

}  // namespace starharbor::tests
