"""Run one command line: understand it, answer it, tell what went wrong."""

from __future__ import annotations

import json
import os
import re

from talks_cli.answer import answer
from talks_cli.errors import InternalError, InvalidPack, TalksError
from talks_cli.line.quick import quickly_understood
from talks_cli.output.streams import complain, tell, write

_BUNDLE = re.compile("-[a-zA-Z]*?f(.*)", re.DOTALL)  # -f, -fjson, -ef: short options in one word
_SURROGATE = re.compile("[\ud800-\udfff]")


def run(arguments: list[str]) -> int:
    """Answer `arguments`; the exit code. What goes wrong is told on stderr, in lines of its own."""
    try:
        request = quickly_understood(arguments)
        if request is None:
            from talks_cli.line.app import understood

            said = understood(arguments)
            if isinstance(said, str):
                write([said])
                return 0
            request = said
        answer(request)
    except TalksError as fault:
        return report(fault, arguments)
    except BrokenPipeError:
        raise
    except Exception as fault:
        if os.environ.get("TALKS_TRACEBACK"):
            raise
        return report(InternalError(fault), arguments)
    return 0


def report(fault: TalksError, arguments: list[str]) -> int:
    """Tell `fault` the way the command line asked for: lines, or one line of JSON."""
    if wants_json(arguments):
        error: dict[str, object] = {
            "code": fault.code,
            "message": _as_text(fault.message),
            "suggestions": list(fault.suggestions),
        }
        if isinstance(fault, InvalidPack):
            error["problems"] = [
                {
                    "file": _as_text(problem.file),
                    "line": problem.line,
                    "column": problem.column,
                    "code": problem.code,
                    "message": _as_text(problem.message),
                }
                for problem in fault.problems
            ]
        tell(json.dumps({"error": error}))
    elif isinstance(fault, InvalidPack) and fault.shown:
        for problem in fault.problems:
            tell(fault.shown(problem))
    else:
        problems = fault.problems if isinstance(fault, InvalidPack) else [fault.message]
        for problem in problems:
            complain(str(problem))
    return fault.exit_code


def _as_text(message: str) -> str:
    """`message`, with what stands in it for bytes that are no text written out."""
    return _SURROGATE.sub(lambda found: ascii(found[0])[1:-1], message)


def wants_json(arguments: list[str]) -> bool:
    """Whether a command line, sound or not, asks for a JSON format."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        following = arguments[index + 1 : index + 2]
        asked = argument.partition("=")[2] if argument.startswith("--format=") else ""
        if argument == "--format":
            asked = "".join(following)
        elif bundle := _BUNDLE.match(argument):
            asked = bundle[1] or "".join(following)
        if argument == "--json" or asked in ("json", "jsonl"):
            return True
    return False
