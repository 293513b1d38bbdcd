"""What a document says: what it rests on, and what a column of it shows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.dataset.record import Doc

PLAIN = ("happened", "said")  # statuses that need no word beside them
DAYS = ("date", "not_before", "not_after", "for")  # fields that hold one
_IN_ONE_LINE = {
    "person": ("name", "titles"),
    "delegate": ("person", "side", "round", "role", "change"),
    "venue": ("name", "round"),
}


def quotations(doc: Doc) -> Iterator[Doc]:
    """Every quotation a document rests on, each once: its own first, then its facts'."""
    seen = set()
    for part in (doc, *doc.get("facts", {}).values()):
        for quotation in part["evidence"]:
            place = (quotation["source"], quotation["start"], quotation["end"])
            if place not in seen:
                seen.add(place)
                yield quotation


def sources_of(doc: Doc) -> dict[str, None]:
    """The ids of the sources that a document rests on, in their order."""
    if "facts" not in doc and len(doc["evidence"]) == 1:  # as most do
        return {doc["evidence"][0]["source"]: None}
    parts = (doc, *doc.get("facts", {}).values())
    return {cited["source"]: None for part in parts for cited in part["evidence"]}


def fields_of(path: str, doc: Doc) -> tuple[str, ...]:
    """The fields whose reasons are marked in a column that shows `path` of `doc`."""
    special = {
        # Beside a day no bounds are shown.
        "when": ("date", "for") if doc.get("date") or doc.get("for") else DAYS,
        "said_when": DAYS[:-1],
        "says": ("said_by",),
        "where": (),
        "name": ("name", "person"),
        "role": ("role", "change"),
        "what": _IN_ONE_LINE.get(doc["kind"], ("title", "text")),
    }
    return special.get(path, (path.split(".", maxsplit=1)[0],))


def shown_of(path: str, doc: Doc) -> str:
    """What a column of `path` shows of `doc`: of a round, the day for which it is announced."""
    is_planned = path == "date" and doc["kind"] == "round" and not doc["date"]
    return "for" if is_planned and path not in doc["facts"] and "for" in doc["facts"] else path


def standing_of(claim: Doc, statuses: dict[str, str], told: str) -> str:
    """How far it is a fact, or as how far sources tell it, where it did not plainly happen.

    What is `told` of it may say so.
    """
    if apart := claim.get("differs", {}).get("status"):
        return " / ".join(dict.fromkeys(statuses.get(one["value"], "") for one in apart))
    status = claim.get("status")
    shown = statuses.get(status, "") if status else ""
    return "" if status in PLAIN or f"({shown})" in told else shown


def ranges(numbers: list[int]) -> str:
    """Numbers in order, runs of them as one: `1, 3–5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
