"""What is measured: the adapter in its forms, and the bare peer. Each is a process on a core of its own."""

import http.client
import json
import os
import pathlib
import subprocess
import time

from . import machine, scenarios, stub

ADAPTER_PORT = 18720
MANAGEMENT_PORT = 18721
PEER_PORT = 18730
MOST_START = 120
# As in peers of its kind: one core gets the serial collector, and nothing here needs more memory.
JVM = ("-XX:+UseSerialGC", "-Xmx256m")
# As Dockerfile.jvm starts it.
AOT = ("-XX:+UseSerialGC", "-Xms24m", "-XX:TrimNativeHeapInterval=5000")
FAST_JAR = machine.WORK / "fast-jar" / "quarkus-run.jar"
AOT_JAR = machine.ROOT / "target" / "quarkus-app" / "quarkus-run.jar"
PEER_JAR = machine.ROOT / "bench" / "peer" / "target" / "quarkus-app" / "quarkus-run.jar"


def java():
    return os.path.join(os.environ["JAVA_HOME"], "bin", "java")


def executable():
    """The native executable, None where it hasn't been built."""
    return next(iter(sorted((machine.ROOT / "target").glob("*-runner"))), None)


class App:
    """A started process that answers the best match."""

    def __init__(self, name, command, env, port, core=machine.MEASURED_CORE, folder=machine.ROOT):
        self.name = name
        self.port = port
        log = machine.WORK / f"{name}.log"
        self.started = time.monotonic()
        # The log goes to a file as it does in production: writing its lines is part of what a request costs.
        with log.open("w") as output:
            self.process = subprocess.Popen(
                machine.pinned(core, *command), env={**os.environ, **env}, cwd=folder,
                stdout=output, stderr=subprocess.STDOUT)
        self.log = log
        self.pid = self.process.pid
        try:
            self.answer = self._first_right_answer()
        except Exception:
            self.stop()
            raise
        self.start_seconds = time.monotonic() - self.started

    def _first_right_answer(self):
        last = "nothing"
        while time.monotonic() - self.started < MOST_START:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended; see {self.log}")
            try:
                status, body = self.ask(scenarios.BESTMATCH, 7)
            except OSError:
                time.sleep(0.002)
                continue
            answer = json.loads(body) if status == 200 else []
            if len(answer) == 1 and answer[0]["name"] == "Jane Quill":
                return answer
            # On a machine that has much else to do, a first answer may come too late for the deadline.
            last = f"{status} {body[:200]!r}"
        raise RuntimeError(f"{self.name} gave no right answer within {MOST_START} s, but {last}; see {self.log}")

    def ask(self, scenario, number, sequence=0, headers=()):
        """One request; its status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                scenario.method, scenarios.filled(scenario.path, number, sequence),
                scenarios.filled(scenario.body, number, sequence).encode() or None,
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


def _adapter_env(zendesk):
    return {
        "ZENDESK_SUBDOMAIN": "acme", "ZENDESK_URL": f"http://127.0.0.1:{zendesk}",
        "ZENDESK_OAUTH_CLIENT_ID": "khoros-adapter", "ZENDESK_OAUTH_CLIENT_SECRET": "bench",
        "KHOROS_AUTH_HEADER_VALUES": scenarios.KEY,
        # The load with a wrong key comes from one address and is to be answered at once.
        "ADAPTER_KHOROS_WRONG_KEYS_PER_MINUTE": "1000000000",
        "QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(ADAPTER_PORT),
        "QUARKUS_MANAGEMENT_HOST": "127.0.0.1", "QUARKUS_MANAGEMENT_PORT": str(MANAGEMENT_PORT),
    }


def adapter(form="fast-jar", zendesk=stub.AT_ONCE, core=machine.MEASURED_CORE, env=None, options=()):
    """The adapter, with its deadline, fault tolerance, metrics and log as in production."""
    env = {**_adapter_env(zendesk), **(env or {})}
    if form == "native":
        return App("adapter-native", [executable()], env, ADAPTER_PORT, core)
    if form == "AOT":
        command = [java(), *AOT, *options, "-XX:AOTCache=app.aot", "-jar", AOT_JAR]
        return App("adapter-aot", command, env, ADAPTER_PORT, core, AOT_JAR.parent)
    return App("adapter", [java(), *JVM, *options, "-jar", FAST_JAR], env, ADAPTER_PORT, core)


def peer(zendesk=stub.AT_ONCE, core=machine.MEASURED_CORE, options=()):
    env = {"ZENDESK_URL": f"http://127.0.0.1:{zendesk}", "KHOROS_KEY": scenarios.KEY,
           "QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(PEER_PORT)}
    return App("peer", [java(), *JVM, *options, "-jar", PEER_JAR], env, PEER_PORT, core)


def forms():
    """The forms of the adapter that are there."""
    found = ["fast-jar"]
    if (AOT_JAR.parent / "app.aot").exists():
        found.append("AOT")
    if executable():
        found.append("native")
    return found


def sizes():
    """In MB: what is shipped of each form, without the JVM."""
    def folder(path: pathlib.Path):
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) / 1e6
    found = {"fast-jar": folder(FAST_JAR.parent)}
    if "AOT" in forms():
        found["AOT"] = folder(AOT_JAR.parent)
    if executable():
        found["native"] = executable().stat().st_size / 1e6
    return found
