"""What Khoros asks of the adapter, and how it knows a right answer."""

from world import answer

CUSTOMER = "32500000000101"
# A setting that is not ASCII; each case carries it to Zendesk.
TAG = "größe"


class Khoros:
    def __init__(self, port, management):
        self.port, self.management, self.key = port, management, ""

    def ask(self, method, path, body=None):
        return answer(method, f"http://localhost:{self.port}/api/v1/{path}", body, {"Authorization": self.key})

    def customer(self):
        return self.ask("GET", f"customer/{CUSTOMER}")

    def cases(self):
        return self.ask("GET", f"customer/{CUSTOMER}/cases")


def right(words, method, path, body=None, status=200):
    def ask(khoros):
        code, text = khoros.ask(method, path, body)
        # What is not right is shown.
        return (code == status and words in text) or (code, text[:500])

    return ask


OPERATIONS = {
    "the fields of customers": right('"email"', "GET", "meta/object/customer"),
    "the fields of cases": right('"priority"', "GET", "meta/object/case"),
    "best match": right(
        CUSTOMER, "POST", "customer/bestmatch",
        {"displayName": "Jane", "screenName": "@Jane.Q", "profileUrl": "https://x.com/jane.q"}),
    "search": right(CUSTOMER, "POST", "customers", {"name": "jane"}),
    "a customer": right('"Jane Quill"', "GET", f"customer/{CUSTOMER}"),
    "a new customer": right(
        '"id"', "POST", "customer", {"name": "Nora Newcomb", "email": "nora.newcomb@example.com", "phone": "+12025550130"}, 201),
    "a changed customer": right(CUSTOMER, "PATCH", f"customer/{CUSTOMER}", {"notes": "Called on Friday."}, 201),
    "a customer's cases": right('"id"', "GET", f"customer/{CUSTOMER}/cases"),
    "a new case": right(
        '"2001"', "POST", "case", {"customerId": CUSTOMER, "title": "Kettle arrived dented", "priority": "high"}, 201),
    "a case": right('"2001"', "GET", "case/2001"),
    "a changed case": right('"2001"', "PATCH", "case/2001", {"priority": "low"}),
}  # fmt: skip
