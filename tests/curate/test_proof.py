"""What the proof refuses, each shown on a doctored copy of the shipped pack or on a small one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove.proof import Proof, prove
from talks_cli.curate.read.pack import load
from tests.packs import DATA, doctored, small

if TYPE_CHECKING:
    from pathlib import Path

    from talks_cli.curate.read.pack import LoadedPack

DENIAL = """\
        Zakharova noted that there was no talk about any mediation by Turkey or any other party in
        the negotiations."""


def proven(folder: Path) -> tuple[LoadedPack, Proof]:
    pack = load(folder)
    return pack, prove(pack)


def problems(folder: Path) -> list[str]:
    """The problems of a pack, each as `file:line:column: message`, the file within its folder."""
    pack, _ = proven(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in pack.problems]


def test_the_shipped_pack_has_no_problem() -> None:
    assert problems(DATA) == []


class TestQuotes:
    """Each change is to one quote of one record of the shipped pack."""

    @pytest.mark.parametrize(
        ("quote", "why"),
        [
            pytest.param(
                "Zakharova noted that there was ... talk about any mediation by Turkey",
                "it has an ellipsis that the article has not: quote without gaps",
                id="a negation dropped with an ellipsis",
            ),
            pytest.param(
                "no talk about any mediation in the negotiations by Turkey or any other party",
                "it does not stand in the section after 'no talk about any mediation'",
                id="parts in another order",
            ),
            pytest.param(
                "Zakharova noted that there was no talk about any mediation by Turkey [or others]",
                "it has a bracket that the article has not: quote without insertions",
                id="a bracketed insertion",
            ),
            pytest.param(
                "zakharova noted that there was no talk about any mediation by Turkey",
                "it differs in case, spacing or punctuation; the article has: "
                "Zakharova noted that there was no talk about any mediation by Turkey",
                id="changed case",
            ),
            pytest.param(
                "Zakharova noted that there was no talk about any mediation, by Turkey",
                "it differs in case, spacing or punctuation; the article has: "
                "Zakharova noted that there was no talk about any mediation by Turkey",
                id="changed punctuation",
            ),
            pytest.param(
                "Zakharova noted that there was … talk about any mediation by Turkey",
                "it has an ellipsis that the article has not: quote without gaps",
                id="a negation dropped with an ellipsis of one character",
            ),
            pytest.param(
                "mediation", "it is too short: at least 4 words are needed", id="one word"
            ),
            pytest.param(
                "talk about any mediation by Turkey or any other party in the negotiations.",
                "it leaves out 'no' from its sentence",
                id="a negation cut off",
            ),
            pytest.param(
                "otiations. US Presidential Special Envoy for Ukraine Keith Kellogg",
                "it begins or ends inside a word",
                id="half a word",
            ),
            pytest.param(
                "The talks took place at the Ciragan Palace",
                "it stands in the section 'Venue', not in 'Other meetings, no mediation'",
                id="another section",
            ),
        ],
    )
    def test_a_quote_that_is_not_the_articles_is_refused(
        self, tmp_path: Path, quote: str, why: str
    ) -> None:
        pack = doctored(tmp_path, "statements.yaml", ("- id: zakharova-mediation\n", "- id: it\n"))
        path = pack / "statements.yaml"
        text = path.read_text()
        start = text.index(DENIAL)
        path.write_text(text[:start] + f"        {quote}" + text[start + len(DENIAL) :])
        assert any(f"quote: {why}" in problem for problem in problems(pack))

    def test_changed_digits_are_refused(self, tmp_path: Path) -> None:
        article = "The Paper, 2024-03-05, reports this. They agreed to free 1,000 men on Monday."
        pack = small(
            tmp_path,
            article,
            events="- id: e\n  title: They agreed\n  status: happened\n  evidence:\n"
            "    - {section: Lead, quote: 'agreed to free 1,001 men'}\n",
        )
        assert (
            "events.yaml:5:30: quote: it does not stand in the section after 'agreed to free 1'"
            in problems(pack)
        )

    def test_a_quote_that_occurs_twice_in_its_section_is_refused(self, tmp_path: Path) -> None:
        article = "The Paper, 2024-03-05, reports this. We saw the men there. We saw the men there."
        pack = small(
            tmp_path,
            article,
            events="- id: e\n  title: They saw\n  status: happened\n  evidence:\n"
            "    - {section: Lead, quote: We saw the men}\n",
        )
        assert (
            "events.yaml:5:30: quote: it stands 2 times in its section; quote more of it"
            in problems(pack)
        )

    @pytest.mark.parametrize(("times", "told"), [(9, "9"), (10, "10 or more"), (11, "10 or more")])
    def test_a_quote_is_counted_up_to_ten_times(
        self, tmp_path: Path, times: int, told: str
    ) -> None:
        event = "{id: e, title: seen, status: happened, evidence: [{section: Lead, quote: %s}]}"
        pack = small(
            tmp_path,
            "The Paper, 2024-03-05, reports this." + " We saw the men there." * times,
            events=f"- {event % 'We saw the men there.'}\n",
        )
        problem = f"quote: it stands {told} times in its section; quote more of it"
        assert problems(pack)[-1].partition(": ")[2] == problem

    def test_words_that_only_folding_makes_alike_are_not_shown(self, tmp_path: Path) -> None:
        """ß and SS are alike when folded, and not for a pattern that ignores case."""
        event = "{id: e, title: seen, status: happened, evidence: [{section: Lead, quote: %s}]}"
        pack = small(
            tmp_path,
            "The Paper, 2024-03-05, reports this. We saw the HAUPTSTRASSE there.",
            events=f"- {event % 'We saw the Hauptstraße there.'}\n",
        )
        told = problems(pack)[-1].partition(": ")[2]
        assert told == "quote: it differs in case, spacing or punctuation"

    def test_the_same_words_in_two_sections_are_told_apart(self, tmp_path: Path) -> None:
        article = (
            "The Paper, 2024-03-05, reports this. We saw the men there.\n\nLater\n\n"
            "We saw the men there.\n"
        )
        pack, proof = proven(
            small(
                tmp_path,
                article,
                ("Later",),
                events="- id: e\n  title: seen\n  status: happened\n  evidence:\n"
                "    - {section: Lead, quote: We saw the men there.}\n"
                "    - {section: Later, quote: We saw the men there.}\n",
            )
        )
        assert pack.problems == []
        evidence = pack.by_id["e"].record.evidence
        assert [proof.of(quotation).span.start for quotation in evidence] == [37, 67]

    def test_an_unknown_section_is_refused_with_those_there_are(self, tmp_path: Path) -> None:
        pack = doctored(tmp_path, "documents.yaml", ("- section: Preparations", "- section: Plans"))
        (problem,) = (p for p in problems(pack) if "section:" in p)
        assert "there is no section 'Plans' (there are 'Lead', 'Opening remarks', " in problem


class TestValues:
    @pytest.mark.parametrize(
        ("file", "change", "problem"),
        [
            pytest.param(
                "exchanges.yaml",
                ("title: The parties agree to exchange 1,000 prisoners each\n  stage: agreed\n"
                 "  round: 1\n  status: happened\n  quantity:\n    value: 1000",
                 "title: The parties agree to exchange 1,000 prisoners each\n  stage: agreed\n"
                 "  round: 1\n  status: happened\n  quantity:\n    value: 1200"),
                "quantity: the number 1200 does not stand in the quotes",
                id="a number",
            ),
            pytest.param(
                "people.yaml",
                ("titles: [Presidential Aide]", "titles: [Presidential Adviser]"),
                "titles: 'Presidential Adviser' does not stand in the quotes",
                id="a title",
            ),
            pytest.param(
                "people.yaml",
                ("name: Keith Kellogg", "name: Keith Kellog"),
                "name: 'Keith Kellog' does not stand in the quotes",
                id="a name",
            ),
            pytest.param(
                "events.yaml",
                ("date: 2025-05-28\n  status: happened", "date: 2025-05-27\n  status: happened"),
                "date: the day 05-27 does not stand in the quotes",
                id="a day, whatever the reason for its year",
            ),
            pytest.param(
                "statements.yaml",
                ("  derived:\n    date: the year is that of the article's date line\n"
                 "    side: Medinsky headed the Russian negotiating group\n",
                 "  derived:\n    side: Medinsky headed the Russian negotiating group\n"),
                "date: the year of 2025-05-28 does not stand in the quotes",
                id="a year without a reason",
            ),
            pytest.param(
                "events.yaml",
                ("title: Fidan delivers a welcoming speech at the beginning of the meeting",
                 "title: Fidan and Lavrov deliver welcoming speeches"),
                "title: the name 'Lavrov' does not stand in the quotes",
                id="a name in prose",
            ),
            pytest.param(
                "events.yaml",
                ("title: The first round is held in Turkey", "title: The first round has 12 hours"),
                "title: the number 12 does not stand in the quotes",
                id="a number in prose",
            ),
            pytest.param(
                "delegates.yaml",
                ("person: kovbasa", "person: kellogg"),
                "person: the quotes do not name 'kellogg'",
                id="a person",
            ),
            pytest.param(
                "events.yaml",
                ("people: [fidan]", "people: [fidan, kalin]"),
                "people: the quotes do not name 'kalin'",
                id="one of several people",
            ),
            pytest.param(
                "statements.yaml",
                ("    round: the article reports the second round\n", ""),
                "round: the quotes do not speak of that round",
                id="a round",
            ),
            pytest.param(
                "venues.yaml",
                ("unnamed: a broadcast", "unnamed: a diplomat"),
                "said_by: 'a diplomat' does not stand in the quotes",
                id="an unnamed source",
            ),
            pytest.param(
                "rounds.yaml",
                ("value: about two hours", "value: about 3 hours"),
                "value: the number 3 does not stand in the quotes",
                id="a fact of a round",
            ),
            pytest.param(
                "rounds.yaml",
                ("value: about two hours", "value: about three hours"),
                "value: the number three does not stand in the quotes",
                id="a number in words",
            ),
        ],
    )  # fmt: skip
    def test_a_value_that_the_quotes_do_not_hold_is_refused(
        self, tmp_path: Path, file: str, change: tuple[str, str], problem: str
    ) -> None:
        found = problems(doctored(tmp_path, file, change))
        assert any(problem in p for p in found)


class TestSpeakers:
    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            pytest.param(
                (
                    "about: [mediation]\n  said_by: zakharova",
                    "about: [mediation]\n  said_by: lavrov",
                ),
                "said_by: sentence 22 has 'zakharova' say this, the record 'lavrov'",
                id="another person",
            ),
            pytest.param(
                ("about: [mediation]\n  said_by: zakharova\n", "about: [mediation]\n"),
                "said_by: sentence 22 has 'zakharova' say this, the record nobody who is named",
                id="the article itself",
            ),
            pytest.param(
                ("said_by: kellogg", "said_by: {unnamed: representatives}"),
                "said_by: sentence 23 has 'kellogg' say this, the record nobody who is named",
                id="an unnamed source",
            ),
        ],
    )
    def test_a_quote_under_the_wrong_speaker_is_refused(
        self, tmp_path: Path, change: tuple[str, str], problem: str
    ) -> None:
        found = problems(doctored(tmp_path, "statements.yaml", change))
        assert any(problem in p for p in found)

    def test_what_precedes_the_words_of_a_speaker_is_the_articles_own(self) -> None:
        """Fidan's speech is a fact of the article, what he noted in it is not."""
        pack, _ = proven(DATA)
        assert pack.by_id["welcoming-speech"].record.said_by is None
        assert pack.by_id["fidan-first-round-results"].record.said_by == "fidan"


