"""Values stand in their sentences, as they are, or there is a reason for each that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove.ground import numbers_in, numbers_of, plain, stands, words_in
from tests.curate.prove.proofs import PEOPLE, fields, messages

if TYPE_CHECKING:
    from pathlib import Path


def test_numbers_are_read_from_digits_alone() -> None:
    assert numbers_in("1,000 men, 2.5 hours and 1 200") >= {"1000", "2.5", "1200"}
    assert numbers_in("١٦ مايو") == {"16"}
    assert numbers_of("1 000 and 3,5 of 1,234,567") == ["1000", "3.5", "1234567"]
    assert numbers_of("two hundred and five") == []


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        ("Lee", "Lee came", True), ("Lee", "Leeds came", False), ("Lee", "O'Lee", True),
        ("Lee's", "Lee’s side", True), ("战俘", "交换战俘的协议", True), ("a b", "x a  b.", True),
        ("Роднев", "Роднева", False),
    ],
)  # fmt: skip
def test_words_stand_whole(wording: str, text: str, found: bool) -> None:
    assert stands(plain(wording), plain(text)) is found


def test_a_number_of_any_length_stands_or_does_not(tmp_path: Path) -> None:
    text, fact = f"They freed {'1' * 5_000} men.", f"event: e, what: They free {'2' * 5_000} men"
    (message,) = messages(tmp_path, FACT % (text, fact))
    assert message.startswith("what: the number 222")


def test_words_are_compared_without_a_possessor() -> None:
    assert set(words_in("kiev’s well-known men")) == {"kiev", "well-known", "well", "known", "men"}


FACT = "- text: %s\n  facts:\n  - {%s}\n"


@pytest.mark.parametrize(
    ("text", "told", "why"),
    [
        ("Lee said men left.", "statement: s, says: 40 men left, voice: lee", "the number 40"),
        ("Lee said men left.", "statement: s, says: Men left Rome, voice: lee", "'Rome'"),
        ("They freed 9 men in Oslo.", "exchange: x, quantity: {value: 8}", "the number 8"),
        ("They met in Oslo.", "venue: oslo, round: 1, description: a hall", "'a hall'"),
        ("They met in Oslo.", "venue: oslo, round: 1, seating: in rows", "'in rows'"),
        ("They met in Oslo.", "venue: oslo, round: 1, flags: two flags", "'two flags'"),
        ("Oslo has about 40 rooms.", "venue: oslo, round: 1, description: 40 rooms", "'about'"),
        ("Oslo has about 40 rooms.", "venue: oslo, round: 1, seating: 40 rooms", "'about'"),
        ("Oslo has about 40 rooms.", "venue: oslo, round: 1, flags: 40 rooms", "'about'"),
        ("It took about 40 days.", "round: 1, name: 40 days", "'about'"),
        ("They met.", "event: e, what: They meet, before: {z: x}", "'z'"),
        ("It was in Oslo.", "venue: oslo, round: 1, room: {opposite: [north, south]}", "'south'"),
    ],
)
def test_each_field_is_asked_where_no_other_is_given(
    tmp_path: Path, text: str, told: str, why: str
) -> None:
    found = messages(tmp_path, FACT % (text, told))
    assert any(why in message for message in found), found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("They met.", "event: e, what: They meet"),
        ("They met on March 1.", "event: e, what: They meet, date: March 1"),
        ("They meet on May 16.", "event: e, what: They meet, for: 2024-05-16, status: announced"),
        ("They meet in May.", "event: e, what: They meet, for: 2024-05, status: announced"),
        ("They met on Thursday.", "event: e, what: They meet, date: Thursday"),
        ("They met on Thursday.", "event: e, what: They meet, date: 2024-02-29"),
        ("They met later.", "event: e, what: They meet, not_after: 2024-03-05, why: {not_after: x}"),
        ("They freed 1,000 men.", "event: e, what: They free 1000 men"),
        ("They met for the third time.", "event: e, what: Meeting 3 is held"),
        ("They met.", "event: e, what: “Nobody left”, why: {what: x}"),
        ("They met.", "event: e, what: They meet. Nobody leaves"),
        ("They met.", "event: e, what: They meet… Nobody leaves"),
        ("At least 60 left.",
         "exchange: x, what: Men leave, stage: a, quantity: {value: 60}, why: {quantity: x}"),
        ("At least 60 left.",
         "exchange: x, what: Men leave, stage: a, quantity: {value: 60}, why: {quantity.bound: x}"),
        ("They freed 1000 men.", "'event': e, what: 'They free 1,000 men'"),
        ("Of the 7 two came.", "event: e, what: Two of 7 come"),
        ("Ann Lee came.", "event: e, what: Lee comes, people: [lee]"),
        ("She came.", "event: e, what: Lee comes, people: [lee], with: 2"),
        ("She came.", "event: e, what: Lee comes, people: [lee], why: {people: she, what: she}"),
        ("The envoy came.", "event: e, what: The envoy Bo Day comes, people: [day]"),
        ("The North came.", "event: e, what: The North comes, side: north"),
        ("Ann Lee came.", "event: e, what: Ann Lee comes, people: [lee], side: north"),
        ("They met in Oslo.", "event: e, what: Talks in Oslo, places: [oslo]"),
        ("Talks lasted two hours.", "round: 1, duration: two hours, why: {round: the first}"),
        ("The first round lasted two hours.", "round: 1, duration: two hours"),
        ("The first talks were long.", "round: 1, name: first talks, state: long"),
        ("Round 3 was long.", "round: 3, state: long"),
        ("Talks opened; they were long.", "round: 1, called: [talks], state: Talks opened; long"),
        ("Both freed 60 men.", "exchange: x, what: Both free men, stage: a, quantity: {value: 60, of: men}"),
        ("Both freed sixty men.",
         "exchange: x, what: Both free men, stage: a, quantity: {value: 60, of: men, words: sixty}"),
        ("Both freed about 60 men.",
         "exchange: x, what: Both free men, stage: a, quantity: {value: 60, bound: about}"),
        ("He spoke of “a fair result,” and left.", "event: e, voice: article, what: He speaks of “a fair result”"),
        ("The North sent Ann Lee alone.", "delegation: north, round: 1, members: [lee], complete: alone, why: {round: x}"),
        ("The first round was in Oslo.", "venue: oslo, round: 1, city: Oslo"),
    ],
)  # fmt: skip
def test_what_stands_in_its_sentence_passes(tmp_path: Path, text: str, fact: str) -> None:
    assert messages(tmp_path, FACT % (text, fact)) == []


@pytest.mark.parametrize(
    ("text", "fact", "field"),
    [
        ("They meet on May 16.", "event: e, what: They meet, for: May 17, status: announced", "for"),
        ("They meet on May 16.", "event: e, what: They meet, for: 2024-05-17, status: announced", "for"),
        ("They met.", "event: e, what: They meet, date: someday", "date"),
        ("They met.", "event: e, what: They meet, not_after: 2024-03-01", "not_after"),
        ("They freed 1,000 men.", "event: e, what: They free 100 men", "what"),
        ("They met for the third time.", "event: e, what: Meeting 2 is held", "what"),
        ("They met.", "event: e, what: They meet; Nobody leaves", "what"),
        ("At least sixty of 60 left.",
         "exchange: x, what: Men leave, stage: a, quantity: {value: 60, words: sixty}", "quantity"),
        ("They met for the third time.", "event: e, what: Meeting 0 is held", "what"),
        ("They met for the second time.", "event: e, what: Meeting 3 is held", "what"),
        ("They met for the third time.", "event: e, what: Meeting 2.5 is held", "what"),
        ("He left “at once”.", "event: e, voice: article, what: “He left”", "what"),
        ("They met.", "event: e, what: The meeting with Ann", "what"),
        ("They met.", "event: e, what: Oslo sees a meeting", "what"),
        ("She came.", "event: e, what: She comes, people: [lee]", "people"),
        ("They came.", "event: e, what: They come, side: north", "side"),
        ("They came.", "event: e, what: They come, places: [oslo]", "places"),
        ("They came.", "event: e, what: They come, round: 2", "round"),
        ("Talks lasted two hours.", "round: 1, called: [Talks], duration: three hours", "duration"),
        ("Talks lasted about two hours.", "round: 1, called: [Talks], duration: two hours", "duration"),
        ("Talks were concluded.", "round: 1, called: [Talks], state: broken off", "state"),
        ("Talks were long.", "round: 1, name: first round, why: {round: x}", "name"),
        ("Both freed 60 men.", "exchange: x, what: Both free men, stage: a, quantity: {value: 70}", "quantity.value"),
        ("Both freed sixty men.", "exchange: x, what: Both free men, stage: a, quantity: {value: 60}", "quantity.value"),
        ("Both freed 60 men.", "exchange: x, what: Both free men, stage: a, quantity: {value: 60, of: cats}", "quantity.of"),
        ("Both freed at least 60 men.", "exchange: x, what: Both free men, stage: a, quantity: {value: 60}", "quantity"),
        ("Up to 1,400 men left.", "exchange: x, what: Men leave, stage: a, quantity: {value: 1400}", "quantity"),
        ("Less than 40 men left.", "exchange: x, what: Men leave, stage: a, quantity: {value: 40}", "quantity"),
        ("It lasted less than an hour.", "round: 1, duration: an hour, why: {round: x}", "duration"),
        ("The North sent Ann Lee.", "delegation: north, members: [lee], complete: alone", "complete"),
        ("The North’s group included Ann Lee.", "delegation: north, members: [lee], complete: included", "complete"),
        ("Ann Lee came.", "delegation: south, members: [lee]", "side"),
        ("Talks were long.", "venue: oslo, round: 1, city: Oslo, why: {venue: x, round: x}", "city"),
    ],
)  # fmt: skip
def test_what_does_not_is_refused(tmp_path: Path, text: str, fact: str, field: str) -> None:
    assert fields(tmp_path, FACT % (text, fact)) == [field]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("They met between 17 and 21 January.", "17 January", "21 January"),
     ("They met on January 17–21.", "January 17", "January 21"),
     ("They met in, from 17 to 21 January.", "17 January", "21 January")],
)  # fmt: skip
def test_each_end_of_a_range_is_a_bound(tmp_path: Path, text: str, first: str, last: str) -> None:
    fact = "event: e, what: They meet, %s: %s"
    bounds = f"not_before: {first}, not_after: {last}"
    assert (
        fields(tmp_path / "bounds", FACT % (f"'{text}'", f"event: e, what: They meet, {bounds}"))
        == []
    )
    for field, day in (
        ("date", first),
        ("not_after", "18 January"),
        ("not_before", "21 February"),
    ):
        assert fields(tmp_path / field, FACT % (f"'{text}'", fact % (field, day))) in (
            [field],
            [field, field],
        )


def test_a_word_that_makes_a_day_a_bound_is_not_read_over(tmp_path: Path) -> None:
    fact = "event: e, what: They meet, date: before 20 May 2023"
    assert messages(tmp_path, FACT % ("They met before 20 May 2023.", fact)) == [
        "date: 'before' is no part of a day: leave it out, or write bounds (not_before, not_after)"
    ]


@pytest.mark.parametrize("bound", ["at least", "more than", "about", "fewer than", "at most"])
def test_a_quantity_has_its_bound(tmp_path: Path, bound: str) -> None:
    fact = f"exchange: x, what: Men leave, stage: a, quantity: {{value: 1400, bound: {bound}}}"
    assert messages(tmp_path, FACT % ("Up to 1,400 men left.", fact)) == []


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("At least 14 left.", "", []), ("At most 14 left.", "", ["quantity.bound"]),
        ("Fewer than 14 left.", "", ["quantity.bound"]), ("Over 14 left.", "", []),
        ("At least fourteen left.", "words: fourteen, ", []),
        ("At most fourteen left.", "words: fourteen, ", ["quantity.bound"]),
    ],
)  # fmt: skip
def test_a_quantity_has_no_other_bound(
    tmp_path: Path, text: str, words: str, found: list[str]
) -> None:
    fact = (
        f"exchange: x, what: Men leave, stage: a, quantity: {{value: 14, {words}bound: at least}}"
    )
    assert fields(tmp_path, FACT % (text, fact)) == found


def test_the_bounds_there_are_are_named(tmp_path: Path) -> None:
    fact = "exchange: x, what: Men leave, stage: a, quantity: {value: 1400}"
    assert messages(tmp_path, FACT % ("Some 1,400 men left.", fact)) == [
        "quantity: 'bound' is missing: 'some' stands before it in sentence 1"
        " (bound: at least, more than, about, fewer than, at most)"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Près de 1\u00a0400 hommes."), ("de", "Weniger als 1400 Mann."), ("ru", "Свыше 1400."),
     ("tr", "En fazla 1400 kişi."), ("es", "Menos de 1.400 hombres.")],
)  # fmt: skip
def test_a_bound_is_asked_for_in_other_languages(tmp_path: Path, language: str, text: str) -> None:
    fact = "exchange: x, what: 1400, stage: a, quantity: {value: 1400}"
    found = fields(tmp_path, FACT % (text, fact), head=f"language: {language}\n")
    assert found == ["quantity"]


@pytest.mark.parametrize("text", ["Round two ended.", "The II round ended.", "The second ended."])
def test_a_round_is_named_by_its_number_in_words(tmp_path: Path, text: str) -> None:
    assert messages(tmp_path / "2", FACT % (text, "round: 2, state: ended")) == []
    assert fields(tmp_path / "3", FACT % (text, "round: 3, state: ended")) == ["round"]


@pytest.mark.parametrize(
    ("value", "why", "found"),
    [
        (70, "quantity: x", []),
        (70, "quantity.per: x", ["quantity.value", "quantity.of"]),
        (70, "quantity.value: x", ["quantity.of"]),
        (70, "quantity.of: x", ["quantity.value"]),
        (60, "quantity.of: x", ["quantity"]),
        (60, "quantity.of: x, quantity.bound: x", []),
        (60, "quantity.par: x, quantity.of: x, quantity.bound: x", ["why"]),
        (60, "quantity.words: x, quantity.of: x, quantity.bound: x", ["why"]),
    ],
)
def test_a_reason_for_a_part_of_a_quantity_is_for_that_part(
    tmp_path: Path, value: int, why: str, found: list[str]
) -> None:
    fact = f"quantity: {{value: {value}, per: side, of: cats}}, why: {{{why}}}"
    text = FACT % ("Each freed at least 60 men.", f"exchange: x, what: Men, stage: a, {fact}")
    assert fields(tmp_path, text) == found


def test_an_organisation_may_have_a_delegation(tmp_path: Path) -> None:
    people = f"{PEOPLE}un: {{name: United Nations, kind: organisation}}\n"
    text = "- {text: The United Nations and Bo Day., nothing: names}\n" + FACT
    fact = "delegation: un, mediator: [lee]"
    chaired = "Ann Lee of the United Nations was the mediator."
    assert messages(tmp_path / "a", text % (chaired, fact), people=people) == []
    (message,) = messages(tmp_path / "b", text % ("Ann Lee mediated.", fact), people=people)
    assert message.startswith("delegation: 'un' is not named in sentence 2")
    fact = "delegation: lee, mediator: [day]"
    (message,) = messages(tmp_path / "c", text % ("Ann Lee and Bo Day met.", fact), people=people)
    assert message == "delegation: 'lee' is a person (people.yaml), not a side"


def test_a_city_may_be_told_of_a_round(tmp_path: Path) -> None:
    fact = "round: 1, called: [Talks], city: Oslo"
    assert messages(tmp_path / "a", FACT % ("Talks were held in Oslo.", fact)) == []
    assert fields(tmp_path / "b", FACT % ("Talks were held.", fact)) == ["city"]


def test_a_reason_takes_the_place_of_the_words(tmp_path: Path) -> None:
    fact = "round: 1, called: [Talks], duration: three hours, why: {duration: from ten to one}"
    assert messages(tmp_path, FACT % ("Talks lasted from ten to one.", fact)) == []


def test_what_to_do_is_told(tmp_path: Path) -> None:
    fact = "event: e, what: They meet in Bergen"
    assert messages(tmp_path, FACT % ("They met.", fact)) == [
        "what: 'Bergen' does not stand in sentence 1: write it as it stands there, add the sentence"
        " (with: N), or the reason (why: {what: …})"
    ]


class TestQuotations:
    SAID = "Lavrov said: “The Russian side promptly developed it,” and “no more.”"

    @pytest.mark.parametrize(
        "says",
        ["Said “The Russian side promptly developed it.”", "Said “no more”.", "Said «no».",
         "Said that it was developed promptly.", "Said “The Russian side”."],
    )  # fmt: skip
    def test_one_that_opens_where_the_article_opens_it_passes(
        self, tmp_path: Path, says: str
    ) -> None:
        assert self.found(tmp_path, says) == []

    @pytest.mark.parametrize(
        "says",
        ["The Russian side “promptly developed it”.", "Said “the Russian side promptly”.",
         "Said “The Russian side developed it”.", "He “said”.", "Said “The Russian sid”."],
    )  # fmt: skip
    def test_one_that_is_altered_is_refused(self, tmp_path: Path, says: str) -> None:
        (message,) = self.found(tmp_path, says)
        assert message.startswith("says: no quotation begins with '")

    TWO = "- text: %s\n  facts:\n  - {statement: s, voice: lee, says: %s, with: 2}\n- text: %s\n"

    @pytest.mark.parametrize(
        ("first", "second"),
        [("“We work on it.", "It is near,” said Ann Lee."),
         ("“We work on it.", "“It is near,” said Ann Lee."),
         ('"We work on it.', 'It is near," said Ann Lee.'),
         ("Ann Lee: «We work on it.", "It is near».")],
    )  # fmt: skip
    def test_one_may_go_on_over_sentences(self, tmp_path: Path, first: str, second: str) -> None:
        for at, says in enumerate(
            ("“We work on it. It is near.”", "“It is near”", "“We work on it”")
        ):
            text = self.TWO % (f"'{first}'", f"'Says {says}'", f"'{second}'")
            assert messages(tmp_path / str(at), text) == []

    def test_a_sentence_before_it_may_say_whose_it_is(self, tmp_path: Path) -> None:
        texts = ("Ann Lee said:", "“We work on it.", "“It is near.”")
        first, *others = (f"- text: '{text}'\n" for text in texts)
        fact = "{statement: s, voice: lee, says: '“We work on it. It is near.”', with: [2, 3]}"
        assert messages(tmp_path, f"{first}  facts:\n  - {fact}\n{''.join(others)}") == []

    @pytest.mark.parametrize(
        "says", ["“We work. It is near.”", "“work on it. It is near”", "“near”", "“said”"]
    )
    def test_nothing_is_dropped_of_it(self, tmp_path: Path, says: str) -> None:
        text = self.TWO % ("'“We work on it.'", f"'Says {says}'", "'It is near,” said Ann Lee.'")
        (message,) = messages(tmp_path, text)
        assert message.startswith("says: no quotation begins with '")
        assert "in sentences 1 and 2:" in message

    def test_it_goes_on_over_no_sentence_that_is_left_out(self, tmp_path: Path) -> None:
        said = "Says “We work on it. It is near”"
        text = self.TWO % ("'“We work on it.'", f"'{said}'", "It rained.\n  nothing: rain")
        text = text.replace("with: 2", "with: 3") + "- text: '“It is near,” said Ann Lee.'\n"
        (message,) = messages(tmp_path, text)
        assert message.startswith("says: no quotation begins with 'We work on it. It is near'")

    def found(self, folder: Path, says: str) -> list[str]:
        fact = f"statement: s, voice: Lavrov, says: {says}"
        return messages(folder, FACT % (f"'{self.SAID}'", fact))


class TestNamesInAnotherLanguage:
    """What the curator writes in one language may name those whom an article names in another."""

    ALICE = "rodnev: {name: Аркадий Роднев, called: [Роднева], aliases: [Arkady Rodnev]}\n"
    SIDES = "north: {name: Север, called: [Севера], aliases: [The North, Northerners]}\n"

    @pytest.mark.parametrize(
        ("fact", "found"),
        [
            ("event: e, what: Talks with Rodnev", []),
            ("event: e, what: Talks of the North with Rodnev", []),
            ("event: e, what: Переговоры Аркадия Роднева", ["what"]),  # a case that no name has
            ("event: e, what: Встреча с Роднева", []),
            ("event: e, what: Talks with Lavrov", ["what"]),
            ("exchange: x, what: Обмен, stage: a, quantity: {value: 5, of: Northerners}", []),
            ("exchange: x, what: Обмен, stage: a, quantity: {value: 5, of: Southerners}",
             ["quantity.of"]),
        ],
    )  # fmt: skip
    def test_who_stands_there(self, tmp_path: Path, fact: str, found: list[str]) -> None:
        text = FACT % ("Аркадий Роднев от Севера привёз 5 человек.", fact)
        assert self.fields(tmp_path, text) == found

    def test_and_who_does_not(self, tmp_path: Path) -> None:
        text = FACT % ("Все приехали.", "event: e, what: Talks with Rodnev")
        text += "- {text: Аркадий Роднев из Севера у Роднева от Севера., nothing: x}\n"
        assert self.fields(tmp_path, text) == ["what"]

    def test_i_with_a_dot_is_one_letter(self, tmp_path: Path) -> None:
        text = FACT % ("Heyet İstanbul’a geldi.", "event: e, what: Heyet İstanbul’a geldi")
        shared = {"people": "{}", "sides": "{}", "places": "istanbul: {name: İstanbul}\n"}
        assert fields(tmp_path, text, head="language: tr\n", **shared) == []

    def fields(self, folder: Path, text: str) -> list[str]:
        shared = {"people": self.ALICE, "sides": self.SIDES, "places": "{}"}
        return [
            field
            for field in fields(folder, text, head="language: ru\n", **shared)
            if field not in ("name", "called")
        ]


def test_a_first_word_that_is_an_alias_stands_there_too(tmp_path: Path) -> None:
    fact = "- text: The talks ended.\n  facts: [{event: e, what: %s and its guests agree}]\n"
    known = "oslo: {name: Осло, called: [Oslo], aliases: [Christiania]}\n"
    assert fields(tmp_path, fact % "Christiania", places=known) == ["what"]
    assert fields(tmp_path, fact % "Elsewhere", places=known) == []  # a name that no pack knows


class TestOtherLanguages:
    """What no list of words is needed for is asked in every language."""

    PEOPLE = "rodnev: {name: Аркадий Роднев, called: [Роднева]}\n"

    def found(self, folder: Path, text: str, language: str, **more: str) -> list[str]:
        shared = {"people": "{}", "sides": "{}", "places": "{}"} | more
        return fields(folder, text, head=f"language: {language}\n", **shared)

    def test_a_no_cannot_be_cut_out_of_a_sentence(self, tmp_path: Path) -> None:
        article = "The Paper, 2024-03-05\nСтороны не договорились.\n"
        text = "- dateline: The Paper, 2024-03-05\n- {text: Стороны договорились., nothing: x}\n"
        shared = {"people": "{}", "sides": "{}", "places": "{}"}
        (message,) = messages(tmp_path, text, article=article + "\n", **shared)[:1]
        assert "at word 2 the article has 'не договорились.'" in message

    @pytest.mark.parametrize(("status", "found"), [("", ["status"]), (", status: hoped", [])])
    def test_russian(self, tmp_path: Path, status: str, found: list[str]) -> None:
        text = (
            "- text: Роднев выразил надежду, что третий раунд состоится в мае.\n  facts:\n"
            "  - {statement: s, voice: rodnev, says: Третий раунд состоится в мае., round: 3, for: мае"
            f"{status}}}\n- {{text: Аркадий Роднев у Роднева., nothing: x}}\n"
        )
        assert self.found(tmp_path, text, "ru", people=self.PEOPLE) == found

    @pytest.mark.parametrize(("places", "found"), [("[istanbul]", []), ("[ankara]", ["places"])])
    def test_chinese(self, tmp_path: Path, places: str, found: list[str]) -> None:
        text = (
            "- text: 会谈于5月16日在伊斯坦布尔举行，双方同意交换1000名战俘。\n  facts:\n"
            "  - {event: e, what: 双方同意交换1000名战俘, for: 5月16日, status: announced, "
            f"places: {places}}}\n- {{text: 安卡拉。, nothing: x}}\n"
        )
        known = "istanbul: {name: 伊斯坦布尔}\nankara: {name: 安卡拉}\n"
        assert self.found(tmp_path, text, "zh", places=known) == found

    @pytest.mark.parametrize(("table", "found"), [("U", []), ("oval", ["room.table"])])
    def test_a_letter_between_chinese_ones(
        self, tmp_path: Path, table: str, found: list[str]
    ) -> None:
        fact = f"venue: hall, round: 1, room: {{table: {table}}}, why: {{round: x}}"
        text = f"- text: 双方在旧厅分坐U形桌两侧。\n  facts:\n  - {{{fact}}}\n"
        assert self.found(tmp_path, text, "zh", places="hall: {name: 旧厅}\n") == found

    @pytest.mark.parametrize(("date", "found"), [("١٦ مايو", []), ("١٧ مايو", ["for"])])
    def test_arabic(self, tmp_path: Path, date: str, found: list[str]) -> None:
        text = (
            "- text: عقدت المحادثات في ١٦ مايو.\n  facts:\n"
            f"  - {{event: e, what: عقدت المحادثات, for: {date}, status: announced}}\n"
        )
        assert self.found(tmp_path, text, "ar") == found
