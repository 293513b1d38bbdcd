"""What CONTRIBUTING shows works as it is shown; what it says of the program holds.

`python -m tests.project.test_contributing` writes the counts of files in its map anew.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.conftest import ran
from tests.packs import DATA, ROOT, unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Outcome

    Run = Callable[..., list[Outcome]]

PROGRAM = ROOT / "talks_cli"
FOLDERS = [ROOT, PROGRAM, *(path for path in PROGRAM.rglob("*") if path.is_dir())]
PAGE = ROOT / "CONTRIBUTING.md"
TEXT = PAGE.read_text(encoding="utf-8")
_FILE_OR_DIFF = re.compile(
    r"^`(?P<file>(?:talks_cli|data)/[^`]+)`:$|^```diff\n(?P<diff>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_ROW = re.compile(r"^\| `([a-z_/]+)/` \| (\d+) \|", re.MULTILINE)


# -- what it adds ---------------------------------------------------------------------------------


def section(heading: str) -> str:
    return TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def apply(folder: Path, text: str) -> None:
    """Make the changes of a part of the page in a copy of the checkout."""
    file = ""
    for found in _FILE_OR_DIFF.finditer(text):
        file = found["file"] or file
        if diff := found["diff"]:
            lines = [(line[:1], line[1:]) for line in diff.splitlines()]
            before = "\n".join(line for mark, line in lines if mark in " -")
            after = "\n".join(line for mark, line in lines if mark in " +")
            told = (folder / file).read_text(encoding="utf-8")
            assert told.count(before) == 1, f"{file} has this {told.count(before)} times:\n{before}"
            (folder / file).write_text(told.replace(before, after), encoding="utf-8")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with the kind, the subcommand and the option that the page adds."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("talks_cli", "data", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for heading in ("kind", "subcommand"):
        apply(folder, section(f"Adding a {heading}"))
    apply(folder, section("Adding an option"))
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    (folder / "talks_cli" / "topics" / "documents.py").write_text(example)
    return folder


@pytest.fixture(scope="module")
def run(changed: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run command lines in one process of the changed program, on its dataset."""

    def call(*lines: str) -> list[Outcome]:
        folder = tmp_path_factory.mktemp("run")
        environ = unmeasured() | {"PYTHONPATH": str(changed), "TALKS_DATA": str(changed / "data")}
        return ran([line.split() for line in lines], folder, environ, changed)

    return call


LINES = (
    "check -f json", "show memorandums --json", "schema data", "schema output",
    "documents second --json", "--help", "documents -h", "__complete zsh documents --fields ti",
    "documents --concerning umerov --json", "documents --concerning umeroff",
    "__complete zsh documents --concerning umer",
)  # fmt: skip


@pytest.fixture(scope="module")
def answers(run: Run) -> list[Outcome]:
    """What each of the lines is answered with."""
    return run(*LINES)


def test_the_kind_that_it_adds_is_checked_and_found(answers: list[Outcome]) -> None:
    checked, found, data, output = answers[:4]
    assert (checked.code, checked.err) == (0, "")
    (shown,) = found.items
    assert (shown["kind"], shown["round"], shown["about"]) == ("document", 2, ["memorandum"])
    assert '"document"' in data.out
    assert '"const": "document"' in output.out


def test_the_kind_that_it_adds_is_proved_as_the_others_are(run: Run, changed: Path) -> None:
    article = changed / "data" / "tass-2025-06-02.yaml"
    sound = article.read_text(encoding="utf-8")
    assert sound.count("of Moscow and Kiev\n") == 1
    wrong = sound.replace("of Moscow and Kiev\n", "of Moscow and Oslo\n")
    assert wrong.count("- event: memorandums-prepared\n") == 1
    wrong = wrong.replace("- event: memorandums-prepared\n", "- event: memorandums\n")
    article.write_text(wrong)
    try:
        (checked,) = run("check")
    finally:
        article.write_text(sound)
    assert "what: 'Oslo' does not stand in sentence 3" in checked.err
    assert "the id 'memorandums' is already that of" in checked.err


def test_the_subcommand_that_it_adds_works(answers: list[Outcome]) -> None:
    found, help, own_help, offered = answers[4:8]
    assert (found.code, found.err) == (0, "")
    assert found.document["query"]["round"] == 2
    assert [item["id"] for item in found.items] == ["memorandums"]
    assert "Memorandums and other documents." in help.out
    assert "Example:\n  talks documents 2" in own_help.out
    assert offered.out == "more\ntitle\n"


