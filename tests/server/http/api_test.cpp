#include "server/http/api.h"

#include <gtest/gtest.h>

#include "tests/support/api_world.h"

namespace aisle {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) {
    ++found;
  }
  return found;
}

// The numbers after "id: " of a stream.
std::vector<int> ids_in(const std::string& stream) {
  std::vector<int> ids;
  for (std::size_t at = 0; (at = stream.find("id: ", at)) != std::string::npos; at += 4) {
    if (at == 0 || stream[at - 1] == '\n') ids.push_back(std::atoi(stream.c_str() + at + 4));
  }
  return ids;
}

TEST(Api, AConversationBeginsWithItsFirstEventAndASecret) {
  ApiWorld world;
  const HttpAnswer answer = world.ask("POST", "/v1/conversations", R"({"site":"shop"})");
  EXPECT_EQ(answer.status, 201) << answer.body;
  const auto json = answer.json();
  EXPECT_EQ(json.value("token", "").size(), 43u);
  EXPECT_EQ(json["event"]["type"], "conversation_started");
  EXPECT_EQ(json["event"]["seq"], 1);
  EXPECT_TRUE(answer.has("Cache-Control: no-store"));
  EXPECT_TRUE(answer.has("X-Request-Id: "));
  const auto stored = world.database->conversation({json.value("conversation", "")});
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->token_hash.size(), 64u);
  EXPECT_EQ(stored->token_hash.find(json.value("token", "")), std::string::npos);
}

TEST(Api, AMessageIsAnsweredWithTheEventsOfItsTurn) {
  ApiWorld world;
  const auto conversation = world.start();
  const HttpAnswer answer = world.say(conversation, "m1", "hello");
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.has("Content-Type: text/event-stream\r\n")) << answer.head;
  EXPECT_EQ(answer.body.find("id: 2\nevent: shopper_sent_message\ndata: {"), 0u) << answer.body;
  EXPECT_EQ(count(answer.body, "event: assistant_answered\n"), 1u);
  EXPECT_NE(answer.body.find("You said: hello"), std::string::npos);
  const std::size_t last = answer.body.rfind("event: ");
  EXPECT_EQ(answer.body.substr(last, 21), "event: turn_completed");
}

TEST(Api, TheSameMessageAgainGivesTheSameEventsAgain) {
  ApiWorld world;
  const auto conversation = world.start();
  const HttpAnswer first = world.say(conversation, "m1", "hello");
  world.say(conversation, "m2", "something else");
  const HttpAnswer again = world.say(conversation, "m1", "hello");
  EXPECT_EQ(ids_in(again.body), ids_in(first.body));
  const HttpAnswer other = world.say(conversation, "m1", "another text");
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(other.json()["code"], "message_id_reused");
  const auto events = world.database->events({conversation.id}, 0, 100);
  int messages = 0;
  for (const auto& event : *events)
    messages += event.json.find("shopper_sent") != std::string::npos;
  EXPECT_EQ(messages, 2);
}

TEST(Api, PersonalDataIsTakenOutBeforeItIsStored) {
  ApiWorld world;
  const auto conversation = world.start();
  world.say(conversation, "m1", "mail a.b@example.com");
  const std::string body = world.ask_as(conversation, "GET", "/events").body;
  EXPECT_NE(body.find("[email]"), std::string::npos);
  EXPECT_EQ(body.find("a.b@example.com"), std::string::npos);
}

TEST(Api, AFormIsOneChangeOfAnOrderAndNothingElse) {
  ApiWorld world;
  const auto conversation = world.start();
  const auto send = [&](const std::string& id, const std::string& form) {
    return world.ask_as(conversation, "POST", "/messages",
                        R"({"id":")" + id + R"(","text":"hi","form":)" + form + "}");
  };
  const std::string returned = R"("return_items":{"order":"T1","items":[{"variant":"v","count":1}],"reason":"damaged"})";
  const std::string moved = R"("change_address":{"order":"T1","address":{"name":"Kim"}})";
  EXPECT_EQ(send("m1", "{" + returned + "}").status, 200);
  for (const std::string& form : {"{" + returned + "," + moved + "}", std::string("{}"), std::string("[]"),
                                  std::string(R"({"return_items":{"order":7}})"),
                                  std::string(R"({"return_items":{"order":"T1","reason":"bored"}})")}) {
    const HttpAnswer answer = send("m2", form);
    EXPECT_EQ(answer.status, 422) << form;
    EXPECT_EQ(answer.json()["member"], "form") << answer.body;
  }
}

