"""What is added to Zendesk's own latency at fixed rates, beside the bare peer."""

from . import apps, cpu, load, scenarios, stub

RATES = (50, 200, 400)


def _connections(rate, delay):
    # Enough that a request never waits for a connection: twice those that are open on average.
    return max(16, int(rate * (delay / 1000 + 0.02) * 2))


def round_of(plan, delay):
    """One round over all rates at one delay of the stub: direct, peer, adapter, and back."""
    port = stub.LATE if delay else stub.AT_ONCE
    running = []
    try:
        running.append(apps.peer(port))
        running.append(apps.adapter(zendesk=port))
        peer, adapter = running
        for app in running:
            # Warm enough at the rates in question, which are far below what fills a core.
            _warm(app, plan)
        taken = []
        for rate in RATES:
            seconds = plan.fixed_seconds * (2 if rate == min(RATES) else 1)
            ways = [("direct", port, load.DIRECT), ("peer", peer.port, scenarios.BESTMATCH),
                    ("adapter", adapter.port, scenarios.BESTMATCH)]
            one = {"rate": rate, "delay": delay}
            for name, to, scenario in ways if rate != RATES[1] else reversed(ways):
                result = load.fixed(to, scenario, rate, seconds, _connections(rate, delay))
                one[name] = {"p50": result["p50"], "p99": result["p99"]}
            taken.append(one)
            cpu.tell(f"    {rate}/s at {delay} ms: " + ", ".join(
                f"{name} {one[name]['p50']:.2f}/{one[name]['p99']:.2f}" for name in ("direct", "peer", "adapter")))
        return taken
    finally:
        for app in running:
            app.stop()


def _warm(app, plan):
    connections = _connections(max(RATES) * 2, stub.DELAY_MS)
    load.fixed(app.port, scenarios.BESTMATCH, max(RATES), plan.fixed_warm_up, connections, warm_up=True)
