"""What a file of a pack may hold, or what a lookup prints, as JSON Schema."""

from __future__ import annotations

from talks_cli.curate.write.described import of_data, of_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from talks_cli.topics.options import Described


def schema(what: Described) -> str:
    """Print a JSON Schema: of the files that curators write, or of what lookups print as JSON.

    With the one of data, editors complete and check while you type; 'talks new' puts it beside the
    files that it begins. By the one of output whole documents are valid, not the parts of them that
    --fields prints.

    Example: talks schema data
    """
    return of_data() if what == "data" else of_output()
