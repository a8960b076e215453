"""The elements of well-formed XML and their places in its text, for changes that leave everything else as it is.

A parser says what a file holds, not where: it gives no places in the text, and what it writes is no longer the file
that it read (quotes, references, blanks, the declaration). Whether the XML is well-formed is known before.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

_TAG = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    r"|<(?P<close>/?)(?P<name>[^\s/>!?]+)(?P<attributes>(?:[^\"'>/]|/(?!>)|\"[^\"]*\"|'[^']*')*)(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.DOTALL)


@dataclass(slots=True)
class Element:
    """An element: its tags are the text from ``start`` to ``inner_start`` and from ``inner_end`` to ``end``.

    The tag of an empty element is its start tag. ``name`` has its prefix; ``attributes`` are those of the tag, as text.
    """

    name: str
    attributes: str
    start: int
    inner_start: int
    inner_end: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix of the name with its colon, empty where it has none."""
        return self.name[: -len(self.local)]

    @property
    def is_empty(self) -> bool:
        """Whether one tag both begins and ends it."""
        return self.inner_end == self.end

    def get(self, name: str) -> str | None:
        """The value of an attribute by its name as it is written, prefix included."""
        for found, double, single in _ATTRIBUTE.findall(self.attributes):
            if found == name:
                return html.unescape(double or single)
        return None

    def of(self, *names: str) -> list[Element]:
        """The children with one of these local names and the prefix of this element."""
        return [child for child in self.children if child.prefix == self.prefix and child.local in names]

    def below(self) -> Iterator[Element]:
        """All elements inside, in the order of the text."""
        for child in self.children:
            yield child
            yield from child.below()


def elements(text: str, names: Collection[str], start: int = 0) -> Iterator[Element]:
    """Each outermost element whose local name is among ``names``, with all that is in it, in the order of the text."""
    open_ones: list[Element] = []
    for tag in _TAG.finditer(text, start):
        name = tag["name"]
        if name is None:
            continue
        if not tag["close"]:
            element = Element(name, tag["attributes"], tag.start(), tag.end())
            if not open_ones and element.local not in names:
                continue
            if open_ones:
                open_ones[-1].children.append(element)
            open_ones.append(element)
            if not tag["empty"]:
                continue
            element.inner_end = element.end = tag.end()
        elif not open_ones:
            continue
        else:
            open_ones[-1].inner_end, open_ones[-1].end = tag.start(), tag.end()
        closed = open_ones.pop()
        if not open_ones:
            yield closed


def root_tag(text: str) -> Element:
    """The start tag of the document, as an element without content."""
    found = next(tag for tag in _TAG.finditer(text) if tag["name"] is not None)
    return Element(found["name"], found["attributes"], found.start(), found.end(), found.end(), found.end())


def blanks_before(text: str, place: int) -> str:
    """The white space before a place, with which it is laid out; empty where something else is on its line."""
    start = place
    while start and text[start - 1] in " \t\r\n":
        start -= 1
    blanks = text[start:place]
    return blanks if "\n" in blanks and text[start - 1 : start] == ">" else ""


def attribute_set(element: Element, name: str, value: str) -> tuple[int, int, str]:
    """What puts an attribute into a start tag, or another value into the one that is there: start, end, text."""
    at = element.start + 1 + len(element.name)
    for found in _ATTRIBUTE.finditer(element.attributes):
        if found[1] == name:
            group = 2 if found[2] is not None else 3
            return at + found.start(group), at + found.end(group), value
    end = at + len(element.attributes.rstrip())
    return end, end, f' {name}="{value}"'
