"""What is aimed at, and whether it is met."""

from . import kinds, series
from .machine import middle, spread
from .scenarios import BESTMATCH, CASES, CREATE

KILOBYTE = 1000


def _costs(steps, form, adapter, peer, most_beside):
    """The targets of CPU time that both forms have, beside the bare peer in the same form."""
    yield f"{form}: best match, beside the bare peer", most_beside, "×", series.beside(steps, adapter, peer, BESTMATCH), 2
    yield f"{form}: cases of a customer, beside the bare peer", 1.3, "×", series.beside(steps, adapter, peer, CASES), 2


def _jvm(steps):
    adapter = kinds.ADAPTER
    yield from _costs(steps, "JVM", adapter, kinds.PEER, 1.1)
    # Half of the least that was measured before this was aimed at.
    yield "JVM: cases of a customer", 33, "hops", series.cost(steps, adapter, CASES), 1
    yield ("JVM: best match, for each call to Zendesk", 7.5, "hops",
           [hops / calls for hops, calls in zip(series.cost(steps, adapter, BESTMATCH),
                                                series.cost(steps, adapter, BESTMATCH, "calls"))], 1)
    yield from _latency(steps, "JVM", 1, 3)
    yield "AOT: start to the first right answer", 1.3, "s", series.starts(steps, kinds.ADAPTER_AOT, "seconds"), 2
    yield "AOT: memory after it, settled", 130, "MB", series.starts(steps, kinds.ADAPTER_AOT, "MB"), 0


def _native(steps):
    adapter, peer = kinds.NATIVE
    yield from _costs(steps, "native", adapter, peer, 1.3)
    # Half of the least that was measured before this was aimed at.
    yield "native: cases of a customer", 96, "hops", series.cost(steps, adapter, CASES), 1
    yield "native: create case", 55, "hops", series.cost(steps, adapter, CREATE), 1
    yield from _latency(steps, "native", 0.5, 2)
    yield "native: start to the first right answer", 0.1, "s", series.starts(steps, adapter, "seconds"), 3
    yield "native: the same, beside the bare peer", 2, "×", series.start_beside(steps, adapter, peer), 2
    yield "native: memory after it, settled", 64, "MB", series.starts(steps, adapter, "MB"), 0
    yield "native: memory under load", 90, "MB", series.under_load(steps, adapter), 0
    yield "native: the executable", 90, "MB", [adapter.megabytes()] if adapter.is_there() else [], 0


def _latency(steps, form, median, p99):
    for quantile, limit in (("p50", median), ("p99", p99)):
        yield (f"{form}: latency added beyond the bare peer's, {quantile}, at the worst rate", limit, "ms",
               series.worst_beyond_peer(steps, form, quantile), 2)


def rows(steps, plan):
    """What, the limit, what was measured, and the verdict."""
    found = []
    for what, limit, unit, values, digits in (*(_jvm(steps) if plan.jvm else ()), *_native(steps)):
        verdict = "unknown" if not values else "met" if middle(values) <= limit else "**missed**"
        found.append((what, f"≤ {limit:g} {unit}", spread(values, digits), verdict))
    counted = steps.get("calls of each operation", [])
    exact = bool(counted) and all(line["seen"] == [line["promised"]] for line in counted)
    found.append(("calls to Zendesk of every operation", "as promised", "as promised" if exact else "other",
                  "met" if exact else "**missed**"))
    return found
