"""The timeline on a scale of days."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.record import Record
from talks_cli.output import Look, renderer
from talks_cli.output.drawn.lanes import MARKS
from talks_cli.topics.timeline import COLUMNS, KINDS, timeline
from talks_cli.view import View
from tests.curate.gazettes import compiled, fact
from tests.output.test_formats import HOSTILE, UNSEEN
from tests.process.hazards import many_events

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talks_cli.dataset.record import Doc
    from talks_cli.dataset.store import Dataset
    from tests.conftest import Outcome

MAY = """\
Timeline
 16 May 2025      2 June 2025
 ├──────────┬──────────┬────┤
 ●                          ┊  ● first round — 16 May 2025 [2, 34]
 ┊                          ◇  ◇ second round — for 2 June 2025 (announced),
 ┊                          ┊    Sergey Lavrov [26]
 ┊                          ┊  16 May 2025 · first round
 ●                          ┊  ● The first round is held in Turkey [2]
 ●                          ┊  ● Direct talks with Ukraine resume at Putin’s
 ┊                          ┊    initiative after a suspension of more than
 ┊                          ┊    three years [2, 34]
 ┊                          ┊  16 May 2025 or later · first round
 ├──────────────────────────▶  ● The parties express intention to continue
 ┊                          ┊    working for a ceasefire [35–36]
"""
CALL = """\
 ┊                          ┊  by 28 May 2025
◀───────────────────┤       ┊  □ The exact date and place of the meeting to
 ┊                          ┊    exchange memorandums, in a call to Umerov —
 ┊                          ┊    proposed, Vladimir Medinsky [30]
 ┊                          ┊  28 May 2025
 ┊                  ■       ┊  ■ Medinsky says that he called Umerov and
"""
UNDATED = """\
no day stated · second round
● Moscow and Kiev prepare memorandums on resolving the conflict [3]
"""
LEGEND = """\
● happened   ■ said   ◇ announced   □ proposed   ○ hoped for   △ conditional
  ✗ denied   ├─▶ that day or later   ◀─┤ by that day   ┬ a week