class TestReferences:
    @pytest.mark.parametrize(
        ("file", "change", "problem"),
        [
            (
                "delegates.yaml",
                ("person: kovbasa", "person: kovbassa"),
                "person: there is no person 'kovbassa'",
            ),
            (
                "venues.yaml",
                ("place: ciragan", "place: putin"),
                "place: 'putin' is a person, not a place",
            ),
            (
                "exchanges.yaml",
                ("follows: exchange-agreed", "follows: exchange-aggreed"),
                "follows: there is no exchange 'exchange-aggreed'",
            ),
            (
                "people.yaml",
                ("different_from: [andrey-fomin]", "different_from: [putin]"),
                "different_from: 'putin' does not point back",
            ),
            ("delegations.yaml", ("round: 1", "round: 3"), "round: there is no round 3"),
            (
                "documents.yaml",
                ("status: announced", "status: refuted"),
                "status: 'refuted' is not one of the pack's (announced, conditional, denied, ",
            ),
            ("rounds.yaml", ("number: 2", "number: 1"), "number: round 1 is there twice"),
            (
                "rounds.yaml",
                ("    agenda:\n", "    agendum:\n"),
                "facts: 'agendum' is not a fact of a round (agenda, date, ",
            ),
            (
                "events.yaml",
                ("not_stated: [date, places]", "not_stated: [dates, places]"),
                "not_stated: 'dates' is not a field of this kind (event)",
            ),
            (
                "exchanges.yaml",
                ("not_stated: [quantity, date]", "not_stated: [status, date]"),
                "not_stated: 'status' has a value",
            ),
            (
                "unnamed_sources.yaml",
                ("    text: the article misspells", "    texts: the article misspells"),
                "derived: there is no value in 'texts' to give a reason for",
            ),
        ],
    )
    def test_a_reference_to_nothing_is_refused(
        self, tmp_path: Path, file: str, change: tuple[str, str], problem: str
    ) -> None:
        assert any(problem in found for found in problems(doctored(tmp_path, file, change)))

    def test_a_date_beside_a_bound_is_refused(self, tmp_path: Path) -> None:
        pack = doctored(
            tmp_path,
            "events.yaml",
            (
                "  not_before: 2025-05-16\n  not_after: 2025-06-02\n  round: 2\n  status: happened",
                "  not_after: 2025-06-02\n  date: 2025-06-02\n  round: 2\n  status: happened",
            ),
        )
        assert any("date: a date and a bound exclude each other" in p for p in problems(pack))

    def test_bounds_the_wrong_way_round_are_refused(self, tmp_path: Path) -> None:
        pack = doctored(
            tmp_path,
            "events.yaml",
            (
                "  not_before: 2025-05-16\n  not_after: 2025-06-02\n  round: 2\n  status: happened",
                "  not_after: 2025-06-02\n  not_before: 2025-06-03\n  round: 2\n  status: happened",
            ),
        )
        assert any("not_before: is later than not_after" in p for p in problems(pack))

    def test_with_several_sources_a_quote_must_name_its_own(self, tmp_path: Path) -> None:
        article = "The Paper, 2024-03-05, reports this. We saw the men there."
        pack = small(
            tmp_path,
            article,
            events="- id: e\n  title: seen\n  status: happened\n  evidence:\n"
            "    - {section: Lead, quote: We saw the men there.}\n"
            "    - {source: papers, section: Lead, quote: We saw the men there.}\n"
            "    - {source: other, section: Lead, quote: We saw the men there.}\n",
        )
        sources = (pack / "sources.yaml").read_text()
        second = sources.replace("id: paper", "id: other")
        (pack / "sources.yaml").write_text(sources + second)
        found = problems(pack)
        assert [problem for problem in found if "source:" in problem] == [
            "events.yaml:5:7: source: the pack has several sources; name the one quoted",
            "events.yaml:6:16: source: there is no source 'papers'",
        ]


