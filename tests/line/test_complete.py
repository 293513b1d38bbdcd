"""What is offered for a line, whatever the shell; `test_shells` shows it in real ones."""

from __future__ import annotations

import os
import re
import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest

from benchmarks.packs import generate
from talks_cli.curate.workshop import compile_folder, curate
from talks_cli.curate.write.compile import compile_to
from talks_cli.line import app as cli
from talks_cli.line import complete, values
from talks_cli.line.shape import shape
from talks_cli.tasks.completion import completion
from tests.packs import DATA, HANGS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome


@pytest.fixture
def offer(
    compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], tuple[str, dict[str, str]]]:
    """What a line is answered with: the kind of reply, and each value with its description."""
    monkeypatch.setenv("TALKS_DATA", str(compiled))

    def ask(line: str) -> tuple[str, dict[str, str]]:
        kind, *lines = complete.offered(complete.split(line))
        pairs = (found.partition("\t") for found in lines)
        return kind, {value: about for value, _, about in pairs}

    return ask


def test_every_command_is_offered_with_its_line(offer: Callable[..., object]) -> None:
    assert offer("talks ") == (
        "values",
        {name: complete.harmless(line) for name, line in cli.SUMMARIES.items()},
    )


@pytest.mark.parametrize("command", cli.SUMMARIES)
def test_every_option_is_offered(
    offer: Callable[[str], tuple[str, dict[str, str]]], command: str
) -> None:
    _, found = offer(f"talks {command} --")
    flags = {
        max(param.opts, key=len)
        for param in cli.build(command).params
        if param.param_type_name == "option"
    }
    assert set(found) == flags | {"--help"}


