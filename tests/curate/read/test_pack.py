"""Packs that are not there, not whole, or not what they should be."""

from __future__ import annotations

import hashlib
import os
import socket
from typing import TYPE_CHECKING

import pytest

from tests.packs import DATELINE, doctored, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome

SAW = "We saw the men there."
ARTICLE = f"{DATELINE}\n{SAW}\n"
SENTENCES = f"- text: {SAW}\n  facts:\n  - {{event: seen, what: We see the men}}\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return small(tmp_path / "pack", SENTENCES)


def told(outcome: Outcome, pack: Path) -> list[str]:
    """The lines on stderr, without `talks: ` and the pack's folder."""
    assert (outcome.code, outcome.out) == (3, "")
    return [
        line.removeprefix("talks: ").replace(f"{pack}/", "") for line in outcome.err.splitlines()
    ]


def test_a_small_pack_is_enough(talks: Callable[..., Outcome], pack: Path) -> None:
    (item,) = talks("timeline", "--data", str(pack), "--json").items
    assert (item["title"], item["not_after"]) == ("We see the men", "2024-03-05")
    for command in ("delegation", "venue", "prisoners", "rounds", "statements"):
        outcome = talks(command, "--data", str(pack), "--json")
        assert (outcome.code, outcome.items) == (0, [])
        assert outcome.document["sources"][0]["publisher"] == "The Paper"


@pytest.mark.parametrize(
    "article",
    [
        ARTICLE.replace("\n", "\r\n"), "\ufeff" + ARTICLE, ARTICLE.replace(" ", "\n"),
        ARTICLE.replace(" ", "\u00a0"), f"\n \t{ARTICLE}\n\n",
    ],
    ids=["CRLF", "BOM", "wrapped", "NBSP", "white space around"],
)  # fmt: skip
def test_an_article_may_be_set_in_any_way(
    talks: Callable[..., Outcome], tmp_path: Path, article: str
) -> None:
    sentences = f"- dateline: {DATELINE}\n{SENTENCES}"
    pack = small(
        tmp_path / "pack", sentences, article=article, head="dated: {is: 2024-03-05, why: x}\n"
    )
    (item,) = talks("timeline", "--data", str(pack), "--json").items
    (evidence,) = item["evidence"]
    assert evidence["quote"] == article[evidence["start"] : evidence["end"]]
    assert evidence["quote"].split() == SAW.split()


def test_crlf_and_a_byte_order_mark_make_the_same_records(
    talks: Callable[..., Outcome], pack: Path
) -> None:
    before = talks("timeline", "--data", str(pack), "--json").out
    for path in pack.glob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert talks("timeline", "--data", str(pack), "--json").out == before


