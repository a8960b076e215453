"""From evidence to findings: severity, confidence, order, and what is shown. No comparator decides any of these."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import CodeInfo, Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Finding, Severity, Span

# How sure a finding must be to be shown, a level of the settings each.
THRESHOLDS: Mapping[str, float] = {"strict": 0.8, "default": 0.5, "all": 0.0}

# Facts that comparators may state, and what they do to a finding.
#   one-sided   told by one version only: true, but often an editor's choice
#   small       a short or formal sentence (thanks, a heading)
#   weak        the comparator itself doubts
_TO_MINOR = frozenset({"one-sided", "small", "weak"})
#   quoted, name, recurring, glossary   wording that stands for a thing and should be the same everywhere
#   title       an office told in another grade (deputy, acting): as wrong as another name
#   wording     another choice of words: information, never an alarm
#   moved       said elsewhere: information, never an alarm
_INFORMATION = frozenset({"wording", "moved"})

# Where two families tell of the same words, the first one here keeps them: what was left untranslated says all the
# rest, a figure is surer than a name, a name and an agreed term are surer than wording.
_PREFERENCE = ("O503", "N", "D", "T402", "T401", "E", "T", "Q", "O", "M")
# These say that a version is not of one mind. Where every place was told for another reason, they add nothing.
_INSIDE_ONE_VERSION = frozenset({"E303", "T403"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    evidence: Evidence
    info: CodeInfo
    severity: Severity
    alarm: bool


def rank(
    pair: Pair,
    evidence: Iterable[Evidence],
    codes: Mapping[str, CodeInfo],
    *,
    level: str = "default",
    version: int = 0,
) -> tuple[Finding, ...]:
    """Findings of one version, the most important first.

    ``level`` is strict, default or all (see THRESHOLDS). Evidence of the same words by several families is told once.
    """
    candidates = [_judge(e, codes[e.code]) for e in evidence if e.strength >= THRESHOLDS[level]]
    kept = _without_echoes(candidates)
    kept.sort(key=lambda c: (not c.alarm, -c.severity.rank, -c.evidence.strength, _place(c.evidence)))
    return tuple(_finding(c, version, n) for c, n in zip(kept, _occurrences(kept, pair), strict=True))


def _judge(evidence: Evidence, info: CodeInfo) -> _Candidate:
    alarm = not evidence.facts & _INFORMATION
    severity = Severity.MINOR if evidence.facts & _TO_MINOR or not alarm else info.severity
    return _Candidate(evidence, info, severity, alarm)


def _preference(code: str) -> int:
    return next((i for i, start in enumerate(_PREFERENCE) if code.startswith(start)), len(_PREFERENCE))


def _without_echoes(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Drop a candidate whose words on both sides were told already by a surer family."""
    kept: list[_Candidate] = []
    by_bead: dict[int | None, list[Evidence]] = {}
    alarms: list[Span] = []
    for candidate in sorted(candidates, key=_surest_first):
        evidence = candidate.evidence
        told = by_bead.setdefault(evidence.bead, [])
        if any(_echoes(evidence, other) for other in told) or _repeats(evidence, alarms):
            continue
        told.append(evidence)
        kept.append(candidate)
        if candidate.alarm and evidence.code[0] in "ET":
            alarms += evidence.target_spans
    return kept


def _repeats(evidence: Evidence, told: Sequence[Span]) -> bool:
    """Whether evidence about one version alone ("rendered in several ways") marks only words that were told already."""
    if evidence.code not in _INSIDE_ONE_VERSION or not evidence.target_spans:
        return False
    return all(any(span.overlaps(other) for other in told) for span in evidence.target_spans)


def _surest_first(candidate: _Candidate) -> tuple[bool, bool, int, float]:
    code = candidate.evidence.code
    return (not candidate.alarm, code in _INSIDE_ONE_VERSION, _preference(code), -candidate.evidence.strength)


def _echoes(one: Evidence, other: Evidence) -> bool:
    if one.code[0] == other.code[0] == "O":
        return False
    if other.code == "O503" and _meet(one.target_spans or other.target_spans, other.target_spans):
        return True  # in a sentence left untranslated every figure, name and term is "wrong": one finding says it
    sides = ((one.source_spans, other.source_spans), (one.target_spans, other.target_spans))
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


def _finding(candidate: _Candidate, version: int, identity: str) -> Finding:
    evidence = candidate.evidence
    return Finding(
        id=identity,
        code=evidence.code,
        type=candidate.info.type,
        severity=candidate.severity,
        confidence=round(min(1.0, max(0.0, evidence.strength)), 3),
        message=evidence.message,
        version=version,
        bead=evidence.bead,
        source_spans=evidence.source_spans,
        target_spans=evidence.target_spans,
        reading=evidence.reading,
        suggestion=evidence.suggestion,
        alarm=candidate.alarm,
    )
