"""The command line: a Typer app that builds only the command that is asked for."""

from __future__ import annotations

import contextlib
import inspect
import io
import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_command_from_info
from typer.models import CommandInfo

from talks_cli import __version__, options
from talks_cli.answer import answer
from talks_cli.door import open_dataset
from talks_cli.errors import InvalidPack, TalksError, UsageFault
from talks_cli.names import nearest
from talks_cli.streams import complain, tell, write
from talks_cli.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable

    from talks_cli.view import View

# The other subcommands: where their function is, and their line in `talks --help`.
CURATING = {
    "check": ("talks_cli.curate.check", "Prove a dataset against its articles."),
}
SUMMARIES = TOPICS | {name: line for name, (_, line) in CURATING.items()}

_COMMON = inspect.signature(options.common, eval_str=True).parameters


class Command(TyperCommand):
    """A subcommand whose help tells its own options from those that every lookup takes."""

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:
        rows: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                common = param.name in _COMMON or param.name == "help"
                own = "Arguments" if param.param_type_name == "argument" else "Options"
                rows.setdefault("Every lookup takes" if common else own, []).append(record)
        for heading in ("Arguments", "Options", "Every lookup takes"):
            if heading in rows:
                with formatter.section(heading):
                    formatter.write_dl(rows[heading])

    def format_help_text(self, ctx: typer.Context, formatter: Any) -> None:
        text, _, example = (self.help or "").partition("\n\nExample: ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)
        with formatter.section("Example"):
            formatter.write_text(example)


class LazyGroup(TyperGroup):
    """The subcommands by name; each is imported and built when it is asked for."""

    def list_commands(self, ctx: typer.Context) -> list[str]:
        return list(SUMMARIES)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:
        return build(cmd_name) if cmd_name in SUMMARIES else None

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:
        if args[0] not in SUMMARIES and not args[0].startswith("-"):
            close = nearest(args[0], SUMMARIES)
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            raise UsageFault(f"no command {args[0]!r}{hint} (see 'talks --help')", close)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:
        for heading, names in (("Lookups", TOPICS), ("Curating", CURATING)):
            with formatter.section(heading):
                formatter.write_dl([(name, SUMMARIES[name]) for name in names])

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:
        self.format_commands(ctx, formatter)
        with formatter.section("Options"):
            records = (param.get_help_record(ctx) for param in self.get_params(ctx))
            formatter.write_dl([record for record in records if record])

    def _main_shell_completion(self, *_: Any, **__: Any) -> None:
        """Typer's own completion stays out: it runs what it finds in data (see README)."""


app = typer.Typer(
    name="talks",
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def build(name: str) -> TyperCommand:
    """The Typer command `name`: its function's options, then those that every lookup takes."""
    function = function_of(name)
    subject, *rest = inspect.signature(function).parameters.values()
    # Topics annotate their parameters with names from `options` that only type checkers import.
    own = [param.replace(annotation=getattr(options, param.annotation)) for param in rest]
    look_up: Callable[..., View] = function
    if subject.name == "dataset":

        def look_up(data: str | None, **asked: Any) -> View:
            return function(open_dataset(data), **asked)

    def run(ctx: typer.Context, **given: Any) -> None:
        common = merged(ctx.obj or {}, {key: given.pop(key) for key in _COMMON})
        answer(look_up, given, common)

    context = inspect.Parameter(
        "ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
    )
    signature = inspect.Signature([context, *own, *_COMMON.values()])
    run.__signature__ = signature  # type: ignore[attr-defined]
    run.__annotations__ = {}
    info = CommandInfo(
        name=name,
        cls=Command,
        callback=run,
        help=function.__doc__,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    assert isinstance(command, TyperCommand)
    return command


def function_of(name: str) -> Callable[..., Any]:
    """The function behind a subcommand: the one of the same name in its module."""
    module = CURATING[name][0] if name in CURATING else f"talks_cli.topics.{name}"
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def merged(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The common options given before the subcommand and after it; after wins."""
    chosen = {key: after[key] or before.get(key) for key in after}
    chosen["format"] = [*(before.get("format") or ()), *(after["format"] or ())]
    return chosen


@app.callback(invoke_without_command=True)
def top(
    ctx: typer.Context,
    format: options.Format = None,
    json: options.Json = False,
    fields: options.Fields = None,
    evidence: options.Evidence = False,
    color: options.Color = None,
    width: options.Width = None,
    data: options.Data = None,
    version: options.Version = False,
) -> None:
    """Look up who sat where, said what and agreed what, as the source reports it.

    Every answer says who says it and in which sentence.
    """
    if version:
        about = open_dataset(data).about
        typer.echo(f"talks {__version__} (dataset {about['id']} {about['version']})")
    elif ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
    ctx.obj = {key: value for key, value in ctx.params.items() if key in _COMMON}


def run(arguments: list[str]) -> int:
    """Run one command line; the exit code. What goes wrong is told on stderr, in one line."""
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            get_command(app).main(arguments, prog_name="talks", standalone_mode=False)
        if printed.getvalue():
            write([printed.getvalue().rstrip() + "\n"])
    except typer.TyperException as fault:
        line = " ".join(fault.format_message().split())
        return report(UsageFault(f"{line[:1].lower()}{line[1:]}"), arguments)
    except TalksError as fault:
        return report(fault, arguments)
    return 0


def report(fault: TalksError, arguments: list[str]) -> int:
    """Tell `fault` the way the command line asked for: lines, or one line of JSON."""
    if wants_json(arguments):
        error: dict[str, Any] = {
            "code": fault.code,
            "message": fault.message,
            "suggestions": list(fault.suggestions),
        }
        if isinstance(fault, InvalidPack):
            places = ("file", "line", "column", "code", "message")
            error["problems"] = [
                {place: getattr(problem, place) for place in places} for problem in fault.problems
            ]
        tell(json.dumps({"error": error}))
    else:
        for line in fault.message.split("\n"):
            complain(line)
    return fault.exit_code


def wants_json(arguments: list[str]) -> bool:
    """Whether a command line, sound or not, asks for a JSON format."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        following = arguments[index + 1 : index + 2]
        asked = argument.partition("=")[2] if argument.startswith("--format=") else ""
        if argument in ("-f", "--format") and following:
            asked = following[0]
        elif argument.startswith("-f") and not argument.startswith("--"):
            asked = argument[2:]
        if argument == "--json" or asked in ("json", "jsonl"):
            return True
    return False
