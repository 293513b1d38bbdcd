"""Tables, whole and literal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.output.table.made import REASON, SPOKEN, TOLD, doc, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome


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


def test_values_that_differ_stand_in_the_cell_with_their_sources(dataset: Dataset) -> None:
    told = [
        {"value": value, "source": "tass-2025-06-02", "status": "happened", "said_by": None}
        for value in ("1,000", "1,200")
    ]
    out = shown(dataset, doc(1, quantity=None, differs={"quantity": told}), doc(2))
    assert "1,000 (TASS) / 1,200 (TASS)¹" in out
    assert "¹ Quantity: sources tell it differently (talks sources --differences)" in out


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


def test_a_few_records_stand_side_by_side(talks: Callable[..., Outcome]) -> None:
    assert re.search("\n│ Round +1 +2 +│\n├─+┤\n│ Venue +Dolmabahce", talks("venue").out)
    assert talks("venue", "--width", "40").out.count("\nRound: ") == 2


def test_a_fact_says_who_says_it_how_far_and_where(talks: Callable[..., Outcome]) -> None:
    out = " ".join(talks("rounds", "--width", "200").out.split())
    assert "2 June 2025 — announced, Sergey Lavrov [26]" in out
    assert re.search(r"Russian — a source \(unnamed\)[¹²³] \[4\]", out)
    assert "concluded [1]" in out
