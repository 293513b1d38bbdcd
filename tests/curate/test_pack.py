"""Packs that are not there, not whole, or not what they should be."""

from __future__ import annotations

import hashlib
import os
import socket
from typing import TYPE_CHECKING

import pytest

from tests.packs import doctored, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

ARTICLE = "The Paper, 2024-03-05, reports this. We saw the men there."
EVENT = (
    "- id: e\n  title: seen\n  status: happened\n  evidence:\n    - {section: Lead, quote: %s}\n"
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small(tmp_path / "pack", ARTICLE, events=EVENT % "We saw the men there.")


def told(outcome: Outcome, pack: Path) -> list[str]:
    """The lines on stderr, without `talks: ` and the pack's folder."""
    assert (outcome.code, outcome.out) == (3, "")
    return [
        line.removeprefix("talks: ").replace(f"{pack}/", "") for line in outcome.err.splitlines()
    ]


def test_a_small_pack_is_enough(talks: Callable[..., Outcome], pack: Path) -> None:
    (item,) = talks("timeline", "--data", str(pack), "--json").items
    assert (item["title"], item["not_after"]) == ("seen", "2024-03-05")
    for command in ("delegation", "venue", "prisoners", "rounds", "statements"):
        outcome = talks(command, "--data", str(pack), "--json")
        assert (outcome.code, outcome.items) == (0, [])
        assert outcome.document["sources"][0]["publisher"] == "The Paper"


def test_an_article_may_have_crlf_and_a_byte_order_mark(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    article = "\ufeffFirst\r\n\r\nThe Paper, 2024-03-05, reports this. We saw the men there.\r\n"
    pack = small(
        tmp_path / "pack",
        article,
        ("First",),
        events="- id: e\n  title: seen\n  status: happened\n  evidence:\n"
        "    - {section: First, quote: We saw the men there.}\n",
    )
    sources = (pack / "sources.yaml").read_text().replace("section: Lead", "section: First")
    (pack / "sources.yaml").write_text(sources)
    (item,) = talks("timeline", "--data", str(pack), "--json").items
    (evidence,) = item["evidence"]
    assert article[evidence["start"] : evidence["end"]] == "We saw the men there."
    compiled = tmp_path / "out.sqlite"
    assert talks("compile", str(pack), "-o", str(compiled)).code == 0
    assert talks("check", str(compiled), "--json").document["totals"]["missing"] == 0


def test_crlf_and_a_byte_order_mark_make_the_same_records(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    before = talks("timeline", "--data", str(pack), "--json").out
    for path in pack.glob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert talks("timeline", "--data", str(pack), "--json").out == before


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("events", "", "events.yaml:1:1: the file holds nothing"),
        ("events", "# later\n", "events.yaml:1:1: the file holds nothing"),
        ("events", "text\n", "events.yaml:1:1: a list or a mapping is expected, not a single value"),
        ("events", "a: b\n", "events.yaml:1:1: a list of records is expected here"),
        ("events", "- one\n- two\n", "events.yaml:1:3: a record (a mapping) is expected here"),
        ("events", "- [one]\n", "events.yaml:1:3: a record (a mapping) is expected here"),
        ("pack", "- id: x\n", "pack.yaml:1:1: a mapping is expected here"),
        ("pack", "id: x\nversion: '1'\ntitle: t\n", "pack.yaml:1:1: statuses: this field is missing"),
        (
            "pack",
            "id: X y\nversion: '1'\ntitle: t\nstatuses: [{id: a, name: a, meaning: a, past: yes}]\n",
            "pack.yaml:1:5: id: 'X y' is not an id (use a-z, 0-9, and '-' or '.' between them)",
        ),
        (
            "pack",
            "id: x\nversion: '1'\ntitle: t\nround_facts: [date, place, date]\nstatuses:\n"
            "  - {id: a, name: a, meaning: a}\n",
            "pack.yaml:4:14: round_facts: 'date' stands twice",
        ),
        (
            "pack",
            "id: x\nversion: '1'\ntitle: t\nstatuses:\n  - {id: a, name: a, meaning: a}\n"
            "  - {id: a, name: b, meaning: b}\n",
            "pack.yaml:5:3: statuses: 'a' stands twice",
        ),
        (
            "pack",
            "id: x\nversion: '1'\ntitle: t\nround_facts: [date, people]\nstatuses:\n"
            "  - {id: a, name: a, meaning: a}\n",
            "pack.yaml:4:21: round_facts.1: 'people' is a field of another kind of record",
        ),
        (
            "pack",
            f"id: x\nversion: '1'\ntitle: t\nround_facts: [{', '.join(['x'] * 1001)}]\nstatuses:\n"
            "  - {id: a, name: a, meaning: a}\n",
            "pack.yaml:4:14: round_facts: more than 1,000 entries",
        ),
        ("people", f"- id: p\n  name: men\n  titles: [{', '.join(['x'] * 1001)}]\n",
         "people.yaml:3:11: titles: more than 1,000 entries"),
        ("event", "- id: x\n", "event.yaml:1:1: not a file of a pack (these are: pack.yaml, "),
        ("people", "- id: p\n  name: ' x'\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "people.yaml:2:9: name: white space stands before or after the text"),
        ("people", "- id: p\n  name: ''\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "people.yaml:2:9: name: text is missing"),
        ("people", "- id: p\n  name: men\n  evidence: []\n",
         "people.yaml:3:13: evidence: at least one entry is needed"),
        ("people", "- id: p\n  name: men\n  evidence: [text]\n",
         "people.yaml:3:14: evidence.0: a mapping is expected, not text"),
        ("people", "- id: p\n  name: men\n  titles: men\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "people.yaml:3:11: titles: a list is expected, not text"),
        ("statements", "- id: s\n  text: seen\n  said_by: [x]\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "statements.yaml:3:12: said_by: a person's id or {unnamed: the source's words} is expected"),
        ("statements", "- id: s\n  text: seen\n  said_by: {name: x}\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "statements.yaml:3:12: said_by.unnamed: this field is missing"),
        ("rounds", "- id: r\n  number: 017\n  name: men\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "rounds.yaml:2:11: number: '017' is not a whole number (use digits alone)"),
        ("rounds", "- id: r\n  number: .nan\n  name: men\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "rounds.yaml:2:11: number: '.nan' is not a whole number (use digits alone)"),
        ("delegates", "- id: d\n  person: e\n  side: e\n  role: chief\n  evidence: [{section: Lead, quote: We saw the men}]\n",
         "delegates.yaml:4:9: role: 'chief' is not one of 'head', 'member', 'attendee' or 'absent'"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_with_its_place(
    talks: Callable[..., Outcome], pack: Path, name: str, text: str, problem: str
) -> None:
    (pack / f"{name}.yaml").write_text(text)
    lines = told(talks("check", str(pack)), pack)
    assert any(line.startswith(problem) for line in lines), lines


def test_without_a_file_of_sources_that_alone_is_told(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    (pack / "sources.yaml").unlink()
    assert told(talks("check", str(pack)), pack) == [
        "sources.yaml:1:1: no such file: what the records quote is not known"
    ]


def test_a_faulty_source_is_not_several(talks: Callable[..., Outcome], pack: Path) -> None:
    sources = pack / "sources.yaml"
    sources.write_text(sources.read_text().replace("id: paper", "id: The Paper"))
    assert told(talks("check", str(pack)), pack) == [
        "sources.yaml:1:7: id: 'The Paper' is not an id (use a-z, 0-9, and '-' or '.' between them)"
    ]


@pytest.mark.parametrize("language", ["English", "en_GB", "e", "english", "", "en-"])
def test_a_language_is_told_by_its_tag(
    talks: Callable[..., Outcome], pack: Path, language: str
) -> None:
    """What is no tag would have the checks for English left out in silence."""
    sources = pack / "sources.yaml"
    sources.write_text(sources.read_text().replace("language: en", f"language: '{language}'"))
    why = f"language: '{language}' is not the tag of a language (use en, ru, pt-BR, …)"
    assert told(talks("check", str(pack)), pack) == [f"sources.yaml:4:13: {why}"]


@pytest.mark.parametrize("more", [0, 1])
def test_a_sentence_has_a_length_that_records_can_carry(
    talks: Callable[..., Outcome], tmp_path: Path, more: int
) -> None:
    long = f"We saw the men there {'x' * (9_978 + more)}."
    assert len(long) == 10_000 + more
    pack = small(
        tmp_path / "pack", f"The Paper, 2024-03-05, reports this. {long}",
        events=EVENT % "We saw the men there",
    )  # fmt: skip
    outcome = talks("check", str(pack))
    assert outcome.code == (3 if more else 0)
    if more:
        why = "file: article.txt: sentence 2 has more than 10,000 characters"
        assert told(outcome, pack) == [f"sources.yaml:5:9: {why}"]


def test_the_same_id_in_two_files_names_both(talks: Callable[..., Outcome], pack: Path) -> None:
    (pack / "documents.yaml").write_text(
        "- id: e\n  title: men\n  text: seen\n  evidence: [{section: Lead, quote: We saw the men}]\n"
    )
    assert told(talks("check", str(pack)), pack) == [
        "documents.yaml:1:7: id: 'e' is already taken in events.yaml:1:7"
    ]


class TestPlaces:
    """Whatever `--data` leads to, the answer names it and does not wait."""

    def error(self, talks: Callable[..., Outcome], path: Path | str) -> str:
        for arguments in (["rounds", "--data", str(path)], ["check", str(path)]):
            outcome = talks(*arguments)
            assert (outcome.code, outcome.out) == (3, "")
            assert outcome.err.count("\n") == 1
        return outcome.err.removeprefix("talks: ").rstrip("\n")

    def test_missing(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        path = tmp_path / "none"
        assert self.error(talks, path) == f"{path}: No such file or directory"

    def test_an_empty_folder(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        assert self.error(talks, tmp_path) == f"{tmp_path}: not a pack: it has no pack.yaml"

    def test_an_empty_file(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        path = tmp_path / "empty"
        path.touch()
        assert self.error(talks, path) == f"{path}: not a compiled dataset"

    def test_a_pipe(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        path = tmp_path / "pipe"
        os.mkfifo(path)
        assert self.error(talks, path) == f"{path}: neither a folder nor a regular file"

    def test_a_socket(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        path = tmp_path / "s"
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            assert self.error(talks, path) == f"{path}: neither a folder nor a regular file"

    def test_a_device(self, talks: Callable[..., Outcome]) -> None:
        assert self.error(talks, "/dev/zero") == "/dev/zero: neither a folder nor a regular file"

    def test_the_log_of_the_kernel(self, process: Callable[..., Outcome]) -> None:
        """It says that it is a regular and empty file, and whoever reads it waits."""
        try:
            os.close(os.open("/proc/kmsg", os.O_RDONLY | os.O_NONBLOCK))
        except OSError as fault:
            pytest.skip(f"/proc/kmsg cannot be opened here: {fault.strerror}")
        for line in (["rounds", "--data", "/proc/kmsg"], ["check", "/proc/kmsg"]):
            outcome = process(*line)
            assert (outcome.code, outcome.out) == (3, "")
            assert outcome.err == "talks: /proc/kmsg: not a compiled dataset\n"

    def test_a_link_to_itself(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        path = tmp_path / "loop"
        path.symlink_to(path)
        assert self.error(talks, path).startswith(f"{path}: Too many levels of symbolic links")

    def test_a_link_to_nothing(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        path = tmp_path / "link"
        path.symlink_to(tmp_path / "gone")
        assert self.error(talks, path) == f"{path}: No such file or directory"

    def test_an_unreadable_file(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        path = tmp_path / "secret"
        path.write_bytes(b"x")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
        assert self.error(talks, path) == f"{path}: Permission denied"

    @pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
    def test_a_yaml_file_that_is_none(
        self, talks: Callable[..., Outcome], pack: Path, kind: str
    ) -> None:
        path = pack / "people.yaml"
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("nowhere")
        (line,) = told(talks("check", str(pack)), pack)
        assert line.startswith("people.yaml:1:1: ")

    @pytest.mark.parametrize("kind", ["folder", "pipe", "Latin-1"])
    def test_an_article_that_is_none(
        self, talks: Callable[..., Outcome], pack: Path, kind: str
    ) -> None:
        path = pack / "article.txt"
        path.unlink()
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.write_bytes(b"caf\xe9")
            refer(pack, "article.txt", b"caf\xe9")
        (line,) = told(talks("check", str(pack)), pack)
        assert line.startswith("sources.yaml:5:9: file: article.txt")

    def test_a_large_file_is_not_read(self, talks: Callable[..., Outcome], pack: Path) -> None:
        with (pack / "events.yaml").open("wb") as file:
            file.truncate(100 * 1024 * 1024)
        lines = told(talks("check", str(pack)), pack)
        assert "events.yaml:1:1: too large: more than 64 MiB" in lines


SECRET = "The Paper, 2024-03-05, reports this. We saw the women there. Nobody else saw them."
NOT_BESIDE = "it lies neither in the pack's folder nor beside it"


def refer(pack: Path, file: str, pinned: bytes | None = None) -> None:
    """Have the source of `pack` name another file, with the hash of `pinned` in place of its own."""
    sources = pack / "sources.yaml"
    text = sources.read_text().replace("file: article.txt", f"file: {file}")
    if pinned is not None:
        old = hashlib.sha256(ARTICLE.encode()).hexdigest()
        text = text.replace(old, hashlib.sha256(pinned).hexdigest())
    sources.write_text(text)


def looked_up(talks: Callable[..., Outcome], pack: Path) -> list[str]:
    """What is told of `pack`: the same by every command."""
    for line in (["timeline", "--data"], ["check"], ["search", "women", "-f", "csv", "--data"]):
        lines = told(talks(*line, str(pack)), pack)
    outcome = talks("rounds", "--json", "--data", str(pack))
    assert (outcome.code, outcome.out) == (3, "")
    assert "women" not in outcome.err
    return lines


class TestTree:
    """A pack's YAML lies in its folder, its articles there or beside it, links resolved."""

    @pytest.fixture
    def secret(self, tmp_path: Path) -> Path:
        """A file that lies neither in the folder of `pack`, which is tmp_path/in/pack, nor beside."""
        (tmp_path / "in-secret").mkdir()
        path = tmp_path / "in-secret" / "secret.txt"
        path.write_text(SECRET)
        return path

    @pytest.fixture
    def pack(self, tmp_path: Path) -> Path:
        events = EVENT % "We saw the men there."
        return small(tmp_path / "in" / "pack", ARTICLE, events=events)

    @pytest.mark.parametrize("pinned", [True, False])
    @pytest.mark.parametrize("how", ["path", "link", "folder", "chain"])
    def test_an_article_elsewhere_is_not_read(
        self, talks: Callable[..., Outcome], pack: Path, secret: Path, how: str, pinned: bool
    ) -> None:
        file = {"path": "../../in-secret/secret.txt", "folder": "link/secret.txt"}.get(how, "link")
        if how == "chain":
            (pack.parent / "second").symlink_to(secret)
            (pack / "link").symlink_to("../second")
        elif how != "path":
            (pack / "link").symlink_to(secret.parent if how == "folder" else secret)
        refer(pack, file, secret.read_bytes() if pinned else None)
        assert looked_up(talks, pack) == [f"sources.yaml:5:9: file: {file}: {NOT_BESIDE}"]

    @pytest.mark.parametrize(
        "file", ["../../in-secret", "../../nothing", "../..", "../../../../.."]
    )
    def test_nothing_is_told_of_what_lies_elsewhere(
        self, talks: Callable[..., Outcome], pack: Path, file: str
    ) -> None:
        refer(pack, file)
        assert looked_up(talks, pack) == [f"sources.yaml:5:9: file: {file}: {NOT_BESIDE}"]

    @pytest.mark.parametrize(
        "file", ["sub/a.txt", "../a.txt", "../seeds/a.txt", "../../in/a.txt", "link", "sub/../link"]
    )
    def test_an_article_in_the_folder_or_beside_it_is_read(
        self, talks: Callable[..., Outcome], pack: Path, file: str
    ) -> None:
        for folder in (pack / "sub", pack.parent / "seeds"):
            folder.mkdir()
        (pack / "link").symlink_to("../seeds/../article")
        for path in ("pack/sub/a.txt", "a.txt", "seeds/a.txt", "article"):
            (pack.parent / path).write_text(ARTICLE)
        (pack / "article.txt").unlink()
        refer(pack, file)
        assert talks("check", str(pack)).code == 0

    def test_the_folder_may_be_a_link(
        self, talks: Callable[..., Outcome], pack: Path, tmp_path: Path
    ) -> None:
        (pack / "article.txt").rename(pack.parent / "article.txt")
        refer(pack, "../article.txt")
        (tmp_path / "elsewhere").mkdir()
        link = tmp_path / "elsewhere" / "link"
        link.symlink_to(pack)
        assert talks("timeline", "--data", str(link)).code == 0
        assert talks("timeline", "--data", f"{link}/.").code == 0

    @pytest.mark.parametrize("where", ["beside", "elsewhere"])
    @pytest.mark.parametrize("name", ["people.yaml", "pack.yaml", "events.yaml"])
    def test_yaml_that_is_a_link_out_of_the_folder_is_not_read(
        self, talks: Callable[..., Outcome], pack: Path, secret: Path, name: str, where: str
    ) -> None:
        there = (pack.parent if where == "beside" else secret.parent) / "notes"
        there.write_text("- id: women of the house\n  women: [")
        (pack / name).unlink(missing_ok=True)
        (pack / name).symlink_to(there)
        assert looked_up(talks, pack) == [f"{name}:1:1: it lies outside of the pack's folder"]

    def test_yaml_may_be_a_link_within_the_folder(
        self, talks: Callable[..., Outcome], pack: Path
    ) -> None:
        (pack / "sub").mkdir()
        (pack / "events.yaml").rename(pack / "sub" / "those of 2024")
        (pack / "events.yaml").symlink_to("sub/those of 2024")
        assert talks("check", str(pack)).code == 0

    def test_a_path_that_is_none_is_told(self, talks: Callable[..., Outcome], pack: Path) -> None:
        refer(pack, '"a\\0b"')
        (line,) = looked_up(talks, pack)
        assert line == "sources.yaml:5:9: file: a\\x00b: a path has no NUL in it"


@pytest.mark.parametrize("content", [SECRET.encode(), b"women \xff", b""])
def test_nothing_is_shown_of_an_article_with_another_hash(
    talks: Callable[..., Outcome], pack: Path, content: bytes
) -> None:
    """Nor is what rests on it told as wrong: its quotes, its sections, what is set aside."""
    (pack / "article.txt").write_bytes(content)
    with (pack / "sources.yaml").open("a") as sources:
        sources.write("  sections: [Women]\n  set_aside:\n")
        sources.write("    - {section: Lead, quote: We saw the women, why: x}\n")
    digests = [hashlib.sha256(raw).hexdigest() for raw in (content, ARTICLE.encode())]
    assert looked_up(talks, pack) == [
        "sources.yaml:6:11: sha256: the article article.txt has changed: its SHA-256 is "
        f"{digests[0]}, not {digests[1]}"
    ]


def test_a_folder_is_left_as_it_was(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    pack = doctored(tmp_path, "events.yaml", ("[fidan]", "[fiden]"))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    talks("check", str(pack))
    talks("rounds", "--data", str(pack))
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before
