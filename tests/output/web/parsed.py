"""A page as an independent reader has it: its elements, each with its attributes and its words."""

from __future__ import annotations

from html.parser import HTMLParser

EMPTY = {"meta", "br", "input"}  # elements that have no end


class Element:
    """An element: its words are those of all that stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str], within: list[Element]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.within = within
        self.text = ""

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Parsed(HTMLParser):
    """All elements of a page, in their order; AssertionError where one is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        assert self._open == [], [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), attrs
        found = Element(tag, {name: value or "" for name, value in attrs}, list(self._open))
        self.elements.append(found)
        if tag == "br":
            self.handle_data("\n")
        elif tag not in EMPTY:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, tag
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag that have these attributes; `class_` is one of the classes."""
        name = attributes.pop("class_", None)
        return [
            one
            for one in self.elements
            if one.tag == tag
            and (name is None or name in one.classes)
            and attributes.items() <= one.attributes.items()
        ]

    def anchors(self) -> dict[str, Element]:
        """The elements that have an id, by it."""
        found = [one for one in self.elements if "id" in one.attributes]
        by_id = {one.attributes["id"]: one for one in found}
        assert len(by_id) == len(found)
        return by_id


def holds_together(page: str) -> Parsed:
    """A page whose every link leads to something in it, and which asks for nothing else."""
    parsed = Parsed(page)
    anchors = parsed.anchors()
    for element in parsed.elements:
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            assert name not in ("style", "src", "srcset", "action", "background", "data"), name
            if name == "href":
                assert value[:1] == "#"
                assert value[1:] in anchors, value
            if name == "data-at":
                assert all(at in anchors for at in value.split(" ")), value
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {
        one.tag for one in parsed.elements
    }
    return parsed
