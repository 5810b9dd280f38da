"""The results as a page: one table for the targets, one for each thing that was measured, and how."""

import datetime
import subprocess

from . import apps, calls, hanging, latency, load, machine, profile, scenarios, starting
from .machine import middle, spread

TARGET_HOPS = 7.5
TARGET_MEDIAN_MS = 1.0
TARGET_P99_MS = 3.0
TARGETS = {
    "AOT": {"seconds": 1.3, "MB": 130},
    "native": {"seconds": 0.1, "MB": 70, "under load": 100, "size": 90},
}


def _steps(steps, prefix):
    return [value for name, value in steps.items() if name.startswith(prefix)]


def _table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def _verdict(value, limit):
    return "met" if value <= limit else "**missed**"


def _starts(steps, form, what):
    return [start[what] for start in _steps(steps, f"start, {form},")]


def _added(steps, delay, rate, who, quantile):
    """Rounds of what somebody adds to the latency of the stub itself, in milliseconds."""
    rounds = [one for taken in _steps(steps, "latency, round") for one in taken if (one["delay"], one["rate"]) == (delay, rate)]
    return [one[who][quantile] - one["direct"][quantile] for one in rounds]


def _beyond_peer(steps, delay, rate, quantile):
    mine, peers = (_added(steps, delay, rate, who, quantile) for who in ("adapter", "peer"))
    return [a - b for a, b in zip(mine, peers)]


def _targets(steps):
    rows = []

    def row(what, limit, unit, values, digits):
        if values:
            rows.append((what, f"≤ {limit:g} {unit}", spread(values, digits), _verdict(middle(values), limit)))
        else:
            rows.append((what, f"≤ {limit:g} {unit}", "not measured", "unknown"))

    forks = _steps(steps, "CPU, fork")
    row("CPU per Zendesk call of a best match", TARGET_HOPS, "hops",
        [fork[scenarios.BESTMATCH.name] / fork["calls"] for fork in forks], 1)
    for quantile, limit in (("p50", TARGET_MEDIAN_MS), ("p99", TARGET_P99_MS)):
        worst = max(((middle(values), values) for delay in latency.DELAYS for rate in latency.RATES
                     if (values := _beyond_peer(steps, delay, rate, quantile))), default=(0, []))[1]
        row(f"latency added beyond the peer's, {quantile}, at the worst rate", limit, "ms", worst, 2)
    for form, limits in TARGETS.items():
        row(f"{form}: start to the first right answer", limits["seconds"], "s", _starts(steps, form, "seconds"), 2)
        row(f"{form}: memory after it, settled", limits["MB"], "MB", _starts(steps, form, "MB"), 0)
        if "under load" in limits:
            loaded = _steps(steps, f"memory under load, {form}")
            row(f"{form}: memory under load", limits["under load"], "MB", [one["MB"] for one in loaded], 0)
        if "size" in limits:
            row(f"{form}: the executable", limits["size"], "MB", [apps.sizes()[form]] if form in apps.forms() else [], 0)
    counted = steps.get("calls of each operation", [])
    exact = bool(counted) and all(line["seen"] == [line["promised"]] for line in counted)
    rows.append(("calls to Zendesk of every operation", "as promised", "as promised" if exact else "other", "met" if exact else "**missed**"))
    return _table(("target", "limit", "measured", ""), rows)


def _cpu(steps):
    forks = _steps(steps, "CPU, fork")
    if not forks:
        return "Not measured."
    rows = [("reverse proxy (nginx), one hop", "1", spread([f["hop"] for f in forks], 1), ""),
            ("bare peer, best match", spread([f["peer"] for f in forks], 1), spread([f["peer us"] for f in forks]), "1"),
            ("adapter, best match", spread([f[scenarios.BESTMATCH.name] for f in forks], 1),
             spread([f["adapter us"] for f in forks]), spread([f["calls"] for f in forks], 3))]
    for scenario in scenarios.OTHERS:
        values = [f[scenario.name] for f in forks if scenario.name in f]
        if values:
            rows.append((f"adapter, {scenario.name}", spread(values, 1), "", scenario.calls))
    native = [f["native"] for f in _steps(steps, "CPU, native")]
    if native:
        rows.append(("adapter, native, best match", spread(native, 1), "", 1))
    return _table(("", "CPU, hops", "CPU, µs", "calls"), rows)


def _latency(steps):
    rows = []
    for delay in latency.DELAYS:
        for rate in latency.RATES:
            for quantile in ("p50", "p99"):
                values = [_added(steps, delay, rate, who, quantile) for who in ("peer", "adapter")]
                if all(values):
                    rows.append((delay, rate, quantile, *(spread(v, 2) for v in values),
                                 spread(_beyond_peer(steps, delay, rate, quantile), 2)))
    return _table(("Zendesk answers after, ms", "requests/s", "", "peer adds, ms", "adapter adds, ms", "difference"), rows) \
        if rows else "Not measured."


