"""The command line: a Typer app that builds only the command that is asked for."""

from __future__ import annotations

import contextlib
import inspect
import io
import os
import sys
from textwrap import TextWrapper
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_params_convertors_ctx_param_name_from_function as typer_params

from talks_cli import __version__
from talks_cli.answer import chosen_width, function_of
from talks_cli.door import open_dataset
from talks_cli.errors import UsageFault
from talks_cli.line.carried import load_shape
from talks_cli.line.examples import FIRST, filled
from talks_cli.line.quick import requested
from talks_cli.output.safe import visible
from talks_cli.output.streams import STDOUT
from talks_cli.tasks import TASKS, WITH_VIEW
from talks_cli.topics import TOPICS, options

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.answer import Request
    from talks_cli.line.walk import Line

SUMMARIES = TOPICS | TASKS


def parameters(function: Callable[..., Any]) -> list[Any]:
    """What a function takes from the command line: its parameters that `options` declares."""
    function = inspect.unwrap(function)  # Typer looks at what is within, as under `mutmut`
    found = inspect.get_annotations(function, globals=vars(options), eval_str=True)
    declared = {name: kind for name, kind in found.items() if hasattr(kind, "__metadata__")}
    function.__annotations__ = declared  # for Typer, which would look for their names elsewhere
    return [param for param in typer_params(function)[0] if param.name in declared]


def _standing_alone(option: Any) -> Any:
    """The argument that means what an option does."""
    same = f"The same as {max(option.opts, key=len)}."
    return TyperArgument(param_decls=["alone"], metavar=f"[{option.metavar}]", help=same)


def _settings() -> dict[str, Any]:
    """Both spellings of help, as wide as an answer would be: a pipe has always the same width."""
    width = chosen_width(None, os.environ, os.isatty(STDOUT))
    return {"help_option_names": ["-h", "--help"], "terminal_width": min(width, 100)}


def _list(formatter: Any, rows: list[tuple[str, str]]) -> None:
    """Write words and what they mean beside them, whole words even where the width is small."""
    formatter.write_dl(rows, col_max=30 if formatter.width > 60 else 12)


class Command(TyperCommand):
    """A subcommand: its function's options, then, of a lookup, those that every lookup takes.

    An argument that stands alone means the option that the function's module names in `ALONE`.
    """

    def __init__(self, name: str) -> None:
        self.function = function_of(name)
        self.lookup = name in TOPICS or name in WITH_VIEW
        self.alone = getattr(sys.modules[self.function.__module__], "ALONE", None)
        own = parameters(self.function)
        if self.alone:
            own.insert(0, _standing_alone(next(p for p in own if p.name == self.alone)))
        without = getattr(sys.modules[self.function.__module__], "WITHOUT", ())
        common = parameters(options.common) if self.lookup else ()
        params = [*own, *(param for param in common if param.name not in without)]
        text = inspect.getdoc(self.function)
        if text is None and (shape := load_shape()):  # Python strips docstrings when asked to
            text = shape["commands"][name]["text"]
        help = text or SUMMARIES[name]
        super().__init__(
            name, params=params, help=help, context_settings=_settings(), rich_markup_mode=None
        )

    def invoke(self, ctx: Any) -> Request:
        found = {str(param.name): ctx.params[param.name] for param in self.params}
        values = {name: [*v] or None if isinstance(v, tuple) else v for name, v in found.items()}
        return requested(ctx.obj, vars(self), dict(ctx.parent.params), values)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        rows: dict[str, list[tuple[str, str]]] = {}
        common = [param.name for param in app.params] if self.lookup else []
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                own = "Arguments" if param.param_type_name == "argument" else "Options"
                of_all = param.name in common or (self.lookup and param.name == "help")
                rows.setdefault("Every lookup takes" if of_all else own, []).append(record)
        for heading in ("Arguments", "Options", "Every lookup takes"):
            if heading in rows:
                with formatter.section(heading):
                    _list(formatter, rows[heading])

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        text, _, example = (self.help or "").partition("\n\nExample: ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)
        if example:
            with formatter.section("Example"):
                formatter.write_text(filled(example, ctx.obj.value("data")))


class Help(Command):
    """`talks help COMMAND` is `talks COMMAND --help`; about anything else its function tells."""

    def invoke(self, ctx: Any) -> Any:
        subject = ctx.params["subject"]
        if subject in SUMMARIES:
            command = build(subject)
            return command.get_help(typer.Context(command, ctx.parent, subject))
        return super().invoke(ctx) if subject else app.get_help(ctx.parent)


def build(name: str) -> Command:
    """The subcommand `name`."""
    return Help(name) if name == "help" else Command(name)


class LazyGroup(TyperGroup):
    """The subcommands by name; each is imported and built when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(SUMMARIES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return build(cmd_name) if cmd_name in SUMMARIES else None

    def invoke(self, ctx: Any) -> Any:
        """What the subcommand makes of its part; of what stands before it, itself."""
        line: Line = ctx.obj
        if ctx.params.pop("version"):
            about = open_dataset(line.value("data")).about
            return visible(f"talks {__version__} (dataset {about['id']} {about['version']})")
        if line.command is None and line.given:
            raise UsageFault("a command is expected (see 'talks --help')")
        return first_page() if line.command is None else super().invoke(ctx)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for heading, names in (("Lookups", TOPICS), ("Curating and more", TASKS)):
            with formatter.section(heading):
                _list(formatter, [(name, SUMMARIES[name]) for name in names])

    def format_options(self, ctx: Any, formatter: Any) -> None:
        self.format_commands(ctx, formatter)
        with formatter.section("Options"):
            records = (param.get_help_record(ctx) for param in self.get_params(ctx))
            _list(formatter, [record for record in records if record])

    def _main_shell_completion(self, *_: Any, **__: Any) -> None:
        """Typer's own completion stays out: `complete` offers only what is safe in a shell."""


app = LazyGroup(
    name="talks",
    params=[*parameters(options.first), *parameters(options.common)],
    help=(
        "Look up who sat where, said what and agreed what, as the source reports it.\n\n"
        "Every answer says who says it and in which sentence."
    ),
    invoke_without_command=True,
    context_settings=_settings(),
    rich_markup_mode=None,
)


def first_page() -> str:
    """What fits a small screen: the commands, a line each, and three of them as one types them."""
    line = TextWrapper(_settings()["terminal_width"], subsequent_indent=" " * 14)
    lookups, tasks = (
        "".join(f"{line.fill(f'  {name:<12}{told}')}\n" for name, told in names.items())
        for names in (TOPICS, TASKS)
    )
    examples = "".join(f"  {filled(example)}\n" for example in FIRST)
    return f"Usage: talks COMMAND …, for example\n{examples}\n{lookups}{tasks}"


def understood(line: Line) -> Request | str:
    """What a command line asks for, or what Typer has to say to it; UsageFault if it is nothing."""
    if line.dashed:
        flag, param, value = line.dashed
        joined = f"{param['flags'][0]}={value}"
        why = f"one that begins with '-' is joined to it: {joined}"
        raise UsageFault(f"option '{flag}' requires an argument; {why}")
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            said = app.main(line.words, prog_name="talks", standalone_mode=False, obj=line)
    except typer.TyperException as fault:
        text = " ".join(fault.format_message().split()).removesuffix(".")
        text = text.replace("a valid int range", "a whole number")
        raise UsageFault(f"{text[:1].lower()}{text[1:]}") from None
    if printed.getvalue():  # by --help, and `said` is its exit code
        said = printed.getvalue()
    return f"{said.rstrip()}\n" if isinstance(said, str) else said
