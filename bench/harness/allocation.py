"""What a request allocates on the JVM. Unlike CPU time it is much the same on a busy machine as on an idle one."""

import subprocess

from . import load, machine


def _allocated(pid):
    """Bytes that all threads of a JVM have allocated since its start."""
    run = subprocess.run(
        machine.pinned(machine.LOAD_CORE, machine.java("java"), load.HERE / "Allocated.java", pid),
        capture_output=True, text=True, check=True)
    return int(run.stdout)


def per_request(app, scenario, seconds):
    """Bytes. The question itself allocates, too; the first one, which asks most of the JVM, isn't counted."""
    _allocated(app.pid)
    before = _allocated(app.pid)
    requests = load.full(app.pid, app.port, scenario, seconds).requests
    return (_allocated(app.pid) - before) / requests
