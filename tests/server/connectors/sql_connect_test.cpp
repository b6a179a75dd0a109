// What a connection to a merchant's database is asked with.
#include "server/connectors/sql_connect.h"

#include <gtest/gtest.h>

namespace aisle::test {
namespace {

std::string parameters(SqlBackend backend, const std::string& of, const std::string& password) {
  const auto read = sql_parameters({backend, of}, password, std::chrono::milliseconds(8'000));
  return read ? *read : "mistake";
}

TEST(SqlConnect, PostgresqlOnlyReadsAndEndsInTime) {
  const std::string all = parameters(SqlBackend::postgresql, "host=127.0.0.1 dbname=x", "it's \\");
  EXPECT_TRUE(all.starts_with("host=127.0.0.1 dbname=x password='it\\'s \\\\' ")) << all;
  EXPECT_NE(all.find("-c default_transaction_read_only=on -c statement_timeout=8000"), all.npos);
  EXPECT_NE(all.find("connect_timeout=5"), all.npos);
}

TEST(SqlConnect, AServerElsewhereNeedsTlsUnlessTheMerchantSaysOtherwise) {
  const auto asks = [](const std::string& of) {
    return parameters(SqlBackend::postgresql, of, "").find("sslmode=require") != std::string::npos;
  };
  EXPECT_TRUE(asks("host=db.example dbname=x"));
  EXPECT_TRUE(asks("host=localhost.example dbname=x"));
  EXPECT_FALSE(asks("host=db.example sslmode=verify-full"));
  EXPECT_FALSE(asks("host=localhost dbname=x") || asks("host=/run/postgresql") || asks("dbname=x"));
}

TEST(SqlConnect, SqliteIsOpenedToBeReadAndHasNoPassword) {
  EXPECT_EQ(parameters(SqlBackend::sqlite3, "/srv/erp.db", ""), "db=\"/srv/erp.db\" readonly=true");
  EXPECT_EQ(parameters(SqlBackend::sqlite3, "/srv/erp.db", "x"), "mistake");
}

TEST(SqlConnect, APasswordCantAddParameters) {
  EXPECT_EQ(parameters(SqlBackend::mysql, "dbname=x", "a' host='evil"), "mistake");
  EXPECT_EQ(parameters(SqlBackend::odbc, "DSN=x", "a;DSN=evil"), "mistake");
  EXPECT_EQ(parameters(SqlBackend::odbc, "DSN=x", "abc"), "DSN=x;PWD=abc");
}

}  // namespace
}  // namespace aisle::test
