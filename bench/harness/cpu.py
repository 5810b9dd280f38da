"""What a request costs in CPU time, in units of a reverse proxy's hop that was measured in the same minute."""

import sys

from . import apps, load, machine, scenarios, stub

WITHIN = 0.05
MOST_TRIES = 3


def tell(text):
    print(text, file=sys.stderr, flush=True)


def warm(app, scenario, plan):
    """
    Loads an app until what a request costs no longer falls: three stretches within 5 %. Meanwhile it may use both cores: on one,
    the compiler gets what the load leaves to it, and is done after minutes only.
    """
    recent = []
    seconds = 0
    machine.move(app.pid, machine.BOTH_CORES)
    while seconds < plan.most_warm_up:
        recent = [*recent[-2:], load.full(app.pid, app.port, scenario, plan.stretch).per_request]
        seconds += plan.stretch
        if seconds >= plan.least_warm_up and len(recent) == 3 and max(recent) <= min(recent) * (1 + WITHIN):
            break
    machine.move(app.pid, machine.MEASURED_CORE)
    load.full(app.pid, app.port, scenario, plan.stretch)
    tell(f"    {app.name} is warm after {seconds} s at {recent[-1]:.0f} us")


def sample(pid, port, scenario, seconds):
    """One stretch of load; those of which the hypervisor took more than 1 % are dropped."""
    for _ in range(MOST_TRIES):
        taken = load.full(pid, port, scenario, seconds)
        if taken.steal <= machine.MOST_STEAL:
            return taken
        tell(f"    dropped: {taken.steal:.1%} stolen")
    return None


def hop_cost(hop, seconds):
    taken = sample(hop.pid, stub.HOP, load.DIRECT, seconds)
    return taken and taken.per_request


def ratio(costs, hops):
    return machine.middle(costs) / machine.middle(hops)


def fork(plan, server):
    """New processes, warmed, and taken in turns: hop, peer, adapter, adapter, peer, hop."""
    hop = stub.hop()
    running = [hop]
    try:
        peer = apps.peer()
        running.append(peer)
        adapter = apps.adapter()
        running.append(adapter)
        if peer.answer != adapter.answer:
            raise RuntimeError(f"the peer answers something else than the adapter:\n{peer.answer}\n{adapter.answer}")
        for app in (peer, adapter):
            warm(app, scenarios.BESTMATCH, plan)
        taken = {"hop": [], "peer": [], "adapter": []}
        calls = []
        for who in ("hop", "peer", "adapter", "adapter", "peer", "hop"):
            process, port = {"hop": (hop, stub.HOP), "peer": (peer, peer.port), "adapter": (adapter, adapter.port)}[who]
            before = server.requests()
            one = sample(process.pid, port, load.DIRECT if who == "hop" else scenarios.BESTMATCH, plan.sample)
            if one:
                taken[who].append(one.per_request)
                if who == "adapter":
                    # The question itself is one of the requests that the stub has counted.
                    calls.append((server.requests() - before - 1) / one.requests)
        if not all(taken.values()):
            return None
        result = {"hop": machine.middle(taken["hop"]), "load": machine.load_average(),
                  "peer": ratio(taken["peer"], taken["hop"]), "peer us": machine.middle(taken["peer"]),
                  scenarios.BESTMATCH.name: ratio(taken["adapter"], taken["hop"]), "adapter us": machine.middle(taken["adapter"]),
                  "calls": machine.middle(calls)}
        for scenario in scenarios.OTHERS:
            warm(adapter, scenario, plan.short())
            one = sample(adapter.pid, adapter.port, scenario, plan.sample)
            if one:
                result[scenario.name] = one.per_request / result["hop"]
        return result
    finally:
        for process in reversed(running):
            process.stop()


def native_fork(plan):
    """The native executable in the same way; it has no compiler to wait for."""
    hop = stub.hop()
    adapter = None
    try:
        adapter = apps.adapter("native")
        load.full(adapter.pid, adapter.port, scenarios.BESTMATCH, plan.stretch)
        hops = [hop_cost(hop, plan.sample)]
        costs = [one.per_request for one in
                 (sample(adapter.pid, adapter.port, scenarios.BESTMATCH, plan.sample) for _ in "AB") if one]
        hops = [cost for cost in [*hops, hop_cost(hop, plan.sample)] if cost]
        return {"native": ratio(costs, hops)} if costs and hops else None
    finally:
        if adapter:
            adapter.stop()
        hop.stop()
