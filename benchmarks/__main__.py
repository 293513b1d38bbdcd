"""Print the README's figures: `python -m benchmarks [--runs N] [--quick] [--only PART]`.

Builds the wheel, installs it with what it is compared with into a new environment, generates packs
of 100 to 100,000 records, and measures whole processes (see `measure`). `--quick` leaves out the
largest pack. Needs a network or a package cache for the installation.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from benchmarks.bench import HERE, ROOT, Bench, output
from benchmarks.measure import Figures, measure
from benchmarks.packs import PER_ROUND
from benchmarks.tabs import START, Case, cost

SIZES = (100, 1_000, 10_000, 100_000)


def _table(title: str, base: str, figures: dict[str, Figures]) -> None:
    """One row a command: CPU as a ratio of the base's median, quartiles, and peak memory."""
    print(f"\n{title}\n")
    print(f"| {'what':<58} | CPU ratio | quartiles     | peak MiB |")
    print(f"|{'-' * 60}|----------:|---------------|---------:|")
    unit = figures[base].median
    for name, found in figures.items():
        spread = f"{found.low / unit:.2f} – {found.high / unit:.2f}"
        print(f"| {name:<58} | {found.median / unit:9.2f} | {spread:<13} | {found.peak:8.1f} |")


def lookups(bench: Bench, runs: int) -> None:
    """Against nothing, an empty Typer app, and what a user would reach for instead."""
    query = (
        "SELECT json FROM record WHERE kind = 'delegate' AND side = 'russia' AND round = 2 "
        "ORDER BY n"
    )
    chosen = '.items[] | select(.side == "russia" and .round == 2)'
    side = ["delegation", "--side", "russia"]
    naive = [bench.python, str(HERE / "naive.py"), "delegation", str(ROOT / "data"), *side[1:]]
    commands = {
        "python -c pass": [bench.python, "-c", "pass"],
        "an empty Typer app": [bench.python, str(HERE / "empty.py"), "nothing"],
        "its plain --help": [bench.python, str(HERE / "empty.py"), "--help"],
        "talks delegation --side russia --json": [bench.talks, *side, "--json"],
        "talks delegation --side russia": [bench.talks, *side],
        "talks --help": [bench.talks, "--help"],
        "talks rounds": [bench.talks, "rounds"],
        "talks search prisoners --json": [bench.talks, "search", "prisoners", "--json"],
        "talks venue --sid (a usage error)": ["sh", "-c", f"{bench.talks} venue --sid; :"],
        "naive Typer + Rich + yaml.safe_load, --json": [*naive, "--json"],
        "naive Typer + Rich + yaml.safe_load, table": naive,
        "sqlite-utils query over the file": [bench.sqlite_utils, "query", bench.dataset, query],
    }  # fmt: skip
    if shutil.which("jq"):
        commands["jq over the JSON"] = ["jq", "-c", chosen, bench.json]
    if shutil.which("sqlite3"):
        commands["sqlite3 over the file"] = ["sqlite3", bench.dataset, query]
    figures = measure(commands, runs)
    _table("Lookups in the shipped dataset", "an empty Typer app", figures)
    _table("The same, against `python -c pass`", "python -c pass", figures)


