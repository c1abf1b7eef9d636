// Which names are a scope, and what is read from them.
#include "content-db/log/scope.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "content-db/base/error.h"
#include "tests/support/scope_literal.h"

namespace starharbor {
namespace {

using content::Scope;
using content::ScopeKind;

TEST(Scope, IsReadAsItIsWritten) {
  const std::vector<std::string> names = {"district", "events-heart", "base-heart", "base-zhen.xin-7",
                                          "base-" + std::string(73, 'a')};
  for (const std::string& name : names) {
    const auto scope = Scope::parse(name);
    ASSERT_TRUE(scope) << name;
    EXPECT_EQ(scope->name(), name);
  }
}

// Scopes are folders' names in stores, and what strangers' files say.
TEST(Scope, NothingElseIsOne) {
  const std::vector<std::string> names = {
      "",           "districts", "District", "base-",         "events-", "base",      "heart",
      "base-Heart", "base-a/b",  "base-a b", "members-heart", "base-a.", "base-基地", "base-" + std::string(74, 'a')};
  for (const std::string& name : names) EXPECT_FALSE(Scope::parse(name)) << name;
}

TEST(Scope, KnowsItsBase) {
  EXPECT_EQ("events-heart"_scope.kind(), ScopeKind::kEvents);
  EXPECT_EQ("base-heart"_scope.kind(), ScopeKind::kBase);
  EXPECT_EQ("district"_scope.kind(), ScopeKind::kDistrict);
  EXPECT_EQ("base-heart"_scope.base(), "heart");
  EXPECT_EQ("events-heart"_scope.base(), "heart");
  EXPECT_EQ("district"_scope.base(), "");
  EXPECT_TRUE(content::is_of_base("events-heart"_scope, "heart"));
  EXPECT_FALSE(content::is_of_base("events-heart"_scope, "hear"));
  EXPECT_FALSE(content::is_of_base("district"_scope, ""));
}

TEST(Scope, OfABaseThatMayNotBeCalledSoIsRefusedInWords) {
  EXPECT_EQ(content::base_scope("heart"), "base-heart"_scope);
  EXPECT_EQ(content::events_scope("heart"), "events-heart"_scope);
  for (const char* base : {"", "a/b", "基地"}) EXPECT_THROW(content::base_scope(base), Error) << base;
}

}  // namespace
}  // namespace starharbor