class TestArticle:
    def test_a_changed_article_is_refused(self, tmp_path: Path) -> None:
        pack = doctored(tmp_path, "pack.yaml")
        article = tmp_path / "seeds" / "tass-2025-06-02-istanbul-second-round.txt"
        changed = article.read_bytes().replace(b"1,000", b"1,200")
        article.write_bytes(changed)
        digest = hashlib.sha256(changed).hexdigest()
        assert any(
            f"has changed: its SHA-256 is {digest}, not ffb804cd" in problem
            for problem in problems(pack)
        )

    def test_a_missing_article_is_named(self, tmp_path: Path) -> None:
        pack = doctored(tmp_path, "sources.yaml", ("second-round.txt", "second-round.md"))
        assert problems(pack)[0].startswith("sources.yaml:6:9: file: ../seeds/tass-2025-06-02-")
        assert "No such file or directory" in problems(pack)[0]

    def test_an_absolute_path_is_refused(self, tmp_path: Path) -> None:
        pack = doctored(tmp_path, "sources.yaml", ("file: ../seeds/", "file: /seeds/"))
        assert problems(pack)[0].endswith("file: must be relative to the pack's folder")

    def test_a_heading_that_is_not_a_line_is_refused(self, tmp_path: Path) -> None:
        pack = doctored(tmp_path, "sources.yaml", ("- First round", "- Round One"))
        assert any(
            "sections: 'Round One' is not a line of its own after the heading before it" in problem
            for problem in problems(pack)
        )