def test_every_option_with_a_value_knows_what_to_offer() -> None:
    nothing = {"WORD...", "N", "[N]...", "SHA256"}  # what only the person who types can know
    known = {*values.OFFERS, *complete.FILES, "A,B.C", "[COMMAND|TOPIC]", *nothing}
    known |= {f"[{metavar}]" for metavar in values.OFFERS}
    for command in shape()["commands"].values():
        for param in command["params"]:
            if param["type"] == "text" or param["type"] == "integer":
                assert param["metavar"] in known, param


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("talks delegation --side ", ["russia", "ukraine", "turkey"]),
        ("talks delegation --side RU", ["russia"]),
        ("talks delegation --role ", ["head", "chair", "mediator", "member", "attendee", "absent"]),
        ("talks venue --round ", ["1", "2", "latest", "all"]),
        ("talks timeline --status h", ["hoped", "happened"]),
        ("talks statements --by me", ["medinsky"]),
        ("talks person ale", ["alexander-fomin", "alexey"]),
        ("talks person kre", ["kremlin-spokesman"]),
        (
            "talks show exchange-",
            [
                "exchange-agreed",
                "exchange-implemented",
                "exchange-hoped",
                "exchange-hoped.open",
                "exchange-implemented.open",
            ],
        ),
        ("talks show exchange-agreed exchange-a", ["exchange-agreed"]),
        ("talks rounds -f j", ["json", "jsonl"]),
        ("talks rounds --format=j", ["--format=json", "--format=jsonl"]),
        ("talks rounds --color ", ["auto", "always", "never"]),
        ("talks --format j", ["json", "jsonl"]),
        ("talks --json ven", ["venue"]),
        ("talks rounds --fields round,me", ["round,mediation"]),
        ("talks rounds --fields facts.med", ["facts.mediation"]),
        ("talks delegation --fields name,na", []),
        ("talks completion z", ["zsh"]),
        ("talks venue --since ", []),
        ("talks timeline --since ", ["2025-05-16", "2025-05-28", "2025-06-02"]),
        ("talks timeline ", ["2025-05-16", "2025-05-28", "2025-06-02"]),
        ("talks timeline 2025-05-2", ["2025-05-28"]),
        ("talks timeline m", ["may"]),
        ("talks timeline Ju", ["june"]),
        ("talks delegation ", ["russia", "ukraine", "turkey"]),
        ("talks delegation --side k", ["kremlin", "kiev"]),
        ("talks delegation ky", ["kyiv"]),
        ("talks venue --round se", ["second"]),
        ("talks statements KEL", ["kellogg"]),
        ("talks timeline 2025-06", ["2025-06-02"]),
        ("talks timeline --since m", ["may"]),
        ("talks statements --about visi", ["visit"]),
        ("talks help ex", ["exit-codes"]),
        ("talks show exchange-h", ["exchange-hoped", "exchange-hoped.open"]),
        ("talks delegation türk", ["türkiye"]),
        ("talks delegation turkiy", ["turkiye"]),
        ("talks person fom", ["fomin"]),
        ("talks person VL", ["vladimir-putin", "vladimir-medinsky", "vladimir-zelensky"]),
        ("talks person vladimir-p", ["vladimir-putin"]),
        ("talks person med", ["medinsky"]),  # and none of his other spellings
        ("talks statements la", ["lavrov"]),
        ("talks statements --about mem", ["memorandums", "memorandum"]),
        ("talks rounds ", ["1", "2", "latest", "all"]),
        ("talks venue s", ["second"]),
        ("talks venue 2 ", []),
        ("talks rounds --source ", ["tass-2025-06-02"]),
        ("talks help ver", []),
        ("talks help e", ["exit-codes", "environment"]),
        ("talks help ven", ["venue"]),
        ("talks -q -ef j", ["json", "jsonl"]),
        ("talks rounds -efj", []),
        ("talks search w", []),
        ("talks venue x", []),
        ("talks venue 1 x", []),
        ("talks person fidan x", []),
        ("talks nonsense --", ["--help"]),
        ("talks rounds -- --js", []),
        ("talks delegation '--side' \"ru", ["russia"]),
        ("talks delegation --side r\\u", ["russia"]),
    ],
)
def test_what_is_offered(
    offer: Callable[[str], tuple[str, dict[str, str]]], line: str, values: list[str]
) -> None:
    assert list(offer(line)[1]) == values


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("check", {"tells", "evidence.quote"}),
        ("delegation", {"role", "said_by.name"}),
        ("person fidan", {"facts.agenda", "facts.seating"}),
        ("prisoners", {"quantity.per"}),
        ("rounds", {"date", "facts.date", "facts.venue"}),
        ("search talks", {"facts.date", "facts.flags", "different_from"}),
        ("read 3", {"number", "nothing"}),
        ("show round-1", {"facts.date", "quantity.bound"}),
        ("sources", {"publisher", "told.value"}),
        ("statements", {"about"}),
        ("timeline", {"places.name", "stage"}),
        ("venue", {"flags", "facts.seating", "facts.name"}),
    ],
)
def test_every_field_that_is_offered_is_one(
    offer: Callable[[str], tuple[str, dict[str, str]]],
    talks: Callable[..., Outcome],
    line: str,
    some: set[str],
) -> None:
    fields = list(offer(f"talks {line} --fields ")[1])
    assert some <= set(fields)
    assert talks(*line.split(), "--fields", ",".join(fields), "--json").code == 0


@pytest.mark.parametrize(("command", "known"), shape()["commands"].items(), ids=shape()["commands"])
def test_every_lookup_offers_its_fields(
    offer: Callable[[str], tuple[str, dict[str, str]]], command: str, known: dict[str, object]
) -> None:
    kind, found = offer(f"talks {command} --fields ")
    assert (kind == "more" and {"id", "says"} <= set(found)) == known["lookup"]


@pytest.mark.parametrize(
    "line",
    ["talks rounds --data ", "talks check ", "talks compile x -o ", "talks --data=x"],
)
def test_files_are_left_to_the_shell(
    offer: Callable[[str], tuple[str, dict[str, str]]], line: str
) -> None:
    assert offer(line) == ("files", {})


def test_an_option_is_not_offered_twice_unless_it_may_be_given_twice(
    offer: Callable[[str], tuple[str, dict[str, str]]],
) -> None:
    _, found = offer("talks delegation --side russia --changes --format json --")
    assert "--side" not in found
    assert "--changes" not in found
    assert {"--format", "--round"} <= set(found)


