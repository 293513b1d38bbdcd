"""What can go wrong, and the exit code that scripts see for it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class TalksError(Exception):
    """A fault that ends the run: one line for people, one object for scripts."""

    code = "internal"  # of the program itself, unless a subclass says otherwise
    exit_code = 3

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = suggestions


class UnknownName(TalksError):
    """The thing named does not exist; `suggestions` are the nearest names."""

    code = "unknown_name"
    exit_code = 1


class AmbiguousName(UnknownName):
    """The thing named could be each of the `suggestions`, and a script wants one."""

    code = "ambiguous_name"


class UsageFault(TalksError):
    """The command line cannot be understood."""

    code = "usage"
    exit_code = 2


class Undecided(UsageFault):
    """What was given could be each of the `suggestions`, and nobody but who gave it can say."""


class FileFault(TalksError):
    """A file cannot be read or written."""

    code = "file"


def missing(path: str) -> FileFault:
    """What to say of a file that every installation has, and this one has not."""
    why = "no such file: install talks anew (it does not run from within a zip file)"
    return FileFault(f"{path}: {why}")


class DamagedDataset(TalksError):
    """A compiled file is not what was compiled: nothing in it is believed."""

    code = "damaged_dataset"


class Problem:
    """One thing wrong in a pack, with its place: lines and columns count from 1."""

    __slots__ = ("code", "column", "file", "line", "message")

    def __init__(self, file: str, line: int, column: int, code: str, message: str) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

    def __repr__(self) -> str:
        return f"Problem({str(self)!r}, code={self.code!r})"


class InvalidPack(TalksError):
    """A pack breaks the rules; `problems` are all that were found, in reading order.

    `shown` makes the line that tells one of them, where that is not to be a line for people.
    """

    code = "invalid_pack"

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
        self.shown: Callable[[Problem], str] | None = None
