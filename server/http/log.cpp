#include "server/http/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <chrono>

#include "shared/base/json.h"
#include "shared/base/time.h"

namespace aisle {
namespace {

constexpr std::array<spdlog::level::level_enum, 4> kLevels = {
    spdlog::level::debug, spdlog::level::info, spdlog::level::warn, spdlog::level::err};
constexpr std::array<std::string_view, 4> kNames = {"debug", "info", "warning", "error"};

spdlog::logger& logger() {
  static const std::shared_ptr<spdlog::logger> made = [] {
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    auto one = std::make_shared<spdlog::logger>("aisle", std::move(sink));
    one->set_pattern("%v");
    one->flush_on(spdlog::level::warn);
    one->set_error_handler([](const std::string&) {});  // a full log disk must not stop the chat
    return one;
  }();
  return *made;
}

}  // namespace

void set_log_level(LogLevel level) { logger().set_level(kLevels[static_cast<std::size_t>(level)]); }

void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, LogValue>> members) {
  const auto index = static_cast<std::size_t>(level);
  if (!logger().should_log(kLevels[index])) return;
  JsonWriter line;
  line.begin_object();
  line.key("time");
  line.string(format_time(
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now())));
  line.key("level");
  line.string(kNames[index]);
  line.key("event");
  line.string(event);
  for (const auto& [name, value] : members) {
    line.key(name);
    if (const auto* text = std::get_if<std::string_view>(&value))
      line.string(*text);
    else
      line.integer(std::get<std::int64_t>(value));
  }
  line.end_object();
  logger().log(kLevels[index], "{}", line.take());
}

}  // namespace aisle
