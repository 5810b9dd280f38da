"""What an image is: its labels, its history, its files, and what is in its executable. Nothing of it is started."""

import json
import os
import re
import tarfile
from pathlib import Path

from container import docker
from world import run

LABEL = "org.opencontainers.image."
SHELLS = {"sh", "bash", "dash", "ash", "zsh", "ksh", "busybox"}
# What looks like a secret's value, and not like the name of a setting or of a file.
SECRET = re.compile(
    r"(?i)(password|passwd|secret|token|api_?key|credentials?)\w*['\"]?\s*[=:]\s*['\"]?[^\s'\"]+"
    r"|://[^/\s@]+:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_\w{20}|\bglpat-\w{16}|\bAKIA[A-Z0-9]{12}"
)
# Shorter values, such as "true" or "/root", are in every executable.
DISTINCTIVE = 12
# What make lets native-image see of its environment, and what therefore stays in the executable. None of it is a secret.
GIVEN = ("HOME", "PATH", "LANG", "TMPDIR", "JAVA_HOME", "GRAALVM_HOME", "DOCKER_HOST", "MAVEN_OPTS", "MAVEN_ARGS")


class Image:
    def __init__(self, name, directory, engine):
        self.name = name
        code, output = run(f"docker image inspect {name}")
        if code:
            raise RuntimeError(output)
        inspected = json.loads(output)[0]
        self.size, self.environment = inspected["Size"], inspected["Config"].get("Env") or []
        self.labels = inspected["Config"].get("Labels") or {}
        self.history = docker(f"history --no-trunc --format '{{{{.CreatedBy}}}}' {name}")
        archive = directory / "image.tar"
        container = docker(f"create --label {engine.label} {name}")
        try:
            code, output = run(f"docker export -o '{archive}' {container}")
            if code:
                raise RuntimeError(output)
        finally:
            run(f"docker rm {container}")
        with tarfile.open(archive) as files:
            self.modes = {f"/{file.name.rstrip('/')}": (file.isfile(), file.mode) for file in files}
            self.sbom = json.load(files.extractfile("work/sbom.json"))
            self.executable = files.extractfile("work/adapter").read()
        archive.unlink()


def of_the_pom(element):
    """The text of an element's first occurrence; the project's own come first."""
    return re.search(rf"<{re.escape(element)}>([^<]*)<", Path("pom.xml").read_text())[1]


def looks_right(image, check, is_built):
    version, labels = of_the_pom("version"), {name: image.labels.get(LABEL + name) for name in ("title", "version", "licenses")}
    check("labels name title, version and licence", labels,
          {"title": of_the_pom("artifactId"), "version": version, "licenses": "Apache-2.0"})  # fmt: skip
    revision = image.labels.get(LABEL + "revision", "")
    if is_built:
        check("its label names the commit", revision, run("git rev-parse HEAD")[1].strip())
    else:
        check("its label names a commit that is known here", run(f"git cat-file -e '{revision}^{{commit}}'")[0], 0)
    source = image.labels.get(LABEL + "source", "")
    check("its label names an address of its source, or none", re.fullmatch(r"(https?://[^@\s]+)?", source) and "an address", "an address")
    check("LANG is C.UTF-8", [value for value in image.environment if value.startswith("LANG=")], ["LANG=C.UTF-8"])
    told = [image.history, *image.environment, *(f"{name}={value}" for name, value in image.labels.items())]
    # A secret isn't shown again.
    check("neither its history, environment nor labels hold a secret", [SECRET.sub("...", text) for text in told if SECRET.search(text)], [])
    component = image.sbom["metadata"]["component"]
    check("its bill of materials is that of the project", (image.sbom["bomFormat"], component["name"], component["version"]),
          ("CycloneDX", of_the_pom("artifactId"), version))  # fmt: skip
    libraries = {f"{each.get('group')}:{each['name']}": each["version"] for each in image.sbom["components"]}
    quarkus, netty = of_the_pom("quarkus.platform.version"), of_the_pom("netty.version")
    check("which lists Quarkus and Netty in the versions of the POM, and Vert.x",
          (libraries.get("io.quarkus:quarkus-rest"), libraries.get("io.netty:netty-codec-http"), "io.vertx:vertx-core" in libraries),
          (quarkus, netty, True))  # fmt: skip


def holds_no_more_than_it_needs(image, check, has_no_shell):
    raised = [file for file, (is_file, mode) in image.modes.items() if is_file and mode & 0o6000]
    check("no file gives whoever starts it the rights of another (setuid, setgid)", raised, [])
    if has_no_shell:
        check("there is no shell", [file for file in image.modes if file.rsplit("/", 1)[1] in SHELLS], [])


def holds_nothing_of_its_builder(image, check):
    """The machine that tests is often the one that has built."""
    own = {value.split("=", 1)[1] for value in image.environment}
    own |= {os.environ[name] for name in GIVEN if name in os.environ}
    # native-image names the jar that it was given, and with it the directory of the build.
    own.add(os.getcwd())
    own |= {part for value in own for part in value.split(":")}
    # The application knows its own name, which names images and repositories, too.
    own.add(of_the_pom("artifactId"))
    found = set()
    for name, value in os.environ.items():
        for part in {value, *(value.split(":") if value.startswith("/") else [])}:
            # A path that the image has itself, or that is part of what was given, tells nothing more.
            is_known = part.rstrip("/") in image.modes or any(part in given for given in own)
            if len(part) >= DISTINCTIVE and not is_known and is_in(image.executable, part):
                found.add(name)
    # The values may be secrets; the names are enough.
    check("the executable holds no value of this environment; the variables", sorted(found), [])


def is_in(executable, value):
    """A path may be part of a longer one; another value counts as a whole string, as an image's heap holds it: after its length."""
    data = value.encode()
    return (data if value.startswith("/") else len(data).to_bytes(4, "little") + data) in executable
