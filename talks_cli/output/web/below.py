"""What stands under an answer on a page: reasons, notes, what is left open, and the dataset."""

from __future__ import annotations

from talks_cli.output.safe import html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.output.web.told import Told


def below(page: Told) -> Iterator[str]:
    """The reasons, the notes, and what is left open, the rest of it behind how much that is."""
    reasons = [
        f'<li id="{page.reason(mark)}">{html(reason)}</li>\n'
        for mark, reason in page.below.reasons()
    ]
    told = [f"<p>{html(note)}</p>\n" for note in page.below.told()]
    shown, left = page.below.left_open()
    if reasons or told or shown:
        yield '<div class="notes">\n'
        if reasons:
            yield f"<ol>\n{''.join(reasons)}</ol>\n"
        yield from told
        yield from (f"<p>{html(note)}</p>\n" for note in shown)
        if left:
            more = "".join(f"<p>{html(note)}</p>\n" for note in left)
            yield f"<details><summary>and {len(left)} more</summary>\n{more}</details>\n"
        yield "</div>\n"


def footer(page: Told) -> str:
    """The articles, and which version of which dataset it is that tells of them."""
    about = page.view.dataset.about
    told = f"{about['title']} · {about['id']} {about['version']}"
    return (
        f"<footer>\n<p>{html(page.below.named)}</p>\n<p>{html(told)}</p>\n"
        f'<p>SHA-256 <span class="digest">{html(about["sha256"])}</span></p>\n</footer>\n'
    )
