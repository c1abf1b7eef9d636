// See proposed_passphrase.h.
#include "sync/trust/proposed_passphrase.h"

#include <sstream>
#include <vector>

#include "content-db/base/cryptography.h"
#include "content-db/base/utf8.h"

namespace starharbor::sync {
namespace {

constexpr int kWords = 5, kSyllablesOfAWord = 2;

// Every syllable of Mandarin of two letters or more, without tones.
constexpr const char* kSyllables =
    "ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen "
    "ceng cha chai chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui chun chuo ci cong "
    "cou cu cuan cui cun cuo da dai dan dang dao de dei deng di dian diao die ding diu dong dou du duan dui dun "
    "duo ei en er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai "
    "guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji "
    "jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua "
    "kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lian liang liao lie lin ling liu long lou lu "
    "luan lun luo ma mai man mang mao mei men meng mi mian miao mie min ming mo mou mu na nai nan nang nao ne nei "
    "nen neng ni nian niang niao nie nin ning niu nong nu nuan nuo ou pa pai pan pang pao pei pen peng pi pian "
    "piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re "
    "ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei "
    "shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan "
    "tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi "
    "xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yong you yu yuan "
    "yue yun za zai zan zang zao ze zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua "
    "zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo ";

const std::vector<std::string>& syllables() {
  static const std::vector<std::string> all = [] {
    std::istringstream text(kSyllables);
    std::vector<std::string> each;
    for (std::string syllable; text >> syllable;) each.push_back(std::move(syllable));
    return each;
  }();
  return all;
}

// Every one as likely: what lies over the last whole multiple is drawn again.
const std::string& any_syllable() {
  const auto& all = syllables();
  const size_t whole = 65536 / all.size() * all.size();
  while (true) {
    const std::vector<uint8_t> drawn = content::random_bytes(2);
    const size_t number = static_cast<size_t>(drawn[0]) << 8 | drawn[1];
    if (number < whole) return all[number % all.size()];
  }
}

}  // namespace

bool is_long_enough(std::string_view passphrase) {
  return content::utf8_length(passphrase) >= kLeastPassphraseCharacters;
}

std::string propose_passphrase() {
  std::string proposed;
  for (int word = 0; word < kWords; ++word) {
    if (word > 0) proposed += ' ';
    for (int syllable = 0; syllable < kSyllablesOfAWord; ++syllable) proposed += any_syllable();
  }
  return proposed;
}

}  // namespace starharbor::sync
