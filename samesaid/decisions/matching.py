"""Which decision is about which finding."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cached_property

from samesaid.model import Bead, Decision, DecisionsUsed, Document, Finding, Span, State

_DIGEST_CHARS = 16


@dataclass(frozen=True)
class Decisions:
    """Decisions in the order in which they were made. Of several about one thing the last holds.

    What was decided of a finding itself comes before what was decided of its renderings, and that before its rule.
    """

    entries: tuple[Decision, ...] = ()

    @classmethod
    def no_errors(cls, ids: Iterable[str]) -> Decisions:
        """Decisions that the findings with these ids are no errors."""
        return cls(tuple(Decision(State.NO_ERROR, id=identity) for identity in ids))

    @cached_property
    def digest(self) -> str:
        """16 hexadecimal digits, the same for the same decisions in the same order."""
        content = json.dumps([astuple(one) for one in self.entries], ensure_ascii=False)
        return _digest(content)

    def about(self, finding: Finding, reference: Document, version: Document) -> Decision | None:
        """The decision that holds for a finding between these two texts.

        One about the finding itself holds only while its sentences are as they were.
        """
        own = self._by_id.get(finding.id)
        if own is not None and own.text_digest in ("", finding.text_digest):
            return own
        if self._by_pair:
            pair = self._by_pair.get((finding.code, *renderings(finding, reference, version)))
            if pair is not None:
                return pair
        return self._by_rule.get((finding.code, version.name))

    def used(self, findings: Iterable[Finding]) -> DecisionsUsed:
        """What a report says of these decisions; ``findings`` are all that were found, closed ones too."""
        applied = {(f.decision.id, f.decision.text_digest) for f in findings if f.decision is not None}
        lapsed = (
            one
            for one in self._by_id.values()
            if (one.id, one.text_digest) not in applied and one.state not in (State.FIXED, State.OPEN)
        )
        return DecisionsUsed(len(self.entries), self.digest, tuple(lapsed))

    @cached_property
    def _by_id(self) -> dict[str, Decision]:
        return {one.id: one for one in self.entries if one.kind == "finding"}

    @cached_property
    def _by_pair(self) -> dict[tuple[str, str, str], Decision]:
        return {(one.code, one.source, one.target): one for one in self.entries if one.kind == "renderings"}

    @cached_property
    def _by_rule(self) -> dict[tuple[str, str], Decision]:
        return {(one.code, one.document): one for one in self.entries if one.kind == "rule"}


def settled(
    findings: Iterable[Finding], decisions: Decisions, reference: Document, version: Document, beads: Sequence[Bead]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that stay open and those that a decision closes, each with its digest and its decision."""
    opened, closed = [], []
    for plain in findings:
        finding = replace(plain, text_digest=text_digest(plain, reference, version, beads))
        decision = decisions.about(finding, reference, version)
        if decision is not None and decision.state.closes:
            closed.append(replace(finding, decision=decision, alarm=False))
        else:
            opened.append(replace(finding, decision=decision))
    return tuple(opened), tuple(closed)


def text_digest(finding: Finding, reference: Document, version: Document, beads: Sequence[Bead]) -> str:
    """16 hexadecimal digits for the sentences that a finding is about, ``folded``: those of its bead and its marks."""
    bead = beads[finding.bead] if finding.bead is not None and finding.bead < len(beads) else Bead((), ())
    source = _sentences(reference, bead.source, finding.source_spans)
    target = _sentences(version, bead.target, finding.target_spans)
    return _digest("\x1f".join((*source, "|", *target)))


def renderings(finding: Finding, reference: Document, version: Document) -> tuple[str, str]:
    """The words that a finding marks on both sides: each wording once, ``folded``, joined by `` | ``."""
    return _words(finding.source_spans, reference), _words(finding.target_spans, version)


def folded(text: str) -> str:
    """The text without differences of compatibility forms (NFKC), case, runs of spaces and control characters."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C").split())


def folded_list(words: str) -> str:
    """A list of wordings as `renderings` joins them, each ``folded``."""
    return " | ".join(folded(part) for part in words.split(" | "))


def _words(spans: Iterable[Span], document: Document) -> str:
    return " | ".join(dict.fromkeys(folded(span.of(document.text)) for span in spans if len(span)))


def _sentences(document: Document, of_bead: Sequence[int], spans: Sequence[Span]) -> list[str]:
    """The sentences of a bead; without one those that overlap the spans."""
    if of_bead:
        return [folded(document.sentences[i].text) for i in of_bead]
    marked = [s for s in spans if len(s)]
    return [folded(s.text) for s in document.sentences if any(s.span.overlaps(m) for m in marked)] if marked else []


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_CHARS]