def test_descriptions(offer: Callable[[str], tuple[str, dict[str, str]]]) -> None:
    assert offer("talks delegation --side ru")[1] == {"russia": "Russia"}
    assert offer("talks person fid")[1] == {"fidan": "Hakan Fidan, Turkish Foreign Minister"}
    assert offer("talks venue --round 2")[1] == {"2": "for 2 June 2025 (announced), Ciragan Palace"}
    assert offer("talks person fom")[1] == {
        "fomin": "Alexander Fomin, Deputy Defense Minister or Andrey Fomin,..."
    }
    assert offer("talks prisoners --status hop")[1] == {"hoped": "hoped for"}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compiled pack of 2,000 records."""
    folder = tmp_path_factory.mktemp("many")
    generate(folder / "pack", 2000)
    compile_folder(str(folder / "pack"), str(folder / "many.sqlite"))
    return folder / "many.sqlite"


@pytest.mark.parametrize("words", ["fomin", "vladimir-putin", "kostyukoff"])
def test_a_name_that_is_offered_is_understood(talks: Callable[..., Outcome], words: str) -> None:
    assert talks("person", words).code == 0


def test_what_statements_are_about_is_offered_and_found(
    offer: Callable[[str], tuple[str, dict[str, str]]], talks: Callable[..., Outcome]
) -> None:
    _, found = offer("talks statements --about ")
    assert {"memorandum", "second-round", "visit-to-istanbul"} <= set(found)
    for word in found:
        assert talks("statements", "--about", word, "--json").items, word


def test_ids_are_offered_by_kind_and_where_they_are_many_by_their_first_word(
    offer: Callable[[str], tuple[str, dict[str, str]]],
) -> None:
    kind, found = offer("talks show ")
    assert kind == "more"
    assert 20 < len(found) <= values.MOST
    order = list(found)
    assert order.index("russia") < order.index("fidan") < order.index("round-")
    assert {"alexander-", "exchange-", "memorandums-", "first-round-held"} <= set(found)
    assert "first-" not in found  # one id alone begins so


class TestManyValues:
    """Beyond a hundred, what they go on with: a list cut short would mislead the shell."""

    def test_beginnings_are_offered_without_a_space(
        self, offer: Callable[[str], tuple[str, dict[str, str]]], pack: Path
    ) -> None:
        kind, found = offer(f"talks show --data {pack} statement-")
        assert kind == "more"
        assert set(found) == {f"statement-{digit}" for digit in "123456789"}

    def test_what_all_go_on_with_is_passed_over(
        self, offer: Callable[[str], tuple[str, dict[str, str]]], pack: Path
    ) -> None:
        kind, found = offer(f"talks show --data {pack} stat")
        assert (kind, len(found)) == ("more", 9)

    def test_a_short_list_is_offered_whole(
        self, offer: Callable[[str], tuple[str, dict[str, str]]], pack: Path
    ) -> None:
        kind, found = offer(f"talks show --data {pack} statement-12")
        assert kind == "values"
        assert set(found) >= {"statement-12", "statement-120", "statement-129"}

    def test_another_datasets_values_are_offered(
        self, offer: Callable[[str], tuple[str, dict[str, str]]], pack: Path
    ) -> None:
        assert list(offer(f"talks delegation --data={pack} --side ")[1]) == ["northern", "southern"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("timeline --round вт", ["второй"]),
        ("timeline --round Перв", ["Первый"]),
        ("timeline --round ТРЕТИЙ", ["третий"]),
        ("timeline --round третии", ["третии"]),
        ("timeline --round sec", ["second"]),
        ("timeline --round раунд", []),
        ("person арк", ["аркадий"]),
        ("person Тимофей", ["Тимофей"]),
        ("person Тимо", ["Тимофей"]),
        ("person тимофей-г", ["тимофей-гредов"]),
        ("delegation тав", ["тавелия"]),
        ("delegation корнийско", ["корнийской"]),
        ("statements --about ", ["обмен", "третий-раунд", "пленные", "выкуп"]),
        ("statements --about третий", ["третий"]),
        ("statements --about начнё", ["начнётся"]),
    ],
)
def test_words_are_offered_as_the_articles_write_them(
    offer: Callable[[str], tuple[str, dict[str, str]]],
    talks: Callable[..., Outcome],
    compiled_examples: dict[str, Path],
    line: str,
    words: list[str],
) -> None:
    data = str(compiled_examples["crossing"])
    assert [*offer(f"talks --data {data} {line}")[1]] == words
    *asked, _ = f"{line}.".split()
    for word in words:
        assert talks("--data", data, *asked, word).code == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("talks", [""]),
        ("talks ", [""]),
        ("talks a", ["a"]),
        ("talks a ", ["a", ""]),
        ("talks 'a b' c", ["a b", "c"]),
        ('talks "a b', ["a b"]),
        ("talks a\\ b", ["a b"]),
        ("talks '' x", ["", "x"]),
        ("talks --a=b", ["--a=b"]),
    ],
)
def test_a_line_is_split_as_bash_splits_it(line: str, words: list[str]) -> None:
    assert complete.split(line) == words


WORDS = [
    "a b", "~", "~/x", "~/x/~", "'~/x'", '"~/x"', '"~"/x', "\\~/x", "\\~root/x", "~root", "~root/x",
    "~/'a b'", "~/a\\ b", "--data=~/x", "--data=~root", "x~", "x/~/y", "  x  ", "ä\\ ö", "a\\ b",
    "'a b'", '"a b"', "'a'\"b\"c", "''", '""', "'a\"b'", "\"a'b\"", "a\\'b", 'a\\"b', '"a\\"b"',
    '"a\\\\b"', '"a\\zb"', "'a\\zb'", '"a\\$b"', "a\\\nb", "a \\\n  ~/b",
]  # fmt: skip
OWN = {
    "bash": ["~no-such-user/x", "~x'y'", "'a\\'", '"a\\`b"'],
    "zsh": ["'a\\'", '"a\\`b"'],
    "fish": ["~no-such-user/x", "~x'y'", "'a\\'b'", "'a\\\\b'", '"a\\`b"'],
}


@pytest.mark.parametrize("shell", OWN)
def test_the_words_before_are_what_the_shell_makes_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    if not (program := which(shell)):
        pytest.skip(f"{shell} is not installed")
    monkeypatch.setenv("HOME", str(tmp_path))
    start = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    typed = [*WORDS, *OWN[shell]]
    script = "\n".join(f"printf '%s\\0' {words}\nprintf '\\n\\0'" for words in typed)
    done = subprocess.run(
        [program, *start, "-c", script], capture_output=True, timeout=HANGS, check=True
    )
    made = done.stdout.decode().split("\n\0")[:-1]
    assert len(made) == len(typed)
    for words, found in zip(typed, made, strict=True):
        assert complete.split(f"talks {words} ", shell) == found.split("\0"), words


def test_the_word_that_is_being_typed_stays_as_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert complete.split("talks ~/x ~/y") == [f"{tmp_path}/x", "~/y"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("$(touch x) `y` ; | & < > ' \" \\ * ? ! # ~", "(touch x) y ’"),
        ("a:b\tc\nd [e: f, …]", "a:b c d (e: f, ...)"),
        ("\x1b[31mred\u202e", "(31mred"),
        ("--help", "help"),
        ("Çırağan’s isn't", "Çırağan’s isn’t"),
        ("x" * 100, "x" * 57 + "..."),
    ],
)
def test_descriptions_are_harmless(text: str, shown: str) -> None:
    assert complete.harmless(text) == shown


@pytest.mark.parametrize(
    "value",
    [
        "a b",
        "$x",
        "`x`",
        "a;b",
        "-rf",
        "--x",
        "a:b",
        "*",
        "~x",
        "a'b",
        'a"b',
        "a\\b",
        "",
        "!x",
        "-я",
        "я я",
        "я$x",
        "я\u202e",
        "ja\u3164",
        "\u00a0я",
        "я\u2028",
        "\uff04x",
    ],
)
def test_an_unsafe_value_is_never_offered(value: str) -> None:
    assert list(complete._lines([(value, "about"), ("safe", "about")], "")) == ["safe\tabout"]


@pytest.mark.parametrize("value", ["ä", "роднев", "роднев-2", "ზურაბ", "战俘", "x.я"])
def test_letters_of_any_script_are_offered(value: str) -> None:
    assert list(complete._lines([(value, "about")], value[:1])) == [f"{value}\tabout"]


FORGED = ["--help", "--data=x", "--json", "-o", "-", "--", "a=--json", "+x", "_x", ".x", "/x", ",x"]


@pytest.fixture(scope="module")
def forged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compiled pack whose people, sides, records and statuses go by what no YAML lets them."""
    content = curate(str(DATA))
    for kind in ("person", "side", "event"):
        doc = next(doc for doc in content.docs if doc["kind"] == kind)
        content.docs += [{**doc, "id": identifier} for identifier in FORGED]
    content.about["statuses"] = {**content.about["statuses"], **dict.fromkeys(FORGED, "forged")}
    content.about["facts"] = {"round": [*content.about["facts"]["round"], *FORGED]}
    content.about["records"] = len(content.docs)
    path = tmp_path_factory.mktemp("forged") / "forged.sqlite"
    compile_to(path, content)
    return path


