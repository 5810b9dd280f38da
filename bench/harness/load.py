"""Load: wrk where as much as possible is wanted, OpenLoop.java where a rate is."""

import dataclasses
import json
import os
import pathlib
import subprocess

from . import machine, scenarios, tenant

HERE = pathlib.Path(__file__).resolve().parent.parent
CONNECTIONS = 16


@dataclasses.dataclass(frozen=True)
class Sample:
    """What a stretch of load has cost the process that answered it."""

    requests: int
    seconds: float
    cpu_seconds: float
    steal: float

    @property
    def per_request(self):
        """CPU in microseconds."""
        return self.cpu_seconds / self.requests * 1e6

    @property
    def rate(self):
        return self.requests / self.seconds


def full(pid, port, scenario, seconds):
    """As many requests as are answered over 16 connections; they all have to be answered rightly."""
    script = HERE / "request.lua"
    env = {**os.environ, "BENCH_METHOD": scenario.method, "BENCH_PATH": scenario.path, "BENCH_BODY": scenario.body,
           "BENCH_KEY": scenario.key, "BENCH_PROFILES": str(tenant.PROFILES)}
    steal = machine.Steal()
    before = machine.cpu_seconds(pid)
    run = subprocess.run(
        machine.pinned(machine.LOAD_CORE, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s",
                       "-s", script, f"http://127.0.0.1:{port}"),
        env=env, capture_output=True, text=True, check=True)
    used = machine.cpu_seconds(pid) - before
    result = json.loads(run.stdout.splitlines()[-1])
    refused = result["requests"] if scenario.status >= 400 else 0
    if result["broken"] or result["refused"] != refused or not result["requests"]:
        raise RuntimeError(f"{scenario.name}: not all answers were right: {result}")
    return Sample(result["requests"], result["micros"] / 1e6, used, steal.share())


def fixed(port, scenario, rate, seconds, connections):
    """Requests at a fixed rate, however long the answers take; latencies in milliseconds, counted from when each was due."""
    run = subprocess.run(
        machine.pinned(machine.LOAD_CORE, machine.java("java"), "-XX:+UseSerialGC",
                       "-XX:TieredStopAtLevel=1", "-Xmx128m", HERE / "OpenLoop.java", port, scenario.method, scenario.path,
                       scenario.key, rate, seconds, connections, tenant.PROFILES),
        input=scenario.body, capture_output=True, text=True, check=True)
    result = json.loads(run.stdout)
    if result["failed"]:
        raise RuntimeError(f"{scenario.name} at {rate}/s: {result}")
    return result


# The call that the best match makes, sent by the load itself: through the hop, and straight to the stub.
DIRECT = scenarios.Scenario(
    "direct", "GET", "/api/v2/users/search?query=role%3Aend-user%20khoros_social%3A%22twitter%20jane.q@N@%22&per_page=100",
    key="Bearer acme-token")