TEST(Api, ACardsNumberIsRefusedAndStoredNowhere) {
  ApiWorld world;
  const auto conversation = world.start();
  const HttpAnswer answer = world.say(conversation, "m1", "my card is 4111 1111 1111 1111, cvv 123");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.json()["code"], "unredacted");
  EXPECT_EQ(answer.json()["member"], "text");
  EXPECT_EQ(answer.body.find("4111"), std::string::npos);
  EXPECT_EQ(world.ask_as(conversation, "GET", "/events").body.find("m1"), std::string::npos);
}

TEST(Api, EventsComeFromANumberOnAsJsonAndAsStream) {
  ApiWorld world;
  const auto conversation = world.start();
  world.say(conversation, "m1", "hello");
  const auto all = world.ask_as(conversation, "GET", "/events?after=0").json();
  const int last = all["last"];
  EXPECT_EQ(all["events"].size(), static_cast<std::size_t>(last));
  EXPECT_EQ(all["more"], false);
  const auto rest = world.ask_as(conversation, "GET", "/events?after=2").json();
  EXPECT_EQ(rest["events"][0]["seq"], 3);
  const auto none = world.ask_as(conversation, "GET", "/events?after=99").json();
  EXPECT_EQ(none["last"], 99);
  EXPECT_EQ(none["events"].size(), 0u);

  RawHttp client(world.front.port());
  client.send("GET " + conversation.path("/events") +
              " HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nLast-Event-ID: 2\r\n" +
              conversation.bearer() + "\r\n");
  const std::string stored = client.read_until("event: turn_completed\n");
  EXPECT_EQ(stored.find("id: 2\n"), std::string::npos);
  EXPECT_NE(stored.find("id: 3\n"), std::string::npos);
  world.say(conversation, "m2", "live");
  EXPECT_NE(client.read_until("event: turn_completed\n").find("You said: live"), std::string::npos);
}

TEST(Api, ManyEventsComeInPages) {
  ApiWorld world({.conversation_messages_per_minute = 0});
  const auto conversation = world.start();
  std::vector<StoredEvent> many;
  for (std::int64_t seq = 2; seq <= 702; ++seq) {
    many.push_back(
        {seq, R"({"v":1,"seq":)" + std::to_string(seq) + R"(,"type":"from_the_future"})"});
  }
  std::promise<void> stored;
  world.database->append({conversation.id}, many, [&](Result<void>) { stored.set_value(); });
  stored.get_future().wait();
  const auto page = world.ask_as(conversation, "GET", "/events").json();
  EXPECT_EQ(page["events"].size(), 500u);
  EXPECT_EQ(page["last"], 500);
  EXPECT_EQ(page["more"], true);
  const auto rest = world.ask_as(conversation, "GET", "/events?after=500").json();
  EXPECT_EQ(rest["events"].size(), 202u);
  EXPECT_EQ(rest["more"], false);
  EXPECT_EQ(world.ask_as(conversation, "GET", "/export").json()["events"].size(), 702u);
}

TEST(Api, NobodyReadsAConversationWithoutItsToken) {
  ApiWorld world;
  const auto mine = world.start();
  const auto other = world.start();
  const ApiWorld::Conversation wrong{mine.id, other.token};
  const ApiWorld::Conversation unknown{"nothing-here", other.token};
  for (const char* route : {"/events", "/export"}) {
    const HttpAnswer a = world.ask_as(wrong, "GET", route);
    const HttpAnswer b = world.ask_as(unknown, "GET", route);
    EXPECT_EQ(a.status, 401);
    EXPECT_EQ(a.body, b.body) << "an unknown conversation must look like a wrong token";
    EXPECT_EQ(world.ask("GET", mine.path(route)).status, 401);
  }
  for (const char* route : {"/messages", "/stop", "/feedback", "/handoff"}) {
    EXPECT_EQ(world.ask_as(wrong, "POST", route, "{}").status, 401) << route;
  }
  EXPECT_EQ(world.ask_as(wrong, "DELETE", "").status, 401);
}

TEST(Api, AnErasedConversationIsGoneForGood) {
  ApiWorld world;
  const auto conversation = world.start();
  world.say(conversation, "m1", "my secret wish");
  EXPECT_EQ(world.ask_as(conversation, "DELETE", "").status, 204);
  const auto events = world.database->events({conversation.id}, 0, 100);
  for (const auto& event : *events) EXPECT_EQ(event.json.find("secret"), std::string::npos);
  const HttpAnswer answer = world.ask_as(conversation, "GET", "/events");
  EXPECT_EQ(answer.status, 410);
  EXPECT_EQ(answer.json()["code"], "erased");
  EXPECT_EQ(world.say(conversation, "m2", "hello?").status, 410);
}

