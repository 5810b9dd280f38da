"""From the start of the process to its first right answer, and its memory: then, and under load."""

import time

from . import load, machine, scenarios

# Longer than a JVM compiles what it has just run, and than it keeps the memory for that.
SETTLED_SECONDS = 12


def start(kind, settles):
    """One start on both cores: seconds, and MB at the first right answer and, where that is wanted, once it has settled."""
    app = kind.start(core=machine.BOTH_CORES)
    try:
        at_once = machine.status(app.pid)
        result = {"seconds": app.start_seconds, "MB at once": at_once["VmRSS"], "MB anonymous": at_once["RssAnon"]}
        if settles:
            time.sleep(SETTLED_SECONDS)
            result["MB"] = machine.status(app.pid)["VmRSS"]
        return result
    finally:
        app.stop()


def under_load(kind, plan):
    """Memory after many requests over 16 connections: now and at its peak, in MB."""
    app = kind.start()
    try:
        done = 0
        while done < plan.requests_under_load:
            done += load.full(app.pid, app.port, scenarios.BESTMATCH, plan.sample).requests
        memory = machine.status(app.pid)
        return {"MB": memory["VmRSS"], "peak": memory["VmHWM"], "requests": done}
    finally:
        app.stop()
