// See devices.h.
#include "tests/support/devices.h"

#include <set>

#include "sync/stores/folder.h"
#include "tests/support/district.h"
#include "tests/support/scope_literal.h"

namespace starharbor::tests {

namespace fs = std::filesystem;
using content::CheckIn;
using content::DataFolder;

namespace {

fs::path made(const fs::path& path, const content::Device& device) {
  DataFolder::init(path, device);
  return path;
}

}  // namespace

DiskDevice::DiskDevice(fs::path path, const content::Device& device) : DiskDevice(made(path, device)) {
  TestDistrict::instance().enrol(*folder_);
}

DiskDevice::DiskDevice(fs::path path) : path_(std::move(path)) {
  folder_ = std::make_unique<DataFolder>(DataFolder::open(path_, [now = now_ms_] { return *now; }));
}

void DiskDevice::edit(const content::Scope& scope, const std::string& table, const std::string& row,
                      const content::Columns& columns) {
  content::Transaction transaction(folder_->database());
  folder_->log().edit(scope, table, row, columns);
  transaction.commit();
}

std::vector<std::string> DiskDevice::add_photo(const std::string& id) {
  std::vector<std::string> hashes;
  for (const std::string size : {"thumb", "medium", "large"}) {
    const std::string picture = id + " " + size + std::string(2000, '.');
    hashes.push_back(folder_->store_media(content::Bytes(picture.begin(), picture.end())));
  }
  edit("district"_scope, "photo", id,
       {{"album", "a"}, {"thumb_hash", hashes[0]}, {"medium_hash", hashes[1]}, {"large_hash", hashes[2]}});
  return hashes;
}

content::FactId DiskDevice::sign_in(const std::string& event, const std::string& member) {
  return CheckIn(*folder_).sign_in_by_staff(event, member, *now_ms_).sign_in;
}

std::vector<std::string> DiskDevice::attendance(const std::string& event) {
  std::set<std::string> members;
  for (const auto& attendance : CheckIn(*folder_).attendance(event)) members.insert(attendance.member);
  return {members.begin(), members.end()};
}

sync::ExchangeResult DiskDevice::exchange(sync::Store& store) {
  sync::ExchangeResult result;
  sync::exchange(*folder_, store, result);
  return result;
}

sync::ExchangeResult DiskDevice::exchange(const fs::path& store) {
  sync::FolderStore folder(store);
  return exchange(folder);
}

void fill_office(DiskDevice& office) {
  office.edit("district"_scope, "base", "heart", {{"name_zh", "臻心汇"}});
  office.edit("district"_scope, "base", "maple", {{"name_zh", "新枫享"}});
  for (const std::string base : {"heart", "maple"}) {
    office.edit(content::events_scope(base), "event", base + "-tea",
                {{"base", base}, {"title_zh", "茶话会"}, {"starts_at", kNoonMs}, {"ends_at", kNoonMs + 3'600'000}});
    for (const std::string number : {"1", "2", "3"}) {
      office.edit(content::base_scope(base), "member", base + "." + number,
                  {{"base", base}, {"member_no", number}, {"name", "王小明"}, {"readings", "wang xiao ming"}});
    }
  }
}

std::vector<std::string> differing_scopes(DiskDevice& one, DiskDevice& other) {
  std::vector<std::string> differing;
  const auto others = other.digests();
  for (const auto& [scope, digest] : one.digests()) {
    const bool both = content::holds(one.folder().device(), scope) && content::holds(other.folder().device(), scope);
    const auto found = others.find(scope);
    if (both && (found == others.end() || found->second != digest)) differing.push_back(scope.name());
  }
  return differing;
}

std::map<std::string, sync::Bytes> files_in(const fs::path& folder) {
  std::map<std::string, sync::Bytes> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).string()] = content::read_file(entry.path());
  }
  return files;
}

}  // namespace starharbor::tests
