"""A pack of two articles: each fact with its own, and people by what each article calls them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove.proof import prove
from talks_cli.curate.read.pack import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

PAPER = "The Paper, 2024-03-05, reports this. The minister said that the talks went well."
DAILY = "The Daily, 2024-03-09, reports that. The minister said that nobody would come again."
PEOPLE = """\
- id: smith
  name: Ann Smith
  called: [The minister]
  aliases: [A. Smith]
  derived: {name: the paper's masthead names her}
  evidence: [{source: paper, section: Lead, quote: The minister said that the talks went well.}]
- id: jones
  name: Bo Jones
  called: [The minister]
  derived: {name: the daily's masthead names him}
  evidence: [{source: daily, section: Lead, quote: The minister said that nobody would come again.}]
"""
STATEMENTS = """\
- id: well
  text: The talks went well.
  said_by: %s
  status: happened
  evidence: [{source: paper, section: Lead, quote: The minister said that the talks went well.}]
- id: again
  text: Nobody would come again.
  said_by: %s
  status: happened
  evidence: [{source: daily, section: Lead, quote: The minister said that nobody would come again.}]
"""

TOLD_BY_BOTH = """\
- id: e
  title: The talks went well, and nobody would come
  status: happened
  said_by: smith
  derived: {said_by: both said it}
  evidence:
    - {source: paper, section: Lead, quote: the talks went well.}
    - {source: daily, section: Lead, quote: nobody would come again.}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(
        "id: two\nversion: '1'\ntitle: Two articles\nround_facts: [outcome]\nstatuses:\n"
        "  - {id: announced, name: announced, meaning: somebody says so}\n"
        "  - {id: happened, name: happened, meaning: it took place, past: 'true'}\n"
    )
    sources = ""
    for name, article, date in (("paper", PAPER, "2024-03-05"), ("daily", DAILY, "2024-03-09")):
        (tmp_path / f"{name}.txt").write_text(article)
        digest = hashlib.sha256(article.encode()).hexdigest()
        first = article.split(". ")[0]
        sources += (
            f"- id: {name}\n  publisher: The {name.title()}\n  date: {date}\n  language: en\n"
            f"  file: {name}.txt\n  sha256: {digest}\n"
            f"  evidence: [{{section: Lead, quote: '{first}.'}}]\n"
        )
    (tmp_path / "sources.yaml").write_text(sources)
    (tmp_path / "people.yaml").write_text(PEOPLE)
    (tmp_path / "statements.yaml").write_text(STATEMENTS % ("smith", "jones"))
    return tmp_path


def problems(pack: Path) -> list[str]:
    loaded = load(pack)
    prove(loaded)
    return [str(problem).replace(f"{pack}/", "") for problem in loaded.problems]


def test_a_wording_means_the_person_whom_its_article_means(pack: Path) -> None:
    assert problems(pack) == []
    (pack / "statements.yaml").write_text(STATEMENTS % ("jones", "jones"))
    assert problems(pack) == [
        "statements.yaml:3:12: said_by: sentence 2 has 'smith' say this, the record 'jones'"
    ]


@pytest.mark.parametrize("lost", ["changed", "missing"])
def test_what_rests_on_an_article_that_is_lost_is_not_told_as_wrong(pack: Path, lost: str) -> None:
    """Of what two articles tell the one alone does not hold the values."""
    (pack / "events.yaml").write_text(
        "- id: e\n  title: they report\n  status: happened\n  date: 2024-03-05\n  evidence:\n"
        "    - {source: paper, section: Lead, quote: 'The Paper, 2024-03-05, reports this.'}\n"
        "    - {source: daily, section: Lead, quote: 'The Daily, 2024-03-09, reports that.'}\n"
    )
    assert problems(pack) == []
    if lost == "changed":
        (pack / "paper.txt").write_text(PAPER.replace("well", "badly"))
    else:
        (pack / "paper.txt").unlink()
    (problem,) = problems(pack)
    assert problem.startswith(f"sources.yaml:{6 if lost == 'changed' else 5}:")


def test_a_quote_names_its_article_where_there_are_several(pack: Path) -> None:
    (pack / "events.yaml").write_text(TOLD_BY_BOTH.replace("source: paper, ", ""))
    loaded = load(pack)
    prove(loaded)
    (problem,) = loaded.problems
    assert (problem.line, problem.column, problem.code) == (7, 7, "reference")
    assert problem.message == "source: the pack has several sources; name the one quoted"


def test_each_statement_is_bounded_by_its_own_article(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    items = talks("statements", "--data", str(pack), "--json").items
    assert [(item["id"], item["not_after"]) for item in items] == [
        ("well", "2024-03-05"), ("again", "2024-03-09"),
    ]  # fmt: skip


def test_of_two_articles_the_later_bounds_what_both_tell(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    (pack / "events.yaml").write_text(TOLD_BY_BOTH)
    (item,) = talks("timeline", "--data", str(pack), "--json").items
    assert item["not_after"] == "2024-03-09"
    assert item["derived"]["not_after"] == (
        "the last of the articles that tells of it is dated 2024-03-09"
    )


def test_a_year_ends_after_its_days(talks: Callable[..., Outcome], pack: Path) -> None:
    """Told by two articles, one of a day in 2024 and one of 2024."""
    sources = pack / "sources.yaml"
    sources.write_text(
        sources.read_text().replace("date: 2024-03-05", "date: 2024\n  derived: {date: so}")
    )
    (pack / "events.yaml").write_text(TOLD_BY_BOTH)
    (item,) = talks("timeline", "--data", str(pack), "--json").items
    assert item["not_after"] == "2024"


def test_places_name_their_article_where_there_are_several(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    out = talks("statements", "--data", str(pack), "--width", "120", "-e").out
    assert "paper, Lead 2" in out
    assert "daily, Lead 2" in out
    assert "Sources: The Paper, 2024-03-05 (paper); The Daily, 2024-03-09 (daily)" in out


def test_a_claim_of_nobody_named_is_said_by_both_its_publishers(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    (pack / "events.yaml").write_text(
        "- id: e\n  title: they report\n  status: happened\n  evidence:\n"
        "    - {source: paper, section: Lead, quote: 'The Paper, 2024-03-05, reports this.'}\n"
        "    - {source: daily, section: Lead, quote: 'The Daily, 2024-03-09, reports that.'}\n"
    )
    out = talks("timeline", "--data", str(pack), "--width", "150").out
    assert "The Paper, The Daily · paper, Lead 1; daily, Lead 1" in out


def test_an_answer_names_only_the_sources_it_rests_on(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    document = talks("statements", "--by", "jones", "--data", str(pack), "--json").document
    assert [source["id"] for source in document["sources"]] == ["daily"]


def test_plain_is_what_lies_in_the_past_wherever_it_is_listed(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    (pack / "rounds.yaml").write_text(
        "- id: r\n  number: 1\n  name: the talks\n"
        "  evidence: [{source: paper, section: Lead, quote: The minister said that the talks went"
        " well.}]\n"
        "  facts:\n    outcome:\n      value: well\n      status: happened\n      said_by: smith\n"
        "      evidence: [{source: paper, section: Lead, quote: The minister said that the talks"
        " went well.}]\n"
    )
    out = talks("rounds", "--data", str(pack), "--width", "120").out
    assert "(Ann Smith · paper, Lead 2)" in out
