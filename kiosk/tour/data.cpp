// The copy, made by SQLite itself, and the seats that are taken in it.
#include "kiosk/tour/data.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "content-db/attendance/check_in.h"
#include "content-db/base/error.h"
#include "content-db/exhibit/catalog.h"
#include "content-db/folder/data_folder.h"
#include "content-db/storage/database.h"

namespace starharbor::kiosk {

namespace fs = std::filesystem;

CopyOfData::CopyOfData(const fs::path& data) {
  // Says what is missing before anything is copied.
  content::DataFolder original = content::DataFolder::open(data);
  std::string name = (fs::temp_directory_path() / "starharbor-tour-XXXXXX").string();
  if (!mkdtemp(name.data())) {
    throw Error(ErrorCode::kReadOnly, "make a folder in " + fs::temp_directory_path().string(),
                "the tour plays on a copy of the data; make room there or set TMPDIR to another place.");
  }
  path_ = name;
  auto copy = original.database().query("VACUUM INTO ?1");
  copy.bind(1, (path_ / "hall.db").string()).run();
  fs::create_directory_symlink(fs::absolute(data) / "media", path_ / "media");
}

CopyOfData::~CopyOfData() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void CopyOfData::fill_an_event(int64_t now_ms) const {
  content::DataFolder folder = content::DataFolder::open(path_);
  const content::Hall hall = content::load_hall(folder, now_ms);
  const content::Event* smallest = nullptr;
  for (const content::Event& event : hall.events) {
    if (event.capacity == 0 || !event.open_at(now_ms)) continue;
    if (!smallest || event.capacity < smallest->capacity) smallest = &event;
  }
  const auto open = std::count_if(hall.events.begin(), hall.events.end(),
                                  [&](const content::Event& event) { return event.open_at(now_ms); });
  if (!smallest || open < 2) return;
  content::CheckIn check_in(folder);
  auto members = check_in.members(smallest->base);
  const auto seats = static_cast<size_t>(smallest->capacity);
  if (members.size() < seats) return;
  members.resize(seats);
  for (const content::Member& member : members) check_in.sign_in_by_staff(smallest->id, member.id, now_ms);
}

}  // namespace starharbor::kiosk
