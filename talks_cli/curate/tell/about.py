"""What a dataset says of itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from talks_cli.curate.read.cldr import month_names
from talks_cli.curate.read.dates import THE_YEAR
from talks_cli.curate.tell import kinds
from talks_cli.curate.tell.wording import STATUSES
from talks_cli.dataset.document import PLAIN

if TYPE_CHECKING:
    from talks_cli.curate.read.loaded import LoadedPack
    from talks_cli.curate.read.models import Description

    Doc = dict[str, Any]


def about(pack: LoadedPack, merged: list[Doc]) -> Doc:
    """What lookups ask a dataset of all its records, the `merged` ones, and of its kinds."""
    description, articles = cast("Description", pack.description), pack.articles
    seated = {doc["side"] for doc in merged if doc["kind"] == "delegate"}
    latest = _latest([doc for doc in merged if doc["kind"] == "round"])
    readings = [
        reading.why
        for article in articles
        for reading in (article.head.record.reads.year, article.head.record.reads.round)
        if reading
    ]
    return {
        "id": description.id,
        "version": description.version,
        "title": description.title,
        "records": len(merged),
        "latest_round": latest[None],
        "sides": {
            doc["id"]: doc["name"] for doc in merged if doc["kind"] == "side" or doc["id"] in seated
        },
        "statuses": STATUSES,
        "past": list(PLAIN),
        "stages": list(dict.fromkeys(doc["stage"] for doc in merged if doc["kind"] == "exchange")),
        "sources": {
            article.source: {
                "publisher": article.head.record.publisher,
                "date": article.date,
                "latest_round": latest[article.source],
            }
            for article in articles
        },
        "readings": list(dict.fromkeys([*readings, THE_YEAR])),
        "round_attributes": list(pack.attributes),
        "months": month_names(article.language for article in articles),
        "synonyms": {word: list(others) for word, others in description.synonyms.items()},
        "fields": kinds.fields(pack.attributes),
        "facts": kinds.facts(pack.attributes),
        "filed": kinds.filed(),
    }


def _latest(rounds: list[Doc]) -> defaultdict[str | None, int | None]:
    """The last round, and by source, that took place, or else that is told of at all."""
    found: defaultdict[str | None, int | None] = defaultdict(lambda: None)
    for doc in sorted(rounds, key=lambda doc: (doc["status"] in PLAIN, doc["round"])):
        for source in (None, *(cited["source"] for cited in doc["evidence"])):
            found[source] = doc["round"]
    return found
