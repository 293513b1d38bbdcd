"""Measure commands as whole processes: CPU time of interleaved runs, and peak memory.

Times are user and system time as the kernel accounts them to each finished child (`os.wait4`), with
all the processes that it waited for. Commands take turns, so that a change in the machine's speed
falls on all of them; a ratio is of medians.

A child's peak memory is at least what its parent had when it started it, so the runs are started
by a small Python of its own (this file as a program): less than its floor is not seen.
"""

from __future__ import annotations

import os
import sys

if __name__ != "__main__":
    import statistics
    import subprocess
    import tempfile
    from typing import NamedTuple

    class Sample(NamedTuple):
        """One run: CPU seconds, peak resident memory in MiB."""

        cpu: float
        peak: float

    class Figures(NamedTuple):
        """Of many runs: the median, the quartiles, and the median peak memory."""

        median: float
        low: float
        high: float
        peak: float


class Starter:
    """A small process that runs commands one after the other and tells what each took."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environ,
            text=True,
        )

    def run(self, command: list[str]) -> Sample:
        """Run `command` to its end, its output thrown away; an error of it is an error here."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\0".join(command) + "\n")
        self._process.stdin.flush()
        code, cpu, peak = self._process.stdout.readline().split()
        if code != "0":
            raise RuntimeError(f"{command} ended with {code}")
        return Sample(float(cpu), float(peak) / (1024 if sys.platform != "darwin" else 1024**2))

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def start() -> None:
    """Run each command of standard input; nothing is imported here that need not be."""
    null = os.open(os.devnull, os.O_RDWR)
    quiet = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)]
    for line in sys.stdin:
        command = line.rstrip("\n").split("\0")
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(child, 0)
        cpu = usage.ru_utime + usage.ru_stime
        print(os.waitstatus_to_exitcode(status), cpu, usage.ru_maxrss, flush=True)


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, Figures]:
    """Run each of `commands` `runs` times, in turn, after one run that does not count."""
    drop = ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "TALKS_DATA")
    environ = {key: value for key, value in os.environ.items() if key not in drop}
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        environ["HOME"] = home
        starter = Starter(environ)
        for turn in range(runs + 1):
            for name, command in commands.items():
                sample = starter.run(command)
                if turn:
                    samples[name].append(sample)
        starter.close()
    return {name: _figures(found) for name, found in samples.items()}


def _figures(samples: list[Sample]) -> Figures:
    times = sorted(sample.cpu for sample in samples)
    low, median, high = statistics.quantiles(times, n=4) if len(times) > 1 else times * 3
    return Figures(median, low, high, statistics.median(sample.peak for sample in samples))


if __name__ == "__main__":
    start()
