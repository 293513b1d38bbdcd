"""Questions of a fact-checker, with answers written from the article, not from the output."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

import pytest

from talks_cli.output.shown.values import at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.conftest import Outcome


class Question(NamedTuple):
    """`expected` are the values of `field` in the items that the command answers with."""

    text: str
    command: str
    field: str
    expected: Sequence[object]


MEMBERS = ["Vladimir Medinsky", "Mikhail Galuzin", "Igor Kostyukov", "Alexander Fomin"]

ANSWERED = [
    # -- delegations
    Question(
        "Who headed the Russian group in the first round?",
        "delegation --side russia --round 1 --role head",
        "name",
        ["Vladimir Medinsky"],
    ),
    Question(
        "Whom does the article name of the Russian group in the first round?",
        "delegation --side russia --round 1",
        "name",
        MEMBERS,
    ),
    Question("… and in the second?", "delegation --side russia", "name", MEMBERS),
    Question(
        "Who says that the Russian composition did not change?",
        "delegation --side moscow --round 2",
        "said_by.name",
        ["Maria Zakharova"] * 4,
    ),
    Question(
        "What is Medinsky's title?",
        "delegation --side RU --round 1 --role head",
        "title",
        ["Presidential Aide"],
    ),
    Question(
        "Who is new in the Ukrainian delegation?",
        "delegation --side ukraine --role member",
        "name",
        ["Yury Kovbasa", "Yevgeny Ostryansky", "Andrey Fomin"],
    ),
    Question(
        "Who stayed away this time?",
        "delegation --side kyiv --role absent",
        "name",
        ["Alexey Malovatsky"],
    ),
    Question(
        "Which changes are stated in all?",
        "delegation --changes --round all",
        "change",
        ["joined", "joined", "joined", None],
    ),
    Question(
        "What is Malovatsky?",
        "delegation --side ukraine --role absent",
        "title",
        ["Head of the Department of Intergovernmental Relations of the Ukrainian army"],
    ),
    Question(
        "Which Turks attended?",
        "delegation --side türkiye",
        "name",
        ["Hakan Fidan", "Ibrahim Kalin"],
    ),
    Question(
        "Did they belong to a delegation, or attend?",
        "delegation --side turkey",
        "role",
        ["attendee", "attendee"],
    ),
    Question(
        "Who calls Umerov head of the Ukrainian group?",
        "delegation --side ua --role head",
        "said_by.name",
        [None, "Vladimir Medinsky"],  # TASS does not state the second round's
    ),
    Question(
        "Whom does he call that?",
        "delegation --side ua --role head",
        "name",
        [None, "Rustem Umerov"],
    ),
    Question(
        "Of which round is he called that?",
        "delegation --side ua --role head",
        "round",
        [2, None],
    ),
    # -- venues and rounds
    Question("Where was the second round?", "venue --round 2", "name", ["Ciragan Palace"]),
    Question("In which city?", "venue --round latest", "city", ["Istanbul"]),
    Question(
        "Where was the first round?",
        "venue --round 1",
        "name",
        ["Dolmabahce presidential office"],
    ),
    Question(
        "Who tells of the seating?",
        "venue --round 2",
        "facts.seating.said_by.unnamed",
        ["a broadcast"],
    ),
    Question(
        "Which flags were behind the tables of both rounds?",
        "venue",
        "flags",
        ["flags of Russia, Turkey, and Ukraine were placed behind each table"] * 2,
    ),
    Question("How many rounds are there?", "rounds", "round", [1, 2]),
    Question("On which days were they?", "rounds", "date", ["2025-05-16", None]),
    Question("… or were they to be?", "rounds", "for", [None, "2025-06-02"]),
    Question("As what is that day told?", "rounds 2", "facts.for.status", ["announced"]),
    Question("Who announced it?", "rounds 2", "facts.for.said_by.name", ["Sergey Lavrov"]),
    Question("How long was the first round?", "rounds", "duration", ["about two hours", None]),
    Question("Which language was spoken in the second?", "rounds", "language", [None, "Russian"]),
    Question("Who says so?", "rounds", "facts.language.said_by.unnamed", [None, "a source"]),
    Question(
        "Whose initiative was the first?", "rounds", "initiative", ["Putin’s initiative", None]
    ),
    Question("Is the second round over?", "rounds", "state", ["held", "concluded"]),
    Question(
        "Was there mediation?",
        "rounds",
        "mediation",
        [
            None,
            "no talk about any mediation by Turkey or any other party in the negotiations",
        ],
    ),
    Question(
        "… or is it denied?",
        "timeline --status denied",
        "title",
        ["Talk about mediation by Turkey or any other party in the negotiations"],
    ),
    Question(
        "How many is 1000?",
        "search 1,000 prisoners each",
        "id",
        ["exchange-agreed", "exchange-implemented", "tass-2025-06-02.36", "round-1"],
    ),
    Question("… and 6000?", "search 6,000", "id", []),
    Question("Who denies it?", "rounds", "facts.mediation.said_by.name", [None, "Maria Zakharova"]),
    # -- prisoners
    Question(
        "How many prisoners did the parties agree to exchange?",
        "prisoners --status agreed",
        "quantity.value",
        [1000],
    ),
    Question("In all, or each?", "prisoners --status agreed", "quantity.per", ["side"]),
    Question("In which round?", "prisoners --status agreed", "round", [1]),
    Question("Was the deal carried out?", "prisoners --status implemented", "status", ["happened"]),
    Question(
        "Who hopes for further exchanges?",
        "prisoners --status hoped",
        "said_by.name",
        ["Hakan Fidan"],
    ),
    Question("Which stages are there?", "prisoners", "stage", ["agreed", "implemented", "hoped"]),
    # -- events
    Question(
        "What happened on May 16, 2025?",
        "timeline --since 2025-05-16 --until 2025-05-16 --round 1",
        "date",
        ["2025-05-16", "2025-05-16"],
    ),
    Question(
        "… and what of the first round from then on?",
        "timeline --since 2025-05-16 --round 1",
        "title",
        [
            "The first round is held in Turkey",
            "Direct talks with Ukraine resume at Putin’s initiative after a suspension of more "
            "than three years",
            "The parties express intention to continue working for a ceasefire",
            "The parties agree to exchange 1,000 prisoners each",
            "The deal to exchange 1,000 prisoners each is implemented",
            "The Russian side was satisfied with the result and was ready to continue "
            "communication.",
        ],
    ),
    Question(
        "What did Medinsky propose?",
        "timeline --by medinsky --status proposed",
        "title",
        ["The exact date and place of the meeting to exchange memorandums, in a call to Umerov"],
    ),
    Question(
        "By when had he called Umerov?",
        "timeline --by medinsky --status proposed",
        "not_after",
        ["2025-05-28"],
    ),
    Question(
        "What does Kellogg announce for June 2?",
        "timeline --by kellogg",
        "for",
        ["2025-06-02"],
    ),
    Question(
        "… and did the announcement come on that day?",
        "timeline --by kellogg",
        "date",
        [None],
    ),
    Question(
        "Which leaders would meet, if it came to that?",
        "timeline --by fidan --status conditional",
        "people.name",
        [["Vladimir Putin", "Donald Trump", "Recep Tayyip Erdogan", "Vladimir Zelensky"]],
    ),
    Question(
        "What did Ukraine send to Russia, by its own account?",
        "timeline --by umerov",
        "title",
        [
            "No objection to a meeting with Russia, but first a memorandum from Moscow",
            "Ukraine had sent Russia a document outlining its position on the ceasefire.",
        ],
    ),
    Question(
        "Is that told as having happened?",
        "timeline --by umerov",
        "status",
        ["said", "said"],
    ),
    Question(
        "Which press statement is to come, and who says so?",
        "statements --about press",
        "said_by.unnamed",
        ["a source"],
    ),
    # -- statements
    Question(
        "What did Peskov call Kiev's demand?",
        "statements --by peskov",
        "text",
        ["Called Kiev’s demand unconstructive and urged waiting for the second round of talks."],
    ),
    Question(
        "After whose words was that?",
        "statements --by peskov",
        "after",
        [["umerov-meeting", "umerov-document"]],
    ),
    Question(
        "When did Medinsky speak of his call?",
        "statements --by medinsky --about call",
        "date",
        ["2025-05-28"],
    ),
    Question(
        "Was the Russian side satisfied with the first round, and who says so?",
        "statements --about satisfied",
        "speaker",
        ["Vladimir Medinsky"],
    ),
    Question(
        "Who speaks of significant results?",
        "statements --about results",
        "speaker",
        ["Hakan Fidan"],
    ),
    Question(
        "Who recalled Putin's initiative?",
        "statements --about initiative",
        "speaker",
        ["Maria Zakharova"],
    ),
    Question(
        "What does Zakharova say of mediation?",
        "statements --by zakharova --about mediation",
        "text",
        ["There was no talk about any mediation by Turkey or any other party in the negotiations."],
    ),
    Question(
        "Who named representatives of Germany and France?",
        "statements --about germany",
        "speaker",
        ["Keith Kellogg"],
    ),
    Question(
        "How many statements are Lavrov's?",
        "statements --by lavrov",
        "id",
        ["lavrov-second-round", "lavrov-memorandum", "lavrov-presentation", "lavrov-support"],
    ),
    Question(
        "Did Ukraine object to a meeting?",
        "statements --side ukraine --about objection",
        "says",
        ["Ukrainian side, via Rustem Umerov"],
    ),
    Question(
        "Who says that the parties spoke Russian?",
        "statements --about language",
        "said_by.unnamed",
        ["a source"],
    ),
    # -- people
    Question(
        "What is Kalin's office?",
        "show kalin",
        "titles",
        [["director of the Turkish National Intelligence Organization (MIT)"]],
    ),
    Question(
        "What are the two Fomins?",
        "show alexander-fomin andrey-fomin",
        "name",
        ["Alexander Fomin", "Andrey Fomin"],
    ),
    Question(
        "What does the article call Kellogg?",
        "show kellogg",
        "titles",
        [["US Presidential Special Envoy for Ukraine"]],
    ),
    Question(
        "What is Umerov?",
        "show umerov",
        "titles",
        [["head of the Ukrainian negotiating group", "Defense Minister"]],
    ),
    Question(
        "What is Kostyukov?",
        "show kostyukov",
        "titles",
        [["chief of the Russian Armed Forces General Staff’s Main Intelligence Directorate"]],
    ),
]


class Silence(NamedTuple):
    """`expected` is in a note of that code, or `field` is null and named under not_stated."""

    text: str
    command: str
    expected: str
    code: str = "not_stated"


UNANSWERED = [
    Silence(
        "Who headed the Ukrainian delegation to the second round?",
        "delegation --side ukraine --round 2 --role head",
        "ukraine-2-head.person",
        "field",
    ),
    Silence(
        "Who sat for Ukraine in the first round?",
        "delegation --side ukraine --round 1",
        "Not stated: who sat for Ukraine in the first round; of Malovatsky the article has "
        "“this time”",
    ),
    Silence(
        "Is that the whole Ukrainian delegation?",
        "delegation --side ukraine",
        "Not said to be a complete list: Ukraine.",
        "partial_listing",
    ),
    Silence(
        "Who else is in it?",
        "delegation --side ukraine",
        "Not stated: who else sat for Ukraine in the second round",
    ),
    Silence(
        "Who chaired the second round?",
        "delegation --role chair",
        "Not stated: whether anybody chaired the second round, and who",
    ),
    Silence(
        "What did the second round agree?",
        "rounds",
        "Not stated: whether the second round agreed on anything",
    ),
    Silence("Which language was spoken in the first round?", "rounds", "round-1.language", "field"),
    Silence("How long was the second round?", "rounds", "round-2.duration", "field"),
    Silence("On whose initiative was it?", "rounds", "round-2.initiative", "field"),
    Silence("How was the first round seated?", "venue --round 1", "venue-1.seating", "field"),
    Silence(
        "How many prisoners are hoped for?",
        "prisoners --status hoped",
        "exchange-hoped.quantity",
        "field",
    ),
    Silence(
        "Has Malovatsky left the delegation?",
        "delegation --side ukraine --role absent",
        "Not stated: whether Malovatsky sat for Ukraine in the first round; the article has "
        "“this time”",
    ),
    Silence(
        "Which demand did Peskov mean?",
        "statements --by peskov",
        "Not stated: which demand of Kiev’s Peskov called unconstructive; the article has just "
        "told that Ukraine was waiting for a memorandum from Moscow",
    ),
    Silence(
        "Is a third round planned?",
        "rounds",
        "Not stated: whether a further round is planned",
    ),
    Silence(
        "Which date and place did Medinsky propose?",
        "timeline --by medinsky",
        "Not stated: which date and place Medinsky proposed, whether that meeting is the second "
        "round, and whether what Umerov said was the answer",
    ),
    Silence(
        "When was the deal implemented?",
        "prisoners --round 1",
        "Not stated: on which day, where and how the deal to exchange prisoners was implemented",
    ),
    Silence(
        "Did the Western representatives come?",
        "timeline --by kellogg",
        "Not stated: who the representatives of the US, Germany, France, and the UK were, and "
        "whether they came",
    ),
    Silence(
        "Was the press statement released?",
        "statements --about press",
        "Not stated: whether the press statement was released, and what it says",
    ),
    Silence(
        "Was there an interpreter?",
        "statements --about language",
        "Not stated: whether there was an interpreter",
    ),
    Silence(
        "Was the second round held on the day it was announced for?",
        "rounds",
        "Not stated: on which day the second round was held; Lavrov announced it for June 2",
    ),
    Silence("What is Zelensky's office?", "show zelensky", "zelensky.titles", "field"),
    Silence(
        "Of which country is Zakharova's ministry?",
        "person zakharova",
        "Not stated: of which country’s Foreign Ministry Zakharova is spokeswoman",
    ),
]


def test_there_are_fifty_questions_and_ten_without_an_answer() -> None:
    assert len(ANSWERED) >= 50
    assert len(UNANSWERED) >= 10


@pytest.mark.parametrize("question", ANSWERED, ids=[question.text for question in ANSWERED])
def test_a_question_is_answered(talks: Callable[..., Outcome], question: Question) -> None:
    outcome = talks(*shlex.split(question.command), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert [at(item, question.field) for item in outcome.items] == list(question.expected)


@pytest.mark.parametrize("silence", UNANSWERED, ids=[silence.text for silence in UNANSWERED])
def test_what_the_article_leaves_open_is_said(
    talks: Callable[..., Outcome], silence: Silence
) -> None:
    outcome = talks(*shlex.split(silence.command), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    if silence.code == "field":
        identifier, field = silence.expected.split(".")
        (item,) = (item for item in outcome.items if item["id"] == identifier)
        assert item[field] in (None, [])
        assert field in item["not_stated"]
    else:
        assert {"code": silence.code, "text": silence.expected} in outcome.document["notes"]
