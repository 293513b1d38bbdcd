"""Hypothesis strategies: packs that are sound, of any text."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from talks_cli.output.safe import visible

if TYPE_CHECKING:
    from pathlib import Path

Record = dict[str, Any]

MONTHS = (
    "January February March April May June July August September October November December".split()
)
STATUSES = ["happened", "hoped"]
TOLD_ON = datetime.date(2030, 1, 1)  # nothing that is past lies later


def texts(exclude: Any = ()) -> st.SearchStrategy[str]:
    """Any text that a record may hold: not empty, no white space around it."""
    signs = st.characters(codec="utf-8", exclude_categories=exclude)
    found = st.text(signs, min_size=1, max_size=30).map(str.strip).filter(bool)
    return st.one_of(st.sampled_from(["NO", "1:30", "[sic]", "=1+1", "a|b", "#x", "- a"]), found)


def shown_texts() -> st.SearchStrategy[str]:
    """Texts in which every character is seen: what formats for people show as it is."""
    found = texts(exclude=("Cc", "Cf", "Cn", "Cs", "Zl", "Zp"))
    return found.filter(lambda text: visible(text) == text)


def prose() -> st.SearchStrategy[str]:
    """Texts of many short words, which a table has to wrap."""
    signs = st.characters(exclude_categories=("C", "M", "Z"))
    word = st.text(signs, min_size=1, max_size=3).filter(lambda text: visible(text) == text)
    return st.lists(word, min_size=1, max_size=60).map(" ".join)


@st.composite
def packs(draw: st.DrawFn, text: st.SearchStrategy[str]) -> dict[str, list[Record]]:
    """The records of a pack by file: people, sides, and events, statements and exchanges of them.

    Each has a sentence of its own for a quote, which holds its date; everything else is derived.
    """
    files: dict[str, list[Record]] = {}
    people = [f"p{number}" for number in range(draw(st.integers(1, 3)))]
    for name in people:
        person = {"name": draw(text), "titles": draw(st.lists(text, max_size=2))}
        add(draw, files, "people", name, text, person)
    names = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=2, unique=True))
    for name in names:
        add(draw, files, "sides", f"side-{name}", text, {"name": f"Side {name}"})
    for number in range(draw(st.integers(1, 4))):
        day = draw(st.dates(max_value=TOLD_ON))
        event = {
            "title": draw(text),
            "date": draw(st.sampled_from([None, day.isoformat()])),
            "people": draw(st.lists(st.sampled_from(people), unique=True)),
            "status": draw(st.sampled_from(STATUSES)),
            "remark": draw(st.none() | text),
        }
        add(draw, files, "events", f"e{number}", text, event)
        statement = {
            "text": draw(text),
            "said_by": draw(st.sampled_from([*people, None])),
            "about": draw(st.lists(text, max_size=2)),
        }
        add(draw, files, "statements", f"s{number}", text, statement)
        exchange = {
            "title": draw(text),
            "stage": draw(st.sampled_from(["agreed", "hoped"])),
            "status": draw(st.sampled_from(STATUSES)),
            "quantity": {"value": str(draw(st.integers(0, 10**9))), "per": draw(text)},
        }
        add(draw, files, "exchanges", f"x{number}", text, exchange)
    return files


def add(
    draw: st.DrawFn,
    files: dict[str, list[Record]],
    file: str,
    identifier: str,
    text: st.SearchStrategy[str],
    fields: Record,
) -> None:
    """Add a record that gives a reason for every value that its sentence does not hold."""
    record = {key: value for key, value in fields.items() if value}
    told = "some day"
    if date := fields.get("date"):
        year, month, day = date.split("-")
        told = f"{MONTHS[int(month) - 1]} {int(day)}, {year}"
    undated = (key for key in record if key not in ("date", "status", "remark", "stage"))
    record["derived"] = {key: draw(text) for key in undated if key != "about"}
    record["evidence"] = [
        {"section": "Lead", "quote": f"The record {identifier} is told here of {told}."}
    ]
    files.setdefault(file, []).append({"id": identifier, **record})


def write(folder: Path, files: dict[str, list[Record]]) -> None:
    """Write a pack of `files` into `folder`, with an article of the sentences it quotes."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    opening = "The Paper of 2030-01-01 holds this."
    records = [record for found in files.values() for record in found]
    sentences = [record["evidence"][0]["quote"] for record in records]
    article = " ".join([opening, *sentences]) + "\n"
    (folder / "article.txt").write_text(article, encoding="utf-8")
    source = {
        "id": "paper", "publisher": "The Paper", "date": TOLD_ON.isoformat(), "language": "de",
        "file": "article.txt", "sha256": hashlib.sha256(article.encode()).hexdigest(),
        "evidence": [{"section": "Lead", "quote": opening}],
    }  # fmt: skip
    about = {
        "id": "drawn", "version": "1", "title": "A drawn pack",
        "statuses": [
            {"id": "happened", "name": "happened", "meaning": "it took place", "past": "true"},
            {"id": "hoped", "name": "hoped for", "meaning": "somebody hopes for it"},
        ],
    }  # fmt: skip
    for name, content in {"pack": about, "sources": [source], **files}.items():
        # As text in double quotes: it folds to lines, and writes as escapes what is unseen.
        dumped = yaml.safe_dump(content, default_style='"', sort_keys=False)
        (folder / f"{name}.yaml").write_text(dumped, encoding="utf-8")
