// The table of turns_bench.mjs: what, target, value, peer, and whether the target was met.
const times = (value) => `${value.toFixed(2)} times`;
const ms = (value) => (value === Infinity ? "never" : `${value.toFixed(2)} ms`);
const us = (value) => `${value.toFixed(0)} us`;
const kib = (value) => (value === null ? "unknown: not all spoke" : `${value.toFixed(1)} KiB`);

function line(what, target, value, peer, ok) {
  const verdict = ok === undefined ? "" : ok ? "ok" : "MISSED";
  return `${what.padEnd(52)} ${target.padEnd(16)} ${value.padEnd(22)} ${peer.padEnd(44)} ${verdict}`.trimEnd();
}

const most = (what, target, value, show, peer) => line(what, `at most ${show(target)}`, show(value), peer, value <= target);

/** The rows about turns that all succeeded; `first` is the target of the added time to first token. */
function compared(streams, { direct, nginx, aisle }, first, cpuCounts) {
  const name = (what) => `${streams} streams: ${what}`;
  if (!aisle) {
    return [
      line(name("CPU per token"), "", "", `nginx ${us(nginx.cpu_us_per_token)}, the stub ${us(direct.cpu_us_per_token)}`),
      line(name("first token, p50"), "", "", `nginx ${ms(nginx.first_ms)}, direct ${ms(direct.first_ms)}`),
      line(name("a token under way, p50"), "", "", `nginx ${us(nginx.delay_us)}, direct ${us(direct.delay_us)}`),
      line(name("between two tokens, p50"), "", "", `nginx ${ms(nginx.gap_ms)}, direct ${ms(direct.gap_ms)}`),
    ];
  }
  const cpu = aisle.cpu_us_per_token / nginx.cpu_us_per_token;
  const cpuPeer = `${us(aisle.cpu_us_per_token)}; nginx ${us(nginx.cpu_us_per_token)}`;
  const added = aisle.first_ms - direct.first_ms;
  return [
    // Of few streams, the kernel's ticks of 10 ms are too coarse to judge by.
    cpuCounts ? most(name("CPU per token to nginx's"), 1.5, cpu, times, cpuPeer) : line(name("CPU per token to nginx's"), "", times(cpu), cpuPeer),
    most(name("added to the first token, p50"), first, added, ms, `nginx adds ${ms(nginx.first_ms - direct.first_ms)}`),
    line(name("first token, p99"), "", ms(aisle.first_p99_ms), `nginx ${ms(nginx.first_p99_ms)}, direct ${ms(direct.first_p99_ms)}`),
    most(name("a token under way to nginx's, p50"), 1.3, aisle.delay_us / nginx.delay_us, times, `${us(aisle.delay_us)}; nginx ${us(nginx.delay_us)}, direct ${us(direct.delay_us)}`),
    line(name("a token under way, p99"), "", us(aisle.delay_p99_us), `nginx ${us(nginx.delay_p99_us)}, direct ${us(direct.delay_p99_us)}`),
    most(name("between two tokens to nginx's, p50"), 1.3, aisle.gap_ms / nginx.gap_ms, times, `${ms(aisle.gap_ms)}; nginx ${ms(nginx.gap_ms)}`),
  ];
}

function largest(streams, { nginx, aisle }) {
  const told = (run) => `${run.completed} of ${streams}, ${Object.values(run.errors).reduce((sum, n) => sum + n, 0)} errors`;
  if (!aisle) return [line(`${streams} streams: completed`, "", "", `nginx: ${told(nginx)}; ${kib(nginx.memory_kib)} each`)];
  return [
    line(`${streams} streams: completed`, "all, no error", told(aisle), `nginx: ${told(nginx)}`, aisle.completed === streams),
    line(`${streams} streams: memory each`, "at most 8 KiB", kib(aisle.memory_kib), `nginx: ${kib(nginx.memory_kib)}`, aisle.memory_kib !== null && aisle.memory_kib <= 8),
  ];
}

const cancellations = {
  stop: "Stop while the model speaks: upstream closed", stop_silent: "Stop while it is silent: upstream closed",
  leave: "shopper gone while it speaks: upstream closed", leave_silent: "shopper gone while it is silent: upstream closed",
};

/** `figures` as turns_bench.mjs has them; without Aisle's, what the peers do. */
export function table(figures, streamsMax) {
  return [
    line("what", "target", "value", "peer"),
    ...compared(20, figures.small, 1, false),
    ...compared(1000, figures.large, 0.6, true),
    ...largest(streamsMax, figures.largest),
    ...Object.entries(figures.cancellation).map(([name, value]) => most(cancellations[name], 50, value, ms, "the slowest of 20")),
    ...(figures.tool_round_ms === undefined ? [] : [most("tool round, our own time, p50", 2, figures.tool_round_ms, ms, "")]),
  ].join("\n");
}
