"""From evidence to findings: severity, confidence, order, and what is shown. No comparator decides any of these."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.model import Finding, Message, Rule, Severity, Span, as_message

# The least confidence of what is shown, a level of the settings each.
THRESHOLDS: Mapping[str, float] = {"strict": 0.8, "default": 0.5, "all": 0.0}

_TO_MINOR = frozenset({Fact.ONE_SIDED, Fact.SMALL, Fact.WEAK})
_INFORMATION = frozenset({Fact.WORDING, Fact.MOVED})


@dataclass(frozen=True, slots=True)
class _Candidate:
    evidence: Evidence
    rule: Rule
    severity: Severity
    alarm: bool


def _key_of(message: Message) -> str:
    """A message without a catalogue: its key, or its words where it is literal."""
    return str(message.args[0][1]) if message.key == "literal" else message.key


def rank(
    pair: Pair,
    evidence: Iterable[Evidence],
    codes: Mapping[str, Rule],
    *,
    level: str = "default",
    version: int = 0,
    say: Callable[[Message], str] = _key_of,
) -> tuple[Finding, ...]:
    """Findings of one version, the most important first.

    ``level`` is strict, default or all (see THRESHOLDS). Evidence of the same words by several families is reported
    once. ``say`` puts a message into English; without it a finding's message is its key.
    """
    candidates = [_judge(e, codes[e.code]) for e in evidence if e.strength >= THRESHOLDS[level]]
    kept = _without_echoes(candidates)
    kept.sort(key=lambda c: (not c.alarm, -c.severity.rank, -c.evidence.strength, _place(c.evidence)))
    return tuple(_finding(c, version, n, say) for c, n in zip(kept, _occurrences(kept, pair), strict=True))


def _judge(evidence: Evidence, rule: Rule) -> _Candidate:
    alarm = not evidence.facts & _INFORMATION
    severity = Severity.MINOR if evidence.facts & _TO_MINOR or not alarm else rule.severity
    return _Candidate(evidence, rule, severity, alarm)


def _without_echoes(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Drop a candidate whose words on both sides were reported already under a rule that takes precedence."""
    kept: list[_Candidate] = []
    by_bead: dict[int | None, list[_Candidate]] = {}
    named: list[Span] = []
    for candidate in sorted(candidates, key=_by_precedence):
        others = by_bead.setdefault(candidate.evidence.bead, [])
        if any(_echoes(candidate, other) for other in others) or _repeats(candidate, named):
            continue
        others.append(candidate)
        kept.append(candidate)
        if candidate.alarm and candidate.rule.names_words:
            named += candidate.evidence.target_spans
    return kept


def _repeats(candidate: _Candidate, named: Sequence[Span]) -> bool:
    """Whether a finding about one version alone marks only words that another finding has named."""
    spans = candidate.evidence.target_spans
    if not candidate.rule.inside_one_version or not spans:
        return False
    return all(any(span.overlaps(other) for other in named) for span in spans)


def _by_precedence(candidate: _Candidate) -> tuple[bool, bool, int, float]:
    rule = candidate.rule
    return (not candidate.alarm, rule.inside_one_version, rule.precedence, -candidate.evidence.strength)


def _echoes(one: _Candidate, other: _Candidate) -> bool:
    if one.rule.coexists and other.rule.coexists:
        return False
    mine, kept = one.evidence, other.evidence
    if other.rule.replaces_all and _meet(mine.target_spans or kept.target_spans, kept.target_spans):
        return True
    sides = ((mine.source_spans, kept.source_spans), (mine.target_spans, kept.target_spans))
    return all(_meet(a, b) for a, b in sides) and any(a and b for a, b in sides)


def _meet(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether the spans overlap, or both are absent."""
    if not one or not other:
        return not one and not other
    return any(a.overlaps(b) for a in one for b in other)


def _place(evidence: Evidence) -> tuple[int, int]:
    spans = evidence.target_spans or evidence.source_spans
    return (evidence.bead if evidence.bead is not None else -1, spans[0].start if spans else 0)


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _key(candidate: _Candidate, pair: Pair) -> str:
    """What was found, in words: the code, the words marked and the sentences they stand in."""
    evidence = candidate.evidence
    bead = pair.beads[evidence.bead] if evidence.bead is not None else None
    parts = [
        evidence.code,
        *(s.of(pair.source.document.text) for s in evidence.source_spans),
        "|",
        *(s.of(pair.target.document.text) for s in evidence.target_spans),
        "|",
        *((pair.source.text(bead.source), pair.target.text(bead.target)) if bead else ()),
    ]
    return "\x1f".join(_normal(p) for p in parts)


def _occurrences(candidates: Sequence[_Candidate], pair: Pair) -> list[str]:
    """An id each; the same thing found twice gets two ids, by its order in the document."""
    seen: Counter[str] = Counter()
    ids = [""] * len(candidates)
    for i in sorted(range(len(candidates)), key=lambda i: _place(candidates[i].evidence)):
        key = _key(candidates[i], pair)
        seen[key] += 1
        ids[i] = hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()[:16]
    return ids


def _finding(candidate: _Candidate, version: int, identity: str, say: Callable[[Message], str]) -> Finding:
    evidence = candidate.evidence
    content = as_message(evidence.message)
    values = as_message(evidence.reading) if evidence.reading else None
    return Finding(
        id=identity,
        code=evidence.code,
        type=candidate.rule.type,
        severity=candidate.severity,
        confidence=round(min(1.0, max(0.0, evidence.strength)), 3),
        message=say(content),
        version=version,
        bead=evidence.bead,
        source_spans=evidence.source_spans,
        target_spans=evidence.target_spans,
        reading=say(values) if values else "",
        suggestion=evidence.suggestion,
        alarm=candidate.alarm,
        kind=candidate.rule.kind,
        absent=candidate.rule.absent,
        content=content,
        values=values,
    )
