"""The container named "adapter", as the engine and the kernel know it."""

import json
import subprocess
from pathlib import Path

from world import run


def docker(command):
    """What a command of docker prints."""
    return run(f"docker {command}")[1].strip()


class Container:
    """The one that runs now; each has a log of its own."""

    def __init__(self, directory):
        self.directory, self.number = directory, 0

    @property
    def log(self):
        return self.directory / f"adapter-{self.number}.log"

    def follow(self):
        """Keeps its log, which ends with it."""
        self.number += 1
        with self.log.open("w") as log:
            subprocess.Popen(["docker", "logs", "-f", "adapter"], stdout=log, stderr=subprocess.STDOUT)

    @staticmethod
    def lines_of(log):
        return log.read_text().splitlines() if log.exists() else []

    def other_lines(self):
        """The lines of its log that are no JSON."""

        def is_json(line):
            try:
                return isinstance(json.loads(line), dict)
            except ValueError:
                return False

        return [line for line in self.lines_of(self.log) if not is_json(line)]

    def inspect(self, what):
        return docker(f"inspect -f '{{{{{what}}}}}' adapter")

    def status(self):
        """What the kernel knows of its process."""
        lines = Path(f"/proc/{self.inspect('.State.Pid')}/status").read_text().splitlines()
        return {name: value.split() for name, value in (line.split(":", 1) for line in lines)}

    def memory(self):
        """The most that was ever charged to it, in MB; None where the kernel doesn't tell."""
        for line in Path(f"/proc/{self.inspect('.State.Pid')}/cgroup").read_text().splitlines():
            number, controllers, group = line.split(":", 2)
            for file in [f"/sys/fs/cgroup/memory{group}/memory.max_usage_in_bytes", f"/sys/fs/cgroup{group}/memory.peak"]:
                if (controllers == "memory" or number == "0") and Path(file).exists():
                    return int(Path(file).read_text()) / 1e6
        return None
