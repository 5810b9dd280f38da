"""The values of one thing over all forks, rounds and starts of a run."""

from . import latency, scenarios
from .machine import middle


def of(steps, prefix):
    return [value for name, value in steps.items() if name.startswith(prefix)]


def cost(steps, kind, scenario, what="hops"):
    """What an operation costs a kind of program, fork by fork: hops, us or calls."""
    return [taken["apps"][kind.name][what] for fork in of(steps, "CPU,")
            if (taken := fork["operations"].get(scenario.name)) and kind.name in taken["apps"]]


def hops(steps):
    """What the hop itself costs, in microseconds."""
    return [fork["operations"][scenarios.BESTMATCH.name]["hop"] for fork in of(steps, "CPU,")
            if scenarios.BESTMATCH.name in fork["operations"]]


def beside(steps, kind, peer, scenario):
    """How many times the CPU of a peer it costs, each fork against the peer in the same minutes."""
    pairs = [taken["apps"] for fork in of(steps, "CPU,") if (taken := fork["operations"].get(scenario.name))]
    return [apps[kind.name]["us"] / apps[peer.name]["us"] for apps in pairs if kind.name in apps and peer.name in apps]


def allocated(steps, kind, scenario):
    """Bytes of each request."""
    return [fork["allocated"][kind.name][scenario.name] for fork in of(steps, "CPU,")
            if scenario.name in fork["allocated"].get(kind.name, {})]


def starts(steps, kind, what):
    return [start[what] for start in of(steps, f"start, {kind.name},") if what in start]


def start_beside(steps, kind, peer):
    mine, theirs = starts(steps, kind, "seconds"), starts(steps, peer, "seconds")
    return [middle(mine) / middle(theirs)] if mine and theirs else []


def under_load(steps, kind, what="MB"):
    return [one[what] for one in of(steps, f"memory under load, {kind.name}") if one]


def added(steps, form, delay, rate, who, quantile):
    """Rounds of what somebody adds to the latency of the stub itself, in milliseconds."""
    rounds = [one for taken in of(steps, f"latency, {form},") for one in taken if (one["delay"], one["rate"]) == (delay, rate)]
    return [one[who][quantile] - one["direct"][quantile] for one in rounds]


def beyond_peer(steps, form, delay, rate, quantile):
    mine, peers = (added(steps, form, delay, rate, who, quantile) for who in ("adapter", "peer"))
    return [a - b for a, b in zip(mine, peers)]


def worst_beyond_peer(steps, form, quantile):
    """At the delay and the rate at which the adapter adds most."""
    return max((values for delay in latency.DELAYS for rate in latency.RATES
                if (values := beyond_peer(steps, form, delay, rate, quantile))), key=middle, default=[])
