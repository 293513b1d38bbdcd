"""Quotes cut where they say less, or other, than their article."""

from __future__ import annotations

import pytest

from talks_cli.curate.prove.quotes import locate
from talks_cli.curate.read.models import Quotation
from talks_cli.curate.read.text import LEAD, Article


def faults(text: str, quote: str) -> list[str]:
    """What is wrong with `quote`, which stands in `text`."""
    located, found = locate("x", Article(text), Quotation(section=LEAD, quote=quote))
    assert located
    return [finding.message.removeprefix("quote: ") for finding in found]


CUT = "it begins or ends inside a word"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The men signed a treaty there.", "gned a treaty there."),
        ("They made the non-aggression pact with them all.", "aggression pact with them all."),
        ("They made the non-aggression pact with them all.", "-aggression pact with them all."),
        ("They signed a pact of non-aggression.", "They signed a pact of non"),
        ("They signed a pact of non-aggression.", "They signed a pact of non-"),
        ("They signed a pact of non‑aggression.", "They signed a pact of non"),
        ("They signed the non−aggression pact with them.", "aggression pact with them."),
        ("Lavrov’s men saw him there.", "s men saw him there."),
        ("Lavrov’s men saw him there.", "’s men saw him there."),
        ("There they met Lavrov’s men.", "There they met Lavrov"),
        ("There they met Lavrov's men.", "There they met Lavrov'"),
        ("They freed 1,200 prisoners each there.", "200 prisoners each there."),
        ("They freed 1,200 prisoners each there.", ",200 prisoners each there."),
        ("They freed 1.5 million men there.", "5 million men there."),
        ("So they met and freed 1,200 men.", "So they met and freed 1"),
        ("So they met and freed 1,200 men.", "So they met and freed 1,"),
        ("They freed 1\u00a0200 prisoners each there.", "200 prisoners each there."),
        ("They met at 10:30 on Monday there.", "30 on Monday there."),
        ("They freed 10–15 prisoners each there.", "15 prisoners each there."),
        ("It was -5 degrees cold there.", "5 degrees cold there."),
    ],
)  # fmt: skip
def test_a_quote_does_not_cut_a_word_or_a_number(text: str, quote: str) -> None:
    assert faults(text, quote) == [CUT]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They signed the non-aggression pact there.", "the non-aggression pact there."),
        ("They met the post- and pre-war men.", "They met the post-"),
        ("The men met there – they left the town.", "they left the town."),
        ("So they met—they left the town.", "they left the town."),
        ("So they all met--they left the town.", "they left the town."),
        ("So they all met--they left.", "So they all met"),
        ("So they all met--they left.", "So they all met--"),
        ("The men’s talks were held there.", "men’s talks were held"),
        ("The sides’ talks were held there.", "talks were held there."),
        ("They said “we met them there.”", "we met them there."),
        ("They said 'we met them there.'", "we met them there."),
        ("They all left on May 5, 1200 men in all.", "1200 men in all."),
        ("They met there in 2025.", "They met there in 2025"),
        ("In all, 200 prisoners were freed.", "200 prisoners were freed."),
    ],
)
def test_a_quote_may_begin_and_end_between_words(text: str, quote: str) -> None:
    assert faults(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "scraps"),
    [
        ("They met at noon. She was shot dead.", "They met at noon. She", {2: "She"}),
        ("They met at noon. She was shot.", "They met at noon. She was", {2: "She was"}),
        ("They met at noon. He left.", "They met at noon. He left", {2: "He left"}),
        ("They met at noon. She\nis then\nout.", "They met at noon. She\nis", {2: "She is"}),
        ("She was shot dead. They met there.", "dead. They met there.", {1: "dead."}),
        ("So they met there. He ate. She slept.", "there. He ate. She", {1: "there.", 3: "She"}),
        ("他们看见了人。\n他们都看见了人，走了。", "他们看见了人。\n他们都看见了人", {}),
        ("他们看见了人。\n他们都看见，走了。", "他们看见了人。\n他们都看见", {2: "他们都看见"}),
        ("They met at noon. He left.", "They met at noon. He left.", {}),
        ("They met at noon. She was shot dead there.", "They met at noon. She was shot dead", {}),
        ("She was shot. They met there.", "was shot. They met there.", {1: "was shot."}),
        ("She was then shot dead. They met.", "was then shot dead. They met.", {}),
        ("They met at noon. He left.", "met at noon", None),
    ],
)  # fmt: skip
def test_a_quote_has_enough_of_each_of_its_sentences(
    text: str, quote: str, scraps: dict[int, str] | None
) -> None:
    """Each sentence that a quote touches counts as cited."""
    wanted = ["it is too short: at least 4 words are needed"]
    if scraps is not None:
        wanted = [f"it has only '{had}' of sentence {n}" for n, had in scraps.items()]
    assert faults(text, quote) == wanted


@pytest.mark.parametrize(
    ("text", "quote", "left_out"),
    [
        ("They refused to free the men there.", "free the men there.", ["refused"]),
        ("They failed\nto free the men there.", "free the men there.", ["failed to"]),
        ("They did not at any time\nfree the men at once there.", "free the men at once", ["not"]),
        ("They did not at any time.\nFree the men at once there.", "Free the men at once", []),
        ("They denied that he left the town.", "that he left the town.", ["denied"]),
        ("They failed  to free the men there.", "free the men there.", ["failed to"]),
        ("They ruled out that he had left.", "out that he had left.", ["ruled out"]),
        ("He did not deny that they left.", "deny that they left.", ["not"]),
        ("They refused to free the men there.", "They refused to free", []),
        ("Order No. 5 was signed by them at noon.", "was signed by them at noon.", []),
    ],
)
def test_a_quote_keeps_what_negates_its_sentence(
    text: str, quote: str, left_out: list[str]
) -> None:
    assert faults(text, quote) == [f"it leaves out '{n}' from its sentence" for n in left_out]
