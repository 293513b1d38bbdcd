"""Bad surroundings and bad luck: other users, read-only places, full disks, ends half-way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import pytest

from talks_cli.curate.workshop import compile_folder
from tests.packs import ROOT, heed_interrupts, install, unmeasured
from tests.process.hazards import pack_of_one

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def house(compiled: Path) -> Iterator[Path]:
    """The program as a wheel installs it, in a folder that everybody may read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield install(Path(name), compiled)


ASK = ["-B", "-m", "talks_cli", "rounds", "--json"]
BARE = {"PATH": "/usr/bin:/bin"}  # no HOME, no locale


SOMEBODY: dict[str, Any] = {"user": 54321, "group": 54321, "extra_groups": []}
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody else")


def everybodys_python() -> str:
    """A Python that a user without a name may run."""
    for python in (os.path.realpath(sys.executable), which("python3", path="/usr/bin") or ""):
        try:
            done = subprocess.run(
                [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"],
                env=BARE, check=False, capture_output=True, **SOMEBODY,
            )  # fmt: skip
        except OSError:
            continue
        if done.returncode == 0:
            return python
    pytest.skip("no Python here that everybody may run")


@only_root
@pytest.mark.parametrize("mode", [0o777, 0o555], ids=["", "where nothing may be written"])
def test_an_unknown_user_gets_the_same_answer(house: Path, mode: int) -> None:
    """19: a user without a name, or a HOME."""
    command = [everybodys_python(), *ASK]
    house.chmod(mode)
    ours = subprocess.run(command, cwd=house, env=BARE, capture_output=True, check=True)
    theirs = subprocess.run(
        command, cwd=house, env=BARE, capture_output=True, check=False, **SOMEBODY
    )
    assert (theirs.returncode, theirs.stdout, theirs.stderr) == (0, ours.stdout, b"")
    house.chmod(0o755)


@only_root
@pytest.mark.parametrize("what", ["a file", "a folder"])
def test_what_may_not_be_read_is_named(house: Path, what: str) -> None:
    """9: root may read everything; somebody else may not."""
    path = house / "secret"
    if what == "a file":
        shutil.copy(house / "talks_cli" / "dataset.sqlite", path)
    else:
        shutil.copytree(ROOT / "data", path)
    path.chmod(0)
    command = [everybodys_python(), "-B", "-m", "talks_cli", "rounds", "--data", str(path)]
    environ = BARE | {"PYTHONPATH": os.pathsep.join(sys.path[1:])} if what == "a folder" else BARE
    theirs = subprocess.run(
        command, cwd=house, env=environ, capture_output=True, check=False, **SOMEBODY
    )
    path.chmod(0o755)
    assert (theirs.returncode, theirs.stdout) == (3, b"")
    if b"internal error" in theirs.stderr:  # the curating side's packages are another user's
        pytest.skip("no packages here that everybody may read")
    assert theirs.stderr == f"talks: {path}: Permission denied\n".encode()


def test_a_read_only_file_system_changes_no_answer(house: Path) -> None:
    """19."""
    mount = f"mount --bind {house} {house} && mount -o remount,bind,ro {house} && cd {house} && "
    line = f'{mount} ! touch here 2>/dev/null && exec "$@"'
    command = ["unshare", "-m", "sh", "-c", line, "-", sys.executable, *ASK]
    ours = subprocess.run(
        [sys.executable, *ASK], cwd=house, env=BARE, capture_output=True, check=True
    )
    if os.geteuid() or not which("unshare"):
        pytest.skip("only root may mount")
    theirs = subprocess.run(command, env=BARE, capture_output=True, check=False)
    if b"mount" in theirs.stderr or b"unshare" in theirs.stderr:
        pytest.skip("nothing may be mounted here")
    assert (theirs.returncode, theirs.stdout, theirs.stderr) == (0, ours.stdout, b"")


def test_an_installation_that_is_not_whole_says_what_is_missing(house: Path) -> None:
    program = house / "talks_cli"
    for name in ("dataset.sqlite", "line/shells/talks.bash"):
        (program / name).unlink()
    for words, name in (
        (["rounds"], "dataset.sqlite"),
        (["completion", "bash"], "line/shells/talks.bash"),
    ):
        assert refused(house, *words) == f"talks: {program / name}: {ANEW}\n"


def test_within_a_zip_file_it_says_that_it_is_to_be_installed(
    house: Path, compiled: Path, tmp_path: Path
) -> None:
    archive = Path(shutil.make_archive(str(tmp_path / "talks"), "zip", house))
    for words, name in (
        (["rounds"], "dataset.sqlite"),
        (["completion", "bash"], "line/shells/talks.bash"),
    ):
        assert refused(archive, *words) == f"talks: {archive / 'talks_cli' / name}: {ANEW}\n"
    environ = BARE | {"PYTHONPATH": os.pathsep.join([str(archive), *sys.path[1:]])}
    command = [sys.executable, *ASK, "--data", str(compiled)]
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=True)
    assert b'"command": "rounds"' in done.stdout


