"""`talks report`: all of a dataset on one page, for an editor to sign off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from talks_cli.dataset.store import Dataset
from tests.output.web.parsed import Parsed, holds_together
from tests.packs import ROOT, heed_interrupts, small, unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

PARTS = [
    "The rounds side by side", "Delegations", "Where the rounds were held", "Timeline",
    "Exchanges of prisoners", "Statements", "Who and what is named", "What is not stated",
    "Signed off", "The articles",
]  # fmt: skip


def facts(page: Parsed) -> dict[str, str]:
    """The words of what rests on sentences, by its anchor without the part that it stands in."""
    found = [one for one in page.elements if "data-at" in one.attributes]
    return {one.attributes["id"].partition(":")[2]: one.text for one in found}


def test_it_holds_together_and_has_a_part_for_each_question(talks: Callable[..., Outcome]) -> None:
    outcome = talks("report")
    assert (outcome.code, outcome.err) == (0, "")
    page = holds_together(outcome.out)
    assert [one.text for one in page.all("h2")] == PARTS
    (nav,) = page.all("nav")
    assert [one.text for one in page.all("a") if nav in one.within] == PARTS


def test_every_record_stands_in_it(talks: Callable[..., Outcome], dataset: Dataset) -> None:
    page = holds_together(talks("report").out)
    shown = facts(page)
    for kind in ("delegate", "event", "exchange", "statement", "silence", "person", "side"):
        for record in dataset.records(dataset.posting(kind)):
            assert record.doc["id"] in shown, record.doc["id"]
    for kind in ("round", "venue"):
        for record in dataset.records(dataset.posting(kind)):
            for name, fact in record.doc["facts"].items():
                if name == "room" and not record.doc["room"]["table"]:
                    continue  # the words of `flags` are all that is told of it
                words = shown[f"{record.doc['id']}.{name}"]
                assert fact["where"] in words
                assert fact["said_by"] is None or fact["says"] in words


def test_every_sentence_stands_in_it_with_who_speaks_and_what_rests_on_it(
    talks: Callable[..., Outcome], dataset: Dataset
) -> None:
    page = holds_together(talks("report").out)
    anchors = page.anchors()
    for record in dataset.records(dataset.posting("sentence")):
        doc = record.doc
        sentence = anchors[doc["id"]]
        assert f"[{doc['number']}] {doc['text']}" in sentence.text
        assert (doc["said_by"] is None) or doc["says"] in sentence.text
        if doc["nothing"]:
            assert doc["nothing"] in sentence.text
            assert "set-aside" in sentence.classes
        resting = {
            one.attributes["id"]
            for one in page.elements
            if doc["id"] in one.attributes.get("data-at", "").split(" ")
        }
        links = {link.attributes["href"][1:] for link in page.all("a") if sentence in link.within}
        assert links == resting
        assert resting or doc["nothing"]


def test_the_sheet_says_what_was_signed(talks: Callable[..., Outcome], dataset: Dataset) -> None:
    page = Parsed(talks("report").out)
    (identity,) = page.all("dl", class_="identity")
    about, source = dataset.about, dataset.by_id("tass-2025-06-02").doc
    assert identity.text.strip().split("\n") == [
        f"Dataset{about['id']} {about['version']}",
        f"SHA-256{about['sha256']}",
        "ArticleTASS, 2 June 2025",
        f"SHA-256{source['sha256']}",
    ]
    assert "Signature" in page.all("table", class_="lines")[0].text


def test_what_articles_tell_differently_stands_side_by_side(
    examples: Callable[..., Outcome],
) -> None:
    page = holds_together(examples("report").out)
    (row,) = (
        row
        for row in page.all("tr")
        if row.text.startswith("The third round ends in Port Selin: date")
    )
    cells = [cell for cell in page.elements if row in cell.within and cell.tag in ("th", "td")]
    assert [cell.text for cell in cells] == [
        "The third round ends in Port Selin: date", "20 February 2019 [1]", "19 February 2019 [1]",
    ]  # fmt: skip
    assert [cell.attributes.get("data-at") for cell in cells[1:]] == [
        "upland-wire-2019-02-20.1", "lake-courier-2019-02-21.1",
    ]  # fmt: skip


def test_what_one_article_alone_tells_is_listed_and_leads_to_where_it_stands(
    examples: Callable[..., Outcome],
) -> None:
    page = holds_together(examples("report").out)
    differences = examples("sources", "--differences", "--json").items
    lists = page.all("details", class_="alone")
    assert [one.text.partition("\n")[0] for one in lists] == [
        "Told by Upland Wire, 20 February 2019 alone: 27 facts",
        "Told by The Lake Courier, 21 February 2019 alone: 18 facts",
    ]
    facts = [one for one in page.all("li") if set(lists) & set(one.within)]
    alone = [doc for doc in differences if doc["alone"]]
    for fact, doc in zip(facts, alone, strict=True):
        link = next(one for one in page.all("a") if fact in one.within)
        stands = page.anchors()[link.attributes["href"][1:]]
        assert {told["sentences"][0] for told in doc["evidence"]} <= {
            int(at.rpartition(".")[2]) for at in stands.attributes["data-at"].split(" ")
        }
        assert doc["what"].partition(": ")[0] in link.text
        assert not doc["said_by"] or f"— {doc['says']} [" in fact.text
    texts = [fact.text for fact in facts]
    assert "fourth round, date: for 4 March 2019 announced — Odila Brannick [16]" in texts
    assert "The Belvaran government denies that it closed the dams in January" in " ".join(texts)


def test_a_part_that_has_nothing_says_so(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    pack = small(tmp_path / "pack", "- {text: They met., nothing: x}\n")
    page = holds_together(talks("report", "--data", str(pack)).out)
    texts = [one.text.strip().split("\n") for one in page.all("section")]
    assert ["Exchanges of prisoners", "Nothing."] in texts
    assert ["What is not stated", "Nothing."] in texts


def test_one_article_alone_differs_from_none(examples: Callable[..., Outcome]) -> None:
    page = holds_together(examples("report", "--source", "Upland Wire").out)
    assert "Where the articles differ" not in page.all("main")[0].text
    assert [one.text for one in page.all("h3")] == ["Upland Wire, 20 February 2019"]


def test_a_speakers_side_colours_the_sentence(talks: Callable[..., Outcome]) -> None:
    page = Parsed(talks("report").out)
    legend = {
        one.text: one.classes[-1]
        for one in page.all("li", class_="side")
        if not one.attributes.get("id")
    }
    sentences = page.anchors()
    assert legend["Russia"] in sentences["tass-2025-06-02.16"].classes  # Zakharova speaks
    assert "side" not in sentences["tass-2025-06-02.1"].classes


ARABIC = "انتهت الجولة الثانية من المحادثات."
CHINESE = "第二轮会谈在伊斯坦布尔结束。"


@pytest.mark.parametrize(
    ("language", "turned", "text"), [("ar", "rtl", ARABIC), ("zh", "ltr", CHINESE)]
)
def test_an_article_is_read_from_the_side_that_its_language_is(
    talks: Callable[..., Outcome], tmp_path: Path, language: str, turned: str, text: str
) -> None:
    sentence = f"- text: {text}\n  facts:\n  - {{event: ended, what: {text}, voice: article}}\n"
    pack = small(tmp_path / "pack", sentence, head=f"language: {language}\n")
    page = holds_together(talks("report", "--data", str(pack)).out)
    (article,) = page.all("article")
    assert (article.attributes["lang"], article.attributes["dir"]) == (language, turned)
    (cell,) = (one for one in page.all("th") if one.text == text)
    assert ("dir" in cell.attributes) is (turned == "rtl")


# -- where it is written --------------------------------------------------------------------------


def test_with_o_it_is_written_whole_and_said(
    talks: Callable[..., Outcome], tmp_path: Path, dataset: Dataset
) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    outcome = talks("report", "-o", str(path))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"{path}: {dataset.about['records']} records\n"
    assert path.read_text(encoding="utf-8") == talks("report").out
    assert os.listdir(tmp_path) == ["report.html"]


@pytest.mark.parametrize("output", ["missing/report.html", ".", "n" * 300])
def test_a_place_that_cannot_be_written_is_3(
    talks: Callable[..., Outcome], tmp_path: Path, output: str
) -> None:
    outcome = talks("report", "-o", str(tmp_path / output))
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(f"talks: {tmp_path / output}: ")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("output", ["", "-", "folder/"])
def test_what_is_no_name_of_a_file_is_usage(talks: Callable[..., Outcome], output: str) -> None:
    outcome = talks("report", "-o", output)
    assert (outcome.code, outcome.out) == (2, "")
    assert "the name of a file is expected" in outcome.err


def test_a_file_of_the_pack_is_not_written_over(
    talks: Callable[..., Outcome], tmp_path: Path, compiled: Path
) -> None:
    pack = small(tmp_path / "pack", "- {text: They met., nothing: x}\n")
    (tmp_path / "link").symlink_to("pack/article.txt")
    file = tmp_path / "dataset.sqlite"
    file.write_bytes(compiled.read_bytes())
    before = {path: path.read_bytes() for path in (file, *pack.iterdir())}
    itself, taken = "is a file of the pack itself", "would be taken for a file of the pack"
    for data, output, why in (
        (pack, pack / "article.txt", itself), (pack, pack / "pack.yaml", itself),
        (pack, tmp_path / "link", itself), (pack, pack / "report.yaml", taken),
        (file, file, itself),
    ):  # fmt: skip
        outcome = talks("report", "--data", str(data), "-o", str(output))
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err == f"talks: {output}: {why}\n"
    assert {path: path.read_bytes() for path in (file, *pack.iterdir())} == before
    assert talks("report", "--data", str(pack), "-o", str(pack / "report.html")).code == 0


# Ends itself, as a signal would, when the page's last part is read.
KILLED = """
import os, signal, sys
def told(event, given):
    if event == "open" and str(given[0]).endswith("page.js"):
        os.kill(os.getpid(), signal.SIGTERM)
