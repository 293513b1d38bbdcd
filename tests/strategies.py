"""Hypothesis strategies: packs that are sound, of any text."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from talks_cli.names import fold
from talks_cli.output.safe import visible

if TYPE_CHECKING:
    from pathlib import Path

Record = dict[str, Any]

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
    return st.lists(word, min_size=1, max_size=30).map(" ".join)


@st.composite
def packs(draw: st.DrawFn, text: st.SearchStrategy[str]) -> Record:
    """The people of a pack, and the sentences of its one article with what they tell.

    A sentence holds who is named, and the day; for everything else there is a reason.
    """
    people = {
        f"p{number}": {
            "name": f"{draw(text)} p{number}",
            "called": [f"p{number}"],
            "aliases": draw(st.lists(text, max_size=2)),
        }
        for number in range(draw(st.integers(1, 3)))
    }
    whos = st.sampled_from(sorted(people))
    all_ = ", ".join(people)
    opening = {
        "text": f"Side a came to round 1 with {all_}.",
        "people": {who: {"is": draw(texts_once(text)), "why": draw(text)} for who in people},
        "facts": [{"delegation": "a", "round": "1", "members": list(people)}],
    }
    sentences = [opening]
    for number in range(draw(st.integers(1, 4))):
        day = draw(st.dates(min_value=datetime.date(1000, 1, 1), max_value=TOLD_ON)).isoformat()
        event = {
            "event": f"e{number}",
            "what": draw(text),
            "people": draw(st.lists(whos, unique=True)),
            "status": draw(st.sampled_from(STATUSES)),
            "remark": draw(st.none() | text),
        }
        if draw(st.booleans()):
            event |= {"date": day, "status": "happened"}
        statement = {
            "statement": f"s{number}",
            "says": draw(text),
            "voice": draw(whos),
            "about": draw(texts_once(text)),
        }
        exchange = {
            "exchange": f"x{number}",
            "what": draw(text),
            "stage": draw(st.sampled_from(["agreed", "hoped"])),
            "status": draw(st.sampled_from(STATUSES)),
            "quantity": {"value": str(draw(st.integers(0, 10**9))), "per": draw(text)},
        }
        facts = [
            {key: value for key, value in fact.items() if value}
            | {"why": {key: draw(text) for key in ("what", "says", "quantity") if key in fact}}
            for fact in (event, statement, exchange)
        ]
        sentences.append({"text": f"Here is number {number}, of {day}: {all_}.", "facts": facts})
    return {"people": people, "sentences": sentences}


def texts_once(text: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Two of these at most, each once however it is written."""
    return st.lists(text, max_size=2, unique_by=fold)


def write(folder: Path, pack: Record) -> None:
    """Write a pack into `folder`, with an article of its sentences."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    dateline = f"The Paper, {TOLD_ON}"
    article = " ".join([dateline, *(told["text"] for told in pack["sentences"])]) + "\n"
    (folder / "article.txt").write_text(article, encoding="utf-8")
    paper = {
        "source": "paper", "publisher": "The Paper", "dated": TOLD_ON.isoformat(),
        "language": "en", "article": "article.txt",
        "sha256": hashlib.sha256(article.encode()).hexdigest(),
        "sentences": [{"dateline": dateline}, *pack["sentences"]],
    }  # fmt: skip
    about = {"id": "drawn", "version": "1", "title": "A drawn pack"}
    files = {"pack": about, "people": pack["people"], "sides": {"a": {"name": "Side a"}}}
    for name, content in (files | {"paper": paper}).items():
        # As text in double quotes: it folds to lines, and writes as escapes what is unseen.
        dumped = yaml.safe_dump(content, default_style='"', sort_keys=False)
        (folder / f"{name}.yaml").write_text(dumped, encoding="utf-8")
