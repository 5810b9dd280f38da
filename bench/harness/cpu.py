"""What a request costs in CPU time, in units of a reverse proxy's hop that was measured in the same minute."""

from . import allocation, load, machine, scenarios, stub

WITHIN = 0.05
MOST_TRIES = 3


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
    load.full(app.pid, app.port, scenario, plan.brief)
    machine.tell(f"    {app.name} is warm for {scenario.name} after {seconds} s at {recent[-1]:.0f} us")


def sample(pid, port, scenario, seconds):
    """One stretch of load; those of which the hypervisor took more than 1 % are dropped."""
    for _ in range(MOST_TRIES):
        taken = load.full(pid, port, scenario, seconds)
        if taken.steal <= machine.MOST_STEAL:
            return taken
        machine.tell(f"    dropped: {taken.steal:.1%} stolen")
    return None


def in_turns(hop, apps, scenario, plan, server):
    """There and back, for example hop, peer, adapter, adapter, peer, hop. By app: microseconds, hops, calls to Zendesk."""
    costs = {app.name: [] for app in apps}
    calls = {app.name: [] for app in apps}
    hops = []
    for app in (None, *apps, *reversed(apps), None):
        if app is None:
            taken = sample(hop.pid, stub.HOP, load.DIRECT, plan.sample)
            hops += [taken.per_request] if taken else []
            continue
        before = server.requests()
        taken = sample(app.pid, app.port, scenario, plan.sample)
        if taken:
            costs[app.name].append(taken.per_request)
            # The question itself is one of the requests that the stub has counted.
            calls[app.name].append((server.requests() - before - 1) / taken.requests)
    if not hops or not all(costs.values()):
        raise RuntimeError(f"{scenario.name}: the hypervisor took too much")
    hop_us = machine.middle(hops)
    return {"hop": hop_us, "apps": {name: {"us": machine.middle(us), "hops": machine.middle(us) / hop_us,
                                           "calls": machine.middle(calls[name])} for name, us in costs.items()}}


def fork(kinds, plan, server):
    """New processes of some kinds, and each operation in turns by those that can do it."""
    running = []
    try:
        hop = stub.hop()
        running.append(hop)
        apps = []
        for kind in kinds:
            apps.append(kind.start())
            running.append(apps[-1])
        load_average = machine.load_average()
        taken = {}
        for scenario in (*scenarios.OPERATIONS, scenarios.WRONG_KEY):
            able = [(kind, app) for kind, app in zip(kinds, apps) if scenario in kind.operations]
            for kind, app in able:
                _ready(kind, app, scenario, plan if scenario is scenarios.BESTMATCH else plan.short())
            if able:
                taken[scenario.name] = in_turns(hop, [app for _, app in able], scenario, plan, server)
        # Last, because the question leaves threads behind in the process.
        allocated = {app.name: allocation.per_request(app, [operation for operation in scenarios.OPERATIONS
                                                            if operation in kind.operations], plan.allocation)
                     for kind, app in zip(kinds, apps) if kind.is_jvm}
        return {"load": load_average, "operations": taken, "allocated": allocated}
    finally:
        for process in reversed(running):
            process.stop()


def _ready(kind, app, scenario, plan):
    if kind.is_jvm:
        warm(app, scenario, plan)
    else:
        # An executable has no compiler to wait for, only caches to fill.
        load.full(app.pid, app.port, scenario, plan.brief)
