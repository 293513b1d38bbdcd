"""Who speaks in a sentence."""

from __future__ import annotations

import pytest

from talks_cli.curate.prove.people import Names
from talks_cli.curate.prove.speech import attribution

NAMES = Names([("smith", ("Smith", "The minister")), ("lee", ("Ann Lee", "Lee"))])


@pytest.mark.parametrize(
    ("sentence", "person", "said"),
    [
        ("Smith said that it rains.", "smith", "that it rains."),
        ("Smith said on May 28 that it rains.", "smith", "that it rains."),
        ("Smith expressed hope for rain.", "smith", " hope for rain."),
        ("Smith met Ann Lee, noting that it rains.", "lee", "that it rains."),
        ("According to Smith, it rains.", "smith", ", it rains."),
        ("It rains, according to Ann Lee.", "lee", "It rains, "),
        ("According to Smith, Ann Lee left, it rains.", "smith", ", Ann Lee left, it rains."),
        ("It rains, according to Ann Lee, and Smith left.", "lee", "It rains, "),
        ("Noting the rain, Smith left, and Lee said that it rains.", "lee", "that it rains."),
        ("It rains, Smith said.", "smith", "It rains, "),
        ("It rains, Smith told The Paper.", "smith", "It rains, "),
        ("The men called, and Smith said that it rains.", "smith", "that it rains."),
        ("The minister’s statement said that it rains.", "smith", "that it rains."),
        ("The side, represented by Lee, noted that it rains.", "lee", "that it rains."),
    ],
)
def test_a_sentence_names_its_speaker_and_what_is_said(
    sentence: str, person: str, said: str
) -> None:
    speech = attribution(sentence, NAMES.mentions(sentence))
    assert speech is not None
    start = sentence.index(said)
    assert (speech.person, speech.start, speech.end) == (person, start, start + len(said))


@pytest.mark.parametrize(
    "sentence",
    [
        "It rains.",
        "He said that it rains.",
        "A source told The Paper.",
        "Smith left.",
        "Smithson said so.",
        "According to officials, Smith left.",
        "According to officials, Smith, the chair, left.",
    ],
)
def test_a_sentence_that_names_no_speaker_has_none(sentence: str) -> None:
    assert attribution(sentence, NAMES.mentions(sentence)) is None
    assert attribution(sentence, []) is None


VERBS = (
    "claims|warns|warned|believes|insists|admitted|acknowledged|promised|vowed|mentioned|remarked|"
    "commented|observed|tweeted|confirms|emphasised|emphasizes|stresses|explains|replies|answered|"
    "thinks|denies|pointed out|points  out|says|said|told men|tells men|wrote|has written|added|"
    "is claiming|was saying|did not say|went on to say|reports|notes|states|also claims|"
    "foresees|agreed|agrees|swore|quipped|quips|denied|will announce|today reports|hoped|hopes"
).split("|")


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_of_saying_have_all_their_forms(verb: str) -> None:
    sentence = f"Lee {verb} that Smith would free them."
    speech = attribution(sentence, NAMES.mentions(sentence))
    assert speech is not None
    assert (speech.person, sentence[speech.start :]) == ("lee", "that Smith would free them.")


