// Columns in the bytes of an op, both ways, and what other programs may have written there.
#include "content-db/log/body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace starharbor::content {
namespace {

using ::testing::Eq;
using ::testing::Optional;

TEST(Body, ComesBackAsItWasWritten) {
  const Columns columns{{"name", "王小明"}, {"quoted", "\"\\\n\t"}, {"position", -3},         {"hue_deg", 40.5},
                        {"walk_ins", true}, {"firm", nullptr},      {"id", int64_t{1} << 62}, {"empty", ""}};
  const auto body = write_body(columns);
  ASSERT_TRUE(body);
  EXPECT_THAT(read_body(*body), Optional(Eq(columns)));
}

TEST(Body, IsSortedByName) {
  EXPECT_THAT(write_body({{"b", 1}, {"a", "x"}, {"c", nullptr}}), Optional(Eq(R"({"a":"x","b":1,"c":null})")));
  EXPECT_THAT(write_body({}), Optional(Eq("{}")));
}

TEST(Body, TakesNothingButUtf8) {
  EXPECT_FALSE(write_body({{"name", "\xff"}}));
  EXPECT_FALSE(write_body({{"\xc3", 1}}));
  EXPECT_FALSE(read_body("{\"name\":\"\xff\"}"));
}

TEST(Body, WhatNoColumnTakesIsForeign) {
  const auto columns = read_body(R"({"list":[1],"object":{"a":1},"flag":true,"huge":18446744073709551615})");
  ASSERT_TRUE(columns);
  EXPECT_EQ(json_text(columns->at("object")), R"({"a":1})") << "staff see what somebody wrote";
  for (const auto& [name, value] : *columns) {
    EXPECT_TRUE(value.foreign()) << name;
    for (const ColumnType type : {ColumnType::kText, ColumnType::kInteger, ColumnType::kReal})
      EXPECT_FALSE(value.fits(type)) << name;
  }
}

TEST(Body, OfANameThatComesTwiceTheLastCounts) {
  EXPECT_THAT(read_body(R"({"a":1,"a":2})"), Optional(Eq(Columns{{"a", 2}})));
}

TEST(Body, WhatIsNoObjectIsNone) {
  for (const char* body : {"", "[]", "1", "{", "{}x", "null", "{\"a\":1e999}"}) EXPECT_FALSE(read_body(body)) << body;
}

TEST(Body, AWholeNumberGoesIntoAColumnOfReals) {
  EXPECT_TRUE(Value(3).fits(ColumnType::kReal));
  EXPECT_FALSE(Value(3.5).fits(ColumnType::kInteger));
  EXPECT_FALSE(Value("3").fits(ColumnType::kInteger));
  EXPECT_TRUE(Value(nullptr).fits(ColumnType::kText));
}

TEST(Body, OneValueComesBackFromItsText) {
  for (const Value& value : {Value("茶"), Value(7), Value(0.25), Value(nullptr)})
    EXPECT_EQ(read_value(json_text(value)), value);
  EXPECT_TRUE(read_value("no JSON").foreign());
}

}  // namespace
}  // namespace starharbor::content
