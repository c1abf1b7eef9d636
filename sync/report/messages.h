// The sentences by which the sync tool tells staff how things stand. Each language has a file of its own, so that one
// reader can proofread it: words_en.cpp, words_zh.cpp. What is filled in stands in braces; counts come as whole
// phrases ("3 files"), devices and bases by their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace starharbor::sync {

enum class Noun { kFile, kPhotoFile, kDeviceList, kChange, kOtherChange, kSignIn, kDevice, kDay };

enum class Phrase {
  // How things are joined.
  kBetweenItems,
  kBetweenParts,
  kBaseLine,      // {base} {changes}
  kTrafficLine,   // {files} {photos} {size}
  kMoreLikeThis,  // {count}
  kAllBases,
  kUnknownOwner,  // {log}
  kTheStore,      // where no place is named
  // An exchange.
  kNewStore,  // {store}, and so in most below
  kForeignStore,
  kNotEnrolled,  // {number}
  kCame,
  kCameNothing,
  kWent,
  kWentNothing,
  kAlreadyHere,  // {files}
  kNewList,      // {number}
  kOlderList,    // {number}
  kForeignList,
  kReleased,  // {changes}
  // What is to be looked at.
  kRevokedHere,
  kCopiedDisk,     // {device} {base}
  kNoRight,        // {device} {changes}
  kAfterRevoked,   // {device} {changes}
  kUnknownDevice,  // {files}
  kKeyMissing,     // {base} {files}
  kWaiting,        // {device} {base} {files} {changes}
  kPhotosMissing,  // {photos}
  kDamaged,        // {device} {files}
  kDamagedPhotos,  // {photos}
  kForged,         // {device} {files}
  kForgedList,     // {lists}
  kNewerVersion,   // {files}
  kUnreadable,     // {files}
  kBadState,       // {files}
  kCopyDamaged,    // {files}
  kNoKey,          // {base}
  kOtherTrouble,
  kStrangers,
  // Status.
  kOffices,
  kThisDevice,  // {device}
  kLastSeen,    // {device} {when}
  kClockAhead,  // {device} {days}
  kNeverSeen,   // {device}
  kToday,
  kYesterday,
  kDaysAgo,  // {days}
  kOffList,
  kInStep,
  kStillToGet,    // {changes}
  kStillToBring,  // {changes}
  kWaitsFor,      // {files} {device}
  kMoreDevices,   // {devices}
  kNobodySeen,
  kToGive,   // {changes}
  kToFetch,  // {files}
  // What is being done.
  kFetchingChanges,
  kFetchingPhotos,
  kTakingIn,
  kGivingPhotos,
  kGivingChanges,
};

std::string_view english(Phrase phrase);
std::string_view chinese(Phrase phrase);
// `number` as it is to be shown.
std::string english(Noun noun, int64_t count, const std::string& number);
std::string chinese(Noun noun, const std::string& number);

}  // namespace starharbor::sync
