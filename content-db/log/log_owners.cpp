// See log_owners.h.
#include "content-db/log/log_owners.h"

namespace starharbor::content {

LogId LogOwners::own() {
  auto rows = db_.query("SELECT log FROM local_log ORDER BY number DESC LIMIT 1");
  if (!rows.step())
    throw Error(ErrorCode::kCorrupt, "open the log of " + db_.path().string(),
                "the folder doesn't know its own log. Restore the last backup, or make a new folder and sync.");
  return rows.array<16>(0);
}

void LogOwners::go_on_under(const LogId& log, const Nonce& nonce) {
  db_.query("INSERT INTO local_log (log, nonce) VALUES (?1, ?2)").bind(1, log).bind(2, nonce).run();
}

std::vector<LogId> LogOwners::all_own() {
  std::vector<LogId> logs;
  auto rows = db_.query("SELECT log FROM local_log ORDER BY number");
  while (rows.step()) logs.push_back(rows.array<16>(0));
  return logs;
}

bool LogOwners::is_own(const LogId& log) {
  auto rows = db_.query("SELECT 1 FROM local_log WHERE log = ?1");
  rows.bind(1, log);
  return rows.step();
}

std::optional<Nonce> LogOwners::nonce_of(const LogId& log) {
  auto rows = db_.query("SELECT nonce FROM local_log WHERE log = ?1");
  rows.bind(1, log);
  if (!rows.step()) return std::nullopt;
  return rows.array<16>(0);
}

std::optional<PublicKey> LogOwners::owner_of(const LogId& log) {
  auto rows = db_.query("SELECT device FROM log_owner WHERE log = ?1");
  rows.bind(1, log);
  if (!rows.step()) return std::nullopt;
  return rows.array<32>(0);
}

void LogOwners::note_owner(const LogId& log, const PublicKey& device, std::optional<Nonce> nonce) {
  auto note = db_.query(
      "INSERT INTO log_owner (log, device, nonce) VALUES (?1, ?2, ?3) ON CONFLICT (log) DO UPDATE SET "
      "nonce = excluded.nonce WHERE nonce = x'' AND excluded.nonce <> x'' AND device = excluded.device");
  note.bind(1, log).bind(2, device).bind(3, nonce ? std::span<const uint8_t>(*nonce) : std::span<const uint8_t>());
  note.run();
}

void LogOwners::note_owners_of(LogOwners& other) {
  auto owners = other.db_.query("SELECT log, device FROM log_owner");
  while (owners.step()) note_owner(owners.array<16>(0), owners.array<32>(1));
}

std::optional<LogProof> LogOwners::proof_of(const LogId& log) {
  auto rows = db_.query(
      "SELECT log_owner.device, ifnull(local_log.nonce, log_owner.nonce) FROM log_owner "
      "LEFT JOIN local_log ON local_log.log = log_owner.log WHERE log_owner.log = ?1");
  rows.bind(1, log);
  if (!rows.step()) return std::nullopt;
  const LogProof proof{rows.array<32>(0), rows.array<16>(1)};
  if (log_id_of(proof.owner, proof.nonce) != log) return std::nullopt;
  return proof;
}

}  // namespace starharbor::content
