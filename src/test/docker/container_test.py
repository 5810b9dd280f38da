"""Runs an image as docs/deployment.md says, with the commands of that page as they stand, and asks it what Khoros asks.

    container_test.py [IMAGE]

Without an image, one is made of the executable below target/, on the image that the variable BASE names or else on Debian's
packages. Prints a line for every check, and figures at the end, or what the containers have said for which a check has failed.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import image_test
import page
from checks import Checks
from container import Container, docker
from engine import Engine
from khoros import OPERATIONS, TAG, Khoros
from world import HERE, Zendesk, end_all, free_port, run, until

TRIED = "khoros-zendesk-adapter-tried"
BASE = "khoros-zendesk-adapter-base"
TENANT = "deploy/tenants/{}"
WELL = "All is well."
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


# How docker itself ends where a container can't be made or its command can't be started; then nothing will ever answer.
REFUSED = (125, 126, 127)


class Test(Checks):
    def __init__(self, directory, image, engine):
        super().__init__(Container(directory))
        self.directory, self.image, self.engine = directory, image or TRIED, engine
        self.is_jvm = self.image.endswith("jvm")
        self.least = "256m" if self.is_jvm else "128m"
        self.clone = directory / "clone"
        self.done = set()
        self.khoros = Khoros(free_port(), free_port())
        # Where "docker" of the page's commands leads; see bin/docker.
        self.environment = {
            **os.environ,
            "DOCKER": shutil.which("docker"), "IMAGE": self.image, "ADAPTER_IMAGE": self.image,
            "TRIED": str(HERE / "host-network"), "RUN_LABEL": engine.label,
            "PATH": ":".join([str(HERE / "bin")] + [str(HERE / "root")] * (os.geteuid() == 0) + [os.environ["PATH"]]),
        }  # fmt: skip

    def block(self, section, number=1, tenant="sandbox", stdin=None, **environment):
        """Runs a block of the page in the clone, for this tenant in place of the page's; returns what it has printed."""
        commands = page.blocks()[section, number].replace("sandbox", tenant)
        self.done.add((section, number))
        code, output = run(commands, self.clone, stdin, {**self.environment, **environment})
        if code:
            print(f"  {section} {number} ended with {code}:\n{output}", flush=True)
        if code in REFUSED:
            raise RuntimeError("The engine has refused a command of the page; see above.")
        return output.strip()

    def clean_clone(self):
        """What somebody has who has cloned the repository: of the files here, those that Git knows or would add."""
        self.clone.mkdir()
        run(f"git ls-files -z -co --exclude-standard | tar --null --ignore-failed-read -cT - 2>/dev/null | tar -x -C {self.clone}")

    def prepare(self, zendesk, tenant):
        section, secrets = "The tenant's directory", self.clone / TENANT.format(tenant) / "secrets"
        self.block(section, 1, tenant)
        self.block(section, 2, tenant, stdin="the secret of the client\n")
        shutil.copy(zendesk.ca, secrets)
        self.block(section, 3, tenant)
        self.khoros.key = (secrets / "khoros-keys").read_text().strip()
        self.check(f"{tenant}: the key is strong and the secrets are for the group alone",
                   [len(self.khoros.key) >= 20] + sorted({oct(file.stat().st_mode & 0o777) for file in secrets.iterdir()}),
                   [True, "0o640"])  # fmt: skip
        settings = secrets.parent / "tenant.env"
        # The made-up account is "acme" whatever the tenant, and knows none of the groups and fields of the example.
        settings.write_text(
            "ZENDESK_SUBDOMAIN=acme\nZENDESK_OAUTH_CLIENT_ID=khoros-adapter\n"
            f"ADAPTER_CASES_TAGS={TAG}\nZENDESK_URL={zendesk.url}\n"
            "QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS=/run/secrets/ca.pem\n"
            f"QUARKUS_HTTP_PORT={self.khoros.port}\nQUARKUS_MANAGEMENT_PORT={self.khoros.management}\n"
        )

    def build(self):
        (self.clone / "target").mkdir()
        for file in [*Path("target").glob("*-runner"), Path("target/sbom.json")]:
            shutil.copy(file, self.clone / "target")
        base = os.environ.get("BASE")
        if not base:
            base = BASE
            self.check("the base is made of Debian's packages", run(f"{HERE}/micro-base {base}"), (0, ""))
        self.block("Build the image", EXECUTABLE="prebuilt", BASE=base)
        pom = (self.clone / "pom.xml").read_text().split("<version>")[1].split("<")[0]
        self.check("it is tagged with the version of the POM", docker(f"image inspect -f ok {TRIED}:{pom}"), "ok")

    def look(self, is_built):
        """Looks at the image as it lies there."""
        image = image_test.Image(self.image, self.directory, self.engine)
        self.figures["image"] = f"{image.size / 1e6:.0f} MB"
        image_test.looks_right(image, self.check, is_built)
        if not self.is_jvm:
            image_test.holds_no_more_than_it_needs(image, self.check, is_built and "BASE" not in os.environ)
        image_test.holds_nothing_of_its_builder(image, self.check)

    def start(self, tenant="sandbox", **environment):
        """Runs the page's own line, and returns its output and the seconds until the first right answer."""
        began, answered = time.monotonic(), []

        def first():
            if until(lambda: self.khoros.customer()[0] == 200, 180):
                answered.append(time.monotonic() - began)

        waiting = threading.Thread(target=first, daemon=True)
        waiting.start()
        output = self.block("Docker", 1, tenant, **environment)
        self.container.follow()
        waiting.join()
        return output, answered[0] if answered else None

    def serves(self, zendesk):
        output, seconds = self.start()
        self.figures["start to the first right answer"] = f"{seconds:.2f} s" if seconds else "never"
        self.check("docker run, as written: it answers, and check is green", (seconds is not None, output.splitlines()[-1:]), (True, [WELL]))
        status = self.container.status()
        self.check("it is the user 1001 in the group 0", (status["Uid"][0], status["Gid"][0]), ("1001", "0"))
        self.check("it has no capabilities and gains none", (int(status["CapEff"][0], 16), status["NoNewPrivs"]), (0, ["1"]))
        self.check("its root is read-only, and nothing is mounted to write to",
                   (self.container.inspect(".HostConfig.ReadonlyRootfs"), self.container.inspect(".HostConfig.Tmpfs")), ("true", "map[]"))  # fmt: skip
        self.check("health, asked inside", run("docker exec adapter /work/adapter health")[0], 0)
        self.check("--version, asked inside", "khoros-zendesk-adapter" in docker("exec adapter /work/adapter --version"))
        for name, ask in OPERATIONS.items():
            self.check(f"over TLS with a private CA: {name}", ask(self.khoros))
        self.check("a setting outside of ASCII arrives in Zendesk", TAG in zendesk.requests())
        self.check("HEALTHCHECK turns healthy", until(lambda: self.container.inspect(".State.Health.Status") == "healthy", 120))

    def refuses_what_it_may_not_read(self):
        key = self.clone / TENANT.format("sandbox") / "secrets/khoros-keys"
        key.chmod(0o600)
        code, output = run("docker exec adapter /work/adapter check")
        key.chmod(0o640)
        # Whoever owns the clone may be 1001, who then may read it.
        expected = (0, True) if key.stat().st_uid == 1001 else (1, "/run/secrets/khoros-keys, which can't be read by the user 1001" in output)
        self.check("check names a secret that the user 1001 may not read", (code, expected[1]), (expected[0], True))

    def ends_with_what_is_under_way(self, zendesk):
        zendesk.answers_after(1500)
        with ThreadPoolExecutor() as pool:
            exit_code = pool.submit(docker, "wait adapter")
            # A customer who is not remembered from before.
            open_request = pool.submit(self.khoros.cases)
            time.sleep(0.7)
            began = time.monotonic()
            self.block("Docker", 2)
            seconds = time.monotonic() - began
            self.check("SIGTERM in the middle of a request: it is answered with 200", open_request.result()[0], 200)
            self.check("and the container ends by itself", (exit_code.result() in ("0", "143"), seconds < 24), (True, True))
        zendesk.answers_after(0)
        self.check("the log is lines of JSON alone", self.container.other_lines(), [])

    def lives_within_limits(self, arguments=""):
        limits = f"-m {self.least} --memory-swap {self.least} --cpus 0.5"
        named = f"{limits} {arguments}".strip()
        output, seconds = self.start(ADDED=f"{limits} -e TZ=Asia/Kolkata", ARGUMENTS=arguments)
        self.check(f"{named}: it answers, and check is green", (seconds is not None, output.splitlines()[-1:]), (True, [WELL]))
        with ThreadPoolExecutor(4) as pool:
            codes = {code for code, _ in pool.map(lambda _: self.khoros.cases(), range(300))}
        self.check(f"{named}: 300 requests, four at a time", codes, {200})
        self.check(f"{named}: it isn't killed", (self.container.inspect(".State.OOMKilled"), self.container.inspect(".State.Running")), ("false", "true"))
        memory = self.container.memory()
        self.figures[f"within {named}"] = f"start {seconds or 0:.2f} s, memory charged at most {f'{memory:.0f} MB' if memory else 'not known'}"
        stamps = [json.loads(line)["timestamp"] for line in docker("logs adapter").splitlines() if line.startswith("{")]
        self.check(f"{named}: its time is that of TZ", {stamp[-6:] for stamp in stamps}, {"+05:30"})
        self.block("Docker", 2)

    def compose(self, zendesk):
        self.check("docker compose, as written: check is green", self.block("Compose").splitlines()[-1:], [WELL])
        self.check("and it answers", until(lambda: self.khoros.customer()[0] == 200, 60))
        self.prepare(zendesk, "production")
        # The page's own words for it name both tenants.
        output = self.block("Change the tenant")
        self.check("the tenant is changed, as written: check is green", output.splitlines()[-1:], [WELL])
        self.check("it answers with the other tenant's key", until(lambda: self.khoros.customer()[0] == 200, 60))
        names = docker("ps -a --format '{{.Names}}'").split()
        self.check("and the first tenant's container is gone", [name for name in names if "sandbox" in name], [])

    def shared_memory(self):
        self.block("A shared memory")
        secrets = self.clone / TENANT.format("sandbox") / "secrets"
        password = (secrets / "shared-memory.conf").read_text().split()[-1]
        self.check("the memory's password is in both files", (len(password), password in (secrets / "shared-memory-url").read_text()), (48, True))


