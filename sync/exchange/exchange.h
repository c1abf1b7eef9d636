// One exchange between a device's data folder and a store: pull what the store has, merge it, push what it lacks. It
// may be cut off anywhere; run again, it ends in the same. It decides nothing about what ops mean: Log does.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "content-db/folder/exchange_record.h"
#include "sync/exchange/merge.h"
#include "sync/stores/store.h"
#include "sync/trust/problem.h"
#include "sync/trust/pull.h"

namespace starharbor::sync {

struct Traffic {
  int64_t files = 0;
  int64_t bytes = 0;
};

struct ExchangeResult {
  std::string store_id;
  bool new_store = false;
  Standing standing = Standing::kTrusted;
  std::string fingerprint;                     // of this device's key, when it is not enrolled
  int64_t new_list = 0;                        // the number of the trust list that came, if one came
  int64_t older_list = 0;                      // of the store's newest, where it was older than the one here
  bool foreign_list = false;                   // beside ours the store has another district's
  int64_t unknown_files = 0;                   // of the store's, signed by devices that are not on the list: left there
  std::map<content::Scope, int64_t> locked;    // by scope: files that wait for their key
  std::map<std::string, int64_t> quarantined;  // by device: changes here that it had no right to make
  std::map<std::string, int64_t> late;         // of these, by devices that are off the list
  int64_t released = 0;                        // changes kept aside before, which count by the new list
  Traffic segments_in, segments_out, media_in, media_out;
  std::map<content::Scope, int64_t> applied;   // ops new here, by scope
  std::map<content::Scope, int64_t> sign_ins;  // of these, sign-ins
  std::map<content::Scope, int64_t> given;     // ops in the segments given, by scope
  std::map<content::Scope, int64_t> sign_ins_given;
  int64_t known_files = 0;                      // files taken whose every change was here already
  std::vector<Branch> branches;                 // of logs that two devices continued: told once
  std::vector<Gap> gaps;                        // what waits for ops that the store does not have
  int64_t media_missing = 0;                    // photos' files that are neither here nor in the store
  std::vector<Problem> problems;                // what was refused or could not be read
  std::vector<std::string> unrecognized_files;  // names of files among the store's that are none of its own; left alone
};

// Nothing was refused, and the device may exchange with this store. A device that is off the list may: it gives.
bool went_well(const ExchangeResult& result);

// What is being done, and how far.
using Progress = std::function<void(content::ExchangeStep step, int64_t done, int64_t total)>;

// Alone on its data folder (FolderLock "sync"). `result` is filled as it goes, so that it tells what was done even when
// this throws Error: kBusy, what the store throws, what the database throws. A single file that the store can't read is
// a problem in the result, not an Error.
void exchange(content::DataFolder& folder, Store& store, ExchangeResult& result, const Progress& progress = {});

}  // namespace starharbor::sync
