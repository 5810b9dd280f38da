"""A started process: the adapter or a peer, on a core of its own."""

import http.client
import json
import os
import subprocess
import time

from . import machine, scenarios

MOST_START = 120


class App:
    """A process that answers the best match. It is up when its first answer is the right one."""

    def __init__(self, name, command, env, port, core, folder):
        self.name = name
        self.port = port
        log = machine.WORK / f"{name.replace(' ', '-').lower()}.log"
        self.started = time.monotonic()
        # The log goes to a file as it does in production: writing its lines is part of what a request costs.
        with log.open("w") as output:
            self.process = subprocess.Popen(
                machine.pinned(core, *command), env={**os.environ, **env}, cwd=folder,
                stdout=output, stderr=subprocess.STDOUT)
        self.log = log
        self.pid = self.process.pid
        try:
            self._await_first_right_answer()
        except BaseException:
            self.stop()
            raise
        self.start_seconds = time.monotonic() - self.started

    def _await_first_right_answer(self):
        last = "nothing"
        while time.monotonic() - self.started < MOST_START:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended; see {self.log}")
            try:
                status, body = self.ask(scenarios.BESTMATCH, 7)
            except (OSError, http.client.HTTPException):
                time.sleep(0.002)
                continue
            answer = json.loads(body) if status == 200 else []
            if len(answer) == 1 and answer[0]["name"] == "Jane Quill":
                return
            # On a machine that has much else to do, a first answer may come too late for the deadline.
            last = f"{status} {body[:200]!r}"
        raise RuntimeError(f"{self.name} gave no right answer within {MOST_START} s, but {last}; see {self.log}")

    def ask(self, scenario, number, sequence=0, headers=(), at=None):
        """One request; its status and body."""
        at = at or scenarios.now()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                scenario.method, scenarios.filled(scenario.path, number, sequence, at),
                scenarios.filled(scenario.body, number, sequence, at).encode() or None,
                {"Authorization": scenario.key, "Content-Type": "application/json", **dict(headers)})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
