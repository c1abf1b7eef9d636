// What the verbs by which people decide about trust have in common: words, rows of arguments, and how a device or a
// request is named. What is decided is the TrustAuthority's.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"
#include "sync/trust/authority.h"

namespace starharbor::sync::cli {

// {device} and {place} of a sentence: "left", "kiosk of heart".
content::WordValues names_of(const command::Invocation& invocation, const content::Device& device);
// A device among others, by the number that is made of its key.
std::string line_of(const command::Invocation& invocation, const content::PublicKey& number,
                    const content::Device& device);
// Throws Error{kInput} where there is such a file.
void refuse_existing(const std::string& file);
// Throws Error{kInput}, naming those that there are, where the office knows no such base.
void require_base(content::DataFolder& folder, const std::string& base, const content::Sentence& operation);
// The request whose fingerprint `number` is. Throws Error{kInput} when there is none.
const Request& chosen(const std::vector<Request>& requests, const std::string& number);
// What is to be done for others to learn of it.
void print_next(const command::Invocation& invocation);
// What was decided, and that.
void print_decided(const command::Invocation& invocation, const content::Sentence& decided);

// Rows that several verbs have.
command::Argument passphrase_row(std::string& file);
command::Argument store_row(std::string& store);
command::Argument device_row(std::string& device);

// A verb that names one device of the list and decides on it: revoke, accept. `done` is what is said afterwards, a
// key of the words.
command::Verb device_verb(std::string name, const char* what, const char* done,
                          void (TrustAuthority::*decide)(const TrustedDevice&));

}  // namespace starharbor::sync::cli
