"""The results as a page: the targets, a table for each thing that was measured, and how it was."""

import datetime
import subprocess

from . import calls, kinds, load, machine, series, starting, tables


def _version(*command):
    run = subprocess.run(command, capture_output=True, text=True)
    return (run.stdout + run.stderr).strip().splitlines()[0]


def _name(plan):
    return {"full": "", "native": " of the native executable alone"}.get(plan.name, f" (`{plan.name}`: read it for its form)")


def _forks(plan):
    executables = f"{plan.native_forks} of the executables"
    return f"{plan.forks} of adapter and bare peer on the JVM (`{' '.join(kinds.JVM)}`), {plan.framework_forks} of the other " \
        f"peers, {executables}" if plan.jvm else executables


def _sections(steps, plan):
    """Titles and texts; the last value tells whether it concerns the native executable as well."""
    yield "Targets", tables.aims(steps, plan), True
    yield "The same work", f"""{tables.compared(steps)}

Answers are compared to the byte, calls with their paths, parameters, idempotency keys and bodies, before anything is measured. The
**bare peer** (`bench/peer`) is the least that Quarkus needs on virtual threads: no deadline, no repeats, no breaker, no metrics, no
log. The peers on Spring Boot (`bench/peer-spring`) and Camel (`bench/peer-camel`) are the same with these frameworks, as they come;
all use one translation (`bench/translation`). The adapter has everything on, as in production. camel-zendesk can't create the case: it
sends no idempotency key and no metadata with a ticket. Its search is the look-up by e-mail, which sends any query.""", True
    yield "CPU of a request", f"""{tables.cpu(steps)}

{tables.microseconds(steps)}

CPU time of the process with all of its threads (`/proc/PID/stat`), {load.CONNECTIONS} connections, what is measured on one core, stub and load on
the other, no TLS. Processes are started anew for each fork: {_forks(plan)}. Those on the JVM are warmed up
on both cores until they get no faster. Then they are taken in turns (hop, peer, adapter, adapter, peer, hop) for {plan.sample} s each;
stretches of which the hypervisor took more than {machine.MOST_STEAL:.0%} are dropped.""", True
    yield "Allocation of a request", f"""{tables.allocation(steps)}

What all threads of the warm JVM have allocated (`TotalThreadAllocatedBytes`) during {plan.allocation} s of load, for each request.""", False
    yield "Where the time goes", f"""{tables.shares(steps)}

Samples of CPU time (JFR) during the best match on the JVM. The innermost frame that belongs to somebody counts, so the JDK's and the
kernel's work counts for whoever asked for it. The recording itself costs a little.""", False
    yield "Latency that is added", f"""{tables.latencies(steps)}

Best matches at a fixed rate, each counted from the moment at which it was due, whether or not it could be sent then; less the
latency of the stub itself, asked in the same way. Not at saturation, where a p99 says nothing. The adapter may make 300 calls at
once here; by default it is 50, which is enough for any Zendesk account.""", True
    yield "Start and memory", f"""{tables.starts(steps, plan)}

Start on two cores, memory is VmRSS, anonymous what no file backs (RssAnon); settled is {starting.SETTLED_SECONDS} s later, under load after at least
{plan.requests_under_load:,} best matches on one core. What stands without AOT and native runs with `{' '.join(kinds.JVM)}`, the adapter's
AOT and native forms as README and images start them.""", True
    yield "Five hundred requests while Zendesk hangs", f"""{tables.hung(steps)}

Zendesk takes the calls and never answers. Requests end within the deadline of 7.5 s: with `CRM_TIMEOUT`, with `CRM_UNAVAILABLE` when
the first attempts, of 3 s, have opened the breaker, or with `CRM_BUSY` at once where all places are taken. Threads before and
meanwhile, memory before, meanwhile and after.""", True
    yield "Calls to Zendesk", f"""{tables.calls(steps)}

Counted at the stub, {calls.REPEATS} runs of each; another number fails `make bench`.""", True


def text(steps, plan, seconds):
    loads = [fork["load"] for fork in series.of(steps, "CPU,")]
    head = f"""# What it costs

Printed by `make bench` on {datetime.date.today():%d %B %Y}, in {seconds / 60:.0f} minutes{_name(plan)}. Medians, with the least and the greatest in brackets.

The machine: {machine.description()}; {_version('nginx', '-v')}; {_version(machine.java('java'), '-version')}. The load average was {machine.spread(loads, 1)}.

Ratios tell more than absolute figures: a **hop** is the CPU time of nginx passing one request with a 3 kB answer on, measured in
the same minute on the same core.
"""
    parts = [f"## {title}\n\n{body}\n" for title, body, is_of_native in _sections(steps, plan) if plan.jvm or is_of_native]
    return "\n".join([head, *parts])
