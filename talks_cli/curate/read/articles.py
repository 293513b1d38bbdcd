"""Read an article, annotated: its sentences, where they stand, and the facts under each."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from talks_cli.curate.progress import told
from talks_cli.curate.read import dates, strict_yaml
from talks_cli.curate.read.facts import FACTS
from talks_cli.curate.read.files import Refused, read_bytes, resolved
from talks_cli.curate.read.loaded import Article, Sentence
from talks_cli.curate.read.models import SHARED, ArticleHead, Dateline, Heading, Headline, Told
from talks_cli.curate.read.sentences import align
from talks_cli.curate.read.strict_yaml import Mapping, Sequence
from talks_cli.errors import Problem
from talks_cli.names import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.curate.progress import Progress
    from talks_cli.curate.read.entries import Entry
    from talks_cli.curate.read.loaded import LoadedPack
    from talks_cli.curate.read.shapes import Part

LONGEST_SENTENCE = 10_000  # characters: each record that stands in a sentence carries it whole

_PASSAGES: dict[str, type[Part]] = {
    "text": Told,
    "section": Heading,
    "headline": Headline,
    "dateline": Dateline,
}
_LINES = {"section": "a heading", "headline": "a headline"}  # else sentences could pass for them
_BLANK = r"[ \t\xa0\ufeff\u3000]*"
_LINE_BEGINS = re.compile(rf"(?:^|[\r\n]){_BLANK}$")
_LINE_ENDS = re.compile(rf"{_BLANK}(?:$|[\r\n])")


class _Piece(NamedTuple):
    """What one entry of `sentences` has of the article's text, under `key`."""

    key: str
    entry: Entry[Any]
    text: str
    sentence: Sentence | None


def read_article(pack: LoadedPack, name: str, node: Mapping, progress: Progress) -> None:
    """Read the annotated article of the file `name`; what is wrong is a problem of the pack."""
    file = str(pack.folder / name)
    if "sentences" not in node and "source" not in node:
        known = ("pack.yaml", *SHARED)
        close = did_you_mean(nearest(name, known, 1))
        why = f"neither an article (it has no 'source') nor one of {', '.join(known)}{close}"
        pack.tell(Problem(file, 1, 1, "unknown_file", why))
        return
    head = pack.entry(ArticleHead, node, file)
    if not head.record.source:
        pack.unread.add(name)
        return
    head.id = head.record.source
    other = next((one for one in pack.articles if one.source == head.id), None)
    if other:
        why = f"source: {head.id!r} is the article of {other.head.file} already"
        pack.tell(head.problem("duplicate_id", why, "source"))
        return
    if "sentences" in head.faulty:
        pack.unread.add(name)
    article = Article(head)
    pack.articles.append(article)
    if name != f"{article.source}.yaml":
        why = f"source: the file of '{article.source}' is called {article.source}.yaml"
        pack.tell(head.problem("name", why, "source"))
    _date(pack, article)
    passages = Sequence() if "sentences" in head.faulty else node["sentences"]
    pieces = list(_pieces(pack, article, passages, progress))
    _read_text(pack, article)
    if article.text and "sentences" not in head.faulty:
        _place(pack, article, [piece for piece in pieces if piece.text])


def _date(pack: LoadedPack, article: Article) -> None:
    dated = article.head.record.dated
    if not dated:
        return
    words = dated if isinstance(dated, str) else dated.is_
    article.date = dates.iso(words, article.language) or ""
    if not article.date:
        why = (
            f"{words!r} is not a date with its year that is known here (use the article's words"
            " where they are, or {is: YYYY-MM-DD, why: …})"
        )
        pack.tell(article.head.problem("date", f"dated: {why}", "dated"))


def _pieces(
    pack: LoadedPack, article: Article, passages: Sequence, progress: Progress
) -> Iterator[_Piece]:
    section: str | None = None  # before the first heading
    file = article.head.file
    for index, node in enumerate(told(passages, f"Reading {article.source}", progress)):
        keys = _PASSAGES.keys() & node.keys() if isinstance(node, Mapping) else ()
        if len(keys) != 1:
            at = strict_yaml.place_of(passages, (index,))
            why = f"one of {', '.join(_PASSAGES)} is expected here, and no second of them"
            pack.tell(Problem(file, *at, "shape", why))
            continue
        (key,) = keys
        entry: Entry[Any] = pack.entry(_PASSAGES[key], node, file)
        text = getattr(entry.record, key) or ""
        sentence = None
        if key == "text":
            sentence = Sentence(len(article.sentences) + 1, section, entry)
            article.sentences.append(sentence)
            _read_facts(pack, sentence)
        elif key == "section":
            section = text or section
        elif key == "headline":
            if article.headline:
                why = "headline: an article has one, and this is a second"
                pack.tell(entry.problem("headline", why, "headline"))
            article.headline = article.headline or text
        else:
            article.datelines.append(text)
        yield _Piece(key, entry, text, sentence)


