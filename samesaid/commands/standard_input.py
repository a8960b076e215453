"""A text on standard input: ``-`` among the arguments of a command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from samesaid.inputs import ALIGNED, DOCUMENT, Content, at_most, standard_input
from samesaid.model import SamesaidError
from samesaid.settings import Settings

From = Annotated[
    str | None, typer.Option("--from", help="Format of the text that - reads from standard input, such as html.")
]
_DASH = Path("-")


def read(files: Sequence[Path], format: str | None, settings: Settings, suffix: str = "") -> list[Path | Content]:
    """The files, with the content of standard input in the place of ``-``.

    ``format`` is the ending of files like it, or the name of the format; ``suffix`` is the ending where none is given
    (empty: the content decides). Raises SamesaidError for an unknown format, one without ``-``, and a second ``-``.
    """
    if format is not None:
        suffix = _suffix(format)
    if _DASH not in files:
        if format is not None:
            raise SamesaidError(f"--from {format}: give - as the text that standard input has")
        return list(files)
    if files.count(_DASH) > 1:
        raise SamesaidError("- is given twice; only one text can come from standard input")
    from samesaid.documents.registry import ALIGNED_SUFFIXES

    limit = at_most(settings.max_size, ALIGNED if suffix in ALIGNED_SUFFIXES else DOCUMENT)
    content = standard_input(suffix, limit)
    return [content if file == _DASH else file for file in files]


def _suffix(format: str) -> str:
    from samesaid.documents import aligned
    from samesaid.documents.registry import readers

    suffixes = sorted(frozenset[str]().union(*(r.suffixes for r in readers()), *(r.suffixes for r in aligned.READERS)))
    known = {reader.name: min(reader.suffixes, key=len) for reader in readers()}
    known |= {suffix[1:]: suffix for suffix in suffixes}
    found = known.get(format.lower().removeprefix("."))
    if found is None:
        raise SamesaidError(f"--from {format[:20]}: not a format; use one of {', '.join(s[1:] for s in suffixes)}")
    return found
