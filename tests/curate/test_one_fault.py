"""One fault of a pack is told once, for what it is, and brings no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.packs import DATELINE, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

PEOPLE = "lee: {name: Ann Lee, side: north}\n"
SIDES = "north: {name: North}\n"
SENTENCES = (
    "- text: Ann Lee, envoy of the North, came to the round.\n"
    "  voice: lee\n"
    "  people: {lee: envoy}\n"
    "  facts:\n"
    "  - round: 2\n"
    "  - {delegation: north, round: 2, head: lee, silent: [{what: who else came}]}\n"
)
READS = "reads: {round: {is: 2, why: it is the second}}\n"


@pytest.fixture
def checked(talks: Callable[..., Outcome], tmp_path: Path) -> Callable[..., list[str]]:
    """What the check says of a small pack, with changes of a text by another in a file."""

    def check(file: str = "", old: str = "", new: str = "", copy: str = "") -> list[str]:
        pack = small(tmp_path / "pack", SENTENCES, head=READS, people=PEOPLE, sides=SIDES)
        if file:
            text = (pack / file).read_text()
            assert old in text
            (pack / (copy or file)).write_text(text.replace(old, new))
        lines = talks("check", str(pack)).err.splitlines()
        return [line.replace(f"{pack}/", "").removeprefix("talks: ") for line in lines]

    return check


def test_the_pack_itself_is_sound(checked: Callable[..., list[str]]) -> None:
    assert checked() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("paper.yaml", "  voice: lee\n  people: {lee: envoy}\n  facts:\n", """\
  people: {lee: envoy}
  facts:
  - {statement: s, says: Ann Lee came., voice: [article, lee]}
""", ["13:48: voice: 'article' speaks alone (give the fact to who is cited, and the rest a why)"]),
        ("paper.yaml", "  voice: lee\n  people: {lee: envoy}\n  facts:\n", """\
  voice: [article, lee]
  people: {lee: envoy}
  facts:
  - {statement: s, says: Ann Lee came.}
""", ["11:10: voice: 'article' speaks alone (give the fact to who is cited, and the rest a why)"]),
        ("paper.yaml", "reads:", "spells: {lea: Ann Lee}\nreads:",
         ["7:15: spells: there is no person 'lea' in people.yaml"]),
        ("paper.yaml", "- round: 2", "- round: two",
         ["14:12: round: 'two' is not a whole number (use digits alone)"]),
        ("paper.yaml", "- round: 2", "- {round: two, state: came}",
         ["14:13: round: 'two' is not a whole number (use digits alone)"]),
        ("paper.yaml", ", why: it is the second", "", ["7:16: reads.round.why: this field is missing"]),
        ("paper.yaml", "sentences:", "sentencs:",
         ["1:1: sentences: this field is missing",
          "8:1: sentencs: there is no such field here; did you mean 'sentences'? (known: source,"
          " publisher, dated, place, language, article, sha256, remark, reads, spells, sentences)"]),
        ("paper.yaml", f"sentences:\n- dateline: {DATELINE}\n{SENTENCES}", "sentences: none\n",
         ["8:12: sentences: a list is expected, not text"]),
        ("paper.yaml", "- round: 2", "- {event: e, what: Ann Lee came, round: 2, with: 9}",
         ["14:52: with: there is no sentence 9 in this article (it has 1)"]),
        ("people.yaml", "name: Ann Lee, ", "", ["people.yaml:1:6: name: this field is missing"]),
        ("people.yaml", "{name", "{{name", None),
    ],
)  # fmt: skip
def test_a_fault_brings_no_others(
    checked: Callable[..., list[str]], file: str, old: str, new: str, told: list[str] | None
) -> None:
    found = checked(file, old, new)
    if told is None:
        assert len(found) == 1
    else:
        assert [line.removeprefix("paper.yaml:") for line in found] == told


@pytest.mark.parametrize("copy", [".paper.yaml", "zz.yaml"])
def test_an_article_that_is_there_twice_is_told_of_with_the_first(
    checked: Callable[..., list[str]], copy: str
) -> None:
    found = checked("paper.yaml", "source: paper", "source: paper", copy)
    assert [line for line in found if "is the article of" in line] == [
        f"{max(copy, 'paper.yaml')}:1:9: source: 'paper' is the article of"
        f" {min(copy, 'paper.yaml')} already"
    ]
    assert not any("internal" in line for line in found)


def test_a_list_of_no_facts_tells_nothing(checked: Callable[..., list[str]]) -> None:
    facts = SENTENCES[SENTENCES.index("  voice") :]
    found = checked("paper.yaml", facts, "  facts: []\n")
    assert 'paper.yaml:10:3: sentence 1 waits: give it facts, or "nothing: why"' in found


def test_a_sum_in_capitals_is_the_same(checked: Callable[..., list[str]], tmp_path: Path) -> None:
    assert checked() == []
    text = (tmp_path / "pack" / "paper.yaml").read_text()
    (told,) = re.findall("sha256: (.+)", text)
    assert checked("paper.yaml", told, told.upper()) == []
