"""How wide columns are, so that an answer has few lines."""

from __future__ import annotations

from talks_cli.output.layout import fit


def widths(headings: list[str], rows: list[list[str]], width: int) -> list[int] | None:
    found = fit(headings, rows, width)
    return None if found is None else found.widths


def test_short_columns_stay_on_one_line() -> None:
    rows = [["short", "a much longer text that has to be wrapped somewhere or other"]]
    assert widths(["A", "B"], rows, 38) == [5, 33]


def test_everything_gets_what_it_wishes_where_there_is_room() -> None:
    assert widths(["A", "B"], [["one", "two three"]], 80) == [3, 9]


def test_nothing_fits_where_the_words_are_too_long() -> None:
    assert fit(["A", "B"], [["x" * 30, "y" * 30]], 38) is None


def test_a_column_gives_to_another_what_saves_lines_there() -> None:
    rows = [["word " * 4, "other " * 20]]
    found = fit(["A", "B"], rows, 40)
    assert found is not None
    assert found.widths[1] > found.widths[0]
    assert found.lines <= 5


def test_widths_never_exceed_what_there_is() -> None:
    rows = [["word " * 10, "word " * 20, "word " * 30]]
    for width in range(20, 200):
        found = widths(["A", "B", "C"], rows, width)
        assert found is None or sum(found) <= width
