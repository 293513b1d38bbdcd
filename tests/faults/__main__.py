"""Put in each fault of `tests.faults.known`, run what should notice, and say which survive.

python -m tests.faults [--only WORD] [--sample N]

--only: the faults whose name or file has WORD in it. --sample: so many of them, others every day.
Each is put into a copy of the checkout. Ends with 1 where one survives, or where what should notice
it fails without it.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue

from tests.faults.known import FAULTS, Fault
from tests.packs import HANGS, ROOT, unmeasured

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
TESTS_FAIL = 1  # pytest's code for it; others are faults of this list


def tested(folder: Path, tests: set[str]) -> int:
    """The exit code of pytest for `tests` of the copy in `folder`."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(
            [*command, *sorted(tests)],
            cwd=folder, env=unmeasured(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=HANGS, check=False,  # a fault may have a test wait for ever
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return TESTS_FAIL
    return done.returncode


def verdict(folder: Path, fault: Fault) -> str:
    """What comes of `fault` in the copy of the checkout in `folder`, which is left as it was."""
    path = folder / fault.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(fault.was, fault.becomes), encoding="utf-8")
    code = tested(folder, set(fault.tests))
    path.write_text(sound, encoding="utf-8")
    return {TESTS_FAIL: "noticed", 0: "SURVIVES"}.get(code, f"pytest ends with {code}")


def main() -> int:
    """Run what the command line names; the exit code."""
    options = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    options.add_argument("--only", default="")
    options.add_argument("--sample", type=int)
    chosen = options.parse_args()
    faults = [fault for fault in FAULTS if chosen.only in f"{fault.name} {fault.file}"]
    if chosen.sample is not None:
        today = datetime.now(tz=UTC).date().isoformat()
        faults = random.Random(today).sample(faults, min(chosen.sample, len(faults)))
    with tempfile.TemporaryDirectory() as name:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(os.cpu_count() or 1):
            copies.put(Path(shutil.copytree(ROOT, Path(name, str(number)), ignore=LEFT_OUT)))

        def judged(fault: Fault) -> str:
            folder = copies.get()
            try:
                return verdict(folder, fault)
            finally:
                copies.put(folder)

        if tested(Path(name, "0"), {test for fault in faults for test in fault.tests}):
            sys.exit("what should notice the faults fails without them")
        noticed = 0
        with ThreadPoolExecutor(copies.qsize()) as pool:
            for fault, found in zip(faults, pool.map(judged, faults), strict=True):
                noticed += found == "noticed"
                print(f"{found:<8} {fault.file}: {fault.name}", flush=True)
    print(f"{noticed} of {len(faults)} noticed")
    return 0 if noticed == len(faults) else 1


if __name__ == "__main__":
    sys.exit(main())
