"""Read an article, annotated: its sentences, where they stand, and the facts under each."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talks_cli.curate.progress import told
from talks_cli.curate.read import dates, strict_yaml
from talks_cli.curate.read.faulty import validated
from talks_cli.curate.read.files import Refused, read_bytes, resolved
from talks_cli.curate.read.loaded import Article, Entry, Sentence
from talks_cli.curate.read.models import (
    FACTS,
    SHARED,
    ArticleHead,
    Dateline,
    Heading,
    Headline,
    Told,
)
from talks_cli.curate.read.sentences import align
from talks_cli.curate.read.strict_yaml import Mapping, Sequence
from talks_cli.errors import Problem
from talks_cli.names import did_you_mean, nearest

if TYPE_CHECKING:
    from talks_cli.curate.progress import Progress
    from talks_cli.curate.read.loaded import LoadedPack
    from talks_cli.curate.read.models import Fact, Part

LEAD = "Lead"  # the section before the first heading
LONGEST_SENTENCE = 10_000  # characters: each record that stands in a sentence carries it whole

_LINES = {"section": "a heading", "headline": "a headline"}  # else sentences could pass for them


def read_article(pack: LoadedPack, name: str, node: Mapping, progress: Progress) -> None:
    """Read the annotated article of the file `name`; what is wrong is a problem of the pack."""
    file = str(pack.folder / name)
    if "sentences" not in node and "source" not in node:
        known = ("pack.yaml", *SHARED)
        close = did_you_mean(nearest(name, known, 1))
        why = f"neither an article (it has no 'source') nor one of {', '.join(known)}{close}"
        pack.problems.append(Problem(file, 1, 1, "unknown_file", why))
        return
    passages = node.get("sentences")
    if passages is not None and not isinstance(passages, Sequence):
        at = strict_yaml.place_of(node, ("sentences",))
        why = f"sentences: a list is expected, not {strict_yaml.type_name(passages)}"
        pack.problems.append(Problem(file, *at, "tuple_type", why))
    head, problems, faulty = validated(ArticleHead, node, file)
    pack.problems += problems
    if not head.source:
        pack.unread.add(name)
        return
    entry = Entry(file, node, head, head.source, faulty)
    article = Article(entry)
    if name != f"{head.source}.yaml":
        why = f"source: the file of '{head.source}' is called {head.source}.yaml"
        pack.problems.append(entry.problem("name", why, "source"))
    _date(pack, article)
    pieces = _read_passages(pack, name, article, passages, progress)
    _read_text(pack, article)
    if article.text:
        _place(pack, article, pieces)
    pack.articles.append(article)


def _date(pack: LoadedPack, article: Article) -> None:
    dated = article.head.record.dated
    if not dated:
        return
    words = dated if isinstance(dated, str) else dated.is_
    if found := dates.iso(words, article.language):
        article.date = found
        return
    why = f"dated: {words!r} is not a date with its year (use YYYY-MM-DD, or the article's words)"
    pack.problems.append(article.head.problem("date", why, "dated"))


class _Piece:
    """What one entry of `sentences` has of the article's text."""

    __slots__ = ("entry", "key", "sentence", "text")

    def __init__(self, key: str, entry: Entry[Any], sentence: Sentence | None) -> None:
        self.key = key
        self.entry = entry
        self.sentence = sentence
        self.text: str = getattr(entry.record, key) or ""


_PASSAGES: dict[str, type[Part]] = {
    "text": Told,
    "section": Heading,
    "headline": Headline,
    "dateline": Dateline,
}


def _read_passages(
    pack: LoadedPack, name: str, article: Article, passages: Any, progress: Progress
) -> list[_Piece]:
    pieces: list[_Piece] = []
    section = LEAD
    file = article.head.file
    nodes: Any = passages if isinstance(passages, Sequence) else []
    for index, node in enumerate(told(nodes, f"Reading {name}", progress)):
        if pack.stops_at(name, nodes, index):
            break
        keys = [key for key in _PASSAGES if isinstance(node, Mapping) and key in node]
        if len(keys) != 1:
            at = strict_yaml.place_of(nodes, (index,))
            why = f"one of {', '.join(_PASSAGES)} is expected here, and no second of them"
            pack.problems.append(Problem(file, *at, "shape", why))
            continue
        key = keys[0]
        record, problems, faulty = validated(_PASSAGES[key], node, file)
        pack.problems += problems
        entry: Entry[Any] = Entry(file, node, record, f"{article.source}.{index}", faulty)
        sentence = None
        if key == "section":
            section = getattr(record, key) or section
        elif key == "headline":
            if article.headline:
                why = "headline: an article has one, and this is a second"
                pack.problems.append(entry.problem("headline", why, "headline"))
            article.headline = article.headline or getattr(record, key)
        elif key == "dateline":
            article.datelines.append(getattr(record, key) or "")
        else:
            number = len(article.sentences) + 1
            entry.id = f"{article.source}.{number}"
            sentence = Sentence(number, section, entry)
            article.sentences.append(sentence)
            _read_facts(pack, sentence)
        pieces.append(_Piece(key, entry, sentence))
    return pieces


