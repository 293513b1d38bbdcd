"""The command line: a Typer app that builds only the command that is asked for."""

from __future__ import annotations

import contextlib
import inspect
import io
import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from talks_cli import __version__
from talks_cli.answer import Request, chosen_width, function_of
from talks_cli.door import open_dataset
from talks_cli.errors import UsageFault
from talks_cli.line.carried import load_shape
from talks_cli.names import nearest
from talks_cli.output.safe import visible
from talks_cli.output.streams import STDOUT
from talks_cli.tasks import TASKS, WITH_VIEW
from talks_cli.topics import TOPICS, options

if TYPE_CHECKING:
    from collections.abc import Callable

SUMMARIES = TOPICS | TASKS

COMMON = inspect.signature(options.common, eval_str=True).parameters


def refuse_options_as_values(params: list[Any], words: list[str]) -> None:
    """UsageFault where an option stands where another's value should, as in `--data --json`."""
    options = [param for param in params if param.param_type_name == "option"]
    valued = {flag: param for param in options if not param.is_flag for flag in param.opts}
    for word, following in pairwise(words):
        if word == "--":
            return
        flag = word if word.startswith("--") else f"-{word[-1:]}"  # of `-ef`, the last
        if flag in valued and following.startswith("-") and following != "-":
            joined = f"{valued[flag].opts[0]}={following}"
            why = f"one that begins with '-' is joined to it: {joined}"
            raise UsageFault(f"option '{flag}' requires an argument; {why}")


class Command(TyperCommand):
    """A subcommand whose help tells its own options from those that every lookup takes."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        refuse_options_as_values(self.get_params(ctx), args)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        rows: dict[str, list[tuple[str, str]]] = {}
        params = self.get_params(ctx)
        lookup = any(param.name in COMMON for param in params)
        for param in params:
            if record := param.get_help_record(ctx):
                common = lookup and (param.name in COMMON or param.name == "help")
                own = "Arguments" if param.param_type_name == "argument" else "Options"
                rows.setdefault("Every lookup takes" if common else own, []).append(record)
        for heading in ("Arguments", "Options", "Every lookup takes"):
            if heading in rows:
                with formatter.section(heading):
                    formatter.write_dl(rows[heading])

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        text, _, example = (self.help or "").partition("\n\nExample: ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)
        if example:
            with formatter.section("Example"):
                formatter.write_text(example)


class LazyGroup(TyperGroup):
    """The subcommands by name; each is imported and built when it is asked for."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        refuse_options_as_values(self.get_params(ctx), args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(SUMMARIES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return build(cmd_name) if cmd_name in SUMMARIES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in SUMMARIES and not args[0].startswith("-"):
            close = nearest(args[0], SUMMARIES)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            raise UsageFault(f"no command {args[0]!r}{hint} (see 'talks --help')", close)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for heading, names in (("Lookups", TOPICS), ("Curating", TASKS)):
            with formatter.section(heading):
                formatter.write_dl([(name, SUMMARIES[name]) for name in names])

    def format_options(self, ctx: Any, formatter: Any) -> None:
        self.format_commands(ctx, formatter)
        with formatter.section("Options"):
            records = (param.get_help_record(ctx) for param in self.get_params(ctx))
            formatter.write_dl([record for record in records if record])

    def _main_shell_completion(self, *_: Any, **__: Any) -> None:
        """Typer's own completion stays out: `complete` offers only what is safe in a shell."""


def _settings() -> dict[str, Any]:
    """Both spellings of help, as wide as an answer would be: a pipe has always the same width."""
    width = chosen_width(None, os.environ, os.isatty(STDOUT))
    return {"help_option_names": ["-h", "--help"], "terminal_width": min(width, 100)}


app = typer.Typer(
    name="talks",
    help=(
        "Look up who sat where, said what and agreed what, as the source reports it.\n\n"
        "Every answer says who says it and in which sentence."
    ),
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_settings(),
)


def help_of(name: str) -> str:
    """The docstring of a subcommand's function; where Python strips them, the wheel's copy."""
    text = inspect.getdoc(function_of(name))
    if text is None and (shape := load_shape()):
        text = shape["commands"][name]["text"]
    return text or SUMMARIES[name]


def build(name: str) -> Any:
    """The Typer command `name`: its function's options, then those that every lookup takes."""
    function = function_of(name)
    parameters = list(inspect.signature(function).parameters.values())
    lookup = name in TOPICS or name in WITH_VIEW
    # Parameters are annotated with names from `options` that only type checkers import.
    own = [
        param.replace(annotation=getattr(options, param.annotation))
        for param in (parameters[1:] if lookup else parameters)
    ]

    def run(ctx: typer.Context, **given: Any) -> Request:
        if not lookup:
            if wrong := [key for key, value in ctx.obj.items() if value]:
                raise UsageFault(f"{name} is no lookup and takes no --{wrong[0]}")
            return Request(name, given, None)
        common = merged(ctx.obj, {key: given.pop(key) for key in COMMON})
        return Request(name, given, common)

    _sign(run, [_parameters(run)[0], *own, *(COMMON.values() if lookup else ())])
    info = CommandInfo(
        name=name,
        cls=Command,
        callback=run,
        help=help_of(name),
        context_settings=_settings(),
    )
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    """The named parameters of a function of this module, their annotations evaluated."""
    found = inspect.signature(function, eval_str=True).parameters.values()
    return [param for param in found if param.kind is param.POSITIONAL_OR_KEYWORD]


def _sign(function: Callable[..., Any], parameters: list[inspect.Parameter]) -> None:
    """Give `function` the signature that Typer is to read."""
    keyword = [param.replace(kind=inspect.Parameter.KEYWORD_ONLY) for param in parameters]
    function.__signature__ = inspect.Signature(keyword)  # type: ignore[attr-defined]
    function.__annotations__ = {}


def merged(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The common options given before the subcommand and after it; after wins."""
    unset = (None, False)
    chosen = {key: before[key] if after[key] in unset else after[key] for key in after}
    chosen["format"] = [*(before["format"] or ()), *(after["format"] or ())]
    return chosen


def top(ctx: typer.Context, version: options.Version = False, **common: Any) -> None:
    """What stands before the subcommand: options of every lookup, or none and a wish for help."""
    ctx.obj = common
    if version:
        about = open_dataset(common["data"]).about
        typer.echo(visible(f"talks {__version__} (dataset {about['id']} {about['version']})"))
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        if any(value not in (None, False) for value in common.values()):
            raise UsageFault("a command is expected (see 'talks --help')")
        typer.echo(ctx.get_help())


_sign(top, [*_parameters(top), *COMMON.values()])
app.callback(invoke_without_command=True)(top)


def understood(arguments: list[str]) -> Request | str:
    """What a command line asks for, or what Typer has to say to it; UsageFault if it is nothing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            request = get_command(app).main(arguments, prog_name="talks", standalone_mode=False)
    except typer.TyperException as fault:
        line = " ".join(fault.format_message().split())
        raise UsageFault(f"{line[:1].lower()}{line[1:]}") from None
    return request if isinstance(request, Request) else printed.getvalue().rstrip() + "\n"
