#include "server/product_pipe.h"

#include <utility>

namespace aisle {

void add_report(ReadReport& sum, const ReadReport& report) {
  sum.rows += report.rows;
  sum.skipped_count += report.skipped_count;
  for (const Skipped& skipped : report.skipped) {
    if (sum.skipped.size() < kSkippedMax) sum.skipped.push_back(skipped);
  }
}

ProductPipe::ProductPipe(const std::vector<std::unique_ptr<Connector>>& connectors)
    : thread_([this, &connectors] { run(connectors); }) {}

ProductPipe::~ProductPipe() {
  {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void ProductPipe::run(const std::vector<std::unique_ptr<Connector>>& connectors) {
  std::optional<Error> error;
  for (const auto& connector : connectors) {
    const auto read = connector->products(
        [&](Product product) { return give(std::move(product), connector->name()); });
    const std::lock_guard lock(mutex_);
    if (!read)
      error = read.error();
    else
      add_report(report_, *read);
    if (error || abandoned_) break;
  }
  {
    const std::lock_guard lock(mutex_);
    error_ = std::move(error);
    finished_ = true;
  }
  changed_.notify_all();
}

bool ProductPipe::give(Product product, std::string_view connector) {
  if (!seen_.insert(product.id.value).second) {
    const std::lock_guard lock(mutex_);
    const Skipped again{std::string(connector), 0,
                        "id: another source has product " + product.id.value + " already"};
    add_report(report_, {.rows = 0, .skipped_count = 1, .skipped = {again}});
    return true;
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return ahead_.size() < kAheadMax || abandoned_; });
  if (abandoned_) return false;
  ahead_.push_back(std::move(product));
  lock.unlock();
  changed_.notify_all();
  return true;
}

Result<bool> ProductPipe::next(Product& product) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !ahead_.empty() || finished_; });
  if (error_) return *error_;  // what was given before counts for nothing then
  if (ahead_.empty()) return false;
  product = std::move(ahead_.front());
  ahead_.pop_front();
  lock.unlock();
  changed_.notify_all();
  return true;
}

ReadReport ProductPipe::report() const {
  const std::lock_guard lock(mutex_);
  return report_;
}

}  // namespace aisle