def _read_facts(pack: LoadedPack, sentence: Sentence) -> None:
    entry = sentence.entry
    nodes = () if "facts" in entry.faulty else entry.node.get("facts", ())
    for index, node in enumerate(nodes):
        kinds = FACTS.keys() & node.keys() if isinstance(node, Mapping) else set()
        if len(kinds) > 1:
            kinds.discard("round")  # which may stand with any other
        if len(kinds) != 1:
            why = _kind_is_wrong(node, kinds)
            pack.tell(entry.problem("kind", why, "facts", index))
            continue
        (kind,) = kinds
        fact = pack.entry(FACTS[kind], node, entry.file)
        fact.id = str(getattr(fact.record, kind) or "")
        sentence.facts.append(fact)


def _kind_is_wrong(node: object, kinds: set[str]) -> str:
    if not isinstance(node, Mapping):
        return "a fact (a mapping) is expected here"
    if kinds:
        others = " and ".join(kind for kind in FACTS if kind in kinds)
        return f"a fact is of one kind, and this has {others}: write one for each"
    close = [name for key in list(node)[:3] for name in nearest(key, FACTS, 1)]
    return (
        f"a fact needs one of {', '.join(sorted(FACTS))}, which says its kind"
        f"{did_you_mean(tuple(close[:1]))}"
    )


def _read_text(pack: LoadedPack, article: Article) -> None:
    """The text of the article's file; a problem where it is not the file that was annotated."""
    head = article.head
    file, pinned = head.record.article, head.record.sha256
    if not file or not pinned:
        return
    if Path(file).is_absolute():
        why = "article: must be relative to the pack's folder"
        pack.tell(head.problem("article", why, "article"))
        return
    try:
        beside = "it lies neither in the pack's folder nor beside it"
        real = resolved(pack.folder / file, pack.tree.parent, file, beside)
        raw = read_bytes(real, file)
    except Refused as refused:
        why = f"article: {file}: {refused.problem.message}"
        pack.tell(head.problem("article", why, "article"))
        return
    pack.files.append(real)
    found = hashlib.sha256(raw).hexdigest()
    if found != pinned:
        # Nothing of it is told: it may be a file that the pack has no business with.
        why = f"sha256: the article {file} has changed: its SHA-256 is {found}, not {pinned}"
        pack.tell(head.problem("article_changed", why, "sha256"))
        return
    try:
        article.text = raw.decode()
    except UnicodeDecodeError as fault:
        why = f"article: {file} is not UTF-8 (byte {fault.start})"
        pack.tell(head.problem("article", why, "article"))


def _place(pack: LoadedPack, article: Article, pieces: list[_Piece]) -> None:
    """Give every sentence its place in the article; what is not the same there is a problem."""
    aligned = align(article.text, [piece.text for piece in pieces])
    for at, why in aligned.partings:
        if at == len(pieces):
            pack.tell(article.head.problem("sentences", f"sentences: {why}", "sentences"))
            continue
        key, entry, _, sentence = pieces[at]
        which = f"sentence {sentence.number}" if sentence else key
        pack.tell(entry.problem("sentences", f"{which}: {why}", key))
    for (key, entry, _, sentence), span in zip(pieces, aligned.spans, strict=True):
        if span is None:
            continue
        start, end = span
        if key in _LINES and not _is_a_line(article.text, start, end):
            why = f"{key}: {_LINES[key]} is a line of its own, and in the article this is none"
            pack.tell(entry.problem(key, why, key))
        if sentence:
            sentence.start, sentence.end = start, end
            sentence.text = article.text[start:end]
            if end - start > LONGEST_SENTENCE:
                why = f"sentence {sentence.number} has more than {LONGEST_SENTENCE:,} characters"
                pack.tell(entry.problem("article", why, "text"))


def _is_a_line(text: str, start: int, end: int) -> bool:
    """Whether nothing stands beside it on its line, or its lines, but some white space."""
    return bool(
        _LINE_BEGINS.search(text, max(0, start - 200), start) and _LINE_ENDS.match(text, end)
    )