ANEW = "no such file: install talks anew (it does not run from within a zip file)"


def refused(program: Path, *words: str) -> str:
    """What is told where a program that is not whole is at fault."""
    environ = BARE | {"PYTHONPATH": os.pathsep.join([str(program), *sys.path[1:]])}
    command = [sys.executable, "-B", "-m", "talks_cli", *words]
    done = subprocess.run(command, cwd="/", env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    return done.stderr.decode()


# Has 32 MiB more than it has taken by then, less than what it is to read.
SHORT = """
import resource, sys
import talks_cli.line.app, talks_cli.curate.workshop
with open("/proc/self/statm") as file:
    most = int(file.read().split()[0]) * resource.getpagesize() + (32 << 20)
resource.setrlimit(resource.RLIMIT_AS, (most, most))
from talks_cli.__main__ import main
main()
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="only Linux tells it so")
def test_too_little_memory_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").touch()
    os.truncate(tmp_path / "pack.yaml", 60 << 20)
    command = [sys.executable, "-c", SHORT, "check", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"talks: out of memory\n")
    done = subprocess.run([*command, "--json"], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert json.loads(done.stderr)["error"] == {
        "code": "internal", "message": "out of memory", "suggestions": [],
    }  # fmt: skip


def test_nohup_and_a_background_job_change_no_answer(house: Path) -> None:
    """19: signals that are ignored stay ignored."""
    line = '(trap "" INT HUP; "$@" & wait $!)'
    command = ["sh", "-c", line, "-", sys.executable, *ASK]
    ours = subprocess.run(
        [sys.executable, *ASK], cwd=house, env=BARE, capture_output=True, check=True
    )
    theirs = subprocess.run(command, cwd=house, env=BARE, capture_output=True, check=True)
    assert (theirs.stdout, theirs.stderr) == (ours.stdout, b"")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """22: a limit on the size of files is a full disk to whoever writes one."""
    path = tmp_path / "out.sqlite"
    path.write_text("old")
    line = f'ulimit -f 40; "{sys.executable}" -m talks_cli compile data -o "{path}"'
    done = subprocess.run(  # coverage would write its own file no further either
        ["sh", "-c", line], cwd=ROOT, env=unmeasured(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(f"talks: {path}: ".encode())
    assert done.stderr.count(b"\n") == 1
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.sqlite"]


# Sends itself a signal when the new file is written, and is to be looked at before it is put in
# the old one's place.
ENDED = """
import os, sys
how = int(sys.argv.pop(1))
def told(event, given):
    if event == "open" and ".talks-" in str(given[0]) and given[1]:
        os.kill(os.getpid(), how)
sys.addaudithook(told)
from talks_cli.__main__ import main
main()
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_compilation_that_is_ended_leaves_the_old_file(tmp_path: Path, how: int) -> None:
    """22: while the new one is there, beside it."""
    pack = pack_of_one(tmp_path / "pack")
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "out.sqlite"
    path.write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", ENDED, str(int(how)), "compile", str(pack), "-o", str(path)],
        cwd=ROOT, env=unmeasured(), capture_output=True, check=False,
        preexec_fn=heed_interrupts,
    )  # fmt: skip
    assert done.returncode == (130 if how == signal.SIGINT else -how)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert path.read_text() == "old"
    assert len(os.listdir(folder)) == (2 if how == signal.SIGKILL else 1)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_compilation_ended_at_any_touch_of_a_file_leaves_nothing_half_done(
    tmp_path: Path, how: int
) -> None:
    """22: at each call about the file that is made, its last one and clearing away included."""
    pack = pack_of_one(tmp_path / "pack")
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "out.sqlite"
    compile_folder(str(pack), str(path))
    new, ended = path.read_bytes(), 0
    while True:
        path.write_text("old")
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                _compile_and_signal(pack, path, how, ended)
            os._exit(1)
        status = os.waitpid(child, 0)[1]
        assert os.listdir(folder) == ["out.sqlite"]
        assert path.read_bytes() in (b"old", new)
        if status == 0:
            break
        assert status == (130 << 8 if how == signal.SIGINT else how)
        ended += 1
    assert ended > 4  # made, filled, read, given its mode, put in place


def _compile_and_signal(pack: Path, path: Path, how: int, touch: int) -> None:
    """In a new process: compile, and be sent a signal at one of the calls about what is made."""
    signal.signal(how, signal.SIG_DFL)
    if how == signal.SIGINT:
        signal.signal(how, lambda *_: os._exit(130))  # as `__main__` does
    touches = count()

    def told(_: str, given: tuple[object, ...]) -> None:
        names = [os.fsdecode(word) for word in given if isinstance(word, str | bytes | Path)]
        if any(".talks-" in name for name in names) and next(touches) == touch:
            os.kill(os.getpid(), how)

    sys.addaudithook(told)
    compile_folder(str(pack), str(path))
    os._exit(0)