def test_the_option_that_it_adds_works_and_is_completed_from_the_dataset(
    answers: list[Outcome],
) -> None:
    none, unknown, offered = answers[8:]
    assert none.document["count"] == 0
    assert "no person 'umeroff'" in unknown.err
    assert offered.out.startswith("values\numerov\t")


def test_a_field_that_its_kind_is_not_filed_under_is_no_empty_answer(
    run: Run, changed: Path
) -> None:
    facts = changed / "talks_cli" / "curate" / "read" / "facts.py"
    sound = facts.read_text()
    filed = '    filed = ("round",)\n    document: Identifier\n'
    assert sound.count(filed) == 1
    facts.write_text(sound.replace(filed, "    document: Identifier\n"))
    try:
        (found,) = run("documents --round 2")
    finally:
        facts.write_text(sound)
    assert (found.code, found.out) == (3, "")
    assert "LookupError: document is not filed under round" in found.err


# -- what it says ---------------------------------------------------------------------------------


def test_its_lines_are_short_but_for_tables() -> None:
    long = [line for line in TEXT.splitlines() if len(line) > 100 and not line.startswith("|")]
    assert long == []


def test_every_module_it_names_is_there() -> None:
    for name in re.findall(r"`((?:\w+/)*\w+\.py)`", TEXT.replace("`known.py`", "")):
        assert any((folder / name).exists() for folder in FOLDERS) or name == "documents.py", name


def test_every_module_stands_in_its_map() -> None:
    house = TEXT.partition("## One command")[0]
    for path in PROGRAM.rglob("*.py"):
        if path.stem != "__init__" and path.parent.name not in ("topics", "tasks", "output"):
            assert re.search(rf"\b{path.stem}\b", house), path.name


@pytest.mark.parametrize("house", ["talks_cli", "tests", "benchmarks"])
def test_at_most_fifteen_files_stand_side_by_side(house: str) -> None:
    beside = Counter(path.parent for path in (ROOT / house).rglob("*.py"))
    assert not {str(folder): count for folder, count in beside.items() if count > 15}


def modules(folder: str) -> int:
    """How many files of Python there are in a folder of the map, its own description aside."""
    where = ROOT / folder if folder == "talks_cli" else PROGRAM / folder
    return sum(path.name != "__init__.py" for path in where.glob("*.py"))


def test_its_map_has_every_folder_with_its_files() -> None:
    counted = {folder: int(count) for folder, count in _ROW.findall(TEXT)}
    assert counted == {folder: modules(folder) for folder in counted}
    folders = {path.parent for path in PROGRAM.rglob("*.py")}
    assert {"talks_cli"} | {str(path.relative_to(PROGRAM)) for path in folders - {PROGRAM}} == set(
        counted
    )


def words_of_the_dataset() -> set[str]:
    """The names of people, sides, places and publishers, their aliases and their ids."""
    last = (name.split()[-1] for name in _names())
    words = {*_names(), *(word for word in last if word[0].isupper())}
    return {word for word in words if len(word) > 3}


def _names() -> Iterator[str]:
    for path in DATA.glob("*.yaml"):
        told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem in ("people", "sides", "places"):
            for identifier, entry in told.items():
                yield from (identifier, entry["name"], *entry.get("aliases", ()))
                yield from entry.get("called", ()) if path.stem == "sides" else ()
        elif "publisher" in told:
            yield from (told["source"], told["publisher"])


def test_the_program_knows_nothing_of_its_first_dataset() -> None:
    words = words_of_the_dataset()
    assert {"TASS", "Medinsky", "Istanbul"} <= words
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)
    for folder, _, names in os.walk(ROOT / "talks_cli"):
        for name in names:
            if name.endswith((".py", ".bash", ".zsh", ".fish", ".ps1")):
                text = (Path(folder) / name).read_text(encoding="utf-8")
                assert pattern.findall(text) == [], name


if __name__ == "__main__":
    PAGE.write_text(
        _ROW.sub(lambda row: f"| `{row[1]}/` | {modules(row[1])} |", TEXT), encoding="utf-8"
    )
