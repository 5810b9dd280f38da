#!/usr/bin/env python3
"""Measures the adapter beside peers and a reverse proxy, and writes bench/RESULTS.md.

    bench.py [full | quick | native]

What has been measured is kept in target/bench, so that a run that was interrupted goes on where it ended; a new
build begins anew. Exits with 1 where a peer does something else than the adapter, and where an operation takes other
calls to Zendesk than were promised. Only a full run is kept in bench/RESULTS.md.

BENCH_SECONDS=1 tries every part once with stretches of that length. Its figures mean nothing.
"""

import os
import signal
import sys

from harness import calls, cpu, hanging, kinds, latency, machine, plan as plans, profile, report, results, same, starting, stub


def measured(plan):
    """The kinds of programs that are there and that the plan is about."""
    return [kind for kind in (kinds.ALL if plan.jvm else kinds.NATIVE) if kind.is_there()]


def comparisons(there):
    """Each peer with the adapter's form that is set beside it."""
    for adapter, peers in ((kinds.ADAPTER, (kinds.PEER, *kinds.FRAMEWORKS)), (kinds.ADAPTER_NATIVE, (kinds.PEER_NATIVE,))):
        for peer in peers:
            if adapter in there and peer in there:
                yield adapter, peer


def steps(plan, there, server):
    yield "calls of each operation", lambda: calls.count(there[0], server)
    for number in range(plan.starts):
        for kind in there:
            yield (f"start, {kind.name}, {number + 1}",
                   lambda kind=kind, settles=number < plan.settled_starts: starting.start(kind, settles))
    for kind in there:
        yield f"memory under load, {kind.name}", lambda kind=kind: starting.under_load(kind, plan)
    for kind in there:
        if kind in (kinds.ADAPTER, kinds.ADAPTER_NATIVE):
            yield f"hanging Zendesk, {kind.name}", lambda kind=kind: hanging.measure(kind, True)
    yield "hanging Zendesk, as configured", lambda: hanging.measure(there[0], False)
    yield from forks(plan, there, server)
    for form, rounds in (("JVM", plan.latency_rounds), ("native", plan.native_latency_rounds)):
        if all(kind in there for kind in latency.PAIRS[form]):
            for number in range(rounds):
                yield f"latency, {form}, round {number + 1}", lambda form=form: latency.round_of(form, plan, server)
    if plan.jvm:
        yield "profile", lambda: profile.measure(plan)


def forks(plan, there, server):
    """In turns, so that a change of the machine's pace meets all of them."""
    groups = (("JVM", (kinds.PEER, kinds.ADAPTER), plan.forks), ("native", (kinds.PEER_NATIVE, kinds.ADAPTER_NATIVE), plan.native_forks),
              ("frameworks", kinds.FRAMEWORKS, plan.framework_forks))
    for number in range(max(rounds for _, _, rounds in groups)):
        for name, group, rounds in groups:
            taking_part = [kind for kind in group if kind in there]
            if taking_part and number < rounds:
                yield (f"CPU, {name}, fork {number + 1}",
                       lambda taking_part=taking_part: cpu.fork(taking_part, plan, server))


def main():
    plan = plans.chosen(sys.argv[1:])
    # So that Ctrl-C and kill end what was started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    machine.WORK.mkdir(parents=True, exist_ok=True)
    if os.cpu_count() < 2:
        sys.exit("The measured process and its load need a core each; this machine has one.")
    there = measured(plan)
    if not there:
        sys.exit("There is nothing to measure; 'make native' builds the native executable.")
    run = results.Results(plan)
    server = stub.Stub()
    try:
        for adapter, peer in comparisons(there):
            name = f"the same, {peer.name}"
            run.step(name, lambda adapter=adapter, peer=peer: same.check(adapter, peer))
            if name not in run.steps:
                sys.exit(f"The {peer.title} does something else than the adapter, so its figures would mean nothing.")
        for name, measure in steps(plan, there, server):
            run.step(name, measure)
    finally:
        server.stop()
    text = report.text(run.steps, plan, run.seconds)
    print(text)
    if plan.name == "full":
        (machine.ROOT / "bench" / "RESULTS.md").write_text(text)
        machine.tell("Kept in bench/RESULTS.md.")
    run.save(finished=True)
    wrong = [line["operation"] for line in run.steps.get("calls of each operation", []) if line["seen"] != [line["promised"]]]
    if wrong or "calls of each operation" not in run.steps:
        sys.exit(f"Other calls to Zendesk than were promised: {', '.join(wrong) or 'not counted'}")


if __name__ == "__main__":
    main()
