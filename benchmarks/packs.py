"""Generate a sound pack of any size: articles about rounds, halls, delegations and what was said.

python -m benchmarks.packs FOLDER RECORDS
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

PER_ROUND = 40  # records: a round, its hall and venue, its people and what they did and said
ROUNDS_PER_ARTICLE = 25
SIDES = ("Northern", "Southern")
_SYLLABLES = "ba cé di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu".split()
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


def generate(folder: Path, records: int) -> None:
    """Write a pack of about `records` records (at least PER_ROUND) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    rounds = max(1, records // PER_ROUND)
    people = [number * 8 + index for number in range(1, rounds + 1) for index in range(8)]
    shared = {
        "pack": f"id: generated-{records}\nversion: '1'\ntitle: A generated pack\n"
        "round_attributes: [date, state]\n",
        "people": "".join(
            f"person-{person}: {{name: {name(person)}, side: {SIDES[person % 2].lower()}, "
            "why: {side: the sentence names the delegation}}\n"
            for person in people
        ),
        "sides": "".join(f"{side.lower()}: {{name: {side}}}\n" for side in SIDES),
        "places": "".join(f"hall-{n}: {{name: Hall {n}}}\n" for n in range(1, rounds + 1)),
    }
    for file, text in shared.items():
        (folder / f"{file}.yaml").write_text(text, encoding="utf-8")
    for first in range(1, rounds + 1, ROUNDS_PER_ARTICLE):
        _article(folder, first, min(first + ROUNDS_PER_ARTICLE - 1, rounds))


def _article(folder: Path, first: int, last: int) -> None:
    source = f"paper-{first}"
    opening = f"The Paper, 31 December 2024, issue {first}."
    text, entries = [f"{opening}\n"], [f"- dateline: {opening}\n"]
    for number in range(first, last + 1):
        told = _round(number)
        text.append(f"\nRound {number}\n\n{' '.join(sentence for sentence, _ in told)}\n")
        entries.append(f"- section: Round {number}\n")
        entries += [f"- text: {sentence}\n{facts}" for sentence, facts in told]
    article = "".join(text)
    (folder / f"{source}.txt").write_text(article, encoding="utf-8")
    digest = hashlib.sha256(article.encode()).hexdigest()
    (folder / f"{source}.yaml").write_text(
        f"source: {source}\npublisher: The Paper\ndated: 31 December 2024\nlanguage: en\n"
        f"article: {source}.txt\nsha256: {digest}\n"
        "reads:\n  year: {is: 2024, why: the year is that of the date line}\n"
        f"sentences:\n{''.join(entries)}",
        encoding="utf-8",
    )


def _round(number: int) -> list[tuple[str, str]]:
    """The sentences of one round, each with its facts."""
    day = f"{_MONTHS[number % 10]} {number % 28 + 1}"
    found = [
        (
            f"Round {number} was held in Hall {number} on {day}.",
            f"  facts:\n  - {{round: {number}, name: Round {number}, date: {day}, state: held}}\n"
            f"  - {{venue: hall-{number}, round: {number}}}\n"
            f"  - event: round-{number}-held\n    what: Round {number} is held\n"
            f"    date: {day}\n    round: {number}\n",
        )
    ]
    for index in range(8):
        person = number * 8 + index
        side = SIDES[index % 2]
        verb, key = ("headed", "head") if index < 2 else ("joined", "joined")
        found += [
            (
                f"{name(person)} {verb} the {side} delegation to Round {number}.",
                f"  facts:\n  - {{delegation: {side.lower()}, round: {number},"
                f" {key}: person-{person}}}\n",
            ),
            (
                f"{name(person)} said, “Item {person} of Round {number} was discussed – twice.”",
                f"  voice: person-{person}\n  facts:\n  - statement: statement-{person}\n"
                f"    says: Item {person} of Round {number} was discussed.\n"
                f"    round: {number}\n    about: [item {person}]\n",
            ),
        ]
    found += [
        (
            f"Step {step} of Round {number} was completed on {day}.",
            f"  facts:\n  - event: step-{number}-{step}\n    what: Step {step} is completed\n"
            f"    date: {day}\n    round: {number}\n",
        )
        for step in range(11)
    ]
    men = number + 100
    found.append(
        (
            f"The parties of Round {number} agreed to exchange {men} prisoners each.",
            f"  facts:\n  - exchange: exchange-{number}\n    what: An exchange of prisoners\n"
            f"    stage: agreed\n    round: {number}\n"
            f"    quantity: {{value: {men}, per: side, of: prisoners}}\n"
            "    why: {quantity.per: '“each” is each side'}\n",
        )
    )
    return found


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