def growth(bench: Bench, runs: int) -> None:
    """Lookups in packs of growing size, against the same in the shipped dataset."""
    cases = {
        "delegation --side S": ("delegation --side russia", "delegation --side northern"),
        "person NAME": ("person medinsky", "person person-8"),
        "search WORD WORD": ("search prisoners exchange", "search item 8"),
        "show ID": ("show venue-2", "show exchange-1"),
        "statements --by NAME": ("statements --by medinsky", "statements --by person-8"),
        "timeline --round R": ("timeline --round 2", "timeline --round 1"),
        "venue --round R": ("venue --round 2", "venue --round 1"),
        "prisoners --round R": ("prisoners --round 1", "prisoners --round 1"),
    }
    for name, (shipped, generated) in cases.items():
        commands = {"the shipped dataset": [bench.talks, *shipped.split(), "--json"]} | {
            f"{size:,} records": [bench.talks, *generated.split(), "--json", "--data", compiled]
            for size, (_, compiled) in bench.packs.items()
        }
        _table(f"talks {name}", "the shipped dataset", measure(commands, runs))
    for command in ("rounds", "timeline"):
        commands = {
            f"{size:,} records": [bench.talks, command, "-f", "jsonl", "--data", compiled]
            for size, (_, compiled) in bench.packs.items()
        }
        few = measure(commands, max(3, runs // 5))
        _table(f"talks {command} -f jsonl, all of it", f"{min(bench.packs):,} records", few)


def completion(bench: Bench, repeats: int) -> None:
    """One TAB in each shell, all its processes counted, beside Typer's own completion."""
    largest = max(bench.packs)
    own = bench.folder / "venv" / "bin" / "own"
    program = (HERE / "own_completion.py").read_text(encoding="utf-8")
    own.write_text(f"#!{bench.python}\n{program}", encoding="utf-8")
    own.chmod(0o755)
    talks = Path(bench.talks)
    print("\nOne TAB, against `python -c pass`: CPU of the shell and of all that it starts\n")
    print(f"| {'what':<58} | CPU ratio | quartiles     |")
    print(f"|{'-' * 60}|----------:|---------------|")
    for shell in filter(shutil.which, START):
        ours, theirs = bench.folder / f"talks.{shell}", bench.folder / f"own.{shell}"
        ours.write_bytes(output(bench.talks, "completion", shell))
        theirs.write_bytes(output("env", f"_OWN_COMPLETE=source_{shell}", str(own)))
        cases = {
            f"talks in {shell}, the shipped dataset": Case(
                talks, ours, "talks person fid", "fidan"
            ),
            f"talks in {shell}, {largest:,} records": Case(
                talks, ours, f"talks show round-{largest // PER_ROUND}-h", "-held",
                bench.packs[largest][1],
            ),
            f"Typer's own in {shell}, two names in memory": Case(
                own, theirs, "own person fid", "fidan"
            ),
        }  # fmt: skip
        samples: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(repeats):
            for name, case in cases.items():
                (base,) = measure({"": [bench.python, "-c", "pass"]}, 20).values()
                samples[name].append(cost(shell, case) / base.median)
        for name, found in samples.items():
            low, median, high = quantiles(found, n=4)
            spread = f"{low:.2f} – {high:.2f}"
            print(f"| {name:<58} | {median:9.2f} | {spread:<13} |")


def curating(bench: Bench) -> None:
    """compile and check, against yaml.load with CSafeLoader of the same bytes."""
    for size, (pack, compiled) in bench.packs.items():
        output = str(bench.folder / "again.sqlite")
        commands = {
            "yaml.load(…, CSafeLoader)": [bench.python, str(HERE / "parse.py"), pack],
            "talks compile": [bench.talks, "compile", pack, "-o", output],
            "talks check (the YAML)": [bench.talks, "check", pack, "-f", "jsonl"],
            "talks check (the compiled file)": [bench.talks, "check", compiled, "-f", "jsonl"],
        }
        figures = measure(commands, 5 if size < 50_000 else 1)
        _table(f"A pack of {size:,} records", "yaml.load(…, CSafeLoader)", figures)


def main() -> None:
    """Measure everything and print it as Markdown."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--runs", type=int, default=25)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--only", choices=["lookups", "completion", "growth", "curating"])
    chosen = options.parse_args()
    sizes = SIZES[:-1] if chosen.quick else SIZES
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), sizes)
        today = datetime.now(tz=UTC).date()
        machine = f"{platform.machine()}, {platform.system()}, {os.cpu_count()} cores"
        print(f"{today}; {machine}; Python {platform.python_version()}")
        print(f"{chosen.runs} interleaved runs of each; ratios of median CPU time")
        parts = {
            "lookups": lambda: lookups(bench, chosen.runs),
            "completion": lambda: completion(bench, 7),
            "growth": lambda: growth(bench, chosen.runs),
            "curating": lambda: curating(bench),
        }
        for part in [chosen.only] if chosen.only else parts:
            parts[part]()


if __name__ == "__main__":
    main()
