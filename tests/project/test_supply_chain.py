"""What is shipped, what it is made of, and that anybody makes the same of it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import time
import tomllib
import zipfile
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

from talks_cli.curate.workshop import curate
from talks_cli.output.machine import dumps
from tests.packs import DATA, ROOT, build
from tests.project import licences

if TYPE_CHECKING:
    from pathlib import Path

    from talks_cli.dataset.store import Dataset

SHIPPED = ("talks_cli", "data", "seeds", "tests", "benchmarks", "docs", "examples")
ALONGSIDE = {
    "CHANGELOG.md", "CONTRIBUTING.md", "DEPENDENCIES.md", "LICENSE", "README.md", "SECURITY.md",
    "hatch_build.py", "pyproject.toml", "requirements-dev.lock", "requirements-test.lock",
}  # fmt: skip


@pytest.fixture(scope="module")
def tracked() -> set[str]:
    """The files of the checkout that are under version control."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    return set(listed.stdout.decode().splitlines())


@pytest.fixture(scope="module")
def shipped(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the sdist of this checkout."""
    return wheel, build(ROOT, "sdist", tmp_path_factory.mktemp("shipped"))


def test_the_wheel_holds_the_package_and_its_dataset(
    shipped: tuple[Path, Path], tracked: set[str]
) -> None:
    about = "talks_cli-0.2.0.dist-info"
    assert set(zipfile.ZipFile(shipped[0]).namelist()) == {
        *(name for name in tracked if name.startswith("talks_cli/")),
        "talks_cli/dataset.sqlite",
        "talks_cli/line/command_line.json",
        *(f"{about}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")),
        f"{about}/licenses/LICENSE",
        "talks_cli-0.2.0.data/data/share/man/man1/talks.1",
    }


def test_the_sdist_holds_what_is_under_version_control(
    shipped: tuple[Path, Path], tracked: set[str]
) -> None:
    with tarfile.open(shipped[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {name for name in tracked if name.startswith(tuple(f"{top}/" for top in SHIPPED))}
    assert names == wanted | ALONGSIDE | {"PKG-INFO", ".gitignore"}


def test_builds_are_the_same_byte_for_byte(shipped: tuple[Path, Path], tmp_path: Path) -> None:
    """Elsewhere, at another time, under another umask; the wheel from the sdist made so."""
    copy = tmp_path / "elsewhere"
    ignore = shutil.ignore_patterns(
        ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", ".coverage*"
    )
    shutil.copytree(ROOT, copy, ignore=ignore)
    for path in copy.rglob("*"):
        os.utime(path, (time.time() - 10**8, time.time() - 10**8))
    wheel, sdist = shipped
    again = build(copy, "sdist", tmp_path, umask=0o077)
    assert again.read_bytes() == sdist.read_bytes()
    with tarfile.open(again) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # from 3.11.4 on
        archive.extractall(tmp_path / "unpacked")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    made = build(unpacked, "wheel", tmp_path, umask=0o077)
    assert made.read_bytes() == wheel.read_bytes()


def test_a_datasets_digest_is_of_its_content_whatever_sqlite_made_of_it(dataset: Dataset) -> None:
    content = curate(str(DATA))
    digest = hashlib.sha256()
    for doc in content.docs:
        digest.update(dumps(doc).encode() + b"\n")
    for _, text in sorted(content.articles.items()):
        digest.update(text.encode())
    digest.update(dumps(content.about).encode())
    assert dataset.about["sha256"] == digest.hexdigest()


@pytest.mark.parametrize(
    ("lock", "extras"),
    [(licences.LOCK, ("test", "dev")), (licences.LOCK_OF_TESTS, ("test",))],
    ids=["dev", "test"],
)
def test_every_dependency_is_locked_by_hash(lock: Path, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    optional = project["project"]["optional-dependencies"]
    named = [
        *project["project"]["dependencies"],
        *(line for extra in extras for line in optional[extra] if line != "talks-cli[test]"),
        *project["build-system"]["requires"],
    ]
    locked = licences.locked(lock)
    for requirement in map(Requirement, named):
        (pinned,) = locked[requirement.name.lower()].specifier
        assert pinned.operator == "=="
        assert requirement.specifier.contains(pinned.version), requirement
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        assert entry.startswith("#") or "--hash=sha256:" in entry


def test_the_tests_are_locked_as_development_is() -> None:
    """So that what development adds changes nothing of what the tests were run with."""
    whole = licences.locked()
    for name, requirement in licences.locked(licences.LOCK_OF_TESTS).items():
        assert requirement.specifier == whole[name].specifier


def test_what_is_tested_is_what_is_locked() -> None:
    lock = licences.LOCK if licences.installed("pytest-cov") else licences.LOCK_OF_TESTS
    pinned = {
        name: str(next(iter(found.specifier)).version)
        for name, found in licences.locked(lock).items()
        if licences.installed(name)
    }
    if version("pytest") != pinned["pytest"]:
        pytest.skip("this environment is not made from the lock file")
    assert {name: version(name) for name in pinned} == pinned


def test_the_licence_of_every_dependency_is_listed() -> None:
    page = licences.LISTED.read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\S+) \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert [name for name, _, _ in listed[1:]] == list(licences.locked())
    for name, row in licences.rows().items():
        assert (name, *row) in listed


def test_what_a_user_installs_is_under_permissive_licences() -> None:
    needed = licences.runtime()
    assert {"typer", "rich", "pyyaml", "pydantic"} <= needed
    for name in needed:
        assert re.search(r"MIT|BSD|ISC|PSF", str(licences.licence(name))), name
