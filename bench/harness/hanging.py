"""Five hundred requests at once while Zendesk takes calls and doesn't answer."""

import asyncio
import collections
import json
import time

from . import kinds, machine, scenarios, stub

OPEN = 500
LOOK_AFTER = 2.0
# Enough places that all are really under way, instead of being refused at once as they are by default.
PLACES = {"ADAPTER_ZENDESK_MAX_CONCURRENT": str(OPEN), "QUARKUS_REST_CLIENT_ZENDESK_CONNECTION_POOL_SIZE": str(OPEN)}


async def _ask(number):
    started = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", kinds.ADAPTER_PORT)
    # Nobody's id twice: identical look-ups share one call.
    path = f"/api/v1/customer/{32500000100000 + number}"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {scenarios.KEY}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    return f"{head.split()[1].decode()} {json.loads(body).get('error', '')}".strip(), time.monotonic() - started


async def _all(pid):
    asked = [asyncio.create_task(_ask(number)) for number in range(OPEN)]
    await asyncio.sleep(LOOK_AFTER)
    during = machine.status(pid)
    waiting = sum(not task.done() for task in asked)
    return await asyncio.gather(*asked), during, waiting


def measure(kind, places):
    """Threads and memory before and while, how each ended, and that the next request is answered rightly."""
    app = kind.start(stub.HANGING, env=PLACES if places else {})
    try:
        for number in range(20):
            app.ask(scenarios.BESTMATCH, number)
        before = machine.status(app.pid)
        answers, during, waiting = asyncio.run(_all(app.pid))
        status, _ = app.ask(scenarios.BESTMATCH, 1)
        after = machine.status(app.pid)
        return {
            "form": kind.name, "all places": places, "waiting": waiting, "right after": status == 200,
            "statuses": dict(collections.Counter(status for status, _ in answers)),
            "seconds": [min(s for _, s in answers), max(s for _, s in answers)],
            "threads": [before["Threads"], during["Threads"]],
            "MB": [before["VmRSS"], during["VmRSS"], after["VmRSS"]],
        }
    finally:
        app.stop()
