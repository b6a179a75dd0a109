// A meter that remembers what it was told.
#pragma once

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "server/models/meter.h"

namespace aisle {

class MemoryMeter final : public ModelMeter {
 public:
  void tried(const ModelName& name, const ModelTry& one) override {
    const std::lock_guard lock(mutex_);
    tries.emplace_back(name.model, one);
  }
  void places(const ModelName& name, const ModelPlaces& places) override {
    const std::lock_guard lock(mutex_);
    for (auto& [known, now] : last_places) {
      if (known == name.model) return void(now = places);
    }
    last_places.emplace_back(name.model, places);
  }
  void no_place(const ModelName& name) override {
    const std::lock_guard lock(mutex_);
    without_place.push_back(name.model);
  }
  void budget_refused(std::string_view site, BudgetLimit limit) override {
    const std::lock_guard lock(mutex_);
    refused.emplace_back(site, limit);
  }

  std::vector<std::pair<std::string, ModelTry>> tries;
  std::vector<std::pair<std::string, ModelPlaces>> last_places;
  std::vector<std::string> without_place;
  std::vector<std::pair<std::string, BudgetLimit>> refused;

 private:
  std::mutex mutex_;
};

}  // namespace aisle
