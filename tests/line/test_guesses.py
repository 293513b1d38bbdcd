"""What a new user types first: understood, or taught what was meant."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest

from talks_cli.line import app as cli
from talks_cli.line.words import COMMANDS, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Outcome

UNDERSTOOD = {
    "delegation russia": "delegation --side russia",
    "delegation Kyiv": "delegation --side ukraine",
    "delegation russia --round 1": "delegation --side russia --round 1",
    "venue 2": "venue --round 2",
    "venue second": "venue --round 2",
    "venue 'first round'": "venue --round 1",
    "rounds 2": "rounds --round 2",
    "rounds latest": "rounds --round 2",
    "prisoners 1st": "prisoners --round 1",
    "statements lavrov": "statements --by lavrov",
    "statements TASS": "statements --by tass",
    "statements 'a source'": "statements --by source",
    "timeline 2025-06-02": "timeline --on 2025-06-02",
    "timeline may": "timeline --since 2025-05 --until 2025-05",
    "timeline '28 may'": "timeline --on 2025-05-28",
    "timeline 'May 28, 2025'": "timeline --on 2025-05-28",
    "timeline --since june": "timeline --since 2025-06",
    "-f csv venue": "venue -fcsv",
    "venue -f CSV": "venue -f csv",
    "venue --fields Name -fcsv": "venue --fields name -fcsv",
    "venue --fields Venue,CITY -fcsv": "venue --fields name,city -fcsv",
    "person 'Kremlin spokesman'": "person peskov",
    "person 'defense minister'": "person umerov",
    "person 'fomin alexander'": "person alexander-fomin",
    "person 'Fomin, Andrey'": "person andrey-fomin",
    "person 'Recep Erdogan'": "person erdogan",
    'person "Lavrov\'s"': "person lavrov",
    "statements Lavrov’s": "statements lavrov",
    "delegation Russia’s": "delegation russia",
    "delegation russians": "delegation russia",
    "read [3]": "read 3",
    "read 16–17": "read 16 17",
    "help": "--help",
    "help venue": "venue --help",
    "-h": "--help",
}
TAUGHT = {
    "russia": "delegation russia",
    "Kiev": "delegation Kiev",
    "medinsky": "person medinsky",
    "Vladimir Putin": "person 'Vladimir Putin'",
    "Fomin Alexander": "person 'Fomin Alexander'",
    "umerow": "person 'Rustem Umerov'",
    "Умеров": "person 'Rustem Umerov'",
    "turks": "delegation Turkey",
    "Россия": "delegation Russia",
    "TASS": "timeline --by TASS",
    "may": "timeline may",
    "28.05.2025": "timeline 28.05.2025",
    "--from 2025": "timeline 2025",
    "--json --speaker lavrov -e": "--json person lavrov -e",
    "2": "rounds 2",
    "second round": "rounds 'second round'",
    "hoped": "timeline --status hoped",
    "venue-2": "show venue-2",
    "who medinsky": "person medinsky",
    "who": "person fidan",
    "people": "person fidan",
    "who led ukraine": "delegation ukraine --role head",
    "tell me about fidan": "person fidan",
    "who headed the russian delegation": "delegation russian --role head",
    "who chaired": "delegation --role chair",
    "mediators": "delegation --role mediator",
    "did umerov go to istanbul": "person umerov",
    "what did the source say": "statements source",
    "What did a source tell TASS": "statements 'a source'",
    "what is the source": "sources",
    "who sat for russia and ukraine": "delegation",
    "who represented ukraine and russia in the first round": "delegation --round 'first round'",
    "delegation russia turkey": "delegation",
    "russian and ukrainian heads": "delegation --role head",
    "will putin meet zelensky": "search putin zelensky",
    "did umerov answer medinsky": "search umerov medinsky",
    "person fidan kalin": "search fidan kalin",
    "who are kovbasa and ostryansky": "search kovbasa ostryansky",
    "medinsky umerov": "statements --about 'medinsky umerov'",
    "lavrov and peskov": "person lavrov",  # nothing tells of both
    "statements anonymous source": "statements source",
    "is fomin in both delegations": "person fomin",
    "did putin attend": "person putin",
    "was the deal implemented": "timeline --status implemented",
    "who is in the russian delegation": "delegation russian",
    "ukraine head": "delegation ukraine --role head",
    "head": "delegation --role head",
    "delegation ukraine second head": "delegation ukraine --round second --role head",
    "how long": "rounds",
    "when is the next round": "rounds --notes",
    "who speaks for the kremlin": "statements --side kremlin",
    "how many prisoners": "prisoners",
    "did they agree": "rounds",
    "second round venue": "venue 'second round'",
    "kremlin memorandum": "statements --side kremlin --about memorandum",
    "what did lavrov say about the memorandum": "statements lavrov --about memorandum",
    "where were the talks held": "venue",
    "when did the first round take place": "timeline --round 'first round'",
    "did turkey mediate": "delegation turkey --role mediator",
    "who are the russians": "delegation russians",
    "what did the ukrainians say": "statements --side ukrainians",
    "intelligence chief": "person 'Igor Kostyukov'",
    "ukrainian head": "delegation ukrainian --role head",
    "foreign minister": "search foreign minister",
    "flags": "venue",
    "export": "help formats",
    "how do I get csv": "help formats",
    "make a report": "report",
    "who came to istanbul": "delegation",
    "what did ukraine want": "statements --side ukraine",
    "show me the article": "read",
    "read the text": "read",
    "show me everything on kalin": "person kalin",
    "1000": "search 1000",
    "2025": "timeline 2025",
    "who said lip service": "statements --about 'lip service'",
    "what did zakharova say about mediation": "statements zakharova --about mediation",
    "trump putin meeting": "statements --about 'trump putin meeting'",
    "did they sign a ceasefire": "statements --about ceasefire",
    "what is not known about medinsky": "person medinsky",
    "what do we not know": "sources --open",
    "what happened after 20 may": "timeline --since '20 may'",
    "what happened between 16 may and 28 may": "timeline --since '16 may' --until '28 may'",
    "timeline before 28 may": "timeline --until '28 may'",
    "16/05/2025": "timeline 16/05/2025",
    "what happened on 5/16/2025": "timeline --on 5/16/2025",
    "timeline --date 16/05/2025": "timeline --on 16/05/2025",
    "timeline mid-May": "timeline May",
    "timeline 'early June'": "timeline June",
    "timeline '31 June'": "timeline June",
    "timeline --since=mid-May -q": "timeline --since=May -q",
    "timeline --since 'Monday 2 June'": "timeline --since '2 June'",
    "timeline 'fidan mid-May'": "search 'fidan mid-May'",  # a name is not left out
    "venue 'the second round'": "venue 'second round'",
    "timeline --since 16 May": "timeline --since '16 May'",
    "timeline --since 2 May --until 28 May": "timeline --since '2 May' --until '28 May'",
    "statements --by Sergey Lavrov -e": "statements --by 'Sergey Lavrov' -e",
    "statements lavrov --about the memorandum": "statements lavrov --about 'the memorandum'",
    "delegation --side Russian Federation -q": "delegation --side 'Russian Federation' -q",
    "does the article say how many prisoners ukraine released": "prisoners",
    "cite": "show exchange-agreed",
    "make": "help compile",
    "unknown": "sources --open",
    "open": "sources --open",
    "gaps": "sources --open",
    "silences": "sources --open",
    "what is not known": "sources --open",
    "sources --unknown": "sources --open",
    "differences": "sources --differences",
    "how": "--help",
    "why": "search why",
    "quotes lavrov": "statements lavrov",
    "quotes lavrov --json": "statements lavrov --json",
    "--json quotes -e lavrov": "--json statements -e lavrov",
    "list": "--help",
    "commands": "--help",
    "version": "--version",
    "when": "timeline",
    "where 2": "venue 2",
    "exchanges": "prisoners",
    "POW": "prisoners",
    "find memorandum": "search memorandum",
    "delegations": "delegation",
    "statments": "statements",
    "delegation russia extra": "delegation russia",
    "delegation russia head": "delegation russia --role head",
    "delegation russia 1 -e": "delegation russia --round 1 -e",
    "delegation 2": "delegation --round 2",
    "delegation head": "delegation --role head",
    "delegation medinsky": "person medinsky",
    "person Vladimir Putin": "person 'Vladimir Putin'",
    "person TASS": "timeline --by TASS",
    "person russia": "delegation russia",
    "timeline --by russia": "delegation russia",
    "statements --by russia --round 1": "statements --side russia --round 1",
    "statements --by=russia": "statements --side russia",
    "delegation --side lavrov": "person lavrov",
    "venue --round istanbul": "show istanbul",
    "json": "help json",
    "formats": "help formats",
    "exit-codes": "help exit-codes",
    "17": "read 17",
    "[16–17]": "read '[16–17]'",
    "17 18": "read '17 18'",
    "person Kiev": "delegation Kiev",
    "timeline 28 may": "timeline '28 may'",
    "timeline medinsky": "timeline --by medinsky",
    "timeline hoped": "timeline --status hoped",
    "statements memorandum": "statements --about memorandum",
    "statements lavrov memorandum": "statements lavrov --about memorandum",
    "statements russia": "statements --side russia",
    "venue istanbul": "show istanbul",
    "venue hotel": "search hotel",
    "venue --csv": "venue -f csv",
    "venue --md": "venue -f markdown",
    "timeline --from 2025": "timeline --since 2025",
    "timeline --from=2025 -e": "timeline --since 2025 -e",
    "timeline --to 2025": "timeline --until 2025",
    "timeline --date may": "timeline --on may",
    "delegation --country ru": "delegation --side ru",
    "delegation -s ru": "delegation --side ru",
    "delegation --roel head": "delegation --role head",
    "statements --person lavrov": "statements --by lavrov",
    "statements --from lavrov": "statements --by lavrov",
    "statements --topic memorandum": "statements --about memorandum",
    "rounds --no-color": "rounds --color never",
    "rounds --columns date": "rounds --fields date",
    "rounds --verbose": "rounds --evidence",
    "check --file data": "check --data data",
    "venue --since 2025": "timeline --since 2025",
    "person putin --tree": "delegation --tree",
    "delegation russia --cite apa": "show exchange-agreed --cite apa",
    "delegation --cite=bibtex": "show exchange-agreed --cite=bibtex",
}
NEAREST = {  # no line is taught, but names
    "delegation kiew": "no side 'kiew'; did you mean 'Ukraine'?",
    "delegation --side usa": "no side 'usa' (known: Russia, Ukraine, Turkey)",
    "delegation --side us": "no side 'us' (known: Russia, Ukraine, Turkey)",
    "delegation rusia": "no side 'rusia'; did you mean 'Russia'?",
    "delegation Украина": "no side 'Украина'; did you mean 'Ukraine'?",
    "person 'President Putin'": "no person 'President Putin'; did you mean 'Vladimir Putin'?",
    "person 'Mr Lavrov'": "no person 'Mr Lavrov'; did you mean 'Sergey Lavrov'?",
    "person 'Minister Lavrov'": "no person 'Minister Lavrov'; did you mean 'Sergey Lavrov'?",
    "person Зеленського": "no person 'Зеленського'; did you mean 'Vladimir Zelensky'?",
    "person Kremlin": "no person 'Kremlin'; did you mean 'Dmitry Peskov'?",
    "person MIT": "no person 'MIT'; did you mean 'Ibrahim Kalin'?",
    "person 'minister foreign deputy'": (
        "no person 'minister foreign deputy'; did you mean 'Mikhail Galuzin'?"
    ),
    "venue --by tass": "no option '--by' of venue; of these: timeline, statements",
    "timeline --fields titel": "--fields: timeline has no field 'titel'; did you mean 'title'?",
    "xyzzy": "no command 'xyzzy'; nor does a search find anything (see 'talks help')",
    "person biden": "no person 'biden'; nor does a search find anything",
    "show nope": "no record 'nope'; nor does a search find anything",
    "delegation russia --side ukraine": (
        "'russia' and --side ukraine say the same: give one of them"
    ),
    "schema foo": "invalid value for 'data|output': 'foo' is not one of 'data', 'output'",
    "help venu": "no help on 'venu'; did you mean 'venue'? (see 'talks help')",
    "what is this": "no command 'what' (see 'talks help')",
    "--csv": "no option '--csv'; try: talks COMMAND -f csv",
    "timeline --by Recep Tayyip Erdogan": "several words of one value want quotes",
    "timeline 5/6/2025": (
        "--on: '5/6/2025' may be '5 June 2025' or '6 May 2025': use one of these"
    ),
    "5/6": "no command '5/6'; --on: '5/6' may be '5 June' or '6 May': use one of these",
    "timeline --before 5/6": (
        "no option '--before'; --until: '5/6' may be '5 June' or '6 May': use one of these"
    ),
}


@pytest.mark.parametrize(("guess", "meant"), UNDERSTOOD.items(), ids=UNDERSTOOD)
def test_a_guess_is_understood(talks: Callable[..., Outcome], guess: str, meant: str) -> None:
    found, wanted = talks(*shlex.split(guess)), talks(*shlex.split(meant))
    assert found.code == wanted.code == 0
    assert found.out == wanted.out != ""


@pytest.mark.parametrize(("guess", "meant"), TAUGHT.items(), ids=TAUGHT)
def test_a_guess_is_taught(talks: Callable[..., Outcome], guess: str, meant: str) -> None:
    outcome = talks(*shlex.split(guess))
    assert outcome.code in (1, 2)
    assert outcome.out == ""
    if "--json" in guess:
        message = json.loads(outcome.err)["error"]["message"]
    else:
        message = outcome.err.removeprefix("talks: ").removesuffix("\n")
    assert message.endswith(f"; try: talks {meant}")
    assert "\n" not in message


@pytest.mark.parametrize("line", sorted(set(TAUGHT.values())))
def test_what_is_taught_finds_an_answer_as_it_stands(
    talks: Callable[..., Outcome], line: str
) -> None:
    assert talks(*shlex.split(line)).code == 0


def test_what_every_synonym_teaches_finds_an_answer(talks: Callable[..., Outcome]) -> None:
    words = [all.split()[-1] for all in COMMANDS.values()]  # of those that teach the same, one
    lines = {talks(word).err.rstrip("\n").partition("; try: talks ")[2] for word in words}
    assert "" not in lines
    assert {line: talks(*shlex.split(line)).code for line in lines} == dict.fromkeys(lines, 0)


def test_a_line_that_would_fail_is_not_taught(talks: Callable[..., Outcome]) -> None:
    assert talks("who", "nobody", "here").err == (
        "talks: no command 'who'; nor does a search find anything (see 'talks help')\n"
    )
    assert talks("delegation", "--country", "atlantis").err == (
        "talks: no option '--country'; did you mean '--side'?\n"
    )
    assert talks("delegations", "--bogus").err == (
        "talks: no command 'delegations'; try: talks search delegations\n"
    )


@pytest.mark.parametrize(("guess", "error"), NEAREST.items(), ids=NEAREST)
def test_a_guess_is_told_the_nearest_names(
    talks: Callable[..., Outcome], guess: str, error: str
) -> None:
    outcome = talks(*shlex.split(guess))
    assert (outcome.out, outcome.err) == ("", f"talks: {error}\n")
    assert outcome.code in (1, 2)


def test_a_guess_is_taught_without_a_dataset(talks: Callable[..., Outcome]) -> None:
    data = ("--data", "/nowhere")
    assert talks("people", *data).err == (
        "talks: no command 'people'; try: talks person PERSON --data /nowhere\n"
    )
    assert talks("russia", *data).err == (
        "talks: no command 'russia'; try: talks search russia --data /nowhere\n"
    )
    assert talks("venue", "1", "2", *data).err == (
        "talks: venue takes [ROUND]; '2' is one too many; try: talks venue 1 --data /nowhere\n"
    )


def test_what_is_typed_is_quoted_where_it_is_taught(talks: Callable[..., Outcome]) -> None:
    assert talks("who", "hotel$(touch x)").err == (
        "talks: no command 'who'; try: talks search 'who hotel$(touch x)'\n"
    )
    assert talks("hotel$(touch\nx)").err == (
        "talks: no command 'hotel$(touch\\nx)'; try: talks search 'hotel$(touch x)'\n"
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["\u200bdelegation", "russia"], "delegation russia"),
        (["medin\u00adsky"], "person medinsky"),
        (["statements", "memo\u2060randum"], "statements --about memorandum"),
    ],
)
def test_what_nobody_sees_is_not_taught(
    talks: Callable[..., Outcome], words: list[str], meant: str
) -> None:
    assert talks(*words).err.endswith(f"; try: talks {meant}\n")


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("timeline --format jsn", "json"), ("timeline -f=marckdown", "markdown"),
        ("delegation --role haed", "head"), ("completion basch", "bash"),
        ("sources --color nevr", "never"),
    ],
)  # fmt: skip
def test_a_slip_in_one_of_a_few_values_is_told_the_nearest(
    talks: Callable[..., Outcome], line: str, near: str
) -> None:
    assert talks(*line.split()).err.endswith(f"; did you mean '{near}'?\n")


def test_an_option_of_every_lookup_is_told_so_in_a_short_line(
    talks: Callable[..., Outcome],
) -> None:
    err = "talks: no option '--color' of help: it is one of every lookup\n"
    assert talks("help", "--color").err == err


def test_no_command_or_option_is_a_synonym_of_another() -> None:
    for name, words in COMMANDS.items():
        assert not set(words.split()) & set(cli.SUMMARIES), name
    flags = {
        flag for name in cli.SUMMARIES for param in cli.build(name).params for flag in param.opts
    }
    assert {meant.split()[0] for meant in COMMANDS} <= {*cli.SUMMARIES, "--version", "--help"}
    assert {meant.split()[0] for meant in OPTIONS} <= flags | {"--version", "--help"}
