"""What the wheel carries beside the dataset: the shape of the command line (see `shape`)."""

from __future__ import annotations

import json
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Shape = dict[str, Any]

SHAPE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "command_line.json")


def load_shape(path: str = SHAPE) -> Shape | None:
    """The shape of the command line as the wheel carries it; None in a checkout."""
    try:
        with open(path, encoding="utf-8") as file:
            shape: Shape = json.load(file)
    except (FileNotFoundError, NotADirectoryError):  # within a zip file nothing can be opened
        return None
    return shape