@pytest.mark.parametrize("typed", ["", "-", "--", "--h", "--data=", "a", "a=", "+", "."])
@pytest.mark.parametrize(
    ("line", "prefix"),
    [
        ("person -- ", ""), ("show -- ", ""), ("show fidan -- ", ""), ("delegation --side ", ""),
        ("delegation --side=", "--side="), ("statements --by ", ""), ("timeline --status ", ""),
        ("timeline --status=", "--status="), ("venue --round ", ""), ("rounds --fields ", ""),
        ("rounds --fields=name,", "--fields=name,"),
    ],
)  # fmt: skip
def test_no_value_looks_like_an_option_whatever_a_dataset_calls_its_records(
    offer: Callable[[str], tuple[str, dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
    forged: Path,
    line: str,
    prefix: str,
    typed: str,
) -> None:
    monkeypatch.setenv("TALKS_DATA", str(forged))
    _, found = offer(f"talks {line}{typed}")
    for value in found:
        assert value.startswith(prefix)
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value.removeprefix(prefix))


def test_the_options_after_a_forged_pack_are_those_of_the_program(
    offer: Callable[[str], tuple[str, dict[str, str]]], forged: Path
) -> None:
    _, found = offer(f"talks person --data {forged} --")
    assert "--data=x" not in found
    assert found["--help"] == "Show this message and exit."


ASKED = [
    ["bash", "talks person f", "f"], ["fish", "talks person f"], ["zsh", "person", "f"],
    ["powershell", "person", "f"],
]  # fmt: skip


@pytest.mark.parametrize("data", ["/nowhere", "/dev/zero", __file__])
def test_a_dataset_that_cannot_be_read_is_nothing_to_offer(
    together: Callable[..., list[Outcome]], data: str
) -> None:
    lines = [["__complete", *words] for words in ASKED]
    for outcome in together(*lines, environ={"TALKS_DATA": data}):
        assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_a_strange_call_is_answered_with_nothing(
    together: Callable[..., list[Outcome]],
) -> None:
    strange = [[], ["bash"], ["zsh"], ["bash", "x"], ["fish", "\udcff"]]
    for outcome in together(*(["__complete", *words] for words in strange)):
        assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_is_printed_and_nothing_else_happens(
    talks: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    outcome = talks("completion", shell)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"__complete {shell}" in outcome.out
    assert os.listdir(tmp_path) == []


def test_without_a_shell_the_known_ones_are_named(talks: Callable[..., Outcome]) -> None:
    for arguments in ([], ["tcsh"]):
        outcome = talks("completion", *arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert all(shell in outcome.err for shell in ("bash", "zsh", "fish", "powershell"))


def test_the_shells_of_the_option_have_a_script() -> None:
    (param,) = shape()["commands"]["completion"]["params"]
    for shell in param["choices"]:
        assert completion(shell).startswith(("# Completion", "#compdef"))
