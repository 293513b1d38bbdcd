"""The wheel's build step: prove data/ against seeds/ and put what comes of it into the wheel."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileDataset(BuildHookInterface[Any]):
    """Adds the compiled dataset and the shape of the command line; a faulty pack fails it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a checkout curates data/ in memory, so that an edit shows at once
        sys.path.insert(0, self.root)
        from talks_cli.curate.workshop import compile_folder
        from talks_cli.line.shape import shape, written

        self._folder = tempfile.TemporaryDirectory()
        compiled = Path(self._folder.name) / "dataset.sqlite"
        compile_folder(str(Path(self.root) / "data"), str(compiled))
        build_data["force_include"][str(compiled)] = "talks_cli/dataset.sqlite"
        line = Path(self._folder.name) / "command_line.json"
        line.write_text(json.dumps(written(shape()), indent=1) + "\n", encoding="utf-8")
        build_data["force_include"][str(line)] = "talks_cli/line/command_line.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