TEST(Api, StopFeedbackHandoffAndExportAnswerShortly) {
  ApiWorld world;
  const auto conversation = world.start();
  world.say(conversation, "m1", "hello");
  EXPECT_EQ(world.ask_as(conversation, "POST", "/stop", "{}").status, 204);
  EXPECT_EQ(world.ask_as(conversation, "POST", "/handoff", "{}").status, 204);
  const auto events = world.ask_as(conversation, "GET", "/events").json()["events"];
  const std::string turn = events[2]["turn"];
  const nlohmann::json feedback = {{"turn", turn}, {"verdict", "up"}, {"reason", "good"}};
  EXPECT_EQ(world.ask_as(conversation, "POST", "/feedback", feedback.dump()).status, 204);
  const HttpAnswer exported = world.ask_as(conversation, "GET", "/export");
  EXPECT_TRUE(exported.has("Content-Disposition: attachment"));
  EXPECT_NE(exported.body.find("feedback_given"), std::string::npos);
  EXPECT_NE(exported.body.find("handoff_requested"), std::string::npos);
}

TEST(Api, ARequestForAPersonNeedsATeamAndAnAddressThatCanBe) {
  ApiWorld world;
  const auto conversation = world.start();
  const auto ask = [&](const std::string& body) {
    return world.ask_as(conversation, "POST", "/handoff", body);
  };
  EXPECT_EQ(ask(R"({"contact":"not an address"})").json()["code"], "no_address");
  EXPECT_EQ(ask(R"({"contact":"ada@example.org"})").status, 204);
  const auto other = world.start("other");
  EXPECT_EQ(world.ask_as(other, "POST", "/handoff", "{}").json()["code"], "no_team");
}

TEST(Api, RequestsForAPersonAreLimitedByAddress) {
  ApiWorld world;
  int refused = 0;
  for (int i = 0; i < kAddressHandoffsPerMinute + 1; ++i) {
    const auto conversation = world.start();
    refused += world.ask_as(conversation, "POST", "/handoff", "{}").status == 429;
  }
  EXPECT_EQ(refused, 1);
}

struct BadInput {
  const char* body;
  int status;
  const char* code;
  const char* member;
};

TEST(Api, BadMessagesGetTheirStatusCodeAndMember) {
  ApiWorld world({.conversation_messages_per_minute = 0});
  const auto conversation = world.start();
  const std::string long_text(4'001, 'x');
  const std::string too_long = R"({"id":"m","text":")" + long_text + "\"}";
  std::string deep = R"({"id":"m","text":"t","page":)";
  for (int i = 0; i < 20; ++i) deep += "[";
  const BadInput kBad[] = {
      {"", 400, "json", nullptr},
      {"{", 400, "json", nullptr},
      {R"({"id":"m","id":"n","text":"t"})", 400, "json", nullptr},
      {"{\"id\":\"m\",\"text\":\"\xff\"}", 400, "json", nullptr},
      {R"({"id":"m","text":"\u0000"})", 400, "json", nullptr},
      {deep.c_str(), 400, "json", nullptr},
      {"[]", 422, "invalid_argument", nullptr},
      {R"({"text":"t"})", 422, "invalid_argument", "id"},
      {R"({"id":7,"text":"t"})", 422, "invalid_argument", "id"},
      {R"({"id":"m"})", 422, "invalid_argument", "text"},
      {R"({"id":"m","text":""})", 422, "invalid_argument", "text"},
      {R"({"id":"m","text":"  \n "})", 422, "invalid_argument", "text"},
      {too_long.c_str(), 422, "too_large", "text"},
      {R"({"id":"m","text":"t","page":"x"})", 422, "invalid_argument", "page"},
      {R"({"id":"m","text":"t","page":{"url":1}})", 422, "invalid_argument", "page.url"},
  };
  for (const BadInput& bad : kBad) {
    const HttpAnswer answer = world.ask_as(conversation, "POST", "/messages", bad.body);
    EXPECT_EQ(answer.status, bad.status) << bad.body;
    EXPECT_TRUE(answer.has("Content-Type: application/problem+json")) << answer.head;
    const auto json = answer.json();
    EXPECT_EQ(json.value("code", ""), bad.code) << bad.body;
    EXPECT_EQ(json.value("member", ""), bad.member ? bad.member : "") << bad.body;
  }
  const HttpAnswer form = world.ask_as(conversation, "POST", "/messages", "id=m&text=t",
                                       "Content-Type: application/x-www-form-urlencoded\r\n");
  EXPECT_EQ(form.status, 415);
  EXPECT_EQ(world.ask_as(conversation, "POST", "/messages", std::string(65 << 10, ' ')).status,
            413);
  EXPECT_EQ(world.ask_as(conversation, "GET", "/events?after=-1").status, 422);
  EXPECT_EQ(world.ask_as(conversation, "GET", "/events?after=1x").status, 422);
  EXPECT_EQ(world.ask_as(conversation, "GET", "/events").json()["events"].size(), 1u)
      << "nothing of it was stored";
}

