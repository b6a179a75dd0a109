#include <map>
#include <mutex>

#include "server/models/provider.h"

namespace aisle {

struct ModelTools::Shared {
  explicit Shared(std::vector<ModelTool> all) : tools(std::move(all)) {}

  const std::vector<ModelTool> tools;
  std::mutex mutex;
  std::map<Write, std::string> texts;  // By format; they stay where they are.
};

ModelTools::ModelTools(std::vector<ModelTool> tools)
    : shared_(std::make_shared<Shared>(std::move(tools))) {}

const std::vector<ModelTool>& ModelTools::all() const {
  static const std::vector<ModelTool> kNone;
  return shared_ ? shared_->tools : kNone;
}

const std::string& ModelTools::written(Write write) const {
  static const std::string kNone;
  if (!shared_) return kNone;
  const std::lock_guard lock(shared_->mutex);
  const auto known = shared_->texts.find(write);
  if (known != shared_->texts.end()) return known->second;
  return shared_->texts.emplace(write, write(shared_->tools)).first->second;
}

}  // namespace aisle
