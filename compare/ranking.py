"""From evidence to findings: severity, confidence, order, and what is shown.

Comparators decide none of these. They report evidence with a strength and facts; the rules of the codes say the rest.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from samesaid.compare.confidence.measured import confidence
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.merging import Candidate, merged
from samesaid.compare.pair import Pair
from samesaid.compare.spans import SpanIndex, any_overlap
from samesaid.model import SIDES, Finding, Message, Rule, Severity, SideName, Span

# The minimum confidence of what is shown at each level of the settings. At the default, a finding that is right less
# often than one time in ten costs an editor more than it gives; the strict level is for who reads only what is likely.
THRESHOLDS: Mapping[str, float] = {"strict": 0.8, "default": 0.1, "all": 0.0}
# The minimum strength as well: what the comparator itself doubts more than it believes. Chosen by hand; the tuning
# modules of the families name the strengths that are chosen against it.
MIN_STRENGTHS: Mapping[str, float] = {"strict": 0.5, "default": 0.5, "all": 0.0}
# Confidence from which a finding has the severity of its rule; below the first it is minor, below the second no worse
# than major. The first is also the least confidence of the word "likely" in reports.
MIN_MAJOR, MIN_CRITICAL = 0.6, 0.8

_LOWERED_TO_MINOR = frozenset({Fact.ONE_SIDED, Fact.SMALL, Fact.WEAK})
_INFORMATION = frozenset({Fact.WORDING, Fact.MOVED})


# Different findings whose repeats are counted, some 25 MB. Only a file of millions of rows has more.
_MAX_COUNTED = 200_000


class Repeats:
    """How often the same was found in the same words. After many different findings, new ones are not counted."""

    def __init__(self, counts: Mapping[int, int] | None = None) -> None:
        self._counts = dict(counts or {})

    def count(self, key: str) -> int:
        """The number of this finding among those with the same key, from 1."""
        short = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=7).digest())
        number = self._counts.get(short, 0) + 1
        if number > 1 or len(self._counts) < _MAX_COUNTED:
            self._counts[short] = number
        return number

    def copy(self) -> Repeats:
        """Another one that counts on from here."""
        return Repeats(self._counts)


def _key_of(message: Message) -> str:
    """What stands for a message where no catalogue is given: its key, or the text of a literal one."""
    return str(message.args[0][1]) if message.key == "literal" else message.key


def rank(
    pair: Pair,
    evidence: Iterable[Evidence],
    rules: Mapping[str, Rule],
    *,
    level: str = "default",
    version: int = 0,
    say: Callable[[Message], str] = _key_of,
    seen: Repeats | None = None,
) -> tuple[Finding, ...]:
    """The findings of one version, the most important first: alarms, then by severity, confidence and place.

    ``rules`` has the rule of every code; ``level`` is strict, default or all (see THRESHOLDS); ``version`` is the index
    of the version in the report. The same words are reported once, by the rule that takes precedence. ``say`` puts a
    message into English; without it a finding's message is its key. ``seen`` is what earlier parts of the same texts
    have; that of this part is added. Raises KeyError for evidence without a rule.
    """
    kept = candidates(pair, evidence, rules, level=level)
    every = [one for c in kept for one in (c, *c.merged)]
    made = {
        id(c): _finding(c, pair, version, n, say)
        for c, n in zip(every, _ids(every, pair, seen or Repeats()), strict=True)
    }
    return tuple(
        replace(made[id(c)], merged=tuple(made[id(one)] for one in c.merged)) if c.merged else made[id(c)] for c in kept
    )


def candidates(
    pair: Pair, evidence: Iterable[Evidence], rules: Mapping[str, Rule], *, level: str = "default"
) -> list[Candidate]:
    """What ``rank`` makes findings of, in their order."""
    languages = pair.source.document.language, pair.target.document.language
    believed = (e for e in evidence if e.strength >= MIN_STRENGTHS[level])
    judged = (_judge(e, rules[e.code], languages) for e in believed)
    kept = _without_repeats(merged([c for c in judged if c.confidence >= THRESHOLDS[level]], pair), pair)
    kept.sort(key=lambda c: (not c.alarm, -c.severity.rank, -c.confidence, -c.evidence.strength, _place(c.evidence)))
    return kept


def _judge(evidence: Evidence, rule: Rule, languages: tuple[str, str]) -> Candidate:
    alarm = not evidence.facts & _INFORMATION
    # Only alarms were ever judged.
    confident = confidence(evidence, languages) if alarm else min(1.0, max(0.0, evidence.strength))
    severity = rule.severity
    if Fact.GRAVE in evidence.facts and severity is Severity.MAJOR:
        severity = Severity.CRITICAL
    if confident < MIN_MAJOR or evidence.facts & _LOWERED_TO_MINOR or not alarm:
        severity = Severity.MINOR
    elif confident < MIN_CRITICAL and severity is Severity.CRITICAL:
        severity = Severity.MAJOR
    return Candidate(evidence, rule, severity, alarm, confident)


class _Unread:
    """Words about which nothing else is said: those of findings whose rules have ``replaces_all``, in any bead."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        # With each span whether its rule coexists, and whether it is more than some characters.
        self._marked: Mapping[SideName, SpanIndex[tuple[bool, bool]]] = {side: SpanIndex() for side in SIDES}

    def add(self, candidate: Candidate) -> None:
        evidence = candidate.evidence
        side: SideName = "target" if evidence.target_spans else "source"
        for span in evidence.target_spans or evidence.source_spans:
            self._marked[side].add(span, (candidate.rule.coexists, Fact.SMALL not in evidence.facts))

    def covers(self, candidate: Candidate) -> bool:
        """Whether the candidate marks such words, or nothing on that side of its bead, where a passage is unread."""
        evidence = candidate.evidence
        for side, spans in zip(SIDES, (evidence.source_spans, evidence.target_spans), strict=True):
            where = spans or self._bead(evidence.bead, side)
            for coexists, passage in self._marked[side].overlapping(where):
                if (spans or passage) and not (coexists and candidate.rule.coexists):
                    return True
        return False

    def _bead(self, number: int | None, side: SideName) -> tuple[Span, ...]:
        extent = None if number is None else self._pair.side(side).extent(self._pair.beads[number].run(side))
        return (extent,) if extent else ()


