"""Words by which a text says that something has to be, or may be; a data file a language.

A file has three patterns: ``must`` for what states a duty plainly, ``need`` for all that states one or denies that
something may be, ``may`` for what says that something may be or can be done. They are matched as those of the
directions are.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from samesaid.compare.quantities.grammars.data import joined


@dataclass(frozen=True, slots=True)
class ModalWords:
    """The patterns of a language."""

    must: re.Pattern[str]
    need: re.Pattern[str]
    may: re.Pattern[str]


@functools.cache
def modal_words(language: str) -> ModalWords | None:
    """The words of a language (a primary tag), None for one without a data file."""
    file = resources.files(__package__).joinpath(f"{language}.toml")
    if not file.is_file():
        return None
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    edges = ("", "") if table.get("spaceless") else (r"(?<![\w-])", r"(?![\w-])")
    must, need, may = (
        re.compile(f"{edges[0]}(?:{joined(table[name])}){edges[1]}", re.I) for name in ("must", "need", "may")
    )
    return ModalWords(must, need, may)
