// English, as the sync tool speaks it: plain, warm, and with what to do next. See messages.h.
#include "sync/report/messages.h"

namespace starharbor::sync {

std::string english(Noun noun, int64_t count, const std::string& number) {
  const auto of = [&](const char* one, const char* many) { return number + (count == 1 ? one : many); };
  switch (noun) {
    case Noun::kFile:
      return of(" file", " files");
    case Noun::kPhotoFile:
      return of(" photo file", " photo files");
    case Noun::kDeviceList:
      return of(" list of devices", " lists of devices");
    case Noun::kChange:
      return of(" change", " changes");
    case Noun::kOtherChange:
      return of(" other change", " other changes");
    case Noun::kSignIn:
      return of(" sign-in", " sign-ins");
    case Noun::kDevice:
      return of(" device", " devices");
    case Noun::kDay:
      return of(" day", " days");
  }
  return number;
}

std::string_view english(Phrase phrase) {
  switch (phrase) {
    case Phrase::kBetweenItems:
      return ", ";
    case Phrase::kBetweenParts:
      return "; ";
    case Phrase::kBaseLine:
      return "  {base}: {changes}";
    case Phrase::kTrafficLine:
      return "  ({files}, {photos}, {size})";
    case Phrase::kMoreLikeThis:
      return "… and {count} more like this.";
    case Phrase::kAllBases:
      return "All bases";
    case Phrase::kUnknownOwner:
      return "a device not known here ({log}…)";
    case Phrase::kTheStore:
      return "the store";

    case Phrase::kNewStore:
      return "This is the first exchange with {store}. It is ready from now on.";
    case Phrase::kForeignStore:
      return "{store} belongs to another district. Nothing was taken from it, nothing was given to it. Use a stick or "
             "share of this district.";
    case Phrase::kNotEnrolled:
      return "This device is not enrolled yet. Its request is in {store} now: take it to the office. There they "
             "compare "
             "this number before they let it in:\n  {number}\nThen run this here once more.";
    case Phrase::kCame:
      return "From {store} came:";
    case Phrase::kCameNothing:
      return "From {store} came nothing that is new here.";
    case Phrase::kWent:
      return "To {store} went:";
    case Phrase::kWentNothing:
      return "{store} had everything from here already.";
    case Phrase::kAlreadyHere:
      return "Of what came, {files} told nothing new: all of it was here already, and nothing counts twice.";
    case Phrase::kNewList:
      return "A new list of trusted devices came: number {number}.";
    case Phrase::kOlderList:
      return "The list of trusted devices in {store} was an older one, number {number}. It was not followed; the newer "
             "one is there now.";
    case Phrase::kForeignList:
      return "{store} also holds the list of another district. It was left alone.";
    case Phrase::kReleased:
      return "By the new list, {changes} count that had been kept aside.";

    case Phrase::kRevokedHere:
      return "The office has taken this device off the list. What it writes is still carried along, but it counts only "
             "once the office accepts it. If that is a mistake, call the office.";
    case Phrase::kCopiedDisk:
      return "What {device} wrote for {base} goes on in two ways: its disk was copied, or an old backup of it was "
             "restored. Both are kept, and both count. Look whether two terminals run as {device}; if so, set up one "
             "of "
             "them anew.";
    case Phrase::kNoRight:
      return "Kept aside, because {device} has no right to write it: {changes}. None of it counts. Let the office look "
             "at that device.";
    case Phrase::kAfterRevoked:
      return "Kept aside, because {device} wrote it after the office took it off the list: {changes}. The office can "
             "let it count: starharbor-sync accept \"{device}\"";
    case Phrase::kUnknownDevice:
      return "Left in {store}, because no device on the list has signed it: {files}. Is one of them a new terminal's? "
             "The office takes it in: starharbor-sync enrol {store}";
    case Phrase::kKeyMissing:
      return "{base}: {files} under a key that has not come here yet. It opens by itself once the office's newest list "
             "of devices is here.";
    case Phrase::kWaiting:
      return "{base}: waiting for {files} from {device} ({changes}). Nothing is lost: exchange at {device}, then here "
             "again.";
    case Phrase::kPhotosMissing:
      return "Not come yet: {photos}. The next exchange asks again.";
    case Phrase::kDamaged:
      return "Damaged in {store} and not taken: {files} from {device}. Nothing is lost: whoever has it whole puts it "
             "back with the next exchange.";
    case Phrase::kDamagedPhotos:
      return "Damaged in {store} and not taken: {photos}. Nothing is lost: whoever has it whole puts it back with the "
             "next exchange.";
    case Phrase::kForged:
      return "Forged, and not taken from {store}: {files} under the name of {device}. Tell the office, and "
             "find "
             "out who had {store} in hand.";
    case Phrase::kForgedList:
      return "Forged or damaged, and not taken from {store}: {lists}. The list that is here stays in force. Tell the "
             "office.";
    case Phrase::kNewerVersion:
      return "Left for later, because a newer version of this program wrote it: {files}. Upgrade this device, then "
             "exchange again.";
    case Phrase::kUnreadable:
      return "{store} could not read {files}; all else was exchanged. If that happens again, take another stick.";
    case Phrase::kBadState:
      return "Passed over in {store}: {files} in which a device says how it stands. It writes that anew with its next "
             "exchange.";
    case Phrase::kCopyDamaged:
      return "Damaged on this device, and taken away: {files}. A good copy is fetched with the next exchange. If that "
             "happens again, have this device's disk checked.";
    case Phrase::kNoKey:
      return "{base}: there is no key for it yet, so its changes stay on this device. The office makes one: "
             "starharbor-sync rotate";
    case Phrase::kOtherTrouble:
      return "Not done:";
    case Phrase::kStrangers:
      return "Not this program's, and left alone in {store}:";

    case Phrase::kOffices:
      return "Office";
    case Phrase::kThisDevice:
      return "{device}, this device";
    case Phrase::kLastSeen:
      return "{device} last seen {when}";
    case Phrase::kClockAhead:
      return "{device} last seen by a clock {days} ahead of this one (one of the two is wrong)";
    case Phrase::kNeverSeen:
      return "{device} not seen yet";
    case Phrase::kToday:
      return "today";
    case Phrase::kYesterday:
      return "yesterday";
    case Phrase::kDaysAgo:
      return "{days} ago";
    case Phrase::kOffList:
      return "off the list";
    case Phrase::kInStep:
      return "had all that is here";
    case Phrase::kStillToGet:
      return "still to get {changes}";
    case Phrase::kStillToBring:
      return "still to bring {changes}";
    case Phrase::kWaitsFor:
      return "waiting for {files} from {device}";
    case Phrase::kMoreDevices:
      return "… and {devices} seen since";
    case Phrase::kNobodySeen:
      return "No other device has been seen yet.";
    case Phrase::kToGive:
      return "Made here and not given yet: {changes}. They go along with the next exchange.";
    case Phrase::kToFetch:
      return "There and not fetched yet: {files}. To fetch it: starharbor-sync run";

    case Phrase::kFetchingChanges:
      return "fetching changes";
    case Phrase::kFetchingPhotos:
      return "fetching photos";
    case Phrase::kTakingIn:
      return "taking changes in";
    case Phrase::kGivingPhotos:
      return "giving photos";
    case Phrase::kGivingChanges:
      return "giving changes";
  }
  return "";
}

}  // namespace starharbor::sync
