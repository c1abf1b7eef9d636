// What a counter clerk would show, and no more.
#include "content-db/people/mask.h"

#include <gtest/gtest.h>

namespace starharbor::content {
namespace {

TEST(Mask, Names) {
  EXPECT_EQ(mask_name(""), "");
  EXPECT_EQ(mask_name("王"), "*");
  EXPECT_EQ(mask_name("王伟"), "王*");
  EXPECT_EQ(mask_name("王小明"), "王*明");
  EXPECT_EQ(mask_name("欧阳小明"), "欧*明");
  EXPECT_EQ(mask_name("𬭎𬭎伟"), "𬭎*伟");
  EXPECT_EQ(mask_name("阿依古丽·买买提"), "阿*提");
  EXPECT_EQ(mask_name("John Smith"), "J* S*");
  EXPECT_EQ(mask_name("Émile"), "É*");
}

TEST(Mask, Phones) {
  EXPECT_EQ(mask_phone("5678"), "****5678");
  EXPECT_EQ(mask_phone(""), "");
  EXPECT_EQ(last_four_digits("120 0000-5678"), "5678");
  EXPECT_EQ(last_four_digits("+86 12000001234"), "1234");
  EXPECT_EQ(last_four_digits("123"), "");
}

}  // namespace
}  // namespace starharbor::content
