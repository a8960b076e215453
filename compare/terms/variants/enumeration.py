"""An enumeration compared item by item: the one item that is told in other words stands out."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.terms.matching.passage import Passage
from samesaid.compare.terms.matching.word_alignment import Links

# Two items are a pair; from three on, likeness of the others says that the odd one was meant alike.
_FEWEST = 3


def odd_item(passage: Passage, words: Sequence[int], links: Links) -> bool:
    """Whether one of ``words`` is an item of an enumeration of three or more whose other items are told alike."""
    for n in words:
        items = _items(passage, n)
        if len(items) >= _FEWEST and all(item == n or _told(passage, item, links) for item in items):
            return True
    return False


def _told(passage: Passage, item: int, links: Links) -> bool:
    """Whether an item, or a word that hangs from it, stands on the other side."""
    return item in links.same or any(w.head == item and n in links.same for n, w in enumerate(passage.words))


def _items(passage: Passage, item: int) -> list[int]:
    """The items of the enumeration that ``item`` belongs to: a chain of conjuncts."""
    first = item
    while passage.words[first].dep == "conj" and passage.words[first].head >= 0:
        first = passage.words[first].head
    chain = [first]
    for n, word in enumerate(passage.words):
        if word.dep == "conj" and word.head in chain:
            chain.append(n)
    return chain
