"""Names that two or more texts tell, and what each calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from samesaid.compare.collation.namesakes import Linker, one_name
from samesaid.compare.collation.row import Wordings, row, wordings_at
from samesaid.compare.collation.texts import Texts
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.recognition.short_forms import full_names, name_words
from samesaid.compare.names.text import simplify
from samesaid.compare.pair import Side
from samesaid.languages import primary
from samesaid.model import ComparisonRow, Finding, Mention, Span

_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP", "EVENT", "PRODUCT", "OTHER"})


def names(texts: Texts) -> Iterator[ComparisonRow]:
    """A row a name of the reference, in the order of its first mention."""
    found = [f for f in texts.findings if f.code[0] == "E" and f.source_spans and f.target_spans]
    linkers = [Linker(texts, text) for text in range(1, len(texts.sides))]
    for mentions in _distinct(texts.sides[0]):
        spans = [m.span for m in mentions]
        cells = [wordings_at(texts.sides[0].document.text, spans)]
        for text, linker in enumerate(linkers, 1):
            own = [f for f in found if f.version == text - 1 and _overlap(f.source_spans, spans)]
            told = [s for f in own for s in f.target_spans]
            cells.append(wordings_at(texts.sides[text].document.text, told or linker.places(mentions)))
        _complete(texts, linkers, cells)
        if sum(c is not None for c in cells) > 1:
            yield _row(texts, cells, [f for f in found if _overlap(f.source_spans, spans)])


def _complete(texts: Texts, linkers: Sequence[Linker], cells: list[Wordings | None]) -> None:
    """Look up in the versions that do not tell the name what other versions call it."""
    for text, linker in enumerate(linkers, 1):
        if cells[text] is None:
            language = primary(texts.sides[text].document.language)
            others = [
                c
                for side, c in zip(texts.sides, cells, strict=True)
                if c and primary(side.document.language) == language
            ]
            wordings = {w for c in others for w in c.wordings}
            told = linker.exactly(wordings) or linker.titled(wordings)
            cells[text] = wordings_at(texts.sides[text].document.text, told)


def _row(texts: Texts, cells: Sequence[Wordings | None], findings: Sequence[Finding]) -> ComparisonRow:
    against = {f.version + 1 for f in findings}

    def agree(i: int, j: int) -> bool:
        one, other = cells[i], cells[j]
        if one is None or other is None or (i == 0 and j in against):
            return False
        languages = {primary(texts.sides[n].document.language) for n in (i, j)}
        if len(languages) > 1:
            return True  # of a name in another script only a finding tells that it is another one
        if {i, j} & against:
            return _told(one, other, all) and _told(other, one, all)
        return _told(one, other, any)

    return row("name", cells, agree)


def _told(one: Wordings, other: Wordings, how_many: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether any, or all, of the wordings of ``one`` are forms of one in ``other``."""
    return how_many(any(one_name(a, b) for b in other.wordings) for a in one.wordings)


def _distinct(side: Side) -> list[list[Mention]]:
    """The mentions of every name of a text; initials stand with the name that they are short for."""
    full = full_names(side)
    grouped: dict[tuple[str, ...], list[Mention]] = {}
    for mention in (m for sentence in names_of(side) for m in sentence):
        if mention.kind in _KINDS:
            name = full.get(mention.text, mention.text)
            key = name_words(name) if primary(side.document.language) == "en" else (simplify(name),)
            grouped.setdefault(key, []).append(mention)
    return list(grouped.values())


def _overlap(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in ones for b in others)
