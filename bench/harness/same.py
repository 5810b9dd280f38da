"""Whether a peer does the same as the adapter: the same answers to the byte, for which it makes the same calls."""

import time
import urllib.parse

from . import machine, recorder, scenarios, stub

NUMBERS = (3, 7, 63)
# Learning a handle takes calls after an answer is sent.
AFTERWARDS_SECONDS = 2


def _asked(kind, operations, at=None):
    """The answers of every operation and the calls they took, once everything is known that is kept; and the time in them."""
    calls = recorder.Recorder()
    try:
        app = kind.start(stub.RECORDED, core=machine.BOTH_CORES)
        try:
            for operation in operations:
                for number in NUMBERS:
                    app.ask(operation, number, 910_000 + number)
            time.sleep(AFTERWARDS_SECONDS)
            calls.taken()
            # The time of an interaction is a part of the call, so it has to be the same for both.
            at = at or scenarios.now()
            return at, {operation.name: [(*app.ask(operation, number, 920_000 + number, at=at), calls.taken())
                                         for number in NUMBERS] for operation in operations}
        finally:
            app.stop()
    finally:
        calls.stop()


def _comparable(call, unsent):
    """A call without what the peer's client can't send, however it writes the rest."""
    path, _, query = call.target.partition("?")
    parameters = sorted(pair for pair in urllib.parse.parse_qsl(query) if pair[0] not in unsent)
    return call.method, path.removesuffix(".json"), parameters, call.idempotency_key, call.body


def check(adapter, peer):
    """Raises an error that tells where the two differ; else what was compared."""
    operations = peer.operations
    at, mine = _asked(adapter, operations)
    _, theirs = _asked(peer, operations, at)
    compared = []
    for operation in operations:
        for number, (ours, other) in zip(NUMBERS, zip(mine[operation.name], theirs[operation.name])):
            if ours[0] != operation.status or ours[:2] != other[:2]:
                raise RuntimeError(f"{operation.name}: the {peer.title} answers something else than the adapter for {number}:\n"
                                   f"{ours[0]} {ours[1][:2000]!r}\n{other[0]} {other[1][:2000]!r}")
            calls = [[_comparable(call, peer.unsent) for call in each[2]] for each in (ours, other)]
            if calls[0] != calls[1]:
                raise RuntimeError(f"{operation.name}: the {peer.title} makes other calls than the adapter for {number}:\n"
                                   + "\n".join(str(each)[:2000] for each in calls))
        compared.append(operation.name)
    return {"peer": peer.title, "operations": compared, "unsent": list(peer.unsent)}