def _without_repeats(candidates: Sequence[Candidate], pair: Pair) -> list[Candidate]:
    """Drop each candidate whose words a candidate that takes precedence marks too."""
    kept: list[Candidate] = []
    unread = _Unread(pair)
    by_bead: dict[int | None, list[Candidate]] = {}
    named = SpanIndex[None]()
    for candidate in sorted(candidates, key=_by_precedence):
        others = by_bead.setdefault(candidate.evidence.bead, [])
        if unread.covers(candidate) or any(_same_words(candidate, other) for other in others):
            continue
        if _is_named(candidate, named):
            continue
        if candidate.rule.replaces_all:
            unread.add(candidate)
        others.append(candidate)
        kept.append(candidate)
        if candidate.alarm and candidate.rule.names_words:
            for span in candidate.evidence.target_spans:
                named.add(span, None)
    return kept


def _is_named(candidate: Candidate, named: SpanIndex[None]) -> bool:
    """Whether a finding about the consistency of one version marks only words that other findings mark already."""
    spans = candidate.evidence.target_spans
    if not candidate.rule.inside_one_version or not spans:
        return False
    return all(map(named.touches, spans))


def _by_precedence(candidate: Candidate) -> tuple[bool, bool, int, float]:
    rule = candidate.rule
    return (not candidate.alarm, rule.inside_one_version, rule.precedence, -candidate.evidence.strength)


def _same_words(one: Candidate, other: Candidate) -> bool:
    """Whether ``one`` is dropped beside ``other``, which takes precedence."""
    if one.rule.coexists and other.rule.coexists:
        return False
    mine, kept = one.evidence, other.evidence
    sides = ((mine.source_spans, kept.source_spans), (mine.target_spans, kept.target_spans))
    return all(_meet(a, b) for a, b in sides) and any(a and b for a, b in sides)


def _meet(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether the spans overlap, or both are absent; an empty span is a place, not words."""
    one, other = ([span for span in spans if len(span)] for spans in (one, other))
    if not one or not other:
        return not one and not other
    return any_overlap(one, other)


def _place(evidence: Evidence) -> tuple[int, int]:
    spans = evidence.target_spans or evidence.source_spans
    return (evidence.bead if evidence.bead is not None else -1, spans[0].start if spans else 0)


def _normalised(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _key(candidate: Candidate, pair: Pair) -> str:
    """What was found, in words: the code, the marked words and their sentences; it does not depend on places."""
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
    return "\x1f".join(_normalised(p) for p in parts)


def _ids(candidates: Sequence[Candidate], pair: Pair, seen: Repeats) -> list[str]:
    """An id for each, a hash of its key. If the same is found several times, the ids differ by their order."""
    ids = [""] * len(candidates)
    for i in sorted(range(len(candidates)), key=lambda i: _place(candidates[i].evidence)):
        key = _key(candidates[i], pair)
        ids[i] = hashlib.sha256(f"{key}\x1f{seen.count(key)}".encode()).hexdigest()[:16]
    return ids


def _finding(candidate: Candidate, pair: Pair, version: int, identity: str, say: Callable[[Message], str]) -> Finding:
    evidence = candidate.evidence
    source, target = pair.source.written.text, pair.target.written.text
    return Finding(
        id=identity,
        code=evidence.code,
        type=candidate.rule.type,
        severity=candidate.severity,
        confidence=round(candidate.confidence, 3),
        message=say(evidence.message),
        version=version,
        bead=evidence.bead,
        source_spans=evidence.source_spans,
        target_spans=evidence.target_spans,
        reading=say(evidence.reading) if evidence.reading else "",
        suggestion=evidence.suggestion,
        alarm=candidate.alarm,
        kind=candidate.rule.kind,
        absent=candidate.rule.absent,
        content=evidence.message,
        values=evidence.reading,
        source_words=tuple(span.of(source) for span in evidence.source_spans),
        target_words=tuple(span.of(target) for span in evidence.target_spans),
    )
