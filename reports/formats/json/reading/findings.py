"""The findings of a report that was read, with what was decided of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samesaid.model import Baseline, Bead, Decision, DecisionsUsed, Document, Finding, PastFinding, Severity, State
from samesaid.reports.common.labels import KINDS
from samesaid.reports.formats.json.reading.fields import Fields, wrong
from samesaid.reports.formats.json.reading.messages import Messages
from samesaid.reports.formats.json.reading.texts import spans_of

SEVERITIES = tuple(severity.value for severity in Severity)
_STATES = tuple(state.value for state in State)
_SCOPES = ("finding", "renderings", "rule")
# Findings merged into one have none merged into them.
_MAX_DEPTH = 3
# Codes whose findings are about what one side lacks: a report of an earlier release does not say so.
_ABSENT = frozenset({"E301", "N101", "N102", "O501", "O502", "T401"})


@dataclass(frozen=True, slots=True)
class FindingReader:
    """Reads findings between these texts."""

    reference: Document
    versions: Sequence[Document]
    alignments: Sequence[Sequence[Bead]]
    messages: Messages

    def of(self, fields: Fields, depth: int = 0) -> Finding:
        """A finding and those that are merged into it."""
        if depth > _MAX_DEPTH:
            raise wrong(fields.place, "a finding: it is nested too deeply")
        version, code = fields.index("version", len(self.versions)), fields.text("code")
        beads = self.alignments[version] if version < len(self.alignments) else ()
        source = spans_of(fields, "source", self.reference)
        target = spans_of(fields, "target", self.versions[version])
        return Finding(
            id=fields.text("id"),
            code=code,
            type=fields.text("type", "other"),
            severity=Severity(fields.one_of("severity", SEVERITIES)),
            confidence=fields.number("confidence", 0, 1),
            message=fields.text("message"),
            version=version,
            bead=fields.index("bead", len(beads)) if fields.has("bead") else None,
            source_spans=source,
            target_spans=target,
            reading=fields.text("reading", ""),
            suggestion=fields.text_or_none("suggestion"),
            alarm=fields.truth("alarm", True),
            kind=fields.text("kind", _kind_of(code)),
            absent=fields.truth("absent", code in _ABSENT),
            content=self.messages.of_key(fields, "message"),
            values=self.messages.of_key(fields, "reading"),
            merged=tuple(self.of(one, depth + 1) for one in fields.objects("merged")),
            text_digest=fields.text("text_digest", ""),
            decision=decision_of(fields.object("decision")) if fields.has("decision") else None,
            source_words=tuple(span.of(self.reference.text) for span in source),
            target_words=tuple(span.of(self.versions[version].text) for span in target),
        )


def _kind_of(code: str) -> str:
    """The kind of a finding that does not name it: as its code begins."""
    return next((kind for kind in (code, code[:1]) if kind in KINDS), "X")


def decision_of(fields: Fields) -> Decision:
    """What was decided of a finding, a pair of renderings or a rule."""
    text: Callable[[str], str] = lambda name: fields.text(name, "")  # noqa: E731
    return Decision(
        State(fields.one_of("state", _STATES)),
        fields.one_of("kind", _SCOPES, "finding"),
        id=text("id"),
        code=text("code"),
        source=text("source"),
        target=text("target"),
        document=text("document"),
        text_digest=text("text_digest"),
        who=text("who"),
        when=text("when"),
        why=text("why"),
    )


def decisions_of(fields: Fields) -> DecisionsUsed:
    """The decisions with which the report was made."""
    lapsed = tuple(map(decision_of, fields.objects("lapsed")))
    return DecisionsUsed(fields.count("given"), fields.text("digest"), lapsed)


def baseline_of(fields: Fields, known: frozenset[str]) -> Baseline:
    """The earlier report; ``known`` are the ids of the findings that it had and this one has."""
    fixed = tuple(
        PastFinding(
            one.text("id"),
            one.text("code"),
            Severity(one.one_of("severity", SEVERITIES)),
            one.text("message"),
            one.text("version"),
        )
        for one in fields.objects("fixed")
    )
    return Baseline(fields.text("name"), fields.text("digest"), known | {past.id for past in fixed}, fixed)
