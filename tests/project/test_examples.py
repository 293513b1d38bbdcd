"""The example packs pass `check` and answer what their articles say, written here by hand."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

import pytest

from talks_cli.output.shown.values import at
from tests.packs import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.conftest import Outcome

PACKS = ("lakes", "crossing")

UPLAND = "upland-wire-2019-02-20"
COURIER = "lake-courier-2019-02-21"


class Question(NamedTuple):
    """`expected` are the values of `field` in the items that the command answers with."""

    text: str
    command: str
    field: str
    expected: Sequence[object]


LAKES = [
    # -- delegations
    Question(
        "Who chaired the third round?",
        "delegation --role chair",
        "name",
        ["Odila Brannick"],
    ),
    Question(
        "Who sat for Belvara?",
        "delegation --side belvara",
        "name",
        [
            "Irsa Holmgard",
            "Pavo Denneth",
            "Mirek Sallow",
        ],
    ),
    Question("Is that all of them?", "delegation --side belvara", "listing", ["complete"] * 3),
    Question(
        "Who headed the Ostrene delegation?",
        "delegation --side ostrene --role head",
        "name",
        [
            "Marit Vassen",
        ],
    ),
    Question("Who headed Kharmia’s?", "delegation --side kharmia --role head", "name", [None]),
    Question(
        "… in the words of each newspaper?",
        "delegation --side kharmia --role head",
        "differs.person.value",
        [["Zurab Orkheli", "Nana Tevzar"]],
    ),
    Question(
        "Whom does Upland Wire alone name as Kharmia’s head?",
        f"delegation --side kharmia --role head --source {UPLAND}",
        "name",
        ["Zurab Orkheli"],
    ),
    Question("Who is new?", "delegation --side ostrene --role member", "change", [None, "joined"]),
    Question("Who stayed away?", "delegation --role absent", "name", ["Anno Krelle"]),
    Question(
        "Who left Kharmia’s group?", "delegation --side kharmia --changes", "name", ["Daro Lemsi"]
    ),
    Question(
        "Who sat for Ostrene in the first round?",
        "delegation --side ostrene --round 1",
        "name",
        [
            "Anno Krelle",
        ],
    ),
    # -- venues and rounds
    Question("Where was the third round held?", "venue --round 3", "name", ["Old Customs House"]),
    Question("Where will the fourth be held?", "venue --round 4", "city", ["Dreve"]),
    Question("How did each round end?", "rounds", "state", ["held", "failed", "ended", "planned"]),
    Question("Which round is planned, and for when?", "show round-4", "for", ["2019-03-04"]),
    # -- the timeline
    Question(
        "On which day did the engineers meet?",
        "show engineers-met",
        "date",
        ["2019-02-03"],
    ),
    Question(
        "When did the second round fail?",
        "show second-round-failed",
        "date",
        [
            "2019-02-01",
        ],
    ),
    Question(
        "When did Ilverin visit the hostages?",
        "show hostages-visited",
        "date",
        [
            "2019-02-14",
        ],
    ),
    Question(
        "On which day did the third round end?",
        "show third-round-ended",
        "differs.date.value",
        [["2019-02-20", "2019-02-19"]],
    ),
    Question(
        "What followed the first stage?",
        "show hostages-stage",
        "after",
        [
            ["first-stage", "first-crossing"],
        ],
    ),
    # -- prisoners and hostages
    Question(
        "How many hostages, at least?",
        "show hostages-stage",
        "quantity",
        [
            {"value": 14, "per": None, "of": "hostages", "bound": "at least"},
        ],
    ),
    Question(
        "How many crossed the lake, or were to?",
        "show first-crossing",
        "differs.quantity.value.value",
        [[50, 40]],
    ),
    Question(
        "Which of these numbers was only announced?",
        "show first-crossing",
        "differs.quantity.status",
        [["announced", "happened"]],
    ),
    Question(
        "From when are the hostages to be freed?",
        "show hostages-stage",
        "for",
        [
            "2019-03-01",
        ],
    ),
    Question(
        "What are the stages?",
        "prisoners",
        "id",
        [
            "first-stage",
            "first-crossing",
            "hostages-stage",
        ],
    ),
    Question(
        "How many prisoners is each side to free?",
        "show first-stage",
        "differs.quantity.value.value",
        [[120, 150]],
    ),
    Question(
        "Which newspaper has which number?",
        "show first-stage",
        "differs.quantity.source",
        [[UPLAND, COURIER]],
    ),
    # -- who says it
    Question(
        "Who told of the deaths?",
        "statements --by corvane",
        "text",
        ["Three hostages have died in captivity."],
    ),
    Question("What does Vassen ask for?", "statements --by vassen", "status", ["conditional"]),
    Question(
        "What does the president’s office deny?",
        "statements --by ostrene-presidency --source " + UPLAND,
        "text",
        ["Denied that any ransom had been paid."],
    ),
    Question(
        "How is Orkheli spelt in the Courier?",
        "show orkheli",
        "spellings",
        [
            {COURIER: "Zurab Orxeli"},
        ],
    ),
]

CROSSING = [
    Question(
        "Кто возглавлял делегацию Корнии?",
        "delegation --side kornia --role head",
        "name",
        [
            "Марина Кольцева",
        ],
    ),
    Question("Когда состоялся первый раунд?", "show round-1", "date", ["2018-03-22"]),
    Question("В каком городе?", "venue --round 2", "city", ["Белогряж"]),
    Question("Когда закончился второй?", "show second-round-ended", "date", ["2018-04-05"]),
    Question(
        "По сколько пленных?",
        "prisoners",
        "quantity",
        [
            {"value": 60, "per": "сторона", "of": "пленных", "bound": None},
        ],
    ),
    Question("Когда начнётся обмен?", "show koltseva-exchange", "for", ["2018-04-09"]),
    Question("Где прошёл первый раунд?", "venue первый", "city", ["Белогряж"]),
    Question(
        "Кто возглавлял делегации?",
        "delegation --round 'ВТОРОЙ РАУНД' --role head",
        "name",
        ["Аркадий Роднев", "Марина Кольцева"],
    ),
    Question("Завершился ли второй?", "rounds второй", "state", ["завершился"]),
    Question("На что надеется Роднев?", "timeline --status hoped", "for", ["2018-05"]),
]


@pytest.mark.parametrize(
    ("name", "question"),
    [("lakes", question) for question in LAKES] + [("crossing", question) for question in CROSSING],
    ids=[question.text for question in LAKES + CROSSING],
)
def test_a_question_is_answered(
    talks: Callable[..., Outcome],
    compiled_examples: dict[str, Path],
    name: str,
    question: Question,
) -> None:
    arguments = [*shlex.split(question.command), "--json", "--data", str(compiled_examples[name])]
    outcome = talks(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert [at(item, question.field) for item in outcome.items] == list(question.expected)


@pytest.mark.parametrize("name", PACKS)
def test_an_example_takes_at_most_sixteen_lines_a_sentence(name: str) -> None:
    lines = [
        line
        for path in (EXAMPLES / name).glob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    sentences = sum(line.startswith("- text:") for line in lines)
    assert len(lines) <= 16 * sentences


@pytest.mark.parametrize(
    ("name", "asked", "meant"),
    [
        ("crossing", "третий раунд", "rounds 'третий раунд'"),
        ("crossing", "Роднев Аркадий", "person 'Роднев Аркадий'"),
        ("crossing", "юрист Сурмин", "person 'юрист Сурмин'"),
        ("crossing", "Rodnyev", "person 'Аркадий Роднев'"),
        ("crossing", "60 пленных", "statements --about 'пленных'"),
        ("crossing", "delegation Корнии второй раунд",
         "delegation 'Корнии' --round 'второй раунд'"),
        ("lakes", "oval table", "search 'oval table'"),
        ("lakes", "how many hostages", "prisoners"),
        ("lakes", "who chaired the third round", "delegation --role chair --round 'third round'"),
    ],
    ids=str,
)  # fmt: skip
def test_the_words_of_a_question_are_taught(
    talks: Callable[..., Outcome],
    compiled_examples: dict[str, Path],
    name: str,
    asked: str,
    meant: str,
) -> None:
    data = str(compiled_examples[name])
    for words in ([*asked.split(), "--data", data], ["--data", data, *asked.split()]):
        taught = talks(*words).err.partition("; try: talks ")[2].rstrip("\n")
        assert taught.replace(f" --data {data}", "").replace(f"--data {data} ", "") == meant
        assert talks(*shlex.split(taught)).code == 0
