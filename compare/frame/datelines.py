"""What only a dateline or a byline says is no difference: "XIAMEN, Nov. 3 (Xinhua) --" belongs to one agency's copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.frame.both_sides import on_both_sides
from samesaid.compare.frame.kinds import dateline, kind_by_words
from samesaid.compare.pair import Pair
from samesaid.model import SIDES, Document, SideName, Span

# Sentences whose names and figures are of one agency's copy alone.
_OF_THE_COPY = frozenset({"byline", "dateline", "credit"})
# The last parts of messages about whole sentences, which say themselves that it is a frame.
_WHOLE = frozenset({"frame", "sentence", "sentences"})


def without_datelines(pair: Pair, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """The evidence in its order. What has all its marked words of one side in datelines, bylines or credits, and those
    of the other side elsewhere or none, is information; so is what only a line of the page says that both sides have.
    """
    framed: dict[SideName, frozenset[int]] = {}
    for one in evidence:
        if one.bead is None or one.message.key.rpartition(".")[2] in _WHOLE:
            yield one
            continue
        bead = pair.beads[one.bead]
        if not framed and not (one.source_spans and one.target_spans):
            framed = {side: on_both_sides(pair, side) for side in SIDES}
        marked = zip(SIDES, (bead.source, bead.target), (one.source_spans, one.target_spans), strict=True)
        inside = [
            _is_inside(spans, _datelines(pair.side(side).document, run, framed.get(side, frozenset())))
            for side, run, spans in marked
        ]
        yield replace(one, facts=one.facts | {Fact.WORDING}) if inside in ([True, False], [False, True]) else one


def _datelines(document: Document, run: Sequence[int], framed: frozenset[int]) -> list[Span]:
    """The datelines of these sentences, and those of them that are a frame as a whole."""
    sentences = document.sentences
    whole = [sentences[i].span for i in run if i in framed or kind_by_words(sentences[i].text) in _OF_THE_COPY]
    return whole + [span for i in run if (span := dateline(document, i)) is not None]


def _is_inside(spans: Sequence[Span], lines: Sequence[Span]) -> bool:
    words = [span for span in spans if len(span)]
    return bool(words) and all(any(a.start <= b.start and b.end <= a.end for a in lines) for b in words)
