"""`talks schema`: what people write and what lookups print, and that both are so."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.curate.workshop import compile_folder
from tests.packs import DATA, EXAMPLES, HANGS, unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

FOLDERS = [DATA, *sorted(path for path in EXAMPLES.iterdir() if path.is_dir())]
LOOKUPS = (
    ("delegation", "--round", "all"), ("venue",), ("timeline",), ("prisoners",), ("rounds",),
    ("statements",), ("read",), ("sources",), ("sources", "--differences"),
    ("sources", "--open"), ("check",),
    ("search", "the"), ("show", "round-1"),
)  # fmt: skip


def judged(*arguments: object) -> dict[str, Any]:
    """What check-jsonschema tells, as JSON; where it is not installed, the test is skipped."""
    pytest.importorskip("check_jsonschema", reason="check-jsonschema comes with .[dev]")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "-o", "json", *map(str, arguments)],
        env=unmeasured(), capture_output=True, timeout=HANGS, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def refused(schema: Path, *files: Path) -> set[str]:
    """The files that are not valid by a schema."""
    told = judged("--schemafile", schema, *files)
    assert not told.get("parse_errors")
    return {error["filename"] for error in told["errors"]}


@pytest.fixture
def schema(talks: Callable[..., Outcome], tmp_path: Path) -> Callable[[str], Path]:
    """The file of a schema that `talks schema` prints."""

    def written(name: str) -> Path:
        path = tmp_path / f"{name}.schema.json"
        path.write_text(talks("schema", name).out, encoding="utf-8")
        return path

    return written


def test_they_are_schemas(schema: Callable[[str], Path]) -> None:
    told = judged("--check-metaschema", schema("data"), schema("output"))
    assert told["status"] == "ok", told


SLIPS = [
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
]


def test_the_files_of_our_packs_are_valid_and_a_slip_is_not(
    schema: Callable[[str], Path], tmp_path: Path
) -> None:
    files = [path for folder in FOLDERS for path in sorted(folder.glob("*.yaml"))]
    assert len(files) > 10
    head = "source: a\npublisher: b\ndated: c\nlanguage: en\narticle: d\nsha256: e\n"
    slips = [tmp_path / f"slip-{number}.yaml" for number in range(len(SLIPS))]
    for slip, text in zip(slips, SLIPS, strict=True):
        slip.write_text(text.replace("HEAD", head))
    assert refused(schema("data"), *files, *slips) == set(map(str, slips))


def test_what_lookups_print_is_valid_and_with_a_field_too_few_is_not(
    schema: Callable[[str], Path], talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    files = []
    for folder in FOLDERS:
        compiled = tmp_path / f"{folder.name}.sqlite"
        compile_folder(str(folder), str(compiled))
        for number, lookup in enumerate(LOOKUPS):
            outcome = talks(*lookup, "--json", "--data", str(compiled))
            assert outcome.code == 0, outcome.err
            files.append(tmp_path / f"{folder.name}-{number}.json")
            files[-1].write_text(outcome.out, encoding="utf-8")
    document: dict[str, Any] = talks("rounds", "--json").document
    del document["items"][0]["says"]
    cut = tmp_path / "cut.json"
    cut.write_text(json.dumps(document))
    assert refused(schema("output"), *files, cut) == {str(cut)}
