"""Word lists of the rules for names (``lexicon.toml`` beside this file), and the words of the English dictionary."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from samesaid.compare.tagging.english import model


@functools.cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))


@functools.cache
def words(table: str, name: str) -> frozenset[str]:
    """The words of one list: ``words("english", "titles")``. Raises KeyError for a list that is not there."""
    return frozenset(_tables()[table][name].split())


def has_words(table: str, name: str) -> bool:
    """Whether there is a list of this name."""
    return name in _tables()[table]


@functools.cache
def groups(table: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line of one list. Raises KeyError for a list that is not there."""
    lines = _tables()[table][name].strip().splitlines()
    return tuple(tuple(line.split()) for line in lines if line.strip())


def pairs(table: str, name: str) -> tuple[tuple[str, str], ...]:
    """The two words of each line of one list, in order. Raises ValueError for a line of another length."""
    return tuple((one, other) for one, other in groups(table, name))


@functools.cache
def _line_numbers(name: str) -> dict[str, frozenset[int]]:
    """Word → numbers of the lines of an English list in which it occurs."""
    numbers: dict[str, set[int]] = {}
    for number, group in enumerate(groups("english", name)):
        for word in group:
            numbers.setdefault(word, set()).add(number)
    return {word: frozenset(found) for word, found in numbers.items()}


def same_place(one: str, other: str) -> bool:
    """Whether two words in lower case name one place or its people: guangdong, cantonese."""
    numbers = _line_numbers("places")
    return not numbers.get(one, frozenset()).isdisjoint(numbers.get(other, frozenset()))


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names in lower case are forms of one (bill, william), or one is an initial (j, john)."""
    if min(len(one), len(other)) == 1:
        return one[:1] == other[:1]
    numbers = _line_numbers("first_names")
    return not numbers.get(one, frozenset()).isdisjoint(numbers.get(other, frozenset()))


@functools.cache
def _dictionary() -> frozenset[str]:
    """The lower-case words of WordNet that the tagger's lemmatizer carries (some 90,000)."""
    table = model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(word for words in table.values() for word in words)


def in_dictionary(word: str) -> bool:
    """Whether the English dictionary has a word or its singular; a capitalised word that it lacks is a name.

    The dictionary has some names too (Paris, Singapore).
    """
    plain = word.lower()
    return plain in _dictionary() or plain.removesuffix("s") in _dictionary()
