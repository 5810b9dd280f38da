"""What has been measured so far, kept after every step, so that a run that was interrupted goes on where it ended."""

import hashlib
import json
import subprocess
import time

from . import kinds, machine


class Results:

    def __init__(self, plan):
        self.file = machine.WORK / f"results-{plan.name}.json"
        self.build = self._build()
        self.steps = {}
        self.seconds = 0.0
        if self.file.exists():
            kept = json.loads(self.file.read_text())
            if kept["build"] == self.build and not kept["finished"]:
                self.steps, self.seconds = kept["steps"], kept["seconds"]
                machine.tell(f"Going on with a run that was interrupted after {len(self.steps)} steps.")

    @staticmethod
    def _build():
        digest = hashlib.sha256()
        for kind in kinds.ALL:
            if kind.is_there():
                for file in sorted(kind.artifact.parent.rglob("*.jar")) if kind.is_jvm else [kind.artifact]:
                    # Names and sizes and times: a hash of all bytes takes seconds and tells no more.
                    digest.update(f"{file}{file.stat().st_size}{file.stat().st_mtime_ns}".encode())
        return digest.hexdigest()

    def save(self, finished=False):
        self.file.write_text(json.dumps(
            {"build": self.build, "finished": finished, "seconds": self.seconds, "steps": self.steps}, indent=1))

    def step(self, name, measure):
        """Measures what hasn't been measured yet. One failure is told and tried once more; a second one is left out."""
        if name in self.steps:
            return
        for attempt in ("", " once more"):
            machine.tell(f"[{time.strftime('%H:%M:%S')}] {name}{attempt}")
            started = time.monotonic()
            try:
                measured = measure()
            except (RuntimeError, OSError, ValueError, subprocess.SubprocessError) as e:
                machine.tell(f"    failed: {e}")
                continue
            finally:
                self.seconds += time.monotonic() - started
            if measured is not None:
                self.steps[name] = measured
                self.save()
                return
