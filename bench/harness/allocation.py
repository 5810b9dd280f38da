"""What a request allocates on the JVM. Unlike CPU time it is much the same on a busy machine as on an idle one."""

import subprocess

from . import load, machine


def per_request(app, operations, seconds):
    """Bytes for each operation, asked over one connection, which costs the JVM most when it is opened."""
    asking = subprocess.Popen(
        machine.pinned(machine.LOAD_CORE, machine.java("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                       load.HERE / "Allocated.java", app.pid),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with asking:
        def allocated():
            asking.stdin.write("\n")
            asking.stdin.flush()
            return int(asking.stdout.readline())

        found = {}
        allocated()
        for operation in operations:
            before = allocated()
            requests = load.full(app.pid, app.port, operation, seconds).requests
            found[operation.name] = (allocated() - before) / requests
        return found
