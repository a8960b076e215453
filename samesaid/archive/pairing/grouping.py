"""From likely pairs to texts with their versions, and to doubtful pairs for a person to check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# Minimum probability of a pair, and of a doubtful one.
ACCEPTED = 0.5
DOUBTFUL = 0.05
# Maximum distance, in closeness, of a second version behind the first: one of another year is farther away.
_BESIDE = 0.1


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate pair of documents: their numbers, how likely they are versions of one text, how close they are in
    meaning, and how many numbers they share."""

    one: int
    other: int
    probability: float
    closeness: float
    shared: int = 0

    def beside(self, number: int) -> int:
        """The other document of the pair."""
        return self.other if number == self.one else self.one


@dataclass(slots=True)
class Group:
    """A text: its reference and the versions of it, with the link that brought each in."""

    reference: int
    versions: list[tuple[int, Link]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups, and links between documents that are in none, the likeliest first."""

    groups: tuple[Group, ...]
    doubtful: tuple[Link, ...]


def grouped(
    links: Iterable[Link],
    language: Mapping[int, str],
    order: Sequence[str],
    known: Mapping[int, Collection[int]] | None = None,
) -> Grouped:
    """Texts and their versions; ``language`` is that of each document, ``order`` the languages, references' first.

    ``known`` texts and their versions are kept and may gain versions; one without a version stays alone. The groups
    hold only their new versions.

    A document is in one group at most. A reference may have several versions, also in one language; the documents of
    a language that found no reference in the first language are paired among the languages after it, and documents
    of one language where such links are given.
    """
    by_language: dict[tuple[str, str], list[Link]] = defaultdict(list)
    kept = list(links)
    for link in kept:
        by_language[language[link.one], language[link.other]].append(link)
    known = known or {}
    groups = {reference: Group(reference) for reference, versions in known.items() if versions}
    taken = {number for reference, versions in known.items() for number in (reference, *versions)}
    for place, first in enumerate(order):
        for second in order[place + 1 :]:
            both = by_language[first, second] + by_language[second, first]
            _across(both, first, language, groups, taken)
    for one in order:
        _within(by_language[one, one], groups, taken)
    free = (link for link in kept if link.probability >= DOUBTFUL and not {link.one, link.other} <= taken)
    return Grouped(
        tuple(groups[reference] for reference in sorted(groups) if groups[reference].versions),
        tuple(_best(link for link in free if link.one not in taken or link.other not in taken)),
    )


def _across(
    links: Iterable[Link], first: str, language: Mapping[int, str], groups: dict[int, Group], taken: set[int]
) -> None:
    """Assign each document of the second language to its likeliest reference."""
    closest: dict[int, float] = {}
    for link in sorted(links, key=lambda k: (-k.probability, k.one, k.other)):
        reference = link.one if language[link.one] == first else link.other
        version = link.beside(reference)
        if link.probability < ACCEPTED or version in taken or (reference in taken and reference not in groups):
            continue
        if link.closeness < closest.setdefault(reference, link.closeness) - _BESIDE:
            continue
        groups.setdefault(reference, Group(reference)).versions.append((version, link))
        taken |= {reference, version}


def _within(links: Iterable[Link], groups: dict[int, Group], taken: set[int]) -> None:
    """Documents of one language: the earlier one is the reference, more versions join it."""
    for link in sorted(links, key=lambda k: (-k.probability, k.one, k.other)):
        if link.probability < ACCEPTED:
            continue
        first, second = sorted((link.one, link.other))
        if first in taken and second not in taken and first in groups:
            reference, version = first, second
        elif second in taken and first not in taken and second in groups:
            reference, version = second, first
        elif first not in taken and second not in taken:
            reference, version = first, second
        else:
            continue
        groups.setdefault(reference, Group(reference)).versions.append((version, link))
        taken |= {reference, version}


def _best(links: Iterable[Link]) -> list[Link]:
    """The likeliest link of each document."""
    seen: set[int] = set()
    found = []
    for link in sorted(links, key=lambda k: (-k.probability, k.one, k.other)):
        if link.one not in seen and link.other not in seen:
            found.append(link)
            seen |= {link.one, link.other}
    return found
