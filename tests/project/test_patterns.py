"""Patterns: none is possessive or atomic, for Python before 3.11.5 matches those wrongly."""

from __future__ import annotations

import ast
import re
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.curate.read.dates import _calendar
from tests.packs import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

READ_BY = {
    "compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"
}  # fmt: skip
FOLDERS = {
    ".": [ROOT / "hatch_build.py"],
    **{top: sorted((ROOT / top).rglob("*.py")) for top in ("talks_cli", "benchmarks", "tests")},
}


def names_in(path: Path) -> dict[str, Any]:
    """What the module at `path` has names for."""
    return vars(import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)))


def patterns(source: str, names: Callable[[], dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """The patterns that a module's `source` gives to `re` and `pytest.raises`, with their lines.

    `names` is what the module has names for; `x` stands for what is known at run time alone.
    """
    for node in ast.walk(ast.parse(source)):
        assert not (isinstance(node, ast.ImportFrom) and node.module == "re"), "call it re.compile"
        if not isinstance(node, ast.Call):
            continue
        given = [keyword.value for keyword in node.keywords if keyword.arg in ("match", "pattern")]
        match node.func:
            case ast.Attribute(value=ast.Name(id="re"), attr=function) if function in READ_BY:
                given += node.args[:1]
        for pattern in given:
            yield node.lineno, told(pattern, names())


def told(node: ast.expr, names: dict[str, Any]) -> str:
    """What is known of a text without running what it stands in."""
    if isinstance(node, ast.Starred):
        return told(node.value, names)
    try:
        value = eval(compile(ast.Expression(node), "", "eval"), dict(names))
    except NameError:
        value = None
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, str | int):
        return str(value)
    parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
    return "".join(told(part, names) for part in parts) or "x"


def is_possessive(pattern: str) -> bool:
    """Whether a pattern has a possessive quantifier or an atomic group."""
    steps = repr(import_module("re._parser").parse(pattern))
    return "POSSESSIVE_REPEAT" in steps or "ATOMIC_GROUP" in steps


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_pattern_is_possessive_or_atomic(folder: str) -> None:
    for path in FOLDERS[folder]:
        source = path.read_text(encoding="utf-8")
        if not re.search(r"\bre\b|\b(?:match|pattern)=", source):
            continue
        for line, pattern in patterns(source, partial(names_in, path)):
            assert pattern.strip("x"), f"{path}:{line}: nothing of the pattern is written there"
            assert not is_possessive(pattern), f"{path}:{line}: {pattern}"


@pytest.mark.parametrize("language", ["en", "ru", "tr", "ar", "zh"])
def test_neither_is_one_that_is_put_together_of_names(language: str) -> None:
    assert not is_possessive(_calendar(language).pattern.pattern)


@pytest.mark.parametrize(
    "source",
    [
        "re.compile('a++')",
        "re.search(r'[+]*+', text)",
        "re.sub('(?:ab)?+', '', text)",
        "re.fullmatch('a(b(?:c|d{2,3}+))e', text)",
        "re.findall(pattern='(?>ab)', string=text)",
        "re.compile(PART)",
        "re.compile(rf'{PART}b')",
        "re.compile(PART + 'b')",
        "re.compile(rf'a{{1,{MOST}}}+')",
        "def find(words): re.compile('|'.join(['a++', *words]))",
        "def find(word): re.search(rf'{word}a{{1,{MOST}}}+', text)",
        "def find(words): re.search('a++'.join(map(re.escape, words)), text)",
        "pytest.raises(ValueError, match='a++')",
    ],
)
def test_a_possessive_or_atomic_pattern_is_found(source: str) -> None:
    names = {"PART": "(?:a++)", "MOST": 3}
    assert [is_possessive(found) for _, found in patterns(source, lambda: names)] == [True]


@pytest.mark.parametrize(
    "source", ["re.compile(r'a\\++[+]+(?:b+)+?')", "print('a++')", "re.escape('a++')"]
)
def test_another_pattern_or_text_is_not(source: str) -> None:
    found = [is_possessive(pattern) for _, pattern in patterns(source, dict)]
    assert True not in found
