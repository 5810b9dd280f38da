"""The Docker engine: one run at a time on it, and what a run has made there ends with the run."""

import contextlib
import fcntl
import os
import sys
import tempfile
import uuid
from pathlib import Path

from container import docker
from world import run

PROJECTS = [f"com.docker.compose.project=khoros-zendesk-adapter-{tenant}" for tenant in ("sandbox", "production")]


def opened(path):
    """A file that is made where it is missing, and not opened to write where it is there: it may be another user's."""
    while True:
        with contextlib.suppress(FileNotFoundError):
            return os.open(path, os.O_RDONLY)
        with contextlib.suppress(FileExistsError):
            return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_EXCL, 0o644)


def is_at(path, file):
    """Whoever had the lock before has removed the file, and there may be a new one."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_ino == os.fstat(file).st_ino
    return False


@contextlib.contextmanager
def lock(path):
    file = opened(path)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another run uses this engine; this one waits until it has ended.", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        while not is_at(path, file):
            os.close(file)
            file = opened(path)
            fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            # Another user's can't be removed, and stays.
            with contextlib.suppress(PermissionError):
                path.unlink()
    finally:
        os.close(file)


class Engine:
    def __init__(self):
        # All containers of a run carry it; nobody else's do.
        self.label = f"khoros-zendesk-adapter.container-test={uuid.uuid4()}"

    @contextlib.contextmanager
    def alone(self):
        """Waits until no other run uses this engine, and refuses one that holds containers of the names the page gives."""
        name = docker("info -f '{{.ID}}'").replace(":", "") or "unnamed"
        with lock(Path(tempfile.gettempdir()) / f"khoros-zendesk-adapter-container-test-{name}.lock"):
            for filters in ["name=^/?adapter$", *(f"label={project}" for project in PROJECTS)]:
                if docker(f"ps -aq --filter '{filters}'"):
                    sys.exit(
                        "This engine has a container named adapter or of a Compose project khoros-zendesk-adapter-sandbox or"
                        " -production already. Please end it, because the documentation's commands make such containers."
                    )
            yield

    def tidy(self, images):
        """Removes the containers of this run, and the images that it has built."""
        run(f"docker ps -aq --filter label={self.label} | xargs -r docker rm -fv")
        for project in PROJECTS:
            run(f"docker network ls -q --filter label={project} | xargs -r docker network rm")
        for image in images:
            run(f"docker image ls -q {image} | sort -u | xargs -r docker rmi -f")
