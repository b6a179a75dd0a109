// Asks a storage and waits for its answer, and makes what is put into it.
#pragma once

#include <future>
#include <string>
#include <vector>

#include "server/storage/storage.h"
#include "shared/protocol/codec.h"

namespace aisle {

inline Result<void> answer_of(const std::function<void(Storage::Done)>& ask) {
  auto promise = std::make_shared<std::promise<Result<void>>>();
  auto answer = promise->get_future();
  ask([promise](Result<void> result) { promise->set_value(std::move(result)); });
  return answer.get();
}

inline StoredEvent stored(std::int64_t seq, EventBody body) {
  return {seq, encode({seq, Time{std::chrono::seconds(1'700'000'000 + seq)}, std::move(body)})};
}

inline StoredEvent started(const std::string& id) {
  return stored(1, ConversationStarted{{id}, "shop", "en", "EUR"});
}

inline StoredEvent message(std::int64_t seq, const std::string& text) {
  return stored(seq, ShopperSentMessage{{"m" + std::to_string(seq)}, text, {}});
}

inline Result<void> create(Storage& storage, const std::string& id) {
  return answer_of([&](Storage::Done done) {
    storage.create({{id}, "shop", "hash of " + id}, started(id), std::move(done));
  });
}

inline Result<void> append(Storage& storage, const std::string& id,
                           std::vector<StoredEvent> events) {
  return answer_of(
      [&](Storage::Done done) { storage.append({id}, std::move(events), std::move(done)); });
}

inline Result<void> erase(Storage& storage, const std::string& id, std::int64_t seq) {
  return answer_of([&](Storage::Done done) {
    storage.erase({id}, stored(seq, ConversationErased{}), std::move(done));
  });
}

/// The code of a failure; nothing for a success.
template <class T>
std::optional<ErrorCode> code_of(const Result<T>& result) {
  if (result) return std::nullopt;
  return result.error().code;
}

inline std::vector<std::int64_t> numbers_of(const std::vector<StoredEvent>& events) {
  std::vector<std::int64_t> numbers;
  for (const StoredEvent& event : events) numbers.push_back(event.seq);
  return numbers;
}

inline Product product(const std::string& id, std::int64_t price = 1999) {
  return {.id = {id},
          .title = "Jacket " + id,
          .variants = {{.id = {id + "-1"}, .price = {price, "EUR"}}}};
}

/// Gives these one by one, as a connector does.
inline Storage::ReadProduct reading(std::vector<Product> products) {
  return [products = std::move(products),
          next = std::size_t{0}](Product& out) mutable -> Result<bool> {
    if (next == products.size()) return false;
    out = products[next++];
    return true;
  };
}

}  // namespace aisle
