"""The answers of the stub: those of the made-up tenant acme, made compact, and as long as Zendesk's are."""

import copy
import json

from . import machine

FILES = machine.ROOT / "wiremock" / "__files"
# Identical look-ups that are under way at once share one call, so a run cycles through more profiles than it has connections.
PROFILES = 64
TICKETS = 100
HEADERS = {"X-Rate-Limit": "700", "X-Rate-Limit-Remaining": "699", "X-Zendesk-Request-Id": "bench"}


def _read(path):
    return json.loads((FILES / path).read_text())


def user_id(number):
    return 32500000001000 + number


def _users(number):
    """Three hits for a handle: its owner, and two with handles that are like it."""
    jane = _read("users/jane-doerr.json")["user"]
    users = []
    for position, (name, handle) in enumerate((("Jane Quill", "jane.q"), ("Jane Quilter", "jane.qu"), ("J. Quill", "j.q"))):
        user = copy.deepcopy(jane)
        user.update(id=user_id(number) + 100 * position, name=name, email=f"{handle}.{number:02d}@example.com",
                    phone=f"+120255501{number:02d}", external_id=f"acme-{position}{number:02d}")
        user["user_fields"]["khoros_social"] = (
            f"instagram {handle}{number:02d}\ntwitter {handle}{number:02d} 2017{position}{number:02d}")
        users.append(user)
    return users


def _tickets():
    ticket = _read("tickets/1001-open.json")["ticket"]
    tickets = []
    for number in range(TICKETS):
        each = copy.deepcopy(ticket)
        each.update(id=5000 + number, status=("open", "pending", "solved")[number % 3], subject=f"Kettle {number}")
        tickets.append(each)
    return {"tickets": tickets, "meta": {"has_more": False, "after_cursor": None, "before_cursor": None},
            "links": {"prev": None, "next": None}}


def write(folder):
    """Writes every answer as a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    answers = {
        "token": {"access_token": "acme-token", "token_type": "bearer", "scope": "read write", "expires_in": 1800},
        "user_fields": _read("user_fields/all-types.json"),
        "ticket_fields": _read("ticket_fields/all-types.json"),
        "custom_statuses": _read("custom_statuses/all.json"),
        "groups": _read("groups/all.json"),
        "tickets": _tickets(),
        "no_tickets": {"tickets": [], "count": 0, "next_page": None, "previous_page": None},
        "ticket": _read("tickets/1001-open.json"),
        "comments": _read("ticket_comments/no-interactions.json"),
        "users-none": {"users": [], "count": 0, "next_page": None, "previous_page": None},
        "identities": {"identities": [{"id": 1, "user_id": user_id(0), "type": "email", "value": "jane.q.00@example.com",
                                       "primary": True, "verified": True}]},
        "identity": {"identity": {"id": 2, "user_id": user_id(0), "type": "email", "value": "new@example.com",
                                  "primary": False, "verified": True}},
    }
    for number in range(PROFILES):
        users = _users(number)
        answers[f"users-{number:02d}"] = {"users": users, "count": 3, "next_page": None, "previous_page": None}
        answers[f"user-{number:02d}"] = {"user": users[0]}
    for name, answer in answers.items():
        (folder / f"{name}.json").write_text(json.dumps(answer, separators=(",", ":"), ensure_ascii=False))