@pytest.mark.parametrize(
    ("sentence", "person", "said"),
    [
        ("“We will free Smith’s men,” said Lee.", "lee", "“We will free Smith’s men,” "),
        ('"We will go with Smith," said Lee.', "lee", '"We will go with Smith," '),
        ("“We go with Smith?” asked the North minister Ann Lee.", "lee", "“We go with Smith?” "),
        ("“We go with Smith” — said Lee.", "lee", "“We go with Smith” — "),
        ("We go with Smith,” said Lee at noon.", "lee", "We go with Smith,” "),
        ("“Smith said that it rains,” said Lee.", "lee", "“Smith said that it rains,” "),
        ("“We go,” said Lee, “with Smith.”", "lee", "“We go,” said Lee, “with Smith.”"),
        ("“We go with Smith,” Lee said at noon.", "lee", "“We go with Smith,” "),
        ("“We go with Smith,” Foreign Minister Lee also said.", "lee",
         "“We go with Smith,” Foreign Minister "),
        ("Smith and the sides agreed, said Lee.", "lee", "Smith and the sides agreed, "),
        ("Smith left, said North Foreign Minister Ann Lee on Monday.", "lee", "Smith left, "),
        ("Smith announced talks, Lee said.", "lee", "Smith announced talks, "),
        ("Smith left, the minister Lee told reporters.", "lee", "Smith left, the minister "),
        ("Smith left, Lee said on May 28.", "lee", "Smith left, "),
        ("Smith was told by Lee that it rains.", "lee", "that it rains."),
        ("Smith was then informed by the minister Lee that it rains.", "lee", "that it rains."),
        ("Smith left, as noted by Lee.", "lee", "Smith left, as noted by Lee."),
        ("As noted by Lee, Smith left.", "lee", "As noted by Lee, Smith left."),
        ("Smith’s visit was announced by Lee.", "lee", "Smith’s visit was "),
        ("Smith was told that it rains, and Lee said that it snows.", "lee", "that it snows."),
        ("Lee, like his colleague Smith, said that it rains.", "lee", "that it rains."),
        ("Lee, along with Smith, said that it rains.", "lee", "that it rains."),
        ("Lee and “the friend of Smith” said that it rains.", "lee", "that it rains."),
        ("He added: “Smith said that it rains.”", "smith", "that it rains.”"),
        ("“We go with Smith,” Lee also said at noon.", "lee", "“We go with Smith,” "),
        ("“Go,” Smith left and said little.", "smith", " little."),
        ("Smith, in Oslo, urged Lee on Monday to go.", "smith", " Lee on Monday to go."),
        ("Smith, in Oslo, said Lee would go.", "smith", " Lee would go."),
        ("Smith, in Oslo, told Lee that it rains.", "smith", "that it rains."),
        ("Smith, head of the “group,” told Lee that it rains.", "smith", "that it rains."),
        ("Smith of the “group” said Lee would go.", "smith", " Lee would go."),
        ("Smith claims it rains.", "smith", " it rains."),
        ("Smith believes: “It rains.”", "smith", ": “It rains.”"),
        ("Smith agreed with Lee on Monday that it rains.", "smith", "that it rains."),
        ("Smith answered, “It rains.”", "smith", ", “It rains.”"),
        ("Smith will say: “It rains.”", "smith", ": “It rains.”"),
        ("Smith will tell the men that it rains.", "smith", "that it rains."),
        ("According to reports, Smith said that it rains.", "smith", "that it rains."),
    ],
)  # fmt: skip
def test_the_speaker_stands_before_or_after_the_words(
    sentence: str, person: str, said: str
) -> None:
    speech = attribution(sentence, NAMES.mentions(sentence))
    assert speech is not None
    assert (speech.person, sentence[speech.start : speech.end]) == (person, said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Smith left, according to reports that it rained.",
        "The claims of Smith were heard.",
        "Smith’s claims were heard.",
        "Smith rejected claims that it rains.",
        "Smith read the reports that it rains.",
        "Smith left the proposed venue.",
        "Smith visited two states at noon.",
        "Smith observed the ceasefire.",
        "Smith held the men.",
        "Smith held talks that lasted for long.",
        "Smith accepted the “terms” there.",
        "Smith answered the call of the men.",
        "Smith signed a plan proposed by Lee at noon.",
        "Smith was told that it rains.",
        "“Smith must go,” he said.",
        "We and Smith go,” he said.",
        "“We go,” said the man who knew Smith.",
        "Smith left to call the men.",
        "The men, like Smith, said that it rains.",
    ],
)
def test_nouns_and_deeds_are_no_speech(sentence: str) -> None:
    assert attribution(sentence, NAMES.mentions(sentence)) is None


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("That it rains is what Smith said.", 0, 22),
        ("Lee was told by Smith that it rains.", 22, 36),
        ("It rains here, as noted by Smith.", 0, 33),
        ("Rain was announced by Smith.", 0, 9),
        ("It rains, Smith said.", 0, 10),
    ],
)
def test_what_is_said_has_a_beginning_and_an_end(sentence: str, start: int, end: int) -> None:
    found = attribution(sentence, NAMES.mentions(sentence))
    assert found
    assert (found.person, found.start, found.end) == ("smith", start, end)
