"""Tables, whole and literal, at widths that people have."""
# ruff: noqa: E501

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.output.layout import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome

WIDE = """\
Russia* · round 1
Role    Name               Title                                                                Says · where
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
head    Vladimir Medinsky  Presidential Aide                                                    TASS · Delegations’ lineup 17
member  Mikhail Galuzin    Deputy Foreign Minister                                              TASS · Delegations’ lineup 17
member  Igor Kostyukov     chief of the Russian Armed Forces General Staff’s Main Intelligence  TASS · Delegations’ lineup 17
                           Directorate
member  Alexander Fomin    Deputy Defense Minister                                              TASS · Delegations’ lineup 17

Source: TASS, 2025-06-02 (tass-2025-06-02)
"""

NARROW = """\
Stage         agreed
Quantity      1,000 per side
When          between 2025-05-16 and
              2025-06-02*
Round         1
Status        happened
Says · where  TASS · First round 35–36

Source: TASS, 2025-06-02
(tass-2025-06-02)
"""

SHEET = """\
Round        1                                 2*
───────────────────────────────────────────────────────────────────────────────
Venue        Dolmabahce presidential office    Ciragan Palace*
             (TASS · Venue 15)                 (TASS · Venue 11)
City         Istanbul*                         Istanbul
             (TASS · Venue 15; Lead 2)         (TASS · Lead 1)
Description  presidential office near Ciragan  on the banks of the Bosphorus; a
             (TASS · Venue 15)                 historical building compound,
                                               which also hosts a hotel, used
                                               by the Turkish authorities for
                                               arranging official events*
                                               (TASS · Venue 11–12)
Seating      not stated                        the Russian and Ukrainian
                                               delegations on opposite sides of
                                               a U-shaped table, with Turkish
                                               representatives between them*
                                               (a broadcast (unnamed) · Venue
                                               13)
Flags        flags of Russia, Turkey, and      flags of Russia, Turkey, and
             Ukraine behind each table         Ukraine behind each table*
             (TASS · Venue 14)                 (TASS · Venue 14)

Source: TASS, 2025-06-02 (tass-2025-06-02)
"""


CHOSEN = """\
side     name               round
──────────────────────────────────────
Russia*  Vladimir Medinsky  1
Ukraine  Rustem Umerov      not stated

Source: TASS, 2025-06-02 (tass-2025-06-02)
"""


@pytest.mark.parametrize(
    ("arguments", "width", "table"),
    [
        (["delegation", "--side", "russia", "--round", "1"], 125, WIDE),
        (
            ["delegation", "--role", "head", "--round", "1", "--fields", "side,name,round"],
            80,
            CHOSEN,  # neither a table a side, nor one side said once above it
        ),
        (["prisoners", "--status", "agreed"], 40, NARROW),
        (["venue"], 80, SHEET),
    ],
)
def test_a_whole_table(
    talks: Callable[..., Outcome], arguments: list[str], width: int, table: str
) -> None:
    assert talks(*arguments, "--width", str(width)).out == table


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
    ["check"],
]


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200, 1000])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("evidence", [False, True], ids=["", "evidence"])
def test_no_line_is_wider_and_no_word_is_lost(
    talks: Callable[..., Outcome], command: list[str], width: int, evidence: bool
) -> None:
    flags = ["--evidence"] if evidence else []
    out = talks(*command, "--width", str(width), *flags).out
    assert max(map(len, out.splitlines())) <= width
    shown = "".join(out.split())
    words = set(re.findall(r"\w+", talks(*command, "--width", "100000", *flags).out))
    assert len(words) > 20
    longest = 5 if width == 20 else 1000  # where there is no room, longer ones go on below
    assert [word for word in words if len(word) <= longest and word not in shown] == []


def test_evidence_stands_under_each_row(talks: Callable[..., Outcome]) -> None:
    out = talks("prisoners", "--status", "hoped", "-e", "--width", "100").out
    rows = out.splitlines()
    at = next(index for index, row in enumerate(rows) if row.startswith("hoped"))
    assert rows[at + 1].startswith("    “In his welcoming speech, the Turkish foreign minister")
    assert "” — Opening remarks 8" in " ".join(out.split())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_pipe_gets_no_escape_codes(talks: Callable[..., Outcome], command: list[str]) -> None:
    assert "\x1b" not in talks(*command).out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_colour_changes_nothing_but_colour(
    talks: Callable[..., Outcome], command: list[str]
) -> None:
    plain, colored = talks(*command).out, talks(*command, "--color", "always").out
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "yaml", "markdown"])
def test_other_formats_are_never_coloured(talks: Callable[..., Outcome], format: str) -> None:
    assert "\x1b" not in talks("rounds", "-f", format, "--color", "always").out


class TestFit:
    def test_short_columns_stay_on_one_line(self) -> None:
        rows = [["short", "a much longer text that has to be wrapped somewhere or other"]]
        assert fit(["A", "B"], rows, 40) == [5, 33]

    def test_everything_gets_what_it_wishes_where_there_is_room(self) -> None:
        assert fit(["A", "B"], [["one", "two three"]], 80) == [3, 9]

    def test_nothing_fits_where_the_words_are_too_long(self) -> None:
        assert fit(["A", "B"], [["x" * 30, "y" * 30]], 40) is None

    def test_widths_never_exceed_what_there_is(self) -> None:
        rows = [["word " * 10, "word " * 20, "word " * 30]]
        for width in range(20, 200):
            widths = fit(["A", "B", "C"], rows, width)
            assert widths is None or sum(widths) + 4 <= width
