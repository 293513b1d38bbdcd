"""A command line read word by word, sound or not: what was given, and what was not understood."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from talks_cli.line.carried import Shape

    Param = dict[str, Any]
    Given = tuple[Param, Any]  # an option or an argument, and its value: True of a flag

# Options and their values with which errors are told as JSON too.
_JSON = {"format": ("json", "jsonl", "annotations"), "cite": ("csl-json",)}


class Line:
    """Where a line stands after its words.

    `before` was given before the subcommand, `given` after it (or, while there is none, so far).
    `unknown` and `surplus` are the places of options that nothing takes, and of arguments too many;
    `dashed` is an option and what stands, with a dash, where its value should. A line is `sound`
    where none of this is, and `waiting` is an option whose value comes next.
    """

    def __init__(self, words: list[str], shape: Shape) -> None:
        self.words = words
        self.shape = shape
        self.command: str | None = None
        self.params: list[Param] = shape["top"]
        self.before: list[Given] = []
        self.given: list[Given] = []
        self.unknown: list[int] = []
        self.surplus: list[int] = []
        self.dashed: tuple[str, Param, str] | None = None
        self.sound = True
        self.ended = False  # by `--`
        self.waiting: Param | None = None
        self._flag = ""  # how the option that waits was written
        for place, word in enumerate(words):
            self._take(place, word)

    def _take(self, place: int, word: str) -> None:
        dashed = word[:1] == "-" and word != "-"
        if self.waiting:
            param, self.waiting = self.waiting, None
            if not dashed:
                self.given.append((param, word))
                return
            self.dashed, self.sound = self.dashed or (self._flag, param, word), False
        if self.ended or not dashed:
            self._take_plain(place, word)
        elif word == "--":
            self.ended = True
        elif word.startswith("--"):
            self._take_option(place, *word.partition("="))
        else:
            self._take_letters(place, word)

    def _take_plain(self, place: int, word: str) -> None:
        if self.command is None:
            self.command = word
            self.before, self.given, self.ended = self.given, [], False
            if known := self.shape["commands"].get(word):
                self.params = known["params"]
        elif param := self.argument():
            self.given.append((param, word))
        else:
            self.surplus.append(place)
            self.sound = False

    def _take_option(self, place: int, flag: str, equals: str, value: str) -> None:
        param = self.option(flag)
        if param is None:
            self.unknown.append(place)
            self.sound = False
        elif param["type"] == "flag":
            self.given.append((param, True))
            self.sound = self.sound and not equals
        elif equals:
            self.given.append((param, value))
        else:
            self.waiting, self._flag = param, flag

    def _take_letters(self, place: int, word: str) -> None:
        """`-e`, `-fcsv`, `-ef csv`: flags in one word, the last of which may have a value."""
        for at, letter in enumerate(word[1:], start=2):
            param = self.option(f"-{letter}")
            if param is None or param["type"] == "flag":
                self._take_option(place, f"-{letter}", "", "")
            elif value := word[at:]:
                self.given.append((param, value))
                return
            else:
                self.waiting, self._flag = param, f"-{letter}"

    def option(self, flag: str) -> Param | None:
        """The option that goes by `flag` here."""
        return next((param for param in self.params if flag in param["flags"]), None)

    def argument(self) -> Param | None:
        """The argument that the next plain word is; None if there is none left."""
        params = [param for param in self.params if not param["flags"]]
        taken = sum(not param["flags"] for param, _ in self.given)
        if taken >= len(params) and not (params and params[-1]["multiple"]):
            return None
        return params[min(taken, len(params) - 1)]

    def value(self, name: str) -> Any:
        """What was last given for a parameter, before the subcommand or after it."""
        return {param["name"]: value for param, value in (*self.before, *self.given)}.get(name)

    def wants_json(self) -> bool:
        """Whether it asks for a JSON format."""
        return any(
            param["name"] == "json"
            or (param["name"] in _JSON and value.casefold() in _JSON[param["name"]])
            for param, value in (*self.before, *self.given)
        )
