"""What is fuzzed, and what must hold whatever comes in."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import yaml

from talks_cli.curate.read import strict_yaml
from talks_cli.curate.read.files import Refused, decode
from talks_cli.curate.workshop import curate
from talks_cli.curate.write.compile import compile_into
from talks_cli.dataset.store import Dataset
from talks_cli.errors import DamagedDataset, TalksError
from talks_cli.line import app as cli
from talks_cli.line.quick import quickly_understood
from talks_cli.line.shape import shape, written
from talks_cli.line.walk import Line
from tests.packs import DATA

if TYPE_CHECKING:
    from collections.abc import Callable

    Target = Callable[[bytes], None]

LOADERS = [yaml.Loader, getattr(yaml, "CLoader", yaml.Loader)]


def of_yaml() -> Target:
    """The YAML reader: the same with and without libyaml, and nothing raised but a refusal.

    What one of the two refuses the other may take.
    """

    def verdict(raw: bytes, loader: Any) -> Any:
        strict_yaml.Loader = loader
        try:
            return strict_yaml.read(decode(raw, "f"), "f")
        except Refused:
            return Refused

    def run(raw: bytes) -> None:
        first, second = (verdict(raw, loader) for loader in LOADERS)
        assert Refused in (first, second) or first == second, (first, second)

    return run


def of_compiled() -> Target:
    """A compiled file with bytes changed: the right answer, or that it is damaged.

    Input: changes of five bytes each, an offset and what is put there instead.
    """
    connection = sqlite3.connect(":memory:")
    compile_into(connection, curate(str(DATA)))
    sound = connection.serialize()
    right = answers(Dataset(connection, "sound"))

    def run(raw: bytes) -> None:
        changed = bytearray(sound)
        for at in range(0, min(len(raw) - 4, 40), 5):
            offset = int.from_bytes(raw[at : at + 4]) % len(sound)
            changed[offset] = raw[at + 4]
        damaged = sqlite3.connect(":memory:")
        try:
            damaged.deserialize(bytes(changed))
            found = answers(Dataset(damaged, "changed"))
        except DamagedDataset:
            return
        finally:
            damaged.close()
        assert found == right

    return run


def answers(dataset: Dataset) -> list[Any]:
    """Something of each way to read a dataset."""
    return [
        dataset.about,
        [record.raw for record in dataset.records(dataset.select("delegate", side=["russia"]))],
        dataset.posting("nothing"),
        list(dataset.postings("person.id=f")),
        dataset.search(["prisoners"]).rows,
        [record.raw for record in dataset.records(dataset.named("person", "fomin"))],
    ]


def of_options() -> Target:
    """A command line: refused, or understood, and quickly only as Typer understands it."""
    known = json.loads(json.dumps(written(shape())))

    def verdict(understand: Any, line: Line) -> Any:
        try:
            return understand(line)
        except TalksError:
            return TalksError

    def run(raw: bytes) -> None:
        line = Line(raw.decode("utf-8", "surrogateescape").split("\n"), known)
        quick, slow = verdict(quickly_understood, line), verdict(cli.understood, line)
        if quick is TalksError:
            assert slow is TalksError  # as of -V where the dataset that it reads is not there
        elif slow is TalksError:
            assert quick is None
        elif quick is not None:
            both = [json.dumps([r.command, r.options, r.common]) for r in (quick, slow)]
            assert both[0] == both[1]

    return run


TARGETS: dict[str, Callable[[], Target]] = {
    "yaml": of_yaml,
    "compiled": of_compiled,
    "options": of_options,
}

LINES = [
    "delegation --side russia --json", "person fomin -f csv", "timeline --since=2025 --by x -e",
    "venue --round latest --fields name,id", "-ef csv delegation russia", "help venue",
    "search two words", "check data", "--help", "-V",
    "compile data -o f", "completion zsh", "show a b --width 80 --color never --data d",
]  # fmt: skip
SEEDS = {
    "yaml": [
        *(path.read_bytes()[:400] for path in sorted(DATA.glob("*.yaml"))),
    ],
    "options": [line.replace(" ", "\n").encode() for line in LINES],
}
