"""What is added to Zendesk's own latency at fixed rates, by the adapter and the bare peer, on the JVM or native."""

from . import cpu, kinds, load, machine, scenarios, stub

DELAYS = (0, stub.DELAY_MS)
RATES = (50, 200, 400)
# Ten times what the largest Zendesk account may be asked is more than the 50 calls at once that are allowed by default.
PLACES = {"ADAPTER_ZENDESK_MAX_CONCURRENT": "300", "QUARKUS_REST_CLIENT_ZENDESK_CONNECTION_POOL_SIZE": "300"}
# By form: the peer and the adapter.
PAIRS = {"JVM": (kinds.PEER, kinds.ADAPTER), "native": (kinds.PEER_NATIVE, kinds.ADAPTER_NATIVE)}


def _connections(rate, delay):
    # Enough that a request never waits for a connection: twice those that are open on average.
    return max(16, int(rate * (delay / 1000 + 0.02) * 2))


def round_of(form, plan, server):
    """One round over all delays and rates: direct, peer, adapter, and back, all of them warm."""
    peer_kind, adapter_kind = PAIRS[form]
    running = []
    try:
        server.answers_after(0)
        peer = peer_kind.start(stub.SWITCHED)
        running.append(peer)
        adapter = adapter_kind.start(stub.SWITCHED, env=PLACES)
        running.append(adapter)
        for app in running:
            if adapter_kind.is_jvm:
                cpu.warm(app, scenarios.BESTMATCH, plan)
            else:
                load.full(app.pid, app.port, scenarios.BESTMATCH, plan.brief)
        taken = []
        for delay in DELAYS:
            server.answers_after(delay)
            for rate in RATES:
                taken.append(_at(plan, delay, rate, peer, adapter))
        return taken
    finally:
        server.answers_after(0)
        for app in running:
            app.stop()


def _at(plan, delay, rate, peer, adapter):
    seconds = plan.fixed_seconds * (2 if rate == min(RATES) else 1)
    ways = [("direct", stub.SWITCHED, load.DIRECT), ("peer", peer.port, scenarios.BESTMATCH),
            ("adapter", adapter.port, scenarios.BESTMATCH)]
    one = {"rate": rate, "delay": delay}
    for name, to, scenario in ways if rate != RATES[1] else reversed(ways):
        result = load.fixed(to, scenario, rate, seconds, _connections(rate, delay))
        one[name] = {"p50": result["p50"], "p99": result["p99"]}
    machine.tell(f"    {rate}/s at {delay} ms: " + ", ".join(
        f"{name} {one[name]['p50']:.2f}/{one[name]['p99']:.2f}" for name in ("direct", "peer", "adapter")))
    return one
