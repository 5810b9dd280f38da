"""Which calls to Zendesk each operation takes: counted at the stub, and exactly those that were promised."""

import json
import re

from . import scenarios, stub
from .scenarios import KEY, Scenario, ID

CUSTOMER = f"/api/v1/customer/{ID}"
CASE = "/api/v1/case/1001"
AGENT = {"x-sf-user-email": "alma.reyes@example.com"}


def _body(**members):
    return json.dumps(members)


def _wanted(name, method, path, calls, body="", status=200):
    return Scenario(name, method, path, body, KEY, calls, status)


# Each operation with the calls it may take once the model, the token and the agent's id are known.
OPERATIONS = (
    _wanted("metadata of customers", "GET", "/api/v1/meta/object/customer", 0),
    _wanted("metadata of cases", "GET", "/api/v1/meta/object/case", 0),
    _wanted("best match, by handle", "POST", scenarios.BEST_MATCH, 1, json.dumps(scenarios.PROFILE)),
    _wanted("best match, by e-mail and handle", "POST", scenarios.BEST_MATCH, 2,
            _body(**scenarios.PROFILE, email="jane.q@N@@example.com")),
    _wanted("best match, by handle, phone, and last by name", "POST", scenarios.BEST_MATCH, 3,
            _body(displayName="Jane Quill", screenName="nobody@N@", profileUrl="https://x.com/nobody@N@",
                  phoneNumbers=["+12025550299"])),
    _wanted("best match, nobody at all", "POST", scenarios.BEST_MATCH, 4,
            _body(displayName="No Body", screenName="nobody@N@", profileUrl="https://x.com/nobody@N@",
                  email="no@N@@example.com", phoneNumbers=["+12025550299"])),
    _wanted("search", "POST", "/api/v1/customers", 1, _body(name="jane")),
    _wanted("look-up", "GET", CUSTOMER, 1),
    _wanted("cases of a customer", "GET", CUSTOMER + "/cases", 1),
    _wanted("create customer", "POST", "/api/v1/customer", 1, _body(name="Nora @SEQ@"), 201),
    _wanted("update customer, known", "PATCH", CUSTOMER, 1, _body(plan="gold"), 201),
    _wanted("create case", "POST", "/api/v1/case", 1, scenarios.CREATE.body, 201),
    _wanted("update case, fields", "PATCH", CASE, 2, _body(priority="urgent")),
    _wanted("update case, with interactions", "PATCH", CASE, 3,
            _body(interactions=[scenarios.interaction(1)])),
)
REPEATS = 5


def count(adapter_kind, server):
    """The calls of every operation: what was promised, and what was seen in each of several runs."""
    adapter = adapter_kind.start(stub.COUNTED)
    try:
        for operation in OPERATIONS:
            # Once, so that the model, the token, the agent and the author's handle are known.
            for number in range(REPEATS + 1):
                adapter.ask(operation, number, 900_000 + number, AGENT)
        server.counted()
        results = []
        for place, operation in enumerate(OPERATIONS):
            seen = []
            for number in range(1, REPEATS + 1):
                status, body = adapter.ask(operation, number, 1_000 * place + number, AGENT)
                if status != operation.status:
                    raise RuntimeError(f"{operation.name}: {status} {body[:300]!r}")
                seen.append(server.counted())
            results.append({"operation": operation.name, "promised": operation.calls,
                            "seen": sorted({len(lines) for lines in seen}),
                            "last": [re.sub(r"[0-9]{4,}", "{id}", line) for line in seen[-1]]})
        return results
    finally:
        adapter.stop()
