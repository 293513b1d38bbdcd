"""Sentences put together are their article, word for word: nothing left over, nothing added."""

from __future__ import annotations

import pytest

from talks_cli.curate.read.sentences import align

ARTICLE = "The talks began in Oslo. Nobody came,\nand then they did not end. All went home."
PIECES = ["The talks began in Oslo.", "Nobody came, and then they did not end.", "All went home."]


def partings(article: str, *pieces: str) -> list[tuple[int, str]]:
    return [(at, why) for at, why in align(article, list(pieces)).partings]


@pytest.mark.parametrize(
    "article",
    [
        ARTICLE,
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.replace(" ", "\n"),
        ARTICLE.replace(" ", "\r\n\r\n"),
        ARTICLE.replace(" ", "\u00a0"),
        "\ufeff" + ARTICLE,
        f"\n\n  {ARTICLE}\t\n\u3000",
        ARTICLE.replace(" ", " \u2009 "),
    ],
    ids=["LF", "CRLF", "wrapped", "CRLF twice", "NBSP", "BOM", "around", "thin spaces"],
)
def test_white_space_makes_no_difference(article: str) -> None:
    aligned = align(article, PIECES)
    assert aligned.partings == []
    for span, piece in zip(aligned.spans, PIECES, strict=True):
        assert span
        assert article[slice(*span)].split() == piece.split()


def test_offsets_leave_out_the_white_space_around() -> None:
    assert align("  One two.\n\nThree. ", ["One two.", "Three."]).spans == [(2, 10), (12, 18)]


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (
            [PIECES[0], "Nobody came, and then they did end.", PIECES[2]],
            [(1, "at word 7 the article has 'not end. All went home.', and here stands 'end.'")],
        ),
        (
            [PIECES[0], PIECES[2]],
            [(1, "the article has more before this: 'Nobody came, and then they did not end.'")],
        ),
        (
            PIECES[:2],
            [(2, "the article goes on after the last sentence: 'All went home.'")],
        ),
        (
            [*PIECES, "Or so it is told."],
            [(3, "the article ends before this")],
        ),
        (
            [PIECES[0], PIECES[1].replace("then", "so"), PIECES[2].replace("All", "They")],
            [
                (1, "at word 4 the article has 'then they did not end. All went home.', "
                    "and here stands 'so they did not end.'"),
            ],
        ),
        (
            ["The talks began", "in Os", "lo.", *PIECES[1:]],
            [(2, "it begins in the middle of a word")],
        ),
        (
            [PIECES[0], PIECES[1].replace("did not", "didnot"), PIECES[2]],
            [(1, "at word 6 the article has 'did not end. All went home.', and here stands 'didnot end.'")],
        ),
        (
            [PIECES[0].replace("began", "be gan"), *PIECES[1:]],
            [(0, "at word 3 the article has 'began in Oslo. Nobody came, and then they did not end. All w…', "
                 "and here stands 'be gan in Oslo.'")],
        ),
    ],
    ids=[
        "a word left out", "a sentence left out", "the end left out", "one added",
        "two words of two", "a word cut", "words joined", "a word split",
    ],
)  # fmt: skip
def test_where_the_two_part_is_told(pieces: list[str], found: list[tuple[int, str]]) -> None:
    assert partings(ARTICLE, *pieces) == found


def test_after_a_wrong_word_the_rest_is_looked_at() -> None:
    wrong = [PIECES[0].replace("Oslo", "Rome"), PIECES[1], PIECES[2].replace("home", "out")]
    assert [number for number, _ in partings(ARTICLE, *wrong)] == [0, 2]


@pytest.mark.parametrize("space", ["\n", "\r", "\r\n", "\u00a0"])
def test_a_sentence_is_found_further_on_whatever_stands_between_its_words(space: str) -> None:
    article = (
        f"They met. Nobody{space if space != chr(13) + chr(10) else ' '}came to them. All left."
    )
    why = "the article has more before this: 'They met.'"
    assert partings(article, "Nobody came to them.", "All left.") == [(0, why)]


def test_what_stands_twice_is_found_where_it_comes_next() -> None:
    article = "It was so again. They met. It was so again. All left. It was so again."
    pieces = ["It was so again.", "It was so again.", "All left.", "It was so again."]
    aligned = align(article, pieces)
    assert aligned.partings == [(1, "the article has more before this: 'They met.'")]
    assert aligned.spans == [(0, 16), (27, 43), (44, 53), (54, 70)]


@pytest.mark.parametrize(("piece", "is_found"), [("Nobody came.", True), ("Nobody ate.", False)])
def test_a_short_sentence_is_not_looked_for(piece: str, is_found: bool) -> None:
    """One of eleven signs may stand anywhere; one of twelve is looked for."""
    found = align(f"They met there. {piece} All of them left.", [piece, "All of them left."])
    assert (found.spans[0] is not None) is is_found


def test_a_sentence_with_two_words_right_is_one_with_a_wrong_word() -> None:
    article = "We saw him. We saw her. We saw nobody."
    assert partings(article, "We saw nobody.") == [
        (
            0,
            "at word 3 the article has 'him. We saw her. We saw nobody.', and here stands 'nobody.'",
        )
    ]


def test_an_article_of_one_letter_begins_with_it() -> None:
    assert partings("AB", "A", "B") == [(1, "it begins in the middle of a word")]


@pytest.mark.parametrize(
    ("article", "pieces"),
    [
        ("会谈于五月十六日在伊斯坦布尔举行。双方同意交换战俘。", ["会谈于五月十六日 在伊斯坦布尔举行。", "双方 同意交换战俘。"]),
        ("協議は2025年5月に行われた。", ["協議は2025年 5月に 行われた。"]),
        ("การเจรจาเริ่มขึ้น", ["การเจรจา เริ่มขึ้น"]),
        ("会谈于五月十\n六日在伊斯坦布尔举行。", ["会谈于五月十六日 在伊斯坦布尔举行。"]),
    ],
    ids=["Chinese", "Japanese", "Thai", "Chinese in lines"],
)  # fmt: skip
def test_a_folded_line_adds_no_space_to_a_script_without_them(
    article: str, pieces: list[str]
) -> None:
    aligned = align(article, pieces)
    assert aligned.partings == []
    assert aligned.spans[0] == (0, len(article) if len(pieces) == 1 else article.index("。") + 1)


@pytest.mark.parametrize(
    ("article", "piece"),
    [("Переговоры не состоялись.", "Переговоры несостоялись."), ("المحادثات لم تنته", "المحادثات لمتنته"),
     ("회담이 열렸다", "회담이열렸다"), ("वार्ता नहीं हुई", "वार्तानहीं हुई")],
    ids=["Russian", "Arabic", "Korean", "Hindi"],
)  # fmt: skip
def test_words_are_kept_apart_in_scripts_that_set_them_apart(article: str, piece: str) -> None:
    (parting,) = partings(article, piece)
    assert "the article has" in parting[1]


def test_of_many_that_are_wrong_a_few_are_told() -> None:
    """The article is gone through once, or given up: the rest would be as long as both."""
    sentences = [f"Sentence {number} says nothing at all." for number in range(3_000)]
    article = " ".join(sentences)
    assert align(article, sentences).partings == []
    wrong = [sentence.replace("nothing", "something") for sentence in sentences]
    assert 1 <= len(align(article, wrong).partings) < 100
    assert 1 <= len(align("a" * 300_000, ["a" * 10] * 1_000).partings) < 100
