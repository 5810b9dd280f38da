#!/usr/bin/env python3
"""Measures the adapter beside a bare peer and a reverse proxy, and writes bench/RESULTS.md.

    bench.py [quick]

What has been measured is kept in target/bench, so that a run that was interrupted goes on where it ended; a new
build begins anew. Exits with 1 where an operation takes other calls to Zendesk than were promised.
"""

import dataclasses
import hashlib
import json
import os
import signal
import subprocess
import sys
import time

from harness import apps, calls, cpu, hanging, latency, machine, profile, report, starting, stub


@dataclasses.dataclass(frozen=True)
class Plan:
    """How long, in seconds, and how often."""

    name: str = "full"
    forks: int = 5
    stretch: int = 5
    least_warm_up: int = 40
    most_warm_up: int = 120
    sample: int = 4
    starts: int = 5
    latency_rounds: int = 2
    fixed_seconds: int = 8
    profile_seconds: int = 15

    def short(self):
        """For a process that is warm already, but not for this scenario."""
        return dataclasses.replace(self, stretch=2, least_warm_up=10, most_warm_up=30)


QUICK = Plan("quick", forks=1, stretch=3, least_warm_up=30, most_warm_up=45, sample=3, starts=2, latency_rounds=1,
             fixed_seconds=3, profile_seconds=5)


class Results:
    """What has been measured so far, kept after every step."""

    def __init__(self, plan):
        self.file = machine.WORK / f"results-{plan.name}.json"
        build = self._build()
        self.steps = {}
        self.seconds = 0.0
        if self.file.exists():
            kept = json.loads(self.file.read_text())
            if kept["build"] == build and not kept["finished"]:
                self.steps, self.seconds = kept["steps"], kept["seconds"]
                cpu.tell(f"Going on with a run that was interrupted after {len(self.steps)} steps.")
        self.build = build

    @staticmethod
    def _build():
        digest = hashlib.sha256()
        for file in (*sorted(apps.FAST_JAR.parent.rglob("*.jar")), apps.PEER_JAR, apps.executable()):
            if file:
                # Names and sizes and times: a hash of all bytes takes seconds and tells no more.
                digest.update(f"{file}{file.stat().st_size}{file.stat().st_mtime_ns}".encode())
        return digest.hexdigest()

    def save(self, finished=False):
        self.file.write_text(json.dumps({"build": self.build, "finished": finished, "seconds": self.seconds, "steps": self.steps}, indent=1))

    def step(self, name, measure):
        """Measures what hasn't been measured yet. One failure is told and tried once more; a second one is left out."""
        if name in self.steps:
            return
        for attempt in ("", " once more"):
            cpu.tell(f"[{time.strftime('%H:%M:%S')}] {name}{attempt}")
            started = time.monotonic()
            try:
                measured = measure()
            except (RuntimeError, OSError, ValueError, subprocess.SubprocessError) as e:
                cpu.tell(f"    failed: {e}")
                continue
            finally:
                self.seconds += time.monotonic() - started
            if measured is not None:
                self.steps[name] = measured
                self.save()
                return


def steps(plan, server):
    yield "calls of each operation", lambda: calls.count(server)
    for form in apps.forms():
        for number in range(plan.starts):
            yield f"start, {form}, {number + 1}", lambda form=form: starting.start(form)
        yield f"memory under load, {form}", lambda form=form: starting.under_load(form)
    for form in apps.forms():
        if form != "AOT":
            yield f"hanging Zendesk, {form}", lambda form=form: hanging.measure(form, True)
    yield "hanging Zendesk, as configured", lambda: hanging.measure("fast-jar", False)
    for number in range(plan.forks):
        yield f"CPU, fork {number + 1}", lambda: cpu.fork(plan, server)
        if "native" in apps.forms():
            yield f"CPU, native, fork {number + 1}", lambda: cpu.native_fork(plan)
    for number in range(plan.latency_rounds):
        yield f"latency, round {number + 1}", lambda: latency.round_of(plan, server)
    yield "profile", lambda: profile.measure(plan)


def main():
    plan = QUICK if "quick" in sys.argv[1:] else Plan()
    # So that Ctrl-C and kill end what was started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    machine.WORK.mkdir(parents=True, exist_ok=True)
    if os.cpu_count() < 2:
        sys.exit("The measured process and its load need a core each; this machine has one.")
    results = Results(plan)
    server = stub.Stub()
    try:
        for name, measure in steps(plan, server):
            results.step(name, measure)
    finally:
        server.stop()
    text = report.text(results.steps, plan, results.seconds)
    print(text)
    if plan.name == "full":
        (machine.ROOT / "bench" / "RESULTS.md").write_text(text)
        cpu.tell("Kept in bench/RESULTS.md.")
    results.save(finished=True)
    wrong = [line["operation"] for line in results.steps.get("calls of each operation", []) if line["seen"] != [line["promised"]]]
    if wrong or "calls of each operation" not in results.steps:
        sys.exit(f"Other calls to Zendesk than were promised: {', '.join(wrong) or 'not counted'}")


if __name__ == "__main__":
    main()
