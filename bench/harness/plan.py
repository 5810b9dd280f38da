"""How long and how often is measured: the whole, a look at it, or the native executable alone."""

import dataclasses
import os


@dataclasses.dataclass(frozen=True)
class Plan:
    """Seconds, and numbers of rounds."""

    name: str = "full"
    jvm: bool = True
    """Whether anything but the executables is measured."""
    forks: int = 2
    """Of the adapter and the bare peer on the JVM."""
    framework_forks: int = 1
    native_forks: int = 3
    sample: int = 2
    stretch: int = 4
    brief: int = 2
    """A stretch after which nothing is asked but that it was run."""
    least_warm_up: int = 24
    most_warm_up: int = 40
    allocation: int = 2
    starts: int = 3
    settled_starts: int = 1
    """How many of the starts are waited for until the memory has settled."""
    requests_under_load: int = 10_000
    latency_rounds: int = 1
    native_latency_rounds: int = 1
    fixed_seconds: int = 6
    profile_seconds: int = 12

    def short(self):
        """For a process that is warm already, but not for this operation."""
        return dataclasses.replace(self, stretch=self.brief, least_warm_up=min(self.least_warm_up, 10),
                                   most_warm_up=min(self.most_warm_up, 20))


FULL = Plan()
QUICK = Plan("quick", forks=1, framework_forks=1, native_forks=1, sample=2, stretch=3, least_warm_up=20, most_warm_up=30, starts=2,
             settled_starts=1, latency_rounds=1, native_latency_rounds=1, fixed_seconds=2, profile_seconds=5)
# No longer than twelve minutes; what depends on the JVM is left out.
NATIVE = Plan("native", jvm=False, forks=0, framework_forks=0, latency_rounds=0, native_latency_rounds=1, fixed_seconds=6)
PLANS = {plan.name: plan for plan in (FULL, QUICK, NATIVE)}


def chosen(arguments):
    """The plan that was asked for. With BENCH_SECONDS a trial of it, in which every stretch takes as long as that."""
    name = arguments[0] if arguments else "full"
    if name not in PLANS:
        raise SystemExit(f"BENCH={name} is none of {', '.join(PLANS)}.")
    plan = PLANS[name]
    if "BENCH_SECONDS" not in os.environ:
        return plan
    seconds = int(os.environ["BENCH_SECONDS"])
    once = {field: min(1, getattr(plan, field)) for field in
            ("forks", "framework_forks", "native_forks", "starts", "settled_starts", "latency_rounds", "native_latency_rounds")}
    return dataclasses.replace(
        plan, name=f"{name}-trial", sample=seconds, stretch=seconds, brief=seconds, least_warm_up=seconds,
        most_warm_up=seconds, allocation=seconds, requests_under_load=1, fixed_seconds=seconds, profile_seconds=seconds, **once)
