"""What is measured: the adapter in its forms, and the peers. How each is started, and what it can do."""

import dataclasses
import os
import pathlib
from collections.abc import Callable

from . import apps, machine, scenarios, stub

ADAPTER_PORT = 18720
MANAGEMENT_PORT = 18721
# As in services of its size: one core gets the serial collector, and nothing here needs more memory.
JVM = ("-XX:+UseSerialGC", "-Xmx256m")
# As Dockerfile.jvm starts it.
AOT_CACHE = ("-XX:+UseSerialGC", "-Xms24m", "-XX:TrimNativeHeapInterval=5000", "-XX:AOTCache=app.aot")


@dataclasses.dataclass(frozen=True)
class Kind:
    """A program in one of its forms."""

    name: str
    title: str
    """As it stands in the tables."""
    artifact: pathlib.Path
    port: int
    env: Callable[[int], dict]
    """The environment with which it asks the Zendesk on a port."""
    jvm: tuple = ()
    """Options of the JVM; none for an executable."""
    operations: tuple = scenarios.OPERATIONS
    unsent: tuple = ()
    """Parameters of Zendesk's API that its client can't send."""
    needs: str = ""
    """Another file without which it is not this form."""

    @property
    def is_jvm(self):
        return bool(self.jvm)

    def is_there(self):
        return self.artifact.exists() and (self.artifact.parent / self.needs).exists()

    def megabytes(self):
        """What is shipped of it, without the JVM."""
        files = self.artifact.parent.rglob("*") if self.is_jvm else [self.artifact]
        return sum(file.stat().st_size for file in files if file.is_file()) / 1e6

    def start(self, zendesk=stub.AT_ONCE, core=machine.MEASURED_CORE, env=None, options=()):
        command = [machine.java("java"), *self.jvm, *options, "-jar", self.artifact] if self.is_jvm else [self.artifact]
        return apps.App(self.name, command, {**self.env(zendesk), **(env or {})}, self.port, core, self.artifact.parent)


def _adapter_env(zendesk):
    """Deadline, fault tolerance, metrics and log are as in production."""
    return {
        "ZENDESK_SUBDOMAIN": "acme", "ZENDESK_URL": f"http://127.0.0.1:{zendesk}",
        "ZENDESK_OAUTH_CLIENT_ID": "khoros-adapter", "ZENDESK_OAUTH_CLIENT_SECRET": "bench",
        "KHOROS_AUTH_HEADER_VALUES": scenarios.KEY,
        # The load with a wrong key comes from one address and is to be answered at once.
        "ADAPTER_KHOROS_WRONG_KEYS_PER_MINUTE": "1000000000",
        "QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(ADAPTER_PORT),
        "QUARKUS_MANAGEMENT_HOST": "127.0.0.1", "QUARKUS_MANAGEMENT_PORT": str(MANAGEMENT_PORT),
    }


def _peer_env(port, *names_of_port):
    return lambda zendesk: {"ZENDESK_URL": f"http://127.0.0.1:{zendesk}", "KHOROS_KEY": scenarios.KEY,
                            "QUARKUS_HTTP_HOST": "127.0.0.1", "SERVER_ADDRESS": "127.0.0.1",
                            **dict.fromkeys(names_of_port, str(port))}


def _executable(folder):
    """The native executable there; the pattern itself where it hasn't been built."""
    return next(iter(sorted(folder.glob("*-runner"))), folder / "*-runner")


_TARGET = machine.ROOT / "target"
_PEERS = machine.ROOT / "bench"

# A wrong key gets no further than the gate, so the peers have nothing that is like it.
ADAPTER = Kind("fast-jar", "adapter", machine.WORK / "fast-jar" / "quarkus-run.jar", ADAPTER_PORT, _adapter_env, JVM,
               operations=(*scenarios.OPERATIONS, scenarios.WRONG_KEY))
ADAPTER_AOT = Kind("AOT", "adapter, AOT", _TARGET / "quarkus-app" / "quarkus-run.jar", ADAPTER_PORT, _adapter_env,
                   AOT_CACHE, needs="app.aot")
ADAPTER_NATIVE = Kind("native", "adapter, native", _executable(_TARGET), ADAPTER_PORT, _adapter_env,
                      operations=(*scenarios.OPERATIONS, scenarios.WRONG_KEY))
PEER = Kind("peer", "bare peer", _PEERS / "peer" / "target" / "quarkus-app" / "quarkus-run.jar", 18730,
            _peer_env(18730, "QUARKUS_HTTP_PORT"), JVM)
PEER_NATIVE = Kind("peer native", "bare peer, native", _executable(_PEERS / "peer" / "target"), 18730,
                   _peer_env(18730, "QUARKUS_HTTP_PORT"))
SPRING = Kind("Spring Boot", "Spring Boot peer", _PEERS / "peer-spring" / "target" / "ready" / "spring-peer.jar", 18731,
              _peer_env(18731, "SERVER_PORT"), JVM)
CAMEL = Kind("Camel", "Camel peer", _PEERS / "peer-camel" / "target" / "ready" / "camel-peer.jar", 18732,
             _peer_env(18732, "HTTP_PORT"), JVM,
             operations=(scenarios.BESTMATCH, scenarios.LOOK_UP, scenarios.CASES),
             unsent=("per_page", "page[size]", "sort", "include"))

FORMS = (ADAPTER, ADAPTER_AOT, ADAPTER_NATIVE)
FRAMEWORKS = (SPRING, CAMEL)
ALL = (*FORMS, PEER, PEER_NATIVE, *FRAMEWORKS)
ON_THE_JVM = tuple(kind for kind in ALL if kind.is_jvm)
NATIVE = (ADAPTER_NATIVE, PEER_NATIVE)