def test_a_heading_begins_a_section_and_has_no_number(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    sentences = f"{SENTENCES}- section: Later\n- {{text: All left., nothing: x}}\n"
    pack = small(tmp_path / "pack", sentences)
    items = talks("read", "--data", str(pack), "--json").items
    assert [(item["number"], item["section"]) for item in items] == [(1, None), (2, "Later")]


def test_a_heading_is_a_line_of_its_own(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    """Else a sentence that tells something could be passed over as one."""
    article = f"{DATELINE}\n{SAW} Nobody came.\n"
    sentences = f"- dateline: {DATELINE}\n{SENTENCES}- section: Nobody came.\n"
    pack = small(tmp_path / "pack", sentences, article=article)
    why = "section: a heading is a line of its own, and in the article this is none"
    assert told(talks("check", str(pack)), pack) == [f"paper.yaml:12:12: {why}"]


class TestHeadline:
    def test_it_is_the_title_of_the_article(
        self, talks: Callable[..., Outcome], tmp_path: Path
    ) -> None:
        pack = small(tmp_path / "pack", f"- headline: Men seen\n{SENTENCES}")
        (item,) = talks("show", "paper", "--data", str(pack), "--json").items
        assert item["headline"] == "Men seen"
        (sentence,) = talks("read", "--data", str(pack), "--json").items
        assert (sentence["number"], sentence["section"]) == (1, None)

    def test_it_is_a_line_of_its_own(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        article = f"{DATELINE}\nNobody came. {SAW}\n"
        sentences = f"- dateline: {DATELINE}\n- headline: Nobody came.\n{SENTENCES}"
        pack = small(tmp_path / "pack", sentences, article=article)
        why = "headline: a headline is a line of its own, and in the article this is none"
        assert told(talks("check", str(pack)), pack) == [f"paper.yaml:9:13: {why}"]

    def test_there_is_one(self, talks: Callable[..., Outcome], tmp_path: Path) -> None:
        pack = small(tmp_path / "pack", f"- headline: Men\n- headline: seen\n{SENTENCES}")
        why = "headline: an article has one, and this is a second"
        assert told(talks("check", str(pack)), pack) == [f"paper.yaml:10:13: {why}"]

    def test_its_words_are_the_articles(
        self, talks: Callable[..., Outcome], tmp_path: Path
    ) -> None:
        article = f"{DATELINE}\nMen seen\n{SAW}\n"
        sentences = f"- dateline: {DATELINE}\n- headline: Men found\n{SENTENCES}"
        pack = small(tmp_path / "pack", sentences, article=article)
        (line,) = told(talks("check", str(pack)), pack)
        assert line.startswith("paper.yaml:9:13: headline: ")


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("people", "", "people.yaml:1:1: the file holds nothing: write {}, or delete it"),
        ("people", "# later\n", "people.yaml:1:1: the file holds nothing: write {}, or delete it"),
        ("people", "text\n", "people.yaml:1:1: a list or a mapping is expected, not a single value"),
        ("people", "- one\n", "people.yaml:1:1: a mapping (key: value) is expected here"),
        ("people", "a: {name: x}\na: {name: y}\n", "people.yaml:2:1: the key 'a' stands twice (first in line 1)"),
        ("people", "a: {name: x}\n---\nb: {name: y}\n", "people.yaml:2:1: a second document begins; a file holds one"),
        ("pack", "- id: x\n", "pack.yaml:1:1: a mapping (key: value) is expected here"),
        ("pack", "id: x\nversion: '1'\n", "pack.yaml:1:1: title: this field is missing"),
        ("pack", "id: X y\nversion: '1'\ntitle: t\n",
         "pack.yaml:1:5: id: 'X y' is not an id (use a-z, 0-9, and '-' or '.' between them)"),
        ("pack", "id: x\nversion: '1'\ntitle: t\nround_attributes: [date, state, date]\n",
         "pack.yaml:4:19: round_attributes: 'date' stands twice"),
        *(("pack", f"id: x\nversion: '1'\ntitle: t\nround_attributes: [{name}]\n",
           f"pack.yaml:4:20: round_attributes.0: {name!r} is a field of its own and no attribute of a round")
          for name in ("name", "with", "when", "where", "says", "what", "evidence", "venue")),
        ("peple", "a: {name: x}\n", "peple.yaml:1:1: neither an article (it has no 'source') nor one of pack.yaml, "
         "people.yaml, sides.yaml, places.yaml; did you mean 'people.yaml'?"),
        ("paper", "source: paper\n", "paper.yaml:1:1: publisher: this field is missing"),
        ("paper", "source: paper\n", "paper.yaml:1:1: sentences: this field is missing"),
        ("paper", "source: paper\nsentences: {a: b}\n", "paper.yaml:2:12: sentences: a list is expected, not a mapping"),
        ("paper", "source: paper\nsentences:\n- one\n",
         "paper.yaml:3:3: one of text, section, headline, dateline is expected here, and no second of them"),
        ("paper", "source: paper\nsentences:\n- {text: a, section: b}\n",
         "paper.yaml:3:3: one of text, section, headline, dateline is expected here, and no second of them"),
        ("paper", "source: paper\nsentences:\n- {text: a, facts: b}\n", "paper.yaml:3:20: facts: a list is expected, not text"),
        ("paper", "source: paper\nsentences:\n- {text: a, facts: [b]}\n", "paper.yaml:3:21: a fact (a mapping) is expected here"),
        ("paper", "source: newspaper\nsentences: []\n", "paper.yaml:1:9: source: the file of 'newspaper' is called newspaper.yaml"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_with_its_place(
    talks: Callable[..., Outcome], pack: Path, name: str, text: str, problem: str
) -> None:
    (pack / f"{name}.yaml").write_text(text)
    lines = told(talks("check", str(pack)), pack)
    assert problem in lines


@pytest.mark.parametrize("more", [0, 1])
def test_a_sentence_has_a_length_that_records_can_carry(
    talks: Callable[..., Outcome], tmp_path: Path, more: int
) -> None:
    long = f"We saw the men there {'x' * (9_978 + more)}."
    assert len(long) == 10_000 + more
    pack = small(tmp_path / "pack", SENTENCES.replace(SAW, long))
    outcome = talks("check", str(pack))
    assert outcome.code == (3 if more else 0)
    if more:
        why = "sentence 1 has more than 10,000 characters"
        assert told(outcome, pack) == [f"paper.yaml:9:9: {why}"]


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

    def test_the_log_of_the_kernel(self, together: Callable[..., list[Outcome]]) -> None:
        """It says that it is a regular and empty file, and whoever reads it waits."""
        try:
            os.close(os.open("/proc/kmsg", os.O_RDONLY | os.O_NONBLOCK))
        except OSError as fault:
            pytest.skip(f"/proc/kmsg cannot be opened here: {fault.strerror}")
        for outcome in together(["rounds", "--data", "/proc/kmsg"], ["check", "/proc/kmsg"]):
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
        assert line.startswith("paper.yaml:5:10: article: article.txt")

    def test_a_large_file_is_not_read(self, talks: Callable[..., Outcome], pack: Path) -> None:
        with (pack / "people.yaml").open("wb") as file:
            file.truncate(100 * 1024 * 1024)
        lines = told(talks("check", str(pack)), pack)
        assert lines == ["people.yaml:1:1: too large: more than 64 MiB"]


SECRET = f"{DATELINE}\nWe saw the women there. Nobody else saw them.\n"
NOT_BESIDE = "it lies neither in the pack's folder nor beside it"


def refer(pack: Path, file: str, pinned: bytes | None = None) -> None:
    """Have the article of `pack` be another file, with the hash of `pinned` in place of its own."""
    sources = pack / "paper.yaml"
    text = sources.read_text().replace("article: article.txt", f"article: {file}")
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
        return small(tmp_path / "in" / "pack", SENTENCES)

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
        assert looked_up(talks, pack) == [f"paper.yaml:5:10: article: {file}: {NOT_BESIDE}"]

    @pytest.mark.parametrize(
        "file", ["../../in-secret", "../../nothing", "../..", "../../../../.."]
    )
    def test_nothing_is_told_of_what_lies_elsewhere(
        self, talks: Callable[..., Outcome], pack: Path, file: str
    ) -> None:
        refer(pack, file)
        assert looked_up(talks, pack) == [f"paper.yaml:5:10: article: {file}: {NOT_BESIDE}"]

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
    @pytest.mark.parametrize("name", ["people.yaml", "pack.yaml", "paper.yaml"])
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
        (pack / "paper.yaml").rename(pack / "sub" / "those of 2024")
        (pack / "paper.yaml").symlink_to("sub/those of 2024")
        assert talks("check", str(pack)).code == 0

    def test_a_path_that_is_none_is_told(self, talks: Callable[..., Outcome], pack: Path) -> None:
        refer(pack, '"a\\0b"')
        (line,) = looked_up(talks, pack)
        assert line == "paper.yaml:5:10: article: a\\x00b: a path has no NUL in it"


@pytest.mark.parametrize("content", [SECRET.encode(), b"women \xff", b""])
def test_nothing_is_shown_of_an_article_with_another_hash(
    talks: Callable[..., Outcome], pack: Path, content: bytes
) -> None:
    """Nor is what rests on it told as wrong: its sentences, its headings."""
    (pack / "article.txt").write_bytes(content)
    digests = [hashlib.sha256(raw).hexdigest() for raw in (content, ARTICLE.encode())]
    assert looked_up(talks, pack) == [
        "paper.yaml:6:9: sha256: the article article.txt has changed: its SHA-256 is "
        f"{digests[0]}, not {digests[1]}"
    ]


def test_a_folder_is_left_as_it_was(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    pack = doctored(tmp_path, "pack.yaml", ("id: istanbul", "id: Istanbul"))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    talks("check", str(pack))
    talks("rounds", "--data", str(pack))
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after == before