TEST(Api, AMessageIsMeasuredInBytesWhateverItsScript) {
  ApiWorld world({.conversation_messages_per_minute = 0});
  const auto conversation = world.start();
  std::string text;
  for (int i = 0; i < 1'000; ++i) text += "\U0001F392";  // Four bytes each.
  EXPECT_EQ(world.say(conversation, "m1", text).status, 200);
  const HttpAnswer refused = world.say(conversation, "m2", text + "!");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Content-Type: application/problem+json")) << refused.head;
  EXPECT_EQ(refused.json().value("code", ""), "too_large");
  EXPECT_EQ(refused.json().value("detail", ""), "It has more than 4000 bytes.");
}

TEST(Api, OnlyListedPagesMayAsk) {
  ApiWorld world;
  const std::string shop = "Origin: https://shop.example\r\n";
  const std::string other = "Origin: https://other.example\r\n";
  const std::string evil = "Origin: https://evil.example\r\n";
  const std::string body = R"({"site":"shop"})";
  const HttpAnswer good = world.ask("POST", "/v1/conversations", body, shop);
  EXPECT_EQ(good.status, 201);
  EXPECT_TRUE(good.has("Access-Control-Allow-Origin: https://shop.example\r\n"));
  EXPECT_TRUE(good.has("Vary: Origin"));
  EXPECT_FALSE(good.has("Access-Control-Allow-Credentials"));
  EXPECT_EQ(world.ask("POST", "/v1/conversations", body, "Origin: https://chat.example\r\n").status,
            201);
  EXPECT_EQ(world.ask("POST", "/v1/conversations", body, other).status, 403);
  const HttpAnswer refused = world.ask("POST", "/v1/conversations", body, evil);
  EXPECT_EQ(refused.status, 403);
  EXPECT_FALSE(refused.has("Access-Control-Allow-Origin"));
  EXPECT_EQ(world.ask("POST", "/v1/conversations", body, "Origin: null\r\n").status, 403);

  const auto conversation = world.start();
  EXPECT_EQ(world.ask_as(conversation, "GET", "/events", "", shop).status, 200);
  EXPECT_EQ(world.ask_as(conversation, "GET", "/events", "", other).status, 403);

  const std::string asks = "Access-Control-Request-Method: POST\r\n";
  const HttpAnswer preflight = world.ask("OPTIONS", "/v1/conversations", "", shop + asks);
  EXPECT_EQ(preflight.status, 204);
  EXPECT_TRUE(preflight.has("Access-Control-Max-Age: 600"));
  EXPECT_TRUE(preflight.has("Access-Control-Allow-Origin: https://shop.example\r\n"));
  const HttpAnswer denied = world.ask("OPTIONS", "/v1/conversations", "", evil + asks);
  EXPECT_EQ(denied.status, 403);
  EXPECT_FALSE(denied.has("Access-Control-Allow-Origin"));
}

TEST(Api, UnknownAddressesAndMethodsAreToldApart) {
  ApiWorld world;
  EXPECT_EQ(world.ask("GET", "/v1/nothing").status, 404);
  EXPECT_EQ(world.ask("GET", "/v1/nothing").json()["code"], "not_found");
  const HttpAnswer method = world.ask("POST", "/v1/suggest", "{}");
  EXPECT_EQ(method.status, 405);
  EXPECT_TRUE(method.has("Allow: GET"));
  EXPECT_EQ(world.ask("GET", "/v1/sites/nobody").status, 404);
  EXPECT_EQ(world.ask("POST", "/v1/conversations", R"({"site":"nobody"})").json()["code"],
            "unknown_site");
}

TEST(Api, TooManyRequestsMustWait) {
  ApiWorld world({.conversations_per_minute = 2, .conversation_messages_per_minute = 1});
  const auto conversation = world.start();
  EXPECT_EQ(world.say(conversation, "m1", "one").status, 200);
  const HttpAnswer second = world.say(conversation, "m2", "two");
  EXPECT_EQ(second.status, 429);
  EXPECT_TRUE(second.has("Retry-After: 60"));
  world.start();
  EXPECT_EQ(world.ask("POST", "/v1/conversations", R"({"site":"shop"})").status, 429);
}

TEST(Api, ASiteShowsItsFaceAndIsNotSentTwice) {
  ApiWorld world;
  const HttpAnswer answer = world.ask("GET", "/v1/sites/shop");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.json()["limits"]["message_bytes"], 4'000);
  const std::size_t at = answer.head.find("ETag: ") + 6;
  const std::string tag = answer.head.substr(at, answer.head.find("\r\n", at) - at);
  const HttpAnswer again = world.ask("GET", "/v1/sites/shop", "", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

// A site whose English has a capsule.
void give_capsule(ApiWorld& world, const std::string& json) {
  auto knowledge = std::make_shared<SiteKnowledge>();
  knowledge->site = "shop";
  knowledge->index = std::make_shared<const SearchIndex>(SearchIndex::build({}, {}, {}));
  knowledge->capsules["en"] = {.json = json, .gzip = "packed", .hash = "abc"};
  world.api->set_knowledge(knowledge);
}

TEST(Api, ASiteNamesItsCapsuleAndItMayBeKeptForGood) {
  ApiWorld world;
  give_capsule(world, R"({"format":1})");
  const std::string hash = world.ask("GET", "/v1/sites/shop").json().value("capsule", "");
  EXPECT_EQ(hash, "abc");
  const HttpAnswer answer = world.ask("GET", "/v1/sites/shop/capsule?language=en&v=" + hash);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"format":1})");
  EXPECT_TRUE(answer.has("immutable")) << answer.head;
}

TEST(Api, ACapsuleComesPackedToWhomTakesItSo) {
  ApiWorld world;
  give_capsule(world, "{}");
  const HttpAnswer answer =
      world.ask("GET", "/v1/sites/shop/capsule", "", "Accept-Encoding: gzip, br\r\n");
  EXPECT_EQ(answer.body, "packed");
  EXPECT_TRUE(answer.has("Content-Encoding: gzip")) << answer.head;
}

TEST(Api, ACapsuleOfAnotherVersionIsNotGivenInPlaceOfTheOneAskedFor) {
  ApiWorld world;
  give_capsule(world, "{}");
  EXPECT_EQ(world.ask("GET", "/v1/sites/shop/capsule?v=older").status, 404);
}

TEST(Api, ALanguageWithoutACapsuleNamesNone) {
  ApiWorld world;
  give_capsule(world, "{}");
  EXPECT_FALSE(world.ask("GET", "/v1/sites/shop?language=de").json().contains("capsule"));
  EXPECT_EQ(world.ask("GET", "/v1/sites/shop/capsule?language=de").status, 404);
}

TEST(Api, ASiteSpeaksTheLanguageOfThePageIfItOffersIt) {
  ApiWorld world;
  const auto greeting = [&](const std::string& language) {
    const auto site = world.ask("GET", "/v1/sites/shop?language=" + language).json();
    return site.value("language", "") + ": " + site.value("greeting", "");
  };
  EXPECT_EQ(greeting("de"), "de: Guten Tag!");
  EXPECT_EQ(greeting("de-AT"), "de: Guten Tag!");
  EXPECT_EQ(greeting("fr"), "en: Hello!");
  EXPECT_EQ(greeting(""), "en: Hello!");
}

TEST(Api, AConversationIsInALanguageThatTheSiteOffersAndTheAssistantSpeaks) {
  ApiWorld world;
  const auto language = [&](const std::string& wanted) {
    const std::string body = R"({"site":"shop","language":")" + wanted + "\"}";
    return world.ask("POST", "/v1/conversations", body).json()["event"].value("language", "");
  };
  EXPECT_EQ(language("de"), "en") << "offered, but nobody speaks it";
  EXPECT_EQ(language("fr"), "en") << "not offered";
}

TEST(Api, OperationsSeeWhetherItWorks) {
  ApiWorld world;
  EXPECT_EQ(world.ask("GET", "/healthz").status, 200);
  EXPECT_EQ(world.ask("GET", "/readyz").status, 503) << "there are no web files";
  EXPECT_NE(world.ask("GET", "/readyz").body.find("web files"), std::string::npos);
  const HttpAnswer metrics = world.ask("GET", "/metrics");
  EXPECT_EQ(metrics.status, 200);
  EXPECT_NE(metrics.body.find("aisle_http_requests_total{method=\"GET\",route=\"/healthz\""),
            std::string::npos);
  EXPECT_EQ(world.ask("GET", "/metrics", "", "X-Forwarded-For: 192.0.2.1\r\n").status, 403);
}

}  // namespace
}  // namespace aisle
