"""Generate a sound pack of any size: rounds with halls, delegations, statements and exchanges.

python -m benchmarks.packs FOLDER RECORDS
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

PER_ROUND = 40  # records: a round, its hall and venue, its people and what they did and said
ROUNDS_PER_ARTICLE = 25
SIDES = ("Northern", "Southern")
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu".split()
_MONTHS = "January February March April May June July August September October".split()


def name(number: int) -> str:
    """A person's name that no other number has."""
    given = _SYLLABLES[number % 20] + _SYLLABLES[number // 7 % 20]
    family = ""
    rest = number
    for _ in range(4):
        family += _SYLLABLES[rest % 20]
        rest //= 20
    return f"{given.capitalize()} {family.capitalize()}"


class Writer:
    """Collects the YAML of each file and the text of each article."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, list[str]] = {}
        self.count = 0

    def record(self, file: str, source: str, section: str, quote: str, **fields: str) -> None:
        self.count += 1
        lines = [f"  {key}: {value}\n" for key, value in fields.items()]
        evidence = (
            f"  evidence:\n    - source: {source}\n      section: {section}\n      quote: {quote}\n"
        )
        self.files.setdefault(file, []).append("- " + "".join(lines)[2:] + evidence)

    def write(self) -> None:
        for file, records in self.files.items():
            (self.folder / f"{file}.yaml").write_text("".join(records), encoding="utf-8")


def generate(folder: Path, records: int) -> None:
    """Write a pack of about `records` records (at least PER_ROUND) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(
        f"id: generated-{records}\nversion: '1'\ntitle: A generated pack\n"
        "statuses:\n  - {id: happened, name: happened, meaning: it took place, past: 'true'}\n",
        encoding="utf-8",
    )
    writer = Writer(folder)
    rounds = max(1, records // PER_ROUND)
    for first in range(1, rounds + 1, ROUNDS_PER_ARTICLE):
        last = min(first + ROUNDS_PER_ARTICLE - 1, rounds)
        _article(writer, first, last, first == 1)
    writer.write()


def _article(writer: Writer, first: int, last: int, with_sides: bool) -> None:
    source = f"paper-{first}"
    opening = f"The Paper, 2024-12-31, reports issue {first}."
    sides = "The Northern delegation met the Southern delegation."
    text = [f"{opening} {sides}\n"]
    if with_sides:
        for side in SIDES:
            writer.record("sides", source, "Lead", sides, id=side.lower(), name=side)
    text += [
        f"\nRound {number}\n\n{' '.join(_round(writer, source, number))}\n"
        for number in range(first, last + 1)
    ]
    article = "".join(text)
    (writer.folder / f"{source}.txt").write_text(article, encoding="utf-8")
    digest = hashlib.sha256(article.encode()).hexdigest()
    headings = "".join(f"    - Round {number}\n" for number in range(first, last + 1))
    aside = "" if with_sides else (
        f"  set_aside:\n    - section: Lead\n      quote: {sides}\n      why: said before\n"
    )  # fmt: skip
    writer.count += 1
    writer.files.setdefault("sources", []).append(
        f"- id: {source}\n  publisher: The Paper\n  date: 2024-12-31\n  language: en\n"
        f"  file: {source}.txt\n  sha256: {digest}\n  sections:\n{headings}{aside}"
        f"  evidence:\n    - section: Lead\n      quote: {opening}\n"
    )


def _round(writer: Writer, source: str, number: int) -> list[str]:
    """The records of one round; its sentences."""
    section = f"Round {number}"
    day = f"{_MONTHS[number % 10]} {number % 28 + 1}, 2024"
    date = f"2024-{number % 10 + 1:02}-{number % 28 + 1:02}"
    sentences = []

    def tell(sentence: str) -> str:
        sentences.append(sentence)
        return sentence

    held = tell(f"Round {number} was held in Hall {number} on {day}.")
    place = f"hall-{number}"
    writer.record("rounds", source, section, held, id=f"round-{number}", number=str(number),
                  name=section)  # fmt: skip
    writer.record("places", source, section, held, id=place, name=f"Hall {number}")
    writer.record("venues", source, section, held, id=f"venue-{number}", place=place,
                  round=str(number), status="happened")  # fmt: skip
    writer.record("events", source, section, held, id=f"round-{number}-held",
                  date=date, title=f"{section} is held", round=str(number),
                  status="happened")  # fmt: skip
    people = [number * 8 + index for index in range(8)]
    for index, person in enumerate(people):
        side = SIDES[index % 2]
        verb = "headed" if index < 2 else "joined"
        seat = tell(f"{name(person)} {verb} the {side} delegation to Round {number}.")
        identifier = f"person-{person}"
        writer.record("people", source, section, seat, id=identifier, name=name(person),
                      side=side.lower())  # fmt: skip
        change = {} if index < 2 else {"change": "joined"}
        writer.record("delegates", source, section, seat, id=f"seat-{person}", person=identifier,
                      side=side.lower(), round=str(number), status="happened",
                      role="head" if index < 2 else "member", **change)  # fmt: skip
        told = tell(f"{name(person)} said that item {person} of Round {number} was discussed.")
        writer.record("statements", source, section, told, id=f"statement-{person}",
                      text=f"Item {person} of Round {number} was discussed.", round=str(number),
                      said_by=identifier, status="happened", about=f"[item {person}]")  # fmt: skip
    for step in range(11):
        done = tell(f"Step {step} of Round {number} was completed on {day}.")
        writer.record("events", source, section, done, id=f"step-{number}-{step}", date=date,
                      title=f"Step {step} is completed", round=str(number),
                      status="happened")  # fmt: skip
    men = number + 100
    agreed = tell(f"The parties of Round {number} agreed to exchange {men} prisoners each.")
    writer.record("exchanges", source, section, agreed, id=f"exchange-{number}", stage="agreed",
                  title="An exchange of prisoners", round=str(number), status="happened",
                  quantity=f"{{value: {men}, per: side}}")  # fmt: skip
    return sentences


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
