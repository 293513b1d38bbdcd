"""`talks new`: an article's sentences, ready to be annotated; nothing is written over."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from talks_cli.curate.prove.proof import prove
from talks_cli.curate.read.pack import load
from talks_cli.curate.write.annotated import language_of
from talks_cli.curate.write.proposed import proposals
from tests.packs import ARTICLE, EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talks_cli.curate.read.loaded import LoadedPack
    from tests.conftest import Outcome

PLAIN = (
    "OSLO, May 16, 2025\n\nThe talks began. Mr. A. Lee came; nobody else did.\n\nThe second day\n\n"
    "“It is over,” he said. They left.\n"
)
WRAPPED = (
    "OSLO, May 16, 2025\n\nThe talks began at the\nGrand Hotel. The Foreign\nMinister came.\n\n"
    "The second day\n\nThey left\nOslo.\n"
)
ARTICLES = {
    "plain": PLAIN,
    "CRLF": PLAIN.replace("\n", "\r\n"),
    "BOM": "\ufeff" + PLAIN,
    "wrapped": WRAPPED,
    "one line": "The talks began. They ended.",
    "no headings": "First.\nSecond here.\nThird there.\n",
    "Russian": "Осло, 5 апреля 2018 года.\n\nПереговоры начались. «Всё», — сказал он.\n",
    "Arabic": "أوسلو، ١٦ مايو ٢٠٢٥\n\nبدأت المحادثات. هل انتهت؟ لا.\n",
    "Chinese": "奥斯陆，2025年5月16日\n\n会谈开始了。双方同意交换1000名战俘！“结束了。”他说。\n",
    "unseen": "One\u200bword and a soft\xadhyphen. Two \u200ewords.\n",
    "marks of YAML": '- one: two # three\n\n"Four" & *five: six.\n\n{seven}: [eight], \\nine\n',
    "white space": "\u3000One.\u2003Two\u00a0three.\t\n\u2028Four.\n",
}


def waiting(pack: LoadedPack) -> list[str]:
    """What is wrong with a pack but for sentences that wait."""
    prove(pack)
    return [str(problem) for problem in pack.problems if problem.code != "waiting"]


@pytest.mark.parametrize("name", ARTICLES)
def test_what_it_writes_passes_but_for_the_sentences_that_wait(
    talks: Callable[..., Outcome], tmp_path: Path, name: str
) -> None:
    article = tmp_path / "An Article.txt"
    article.write_bytes(ARTICLES[name].encode())
    outcome = talks("new", str(article), "-o", str(tmp_path / "pack"))
    assert (outcome.code, outcome.err) == (0, "")
    pack = load(tmp_path / "pack")
    assert waiting(pack) == []
    (read,) = pack.articles
    assert outcome.out == f"{tmp_path}/pack/an-article.yaml: {len(read.sentences)} sentences\n"
    waits = [problem for problem in pack.problems if problem.message.startswith("sentence")]
    assert len(waits) == len(read.sentences) > 0


@pytest.mark.parametrize("path", [ARTICLE, *EXAMPLES.rglob("*.txt")], ids=lambda path: path.stem)
def test_of_a_real_article_it_finds_the_date_and_the_sentences(
    talks: Callable[..., Outcome], tmp_path: Path, path: Path
) -> None:
    shutil.copy(path, tmp_path)
    assert talks("new", str(tmp_path / path.name), "-o", str(tmp_path / "pack")).code == 0
    pack = load(tmp_path / "pack")
    assert waiting(pack) == []
    folder = path.parent if path != ARTICLE else ARTICLE.parents[1] / "data"
    kept = load(folder)
    (ours,) = pack.articles
    (theirs,) = (one for one in kept.articles if one.text == ours.text)
    assert (ours.date, ours.language) == (theirs.date, theirs.language)
    found = {sentence.text for sentence in ours.sentences}
    assert (
        len(found & {sentence.text for sentence in theirs.sentences}) >= len(theirs.sentences) - 1
    )


def test_what_its_curator_has_to_fill_in_waits(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("The talks began.\n")
    assert talks("new", str(tmp_path / "a.txt"), "-o", str(tmp_path)).code == 0
    outcome = talks("check", str(tmp_path))
    assert outcome.code == 3
    assert [
        line.split(": ", 1)[1].partition(tmp_path.name)[2] for line in outcome.err.splitlines()
    ] == [
        "/pack.yaml:1:1: title: waits: say what the pack is about",
        "/a.yaml:3:12: publisher: waits: say whose article this is",
        "/a.yaml:4:8: dated: waits: the day of the article (is: …), and how it is known (why: …)",
        '/a.yaml:9:3: sentence 1 waits: give it facts, or "nothing: why"',
    ]


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("Talks end in Oslo\n\nThey met.\n", ["headline", "text"]),
        ("A\n\nBoth sides are pleased\n\nThey met.\n", ["headline", "section", "text"]),
        ("A\n\n* Both sides are pleased\n* They met\n", ["headline", "text", "text"]),
        ("Talks end in Oslo\n\nOSLO.\n\nThey met.\n", ["headline", "dateline", "text"]),
        ("They met.\n\nOSLO.\n", ["text", "dateline"]),
        ("Talks end in Oslo", ["text"]),
        ("会谈开始了。双方分坐U形桌两侧。", ["text", "text"]),  # its only capital is no place
    ],
)  # fmt: skip
def test_a_headline_and_a_place_are_no_sentences(article: str, found: list[str]) -> None:
    assert [proposal.key for proposal in proposals(article)] == found


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("The Paper, 3 May 2021\n\nThey met.\n", ["dateline", "text"]),
        ("Talks end in Oslo\n\n3 May 2021\n\nThey met.\n", ["headline", "dateline", "text"]),
        ("OSLO | 3 May 2021 | They met.\n", ["dateline", "text"]),
        ("Talks end\n\nThey met.\n\nUntil 3 May 2021\n", ["headline", "text", "section"]),
    ],
)  # fmt: skip
def test_the_line_with_the_date_is_proposed_as_the_dateline(
    talks: Callable[..., Outcome], tmp_path: Path, article: str, found: list[str]
) -> None:
    (tmp_path / "a.txt").write_text(article)
    assert talks("new", str(tmp_path / "a.txt"), "-o", str(tmp_path)).code == 0
    kept = (tmp_path / "a.yaml").read_text()
    assert [line[2:].partition(":")[0] for line in kept.splitlines() if line[:2] == "- "] == found
    assert "dated: 3 May 2021\n" in kept


def test_several_articles_make_one_pack(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "статья.txt")]
    for path in paths:
        path.write_text(PLAIN)
    assert talks("new", *map(str, paths), "-o", str(tmp_path)).code == 0
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".txt")
    assert names[:3] == ["a.yaml", next(name for name in names if "article-" in name), "b.yaml"]
    assert names[3:] == [
        "pack.yaml", "people.yaml", "places.yaml", "sides.yaml", "talks.schema.json",
    ]  # fmt: skip
    assert waiting(load(tmp_path)) == []


def test_nothing_is_written_over(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PLAIN)
    (tmp_path / "b.yaml").write_text("mine")
    (tmp_path / "people.yaml").write_text("mine")
    outcome = talks("new", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(tmp_path))
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == f"talks: {tmp_path}/b.yaml: is there already: nothing is written over\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.txt", "b.txt", "b.yaml", "people.yaml",
    ]  # fmt: skip
    assert talks("new", str(tmp_path / "a.txt"), "-o", str(tmp_path)).code == 0
    assert (tmp_path / "people.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "where", "why"),
    [
        (b"caf\xe9", "pack", "is not UTF-8 (byte 3)"),
        (b" \n", "pack", "there is nothing in it"),
        (None, "pack", "No such file or directory"),
        (b"Words.", "a/b/pack", "it lies neither in"),
    ],
)
def test_an_article_that_is_none_is_refused(
    talks: Callable[..., Outcome], tmp_path: Path, content: bytes | None, where: str, why: str
) -> None:
    article = tmp_path / "article.txt"
    if content is not None:
        article.write_bytes(content)
    outcome = talks("new", str(article), "-o", str(tmp_path / where))
    assert outcome.code == 3
    assert outcome.err.startswith(f"talks: {article}: {why}")
    assert not (tmp_path / where).exists()


@pytest.mark.parametrize("name", ["pack", "people", "sides", "places"])
def test_no_article_has_the_name_of_a_file_of_every_pack(
    talks: Callable[..., Outcome], tmp_path: Path, name: str
) -> None:
    article = tmp_path / f"{name}.txt"
    article.write_text(PLAIN)
    outcome = talks("new", str(article), "-o", str(tmp_path / "pack"))
    why = f"{name}.yaml is a file of every pack: give it another name"
    assert (outcome.code, outcome.err) == (3, f"talks: {article}: {why}\n")


@pytest.mark.parametrize(("text", "told"), [("One.", "1 sentence"), ("One. Two.", "2 sentences")])
def test_how_many_sentences_there_are_is_told(
    talks: Callable[..., Outcome], tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "a.txt").write_text(f"{text}\n")
    out = talks("new", str(tmp_path / "a.txt"), "-o", str(tmp_path)).out
    assert out == f"{tmp_path}/a.yaml: {told}\n"


def test_headings_and_sentences_are_proposed() -> None:
    assert [tuple(found) for found in proposals(PLAIN)] == [
        ("headline", "OSLO, May 16, 2025"),
        ("text", "The talks began."),
        ("text", "Mr."),  # no list of abbreviations: the curator joins them
        ("text", "A. Lee came; nobody else did."),
        ("section", "The second day"),
        ("text", "“It is over,” he said."),
        ("text", "They left."),
    ]


def test_lines_that_are_broken_by_hand_are_joined() -> None:
    assert [found.text for found in proposals(WRAPPED)][1:3] == [
        "The talks began at the Grand Hotel.",
        "The Foreign Minister came.",
    ]


def test_chinese_sentences_end_without_a_space() -> None:
    words = [found.text for found in proposals("会谈开始了。双方同意！“结束了。”他说。\n\n好。")]
    assert words[:2] == ["会谈开始了。", "双方同意！"]


@pytest.mark.parametrize(
    ("language", "text"),
    {
        "en": "The minister said that it will be.", "ru": "Министр сказал, что это будет.",
        "uk": "Міністр заявив, що це буде її.", "tr": "Bakan bunun olacağını söyledi, ağır.",
        "ar": "قال الوزير", "fa": "وزیر گفت که پس از گفتگو",
        "zh": "部长表示反对", "fr": "Le ministre a déclaré selon lui",
        "de": "Der Minister sagte, er werde würden", "es": "El ministro dijo según",
        "pt": "O grupo voltará em uma semana.", "it": "La delegazione e il ministro degli Esteri",
        "nl": "Het is een akkoord", "pl": "Rozmowy zakończyły się w poniedziałek.",
        "und": "Samtalen avslutades på måndagen.",
    }.items(),
)  # fmt: skip
def test_the_language_is_proposed(language: str, text: str) -> None:
    assert language_of(text) == language


def test_a_language_that_is_not_known_waits(talks: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Samtalen avslutades på måndagen.\n")
    talks("new", str(tmp_path / "a.txt"), "-o", str(tmp_path))
    outcome = talks("check", str(tmp_path))
    assert (
        f"{tmp_path}/a.yaml:5:11: language: waits: say it by its tag (en, pt-BR, …)\n"
        in outcome.err
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on Feb. 1 in Oslo.", ["They met on Feb. 1 in Oslo."]),
        ("They read No. 5. It was long.", ["They read No. 5.", "It was long."]),
        ("They met in May. 12 came.", ["They met in May. 12 came."]),  # which is to be divided
        ("They were late. 12 came.", ["They were late.", "12 came."]),
        ("They met in Feb. It was cold.", ["They met in Feb.", "It was cold."]),
    ],
)
def test_what_is_short_for_a_word_goes_on_with_a_number(text: str, found: list[str]) -> None:
    assert [one.text for one in proposals(f"{text}\n\nThe end.")][: len(found)] == found


def test_a_name_without_latin_letters_gets_an_id(
    talks: Callable[..., Outcome], tmp_path: Path
) -> None:
    (tmp_path / "文章.txt").write_text(PLAIN)
    outcome = talks("new", str(tmp_path / "文章.txt"), "-o", str(tmp_path))
    assert re.search(r"/article-[0-9a-f]{8}\.yaml: ", outcome.out)
