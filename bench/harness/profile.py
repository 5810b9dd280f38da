"""Where the CPU time of a best match goes: samples of what runs, sorted by whose code it is, for the adapter and the peer."""

import collections
import json
import subprocess

from . import cpu, kinds, load, machine, scenarios

# Whose code it is; the innermost frame that belongs to somebody counts, so the JDK's work counts for whoever asked for it.
LAYERS = (
    ("our translation (match, fields, query)", ("io.khoroszendesk.bridge", "io.khoroszendesk.zendesk.model.UserQuery", "io.khoroszendesk.bench")),
    ("our gate, key, deadline and calls", ("io.khoroszendesk",)),
    ("phone numbers", ("com.google.i18n",)),
    ("log", ("org.jboss.logmanager", "org.jboss.logging", "io.quarkus.logging", "org.eclipse.parsson", "org.jboss.logging.MDC")),
    ("fault tolerance", ("io.smallrye.faulttolerance",)),
    ("metrics", ("io.micrometer", "io.prometheus")),
    ("tracing", ("io.opentelemetry", "io.quarkus.opentelemetry")),
    ("JSON", ("com.fasterxml",)),
    ("REST client and Mutiny", ("org.jboss.resteasy.reactive.client", "io.quarkus.rest.client", "io.smallrye.mutiny")),
    ("REST server", ("org.jboss.resteasy", "io.quarkus.resteasy", "jakarta.ws")),
    ("beans and contexts", ("io.quarkus.arc", "io.smallrye.context", "io.smallrye.common", "io.quarkus.virtual", "jakarta")),
    ("HTTP and sockets (Vert.x, Netty, the kernel)", ("io.vertx", "io.netty", "io.quarkus.vertx", "io.quarkus.netty")),
)
REST = "threads and the JDK itself"


def _layer(frames):
    for frame in frames:
        for name, packages in LAYERS:
            if frame.startswith(packages):
                return name
    return REST


def _samples(recording):
    printed = subprocess.run(
        [machine.java("jfr"), "print", "--json", "--stack-depth", "300",
         "--events", "jdk.CPUTimeSample", recording], capture_output=True, text=True, check=True).stdout
    for event in json.loads(printed)["recording"]["events"]:
        trace = event["values"].get("stackTrace")
        if trace:
            yield [frame["method"]["type"]["name"].replace("/", ".") for frame in trace["frames"]]


def _of(app, plan):
    cpu.warm(app, scenarios.BESTMATCH, plan)
    recording = machine.WORK / f"{app.name}.jfr"
    recording.unlink(missing_ok=True)

    def jcmd(*command):
        subprocess.run([machine.java("jcmd"), str(app.pid), *command],
                       check=True, capture_output=True)

    jcmd("JFR.start", "name=bench", "jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=5ms",
         "jdk.ExecutionSample#enabled=false")
    cost = load.full(app.pid, app.port, scenarios.BESTMATCH, plan.profile_seconds).per_request
    jcmd("JFR.dump", "name=bench", f"filename={recording}")
    layers = collections.Counter(_layer(frames) for frames in _samples(recording))
    total = sum(layers.values())
    return {"us": cost, "shares": {name: count / total for name, count in layers.items()}}


def measure(plan):
    result = {}
    for name, kind in (("adapter", kinds.ADAPTER), ("peer", kinds.PEER)):
        app = kind.start(options=("-XX:FlightRecorderOptions:stackdepth=256",))
        try:
            result[name] = _of(app, plan)
        finally:
            app.stop()
    return result


def layers():
    return [name for name, _ in LAYERS] + [REST]
