"""A sentence is asked whose words it has, and how far it is a fact; nobody answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove.asked import quotation_mark
from talks_cli.curate.prove.ground import ground
from talks_cli.curate.prove.proof import asked_in
from talks_cli.curate.read.words import words_of
from tests.curate.prove.proofs import PEOPLE, fields, messages

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("He said “no”.", "“"), ('He said "no".', '"'), ("Он сказал «нет».", "«"),
        ("Er sagte „nein“.", "„"), ("他说「不」。", "「"), ("He said ‘no’.", "‘"),
        ("He said 'no'.", "'"), ("Kiev’s demand, the parties' talks", None), ("rock ’n’ roll", None),
        ("《书》", None), ("Nothing.", None),
    ],
)  # fmt: skip
def test_a_quotation_mark_of_any_script_is_found(text: str, mark: str | None) -> None:
    assert quotation_mark(text) == mark


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "A source told TASS.", "told"), ("en", "According to him, no.", "According"),
        ("en", "The essay is out.", None), ("en-GB", "It was said.", "said"),
        ("ru", "По словам Роднева", "словам"), ("ru", "Кольцева опровергла слухи", "опровергла"),
        ("uk", "Він заявив, що ні.", "заявив"), ("tr", "Bakan bunu söyledi.", "söyledi"),
        ("ar", "قال الوزير", "قال"), ("zh", "部长表示反对。", "表示"), ("fr", "Il a déclaré", "déclaré"),
        ("de", "Er sagte nein.", "sagte"), ("es", "Según el ministro", "Según"),
        ("ka", "მინისტრმა თქვა", None),
    ],
)  # fmt: skip
def test_a_verb_of_saying_is_found_where_they_are_known(
    language: str, text: str, word: str | None
) -> None:
    assert ground(text).first_of(words_of(language).saying) == word


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "They will meet.", "will"), ("en", "It wouldn’t do.", "wouldn't"),
        ("en", "expressed hope", "hope"), ("en", "goodwill", None), ("ru", "Выразил надежду", "надежду"),
        ("tr", "Toplantı yarın olacak", "olacak"), ("zh", "双方将会面", "将"), ("ka", "შეხვდებიან", None),
    ],
)  # fmt: skip
def test_a_word_for_what_is_to_come_is_found(language: str, text: str, word: str | None) -> None:
    assert ground(text).first_of(words_of(language).open) == word


def test_a_sentence_with_a_verb_of_saying_needs_a_voice(tmp_path: Path) -> None:
    text = "- text: Ann Lee said that it was over.\n  facts:\n  - {event: e, what: It is over%s}\n"
    assert messages(tmp_path / "without", text % "") == [
        "voice: the sentence has 'said': say whose words these are (voice: NAME, or voice: article;"
        " beside 'text', if it is so of all its facts)"
    ]
    for voice in ("lee", "article"):
        assert messages(tmp_path / "with", text % f", voice: {voice}") == []


def test_a_mark_and_a_verb_ask_once(tmp_path: Path) -> None:
    text = "- text: Ann Lee said “no.”\n  facts:\n  - {event: e, what: It is over}\n"
    (message,) = messages(tmp_path, text)
    assert message.startswith("voice: the sentence has the quotation mark “: say whose")


def test_a_side_can_speak(tmp_path: Path) -> None:
    text = "- text: The %s said that it was over.\n  facts:\n  - {statement: s, says: So, voice: north}\n"
    assert messages(tmp_path / "there", text % "North") == []
    (message,) = messages(tmp_path / "not", text % "South")
    assert message.startswith("voice: 'north' does not stand in sentence 1")


@pytest.mark.parametrize(
    ("words", "meant"),
    [("Ann Lee", "lee"), ("Lee", "lee"), ("the envoy", "day"), ("The North", None), ("north", None),
     ("North", "north"), ("a source", None)],
)  # fmt: skip
def test_a_name_of_somebody_is_no_unnamed_source(
    tmp_path: Path, words: str, meant: str | None
) -> None:
    text = "- text: A source, Ann Lee, the envoy and the North said so.\n  facts:\n  - {event: e, what: x, voice: %s}\n"
    expected = f"voice: {words!r} is a name of {meant!r}: write the id"
    assert messages(tmp_path, text % words) == ([expected] if meant else [])


def test_a_statement_needs_a_voice_in_any_language(tmp_path: Path) -> None:
    text = "- text: ასე თქვა მინისტრმა.\n  facts:\n  - {statement: e, says: ასე}\n"
    (message,) = messages(tmp_path, text, head="language: ka\n")
    assert message.startswith("voice: a statement is somebody's: say whose")


def test_it_is_told_once_for_a_sentence_that_gives_its_facts_one_voice(tmp_path: Path) -> None:
    text = (
        "- text: He said that it was over.\n  voice: lee\n  facts:\n"
        "  - {event: e, what: It is over}\n  - {event: f, what: It was over}\n"
    )
    assert messages(tmp_path, text) == [
        "voice: 'lee' does not stand in sentence 1: add the sentence that names it (with: N), or the"
        " reason (why: {voice: …})"
    ]


VOICES = "- text: %s\n  facts:\n  - {event: e, what: It is over, voice: %s%s}\n"


@pytest.mark.parametrize(
    ("text", "voice", "more"),
    [
        ("Ann Lee said it was over.", "lee", ""),
        ("Lee said it was over.", "lee", ""),
        ("LEE said it was over.", "lee", ""),
        ("Lee’s spokesman said it was over.", "lee", ""),
        ("The envoy said it was over.", "day", ""),
        ("A source told us it was over.", "a source", ""),
        ("A source and Lee said it was over.", "[a source, lee]", ""),
        ("A source said it was over, according to Ann Lee.", "{who: a source, via: lee}", ""),
        ("She said it was over.", "lee", ", with: 2"),
        ("She said it was over.", "lee", ", why: {voice: she is Lee}"),
        ("A sourse said it was over.", "a source", ", why: {voice: it is misspelt}"),
        ("The mayor’s office said it was over.", "office", ""),
    ],
)  # fmt: skip
def test_a_voice_stands_in_the_sentence(tmp_path: Path, text: str, voice: str, more: str) -> None:
    assert messages(tmp_path, VOICES % (text, voice, more)) == []


@pytest.mark.parametrize(
    ("text", "voice", "more", "why"),
    [
        ("She said it was over.", "lee", "", "voice: 'lee' does not stand in sentence 1"),
        ("Leeds said it was over.", "lee", "", "voice: 'lee' does not stand in sentence 1"),
        ("He said it was over.", "a source", "", "voice: 'a source' does not stand in sentence 1"),
        ("Ann Lee said it was over.", "leee", ", why: {voice: a slip}",
         "voice: 'leee' is no id of people.yaml, and no word of sentence 1; did you mean 'lee'?"),
        ("Ann Lee said it was over.", "{who: a source, via: lee}", "",
         "voice: 'a source' does not stand in sentence 1"),
        ("She said it was over.", "lee", ", with: 1", "with: 1 is the sentence that the fact stands"),
    ],
)  # fmt: skip
def test_a_voice_that_is_not_there_is_refused(
    tmp_path: Path, text: str, voice: str, more: str, why: str
) -> None:
    found = messages(tmp_path, VOICES % (text, voice, more))
    assert any(message.startswith(why) for message in found), found


@pytest.mark.parametrize(
    ("name", "called", "head", "found"),
    [
        ("Ann Lee", "Envoy Ann Lee", "", []),
        ("Энн Ли", "Envoy Ann Lee", "", ["voice"]),  # of "the Prime Minister" it were "Minister"
        ("Энн Ли", "[Envoy Ann Lee, Lee]", "", []),
        ("Энн Ли", "Envoy Ann Lee", "spells: {lee: Ann Lee}\n", []),
    ],
)
def test_a_surname_is_one_of_a_name_or_its_spelling_and_of_no_other_wording(
    tmp_path: Path, name: str, called: str, head: str, found: list[str]
) -> None:
    text = VOICES % ("Lee said it was over.", "lee", "")
    text += "- text: Envoy Ann Lee of the North came.\n  nothing: it is there for her name\n"
    people = PEOPLE.replace("name: Ann Lee", f"name: {name}, called: {called}")
    assert fields(tmp_path, text, people=people, head=head) == found


def test_a_sentence_of_what_is_to_come_needs_a_status(tmp_path: Path) -> None:
    text = "- text: They will meet again.\n  facts:\n  - {event: e, what: They meet again%s}\n"
    (message,) = messages(tmp_path / "without", text % "")
    assert message.startswith(
        "status: the sentence has 'will', of this or of something else: say how far this is a fact"
        " (status: happened,"
    )
    assert messages(tmp_path / "with", text % ", status: announced") == []
    assert messages(tmp_path / "faulty", text % ", status: maybe") == [
        "status: 'maybe' is not one of 'happened', 'said', 'announced', 'proposed', 'hoped', "
        "'conditional' or 'denied'"
    ]


# Sentences of real articles whose right records were refused when the check guessed who speaks.
TRUE = {
    "a source behind a comma": (
        "A meeting is being prepared between Zelensky and Russian President Vladimir Putin, a source"
        " familiar with the matter told us.", "a source familiar with the matter"),
    "an agency behind an aide": (
        "The talks went on, an aide to Russian President Vladimir Putin said, Russian state news agency"
        " TASS reported.", "{who: an aide to Russian President Vladimir Putin, via: tass}"),
    "he added": (
        "The aim is bringing Vladimir Putin and Volodymyr Zelensky together, he added.", "he"),
    "an office": ("Israel accepted, Benjamin Netanyahu's office said.", "netanyahu-office"),
    "a heading": (
        "It was useful, the presidential aide heading the Russian delegation, said.",
        "the presidential aide heading the Russian delegation"),
}  # fmt: skip


@pytest.mark.parametrize("name", TRUE)
def test_who_is_cited_is_never_guessed(tmp_path: Path, name: str) -> None:
    text, voice = TRUE[name]
    more = ", why: {voice: the minister of the sentence before}" if voice == "he" else ""
    people = (
        "netanyahu-office: {name: Benjamin Netanyahu's office, kind: office}\n"
        "tass: {name: TASS, kind: organisation}\n"
    )
    sentences = (
        f'- text: "{text}"\n  facts:\n  - {{statement: s, says: So it was told, voice: {voice}{more}}}\n'
        '- {text: "Benjamin Netanyahu\'s office and TASS.", nothing: names}\n'
    )
    assert messages(tmp_path, sentences, people=people, sides="{}", places="{}") == []


def test_two_speakers_of_one_sentence_have_a_fact_each(tmp_path: Path) -> None:
    text = (
        "- text: Ann Lee said that it was over, and Bo Day said that it was not.\n  facts:\n"
        "  - {statement: s, says: It was over., voice: lee}\n"
        "  - {statement: t, says: It was not over., voice: day}\n"
    )
    assert messages(tmp_path, text) == []


def test_an_aside_of_the_article_stands_beside_a_speech(tmp_path: Path) -> None:
    text = (
        "- text: Lee, who had come by train, said that it was over.\n  facts:\n"
        "  - {event: e, what: Lee comes by train, people: [lee], voice: article}\n"
        "  - {statement: s, says: It was over., voice: lee}\n"
    )
    assert messages(tmp_path, text) == []


def test_a_quotation_that_only_names_is_the_articles(tmp_path: Path) -> None:
    text = (
        "- text: Kremlin spokesperson Dmitry Peskov earlier said no.\n"
        "  people: {peskov: Kremlin spokesperson}\n"
    )
    people = "peskov: {name: Dmitry Peskov}\n"
    assert messages(tmp_path, text, people=people, sides="{}", places="{}") == []


def test_a_title_with_its_reason_needs_no_name(tmp_path: Path) -> None:
    people = "lee: {name: Ann Lee}\n"
    text = "- text: The minister had come.\n  people: {lee: %s}\n"
    text += "- {text: Ann Lee was there., nothing: x}\n"
    shared = {"people": people, "sides": "{}", "places": "{}"}
    (message,) = messages(tmp_path / "bare", text % "minister", **shared)
    assert message.startswith("people: 'lee' is not named in sentence 1: put the words")
    reasoned = "{is: minister, why: she is the only one}"
    assert messages(tmp_path / "reasoned", text % reasoned, **shared) == []


def test_a_sentence_that_a_fact_elsewhere_stands_in_does_not_wait(tmp_path: Path) -> None:
    text = "- text: They met.\n  facts:\n  - {event: e, what: They met%s}\n- text: It was late.\n"
    assert messages(tmp_path / "named", text % ", with: 2") == []
    (message,) = messages(tmp_path / "not", text % "")
    assert message.startswith("sentence 2 waits")


def test_what_a_language_leaves_unasked_is_told_with_why() -> None:
    asked, without = asked_in("tlh")
    assert without == {
        "verbs of saying say whose words these are": "no words are listed for 'tlh'",
        "'will', 'hope' and the like have a status": "no words are listed for 'tlh'",
        "'about' and 'at least' are kept": "no words are listed for 'tlh'",
        "dates are worded": "CLDR has no names of months for 'tlh'",
    }
    assert {*asked}.isdisjoint(without)
    assert len(asked) == len(asked_in("en")[0]) - len(without)


def test_a_statement_of_nobody_is_asked_once_whose_it_is(tmp_path: Path) -> None:
    text = "- text: Ann Lee said so.\n  facts:\n  - {statement: s, says: Ann Lee said so.}\n"
    assert fields(tmp_path, text, people=PEOPLE) == ["voice"]
