"""`talks schema`: what people write and what lookups print, and that both are so."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.packs import DATA, EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

FOLDERS = [DATA, *sorted(path for path in EXAMPLES.iterdir() if path.is_dir())]
LOOKUPS = (
    ("delegation", "--round", "all"), ("venue",), ("timeline",), ("prisoners",), ("rounds",),
    ("statements",), ("read",), ("sources",), ("sources", "--differences"), ("check",),
    ("search", "the"), ("show", "round-1"),
)  # fmt: skip


def judged(*arguments: str) -> tuple[int, str]:
    """What check-jsonschema says; where it is not installed, the test is skipped."""
    pytest.importorskip("check_jsonschema", reason="check-jsonschema comes with .[dev]")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *arguments],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def validate(schema: Path, *files: Path) -> tuple[int, str]:
    return judged("--schemafile", str(schema), *map(str, files))


@pytest.fixture(params=["data", "output"])
def schema(
    request: pytest.FixtureRequest, talks: Callable[..., Outcome], tmp_path: Path
) -> tuple[str, Path]:
    path = tmp_path / f"{request.param}.schema.json"
    path.write_text(talks("schema", request.param).out, encoding="utf-8")
    return request.param, path


def test_it_is_a_schema(schema: tuple[str, Path]) -> None:
    code, told = judged("--check-metaschema", str(schema[1]))
    assert code == 0, told


@pytest.mark.parametrize("schema", ["data"], indirect=True)
def test_the_files_of_our_packs_are_valid(schema: tuple[str, Path]) -> None:
    files = [path for folder in FOLDERS for path in sorted(folder.glob("*.yaml"))]
    assert len(files) > 10
    code, told = validate(schema[1], *files)
    assert code == 0, told


@pytest.mark.parametrize("schema", ["data"], indirect=True)
@pytest.mark.parametrize(
    "text",
    [
        "people: {}\n",
        "lee: {nam: Ann}\n",
        "lee: {name: Ann, side: {}}\n",
        "id: x\nversion: '1'\n",
        "source: a\nsentences: []\n",
        "HEADsentences:\n- {text: a, facts: [{evnt: e}]}\n",
        "HEADsentences:\n- {text: a, facts: [{event: e, dat: x}]}\n",
        "HEADsentences:\n- {text: a, facts: [{event: e, status: maybe}]}\n",
        "HEADsentences:\n- {text: a, facts: [{event: e, round: one}]}\n",
        "HEADsentences:\n- {text: a, facts: [{event: e, voice: {who: x}}]}\n",
        "HEADsentences:\n- {txt: a}\n",
    ],
)
def test_a_slip_is_not(schema: tuple[str, Path], tmp_path: Path, text: str) -> None:
    head = "source: a\npublisher: b\ndated: c\nlanguage: en\narticle: d\nsha256: e\n"
    file = tmp_path / "file.yaml"
    file.write_text(text.replace("HEAD", head))
    assert validate(schema[1], file)[0] == 1


@pytest.mark.parametrize("schema", ["output"], indirect=True)
def test_what_lookups_print_is_valid(
    schema: tuple[str, Path], talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    files = []
    for folder in FOLDERS:
        for number, lookup in enumerate(LOOKUPS):
            outcome = talks(*lookup, "--json", "--data", str(folder))
            assert outcome.code == 0, outcome.err
            files.append(tmp_path / f"{folder.name}-{number}.json")
            files[-1].write_text(outcome.out, encoding="utf-8")
    code, told = validate(schema[1], *files)
    assert code == 0, told


@pytest.mark.parametrize("schema", ["output"], indirect=True)
def test_a_document_with_a_field_too_few_is_not(
    schema: tuple[str, Path], talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    document: dict[str, Any] = talks("rounds", "--json", "--data", str(DATA)).document
    del document["items"][0]["says"]
    (tmp_path / "cut.json").write_text(json.dumps(document))
    assert validate(schema[1], tmp_path / "cut.json")[0] == 1
