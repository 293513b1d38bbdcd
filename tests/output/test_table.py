"""Tables, whole and literal, at widths that people have."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.record import Record
from talks_cli.output import FORMATS, Look, renderer
from talks_cli.output.layout import fit
from talks_cli.output.shown.page import Page
from talks_cli.output.shown.sections import sections
from talks_cli.output.table import _layout
from talks_cli.topics.delegation import delegation
from talks_cli.topics.person import person
from talks_cli.topics.prisoners import prisoners
from talks_cli.topics.search import search
from talks_cli.topics.statements import statements
from talks_cli.topics.timeline import timeline
from talks_cli.view import Column, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

REASON = "the number of the deal before"


def doc(number: int, **own: Any) -> Doc:
    """An exchange of prisoners."""
    return {
        "id": f"r{number}", "kind": "exchange", "title": "x", "stage": "agreed",
        "quantity": {"value": 1000, "of": "prisoners", "per": "side", "bound": None},
        "round": number, "date": None, "not_before": None, "not_after": None, "for": None,
        "when": "16 May 2025", "what": "x", "says": "TASS", "where": f"[{number}]",
        "status": "happened", "said_by": None,
        "evidence": [{"source": "tass-2025-06-02", "section": None, "sentences": [number],
                      "start": 0, "end": 4, "quote": f"Sentence {number}."}],
        "derived": {}, "not_stated": [], "differs": {}, "remark": None, **own,
    }  # fmt: skip


SPOKEN = {"says": "Jane Doe", "said_by": {"id": "doe", "name": "Jane Doe"}}
COLUMNS = (
    Column("Stage", "stage"),
    Column("Quantity", "quantity"),
    Column("When", "when"),
    Column("Round", "round"),
    Column("Status", "status", into="stage"),
    Column("Says", "says", into="stage"),
    Column("Where", "where"),
)


def shown(dataset: Dataset, *docs: Doc, width: int = 80, **how: Any) -> str:
    view = View(
        "prisoners", dataset, [Record(json.dumps(doc)) for doc in docs], query={},
        columns=how.pop("columns", COLUMNS), kinds=("exchange",), title="Exchanges",
        **how,
    )  # fmt: skip
    return "".join(renderer("table")(view, Look(width=width)))


TOLD = doc(2, **SPOKEN, derived={"quantity": REASON}, status="announced")


def test_a_table_has_a_title_an_edge_and_the_sources_below(dataset: Dataset) -> None:
    assert (
        shown(dataset, doc(1), TOLD, width=100)
        == """\
Exchanges · 16 May 2025
╭──────────────────────────────────────────────────────────────────────╮
│ Stage   Quantity                   Round  Status     Says      Where │
├──────────────────────────────────────────────────────────────────────┤
│ agreed  1,000 prisoners per side   1                 TASS      [1]   │
│ agreed  1,000 prisoners per side¹  2      announced  Jane Doe  [2]   │
╰──────────────────────────────────────────────────────────────────────╯
¹ Quantity: the number of the deal before
TASS, 2 June 2025 · [n]: talks read n
"""
    )


def test_another_column_takes_in_who_says_it_where_that_saves_lines(dataset: Dataset) -> None:
    assert (
        shown(dataset, doc(1), TOLD, width=60)
        == """\
Exchanges · 16 May 2025
╭──────────────────────────────────────────────────────────╮
│ Stage · says    Quantity         Round  Status     Where │
├──────────────────────────────────────────────────────────┤
│ agreed          1,000 prisoners  1                 [1]   │
│                 per side                                 │
│ agreed — says   1,000 prisoners  2      announced  [2]   │
│ Jane Doe        per side¹                                │
╰──────────────────────────────────────────────────────────╯
¹ Quantity: the number of the deal before
TASS, 2 June 2025 · [n]: talks read n
"""
    )


def test_a_block_a_record_where_no_table_fits(dataset: Dataset) -> None:
    assert (
        shown(dataset, doc(1), TOLD, width=20)
        == """\
Exchanges ·
16 May 2025
Stage: agreed
Quantity: 1,000
  prisoners per side
Round: 1
Says: TASS
Where: [1]

Stage: agreed
Quantity: 1,000
  prisoners per
  side¹
Round: 2
Status: announced
Says: Jane Doe
Where: [2]

¹ Quantity: the
  number of the deal
  before
TASS, 2 June 2025
  · [n]: talks read
  n
