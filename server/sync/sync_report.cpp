#include "server/sync/sync_report.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "server/sync/sync_error.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using ReportRow = std::array<std::string, 9>;

std::string minute(const std::optional<Time>& time) {
  if (!time) return "-";
  constexpr std::size_t kMinuteBytes = 16;  // "2026-11-28 21:10"
  std::string text = format_time(*time).substr(0, kMinuteBytes);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

std::string next_in_words(const SyncDue& next) {
  if (next.work == SyncWork::nothing) return "off";
  return minute(next.at) + " " + std::string(enum_name(next.work));
}

// That the work has begun and not ended, or when it last ended.
std::string last_in_words(const std::optional<Time>& ended, bool has_begun, bool is_leased) {
  if (!has_begun) return minute(ended);
  return is_leased ? "at it" : "to go on";
}

ReportRow row_of(const SyncStatus& site, const SyncState& state) {
  return {
      site.site,
      state.connector,
      last_in_words(state.full_ended, state.doing == SyncWork::full, site.lease.has_value()),
      last_in_words(state.changes_ended, state.doing == SyncWork::changes, site.lease.has_value()),
      std::to_string(state.read),
      std::to_string(state.changed),
      std::to_string(state.deleted),
      next_in_words(site.next),
      site.lease ? "until " + minute(site.lease->until) : "-"};
}

std::string table(const std::vector<ReportRow>& rows) {
  std::array<std::size_t, std::tuple_size_v<ReportRow>> widths{};
  for (const ReportRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const ReportRow& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string failure_in_words(const SyncStatus& site, const SyncState& state, const char* what,
                             const std::optional<SyncFailure>& failure) {
  if (!failure) return "";
  const std::string times =
      failure->times == 1 ? "" : ", " + std::to_string(failure->times) + " times in a row";
  return "  " + site.site + " " + state.connector + ": " + what + " failed at " +
         minute(failure->at) + times + " (" + failure->code + "): " + failure->message +
         "\n    What to do: " + std::string(mending_step(failure->code)) + ".\n";
}

void write_member(JsonWriter& out, const char* name, std::string_view value) {
  out.key(name);
  out.string(value);
}

void write_mending(JsonWriter& out, const char* name, const std::optional<SyncFailure>& failure) {
  if (failure) write_member(out, name, mending_step(failure->code));
}

void write_site(JsonWriter& out, const SyncStatus& site) {
  out.begin_object();
  write_member(out, "site", site.site);
  if (site.next.work != SyncWork::nothing) {
    out.key("next");
    out.begin_object();
    write_member(out, "work", enum_name(site.next.work));
    write_member(out, "at", format_time(site.next.at));
    out.end_object();
  }
  if (site.lease) {
    out.key("lease");
    out.begin_object();
    write_member(out, "owner", site.lease->owner);
    write_member(out, "until", format_time(site.lease->until));
    out.end_object();
  }
  out.key("hints_waiting");
  out.integer(static_cast<std::int64_t>(site.hints_waiting));
  out.key("connectors");
  out.begin_array();
  for (const SyncState& state : site.connectors) {
    out.begin_object();
    FieldWriter fields(out);
    SyncState::fields(state, fields);
    write_mending(out, "full_mending", state.full_failure);
    write_mending(out, "changes_mending", state.changes_failure);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

}  // namespace

std::string describe_syncs(const std::vector<SyncStatus>& sites) {
  std::vector<ReportRow> rows{{"SITE", "CONNECTOR", "LAST FULL", "LAST CHANGES", "READ", "CHANGED",
                               "DELETED", "NEXT (UTC)", "LEASE"}};
  std::string failures;
  for (const SyncStatus& site : sites) {
    for (const SyncState& state : site.connectors) {
      rows.push_back(row_of(site, state));
      failures += failure_in_words(site, state, "reading everything", state.full_failure);
      failures += failure_in_words(site, state, "reading changes", state.changes_failure);
    }
  }
  if (rows.size() == 1) return "No site is kept fresh: see sync_minutes in server/README.md.\n";
  return table(rows) + failures;
}

std::string syncs_to_json(const std::vector<SyncStatus>& sites) {
  JsonWriter out;
  out.begin_object();
  out.key("sites");
  out.begin_array();
  for (const SyncStatus& site : sites) write_site(out, site);
  out.end_array();
  out.end_object();
  return out.take();
}

std::string describe_sync_end(const std::string& site, const Result<ImportChange>& end) {
  if (!end) {
    return "site " + site + ": not synced, the old catalog stays. " + end.error().message +
           "\n  What to do: " + std::string(mending_step(error_name(end.error().code))) + ".\n";
  }
  return "site " + site + ": new " + std::to_string(end->added) + ", updated " +
         std::to_string(end->updated) + ", unchanged " + std::to_string(end->unchanged) +
         ", removed " + std::to_string(end->removed) + "\n";
}

}  // namespace aisle
