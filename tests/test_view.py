"""What a view tells of its records."""

from __future__ import annotations

from talks_cli.view import labels


def test_articles_of_one_publisher_are_told_apart_by_their_days() -> None:
    articles = {"a": ("AP", "2024-03-02"), "b": ("AP", "2024-03"), "c": ("The Wire", "2024")}
    told = {source: {"publisher": name, "date": date} for source, (name, date) in articles.items()}
    assert labels(told) == {"a": "AP, 2 March 2024", "b": "AP, March 2024", "c": "The Wire"}
    told["b"]["date"] = told["a"]["date"]
    assert labels(told) == {"a": "AP, a", "b": "AP, b", "c": "The Wire"}