def follow_the_page(test, zendesk, image):
    test.clean_clone()
    test.prepare(zendesk, "sandbox")
    if image is None:
        test.build()
    test.look(image is None)
    test.serves(zendesk)
    test.refuses_what_it_may_not_read()
    test.ends_with_what_is_under_way(zendesk)
    test.lives_within_limits()
    if not test.is_jvm:
        test.lives_within_limits("-Xmx96m")
    test.compose(zendesk)
    test.shared_memory()
    missing = page.wanted() - test.done - ({("Build the image", 1)} if image else set())
    test.check("every block of the page was run that the list names", missing, set())


def main(image=None):
    with ExitStack() as stack:
        engine = Engine()
        stack.enter_context(engine.alone())
        directory = Path(stack.enter_context(
            tempfile.TemporaryDirectory(prefix="container-test-", dir=Path("target").resolve(), ignore_cleanup_errors=True)))  # fmt: skip
        stack.callback(engine.tidy, [] if image else [TRIED, BASE])
        zendesk = Zendesk(directory)
        stack.callback(zendesk.stop)
        # Before all else that is called at the end: half tidied is worse than late.
        stack.callback(lambda: [signal.signal(number, signal.SIG_IGN) for number in SIGNALS])
        test = Test(directory, image, engine)
        try:
            follow_the_page(test, zendesk, image)
        except Exception as error:
            traceback.print_exc(file=sys.stdout)
            test.check("the test comes to its end", str(error), "")
        test.report()
    sys.exit(1 if test.failed else 0)


if __name__ == "__main__":
    for signal_number in SIGNALS:
        signal.signal(signal_number, end_all)
    main(*sys.argv[1:])
