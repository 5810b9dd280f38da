"""The machine: its cores, what a process has used of them, and who else was there."""

import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "bench"

# What is measured has a core of its own; the stub and the load share the other one.
MEASURED_CORE = "1"
LOAD_CORE = "0"
BOTH_CORES = "0,1"

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
MOST_STEAL = 0.01


def tell(text):
    """Tells whoever waits for the results how far they are."""
    print(text, file=sys.stderr, flush=True)


def java(tool):
    """A tool of the JDK."""
    return os.path.join(os.environ["JAVA_HOME"], "bin", tool)


def pinned(core, *command):
    return ["taskset", "-c", core, *map(str, command)]


def move(pid, core):
    """Moves a process with all of its threads."""
    subprocess.run(["taskset", "-a", "-c", "-p", core, str(pid)], check=True, capture_output=True)


def cpu_seconds(pid):
    """User and system time of all threads a process has had."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def status(pid):
    """Threads, and memory in MB: now (VmRSS), of which no file's pages (RssAnon), and at its peak (VmHWM)."""
    values = {}
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name in ("VmRSS", "RssAnon", "VmHWM"):
            values[name] = int(value.split()[0]) / 1024
        elif name == "Threads":
            values[name] = int(value)
    return values


def only_child(pid):
    """The process that another one starts, as soon as it is there."""
    end = time.monotonic() + 10
    while not (children := pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        if time.monotonic() > end:
            raise RuntimeError(f"the process {pid} started no other one")
        time.sleep(0.01)
    return int(children[0])


class Steal:
    """The share of a stretch of time that the hypervisor gave to somebody else, as far as it tells."""

    def __init__(self):
        self.before = self._now()

    @staticmethod
    def _now():
        fields = [int(f) for f in pathlib.Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
        return fields[7], sum(fields)

    def share(self):
        stolen, total = (now - then for now, then in zip(self._now(), self.before))
        return stolen / total if total else 0.0


def load_average():
    return os.getloadavg()[0]


def description():
    """One line on the machine, and one on what runs on it."""
    model = next(
        (line.partition(":")[2].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), platform.machine())
    memory = int(pathlib.Path("/proc/meminfo").read_text().split()[1]) / 1024 / 1024
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, Linux {platform.release()}"


def middle(values):
    return statistics.median(values)


def spread(values, digits=0):
    """A median with the least and the greatest of its values."""
    if not values:
        return "not measured"
    if len(values) == 1:
        return f"{values[0]:.{digits}f}"
    return f"{middle(values):.{digits}f} [{min(values):.{digits}f}..{max(values):.{digits}f}]"
