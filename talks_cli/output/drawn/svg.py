"""SVG: what the terminal shows, as a picture for a slide or a page; nothing in it is fetched."""

from __future__ import annotations

import re
from html import escape, unescape

from rich.cells import cell_len
from rich.terminal_theme import TerminalTheme

from talks_cli.output.safe import visible
from talks_cli.output.screen import Screen
from talks_cli.output.shown.page import Page
from talks_cli.output.shown.pieces import plain
from talks_cli.output.table import parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from talks_cli.output import Look
    from talks_cli.view import View

# Dark words on white: each has 4.5 times its contrast, dimmed as well.
_BLACK, _WHITE = (17, 17, 17), (255, 255, 255)
_COLORS = [
    *(_BLACK, (180, 0, 0), (0, 110, 0), (138, 90, 0)),  # black, red, green, yellow
    *((0, 70, 200), (160, 0, 140), (0, 105, 120), (90, 90, 90)),  # blue, magenta, cyan, white
]
_THEME = TerminalTheme(_WHITE, _BLACK, _COLORS)
# Of 21 pixels the strokes of two lines meet in most fonts: a line is 24.4 high.
_FONT_SIZE, _LINE = 21, 24.4
_ASPECT = 0.63  # the width of a character, where 20 pixels are 1
_CELL = 20 * _ASPECT
_EDGE_X, _EDGE_Y = 12, 24
_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
# Rich's own form names web fonts, which whoever opens it would fetch.
_LINES = """\
<style>
{styles}
</style>
{matrix}"""
_PLACE = r'class="([^"]*)" x="([^"]*)" y="([^"]*)" textLength="([^"]*)" clip-path="[^"]*"'
_TEXT = re.compile(rf"<text {_PLACE}>([^<]*)</text>")


def svg(view: View, look: Look) -> Iterator[str]:
    """The table as an SVG that stands for itself, with words that can be found and copied."""
    screen = Screen(look)
    page = Page(view, look)
    drawn, lines = [], 0
    for count, picture in screen.pictures(parts(page, screen), _LINES, _THEME, _ASPECT):
        top = f'<g transform="translate({_EDGE_X}, {_EDGE_Y + lines * _LINE:.1f})">'
        drawn.append(f"{top}\n{_TEXT.sub(_set, picture)}</g>\n")
        lines += count
    wide, high = screen.width * _CELL + 2 * _EDGE_X, lines * _LINE + 2 * _EDGE_Y
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.1f} {high:.1f}" role="img"'
        f' font-family="{_FONTS}" font-size="{_FONT_SIZE}" xml:space="preserve">\n'
        f"<title>{escape(visible(plain(page.title) or view.command))}</title>\n"
        "<style>text { white-space: pre }</style>\n"  # browsers ask it of each line
        f'<rect width="100%" height="100%" rx="8" fill="#ffffff"/>\n'
    )
    yield from drawn
    yield "</svg>\n"


def _set(found: re.Match[str]) -> str:
    """Some words of a line where they stand, as wide as their cells and clipped by nothing.

    Rich takes a wide character for a narrow one, and the end of a line for one as well.
    """
    style, x, y, length, words = found.groups()
    text = unescape(words.replace("&#160;", " "))
    shown = text.strip(" \n")
    one = float(length) / len(text)
    start, width = float(x) + one * (len(text) - len(text.lstrip(" "))), one * cell_len(shown)
    if not width:
        return ""
    place = f'x="{start:g}" y="{y}" textLength="{width:g}"'
    return f'<text class="{style}" {place}>{escape(shown)}</text>\n'
