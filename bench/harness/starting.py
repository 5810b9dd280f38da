"""From the start of the process to its first right answer, and its memory: then, and under load."""

import time

from . import apps, load, machine, scenarios

REQUESTS_UNDER_LOAD = 10_000
# Longer than a JVM compiles what it has just run, and than it keeps the memory for that.
SETTLED_SECONDS = 12


def start(form):
    """One start on both cores: seconds, and MB at the first right answer and once it has settled."""
    app = apps.adapter(form, core=machine.BOTH_CORES)
    try:
        at_once = machine.status(app.pid)["VmRSS"]
        time.sleep(SETTLED_SECONDS)
        return {"seconds": app.start_seconds, "MB at once": at_once, "MB": machine.status(app.pid)["VmRSS"]}
    finally:
        app.stop()


def under_load(form):
    """Memory after at least ten thousand requests over 16 connections: now and at its peak, in MB."""
    app = apps.adapter(form)
    try:
        done = 0
        while done < REQUESTS_UNDER_LOAD:
            done += load.full(app.pid, app.port, scenarios.BESTMATCH, 3).requests
        memory = machine.status(app.pid)
        return {"MB": memory["VmRSS"], "peak": memory["VmHWM"], "requests": done}
    finally:
        app.stop()
