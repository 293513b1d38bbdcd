"""A pack of YAML into one file that is quick to look things up in."""

from __future__ import annotations

import os

from talks_cli.curate.progress import bar
from talks_cli.curate.workshop import compile_folder
from talks_cli.door import file_named, is_folder, native
from talks_cli.errors import UsageFault
from talks_cli.output.safe import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.topics.options import Folder, Output


def compile(folder: Folder, output: Output) -> str:
    """Compile a pack of YAML into one file that is quick to look things up in.

    The pack is proved first. The file is written whole or not at all, and never over a file of the
    pack or a device; it opens in sqlite3, Datasette and DuckDB, and in every lookup with --data.

    Example: talks compile data -o dataset.sqlite
    """
    folder, output = native(folder), file_named(output)
    if not is_folder(folder):
        raise UsageFault(f"{folder}: a folder of YAML is expected")
    with bar() as progress:
        content = compile_folder(folder, output, progress)
    size = os.path.getsize(output)
    return visible(f"{output}: {content.about['records']:,} records, {size:,} bytes") + "\n"