class TestCoverage:
    def test_every_sentence_is_cited_or_set_aside(self) -> None:
        _, proof = proven(DATA)
        (coverage,) = proof.coverage.values()
        assert coverage.missing == []
        assert sorted(coverage.cited.keys() | coverage.set_aside.keys()) == list(range(1, 39))
        assert list(coverage.set_aside) == [7]

    def test_a_sentence_that_nothing_cites_is_reported(self, tmp_path: Path) -> None:
        pack = doctored(tmp_path, "pack.yaml")
        statements = (pack / "statements.yaml").read_text()
        start = statements.index("- id: lavrov-support")
        end = statements.index("- id: medinsky-call")
        (pack / "statements.yaml").write_text(statements[:start] + statements[end:])
        (problem,) = problems(pack)
        assert "sentence 29 (Preparations) is neither cited nor set aside: In his" in problem

    def test_a_sentence_both_cited_and_set_aside_is_reported(self, tmp_path: Path) -> None:
        pack = doctored(
            tmp_path,
            "sources.yaml",
            ("quote: TASS has gathered", "quote: >-\n        A source told TASS that the Russian "
             "side will release a press statement following the\n        talks.\n      why: none\n"
             "    - section: Lead\n      quote: TASS has gathered"),
        )  # fmt: skip
        assert any("set_aside: sentence 6 is cited by" in problem for problem in problems(pack))


