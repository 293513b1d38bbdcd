"""Sections and sentences, by offsets."""

from __future__ import annotations

import pytest

from talks_cli.curate.read.text import LEAD, Article, Span, misplaced
from tests.packs import ARTICLE

HEADINGS = (
    "Opening remarks",
    "Venue",
    "Delegations’ lineup",
    "Other meetings, no mediation",
    "Preparations",
    "First round",
)


def sentences(text: str, *headings: str, abbreviations: tuple[str, ...] = ()) -> list[str]:
    article = Article(text, headings, abbreviations)
    return [text[sentence.start : sentence.end] for sentence in article.sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two? Three! Four", ["One.", "Two?", "Three!", "Four"]),
        ("Mr. Smith met Dr. Jones. They ate.", ["Mr. Smith met Dr. Jones.", "They ate."]),
        ("He is from the U.S. and left. J. Doe stayed.", ["He is from the U.S. and left.",
                                                         "J. Doe stayed."]),
        ("“We agreed.” He left.", ["“We agreed.”", "He left."]),
        ("It grew 3.5 percent. Good.", ["It grew 3.5 percent.", "Good."]),
        ("One line\nAnother line\n\nthird", ["One line", "Another line", "third"]),
        ("One line\ngoes on\n  and on. Two\n“goes” on", ["One line\ngoes on\n  and on.",
                                                       "Two\n“goes” on"]),
        ("One\r\ngoes on.\r\nTwo\r\n\r\nthree\rgoes on", ["One\r\ngoes on.", "Two",
                                                           "three\rgoes on"]),
        ("One.\n  \ntwo\n\n\nthree\n", ["One.", "two", "three"]),
        ("the U.S.\nforces left\n(all). They", ["the U.S.\nforces left\n(all).", "They"]),
        ("They left.\nand so on", ["They left.\nand so on"]),
        ("One:\n- two\n-three\n– four\n5 men\n", ["One:", "- two", "-three", "– four", "5 men"]),
        ("A dateline | AGENCY | Text here. More.", ["A dateline | AGENCY | Text here.", "More."]),
        ("  spaced.   \r\nNext.\r\n", ["spaced.", "Next."]),
        ("Wait... what happened? Nothing.", ["Wait... what happened?", "Nothing."]),
        ("They met “Dr. Day” there.", ["They met “Dr. Day” there."]),
        ("He met (Mr. Lee) and [J. Day].", ["He met (Mr. Lee) and [J. Day]."]),
        ("\ufeffOne. Two.", ["One.", "Two."]),
        ("One.\n   \nTwo.\n  ", ["One.", "Two."]),
        ("Row...... of dots ...... Next.", ["Row...... of dots ......", "Next."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_source_can_add_abbreviations() -> None:
    assert len(sentences("He saw Abt. Muller there.")) == 2
    assert len(sentences("He saw Abt. Muller there.", abbreviations=("Abt.",))) == 1


def test_headings_are_no_sentences() -> None:
    assert sentences("Lead.\n\nVenue\n\nThere.", "Venue") == ["Lead.", "There."]


def test_a_small_letter_below_a_heading_begins_a_sentence() -> None:
    assert sentences("Lead\n\nthe venue\nthere\ntoo.", "the venue") == ["Lead", "there\ntoo."]


def test_a_heading_must_be_a_line_of_its_own() -> None:
    with pytest.raises(ValueError, match="Venue"):
        Article("The Venue is here.\n", ("Venue",))


def test_headings_are_found_in_their_order() -> None:
    with pytest.raises(ValueError, match="One"):
        Article("One\n\nx\n\nTwo\n\ny\n", ("Two", "One"))


def test_every_heading_that_is_not_there_is_told_in_one_go() -> None:
    text = "One\n\nx\n\nTwo\n\nOne\n\ny\n"
    assert misplaced(text, ("One", "Two", "One")) == []
    assert misplaced(text, ("Zero", "Two", "Three", "One", "Two", "x")) == [0, 2, 4, 5]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Venue\nThere.", "\nThere."),
        ("\ufeff Venue \t\r\nThere.", "\nThere."),
        ("Lead.\n\t\ufeffVenue\t", ""),
        ("The Venue\nVenue there\n Venue\n", "\n"),
    ],
)
def test_a_heading_may_have_blanks_about_it(text: str, after: str) -> None:
    lead, venue = Article(text, ("Venue",)).sections
    assert text[lead.end :].lstrip(" \t\ufeff").startswith("Venue")
    assert (lead.start, text[venue.start : venue.end]) == (0, after)


@pytest.mark.parametrize("text", ["", "Venue:\n", "Venue\rThere\r", "Ve\nnue\n"])
def test_what_is_not_the_whole_of_a_line_is_no_heading(text: str) -> None:
    assert misplaced(text, ("Venue", "Ve\nnue")) == [0, 1]


def test_the_shipped_article_has_38_sentences_in_7_sections() -> None:
    article = Article(ARTICLE.read_bytes().decode(), HEADINGS)
    assert [section.title for section in article.sections] == [LEAD, *HEADINGS]
    assert [sentence.number for sentence in article.sentences] == list(range(1, 39))
    counts = dict.fromkeys((LEAD, *HEADINGS), 0)
    for sentence in article.sentences:
        counts[sentence.section] += 1
    assert list(counts.values()) == [7, 3, 5, 5, 5, 8, 5]


def test_a_span_knows_every_sentence_it_touches() -> None:
    article = Article("One two. Three four. Five six.")
    assert [s.number for s in article.sentences_of(Span(4, 12))] == [1, 2]
    assert [s.number for s in article.sentences_of(Span(9, 20))] == [2]
    assert [s.number for s in article.sentences_of(Span(8, 9))] == []


def test_a_quote_is_found_every_time_it_stands_in_its_section() -> None:
    article = Article("aa bb aa\n\nNext\n\naa\n", ("Next",))
    lead, following = article.sections
    assert article.find("aa", lead) == [0, 6]
    assert article.find("aa", following) == [16]
