"""The wheel's build step: prove data/ against seeds/ and put the compiled dataset in the wheel."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileDataset(BuildHookInterface[Any]):
    """Adds talks_cli/dataset.sqlite; a pack with a problem fails the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a checkout curates data/ in memory, so that an edit shows at once
        sys.path.insert(0, self.root)
        from talks_cli.curate.workshop import compile_folder

        self._folder = tempfile.TemporaryDirectory()
        compiled = Path(self._folder.name) / "dataset.sqlite"
        compile_folder(str(Path(self.root) / "data"), str(compiled))
        build_data["force_include"][str(compiled)] = "talks_cli/dataset.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
