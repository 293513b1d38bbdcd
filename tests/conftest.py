"""Fixtures: the shipped dataset compiled once, and the command line in this process or another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from talks_cli.curate.workshop import compile_folder
from talks_cli.dataset.store import Dataset
from talks_cli.line.run import run
from tests.packs import DATA, EXAMPLES, HANGS, build, install, unmeasured
from tests.together import command, environment

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]

# How long an example takes says more of the machine than of the program.
_WHATEVER = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("talks", deadline=None, max_examples=25, suppress_health_check=_WHATEVER)
settings.load_profile("talks")

# What Python says to its audit hooks before it starts another process.
_STARTS = {"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.system", "os.exec"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--core", action="store_true", help="skip what is thorough, or starts another process"
    )
    parser.addoption(
        "--forget", action="store_true", help="forget before each test what the program remembers"
    )


def pytest_configure(config: pytest.Config) -> None:
    starts_workers = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if config.getoption("--core") and not starts_workers:
        sys.addaudithook(_skip_where_a_process_starts)


def _skip_where_a_process_starts(event: str, _: tuple[object, ...]) -> None:
    if event in _STARTS and "PYTEST_CURRENT_TEST" in os.environ:
        pytest.skip("it starts another process")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.config.getoption("--forget"):
        _forget()
    if item.config.getoption("--core"):
        for name in ("hypothesis", "thorough"):
            if item.get_closest_marker(name):
                pytest.skip("it tries very many cases")


def _forget() -> None:
    """Clear all caches, so that a test runs all that it goes by, and a mutant is met."""
    for name, module in [*sys.modules.items()]:
        for value in vars(module).values() if name.startswith("talks_cli.") else ():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


class Outcome:
    """What a command line did: its exit code and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def document(self) -> dict[str, Any]:
        """The JSON document on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def items(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.document["items"]
        return found


def ran(lines: list[list[str]], folder: Path, env: dict[str, str], cwd: Path) -> list[Outcome]:
    """What each of `lines` did; `folder` is an empty one."""
    subprocess.run(command(lines, folder), env=env, cwd=cwd, check=True)

    def read(number: int, name: str) -> str:
        return (folder / f"{number}.{name}").read_bytes().decode()

    return [
        Outcome(int(read(number, "code")), read(number, "out"), read(number, "err"))
        for number in range(len(lines))
    ]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped dataset in one compiled file."""
    path = tmp_path_factory.mktemp("compiled") / "dataset.sqlite"
    compile_folder(str(DATA), str(path))
    return path


@pytest.fixture(scope="session")
def compiled_examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each example pack in a compiled file."""
    folder = tmp_path_factory.mktemp("examples")
    compiled = {name: folder / f"{name}.sqlite" for name in ("lakes", "crossing")}
    for name, path in compiled.items():
        compile_folder(str(EXAMPLES / name), str(path))
    return compiled


@pytest.fixture(scope="session")
def installed(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program in it as a wheel installs it."""
    return install(tmp_path_factory.mktemp("installed"), compiled)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def dataset(compiled: Path) -> Dataset:
    return Dataset.open(str(compiled))


@pytest.fixture
def talks(
    compiled: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Run a command line in this process, on the shipped dataset unless it says otherwise."""
    monkeypatch.setenv("TALKS_DATA", str(compiled))

    def call(*arguments: str) -> Outcome:
        capfd.readouterr()
        code = run(list(arguments))
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return call


def own(compiled: Path, installed: Path) -> dict[str, str | None]:
    """The environment in which `talks_cli` is the installed one, on the shipped dataset."""
    return {"TALKS_DATA": str(compiled), "PYTHONPATH": str(installed)}


@pytest.fixture
def process(compiled: Path, installed: Path) -> Callable[..., Outcome]:
    """Run a command line in a process of its own; `environ` changes its environment."""

    def call(*arguments: str, environ: dict[str, str | None] | None = None, **how: Any) -> Outcome:
        wanted = {**own(compiled, installed), **(environ or {})}
        done = subprocess.run(
            [sys.executable, "-m", "talks_cli", *arguments],
            env=environment(wanted),
            cwd=installed,
            stdout=how.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            timeout=HANGS,
            check=False,
            **how,
        )
        return Outcome(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())

    return call


@pytest.fixture
def together(
    compiled: Path, installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., list[Outcome]]:
    """Run command lines one after another in one process, whose environment `environ` changes."""

    def call(
        *lines: list[str], environ: dict[str, str | None] | None = None, cwd: Path = installed
    ) -> list[Outcome]:
        folder = tmp_path_factory.mktemp("together")
        inherited = unmeasured() if environ else os.environ  # which coverage may not bear
        env = environment({**own(compiled, installed), **(environ or {})}, inherited)
        return ran(list(lines), folder, env, cwd)

    return call
