"""The process: standard streams, signals and exit codes, before anything slow is imported."""

# All of these are there when Python has started: importing more, as `signal` and `__future__` are,
# gives an interrupt the time to end in a traceback of Python's.
import _signal  # type: ignore[import-not-found]
import os
import sys

if _signal.getsignal(_signal.SIGINT) != _signal.SIG_IGN:  # `nohup`, a shell's `&`
    _signal.signal(_signal.SIGINT, lambda *_: os._exit(130))


def main() -> None:
    """Run the command line and leave with its exit code: never a traceback, never a hang."""
    # UTF-8 whatever the locale; bytes that are not stay as surrogates.
    arguments = [os.fsencode(word).decode("utf-8", "surrogateescape") for word in sys.argv[1:]]
    try:
        if arguments[:1] == ["__complete"]:
            from talks_cli.line.complete import main as complete

            complete(sys.argv[2:])
            os._exit(0)
        from talks_cli.line.run import run

        code = run(arguments)
    except BrokenPipeError:
        code = 141
    except Exception as fault:  # noqa: BLE001 - the last boundary: nobody sees a traceback
        code = tell_internal_error(fault, arguments)
    # Nothing of ours waits in Python's buffers; what is there must not fail once more at exit.
    os._exit(code)


def tell_internal_error(fault: Exception, arguments: list[str]) -> int:
    """A fault of the program itself: one line, or the traceback if TALKS_TRACEBACK is set."""
    if os.environ.get("TALKS_TRACEBACK"):
        import traceback

        return _write("".join(traceback.format_exception(fault)))
    why = " ".join(f"{type(fault).__name__}: {fault}".split())
    message = f"internal error: {why} (set TALKS_TRACEBACK=1 to see where)"
    if isinstance(fault, MemoryError):
        message = "out of memory"
    try:
        from talks_cli.line.run import report_internal

        return report_internal(message, arguments)
    except Exception:  # noqa: BLE001 - what would tell it is what is broken
        return _write(f"talks: {message}\n")


def _write(text: str) -> int:
    shown = "".join(
        sign if sign == "\n" or sign.isprintable() else ascii(sign)[1:-1] for sign in text
    )
    try:
        os.write(2, shown.encode("utf-8", "backslashreplace"))
    except OSError:
        return 3  # nobody is left to tell
    return 3


if __name__ == "__main__":
    main()
