"""One sentence never stops a run: evidence of a comparator that raises on some beads, without those beads.

Nothing is done twice while nothing is raised. Where a comparator raises, it is run on each bead alone; then on all of
them once more, the broken ones hidden as the empty rows of aligned text are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from samesaid.compare.evidence import Comparator, Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.ranking import Repeats, rank
from samesaid.faults import attempted, place
from samesaid.model import SIDES, Bead, Document, Finding, Message, Rule, Sentence, Span


@dataclass(frozen=True, slots=True)
class Fault:
    """What was not compared because a comparator raised: a bead, or the whole pair where ``bead`` is None.

    ``check`` is the name of the comparator; ``error`` names the exception and its place in the code.
    """

    check: str
    bead: int | None
    error: str


def evidence_of(comparator: Comparator, pair: Pair, *, strict: bool = False) -> tuple[list[Evidence], list[Fault]]:
    """The evidence of a comparator, and what it could not compare. Raises SamesaidError as the comparator does.

    A comparator that raises on no bead alone, but on the whole pair, loses the other versions, or else all evidence;
    one that raises on every bead loses all.
    With ``strict`` whatever it raises is raised.
    """
    found = attempted(partial(_evidence, comparator, pair), strict=strict)
    if not isinstance(found, Exception):
        return found, []
    package = type(comparator).__module__.partition(".")[0]
    faults = []
    for index in range(len(pair.beads)):
        alone = attempted(partial(_evidence, comparator, _alone(pair, index)), strict=False)
        if isinstance(alone, Exception):
            faults.append(Fault(comparator.name, index, place(alone, package)))
    if 1 < len(faults) == sum(bool(bead.source or bead.target) for bead in pair.beads):
        return [], [Fault(comparator.name, None, faults[0].error)]
    without = _hidden(pair, {fault.bead for fault in faults if fault.bead is not None}) if faults else pair
    for rest in ([without] if faults else []) + ([replace(without, other=())] if pair.other else []):
        again = attempted(partial(_evidence, comparator, rest), strict=False)
        if not isinstance(again, Exception):
            return again, faults or [Fault(comparator.name, None, place(found, package))]
        found = again
    return [], [Fault(comparator.name, None, place(found, package))]


def ranked(
    pair: Pair,
    evidence: Sequence[Evidence],
    rules: Mapping[str, Rule],
    owners: Mapping[str, str],
    *,
    level: str,
    version: int,
    say: Callable[[Message], str],
    strict: bool = False,
    seen: Repeats | None = None,
) -> tuple[tuple[Finding, ...], list[Fault]]:
    """The findings as ``rank`` gives them, and what was left out because its evidence cannot be ranked or worded.

    ``owners`` are the names of the comparators by code; ``seen`` is as in ``rank``.
    """

    def judged(given: Iterable[Evidence], before: Repeats | None) -> tuple[Finding, ...]:
        return rank(pair, given, rules, level=level, version=version, say=say, seen=before)

    before = seen.copy() if seen else None
    found = attempted(partial(judged, evidence, seen), strict=strict)
    if not isinstance(found, Exception):
        return found, []
    kept, faults = [], []
    for one in evidence:
        alone = attempted(partial(judged, [one], None), strict=False)
        if isinstance(alone, Exception):
            faults.append(Fault(owners.get(one.code, one.code), one.bead, place(alone)))
        else:
            kept.append(one)
    return judged(kept, before), faults


def _evidence(comparator: Comparator, pair: Pair) -> list[Evidence]:
    """All evidence. Raises ValueError for some that is not about this pair, which would break what comes after."""
    found = list(comparator.compare(pair))
    for one in found:
        inside = one.bead is None or 0 <= one.bead < len(pair.beads)
        for side, spans in ((pair.source, one.source_spans), (pair.target, one.target_spans)):
            inside = inside and all(span.end <= len(side.document.text) for span in spans)
        if not inside or one.code not in comparator.codes:
            raise ValueError(f"evidence of {one.code} is not of this comparator or not inside the texts")
    return found


def _alone(pair: Pair, index: int) -> Pair:
    """The pair of the sentences of one bead."""
    bead = pair.beads[index]
    source, target = (_only(pair.side(name), bead.run(name)) for name in SIDES)
    own = replace(bead, source=tuple(range(len(bead.source))), target=tuple(range(len(bead.target))))
    return replace(pair, source=source, target=target, beads=(own,), other=())


def _only(side: Side, indices: tuple[int, ...]) -> Side:
    sentences, start = [], 0
    for index, sentence in enumerate(side.sentences(indices)):
        span = Span(start, start + len(sentence.text))
        sentences.append(replace(sentence, span=span, index=index, paragraph=index))
        start = span.end + 1
    text = "\n".join(sentence.text for sentence in sentences)
    return Side(replace(side.document, text=text, sentences=tuple(sentences), notes=()))


def _hidden(pair: Pair, beads: Collection[int]) -> Pair:
    """The pair with blanks for the sentences of these beads, which are empty: the places of all others stay."""
    sides = []
    for name in SIDES:
        gone = {i for number in beads for i in pair.beads[number].run(name)}
        sides.append(Side(_blanked(pair.side(name).document, gone)) if gone else pair.side(name))
    rest = tuple(Bead((), ()) if number in beads else bead for number, bead in enumerate(pair.beads))
    return replace(pair, source=sides[0], target=sides[1], beads=rest)


def _blanked(document: Document, gone: Collection[int]) -> Document:
    pieces: list[str] = []
    sentences: list[Sentence] = []
    place = 0
    for sentence in document.sentences:
        if sentence.index in gone:
            blank = " " * len(sentence.span)
            pieces += (document.text[place : sentence.span.start], blank)
            place = sentence.span.end
            sentence = replace(sentence, text=blank)
        sentences.append(sentence)
    return replace(document, text="".join((*pieces, document.text[place:])), sentences=tuple(sentences))
