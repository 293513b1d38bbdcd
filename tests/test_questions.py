"""Questions of a fact-checker, with answers written from the article, not from the output."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

import pytest

from talks_cli.output.cells import at

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
        ["Vladimir Medinsky"],
    ),
    Question(
        "Of which round is he called that?",
        "delegation --side ua --role head",
        "round",
        [None],
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
        ["flags of Russia, Turkey, and Ukraine behind each table"] * 2,
    ),
    Question("How many rounds are there?", "rounds", "number", [1, 2]),
    Question("When were they, or were to be?", "rounds", "date", ["2025-05-16", "2025-06-02"]),
    Question(
        "Is the second date a fact or an announcement?",
        "rounds",
        "facts.date.status",
        ["happened", "announced"],
    ),
    Question(
        "Who announced it?",
        "rounds",
        "facts.date.said_by.name",
        [None, "Sergey Lavrov"],
    ),
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
        [None, "no talk about any mediation by Turkey or any other party in the negotiations"],
    ),
    Question(
        "… or is it denied?",
        "timeline --status denied",
        "title",
        ["Talk about any mediation by Turkey or any other party in the negotiations"],
    ),
    Question("How many is 1000?", "search 1000 prisoners each", "quantity.value", [1000, 1000]),
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
        "What happened on May 16, 2025, and what from then on?",
        "timeline --since 2025-05-16 --until 2025-05-16 --round 1",
        "date",
        ["2025-05-16", "2025-05-16", None, None, None],
    ),
    Question(
        "What did Medinsky propose?",
        "timeline --by medinsky --status proposed",
        "title",
        ["An exact date and place for the meeting to exchange memorandums"],
    ),
    Question(
        "By when had he called Umerov?",
        "timeline --by medinsky --status happened",
        "not_after",
        ["2025-05-28"],
    ),
    Question(
        "What does Kellogg announce for June 2?",
        "timeline --by kellogg",
        "date",
        ["2025-06-02"],
    ),
    Question(
        "Which leaders would meet, if it came to that?",
        "timeline --by fidan --status conditional",
        "people.name",
        [["Vladimir Putin", "Donald Trump", "Recep Tayyip Erdogan", "Vladimir Zelensky"]],
    ),
    Question(
        "What did Ukraine send to Russia, by its own account?",
        "timeline --by umerov --status happened",
        "title",
        ["Ukraine sends Russia a document outlining its position on the ceasefire"],
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
        ["Calls Kiev’s demand unconstructive and urges waiting for the second round of talks."],
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
        "speaker",
        ["Rustem Umerov"],
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
        "The article does not say who headed the Ukrainian delegation to the second round.",
    ),
    Silence(
        "Who sat for Ukraine in the first round?",
        "delegation --side ukraine --round 1",
        "The article does not list who sat for Ukraine in the first round.",
    ),
    Silence(
        "Is that the whole Ukrainian delegation?",
        "delegation --side ukraine",
        "The article names only the changes to the Ukrainian delegation, not its full list.",
        "partial_listing",
    ),
    Silence(
        "What did the second round agree?",
        "rounds",
        "The article does not say whether the second round agreed on anything, about prisoners or "
        "otherwise.",
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
        "The article says that Malovatsky did not go this time, not whether he has left the "
        "delegation or belonged to it before.",
    ),
    Silence(
        "Which demand did Peskov mean?",
        "statements --by peskov",
        "The article does not spell out which demand of Kiev’s Peskov called unconstructive; two "
        "sentences earlier, the Ukrainian side was waiting for a memorandum from Moscow.",
    ),
    Silence(
        "Is a third round planned?",
        "rounds",
        "The article does not say whether a further round is planned.",
    ),
    Silence(
        "Which date and place did Medinsky propose?",
        "timeline --by medinsky",
        "The article does not say which date and place Medinsky proposed, nor whether what Umerov "
        "is reported to have said of a meeting was his answer.",
    ),
    Silence(
        "When was the deal implemented?",
        "prisoners --round 1",
        "The article says that the deal was implemented, not on which day, where or how.",
    ),
    Silence(
        "Did the Western representatives come?",
        "timeline --by kellogg",
        "The article does not say who the representatives of the US, Germany, France, and the UK "
        "were, nor whether they came.",
    ),
    Silence("What is Zelensky's office?", "show zelensky", "zelensky.titles", "field"),
    Silence(
        "Of which country is Zakharova's ministry?",
        "person zakharova",
        "The article does not say of which country’s Foreign Ministry Zakharova is spokeswoman.",
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
