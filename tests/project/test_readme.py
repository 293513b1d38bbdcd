"""The console blocks of README and docs are run and compared.

`python -m tests.project.test_readme` writes them anew, and you read the difference. A page is read
from top to bottom in a folder of its own: a block that a file's name stands above is written to
that file, a console block is run there.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from talks_cli import errors
from talks_cli.curate.read import facts, models, shapes
from talks_cli.curate.workshop import compile_folder
from talks_cli.line import app as cli
from talks_cli.topics import options
from tests.packs import DATA, HANGS, ROOT, install, unmeasured
from tests.together import Answering

if TYPE_CHECKING:
    from collections.abc import Iterator

README = ROOT / "README.md"
DOCS = sorted((ROOT / "docs").glob("*.md"))
WRITTEN = (README, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md", *DOCS)
COMMANDS = ROOT / "docs" / "commands.md"
_BLOCK = re.compile(
    r"^(?:`(?P<file>[^`\n]+)`:\n\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_FENCED = re.DOTALL | re.MULTILINE
_PROGRAMS = ("jq", "sqlite3", "datasette", "check-jsonschema")
_MODULES = ("duckdb", "duckdb_extension_sqlite_scanner", "pyspark")


# -- a page is played -----------------------------------------------------------------------------


class Played(NamedTuple):
    """A console block: as the page has it, as it is shown now, and what it would need for that."""

    text: str
    shown: str
    lacks: str


def played(page: Path, installed: Path) -> list[Played]:
    """The console blocks of a page, run with the program in the folder `installed`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environ = prepared(folder, installed)
        with Answering(environ, folder) as program:
            terminal = Terminal(folder, environ, program)
            return list(_blocks(page.read_text(encoding="utf-8"), terminal))


