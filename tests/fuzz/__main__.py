"""Fuzz one of the doors that bytes from outside come in by, guided by coverage.

python -m tests.fuzz {yaml,compiled,options} [-runs=N] [-max_total_time=SECONDS] …

The rest of the line is libFuzzer's; it starts from the target's seeds. Any exception but a refusal,
and any answer that is not the right one, ends the run with exit code 77 and the input that led to
it in a file `crash-…`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["talks_cli", "yaml"]):
    from tests.fuzz.targets import SEEDS, TARGETS


def main() -> None:
    """Run the target that the first argument names."""
    if sys.argv[1:2] == [] or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} [libFuzzer options]")
    name = sys.argv[1]
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(SEEDS.get(name, [])):
            Path(corpus, f"seed-{number}").write_bytes(seed)
        child = os.fork()
        if child == 0:  # libFuzzer ends its process itself
            atheris.Setup([sys.argv[0], *sys.argv[2:], corpus], TARGETS[name]())
            atheris.Fuzz()
        status = os.waitpid(child, 0)[1]
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