def test_every_problem_is_reported_in_one_go_with_its_place(tmp_path: Path) -> None:
    """A missing, an unknown and a mistyped field, a dangling reference and a quote of nobody."""
    article = "The Paper, 2024-03-05, reports this. We saw the men there."
    pack = small(
        tmp_path,
        article,
        events=(
            "- id: one\n  status: happened\n  people: [nobody]\n  evidence:\n"
            "    - {section: Lead, quote: We saw the women there.}\n"
            "- id: two\n  title: seen\n  titel: seen\n  date: 2024-02-30\n  evidence:\n"
            "    - {section: Lead, quote: We saw the men there.}\n"
            "- id: two\n  title: [seen]\n  evidence: []\n"
        ),
    )
    assert problems(pack) == [
        "events.yaml:1:3: title: this field is missing",
        "events.yaml:3:12: people: there is no person 'nobody'",
        "events.yaml:5:30: quote: it does not stand in the section after 'We saw the'",
        "events.yaml:8:3: titel: there is no such field here",
        "events.yaml:9:9: date: '2024-02-30' is not a date (use YYYY, YYYY-MM or YYYY-MM-DD)",
        "events.yaml:12:7: id: 'two' is already taken in events.yaml:6:7",
        "events.yaml:13:10: title: text is expected, not a list",
        "events.yaml:14:13: evidence: at least one entry is needed",
    ]
