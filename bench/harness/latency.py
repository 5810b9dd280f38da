"""What is added to Zendesk's own latency at fixed rates, beside the bare peer."""

from . import apps, cpu, load, scenarios, stub

RATES = (50, 200, 400)
# Ten times what the largest Zendesk account may be asked is more than the 50 calls at once that are allowed by default.
PLACES = {"ADAPTER_ZENDESK_MAX_CONCURRENT": "300", "QUARKUS_REST_CLIENT_ZENDESK_CONNECTION_POOL_SIZE": "300"}
WARM_UP_RATE = 800


def _connections(rate, delay):
    # Enough that a request never waits for a connection: twice those that are open on average.
    return max(16, int(rate * (delay / 1000 + 0.02) * 2))


def round_of(plan, delay):
    """One round over all rates at one delay of the stub: direct, peer, adapter, and back."""
    port = stub.LATE if delay else stub.AT_ONCE
    running = []
    try:
        running.append(apps.peer(port))
        running.append(apps.adapter(zendesk=port, env=PLACES))
        peer, adapter = running
        for app in running:
            # By number, not by time: what is due while the process is still cold is sent when it can be.
            load.fixed(app.port, scenarios.BESTMATCH, WARM_UP_RATE, plan.fixed_warm_up,
                       _connections(WARM_UP_RATE, delay), warm_up=True)
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
