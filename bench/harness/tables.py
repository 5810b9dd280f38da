"""One table for each thing that was measured."""

from . import hanging, kinds, latency, profile, series, targets
from .machine import spread
from .scenarios import BESTMATCH, OPERATIONS, WRONG_KEY

NOT_MEASURED = "Not measured."


def _table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) if rows else NOT_MEASURED


def aims(steps, plan):
    return _table(("target", "limit", "measured", ""), targets.rows(steps, plan))


def _by_operation(row_of, operations):
    """A row for each kind and, below each adapter that has a peer, one that sets it beside this peer."""
    for kind, peer in ((kinds.PEER, None), (kinds.ADAPTER, kinds.PEER), (kinds.SPRING, None), (kinds.CAMEL, None),
                       (kinds.PEER_NATIVE, None), (kinds.ADAPTER_NATIVE, kinds.PEER_NATIVE)):
        cells = [row_of(kind, None, operation) for operation in operations]
        if any(cells):
            yield kind.title, *(cell if operation in kind.operations else "can't" if operation in OPERATIONS else "–"
                                for cell, operation in zip(cells, operations))
        if peer and any(beside := [row_of(kind, peer, operation) for operation in operations]):
            yield f"{kind.title}, beside the bare peer", *beside


def cpu(steps):
    operations = (*OPERATIONS, WRONG_KEY)

    def cell(kind, peer, operation):
        if peer:
            return spread(values, 2) + " ×" if (values := series.beside(steps, kind, peer, operation)) else ""
        return spread(values, 1) if (values := series.cost(steps, kind, operation)) else ""

    return _table(("hops", *(operation.name for operation in operations)), list(_by_operation(cell, operations)))


def microseconds(steps):
    """The unit, and the best match in absolute figures."""
    costs = [(kind.title, spread(values)) for kind in kinds.ALL if (values := series.cost(steps, kind, BESTMATCH, "us"))]
    return f"A hop took {spread(series.hops(steps), 1)} µs, a best match " + ", ".join(
        f"{values} µs ({title})" for title, values in costs) + "."


def allocation(steps):
    def cell(kind, peer, operation):
        values = [size / targets.KILOBYTE for size in series.allocated(steps, kind, operation)]
        if peer:
            peers = series.allocated(steps, peer, operation)
            ratios = [mine * targets.KILOBYTE / theirs for mine, theirs in zip(values, peers)]
            return spread(ratios, 2) + " ×" if ratios else ""
        return spread(values, 1) if values else ""

    return _table(("kB", *(operation.name for operation in OPERATIONS)), list(_by_operation(cell, OPERATIONS)))


def latencies(steps):
    rows = []
    for form in latency.PAIRS:
        for delay in latency.DELAYS:
            for rate in latency.RATES:
                for quantile in ("p50", "p99"):
                    values = [series.added(steps, form, delay, rate, who, quantile) for who in ("peer", "adapter")]
                    if all(values):
                        rows.append((form, delay, rate, quantile, *(spread(v, 2) for v in values),
                                     spread(series.beyond_peer(steps, form, delay, rate, quantile), 2)))
    return _table(("", "Zendesk answers after, ms", "requests/s", "", "bare peer adds, ms", "adapter adds, ms", "difference"), rows)


def starts(steps, plan):
    rows = []
    for kind in kinds.ALL if plan.jvm else kinds.NATIVE:
        if not series.starts(steps, kind, "seconds"):
            rows.append((kind.title, "not built, not measured", "", "", "", "", "", ""))
            continue
        measured = [series.starts(steps, kind, what) for what in ("MB at once", "MB anonymous", "MB")]
        measured += [series.under_load(steps, kind), series.under_load(steps, kind, "peak")]
        rows.append((kind.title, spread(series.starts(steps, kind, "seconds"), 3), *map(spread, measured), f"{kind.megabytes():.0f}"))
    return _table(("", "start to first right answer, s", "memory then, MB", "of it anonymous", "settled, MB", "under load, MB",
                   "peak, MB", "shipped, MB"), rows)


def hung(steps):
    rows = []
    for one in series.of(steps, "hanging Zendesk"):
        statuses = ", ".join(f"{count} × `{status}`" for status, count in sorted(one["statuses"].items()))
        rows.append((one["form"], "500" if one["all places"] else "as configured", one["waiting"], statuses,
                     f"{one['seconds'][0]:.1f} to {one['seconds'][1]:.1f}",
                     " → ".join(str(n) for n in one["threads"]), " → ".join(f"{mb:.0f}" for mb in one["MB"]),
                     "yes" if one["right after"] else "**no**"))
    return _table(("form", "places for calls", f"open after {hanging.LOOK_AFTER:.0f} s", "answers", "took, s",
                   "threads", "memory, MB", "next request right"), rows)


def calls(steps):
    return _table(("operation", "promised", "counted", "the last time"), [
        (line["operation"], line["promised"], ", ".join(map(str, line["seen"])), ", ".join(f"`{l}`" for l in line["last"]))
        for line in steps.get("calls of each operation", [])])


def compared(steps):
    """What was the same before anything was measured."""
    return _table(("peer", "answers and calls are the adapter's in", "but for what its client can't send"), [
        (one["peer"], ", ".join(one["operations"]), ", ".join(f"`{name}`" for name in one["unsent"]))
        for one in series.of(steps, "the same")])


def shares(steps):
    taken = steps.get("profile")
    if not taken:
        return NOT_MEASURED
    rows = []
    for layer in profile.layers():
        both = [taken[who]["us"] * taken[who]["shares"].get(layer, 0) for who in ("adapter", "peer")]
        if max(both) >= 0.5:
            rows.append((layer, *(f"{us:.0f}" for us in both), f"{both[0] - both[1]:+.0f}"))
    rows.append(("all", *(f"{taken[who]['us']:.0f}" for who in ("adapter", "peer")), f"{taken['adapter']['us'] - taken['peer']['us']:+.0f}"))
    return _table(("whose code", "adapter, µs", "peer, µs", "difference"), rows)