TASS, 2 June 2025 · [n]: talks read n
"""


def test_days_stand_where_they_are_and_open_ends_are_open(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "--chart", "-q").out
    assert out.startswith(MAY)
    assert CALL in out
    assert UNDATED in out
    assert out.endswith(LEGEND)


def drawn(dataset: Dataset, *docs: Doc, width: int = 80, ascii: bool = False) -> str:
    """The lines of a chart of events that have only what is given."""
    records = [
        Record(
            json.dumps(
                {
                    "id": f"e{at}", "kind": "event", "title": f"Event {at}", "when": f"w{at}",
                    "what": f"Event {at}", "says": "TASS", "where": "[1]", "status": "happened",
                    "said_by": None, "evidence": [], "derived": {}, "not_stated": [],
                    "differs": {}, **doc,
                }
            )
        )
        for at, doc in enumerate(docs)
    ]  # fmt: skip
    view = View(
        "timeline", dataset, records, query={"round": 99}, columns=COLUMNS, kinds=KINDS,
        group="when", drawn="chart",
    )  # fmt: skip
    return "".join(renderer("table")(view, Look(width=width, ascii=ascii)))


def lanes(text: str) -> list[str]:
    return [line[:30].rstrip() for line in text.splitlines() if re.search(r" . Event \d", line)]


ENDS = [{"date": "2025-01-01"}, {"date": "2025-01-28"}]  # a column a day


@pytest.mark.parametrize(
    ("doc", "lane"),
    [
        ({"date": "2025-01-05"}, "     ●"),
        ({"not_before": "2025-01-05"}, "     ├───────────────────────▶"),
        ({"not_after": "2025-01-05"}, "◀────┤"),
        ({"not_before": "2025-01-05", "not_after": "2025-01-09"}, "     ├───┤"),
        ({"not_before": "2025-01-05", "not_after": "2025-01-06"}, "     ├┤"),
        ({"not_before": "2025-01-05", "not_after": "2025-01-05"}, "     ●"),
        ({"date": "2025-01"}, " ├──────────────────────────┤"),
        ({"for": "2025-01-05", "status": "announced"}, "     ◇"),
        ({"for": "2025-01-05", "date": "2025-01-03", "status": "hoped"}, "   ├─┤"),
        ({"differs": {"date": [{"value": "2025-01-05"}, {"value": "2025-01-07"}]}}, "     ≠ ≠"),
    ],
)  # fmt: skip
def test_a_lane_has_what_is_known(dataset: Dataset, doc: Doc, lane: str) -> None:
    for one in doc.get("differs", {}).get("date", ()):
        one |= {"source": "tass-2025-06-02", "said_by": None, "evidence": []}
    ends = ENDS if doc.get("date") != "2025-01" else ENDS[:1]
    assert lanes(drawn(dataset, *ends, doc))[-1] == lane.rstrip()


def test_what_was_before_its_article_is_open_at_its_day(dataset: Dataset) -> None:
    """A table says "16 May or later" of it, and no day of the article."""
    told = drawn(
        dataset, {"not_before": "2025-05-16", "not_after": "2025-06-02"}, {"date": "2025-06-11"}
    )
    assert lanes(told)[0] == " ├─────────────────▶"
    only = drawn(dataset, {"not_after": "2025-06-02"}, {"date": "2025-06-11"})
    assert lanes(only)[0] == ""


def test_statuses_are_told_apart_without_colour() -> None:
    for at in (0, 1):
        assert len({marks[at] for marks in MARKS.values()}) == len(MARKS) == 7
    assert all(marks[1].isascii() for marks in MARKS.values())


@pytest.mark.parametrize("docs", [ENDS[:1], [{"date": "0001-01-01"}, {"date": "9999-12-31"}]])
def test_one_day_and_ten_thousand_years(dataset: Dataset, docs: list[Doc]) -> None:
    assert lanes(drawn(dataset, *docs))[0] == " ●"
    assert len(lanes(drawn(dataset, *docs))) == len(docs)


def test_many_events_have_a_line_each(tmp_path: Path, talks: Callable[..., Outcome]) -> None:
    path = many_events(tmp_path, 300)
    out = talks("timeline", "--chart", "--data", str(path)).out
    assert len(re.findall(r"^ ● +● The men are seen$", out, re.MULTILINE)) == 300


@pytest.mark.parametrize("width", [20, 40, 69])
def test_on_a_narrow_screen_it_is_the_list(talks: Callable[..., Outcome], width: int) -> None:
    listed = talks("timeline", "-q", "--width", str(width)).out.splitlines()
    charted = talks("timeline", "-q", "--chart", "--width", str(width)).out.splitlines()
    assert [line for line in charted if line in listed] == listed
    said = " ".join(line.strip() for line in charted if line not in listed)
    assert said == "The list in place of the chart, which needs 70 columns."


def test_whoever_is_asked_for_does_not_say_when_rounds_were(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "--chart", "--by", "medinsky").out
    assert "● first round — 16 May 2025, TASS [2, 34]" in out
    assert "◇ second round — for 2 June 2025 (announced)," in out


def test_without_any_day_it_is_the_list(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "--chart", "-q", "--by", "zakharova").out
    assert "No day is stated for any of this: there is nothing to chart.\n╭─" in out
    markdown = talks("timeline", "--chart", "-q", "--by", "zakharova", "-f", "markdown").out
    assert "| What |" in markdown


def test_it_takes_the_filters_of_the_timeline(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "--chart", "-q", "28 may").out
    assert "\n 28 May 2025\n ┬\n ■ " in out
    assert out.count("■ ") == 3  # in its lane, at its words, in the legend
    assert "happened" not in out
    assert talks("timeline", "--chart", "--since", "2026").out == talks(
        "timeline", "--since", "2026"
    ).out  # fmt: skip


@pytest.mark.parametrize("width", [80, 120, 200])
def test_it_has_all_that_the_table_has(talks: Callable[..., Outcome], width: int) -> None:
    out = talks("timeline", "--chart", "--width", str(width)).out
    assert all(len(line) <= width for line in out.splitlines())
    told = " ".join(re.sub("[┊├┤─▶◀]", " ", out).split())
    for item in talks("timeline", "--json").items:
        assert item["title"] in re.sub("[¹²³⁴]", "", told)
        assert item["where"] in told


def test_where_lines_cannot_be_drawn_it_has_signs_of_ascii(dataset: Dataset) -> None:
    view = timeline(dataset, chart=True)
    out = "".join(renderer("table")(view, Look(ascii=True, notes="none")))
    assert " |----------+----------+----|\n" in out
    assert "\n<-------------------|       :  = The exact date" in out
    assert not set("┊├┤─▶◀●■◇□○△✗┬").intersection(out)


def test_colour_changes_nothing_but_colour(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "--chart", "--color", "always").out
    assert "\x1b[36m◇" in out
    assert re.sub(r"\x1b\[[\d;]*m", "", out) == talks("timeline", "--chart").out


@pytest.mark.parametrize("text", [one for one in HOSTILE.values() if one], ids=ascii)
def test_hostile_text_stays_beside_its_lane(dataset: Dataset, text: str) -> None:
    out = drawn(dataset, {"title": text, "what": text, "when": text, "says": text}, *ENDS)
    assert not UNSEEN.findall(out)
    assert lanes(out) == [" ●", f"{' ' * 28}●"]


def test_no_script_gets_one(talks: Callable[..., Outcome]) -> None:
    for line in (["--json"], ["-f", "csv"], ["--fields", "what"]):
        outcome = talks("timeline", "--chart", *line)
        assert (outcome.code, outcome.out) == (2, "")
        assert (
            "--chart draws: it takes --format table, markdown or svg, and no --fields"
            in outcome.err
        )


def test_markdown_and_svg_have_it(talks: Callable[..., Outcome]) -> None:
    out = talks("timeline", "--chart", "-f", "markdown", "-q").out
    assert "\n\n     16 May 2025      2 June 2025\n     ├──────────┬──────────┬────┤\n" in out
    assert "├──────────┬──────────┬────┤" in talks("timeline", "--chart", "-f", "svg").out


def test_a_round_stands_on_the_day_when_it_was_held_and_not_on_that_for_which_it_was_planned(
    tmp_path: Path, talks: Callable[..., Outcome]
) -> None:

    told = {
        "east": fact(
            "Talks would be on March 7.",
            "round: 1, called: [Talks], date: March 7, status: announced",
            "event: plan, what: Talks, for: March 7, status: announced",
        ),
        "west": fact(
            "Talks were held on March 9.",
            "round: 1, called: [Talks], date: March 9",
            "event: met, what: They meet, date: March 9",
        ),
    }
    pack = compiled(tmp_path, attributes="date", **told)
    lines = talks("timeline", "--chart", "--data", pack).out.splitlines()
    held = next(line for line in lines if "round 1 —" in line)
    assert "round 1 — 9 March 2024, The West" in held
    assert held.index("●") == next(line for line in lines if "They meet" in line).index("●")


@pytest.mark.parametrize("width", range(70, 160, 5))
def test_what_a_sign_means_stands_in_one_line_of_the_legend(
    talks: Callable[..., Outcome], width: int
) -> None:
    out = talks("timeline", "--chart", "--width", str(width)).out
    legend = out[out.index("● happened   ") : out.index("\n¹ When")]
    assert re.search("├─▶ that day or later(   |\n)", legend)
    assert re.search("┬ a (day|week)$", legend)
    assert max(map(len, legend.splitlines())) <= width