def _read_facts(pack: LoadedPack, sentence: Sentence) -> None:
    entry = sentence.entry
    nodes = entry.node.get("facts", ())
    if isinstance(nodes, str | Mapping):
        why = f"facts: a list is expected, not {strict_yaml.type_name(nodes)}"
        pack.problems.append(entry.problem("tuple_type", why, "facts"))
        return
    for index, node in enumerate(nodes):
        if pack.full:
            return
        model = _model_of(node)
        if isinstance(model, str):
            pack.problems.append(entry.problem("kind", model, "facts", index))
            continue
        record, problems, faulty = validated(model, node, entry.file)
        pack.problems += problems
        identifier = getattr(record, model.kind) or ""
        sentence.facts.append(Entry(entry.file, node, record, str(identifier), faulty))


def _model_of(node: object) -> type[Fact] | str:
    """The model of a fact, by the key that is there; or what is wrong with its keys."""
    if not isinstance(node, Mapping):
        return "a fact (a mapping) is expected here"
    kinds = [kind for kind in FACTS if kind in node]
    others = [kind for kind in kinds if kind != "round"]
    if len(others) > 1:
        return f"a fact is of one kind, and this has {' and '.join(others)}: write one for each"
    if not kinds:
        close = [name for key in list(node)[:3] for name in nearest(key, FACTS, 1)]
        return (
            f"a fact needs one of {', '.join(sorted(FACTS))}, which says its kind"
            f"{did_you_mean(tuple(close[:1]))}"
        )
    return FACTS[kinds[0]]


def _read_text(pack: LoadedPack, article: Article) -> None:
    """The text of the article's file; a problem where it is not the file that was annotated."""
    head = article.head
    file, pinned = head.record.article, head.record.sha256
    if not file or not pinned:
        return
    if Path(file).is_absolute():
        why = "article: must be relative to the pack's folder"
        pack.problems.append(head.problem("article", why, "article"))
        return
    try:
        beside = "it lies neither in the pack's folder nor beside it"
        real = resolved(pack.folder / file, pack.tree.parent, file, beside)
        raw = read_bytes(real, file)
    except Refused as refused:
        why = f"article: {file}: {refused.problem.message}"
        pack.problems.append(head.problem("article", why, "article"))
        return
    pack.files.append(real)
    found = hashlib.sha256(raw).hexdigest()
    if found != pinned:
        # Nothing of it is told: it may be a file that the pack has no business with.
        why = f"sha256: the article {file} has changed: its SHA-256 is {found}, not {pinned}"
        pack.problems.append(head.problem("article_changed", why, "sha256"))
        return
    try:
        article.text = raw.decode()
    except UnicodeDecodeError as fault:
        why = f"article: {file} is not UTF-8 (byte {fault.start})"
        pack.problems.append(head.problem("article", why, "article"))


def _place(pack: LoadedPack, article: Article, pieces: list[_Piece]) -> None:
    """Give every sentence its place in the article; what is not the same there is a problem."""
    if article.head.faulty or any(not piece.text for piece in pieces):
        pieces = [piece for piece in pieces if piece.text]
    aligned = align(article.text, [piece.text for piece in pieces])
    for at, why in aligned.partings:
        if at == len(pieces):
            problem = article.head.problem("sentences", f"sentences: {why}", "sentences")
        else:
            piece = pieces[at]
            which = f"sentence {piece.sentence.number}" if piece.sentence else piece.key
            problem = piece.entry.problem("sentences", f"{which}: {why}", piece.key)
        pack.problems.append(problem)
    for piece, span in zip(pieces, aligned.spans, strict=True):
        if span is None:
            continue
        start, end = span
        if piece.key in _LINES and not _is_a_line(article.text, start, end):
            why = f"{_LINES[piece.key]} is a line of its own, and in the article this is none"
            pack.problems.append(piece.entry.problem(piece.key, f"{piece.key}: {why}", piece.key))
        if sentence := piece.sentence:
            sentence.start, sentence.end = start, end
            sentence.text = article.text[start:end]
            if end - start > LONGEST_SENTENCE:
                why = f"sentence {sentence.number} has more than {LONGEST_SENTENCE:,} characters"
                pack.problems.append(piece.entry.problem("article", why, "text"))


def _is_a_line(text: str, start: int, end: int) -> bool:
    before, after = text[:start][-200:], text[end : end + 200]
    return not _line_end(before[::-1]) and not _line_end(after)


def _line_end(text: str) -> str:
    """What stands on a line before its end, white space aside."""
    return (text.splitlines() or [""])[0].strip(" \t\xa0\ufeff\u3000")
