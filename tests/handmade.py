"""Documents written by hand: a small dataset of every kind that search and the store know."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from talks_cli.curate.tell import kinds
from talks_cli.curate.write.compile import Content

if TYPE_CHECKING:
    from talks_cli.dataset.record import Doc

SOURCE = "paper-2024-03-05"
SENTENCES = (
    "The mediators met the negotiators at Çırağan Palace in İstanbul on March 4, 2024.",
    "Kiev handed over a memorandum on the exchange of prisoners, Rustem Umierov said.",
    "Переговоры о войне прошли в Стамбуле.",
    "双方同意交换战俘。",
    "An exchange of 1,000 prisoners of war was agreed; a further one was not.",
    "Umerov’s deputy spoke of negotiations, of a general outlook and of generating trust.",
)
MAPPINGS = ("spellings", "titles_by", "facts")
ARTICLE = "\n".join(SENTENCES) + "\n"


def doc(kind: str, id: str, what: str, *cited: int, **own: Any) -> Doc:
    """A document of `kind` that rests on the sentences with these numbers."""
    fields = kinds.own(kind, ("outcome",))
    empty: Doc = {field: [] for field in kinds.LISTS} | {field: {} for field in MAPPINGS}
    return {
        "id": id, "kind": kind, **{field: empty.get(field) for field in fields}, **own,
        "when": own.get("date") or "", "what": what, "says": "Paper", "where": "",
        "status": "happened", "said_by": own.get("said_by"),
        "evidence": [quotation(number) for number in cited], "derived": {},
        "not_stated": own.get("not_stated", []), "differs": own.get("differs", {}), "remark": None,
    }  # fmt: skip


def quotation(number: int) -> Doc:
    """The sentence with this number, as it is cited."""
    quote = SENTENCES[number - 1]
    start = ARTICLE.index(quote)
    return {
        "source": SOURCE, "section": None, "sentences": [number],
        "start": start, "end": start + len(quote), "quote": quote,
    }  # fmt: skip


def documents() -> list[Doc]:
    """The documents, in the order of their rows, of which the first is row 1."""
    found = [
        doc("source", SOURCE, "The Paper, 5 March 2024", publisher="The Paper", date="2024-03-05",
            sha256=hashlib.sha256(ARTICLE.encode()).hexdigest(), sections=[],
            sentences=len(SENTENCES)),
        doc("side", "ukraine", "Ukraine", 2, name="Ukraine", called=["Kiev"],
            aliases=["Kyiv", "Ukrainian side"]),
        doc("side", "france", "France", 3, name="France"),
        doc("place", "ciragan", "Çırağan Palace", 1, name="Çırağan Palace"),
        doc("person", "umerov", "Rustem Umerov, Defense Minister", 2, 6, name="Rustem Umerov",
            titles=["Defense Minister"], spellings={SOURCE: "Rustem Umierov"},
            aliases=["Умеров"], side="ukraine", speaks_as="person"),
        doc("delegate", "umerov-1", "Rustem Umerov, head, Ukraine, round 1", 2, person="umerov",
            name="Rustem Umerov", side="ukraine", round=1, role="head"),
        doc("person", "adams", "Ann Adams", 3, name="Ann Adams", speaks_as="person",
            different_from=["adam"]),
        doc("person", "adam", "Adam Adams", 3, name="Adam Adams", speaks_as="person",
            different_from=["adams"]),
        doc("delegate", "adams-member", "Ann Adams, member, France", 3, person="adams",
            name="Ann Adams", side="france", role="member", not_stated=["round"]),
        doc("exchange", "exchange-agreed", "An exchange of prisoners of war is agreed", 5,
            quantity={"value": 1000, "per": "side", "of": "prisoners of war", "bound": None},
            date="2024-03-04", round=1,
            places=[{"id": "ciragan", "name": "Çırağan Palace"}]),
        doc("statement", "memorandum", "Umerov said that a memorandum was handed over", 2, 6,
            speaker="Rustem Umerov", text="a memorandum on prisoners was handed over",
            about=["memorandum"], side="ukraine", round=1,
            said_by={"id": "umerov", "name": "Rustem Umerov"},
            differs={"date": [{"value": "Tuesday", "source": SOURCE, "said_by": None,
                               "evidence": [quotation(6)]}]}),
        doc("event", "meeting", "The mediators meet", 1, title="The mediators meet",
            places=[{"id": "ciragan", "name": "Çırağan Palace"}], round=1),
        doc("round", "round-1", "First round", 1, round=1, name="First round", outcome="none",
            facts={"outcome": {"status": "happened", "said_by": None,
                               "evidence": [quotation(3)], "derived": {}}}),
    ]  # fmt: skip
    for number, text in enumerate(SENTENCES, start=1):
        found.append(
            doc("sentence", f"{SOURCE}.{number}", text, number, source=SOURCE, number=number,
                section=None, text=text, nothing="said before" if number == 4 else None,
                tells=[one["id"] for one in found if any(
                    number in cited["sentences"] for cited in one["evidence"])])
        )  # fmt: skip
    return found


def many(events: int = 300) -> list[Doc]:
    """The documents, and so many events that every table of them has pages that lead to others."""
    told = (
        doc("event", f"step-{number}", f"Step {number} of the talks", 6, title=f"Step {number}",
            date="2024-03-04", round=1)
        for number in range(events)
    )  # fmt: skip
    return [*documents(), *told]


def content(docs: list[Doc] | None = None, **about: Any) -> Content:
    """What is compiled of `docs`, or of the documents above."""
    docs = documents() if docs is None else docs
    described = {
        "id": "handmade", "version": "1", "title": "Made by hand", "records": len(docs),
        "latest_round": 1, "sides": {"ukraine": "Ukraine", "france": "France"},
        "round_attributes": ["outcome"],
        "sources": {SOURCE: {"publisher": "The Paper", "date": "2024-03-05", "latest_round": 1}},
        "fields": kinds.fields(("outcome",)), "facts": kinds.facts(("outcome",)),
        "filed": kinds.filed(), "readings": [], "statuses": {}, "past": ["happened"], "stages": [],
    }  # fmt: skip
    return Content({**described, **about}, {SOURCE: ARTICLE}, docs, {})
