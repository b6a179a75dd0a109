#include "server/product_pipe.h"

#include <utility>

namespace aisle {

ProductPipe::ProductPipe(const std::vector<CatalogSource>& sources)
    : thread_([this, &sources] { run(sources); }) {}

ProductPipe::~ProductPipe() {
  {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void ProductPipe::run(const std::vector<CatalogSource>& sources) {
  auto read = read_sources(sources, [this](Product product, std::string_view connector) {
    return give(std::move(product), connector);
  });
  {
    const std::lock_guard lock(mutex_);
    if (read) {
      add_report(read->report, reading_.report);  // Products that came twice.
      reading_ = *std::move(read);
    } else {
      error_ = read.error();
    }
    finished_ = true;
  }
  changed_.notify_all();
}

bool ProductPipe::give(Product product, std::string_view connector) {
  if (!seen_.insert(product.id.value).second) {
    const std::lock_guard lock(mutex_);
    const Skipped again{std::string(connector), 0,
                        "id: another source has product " + product.id.value + " already"};
    add_report(reading_.report, {.rows = 0, .skipped_count = 1, .skipped = {again}});
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

Result<bool> ProductPipe::unchanged() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !ahead_.empty() || finished_; });
  if (error_) return *error_;
  return reading_.report.unchanged;
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

CatalogReading ProductPipe::reading() const {
  const std::lock_guard lock(mutex_);
  return reading_;
}

}  // namespace aisle