sys.addaudithook(told)
from talks_cli.__main__ import main
main()
"""


def test_a_writing_that_is_ended_leaves_the_old_file(compiled: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, "report", "-o", str(path), "--data", str(compiled)],
        cwd=ROOT, env=unmeasured(), capture_output=True, check=False, preexec_fn=heed_interrupts,
    )  # fmt: skip
    assert done.returncode == -signal.SIGTERM
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.html"]


def test_a_full_disk_leaves_the_old_file(compiled: Path, tmp_path: Path) -> None:
    """A file may not grow: what a full disk says of one is the same."""
    path = tmp_path / "report.html"
    path.write_text("old")
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from talks_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "report", "-o", str(path), "--data", str(compiled)],
        cwd=ROOT, env=unmeasured(), capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == f"talks: {path}: File too large\n".encode()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.html"]


def test_it_says_how_many_records_it_shows(
    talks: Callable[..., Outcome], lakes: Path, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    for source in ("upland-wire-2019-02-20", "lake-courier-2019-02-21"):
        told = Dataset.open(str(lakes))
        told.ask_alone(source)
        count = sum(len(told.posting(kind)) for kind in told.about["fields"])
        outcome = talks("report", "--data", str(lakes), "--source", source, "-o", str(path))
        assert outcome.out == f"{path}: {count} records\n"


def test_it_takes_data_and_source_before_and_after(
    talks: Callable[..., Outcome], lakes: Path
) -> None:
    after = talks("report", "--data", str(lakes), "--source", "Upland Wire")
    assert talks("--data", str(lakes), "report", "--source", "Upland Wire").out == after.out
    assert talks("--data", str(lakes), "--source", "Upland Wire", "report").out == after.out
    assert talks("--json", "report").code == 2
    assert talks("report", "--source", "nobody").code == 1


def test_what_is_too_much_for_a_page_is_said(
    talks: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, dataset: Dataset
) -> None:
    count = dataset.about["records"]
    monkeypatch.setattr("talks_cli.tasks.report.MOST", count)
    assert talks("report").code == 0
    monkeypatch.setattr("talks_cli.tasks.report.MOST", count - 1)
    outcome = talks("report")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"{count} records are too many for a page ({count - 1} at most)" in outcome.err


def test_it_imports_neither_yaml_nor_rich(compiled: Path) -> None:
    program = (
        "import json, os, sys\n"
        "os._exit = lambda code: print(json.dumps([code, *sys.modules]), file=sys.stderr)\n"
        "sys.argv[1:] = ['report']\n"
        "from talks_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT,
        env=unmeasured() | {"TALKS_DATA": str(compiled)}, capture_output=True, check=True,
    )  # fmt: skip
    code, *modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert {"yaml", "pydantic", "babel", "rich"}.isdisjoint(modules)


def test_the_examples_are_pages_that_hold_together(
    talks: Callable[..., Outcome], lakes: Path, crossing: Path
) -> None:
    for data in (lakes, crossing):
        holds_together(talks("report", "--data", str(data)).out)
