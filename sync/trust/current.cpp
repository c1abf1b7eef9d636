// See current.h.
#include "sync/trust/current.h"

#include "content-db/base/error.h"

namespace starharbor::sync {
namespace {

constexpr int64_t kJudgedAtOnce = 500;

}  // namespace

CurrentTrust::CurrentTrust(content::DataFolder& folder) : folder_(folder) {
  load();
}

void CurrentTrust::load() {
  auto rows = folder_.database().query("SELECT district, number, hash, document FROM local_trust WHERE id = 1");
  if (!rows.step()) return;
  district_ = rows.array<32>(0);
  name_ = {rows.integer(1), rows.text(2)};
  document_ = rows.blob(3);
  if (document_.empty()) return;
  auto read = decode_list(list_path(name_), document_);
  auto* list = std::get_if<TrustList>(&read);
  if (!list) {
    throw Error(ErrorCode::kCorrupt, "read the trust list of " + folder_.path().string(),
                "it is damaged. Restore the last backup, or make a new folder and sync.");
  }
  list_ = std::make_unique<TrustList>(std::move(*list));
  const TrustedDevice* self = list_->find(folder_.keys().signing.public_key);
  keys_ = self ? keys_of(*list_, self->keys, folder_.keys().sealing).value_or(Keyring()) : Keyring();
}

bool CurrentTrust::trusts_this_device() const {
  const TrustedDevice* self = list_ ? list_->find(folder_.keys().signing.public_key) : nullptr;
  return self && self->is_open();
}

void CurrentTrust::pin(const content::PublicKey& district) {
  if (district_) return;
  folder_.database()
      .query("INSERT INTO local_trust (id, district, number, hash, document) VALUES (1, ?1, 0, '', x'')")
      .bind(1, district)
      .run();
  load();
}

Taken CurrentTrust::take(std::string_view path, std::span<const uint8_t> bytes, const TrustList& list) {
  const auto name = parse_list_path(path);
  if (!is_open_to(list.district)) return Taken::kForeign;
  if (!district_ && !list.find(folder_.keys().signing.public_key)) return Taken::kNotForThis;
  if (!name || *name <= name_) return Taken::kNotNewer;
  content::Transaction transaction(folder_.database());
  folder_.database()
      .query(
          "INSERT INTO local_trust (id, district, number, hash, document) VALUES (1, ?1, ?2, ?3, ?4) ON CONFLICT (id) "
          "DO UPDATE SET number = excluded.number, hash = excluded.hash, document = excluded.document")
      .bind(1, list.district)
      .bind(2, name->number)
      .bind(3, name->hash)
      .bind(4, bytes)
      .run();
  folder_.log().set_rights(list.rights(std::string(path)));
  folder_.set_phone_box(list.root_box);
  transaction.commit();
  load();
  return Taken::kTaken;
}

void judge_ops(content::DataFolder& folder) {
  for (int64_t judged = 1; judged > 0;) {
    content::Transaction transaction(folder.database());
    judged = folder.log().judge(kJudgedAtOnce);
    transaction.commit();
  }
}

}  // namespace starharbor::sync
