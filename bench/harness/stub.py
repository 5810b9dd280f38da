"""nginx, twice: as a Zendesk that answers at once, late or not at all, and as the reverse proxy that is the unit of cost."""

import os
import shutil
import subprocess
import time
import urllib.request

from . import machine, tenant

AT_ONCE = 18700
SWITCHED = 18701
COUNTED = 18702
HANGING = 18703
RECORDED = 18704
HOP = 18710
DELAY_MS = 150
ECHO_MODULE = "/usr/lib/nginx/modules/ngx_http_echo_module.so"

_COMMON = """
daemon off;
pid {pid};
error_log {errors};
worker_processes 1;
{modules}
events {{ worker_connections 4096; }}
http {{
  access_log off;
  keepalive_timeout 600s;
  keepalive_requests 100000000;
  sendfile on;
  tcp_nodelay on;
  client_body_buffer_size 64k;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  default_type application/json;
{http}
}}
"""

_STUB = """
  open_file_cache max=500 inactive=1h;
  open_file_cache_valid 1h;
  # As it was asked: by the time of the log it has become the file that answered.
  map $request $asked {{ "~^(?<line>[^ ]+ [^ ?]+)" $line; }}
  log_format counted $asked;
  {headers}
  # Profiles end with two digits, and so do ids; they choose the answer.
  map $arg_query $profile {{ default none; "~jane\\.q(?<found>[0-9][0-9])(%|\\+|$)" $found; "~jane" 00; }}
  # Some clients ask for users/1.json, as Zendesk allows.
  map $uri $person {{ default 00; "~[0-9]{{12}}(?<id>[0-5][0-9]|6[0-3])(\\.json|/|$)" $id; }}
  map "$request_method $uri" $answer {{
    "~^POST /oauth/tokens$" token;
    "~^GET /api/v2/users/search" users-$profile;
    "~^GET /api/v2/users/[0-9]+/tickets/requested" tickets;
    "~^GET /api/v2/users/[0-9]+/identities" identities;
    "~^POST /api/v2/users/[0-9]+/identities" identity;
    "~^PUT /api/v2/users/[0-9]+/identities" identities;
    "~^(GET|PUT) /api/v2/users/[0-9]+(\\.json)?$" user-$person;
    "~^POST /api/v2/users$" user-00;
    "~^GET /api/v2/tickets/[0-9]+/comments" comments;
    "~^GET /api/v2/tickets$" no_tickets;
    "~^(GET|PUT|POST) /api/v2/tickets(/[0-9]+)?$" ticket;
    "~^GET /api/v2/user_fields" user_fields;
    "~^GET /api/v2/ticket_fields" ticket_fields;
    "~^GET /api/v2/custom_statuses" custom_statuses;
    "~^GET /api/v2/groups" groups;
    default nothing;
  }}
  server {{
    listen 127.0.0.1:{at_once} backlog=4096;
    location = /requests {{ stub_status; }}
    location / {{ rewrite ^ /answers/$answer.json last; }}
    {answers}
  }}
  server {{
    listen 127.0.0.1:{counted} backlog=4096;
    access_log {log} counted;
    location = /mark {{ return 204; }}
    location / {{ rewrite ^ /answers/$answer.json last; }}
    {answers}
  }}
  server {{
    listen 127.0.0.1:{switched} backlog=4096;
    location / {{
      open_file_cache off;
      if (!-f {late}) {{ rewrite ^ /answers/$answer.json last; }}
      set $file $answer; echo_sleep {delay}; echo_exec /answers/$file.json;
    }}
    {answers}
  }}
  server {{
    listen 127.0.0.1:{hanging} backlog=4096;
    location / {{ rewrite ^ /answers/$answer.json last; }}
    location ~ ^/api/v2/users/[0-9]+$ {{ set $file $answer; echo_sleep 60; echo_exec /answers/$file.json; }}
    {answers}
  }}
"""

# Files are served to GET alone; for whatever else is sent, the refusal is the file.
_ANSWERS = "location /answers/ { internal; root %s; error_page 405 =200 $uri; }"

_HOP = """
  upstream stub {{ server 127.0.0.1:{at_once}; keepalive 64; }}
  server {{
    listen 127.0.0.1:{hop};
    location / {{ proxy_http_version 1.1; proxy_set_header Connection ""; proxy_pass http://stub; }}
  }}
"""


class Nginx:
    """One nginx with one worker on one core."""

    def __init__(self, name, core, http, modules=""):
        work = machine.WORK / name
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        config = work / "nginx.conf"
        config.write_text(_COMMON.format(
            pid=work / "pid", errors=work / "errors.log", work=work, http=http, modules=modules))
        self.process = subprocess.Popen(
            machine.pinned(core, "nginx", "-p", work, "-c", config, "-e", work / "errors.log"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        if self.process.poll() is not None:
            raise RuntimeError(f"nginx did not start; see {work}/errors.log")
        self.pid = machine.only_child(self.process.pid)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Stub(Nginx):
    """Zendesk's answers on four ports."""

    def __init__(self):
        folder = machine.WORK / "stub-root"
        tenant.write(folder / "answers")
        self.switch = machine.WORK / "stub-is-late"
        self.answers_after(0)
        self.log = machine.WORK / "stub-requests.log"
        self.log.unlink(missing_ok=True)
        headers = "\n  ".join(f'add_header {name} "{value}";' for name, value in tenant.HEADERS.items())
        super().__init__("stub", machine.LOAD_CORE, _STUB.format(
            headers=headers, answers=_ANSWERS % folder, log=self.log, delay=DELAY_MS / 1000,
            late=self.switch, at_once=AT_ONCE, counted=COUNTED, switched=SWITCHED, hanging=HANGING), f"load_module {ECHO_MODULE};")

    def answers_after(self, delay):
        """Switches one port between answering at once, for 0, and after the delay."""
        if delay:
            self.switch.touch()
        else:
            self.switch.unlink(missing_ok=True)

    @staticmethod
    def requests():
        """How many requests came to any port so far, this one included."""
        with urllib.request.urlopen(f"http://127.0.0.1:{AT_ONCE}/requests") as answer:
            return int(answer.read().split()[9])

    def counted(self):
        """What came to the counted port since it was asked last: methods and paths."""
        # What came before this mark stands before it in the log, for one worker does one thing after the other.
        urllib.request.urlopen(f"http://127.0.0.1:{COUNTED}/mark").close()
        while not (lines := self.log.read_text().splitlines()) or lines[-1] != "GET /mark":
            time.sleep(0.01)
        os.truncate(self.log, 0)
        return lines[:-1]


def hop():
    return Nginx("hop", machine.MEASURED_CORE, _HOP.format(at_once=AT_ONCE, hop=HOP))