"""
    )


def title(out: str) -> str:
    return out.partition("\n")[0]


def test_what_all_rows_share_is_said_once_in_the_title(dataset: Dataset) -> None:
    out = shown(dataset, doc(1, **SPOKEN), doc(2, **SPOKEN))
    assert title(out) == "Exchanges · 16 May 2025 · says Jane Doe"
    assert out.count("Jane Doe") == 1
    assert "Says" not in out


def test_that_the_article_itself_says_all_of_it_goes_without_saying(dataset: Dataset) -> None:
    out = shown(dataset, doc(1), doc(2))
    assert "Says" not in out
    assert out.count("TASS") == 1


def test_of_one_row_only_its_side_and_round_are_said_in_the_title(dataset: Dataset) -> None:
    out = shown(dataset, doc(2, **SPOKEN))
    assert title(out) == "Exchanges · second round"
    assert re.search("Says .*\n.*\n.* Jane Doe ", out)


def test_a_reason_in_the_title_is_numbered_before_those_of_rows(dataset: Dataset) -> None:
    why = {"said_by": "he speaks for her", "quantity": REASON}
    out = shown(dataset, doc(1, **SPOKEN, derived=why), doc(2, **SPOKEN, derived=why))
    assert title(out) == "Exchanges · 16 May 2025 · says Jane Doe¹"
    assert "\n¹ Says: he speaks for her\n² Quantity: the number of the deal before\n" in out


def test_a_reason_that_not_all_rows_have_stays_in_its_row(dataset: Dataset) -> None:
    why = {"said_by": "he speaks for her"}
    out = shown(dataset, doc(1, **SPOKEN), doc(2, **SPOKEN, derived=why))
    assert title(out) == "Exchanges · 16 May 2025 · says Jane Doe"
    assert out.count("¹") == 2  # in the row, and below
    assert "\n¹ Says: he speaks for her\n" in out


def test_a_reason_that_holds_throughout_an_article_is_not_marked(dataset: Dataset) -> None:
    reading = dataset.about["readings"][0]
    assert "¹" not in shown(dataset, doc(1, derived={"quantity": reading}), doc(2))
    both = f"{reading}; {dataset.about['readings'][-1]}"  # as two articles may have it
    assert "¹" not in shown(dataset, doc(1, derived={"quantity": both}), doc(2))


def test_of_a_bound_it_is_not_marked_that_it_is_the_day_of_the_article(dataset: Dataset) -> None:
    told = {"when": "by 2 June 2025", "derived": {"not_after": "so it is dated"}}
    assert "¹" not in shown(dataset, doc(1, **told, not_after="2025-06-02"), doc(2))
    assert "2025¹" in shown(dataset, doc(1, **told, not_after="2025-06-01"), doc(2))


def test_a_reason_of_two_columns_is_marked_once_where_both_are_in_one(
    talks: Callable[..., Outcome],
) -> None:
    out = talks("statements", "--width", "80").out
    assert re.search(r"communicated in Russian\.(\S+) ", out)[1] == "⁴"  # type: ignore[index]
    assert "⁴ Statement, Speaker: the article writes" in out


def test_values_that_differ_stand_in_the_cell_with_their_sources(dataset: Dataset) -> None:
    told = [
        {"value": value, "source": "tass-2025-06-02", "status": "happened", "said_by": None}
        for value in ("1,000", "1,200")
    ]
    out = shown(dataset, doc(1, quantity=None, differs={"quantity": told}), doc(2))
    assert "1,000 (TASS) / 1,200 (TASS)¹" in out
    assert "¹ Quantity: sources tell it differently (talks sources --differences)" in out


def test_who_says_what_differs_is_not_taken_for_the_article(dataset: Dataset) -> None:
    differs = {"said_by": [{"value": {"name": "A"}, "source": "tass-2025-06-02"}]}
    out = shown(dataset, doc(1, says="A; B", differs=differs), doc(2, says="A; B", differs=differs))
    assert title(out).endswith("· says A; B")


SECTIONS = """\
Exchanges
╭───────────────────────────────────────────────────────────────────╮
│ Stage                     Quantity                   Round  Where │
├───────────────────────────────────────────────────────────────────┤
│ by May — says Jane Doe                                            │
│ • agreed                  1,000 prisoners per side   1      [1]   │
│ • agreed                  1,000 prisoners per side¹  2      [2]   │
│ no day stated                                                     │
│ • agreed                  not stated                 3      [3]   │
│ • agreed                  1,000 prisoners per side   4      [4]   │
╰───────────────────────────────────────────────────────────────────╯
¹ Quantity: the number of the deal before
TASS, 2 June 2025 · [n]: talks read n
"""


def test_rows_stand_in_sections_under_what_they_share(dataset: Dataset) -> None:
    rows = [
        doc(1, when="by May", **SPOKEN),
        doc(3, when="", quantity=None, not_stated=["quantity"]),
        doc(2, when="by May", **SPOKEN, derived={"quantity": REASON}),
        doc(4, when="not stated"),
    ]
    assert shown(dataset, *rows, group="when", width=100) == SECTIONS


HEADS = """\
Delegations · second round
╭──────────────────────────────────────────────────────────────────────────────╮
"""


def test_who_is_tied_to_no_round_says_so(talks: Callable[..., Outcome]) -> None:
    out = talks("delegation", "--role", "head").out
    assert out.startswith(HEADS)
    assert re.search(r"Rustem Umerov .*round not stated", " ".join(out.split()))
    assert "Round" not in out


def test_a_head_that_is_not_stated_is_a_row(talks: Callable[..., Outcome]) -> None:
    assert re.search(r"│ Ukraine +│\n│ • not stated +head +\[", talks("delegation").out)


COMMANDS = [
    ["delegation", "--round", "all"],
    ["venue"],
    ["timeline"],
    ["prisoners"],
    ["rounds"],
    ["statements"],
    ["person", "medinsky"],
    ["search", "round"],
    ["show", "round-2", "fidan", "exchange-agreed"],
    ["read"],
    ["sources"],
    ["check"],
]


# A column that another takes in has its heading only where there is room.
HEADINGS = {"What", "Status", "Says", "Title", "When", "Where", "Kind", "Id", "Nothing", "because"}
OF_A_ROOM = {"Second", "drawn", "below", "who", "sat", "left", "said"}  # which needs room as well


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_is_wider_and_no_word_is_lost(
    talks: Callable[..., Outcome], command: list[str]
) -> None:
    flags = ("--notes", "--evidence")
    words = set(re.findall("[^\\W⁰¹²³⁴-⁹]+", talks(*command, "--width", "1000", *flags).out))
    words -= HEADINGS | OF_A_ROOM
    assert len(words) > 8
    for width in (20, 40, 60, 100):
        out = talks(*command, "--width", str(width), *flags).out
        assert max(map(len, out.splitlines())) <= width
        assert not [line for line in out.splitlines() if line != line.rstrip()]
        together = "".join(out.replace("│", " ").split())
        longest = 5 if width == 20 else 32  # where there is no room, longer ones go on below
        lost = [word for word in words if len(word) <= longest and word not in together]
        assert lost == [], width


@pytest.mark.parametrize(
    "answer",
    [
        *(delegation, timeline, prisoners, statements),
        lambda dataset: delegation(dataset, round="all"),
        lambda dataset: person(dataset, "medinsky"),
        lambda dataset: person(dataset, "zakharova"),
        lambda dataset: search(dataset, ["prisoners"]),
    ],
)
def test_no_row_is_taller_than_four_lines_at_100_columns(
    dataset: Dataset, answer: Callable[[Dataset], View]
) -> None:
    page = Page(answer(dataset), Look(width=100))
    found = _layout(page, sections(page), 100)
    assert found is not None
    assert max(found[1].heights) <= 4


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_colour_changes_nothing_but_colour_and_a_pipe_gets_none(
    talks: Callable[..., Outcome], command: list[str]
) -> None:
    plain, colored = talks(*command).out, talks(*command, "--color", "always").out
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    if command[0] != "search":  # which has signs around what it found where colour does not show it
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


STATUSES = ("said", "announced", "hoped", "conditional", "denied", "proposed")


def test_statuses_have_words_and_colours_of_their_own(dataset: Dataset) -> None:
    looks = {}
    for status in STATUSES:
        view = View(
            "timeline", dataset, [Record(json.dumps(doc(1, status=status)))], query={},
            columns=(Column("Status", "status", plain=()),), kinds=("exchange",),
        )  # fmt: skip
        out = "".join(renderer("table")(view, Look(color=True)))
        shown = dataset.about["statuses"][status]
        (codes,) = re.findall(rf"((?:\x1b\[[\d;]+m)+){shown}", out)
        looks[codes] = shown
    assert len(looks) == len(set(looks.values())) == len(STATUSES)


@pytest.mark.parametrize("line", ["timeline", "timeline --chart", "person medinsky"])
def test_nothing_is_blue_which_cannot_be_read_on_black(
    talks: Callable[..., Outcome], line: str
) -> None:
    out = talks(*line.split(), "--color", "always").out
    assert not re.search(r"\x1b\[(\d;)*34m", out)


def test_a_mark_is_magenta_which_can_be_read_on_black_and_on_white(
    talks: Callable[..., Outcome],
) -> None:
    assert "\x1b[35m²" in talks("delegation", "russia", "--color", "always").out


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "table"])
def test_other_formats_are_never_coloured(talks: Callable[..., Outcome], format: str) -> None:
    assert "\x1b" not in talks("rounds", "-f", format, "--color", "always").out


def test_a_few_records_stand_side_by_side(talks: Callable[..., Outcome]) -> None:
    assert re.search("\n│ Round +1 +2 +│\n├─+┤\n│ Venue +Dolmabahce", talks("venue").out)
    assert talks("venue", "--width", "40").out.count("\nRound: ") == 2


def test_a_fact_says_who_says_it_how_far_and_where(talks: Callable[..., Outcome]) -> None:
    out = " ".join(talks("rounds", "--width", "200").out.split())
    assert "2 June 2025 — announced, Sergey Lavrov [26]" in out
    assert re.search(r"Russian — a source \(unnamed\)[¹²³] \[4\]", out)
    assert "concluded [1]" in out


class TestBlocks:
    """The timeline, by what is known of time."""

    def test_what_lies_from_a_day_on_is_told_apart_by_its_round(
        self, talks: Callable[..., Outcome]
    ) -> None:
        assert _headings(talks("timeline", "--width", "80").out) == [
            "16 May 2025 · first round",
            "16 May 2025 or later · first round",
            "by 28 May 2025⁴",
            "28 May 2025",
            "for 2 June 2025 (announced)",
            "16 May 2025 or later³ · second round",
            "no day stated",
            "no day stated · second round",
        ]

    def test_a_round_that_all_share_is_said_in_the_title(
        self, talks: Callable[..., Outcome]
    ) -> None:
        found = talks("timeline", "--round", "2", "--width", "80").out
        assert found.startswith("Timeline · second round\n")
        assert _headings(found) == ["for 2 June 2025 (announced)", "16 May 2025 or later¹",
                                    "no day stated"]  # fmt: skip

    def test_a_round_that_is_not_stated_is_no_heading(
        self, examples: Callable[..., Outcome]
    ) -> None:
        headings = _headings(examples("timeline", "--width", "80").out)
        assert headings[-3:] == ["no day stated", "no day stated · third round",
                                 "no day stated · fourth round"]  # fmt: skip
        assert "3 February 2019" in headings

    def test_an_order_that_is_all_that_is_known_is_a_reason(
        self, talks: Callable[..., Outcome], examples: Callable[..., Outcome]
    ) -> None:
        why = "When: the article has “then”, after what the Ukrainian side and Umerov said\n"
        assert why in talks("timeline").out
        out = examples("timeline").out
        mark = re.search(r"\n(.+) When: after “The agreement is signed”\n", out)
        assert mark is not None
        assert f"Old Customs House{mark[1]}" in out

    def test_the_order_of_a_saying_is_not_that_of_what_it_tells_of(
        self, talks: Callable[..., Outcome]
    ) -> None:
        assert "“earlier”" not in talks("timeline").out
        why = "Said: the article has “earlier”, after telling of the welcoming speech\n"
        assert why in talks("statements", "fidan").out

    def test_a_statement_has_the_day_on_which_it_was_made(
        self, talks: Callable[..., Outcome]
    ) -> None:
        line = ("statements", "--about", "june", "-f", "tsv", "--fields", "id,said,status")
        assert talks(*line).out.splitlines()[1:] == [
            "kellogg-visit\t\tannounced",
            "lavrov-second-round\t\tannounced",
        ]
        assert "for 2 June" not in talks("statements", "lavrov").out


def _headings(table: str) -> list[str]:
    """The headings of sections: rows have a bullet, and what goes on is set in."""
    lines = [line[2:-2].rstrip() for line in table.splitlines() if line.startswith("│ ")]
    headed = lines[1:] if lines[0].startswith("What") else lines
    return [line for line in headed if not line.startswith((" ", "•"))]


class TestSearch:
    def test_what_was_found_stands_out(self, talks: Callable[..., Outcome]) -> None:
        out = talks("search", "exchanges", "--width", "200").out
        assert "The parties agree to «exchange» 1,000 prisoners each" in out
        colored = talks("search", "exchanges", "--width", "200", "--color", "always").out
        assert "\x1b[1;4mexchange\x1b[0m" in colored
        assert "«exchange»" not in colored

    def test_a_row_that_lacks_the_words_shows_where_they_are(
        self, talks: Callable[..., Outcome]
    ) -> None:
        out = " ".join(talks("search", "Bosphorus", "--width", "60").out.replace("│", " ").split())
        assert re.search(r"Ciragan Palace, round 2 .*on the banks of the «Bosphorus»", out)

    def test_another_spelling_is_shown(self, talks: Callable[..., Outcome]) -> None:
        out = talks("search", "Mariya", "--width", "120").out
        assert "also «Mariya» Zakharova" in out


class TestFit:
    @staticmethod
    def widths(headings: list[str], rows: list[list[str]], width: int) -> list[int] | None:
        found = fit(headings, rows, width)
        return None if found is None else found.widths

    def test_short_columns_stay_on_one_line(self) -> None:
        rows = [["short", "a much longer text that has to be wrapped somewhere or other"]]
        assert self.widths(["A", "B"], rows, 38) == [5, 33]

    def test_everything_gets_what_it_wishes_where_there_is_room(self) -> None:
        assert self.widths(["A", "B"], [["one", "two three"]], 80) == [3, 9]

    def test_nothing_fits_where_the_words_are_too_long(self) -> None:
        assert fit(["A", "B"], [["x" * 30, "y" * 30]], 38) is None

    def test_a_column_gives_to_another_what_saves_lines_there(self) -> None:
        rows = [["word " * 4, "other " * 20]]
        found = fit(["A", "B"], rows, 40)
        assert found is not None
        assert found.widths[1] > found.widths[0]
        assert found.lines <= 5

    def test_widths_never_exceed_what_there_is(self) -> None:
        rows = [["word " * 10, "word " * 20, "word " * 30]]
        for width in range(20, 200):
            found = self.widths(["A", "B", "C"], rows, width)
            assert found is None or sum(found) <= width


class TestEmpty:
    @pytest.mark.parametrize("command", ["statements", "timeline"])
    def test_that_nobody_cites_somebody_is_said(
        self, talks: Callable[..., Outcome], command: str
    ) -> None:
        out = talks(command, "--by", "putin", "--width", "100").out
        told = (
            "TASS cites no words of Vladimir Putin; for what names that person: talks person putin"
        )
        assert out.splitlines()[1] == told

    def test_of_several_articles_none_does(self, examples: Callable[..., Outcome]) -> None:
        out = examples("statements", "denneth", "--width", "100").out
        assert out.splitlines()[1].startswith("No article cites words of Pavo Denneth; ")

    def test_who_is_cited_for_something_else_is_not_told_so(
        self, talks: Callable[..., Outcome]
    ) -> None:
        out = talks("statements", "lavrov", "--about", "sauna").out
        assert "Nothing matches among what 'talks statements' looks through.\n" in out


def test_a_stage_stands_after_the_one_that_it_follows(examples: Callable[..., Outcome]) -> None:
    items = examples("prisoners", "--json").document["items"]
    assert [item["id"] for item in items] == ["first-stage", "first-crossing", "hostages-stage"]
    assert items[1]["follows"] == "first-stage"


def test_a_search_for_a_word_that_nothing_has_says_which(talks: Callable[..., Outcome]) -> None:
    out = talks("search", "third", "round").out
    assert out.startswith("Search · third round · nothing has “third”\n")
    assert "Nothing has “third”; these have most of the other words.\n" in out
    assert talks("search", "hotel", "ceasefire").out.startswith(
        "Search · hotel ceasefire · some of the words\n"
    )


@pytest.mark.parametrize("width", ["100", "120", "140", "200"])
def test_a_short_column_is_not_broken_where_there_is_room(
    talks: Callable[..., Outcome], width: str
) -> None:
    assert talks("delegation", "--width", width).out.count(" member, joined ") == 3


def test_a_table_narrows_before_it_becomes_blocks(talks: Callable[..., Outcome]) -> None:
    assert "╭" in talks("prisoners", "--width", "58").out
    assert "╭" not in talks("prisoners", "--width", "57").out
