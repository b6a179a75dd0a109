#include "server/connectors/http_pages.h"

#include <algorithm>

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLinkBytesMax = 4'000;
constexpr std::string_view kCursor = "cursor";

std::string_view path_of_url(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t path = host == url.npos ? url.npos : url.find('/', host + 3);
  return path == url.npos ? std::string_view() : url.substr(path);
}

// A link to the next page as a path behind `base_url`; nothing when it leads elsewhere.
std::optional<std::string> path_behind(std::string_view link, std::string_view base_url,
                                       std::string_view path_before) {
  std::string path;
  if (link.starts_with('?')) {
    path = std::string(path_before.substr(0, path_before.find('?'))) + std::string(link);
  } else {
    const std::string_view base = link.starts_with('/') ? path_of_url(base_url) : base_url;
    if (!link.starts_with(base)) return std::nullopt;
    path = link.substr(base.size());
  }
  const bool is_plain = std::all_of(path.begin(), path.end(), [](char c) {
    return c > 0x20 && c < 0x7F && c != '#' && c != '\\';
  });
  const std::string_view before_query = std::string_view(path).substr(0, path.find('?'));
  const bool is_sound = is_plain && path.starts_with('/') && !path.starts_with("//") &&
                        before_query.find("..") == before_query.npos &&
                        path.size() <= kLinkBytesMax;
  return is_sound ? std::optional(std::move(path)) : std::nullopt;
}

Error wrong_page(const std::string& name, const std::string& what) {
  return {ErrorCode::data_loss, name + ": " + what};
}

// Walks through the pages of one list.
class Paging {
 public:
  Paging(const DescribedPages& pages, TemplateValues values, const std::string& base_url,
         const std::string& name)
      : pages_(pages), values_(std::move(values)), base_url_(base_url), name_(name) {
    values_["page"] = pages.first_page;
    values_["offset"] = 0;
    values_[std::string(kCursor)] = "";
  }

  Result<std::string> path() const {
    return link_.empty() ? pages_.path.fill(values_, kCursor) : Result<std::string>(link_);
  }

  Result<std::vector<Json>> list_of(const Json& answer) const {
    const Json* list = pages_.list.find(answer);
    const std::string where = "at \"" + pages_.list.text() + "\"";
    if (!list || !list->is_array()) return wrong_page(name_, where + " there is no list");
    if (list->size() > kDescribedPageMax) {
      return wrong_page(name_, where + " there are more than 10000 elements");
    }
    return list->get<std::vector<Json>>();
  }

  /// Whether there is another page behind this one.
  Result<bool> go_on(const Json& answer, const std::vector<Json>& list) {
    const bool is_again = list == before_;
    if (!is_again) count_ += list.size();
    if (const auto total = total_of(answer)) {
      if (count_ >= *total) return false;
      if (list.empty() || is_again) {
        return wrong_page(name_, "the system has more elements than it gives");
      }
    }
    if (list.empty() || is_again) return false;
    before_ = list;
    if (pages_.next) return follow(answer);
    values_["page"] = values_["page"].get<std::int64_t>() + 1;
    values_["offset"] = count_;
    return pages_.path.has("page") || pages_.path.has("offset");
  }

  bool is_again(const std::vector<Json>& list) const { return list == before_ && !list.empty(); }

 private:
  std::optional<std::uint64_t> total_of(const Json& answer) const {
    const Json* total = pages_.total ? pages_.total->find(answer) : nullptr;
    if (!total || !total->is_number_unsigned()) return std::nullopt;
    return total->get<std::uint64_t>();
  }

  Result<bool> follow(const Json& answer) {
    const Json* next = pages_.next->find(answer);
    if (!next || next->is_null() || (next->is_string() && next->get<std::string>().empty())) {
      return false;
    }
    if (!next->is_string() && !next->is_number_integer()) {
      return wrong_page(name_, "at \"" + pages_.next->text() + "\" there is no text");
    }
    if (pages_.path.has(kCursor)) {
      values_[std::string(kCursor)] = *next;
      return true;
    }
    const auto before = path();
    const std::string link = next->is_string() ? next->get<std::string>() : "";
    auto path = path_behind(link, base_url_, before ? *before : "");
    if (!path) return wrong_page(name_, "the link to the next page leads elsewhere");
    link_ = std::move(*path);
    return true;
  }

  const DescribedPages& pages_;
  TemplateValues values_;
  const std::string& base_url_;
  const std::string& name_;
  std::string link_;
  std::vector<Json> before_;
  std::uint64_t count_ = 0;
};

}  // namespace

Result<nlohmann::json> ask_described(ShopApi& api, const ShopQuestion& question) {
  auto answer = api.ask(question);
  if (!answer) return answer.error();
  const int status = answer->head.status;
  if (status < 300) return std::move(answer->body);
  const std::string told = "http: the system answers " + std::to_string(status);
  return Error{status == 409 ? ErrorCode::conflict : ErrorCode::not_found, told};
}

Result<void> read_pages(ShopApi& api, const DescribedPages& pages, TemplateValues values,
                        const std::string& base_url, const std::string& name,
                        const std::function<Result<bool>(const nlohmann::json&)>& take) {
  Paging paging(pages, std::move(values), base_url, name);
  for (std::size_t count = 0; count < kDescribedPagesMax; ++count) {
    const auto path = paging.path();
    if (!path) return path.error();
    const auto answer = ask_described(api, {.path = *path});
    if (!answer) return answer.error();
    const auto list = paging.list_of(*answer);
    if (!list) return list.error();
    if (!paging.is_again(*list)) {
      for (const Json& element : *list) {
        const auto more = take(element);
        if (!more) return more.error();
        if (!*more) return {};
      }
    }
    const auto more = paging.go_on(*answer, *list);
    if (!more) return more.error();
    if (!*more) return {};
  }
  return Error{ErrorCode::too_large, name + ": there are more than 10000 pages"};
}

}  // namespace aisle
