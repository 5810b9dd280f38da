"""Stands between a process and the stub, and keeps every call: what a peer asks of Zendesk is to be what the adapter asks."""

import dataclasses
import http.client
import http.server
import threading

from . import stub


@dataclasses.dataclass(frozen=True)
class Call:
    """What Zendesk acts on; other headers differ between HTTP clients and ask for nothing else."""

    method: str
    target: str
    idempotency_key: str | None
    body: str


class Recorder:
    """A proxy on a port of its own."""

    def __init__(self):
        recorder = self
        self._calls = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def forward(self):
                body = self.body()
                if not self.path.startswith("/oauth/"):
                    recorder._calls.append(Call(self.command, self.path, self.headers["Idempotency-Key"], body.decode()))
                connection = http.client.HTTPConnection("127.0.0.1", stub.AT_ONCE, timeout=30)
                connection.request(self.command, self.path, body or None, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                content = answer.read()
                connection.close()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("connection", "date", "server", "transfer-encoding"):
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_PUT = forward

            def body(self):
                if self.headers.get("Transfer-Encoding") != "chunked":
                    return self.rfile.read(int(self.headers.get("Content-Length") or 0))
                chunks = []
                while size := int(self.rfile.readline(), 16):
                    chunks.append(self.rfile.read(size))
                    self.rfile.readline()
                self.rfile.readline()
                return b"".join(chunks)

            def log_message(self, *_):
                """Nothing: what came is kept, not printed."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", stub.RECORDED), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def taken(self):
        """The calls since this was asked last."""
        calls, self._calls[:] = list(self._calls), []
        return calls

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
