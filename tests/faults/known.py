"""The faults. To add one: what it is, where, what stands there, what is put, which tests notice.

What stands there stands once in the file; `tests/project/test_faults.py` says so where it has gone.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """`was` becomes `becomes` in `file`, and one of `tests` has to fail."""

    name: str
    file: str
    was: str
    becomes: str
    tests: tuple[str, ...]


REPLACED = "talks_cli/curate/write/replaced.py"
WORKSHOP = "talks_cli/curate/workshop.py"
PROGRESS = "talks_cli/curate/progress.py"
STORE = "talks_cli/dataset/store.py"
SEALED = "talks_cli/dataset/sealed.py"
FORMAT = "talks_cli/dataset/format.py"
RECORD = "talks_cli/dataset/record.py"
MAIN = "talks_cli/__main__.py"
DOOR = "talks_cli/door.py"
ERRORS = "talks_cli/errors.py"
NAMES = "talks_cli/names.py"
UNSEEN = "talks_cli/unseen.py"
SAFE = "talks_cli/output/safe.py"
STREAMS = "talks_cli/output/streams.py"
SEPARATED = "talks_cli/output/separated.py"
YAML = "talks_cli/output/yaml.py"
MACHINE = "talks_cli/output/machine.py"

_COMPILING = "tests/tasks/test_compile.py::"
_ENDED = "tests/process/test_surroundings.py::"
_STORE = "tests/dataset/test_store.py::"
_FORGED = "tests/dataset/test_forged.py::"
_PROCESS = "tests/process/test_process.py::"
_STREAMS = ("tests/process/test_streams.py",)
_NAMES = ("tests/test_names.py",)
_UNSEEN = ("tests/test_unseen.py",)
_SEPARATED = ("tests/output/test_separated.py",)
_YAML = ("tests/output/test_yaml.py",)
_MACHINE = ("tests/output/test_machine.py",)
_DOOR = ("tests/test_door.py",)

FAULTS = (
    # -- the file that is made ---------------------------------------------------------------------
    Fault("copied into place instead of renamed", REPLACED,
          "os.replace(beside, real)", "real.write_bytes(beside.read_bytes()); beside.unlink()",
          (_COMPILING + "test_the_old_file_stays_whole_for_who_reads_it",)),
    Fault("the old file is unlinked first", REPLACED,
          "os.replace(beside, real)", "real.unlink(missing_ok=True); os.replace(beside, real)",
          (_ENDED + "test_a_compilation_ended_at_any_touch_of_a_file_leaves_nothing_half_done",)),
    Fault("no fsync", REPLACED, "os.fsync(file.fileno())", "pass",
          (_COMPILING + "test_what_is_put_in_place_is_on_the_disk",)),
    Fault("put in place before its fsync", REPLACED,
          "with open(beside, \"rb\") as file:",
          "os.replace(beside, real)\n            beside = real\n"
          "            with open(beside, \"rb\") as file:",
          (_COMPILING + "test_what_is_put_in_place_is_on_the_disk",)),
    Fault("the umask is ignored", REPLACED, "return 0o666 & ~umask", "return 0o666",
          (_COMPILING + "test_a_new_file_has_the_mode_that_the_umask_leaves",)),
    Fault("the umask is left changed", REPLACED, "    os.umask(umask)\n", "",
          (_COMPILING + "test_a_new_file_has_the_mode_that_the_umask_leaves",)),
    Fault("the mode of the old file is lost", REPLACED,
          "os.chmod(beside, mode)", "pass",
          (_COMPILING + "test_a_link_stays_one_and_a_file_keeps_its_mode",)),
    Fault("a link is replaced by a file", REPLACED,
          "real = Path(os.path.realpath(path))", "real = Path(path)",
          (_COMPILING + "test_a_link_stays_one_and_a_file_keeps_its_mode",)),
    Fault("a pipe is replaced by a file", REPLACED, "if not path.is_file():", "if False:",
          (_COMPILING + "test_what_is_no_file_is_never_replaced",)),
    Fault("the new file is left beside the old one", REPLACED,
          "with undone(lambda: beside.unlink(missing_ok=True)):", "if True:",
          (_ENDED + "test_a_full_disk_leaves_the_old_file",)),
    Fault("the pack is overwritten through another name", REPLACED,
          "any(path.samefile(read) for read in files)", "path in files",
          (_COMPILING + "test_a_file_of_the_pack_has_no_name_that_it_is_written_over_by",)),
    Fault("a file is put among those of the pack", WORKSHOP,
          "if is_yaml(path.name) and", "if False and",
          (_COMPILING + "test_a_file_of_the_pack_is_never_written_over",)),
    Fault("SIGHUP is ignored", PROGRESS,
          '("SIGINT", "SIGTERM", "SIGHUP")', '("SIGINT", "SIGTERM")',
          (_ENDED + "test_a_compilation_ended_at_any_touch_of_a_file_leaves_nothing_half_done",)),
    Fault("SIGTERM is ignored", PROGRESS,
          '("SIGINT", "SIGTERM", "SIGHUP")', '("SIGINT", "SIGHUP")',
          (_ENDED + "test_a_compilation_ended_at_any_touch_of_a_file_leaves_nothing_half_done",)),
    Fault("the cursor stays hidden", PROGRESS, "{_CURSOR}", "",
          (_COMPILING + "test_an_interrupted_bar_gives_the_cursor_back",)),
    # -- the file that is read ---------------------------------------------------------------------
    Fault("no salt in a seal", FORMAT, "    mark = salt\n", "    mark = 0\n",
          (_STORE + "test_a_seal_changes_with_any_bit_and_any_boundary",)),
    Fault("no table in a seal", FORMAT, "for part in (table, *parts):", "for part in parts:",
          (_STORE + "test_a_seal_says_what_its_row_is_of",)),
    Fault("parts of a seal run together", FORMAT, 'f"{part}\\0".encode()', 'f"{part}".encode()',
          (_STORE + "test_a_seal_changes_with_any_bit_and_any_boundary",)),
    Fault("a seal is not compared", SEALED,
          "if mark != seal(table, *parts, salt=self.salt):", "if False:",
          (_FORGED + "TestForged",)),
    Fault("a key may come twice", RECORD, "if len(found := dict(pairs)) != len(pairs):",
          "if (found := dict(pairs)) is None:",
          (_FORGED + "TestForged",)),
    Fault("NaN is a number", RECORD, "parse_constant=_refuse, ", "",
          (_FORGED + "TestForged",)),
    Fault("a number has a fraction", RECORD, "parse_float=_refuse, ", "",
          (_FORGED + "TestForged",)),
    Fault("half of a pair is text", RECORD, 'if "\\\\u" in self.raw:', "if False:",
          (_FORGED + "TestForged",)),
    Fault("another program's database is read", SEALED,
          "if int.from_bytes(header[68:72]) != APPLICATION_ID:", "if False:",
          (_STORE + "TestRefused",)),
    Fault("a newer format is read", SEALED,
          "if (version := int.from_bytes(header[60:64])) != FORMAT:",
          "if (version := int.from_bytes(header[60:64])) < FORMAT:",
          (_STORE + "TestRefused",)),
    Fault("a view in a table's place is read", SEALED,
          "if any(found.get(table) != made for table, made in TABLES.items()):", "if False:",
          (_FORGED + "TestForged",)),
    Fault("a row of any length is read", SEALED,
          "self._connection.setlimit(_LIMIT_LENGTH, LONGEST)", "pass",
          (_FORGED + "TestForged::test_a_row_of_a_gigabyte_is_not_read",)),
    Fault("a journal would be looked for", SEALED, "?mode=ro&immutable=1", "?mode=ro",
          (_STORE + "test_a_file_is_read_whoever_has_locked_it",)),
    Fault("a question mark ends a file's name", SEALED,
          "if chr(byte) in _PLAIN else", "if True else",
          (_PROCESS + "test_a_dataset_opens_by_any_name",)),
    Fault("a key that is missing is not noticed", STORE,
          "sound = first <= wanted < following", "sound = True",
          (_FORGED + "test_a_block_that_is_missing_is_damage",)),
    Fault("a chain may end too soon", STORE, "if expected != LAST_KEY:", "if False:",
          (_FORGED + "test_a_chain_that_ends_too_soon_is_damage",)),
    Fault("a filter hides what is left open", STORE, "for value in (*values, OPEN):",
          "for value in values:", ("tests/dataset/test_store.py::TestSelect",)),
    Fault("a record may be a list", RECORD, "if not isinstance(self._doc, dict):",
          "if self._doc is None:",
          (_FORGED + "TestForged",)),
    Fault("two texts are searched as one", "talks_cli/curate/write/fulltext.py",
          "(*_texts(prose),)", '(" ".join(_texts(prose)),)',
          ("tests/curate/write/test_search.py::TestWhatFindsWhat",)),
    # -- the process -------------------------------------------------------------------------------
    Fault("an interrupt is Python's", MAIN,
          "lambda *_: os._exit(130)", "_signal.default_int_handler",
          (_PROCESS + "test_sigint_is_130_and_silent_at_any_moment",)),
    Fault("an interrupt that was ignored is heeded", MAIN,
          "if _signal.getsignal(_signal.SIGINT) != _signal.SIG_IGN:", "if True:",
          (_PROCESS + "test_an_interrupt_that_is_ignored_stays_so",)),
    Fault("a closed pipe is a failure", MAIN, "code = 141", "code = 1",
          (_PROCESS + "test_a_closed_pipe_is_141_and_silent",)),
    Fault("words are read as the locale has it", MAIN,
          'os.fsencode(word).decode("utf-8", "surrogateescape") for', "word for",
          (_PROCESS + "test_names_are_utf8_whatever_the_locale",)),
    Fault("an internal error ends with 0", MAIN,
          "        return 3  # nobody is left to tell\n    return 3",
          "        return 3\n    return 0",
          (_PROCESS + "test_an_internal_fault_is_one_line_with_a_way_to_see_more",)),
    Fault("an internal error has lines", MAIN,
          '" ".join(f"{type(fault).__name__}: {fault}".split())',
          'f"{type(fault).__name__}: {fault}"',
          (_PROCESS + "test_an_internal_fault_is_one_line_with_a_way_to_see_more",)),
    Fault("an internal error is told raw", MAIN, 'sign if sign == "\\n" or sign.isprintable() else',
          "sign if True else",
          (_PROCESS + "test_an_internal_fault_is_one_line_with_a_way_to_see_more",)),
    Fault("memory that is short is an internal error", MAIN,
          "if isinstance(fault, MemoryError):", "if False:",
          (_PROCESS + "test_an_internal_fault_is_one_line_with_a_way_to_see_more",)),
    # -- the door and the errors -------------------------------------------------------------------
    Fault("TALKS_DATA goes before --data", DOOR, "if path is not None:",
          'if path is not None and not environ.get("TALKS_DATA"):', _DOOR),
    Fault("TALKS_DATA is ignored", DOOR, 'if environ.get("TALKS_DATA"):', "if False:", _DOOR),
    Fault("an empty --data is none", DOOR, "if path is not None:", "if path:", _DOOR),
    Fault("a checkout goes before what a wheel carries", DOOR, "in (COMPILED, CHECKOUT):",
          "in (CHECKOUT, COMPILED):", _DOOR),
    Fault("a pipe is opened", DOOR, "if not stat.S_ISREG(mode):", "if stat.S_ISSOCK(mode):", _DOOR),
    Fault("an unknown name ends as a file does", ERRORS, "    exit_code = 1", "    exit_code = 3",
          ("tests/topics/test_resolve.py",)),
    Fault("a usage fault ends as an unknown name does", ERRORS, "    exit_code = 2",
          "    exit_code = 1", ("tests/line/test_mistakes.py",)),
    Fault("a line and a column change places", ERRORS, "{self.line}:{self.column}",
          "{self.column}:{self.line}", ("tests/process/test_hazards.py",)),
    # -- names and what nobody sees ----------------------------------------------------------------
    Fault("lower for casefold", NAMES, 'normalize("NFKD", sign).casefold()',
          'normalize("NFKD", sign).lower()', _NAMES),
    Fault("a vowel sign is an accent", NAMES,
          'or category(letter)[0] == "M" else " "', 'else " "', _NAMES),
    Fault("a letter that is not decomposed is none", NAMES, ".translate(_LETTERS)", "", _NAMES),
    Fault("a name is near however long", NAMES, "if len(wanted) > LONGEST:", "if not wanted:",
          _NAMES),
    Fault("a word is found within another", NAMES,
          "if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():",
          "if True:", _NAMES),
    Fault("U+2066 to U+206F are seen", UNSEEN, "\\u2060-\\u206f", "\\u2060-\\u2065", _UNSEEN),
    Fault("a blank of braille is seen", UNSEEN, '"\\u2800', '"', _UNSEEN),
    Fault("a noncharacter is seen", UNSEEN, "\\ufdd0-\\ufdef", "", _UNSEEN),
    # -- what is written ---------------------------------------------------------------------------
    Fault("a selector is raw anywhere", SAFE, "return bool(re.match(_CHOSEN",
          "return match[0] in _SELECTORS or bool(re.match(_CHOSEN", _UNSEEN),
    Fault("a return is an escape of Python's alone", SAFE, '"\\r": "\\\\r", ', "",
          ("tests/output/test_separated.py",)),
    Fault("JSON shows DEL", SAFE, "bytes(range(0x7F))", "bytes(range(0x80))", _MACHINE),
    Fault("words of a page are markup", SAFE,
          'visible(text, keep="\\n").translate(_HTML)', 'visible(text, keep="\\n")',
          ("tests/output/web/test_html.py",)),
    Fault("a value of a page ends at a quote", SAFE, "visible(text).translate(_HTML)",
          "visible(text)", ("tests/output/web/test_html.py",)),
    Fault("a link of Markdown is one", SAFE, "[\\\\`*_\\[\\]<>#|~&$@]", "[\\\\`*_<>#|~&$@]",
          ("tests/output/test_markdown.py",)),
    Fault("a pipe that is full loses the rest", STREAMS, "data = data[os.write(STDOUT, data) :]",
          'os.write(STDOUT, data); data = b""', _STREAMS),
    Fault("a pipe that is full is a fault", STREAMS,
          "        except BlockingIOError:\n            _wait_until_writable(STDOUT)\n", "",
          _STREAMS),
    Fault("a note to a pipe that is full is lost", STREAMS,
          "            _wait_until_writable(STDERR)", "            return", _STREAMS),
    Fault("the first piece waits", STREAMS, "size = 1 << 16  # the", "size = 0  # the", _STREAMS),
    Fault("a full disk is silence", STREAMS,
          'raise FileFault(f"standard output cannot be written: {why}") from None', "return",
          _STREAMS),
    Fault("a note is told raw", STREAMS, 'f"talks: {visible(message)}"', 'f"talks: {message}"',
          _STREAMS),
    Fault("a backslash in tsv", SEPARATED,
          'visible(text.replace("\\\\", "\\\\\\\\"))', "visible(text)",
          _SEPARATED),
    Fault("a bare return in csv is not quoted", SEPARATED,
          "out = writer(line)", 'out = writer(line, lineterminator="\\n")', _SEPARATED),
    Fault("lines of csv end in a return", SEPARATED,
          'line.getvalue().removesuffix("\\r\\n") + "\\n"', "line.getvalue()", _SEPARATED),
    Fault("off is not quoted", YAML, '"on", "off"', '"on"', _YAML),
    Fault("No is not quoted", YAML, "value.casefold() not in _WORDS", "value not in _WORDS", _YAML),
    Fault("a long key without its mark", YAML, "if len(shown) > _LONGEST_KEY:", "if False:",
          ("tests/process/test_round_trips.py",)),
    Fault("reasons of fields that are left out", MACHINE, "derived_notes(docs, fields or None)",
          "derived_notes(docs, None)", _MACHINE),
)  # fmt: skip
