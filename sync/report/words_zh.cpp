// 中文：同步程序对工作人员说的话。平实、客气，并且说清下一步怎么办。 See messages.h.
#include "sync/report/messages.h"

namespace starharbor::sync {

std::string chinese(Noun noun, const std::string& number) {
  switch (noun) {
    case Noun::kFile:
      return number + " 个文件";
    case Noun::kPhotoFile:
      return number + " 个照片文件";
    case Noun::kDeviceList:
      return number + " 份设备名单";
    case Noun::kChange:
      return number + " 条记录";
    case Noun::kOtherChange:
      return number + " 条其他记录";
    case Noun::kSignIn:
      return number + " 次签到";
    case Noun::kDevice:
      return number + " 台设备";
    case Noun::kDay:
      return number + " 天";
  }
  return number;
}

std::string_view chinese(Phrase phrase) {
  switch (phrase) {
    case Phrase::kBetweenItems:
      return "，";
    case Phrase::kBetweenParts:
      return "；";
    case Phrase::kBaseLine:
      return "  {base}：{changes}";
    case Phrase::kTrafficLine:
      return "  （{files}，{photos}，{size}）";
    case Phrase::kMoreLikeThis:
      return "……类似的情况还有 {count} 处。";
    case Phrase::kAllBases:
      return "各基地共用";
    case Phrase::kUnknownOwner:
      return "本机还不认识的设备（{log}…）";
    case Phrase::kTheStore:
      return "交换处";

    case Phrase::kNewStore:
      return "{store} 是第一次用来交换数据，已经准备好了。";
    case Phrase::kForeignStore:
      return "{store} 是别的区的。没有从里面取数据，也没有往里面放数据。请换用本区的 U 盘或共享文件夹。";
    case Phrase::kNotEnrolled:
      return "本机还没有登记。登记申请已经放进 {store}，请带到区办公室。办公室登记之前，要核对这组号码：\n"
             "  {number}\n登记好以后，请在本机再运行一次。";
    case Phrase::kCame:
      return "从 {store} 收到：";
    case Phrase::kCameNothing:
      return "从 {store} 没有收到新内容。";
    case Phrase::kWent:
      return "放进 {store}：";
    case Phrase::kWentNothing:
      return "本机的内容，{store} 里已经都有了。";
    case Phrase::kAlreadyHere:
      return "收到的 {files}没有新内容：里面的记录本机早就有了，不会重复计算。";
    case Phrase::kNewList:
      return "收到新的设备名单：第 {number} 号。";
    case Phrase::kOlderList:
      return "{store} 里的设备名单是旧的（第 {number} 号），没有采用；新名单已经放进去了。";
    case Phrase::kForeignList:
      return "{store} 里还有别的区的设备名单，没有动它。";
    case Phrase::kReleased:
      return "按新名单，原先搁置的 {changes}现在算数了。";

    case Phrase::kRevokedHere:
      return "办公室已把本机移出设备名单。本机写下的记录仍会带走，但要等办公室认可才算数。如果弄错了，请联系办公室。";
    case Phrase::kCopiedDisk:
      return "{device} 给 {base} 的记录分成了两支：它的硬盘被复制过，或者恢复过旧备份。两支都保留，也都算数。"
             "请看看是不是有两台终端都在当 {device} 用；如果是，请把其中一台重新设置。";
    case Phrase::kNoRight:
      return "{device} 写了它无权写的内容：{changes}，已经搁置，都不算数。请办公室检查这台设备。";
    case Phrase::kAfterRevoked:
      return "{device} 移出设备名单以后又写了 {changes}，已经搁置。办公室可以让它们算数：starharbor-sync accept "
             "\"{device}\"";
    case Phrase::kUnknownDevice:
      return "{store} 里有 {files}不是名单上的设备签名的，没有取。如果其中有新终端的，请办公室登记：starharbor-sync "
             "enrol {store}";
    case Phrase::kKeyMissing:
      return "{base}：有 {files}暂时打不开，因为钥匙还没有到。办公室最新的设备名单一到，就会自动打开。";
    case Phrase::kWaiting:
      return "{base}：还在等 {device} 的 {files}（{changes}）。什么都没有丢：请先在 {device} "
             "交换一次，再回到本机交换。";
    case Phrase::kPhotosMissing:
      return "还有 {photos}没有到，下次交换时再取。";
    case Phrase::kDamaged:
      return "{store} 里 {device} 的 {files}坏了，没有取。什么都没有丢：手里有完好文件的设备，下次交换时会补上。";
    case Phrase::kDamagedPhotos:
      return "{store} 里有 {photos}坏了，没有取。什么都没有丢：手里有完好文件的设备，下次交换时会补上。";
    case Phrase::kForged:
      return "{store} 里有 {files}冒充 {device}，是伪造的，没有取。请告诉办公室，并查一查 {store} 经过谁的手。";
    case Phrase::kForgedList:
      return "{store} 里有 {lists}是伪造的，或者坏了，没有取。本机现有的名单照常有效。请告诉办公室。";
    case Phrase::kNewerVersion:
      return "有 {files}是新版程序写的，先留着。请升级本机，再交换一次。";
    case Phrase::kUnreadable:
      return "{store} 有 {files}读不出来，其余的都已交换。如果再次出现，请换一个 U 盘。";
    case Phrase::kBadState:
      return "{store} 里有 {files}看不懂，已经跳过：那是设备报告自己情况用的，它下次交换时会重写。";
    case Phrase::kCopyDamaged:
      return "本机有 {files}坏了，已经清除，下次交换时会取回完好的。如果再次出现，请检查本机的硬盘。";
    case Phrase::kNoKey:
      return "{base}：还没有它的钥匙，所以它的记录暂时留在本机。请办公室生成一把：starharbor-sync rotate";
    case Phrase::kOtherTrouble:
      return "没有办成的：";
    case Phrase::kStrangers:
      return "{store} 里不属于本程序的文件，没有动：";

    case Phrase::kOffices:
      return "办公室";
    case Phrase::kThisDevice:
      return "{device}，就是本机";
    case Phrase::kLastSeen:
      return "{device} {when}来过";
    case Phrase::kClockAhead:
      return "{device} 来过，它的时钟比本机快 {days}（两个时钟总有一个不准）";
    case Phrase::kNeverSeen:
      return "{device} 还没有来过";
    case Phrase::kToday:
      return "今天";
    case Phrase::kYesterday:
      return "昨天";
    case Phrase::kDaysAgo:
      return "{days}前";
    case Phrase::kOffList:
      return "已移出名单";
    case Phrase::kInStep:
      return "本机有的它都有";
    case Phrase::kStillToGet:
      return "还有 {changes}没拿到";
    case Phrase::kStillToBring:
      return "还有 {changes}没带来";
    case Phrase::kWaitsFor:
      return "在等 {device} 的 {files}";
    case Phrase::kMoreDevices:
      return "……另有 {devices}在那以后来过";
    case Phrase::kNobodySeen:
      return "还没有见过别的设备。";
    case Phrase::kToGive:
      return "本机写下、还没有交出去的：{changes}。下次交换时会带走。";
    case Phrase::kToFetch:
      return "那里还有没取的：{files}。取回请运行：starharbor-sync run";

    case Phrase::kFetchingChanges:
      return "正在取记录";
    case Phrase::kFetchingPhotos:
      return "正在取照片";
    case Phrase::kTakingIn:
      return "正在收进本机";
    case Phrase::kGivingPhotos:
      return "正在放照片";
    case Phrase::kGivingChanges:
      return "正在放记录";
  }
  return "";
}

}  // namespace starharbor::sync