def prepared(folder: Path, installed: Path) -> dict[str, str]:
    """The environment of somebody who installed `talks` in `folder`, a checkout."""
    shims = folder / ".venv" / "bin"
    shims.mkdir(parents=True)
    (shims / "talks").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m talks_cli "$@"\n')
    (shims / "talks").chmod(0o755)
    (shims / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (shims / "python").chmod(0o755)
    for shipped in ("data", "seeds", "examples"):
        (folder / shipped).symlink_to(ROOT / shipped)
    paths = (str(shims), str(Path(sys.executable).parent), os.environ["PATH"])
    inherited = {name: value for name, value in unmeasured().items() if name != "TALKS_DATA"}
    there = filter(None, [str(installed), os.environ.get("PYTHONPATH")])
    return inherited | {"PATH": os.pathsep.join(paths), "PYTHONPATH": os.pathsep.join(there)}


# Of bash it needs no more than to take its quotes away, and to say how it ended.
_PLAIN = re.compile(r"(?:\.venv/bin/)?(talks [^|<>;&$`*?~#(){}\\]*)(; echo \"exit code \$\?\")?")


class Terminal(NamedTuple):
    """Where a page is played: its folder, its environment, and `talks` there."""

    folder: Path
    environ: dict[str, str]
    talks: Answering

    def shows(self, line: str) -> str:
        """What stands on the screen after a line, stdout and stderr together."""
        if plain := _PLAIN.fullmatch(line):
            said, code = self.talks.ask(shlex.split(plain[1])[1:])
            return f"{said}exit code {code}\n" if plain[2] else said
        done = subprocess.run(
            ["bash", "-c", line], env=self.environ, cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=HANGS, check=False,
        )  # fmt: skip
        return done.stdout.decode()


def _blocks(page: str, terminal: Terminal) -> Iterator[Played]:
    lacking: set[str] = set()  # files that a program which is not here would have made
    for block in _BLOCK.finditer(page):
        text = block["text"]
        if file := block["file"]:
            (terminal.folder / file).parent.mkdir(exist_ok=True)
            (terminal.folder / file).write_text(text, encoding="utf-8")
            lacking.update([file] if _lacks(text) else [])
        elif block["language"] == "console":
            if lacks := _lacks(text) or next((f"what {f} needs" for f in lacking if f in text), ""):
                yield Played(text, text, lacks)
            else:
                shown = (f"$ {line}\n{terminal.shows(line)}" for line in commands(text))
                yield Played(text, "".join(shown), "")


def _lacks(text: str) -> str:
    """A program or a module that a block needs and that is not installed; else nothing."""
    for program in _PROGRAMS:
        here = shutil.which(program) or (Path(sys.executable).parent / program).exists()
        if re.search(rf"(?:^\$|\|) {program} ", text, re.MULTILINE) and not here:
            return program
    for module in _MODULES:
        if re.search(rf"^(?:import|from) {module}\b", text, re.MULTILINE) and not find_spec(module):
            return module
    return ""


def commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def written_anew(page: Path, installed: Path) -> str:
    """The text of a page with its console blocks as they are shown now."""
    text, shown = page.read_text(encoding="utf-8"), iter(played(page, installed))

    def block(found: re.Match[str]) -> str:
        if found["language"] != "console":
            return found[0]
        return f"```console\n{next(shown).shown}```"

    return _BLOCK.sub(block, text)


@pytest.mark.parametrize("page", [README, *DOCS], ids=lambda page: page.stem)
def test_the_console_blocks_of_a_page_show_what_is_printed(page: Path, installed: Path) -> None:
    blocks = played(page, installed)
    assert [block.shown for block in blocks] == [block.text for block in blocks]
    if lacking := sorted({block.lacks for block in blocks if block.lacks}):
        pytest.skip(f"{', '.join(lacking)}: not installed, and the blocks with it not run")


# -- what has to be said somewhere ----------------------------------------------------------------


def section(page: Path, heading: str) -> str:
    """What stands below a heading that begins so, up to the next one as high."""
    level = heading.split(" ", 1)[0]
    found = re.search(
        rf"^{re.escape(heading)}\b.*?(?=^{level} |\Z)",
        page.read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert found, f"{page.name} has no {heading!r}"
    return found[0]


def options_of_commands() -> Iterator[tuple[str, str, bool]]:
    """Each command's options: the command, a flag, whether every lookup takes it."""
    common = {param.name for param in cli.app.params}
    for command in cli.SUMMARIES:
        for param in cli.build(command).params:
            for flag in param.opts if param.param_type_name == "option" else ():
                yield command, flag, param.name in common


@pytest.mark.parametrize("command", cli.SUMMARIES)
def test_every_command_has_a_section_with_an_example(command: str) -> None:
    assert "\n$ talks " in section(COMMANDS, f"## talks {command}")


@pytest.mark.parametrize("command", cli.SUMMARIES)
def test_every_option_of_a_command_stands_in_its_section(command: str) -> None:
    text = section(COMMANDS, f"## talks {command}")
    for flag in (
        flag for name, flag, common in options_of_commands() if name == command and not common
    ):
        assert re.search(rf"[`[(]{flag}\b", text), flag


def test_every_option_of_all_lookups_stands_in_one_section() -> None:
    text = section(COMMANDS, "## Options of every lookup")
    for flag in {flag for _, flag, common in options_of_commands() if common}:
        assert re.search(rf"`{flag}\b", text), flag


def test_every_format_is_documented() -> None:
    text = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    for format in options.FormatName:
        assert re.search(rf"^\|.*`{format}`.*\|", text, re.MULTILINE), format


def test_every_code_is_documented() -> None:
    program = "".join(path.read_text() for path in (ROOT / "talks_cli").rglob("*.py"))
    notes = set(re.findall(r'Note\(\s*"([a-z_]+)"', program))
    faults = {fault.code for fault in vars(errors).values() if hasattr(fault, "exit_code")}
    assert {"not_stated", "derived"} < notes
    for page, codes in (("json.md", notes), ("exit-codes.md", faults)):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for code in codes:
            assert re.search(rf"^\|.*`{code}`.*\|", text, re.MULTILINE), (page, code)


def test_every_field_of_a_record_is_documented() -> None:
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    from talks_cli.curate.tell.kinds import KINDS

    for kind, described in KINDS.items():
        (row,) = re.findall(rf"^\| `{kind}` \|.*$", text, re.MULTILINE)
        for field in described.own:
            assert f"`{field}`" in row, (kind, field)


def _written_keys() -> Iterator[tuple[str, str]]:
    """What a curator may write: each model with each of its keys."""
    for name, model in {**vars(facts), **vars(models)}.items():
        if isinstance(model, type) and issubclass(model, shapes.Part):
            for field, described in model.model_fields.items():
                yield name, described.alias or field


def test_every_key_that_a_curator_may_write_is_explained() -> None:
    text = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")
    for model, key in _written_keys():
        assert re.search(rf"`{key}\b", text), (model, key)


def test_every_status_is_explained() -> None:
    text = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")
    for status in shapes.STATUSES:
        assert re.search(rf"^\| `{status}` \|", text, re.MULTILINE), status


# -- the pages themselves -------------------------------------------------------------------------


def test_the_readme_is_short() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 180


def _anchors(page: Path) -> set[str]:
    """What links may lead to within a page, as GitHub makes them of headings."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=_FENCED)
    found = set()
    for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        bare = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(bare.replace(" ", "-"))
    return found


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.stem)
def test_every_link_within_the_checkout_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            file, _, anchor = link.partition("#")
            meant = (page.parent / file).resolve() if file else page
            assert meant.exists(), link
            assert not anchor or anchor in _anchors(meant), link


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_the_readme_leads_to_every_page(page: Path) -> None:
    assert f"(docs/{page.name})" in README.read_text(encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        compile_folder(str(DATA), str(Path(name, "shipped.sqlite")))
        installed = install(Path(name), Path(name, "shipped.sqlite"))
        for page in (README, *DOCS):
            page.write_text(written_anew(page, installed), encoding="utf-8")
