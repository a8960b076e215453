"""What must be read before the findings: doubts about the texts, the encoder and the glossary, and our own faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from samesaid.assembly.scores import words
from samesaid.compare.confidence.measured import is_measured
from samesaid.compare.isolation import Fault
from samesaid.compare.terms.matching.direction import covers
from samesaid.documents import Row, by_file
from samesaid.faults import FAULT, attempted, place, quoted
from samesaid.languages import primary
from samesaid.model import Bead, Document, Encoder, Message, Relation, Termbase, about_relation, language_name, message

T = TypeVar("T")

# Words of a version for each word of the reference; a translation of the whole text is never so short. Chosen by hand.
_LEAST_LENGTH = 0.1


def of_readers(texts: Sequence[Document], names: Sequence[Message]) -> Iterator[Message]:
    """What the readers were not certain of, or left out."""
    for text, name in zip(texts, names, strict=True):
        for note in text.notes:
            if note.kind in ("warning", "dropped"):
                yield message("warning.reader", name=name, note=note.message)


def of_languages(texts: Sequence[Document], encoder: Encoder) -> Iterator[Message]:
    """Languages that the encoder does not know."""
    if encoder.languages is None:
        return
    for tag in dict.fromkeys(t.language for t in texts):
        if primary(tag) not in encoder.languages:
            yield message("warning.encoder", encoder=encoder.name, language=language_name(tag))


def of_confidence(source: Document, targets: Sequence[Document]) -> Iterator[Message]:
    """Pairs of languages of which no alarm was ever judged."""
    for tag in dict.fromkeys(t.language for t in targets):
        if not is_measured(source.language, tag):
            yield message("warning.confidence", one=language_name(source.language), other=language_name(tag))


def of_declarations(
    rows: Sequence[Row], source: Document, target: Document, given: Sequence[str | None]
) -> Iterator[Message]:
    """Sides that were read in another language than their file declares; ``given`` are those that were asked for."""
    said = by_file(rows)
    for tag, document, asked in zip((said.source, said.target), (source, target), given, strict=True):
        if tag is not None and not asked and primary(tag) != primary(document.language):
            yield message("warning.declared", one=language_name(tag), other=language_name(document.language))


def of_glossary(termbase: Termbase | None, source: Document, targets: Sequence[Document]) -> Iterator[Message]:
    """What the glossary's loader decided, and pairs of languages for which it has no term."""
    if termbase is None:
        return
    yield from termbase.warnings
    for tag in dict.fromkeys(t.language for t in targets):
        if not covers(termbase, source.language, tag):
            one, other = language_name(source.language), language_name(tag)
            yield message("warning.glossary", glossary=termbase.name, one=one, other=other)


def of_odd_versions(source: Document, targets: Iterable[Document], names: Sequence[Message]) -> Iterator[Message]:
    """Versions that are the reference itself, word for word, or that have less than a tenth of its words."""
    wording, length = [s.text for s in source.sentences], words(source)
    for target, name in zip(targets, names[1:], strict=True):
        if wording and wording == [s.text for s in target.sentences]:
            yield message("warning.copy", reference=names[0], version=name)
        elif 0 < words(target) < _LEAST_LENGTH * length:
            yield message("warning.short", reference=names[0], version=name)


def of_relations(names: Sequence[Message], relations: Iterable[Relation]) -> Iterator[Message]:
    """Texts that are no versions of the reference, of which ``names[0]`` is the name, and condensed versions."""
    for name, relation in zip(names[1:], relations, strict=True):
        if relation is not Relation.VERSION:
            yield about_relation(names[0], name, relation)


def of_faults(
    faults: Iterable[Fault],
    source: Document,
    target: Document,
    beads: Sequence[Bead],
    names: tuple[Message, Message],
) -> Iterator[Message]:
    """What was not compared between two texts of these names."""

    def place_of(fault: Fault) -> Message:
        if fault.bead is None:
            return message("fault.texts", check=fault.check, one=names[0], other=names[1])
        bead = beads[fault.bead]
        name, other = names if bead.source else names[::-1]
        sentence = source.sentences[bead.source[0]] if bead.source else target.sentences[bead.target[0]]
        return message(
            "fault.sentence",
            check=fault.check,
            sentence=sentence.index + 1,
            name=name,
            quote=quoted(sentence.text),
            other=other,
        )

    return _by_place_in_code(faults, place_of)


def of_row_faults(faults: Iterable[Fault], rows: Sequence[Row]) -> Iterator[Message]:
    """What was not compared in aligned text; ``rows[i]`` is bead ``i``."""

    def place_of(fault: Fault) -> Message:
        if fault.bead is None:
            return message("fault.rows", check=fault.check)
        row = rows[fault.bead]
        return message("fault.row", check=fault.check, id=row.id, quote=quoted(row.source or row.target))

    return _by_place_in_code(faults, place_of)


def _by_place_in_code(faults: Iterable[Fault], place_of: Callable[[Fault], Message]) -> Iterator[Message]:
    """Hundreds of sentences with one fault are one message, which names the first of them."""
    ordered = sorted(faults, key=lambda f: (f.check, f.error, -1 if f.bead is None else f.bead))
    for (_, error), group in groupby(ordered, key=lambda f: (f.check, f.error)):
        first, *more = group
        what = place_of(first)
        if more:
            what = message("fault.more", first=what, n=len(more))
        yield message(FAULT, what=what, error=error)


class Lost:
    """Parts of a report that are made after the comparison; what fails is left out, with a warning."""

    def __init__(self, strict: bool) -> None:
        self._strict = strict
        self.warnings: list[Message] = []

    def unless(self, what: Message, work: Callable[[], T]) -> T | None:
        """What ``work`` makes, or None and a warning that says ``what`` is lost."""
        made = attempted(work, strict=self._strict)
        if not isinstance(made, Exception):
            return made
        self.warnings.append(message(FAULT, what=what, error=place(made)))
        return None