def _forms(steps):
    rows = []
    for form in ("fast-jar", "AOT", "native"):
        if not _starts(steps, form, "MB"):
            rows.append((form, "not built, not measured", "", "", "", "", ""))
            continue
        loaded = _steps(steps, f"memory under load, {form}")
        rows.append((form, spread(_starts(steps, form, "seconds"), 2), spread(_starts(steps, form, "MB at once")),
                     spread(_starts(steps, form, "MB")),
                     spread([one["MB"] for one in loaded]), spread([one["peak"] for one in loaded]),
                     f"{apps.sizes().get(form, 0):.0f}"))
    return _table(("form", "start to first right answer, s", "memory then, MB", "settled, MB", "under load, MB", "peak, MB", "shipped, MB"), rows)


def _hanging(steps):
    rows = []
    for one in _steps(steps, "hanging Zendesk"):
        statuses = ", ".join(f"{count} × `{status}`" for status, count in sorted(one["statuses"].items()))
        rows.append((one["form"], "500" if one["all places"] else "as configured", one["waiting"], statuses,
                     f"{one['seconds'][0]:.1f} to {one['seconds'][1]:.1f}",
                     " → ".join(str(n) for n in one["threads"]), " → ".join(f"{mb:.0f}" for mb in one["MB"]),
                     "yes" if one["right after"] else "**no**"))
    return _table(("form", "places for calls", f"open after {hanging.LOOK_AFTER:.0f} s", "answers", "took, s",
                   "threads", "memory, MB", "next request right"), rows) if rows else "Not measured."


def _calls(steps):
    return _table(("operation", "promised", "counted", "the last time"), [
        (line["operation"], line["promised"], ", ".join(map(str, line["seen"])), ", ".join(f"`{l}`" for l in line["last"]))
        for line in steps.get("calls of each operation", [])])


def _profile(steps):
    taken = steps.get("profile")
    if not taken:
        return "Not measured."
    rows = []
    for layer in profile.layers():
        both = [taken[who]["us"] * taken[who]["shares"].get(layer, 0) for who in ("adapter", "peer")]
        if max(both) >= 0.5:
            rows.append((layer, *(f"{us:.0f}" for us in both), f"{both[0] - both[1]:+.0f}"))
    rows.append(("all", *(f"{taken[who]['us']:.0f}" for who in ("adapter", "peer")), f"{taken['adapter']['us'] - taken['peer']['us']:+.0f}"))
    return _table(("whose code", "adapter, µs", "peer, µs", "difference"), rows)


def _version(*command):
    run = subprocess.run(command, capture_output=True, text=True)
    return (run.stdout + run.stderr).strip().splitlines()[0]


def text(steps, plan, seconds):
    forks = _steps(steps, "CPU, fork")
    loads = [fork["load"] for fork in forks]
    java = _version(apps.java(), "-version")
    return f"""# What it costs

Printed by `make bench` on {datetime.date.today():%d %B %Y}, in {seconds / 60:.0f} minutes{' (a quick run: read it for its form)' if plan.name == 'quick' else ''}. Medians, with the least and the greatest in brackets.

The machine: {machine.description()}; {_version('nginx', '-v')}; {java}. The load average was {spread(loads, 1)}.

Ratios tell more than absolute figures: a **hop** is the CPU time of nginx passing one request with a 3 kB answer on, measured in
the same minute on the same core. The **bare peer** (`bench/peer`) is the least that Quarkus needs for a best match on virtual
threads: no deadline, no repeats, no breaker, no metrics, no log; its answer is the adapter's to the byte. The adapter has all
of these on, as in production.

## Targets

{_targets(steps)}

## CPU of a request

{_cpu(steps)}

CPU time of the process with all of its threads (`/proc/PID/stat`), {load.CONNECTIONS} connections, what is measured on one core, stub and load on
the other, no TLS; {len(forks)} forks of the JVM (`{' '.join(apps.JVM)}`), each warmed up on both cores until it gets no
faster, then taken in turns (hop, peer, adapter, adapter, peer, hop) for {plan.sample} s each; stretches of which the hypervisor took
more than {machine.MOST_STEAL:.0%} are dropped.

## Where the time goes

{_profile(steps)}

Samples of CPU time (JFR) during the best match. The innermost frame that belongs to somebody counts, so the JDK's and the
kernel's work counts for whoever asked for it. The recording itself costs a little.

## Latency that is added

{_latency(steps)}

Best matches at a fixed rate, each counted from the moment at which it was due, whether or not it could be sent then; less the
latency of the stub itself, asked in the same way. Not at saturation, where a p99 says nothing. The adapter may make 300 calls at
once here; by default it is 50, which is enough for any Zendesk account.

## Start and memory

{_forms(steps)}

Start on two cores, memory is VmRSS; settled is {starting.SETTLED_SECONDS} s later, under load after at least {starting.REQUESTS_UNDER_LOAD:,} best matches on one core. The fast-jar runs with
`{' '.join(apps.JVM)}`, AOT and native as README and images start them.

## Five hundred requests while Zendesk hangs

{_hanging(steps)}

Zendesk takes the calls and never answers. Requests end within the deadline of 7.5 s: with `CRM_TIMEOUT`, with `CRM_UNAVAILABLE` when
the first attempts, of 3 s, have opened the breaker, or with `CRM_BUSY` at once where all places are taken. Threads before and
meanwhile, memory before, meanwhile and after.

## Calls to Zendesk

{_calls(steps)}

Counted at the stub, {calls.REPEATS} runs of each; another number fails `make bench`.
"""
