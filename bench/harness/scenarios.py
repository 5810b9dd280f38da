"""What is asked of the adapter: an agent's work, one request each. `@N@` runs through the profiles, `@SEQ@` never repeats, and
`@NOW@` is the time at which the load begins."""

import dataclasses
import datetime
import json

from . import tenant

KEY = "key-of-the-benchmark"
BEST_MATCH = "/api/v1/customer/bestmatch"
INTERACTIONS = 20


@dataclasses.dataclass(frozen=True)
class Scenario:
    name: str
    method: str
    path: str
    body: str = ""
    key: str = KEY
    calls: int = 1
    """Calls to Zendesk that a request takes; 0 for what doesn't get that far."""
    status: int = 200


# The ids of the tenant's users: the last two digits are the number of the profile, and choose the answer.
ID = "325000000010@N@"


def interaction(number, created=None):
    return {
        "created": created or f"2026-11-20T09:{number:02d}:00Z",
        "body": f"My kettle came dented, and the lid does not close. I have written to you {number} times now. " * 3,
        "linkUrl": f"https://x.com/jane.q@N@/status/18900000@SEQ@{number:02d}",
        "serviceId": f"18900000@SEQ@{number:02d}",
        "service": "twitter",
        "contentType": "post",
        "author": {"service": "twitter", "serviceId": "20170@N@", "handle": "jane.q@N@", "name": "Jane", "brandOwned": False},
    }


PROFILE = {"displayName": "Jane Quill", "screenName": "@Jane.Q@N@", "profileUrl": "https://x.com/jane.q@N@"}

BESTMATCH = Scenario("best match", "POST", BEST_MATCH, json.dumps(PROFILE))
LOOK_UP = Scenario("look-up", "GET", "/api/v1/customer/" + ID)
CASES = Scenario(f"cases of a customer, {tenant.TICKETS} tickets", "GET", f"/api/v1/customer/{ID}/cases")
CREATE = Scenario(
    f"create case, {INTERACTIONS} interactions", "POST", "/api/v1/case",
    json.dumps({"customerId": ID, "title": "Kettle @SEQ@", "priority": "high",
                # One that is new to the adapter: for older ones alone it looks up first whether they have a ticket.
                "interactions": [*(interaction(number) for number in range(INTERACTIONS - 1)),
                                 interaction(INTERACTIONS - 1, "@NOW@")]}), status=201)
WRONG_KEY = Scenario("wrong key (401)", "POST", BEST_MATCH, json.dumps(PROFILE), key="wrong", calls=0, status=401)
OPERATIONS = (BESTMATCH, LOOK_UP, CASES, CREATE)


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def filled(template, number, sequence, at):
    """A request's path or body for one profile."""
    return template.replace("@N@", f"{number % tenant.PROFILES:02d}").replace("@SEQ@", f"{sequence:06d}").replace("@NOW@", at)
