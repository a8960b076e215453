"""Parts of a report beside its findings: what was looked for, the scores, the signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from samesaid.assembly.scores import version_scores
from samesaid.assembly.warnings import Lost
from samesaid.compare.evidence import Comparator
from samesaid.compare.pair import Pair
from samesaid.compare.registry import left_out
from samesaid.model import (
    Baseline,
    Bead,
    Check,
    DecisionsUsed,
    Document,
    Encoder,
    Entailment,
    Finding,
    Message,
    Relation,
    Score,
    Surface,
    Termbase,
    message,
)
from samesaid.settings import Settings
from samesaid.version import __version__


def looked_for(pair: Pair, comparators: Sequence[Comparator], settings: Settings, lost: Lost) -> tuple[Check, ...]:
    """What every comparator looks for between two texts, then the comparators that the settings leave out."""
    asked = (lost.unless(message("fault.checks", check=c.name), partial(_checks, c, pair)) for c in comparators)
    known = [one for some in asked for one in some or ()]
    others = (message("check.family", name=name) for name in left_out(settings.only))
    return (*known, *(Check(name, (), message("unchecked.only")) for name in others))


def _checks(comparator: Comparator, pair: Pair) -> tuple[Check, ...]:
    return tuple(comparator.checks(pair))


def by_importance(findings: Iterable[Iterable[Finding]]) -> list[Finding]:
    """One list over all versions, the most important first, whichever version it is in; what several versions share is
    together.
    """
    ordered = sorted(chain.from_iterable(findings), key=lambda f: (not f.alarm, -f.severity.rank, -f.confidence))
    entries: dict[object, list[Finding]] = {}
    for number, finding in enumerate(ordered):
        entries.setdefault((finding.alarm, finding.shared_key or number), []).append(finding)
    return [finding for entry in entries.values() for finding in entry]


# The share of the reference's sentences with a counterpart below which there is no penalty.
MIN_COVERAGE = 0.5


def scored(
    source: Document,
    target: Document,
    beads: Sequence[Bead],
    findings: Sequence[Finding],
    relation: Relation,
    lost: Lost,
    name: Message,
) -> tuple[tuple[Score, ...], tuple[Surface | None, ...]]:
    """The scores of a version and of its beads; none, with a warning that has its ``name``, where that fails.

    Another text has none. A condensed version has no penalty, nor has one that lacks more than half of the sentences:
    it would be the better the more is left out.
    """
    if relation is Relation.OTHER:
        return (), ()
    what = message("fault.scores", name=name)
    whole, alike = lost.unless(what, lambda: version_scores(source, target, beads, findings)) or ((), ())
    covered = next((score.value for score in whole if score.name == "coverage"), 0.0)
    withheld = relation is Relation.CONDENSED or covered < MIN_COVERAGE
    return tuple(score for score in whole if not (withheld and score.name == "penalty")), alike


def signature(
    texts: Sequence[Document],
    encoder: Encoder,
    termbase: Termbase | None,
    settings: Settings,
    entailment: Entailment | None = None,
) -> tuple[tuple[str, str], ...]:
    """What reproduces the report: our version, the encoder, the languages, the settings and the glossary, and, where
    there are any, the settings file and the model of entailment.
    """
    return (
        ("samesaid", __version__),
        ("encoder", f"{encoder.name}@{encoder.digest}"),
        ("languages", "-".join(t.language for t in texts)),
        ("settings", settings.signature()),
        ("glossary", f"{termbase.name}@{termbase.digest}" if termbase else "none"),
        *([("config", f"{Path(settings.file).name}@{settings.file_digest}")] if settings.file else []),
        *([("entailment", f"{entailment.name}@{entailment.digest}")] if entailment else []),
    )


def signature_of_decisions(decisions: DecisionsUsed | None, baseline: Baseline | None) -> tuple[tuple[str, str], ...]:
    """What a signature says of decisions and of an earlier report; nothing without them."""
    return (
        *([("decisions", f"{decisions.given}@{decisions.digest}")] if decisions else []),
        *([("baseline", baseline.digest)] if baseline else []),
    )
