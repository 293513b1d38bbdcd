"""Search in documents written by hand: what finds what, in which order, and where it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talks_cli.curate.write.fulltext import fulltext
from talks_cli.dataset import pieces as reading
from talks_cli.dataset import sqlite
from talks_cli.dataset.fulltext import FullText, SearchResult
from talks_cli.dataset.pieces import matched, pieces, stems
from talks_cli.errors import TalksError
from talks_cli.names import fold
from tests.handmade import SENTENCES, doc, documents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talks_cli.dataset.record import Doc

DOCS = documents()


@pytest.fixture(scope="module")
def index() -> FullText:
    return FullText(fulltext(DOCS))


def ids(found: SearchResult, docs: list[Doc] = DOCS) -> list[str]:
    return [docs[row - 1]["id"] for row in found.rows]


def made(*texts: str) -> list[Doc]:
    """Events that are told with these words alone, `a`, `b` and so on."""
    return [
        doc("event", chr(ord("a") + number), text) | {"id": ""} for number, text in enumerate(texts)
    ]


def found_in(texts: Iterable[str], *words: str) -> tuple[list[int], bool]:
    result = FullText(fulltext(made(*texts))).search(words)
    return [row - 1 for row in result.rows], result.partial


class TestWhatFindsWhat:
    @pytest.mark.parametrize(
        "text",
        [
            "Çırağan Palace", "İSTANBUL", "Łódź", "переговоры", "ПЕРЕГОВОРЫ", "الرّئيس", "战俘交换",
            "捕虜の交換", "แลกเปลี่ยนเชลย", "한국어", "ﾎﾘｮ", "straße", "२०२४ दिल्ली",
            "O’Brien", "1,000",
        ],
    )  # fmt: skip
    def test_a_text_finds_itself_in_any_spelling(self, text: str) -> None:
        for spelled in (text, text.upper(), text.lower(), fold(text)):
            assert found_in(["nothing", text], spelled) == ([1], False)

    @pytest.mark.parametrize("word", ["战俘", "俘", "交换战俘"])
    def test_part_of_a_run_of_chinese_is_found(self, index: FullText, word: str) -> None:
        assert ids(index.search([word])) == ["paper-2024-03-05.4"]

    def test_signs_of_a_run_are_found_in_their_order_alone(self, index: FullText) -> None:
        assert index.search(["俘战"]).rows == []

    @pytest.mark.parametrize(
        ("word", "text"),
        [
            ("exchanges", "an exchange"), ("exchange", "exchanges"), ("exchanging", "exchanged"),
            ("med", "mediation"),
            ("mediat", "mediation"), ("mediat", "mediators"), ("mediato", "mediators"),
            ("mediatio", "mediation"), ("negot", "negotiations"), ("negotia", "negotiations"),
            ("перег", "переговоры"), ("한국", "한국어"), ("çıra", "Ciragan"),
        ],
    )  # fmt: skip
    def test_another_form_and_a_beginning_find(self, word: str, text: str) -> None:
        assert found_in(["nothing", text], word) == ([1], False)

    @pytest.mark.parametrize(
        ("word", "text"),
        [
            ("me", "mediation"), ("100", "1000"), ("202", "2024"), ("diation", "mediation"),
            ("mediationx", "mediation"), ("mediation", "media"), ("an", "another"),
        ],
    )  # fmt: skip
    def test_what_is_no_beginning_finds_nothing(self, word: str, text: str) -> None:
        assert found_in(["nothing", text], word) == ([], False)

    @pytest.mark.parametrize("name", ["Kiev", "Kyiv", "KYIV", "Kïev"])
    def test_a_name_of_a_side_finds_what_is_worded_so(self, index: FullText, name: str) -> None:
        assert set(ids(index.search([name]))) == {"ukraine", "paper-2024-03-05.2"}

    def test_the_name_of_a_side_finds_all_that_is_of_it(self, index: FullText) -> None:
        assert set(ids(index.search(["Ukraine"]))) == {
            "ukraine", "umerov", "umerov-1", "memorandum", "paper-2024-03-05.2",
        }  # fmt: skip

    def test_beside_other_words_any_name_of_a_side_stands_for_it(self, index: FullText) -> None:
        assert ids(index.search(["who", "led", "Kiev’s", "delegation"]))[0] == "umerov-1"

    def test_a_name_that_nothing_words_stands_for_all_of_a_side(self) -> None:
        side = doc("side", "x", "Utopia", name="Utopia", called=["Utopian"], aliases=["UTO"])
        sentence = doc("sentence", "s", "", text="A Utopian spoke.")
        docs = [side, sentence, doc("delegate", "d", "Jane Doe", side="x")]
        found = FullText(fulltext(docs))
        assert found.search(["uto"]).rows == [1, 3, 2]
        assert found.search(["utopian"]).rows == [1, 2]

    @pytest.mark.parametrize("name", ["Umerov", "Umierov", "Умеров", "umerov"])
    def test_all_spellings_of_a_person_find_the_same(self, index: FullText, name: str) -> None:
        assert set(ids(index.search([name]))) == {
            "umerov", "umerov-1", "memorandum", "paper-2024-03-05.2", "paper-2024-03-05.6",
        }  # fmt: skip

    def test_what_one_source_alone_tells_of_somebody_takes_away_no_name(self) -> None:
        alone = doc("person", "umerov", "Rustem Umierov", 2, name="Rustem Umierov")
        docs = [*DOCS, alone]
        assert "umerov-1" in ids(FullText(fulltext(docs)).search(["умеров"]), docs)

    def test_a_name_of_several_words_is_another_name(self) -> None:
        side = doc("side", "x", "Utopia", name="Utopia", called=["More's isle"], aliases=[])
        docs = [side, *made("an isle of more", "on more s isles")]
        assert FullText(fulltext(docs)).search(["utopia"]).rows == [1, 3]

    @pytest.mark.parametrize("words", ["1000", "1,000", "1 000", "1.000", "1\u202f000", "1’000"])
    def test_a_quantity_is_found_however_it_is_set(self, index: FullText, words: str) -> None:
        assert set(ids(index.search([words]))) == {"exchange-agreed", "paper-2024-03-05.5"}

    @pytest.mark.parametrize("words", ["1", "000", "6,000", "1,200", "11,000", "1,000,000"])
    def test_part_of_a_number_is_none(self, index: FullText, words: str) -> None:
        assert "paper-2024-03-05.5" not in ids(index.search([words]))

    def test_numbers_of_two_texts_are_not_one(self) -> None:
        told = doc("statement", "told", "It is told", about=["1", "000 men"])
        assert FullText(fulltext([told])).search(["1,000"]).rows == []
        assert FullText(fulltext([told])).search(["000"]).rows == [1]

    @pytest.mark.parametrize("text", ["May 2, 2024", "1, 200", "3.1.100", "2024 300", "1,0000"])
    def test_what_stands_beside_a_number_is_another(self, text: str) -> None:
        assert len(pieces(text)) > 1

    @pytest.mark.parametrize(
        ("words", "identifier"),
        [
            ("deputy", "paper-2024-03-05.6"), ("Tuesday", "memorandum"),
            ("войне", "paper-2024-03-05.3"), ("delegation", "umerov-1"),
            ("none", "round-1"), ("palace", "meeting"), ("minister", "umerov"),
            ("paper", "paper-2024-03-05"), ("handed", "memorandum"),
        ],
    )  # fmt: skip
    def test_what_a_record_says_finds_it(
        self, index: FullText, words: str, identifier: str
    ) -> None:
        assert identifier in ids(index.search([words]))

    def test_a_record_without_words_is_never_found(self) -> None:
        assert found_in(["", "…", "x"], "x") == ([2], False)


class TestWhichAreFirst:
    def test_all_words_must_match(self, index: FullText) -> None:
        found = index.search(["prisoners", "agreed"])
        assert (ids(found), found.partial) == (["exchange-agreed", "paper-2024-03-05.5"], False)

    def test_where_none_has_all_words_those_that_have_most(self, index: FullText) -> None:
        found = index.search(["prisoners", "agreed", "mediators"])
        assert (ids(found), found.partial) == (["exchange-agreed", "paper-2024-03-05.5"], True)

    def test_of_what_has_as_many_words_those_with_the_rarer_are_first(self) -> None:
        texts = ["common often", "rare often", *["common"] * 3, *["something else"] * 9]
        assert found_in(texts, "rare", "common", "often", "xyzzy") == ([1, 0], True)

    def test_only_rows_that_are_asked_count(self, index: FullText) -> None:
        exchange, sentence = index.search(["prisoners", "agreed"]).rows
        asked = index.search(["prisoners", "agreed"], lambda row: row == sentence)
        assert (asked.rows, asked.partial) == ([sentence], False)
        others = index.search(["prisoners", "agreed"], lambda row: row not in (exchange, sentence))
        assert "memorandum" in ids(others)
        assert not {exchange, sentence}.intersection(others.rows)
        assert others.partial

    def test_nothing_found_is_no_part(self, index: FullText) -> None:
        found = index.search(["xyzzy"])
        assert (found.rows, found.partial, found.words) == ([], False, {})

    def test_a_word_itself_comes_before_what_it_begins(self) -> None:
        assert found_in(["mediators mediators", "long " * 50 + "mediate", "media"], "media") == (
            [2, 0, 1], False,
        )  # fmt: skip

    def test_a_name_itself_comes_before_another_of_the_same(self, index: FullText) -> None:
        assert ids(index.search(["Umierov"]))[0] == "umerov"
        assert ids(index.search(["Kyiv"])) == ["ukraine", "paper-2024-03-05.2"]

    def test_what_a_record_is_counts_before_its_prose_and_what_it_rests_on_not(self) -> None:
        quoted = doc("event", "quoted", "A talk", 5, title="A talk")
        told = doc("statement", "told", "A talk", 6, title="A talk", text="of 1,000 prisoners")
        what = doc("event", "what", "The prisoners", 6, title="The prisoners")
        docs = [quoted, told, what]
        assert ids(FullText(fulltext(docs)).search(["prisoners"]), docs) == [
            "what",
            "told",
        ]

    def test_a_sentence_counts_as_prose(self, index: FullText) -> None:
        assert ids(index.search(["memorandum"])) == ["memorandum", "paper-2024-03-05.2"]

    @pytest.mark.parametrize("words", ["who the memorandum", "The Memorandum", "memorandum of"])
    def test_a_word_that_says_nothing_counts_where_there_are_no_others(
        self, index: FullText, words: str
    ) -> None:
        found = index.search([words])
        assert (ids(found), found.count) == (["memorandum", "paper-2024-03-05.2"], 1)
        assert found.words == {1: {"memorandum"}}
        assert "paper-2024-03-05.1" in ids(index.search(["the", "at"]))

    def test_equals_stand_in_their_order(self) -> None:
        assert found_in(["x"] * 12, "x") == (list(range(12)), False)

    def test_a_word_given_twice_counts_once(self, index: FullText) -> None:
        once, often = index.search(["exchange"]), index.search(["exchange", "Exchange"] * 50)
        assert (often.rows, often.partial) == (once.rows, False)


class TestOnlyWords:
    @pytest.mark.parametrize(
        "words",
        [
            'a"b', "a' OR 'x", "x OR y", "NOT x", "a AND b", "NEAR(a b, 2)", "x*", "^x", "-x",
            "what:x", "{what names}: x", "a+b", "(" * 500 + "x", '"' * 9, "x\0y", "%", "_", "\\",
            "\ud800x", "x;DROP TABLE record", "𝕏", "\u200bx",
        ],
    )  # fmt: skip
    def test_signs_are_no_syntax(self, index: FullText, words: str) -> None:
        assert index.search([words]).rows == index.search(fold(words).split()).rows

    def test_an_operator_is_a_word(self) -> None:
        assert found_in(["this or that", "this"], "or") == ([0], False)
        assert found_in(["near it", "not it"], "NOT") == ([1], False)

    def test_signs_alone_find_nothing(self, index: FullText) -> None:
        found = index.search(['"', "*", ""])
        assert (found.rows, found.partial) == ([], False)

    @pytest.mark.parametrize("length", [63, 64, 65, 200, 32_767, 32_768, 40_000])
    def test_a_long_word_finds_itself(self, length: int) -> None:
        word = "ab" * (length // 2) + "s" * (length % 2)
        assert found_in(["nothing", word], word) == ([1], False)

    def test_many_words_are_looked_for_quickly(self, index: FullText) -> None:
        words = [f"{sign}{number}" for number in range(10_000) for sign in ("x", "战")]
        found = index.search([*words, "exchange", "一" * 20_000])
        assert found.partial
        assert ids(found)[0] == "exchange-agreed"


def test_what_is_written_again_is_the_same_to_the_byte() -> None:
    assert fulltext(documents()) == fulltext(documents())


def test_synonyms_find_what_the_articles_write_and_show_it() -> None:
    docs = made("They exchange prisoners.", "A meeting of the presidents", "They are prisoners")
    index = FullText(fulltext(docs, {"prisoners": ["POW", "camp inmates"],
                                     "meeting of the presidents": ["summit"]}))  # fmt: skip
    assert index.search(["pow"]).rows == [1, 3]
    assert index.search(["summit"]).rows == [2]
    assert index.search(["inmates"]).rows == []
    assert matched("They exchange prisoners.", index.search(["POW"]).words) == [(14, 23)]


def test_an_index_of_nothing_finds_nothing() -> None:
    found = FullText(fulltext([])).search(["x"])
    assert (found.rows, found.partial) == ([], False)


class TestMatched:
    @pytest.mark.parametrize(
        ("words", "text", "shown"),
        [
            ("istanbul", "in İstanbul, ISTANBUL", ["İstanbul", "ISTANBUL"]),
            ("ciragan", SENTENCES[0], ["Çırağan"]),
            ("exchanging", SENTENCES[1], ["exchange"]),
            ("negotia", SENTENCES[5], ["negotiations"]),
            ("negotia", SENTENCES[0], ["negotiators"]),
            ("Kyiv", SENTENCES[1], ["Kiev"]),
            ("kyiv memorandum", "the Ukrainian side’s", ["Ukrainian side"]),
            ("умеров", SENTENCES[5], ["Umerov"]),
            ("战俘", SENTENCES[3], ["战俘"]),
            ("交换战俘", SENTENCES[3], ["交换战俘"]),
            ("换战 战俘", SENTENCES[3], ["换战俘"]),
            ("1,000", SENTENCES[4], ["1,000"]),
            ("mediators istanbul", SENTENCES[0], ["mediators", "İstanbul"]),
            ("memorandum", "memorandu\u0301m\u0301 m\u00admemorandum", ["memorandu\u0301m\u0301"]),
            ("memorandum", "me\u00admorandum", ["me\u00admorandum"]),
            ("palace", "", []),
            ("palace", "a place", []),
        ],
    )  # fmt: skip
    def test_where_a_shown_text_has_what_was_found(
        self, index: FullText, words: str, text: str, shown: list[str]
    ) -> None:
        spans = matched(text, index.search(words.split()).words)
        assert [text[start:end] for start, end in spans] == shown

    def test_every_word_of_a_text_that_finds_it_is_shown(self, index: FullText) -> None:
        for text in SENTENCES:
            for word in re.findall(r"[\w,]+", text):
                assert matched(text, index.search([word]).words), word

    @given(st.text())
    def test_the_pieces_of_a_text_stand_where_it_has_them(self, text: str) -> None:
        placed = list(reading._placed(text))
        assert [piece for piece, _, _ in placed] == pieces(text)
        before = 0
        for piece, start, end in placed:
            assert piece in " ".join(pieces(text[start:end]))
            assert before <= start < end  # one sign may be several words: ½
            before = start


class TestStems:
    @pytest.mark.parametrize(
        ("word", "stem"),
        [
            ("exchanges", "exchang"), ("exchange", "exchang"), ("memorandums", "memorandum"),
            ("2", "2"), ("переговоры", "переговоры"), ("战", "战"),
            ("a" * 64 + "s", "a" * 64 + "s"),
        ],
    )  # fmt: skip
    def test_of_a_word(self, word: str, stem: str) -> None:
        assert stems([word]) == {word: stem}

    def test_of_no_words(self) -> None:
        assert stems([]) == {}


class TestAnotherSqlite:
    """What some Pythons are built without."""

    def test_one_without_fts5_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "_STEMMER", "CREATE VIRTUAL TABLE stemmer USING fts99(x)")
        with pytest.raises(TalksError) as caught:
            stems(["x"])
        assert caught.value.message == (
            "search needs a Python whose SQLite has FTS5: no such module: fts99"
        )

    def test_one_that_cannot_deserialize_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Connection:
            execute = None

        def connect(_: str) -> Any:
            return Connection()

        monkeypatch.setattr(sqlite, "connect", connect)
        with pytest.raises(TalksError) as caught:
            FullText(b"")
        assert caught.value.message == (
            "search needs a Python whose SQLite can deserialize a database"
        )
