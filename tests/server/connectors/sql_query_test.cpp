// Queries that only read, one at a time.
#include "server/connectors/sql_query.h"

#include <gtest/gtest.h>

namespace aisle::test {
namespace {

std::string query_mistake(std::string_view text,
                          const std::vector<std::string>& known = {"number"}) {
  const auto query = parse_sql_query("order", text, known);
  return query ? "" : query.error().message;
}

TEST(SqlQuery, NamesItsParametersOnce) {
  const auto query = parse_sql_query("order",
                                     " WITH a AS (SELECT 1) SELECT x::text, ':no', \":no\" FROM o"
                                     " WHERE n = :number OR m = :number ",
                                     {"number"});
  ASSERT_TRUE(query) << query.error().message;
  EXPECT_EQ(query->parameters, std::vector<std::string>{"number"});
  EXPECT_TRUE(query->text.starts_with("WITH") && query->text.ends_with(":number"));
}

TEST(SqlQuery, WhatChangesSomethingIsRefused) {
  for (const char* text : {"DELETE FROM o WHERE n = :number", "update o set a = :number", "",
                           "(SELECT :number)", "PRAGMA x = :number", "SELECTED :number"}) {
    EXPECT_NE(query_mistake(text).find("SELECT or WITH"), std::string::npos) << text;
  }
}

TEST(SqlQuery, ASecondStatementIsRefused) {
  EXPECT_NE(query_mistake("SELECT :number; DROP TABLE o").find("one statement"), std::string::npos);
  EXPECT_NE(query_mistake("SELECT :number;").find("one statement"), std::string::npos);
  EXPECT_EQ(query_mistake("SELECT ';' WHERE n = :number"), "");
  EXPECT_EQ(query_mistake("SELECT 'it''s; fine' WHERE n = :number"), "");
}

TEST(SqlQuery, InWhatDatabasesDifferIsRefused) {
  EXPECT_NE(query_mistake("SELECT :number -- x").find("comments"), std::string::npos);
  EXPECT_NE(query_mistake("SELECT /* ' */ :number").find("comments"), std::string::npos);
  EXPECT_NE(query_mistake("SELECT 'a\\'; DROP TABLE o; ' , :number").find("backslash"),
            std::string::npos);
  EXPECT_NE(query_mistake("SELECT $$;$$, :number").find("dollars"), std::string::npos);
  EXPECT_NE(query_mistake("SELECT 'a, :number").find("end of each quotation"), std::string::npos);
}

TEST(SqlQuery, ParametersAreThoseThatThereAre) {
  EXPECT_NE(query_mistake("SELECT :nummer").find("no parameter :nummer; there is :number"),
            std::string::npos);
  EXPECT_NE(query_mistake("SELECT 1").find("expected the parameter :number"), std::string::npos);
  EXPECT_NE(query_mistake("SELECT :number", {}).find("it has none"), std::string::npos);
}

}  // namespace
}  // namespace aisle::test
