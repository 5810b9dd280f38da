"""What the container meets in the test: a stand-in for Zendesk behind TLS, and the docker of the documentation's commands."""

import contextlib
import json
import os
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path("src/test/docker").resolve()
PASSWORD = "changeit"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


# The commands that run now; each leads a group of processes of its own, so that what it has started ends with it.
under_way = set()


def end(process, number=signal.SIGTERM):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def end_all(number, _frame):
    """Upon a signal: ends the commands that run, and this program by its usual way, on which it tidies up."""
    for process in list(under_way):
        end(process)
    raise SystemExit(128 + number)


def run(command, cwd=None, stdin=None, env=None):
    """Runs a command line as a shell does, and returns its exit code and all that it has printed."""
    process = subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", command], cwd=cwd, env=env, text=True, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    under_way.add(process)
    try:
        output, _ = process.communicate(stdin, timeout=900)
    finally:
        under_way.discard(process)
        if process.poll() is None:
            end(process)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                end(process, signal.SIGKILL)
                process.wait()
    return process.returncode, output


def answer(method, address, body=None, headers=None, context=None):
    """The status and the text that an address answers with; the status 0 where nothing answers."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30, context=context) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def until(condition, seconds):
    """Waits until a condition holds, and returns whether it does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


class Zendesk:
    """The made-up account of wiremock/, behind a certificate that a private CA has signed for localhost."""

    def __init__(self, directory):
        self.ca = directory / "ca.pem"
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        code, output = run(
            f"openssl req -x509 {key} -days 2 -keyout ca.key -out ca.pem -subj '/CN=Private CA' &&"
            f" openssl req {key} -keyout server.key -out server.csr -subj /CN=localhost &&"
            " echo subjectAltName=DNS:localhost,IP:127.0.0.1 > names &&"
            " openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out server.pem -extfile names &&"
            f" openssl pkcs12 -export -in server.pem -inkey server.key -out server.p12 -passout pass:{PASSWORD}",
            cwd=directory,
        )
        if code:
            raise RuntimeError(output)
        self.context = ssl.create_default_context(cafile=self.ca)
        self.process = subprocess.Popen(
            [os.environ["JAVA"], "-Xmx128m", "-XX:TieredStopAtLevel=1", "-jar", os.environ["WIREMOCK_JAR"],
             "--disable-http", "--https-port", str(self.port), "--https-keystore", directory / "server.p12",
             "--keystore-type", "PKCS12", "--keystore-password", PASSWORD, "--key-manager-password", PASSWORD,
             "--root-dir", "wiremock", "--global-response-templating", "--disable-banner"],
            stdout=(directory / "zendesk.log").open("w"), stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            if not until(lambda: self.admin("GET", "mappings?limit=1")[0] == 200, 180):
                raise RuntimeError((directory / "zendesk.log").read_text())
        except BaseException:
            self.stop()
            raise

    def admin(self, method, path, body=None):
        return answer(method, f"{self.url}/__admin/{path}", body, context=self.context)

    def requests(self):
        """All that it was asked, as one text."""
        return self.admin("GET", "requests")[1]

    def answers_after(self, milliseconds):
        self.admin("POST", "settings", {"fixedDelay": milliseconds})

    def stop(self):
        self.process.kill()
        self.process.wait()
