"""Measure commands as whole processes: CPU time of interleaved runs, and peak memory.

Times are user and system time as the kernel accounts them to each finished child (`os.wait4`), with
all the processes that it waited for. Commands take turns, so that a change in the machine's speed
falls on all of them; a ratio is of medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
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


def run_once(command: list[str], environ: dict[str, str]) -> Sample:
    """Run `command` to its end, its output thrown away; an error of it is an error here."""
    child = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command} ended with {child.returncode}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Sample(usage.ru_utime + usage.ru_stime, peak)


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, Figures]:
    """Run each of `commands` `runs` times, in turn, after one run that does not count."""
    drop = ("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "TALKS_DATA")
    environ = {key: value for key, value in os.environ.items() if key not in drop}
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        environ["HOME"] = home
        for turn in range(runs + 1):
            for name, command in commands.items():
                sample = run_once(command, environ)
                if turn:
                    samples[name].append(sample)
    return {name: _figures(found) for name, found in samples.items()}


def _figures(samples: list[Sample]) -> Figures:
    times = sorted(sample.cpu for sample in samples)
    low, median, high = statistics.quantiles(times, n=4) if len(times) > 1 else times * 3
    return Figures(median, low, high, statistics.median(sample.peak for sample in samples))
