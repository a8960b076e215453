"""What only a dateline or a byline says is no difference: "XIAMEN, Nov. 3 (Xinhua) --" belongs to one agency's copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.frame.kinds import dateline, frame_kind
from samesaid.compare.pair import Pair, Side
from samesaid.model import SIDES, Span

# Sentences whose names and figures are of one agency's copy alone.
_OF_THE_COPY = frozenset({"byline", "dateline", "credit"})
# The last parts of messages about whole sentences, which say themselves that it is a frame.
_WHOLE = frozenset({"frame", "sentence", "sentences"})


def without_datelines(pair: Pair, evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """The evidence in its order. What has all its marked words of one side in datelines, bylines or credits, and those
    of the other side elsewhere or none, is information.
    """
    found = {side: _datelines(pair.side(side)) for side in SIDES}
    for one in evidence:
        if one.message.key.rpartition(".")[2] in _WHOLE:
            yield one
            continue
        marked = ((one.source_spans, found["source"]), (one.target_spans, found["target"]))
        inside = [_is_inside(spans, lines) for spans, lines in marked]
        yield replace(one, facts=one.facts | {Fact.WORDING}) if inside in ([True, False], [False, True]) else one


def _datelines(side: Side) -> list[Span]:
    document = side.document
    found = []
    for i, sentence in enumerate(document.sentences):
        span = sentence.span if frame_kind(document, i) in _OF_THE_COPY else dateline(document, i)
        found += [span] if span is not None else []
    return found


def _is_inside(spans: Sequence[Span], lines: Sequence[Span]) -> bool:
    words = [span for span in spans if len(span)]
    return bool(words) and all(any(a.start <= b.start and b.end <= a.end for a in lines) for b in words)
