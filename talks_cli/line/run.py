"""Run one command line: understand it, answer it, tell what went wrong."""

from __future__ import annotations

import json
import re

from talks_cli.answer import answer
from talks_cli.errors import InvalidPack, TalksError
from talks_cli.line.quick import quickly_understood
from talks_cli.line.shape import known_shape
from talks_cli.line.walk import Line
from talks_cli.output.streams import complain, tell, write

_SURROGATE = re.compile("[\ud800-\udfff]")


def run(arguments: list[str]) -> int:
    """Answer `arguments`; the exit code. What goes wrong is told on stderr, in lines of its own."""
    line = Line(arguments, known_shape())
    try:
        request = quickly_understood(line)
        if request is None:
            from talks_cli.line.app import understood

            said = understood(line)
            if isinstance(said, str):
                write([said])
                return 0
            request = said
        answer(request)
    except TalksError as fault:
        if fault.exit_code < 3:
            from talks_cli.line.teach import taught

            fault = taught(fault, line)
        return report(fault, line)
    return 0


def report(fault: TalksError, line: Line) -> int:
    """Tell `fault` the way the command line asked for: lines, or one line of JSON."""
    if line.wants_json():
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
    elif isinstance(fault, InvalidPack):
        for problem in fault.problems:
            complain(str(problem))
    else:
        complain(fault.message)
    return fault.exit_code


def report_internal(message: str, arguments: list[str]) -> int:
    """Tell a fault of the program itself as any other."""
    return report(TalksError(message), Line(arguments, known_shape()))


def _as_text(message: str) -> str:
    """`message`, with what stands in it for bytes that are no text written out."""
    return _SURROGATE.sub(lambda found: ascii(found[0])[1:-1], message)
