#include "server/models/price.h"

#include <algorithm>

namespace aisle {
namespace {

constexpr std::int64_t kMillion = 1'000'000;

std::int64_t bounded(std::int64_t tokens) {
  return std::clamp<std::int64_t>(tokens, 0, kUsageTokensMax);
}

std::size_t bytes_of(const ModelMessage& message) {
  std::size_t bytes = 0;
  if (const auto* shopper = std::get_if<ShopperText>(&message)) {
    bytes += shopper->text.size();
  } else if (const auto* model = std::get_if<ModelText>(&message)) {
    bytes += model->text.size() + model->state.size();
    for (const ModelToolCall& call : model->calls) {
      bytes += call.tool.size() + call.arguments.size() + call.state.size();
    }
  } else {
    for (const ModelToolResult& result : std::get<ToolTexts>(message).results) {
      bytes += result.tool.size() + result.text.size();
    }
  }
  return bytes;
}

}  // namespace

Cost cost_of(const ModelUsage& usage, const ModelPrice& price) {
  const std::int64_t input = bounded(usage.input_tokens);
  const std::int64_t cached = std::min(bounded(usage.cached_tokens), input);
  Cost whole = 0, parts = 0;  // Parts are millionths of a millionth; three stay below 2^63.
  const auto add = [&](std::int64_t tokens, Cost of_a_million) {
    whole += tokens / kMillion * of_a_million;
    parts += tokens % kMillion * of_a_million;
  };
  add(input - cached, price.input);
  add(cached, price.cached_input);
  add(bounded(usage.output_tokens), price.output);
  return whole + parts / kMillion + (parts % kMillion > 0 ? 1 : 0);
}

ModelPrice dearer(const ModelPrice& a, const ModelPrice& b) {
  return {std::max(a.input, b.input), std::max(a.cached_input, b.cached_input),
          std::max(a.output, b.output)};
}

std::int64_t tokens_of(const ModelUsage& usage) {
  return bounded(usage.input_tokens) + bounded(usage.output_tokens);
}

ModelUsage sum(const ModelUsage& a, const ModelUsage& b) {
  return {bounded(a.input_tokens) + bounded(b.input_tokens),
          bounded(a.cached_tokens) + bounded(b.cached_tokens),
          bounded(a.output_tokens) + bounded(b.output_tokens)};
}

ModelUsage estimated_usage(const ModelRequest& request) {
  std::size_t bytes = 0, images = 0;
  for (const std::string& part : request.system) bytes += part.size();
  for (const ModelTool& tool : request.tools.all()) {
    bytes += tool.name.size() + tool.description.size() + tool.schema.size();
  }
  for (const ModelMessage& message : request.messages) {
    bytes += bytes_of(message);
    if (const auto* shopper = std::get_if<ShopperText>(&message)) images += shopper->images.size();
  }
  return {.input_tokens = static_cast<std::int64_t>((bytes + 2) / 3) +
                          static_cast<std::int64_t>(images) * kImageTokens,
          .output_tokens = request.tokens_max};
}

ModelUsage usage_of(const ModelFailed& failed, bool said, const ModelUsage& estimate) {
  if (failed.usage != ModelUsage{}) return failed.usage;
  const bool may_have_worked = failed.fault == ModelFault::late ||
                               failed.fault == ModelFault::broken ||
                               failed.fault == ModelFault::endless;
  return said || may_have_worked ? estimate : ModelUsage{};
}

}  // namespace aisle
