"""What was found right and wrong."""


class Checks:
    def __init__(self, container):
        self.container = container
        self.passed, self.failed, self.figures = 0, 0, {}
        # The logs of containers during which a check has failed, in order.
        self.logs = {}

    def check(self, what, actual, expected=True):
        if actual == expected:
            self.passed += 1
            print(f"ok     {what}", flush=True)
            return
        self.failed += 1
        print(f"FAILED {what}\n  expected: {expected!r}\n  actual:   {actual!r}", flush=True)
        self.logs[self.container.log] = True

    def report(self):
        for log in self.logs:
            if lines := self.container.lines_of(log):
                print(f"The log of {log.stem}:", *(line[:400] for line in lines[-40:]), sep="\n    ")
        for what, figure in self.figures.items():
            print(f"{what}: {figure}")
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
